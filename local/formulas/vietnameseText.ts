/**
 * Text in formulas, read as a spreadsheet in vi_VN reads it. Univer takes text that looks like a date for one, month
 * first, wherever it stands; in Sheets text stays text: a custom function is handed "10/03/2023" as it is, and where a
 * number is called for ("10/03/2023"+1, DATEVALUE, VALUE) it is the 10th of March and "1,5" is one and a half.
 */
import {
  BaseFunction,
  type BaseValueObject,
  ErrorType,
  ErrorValueObject,
  type FunctionVariantType,
  type IFunctionService,
  NumberValueObject,
  StringValueObject,
  ValueObjectFactory,
} from '@univerjs/engine-formula';
import { typedInput } from '../values/typedInput.js';

/** The number that text stands for, with its format; null where it stands for none. */
function numberOf(text: string): { readonly v: number; readonly z?: string } | null {
  const input = typedInput(text.trim(), false, new Date().getFullYear());
  if (input.kind !== 'number') return null;
  return input.format === undefined ? { v: input.number } : { v: input.number, z: input.format };
}

let isRead = false;

/** Teaches Univer's engine to read so, for the whole process. */
export function readVietnameseText(): void {
  if (isRead) return;
  isRead = true;
  const create = ValueObjectFactory.create.bind(ValueObjectFactory);
  ValueObjectFactory.create = (value) => create(value, true);
  StringValueObject.prototype.convertToNumberObjectValue = function (this: StringValueObject) {
    const number = numberOf(String(this.getValue()));
    return number ? NumberValueObject.create(number.v, number.z) : ErrorValueObject.create(ErrorType.VALUE);
  };
}

/** Functions that take text for the day or the number that it stands for. */
const TAKE_TEXT = [
  'YEAR',
  'MONTH',
  'DAY',
  'WEEKDAY',
  'WEEKNUM',
  'EDATE',
  'EOMONTH',
  'DAYS',
  'DATEDIF',
  'TEXT',
];
TAKE_TEXT.push('NETWORKDAYS', 'NETWORKDAYS.INTL', 'WORKDAY', 'WORKDAY.INTL');

class TextValue extends BaseFunction {
  override minParams = 1;
  override maxParams = 1;
  constructor(
    name: string,
    private readonly of: (text: string) => number | null,
  ) {
    super(name);
  }
  override calculate(value: BaseValueObject): BaseValueObject {
    const one = (object: BaseValueObject): BaseValueObject => {
      if (!object.isString()) return object;
      const number = this.of(String(object.getValue()));
      return number === null ? ErrorValueObject.create(ErrorType.VALUE) : NumberValueObject.create(number);
    };
    return value.isArray() ? value.mapValue(one) : one(value);
  }
}

/** Puts functions that read text in the place of Univer's. */
export function registerTextFunctions(functions: IFunctionService): void {
  functions.registerExecutors(
    new TextValue('VALUE', (text) => numberOf(text)?.v ?? null),
    new TextValue('DATEVALUE', (text) => {
      const number = numberOf(text);
      return number?.z === undefined ? null : Math.floor(number.v);
    }),
  );
  for (const name of TAKE_TEXT) {
    const executor = functions.getExecutor(name);
    if (!executor) continue;
    const calculate = executor.calculate.bind(executor) as (
      ...variants: FunctionVariantType[]
    ) => FunctionVariantType;
    executor.calculate = (...variants: FunctionVariantType[]): FunctionVariantType =>
      calculate(
        ...variants.map((variant) => {
          if (variant.isReferenceObject() || !(variant as BaseValueObject).isString()) return variant;
          const number = numberOf(String((variant as BaseValueObject).getValue()));
          return number?.z === undefined ? variant : NumberValueObject.create(number.v, number.z);
        }),
      );
  }
}
