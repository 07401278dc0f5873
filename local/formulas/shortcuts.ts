/** Shorter ways through Univer's engine; none of them changes a result. */
import {
  type ArrayValueObject,
  BaseReferenceObject,
  type BaseValueObject,
  type IFunctionService,
} from '@univerjs/engine-formula';

/** Univer asks each cell whether its own loop has a newer value for it, building tables to look it up; ours has none. */
let reads = false;

export function readCellsDirectly(): void {
  if (reads) return;
  reads = true;
  BaseReferenceObject.prototype.getCellData = function (this: BaseReferenceObject, row, column) {
    return this.getCurrentActiveSheetData()?.cellData.getValue(row, column);
  };
}

/** XLOOKUP's own step for one value that is looked up in an array. */
interface Lookup {
  _handleSingleObject(
    value: BaseValueObject,
    within: ArrayValueObject,
    results: ArrayValueObject,
    match: number,
    order: number,
  ): BaseValueObject;
}

/** What tells one value that is looked up from another; null for what is rarely met. */
const nameOf = (value: BaseValueObject): string | null =>
  value.isNull()
    ? 'null'
    : value.isString() || value.isNumber()
      ? `${typeof value.getValue()} ${value.getValue()}`
      : null;

/** A column of values looked up in another compares every pair; the same value is looked up once. */
export function lookUpOnce(functions: IFunctionService): void {
  const lookup = functions.getExecutor('XLOOKUP') as unknown as Lookup;
  const single = lookup._handleSingleObject.bind(lookup);
  let before: readonly unknown[] = [];
  let known = new Map<string, BaseValueObject>();
  lookup._handleSingleObject = (value, ...within) => {
    const name = nameOf(value);
    if (name === null) return single(value, ...within);
    if (within.some((one, i) => one !== before[i])) {
      before = within;
      known = new Map();
    }
    const found = known.get(name) ?? single(value, ...within);
    known.set(name, found);
    return found;
  };
}
