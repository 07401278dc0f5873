/** Filter and its criteria: hidden values by column. */
import type { Execution } from '../../running/execution.js';
import { emulate } from '../notEmulated.js';
import { cellDeeds } from './cellDeeds.js';
import type { Objects } from './objects.js';

type Filter = GoogleAppsScript.Spreadsheet.Filter;
type Criteria = GoogleAppsScript.Spreadsheet.FilterCriteria;
type CriteriaBuilder = GoogleAppsScript.Spreadsheet.FilterCriteriaBuilder;

const hiddenValues = new WeakMap<object, readonly string[]>();

function criteria(execution: Execution, values: readonly string[]): Criteria {
  const made = emulate<Criteria>('FilterCriteria', { getHiddenValues: () => [...values] }, execution);
  hiddenValues.set(made, values);
  return made;
}

export function criteriaBuilder(execution: Execution): CriteriaBuilder {
  let values: readonly string[] = [];
  const self: CriteriaBuilder = emulate<CriteriaBuilder>(
    'FilterCriteriaBuilder',
    {
      setHiddenValues(hidden: string[]) {
        values = hidden.map(String);
        return self;
      },
      build: () => criteria(execution, values),
    },
    execution,
  );
  return self;
}

export function filter(objects: Objects, sheetId: string): Filter {
  const { execution } = objects;
  const { grid } = execution.state;
  const standing = () => {
    const found = grid.extrasOf(sheetId).filter;
    if (!found) throw new Error('The filter no longer exists.');
    return found;
  };
  const set = (column: number, values: readonly string[] | null): Filter => {
    execution.buffer.write(() => grid.setFilter(sheetId, standing().area, { column: column - 1, values }));
    return self;
  };
  const self: Filter = emulate<Filter>(
    'Filter',
    {
      getRange: () => objects.range(sheetId, standing().area),
      remove: () => execution.buffer.write(() => grid.removeFilter(sheetId)),
      getColumnFilterCriteria: (column: number) => {
        const values = standing().hidden[column - 1];
        return (values ? criteria(execution, values) : null) as ReturnType<Filter['getColumnFilterCriteria']>;
      },
      setColumnFilterCriteria(column: number, given: Criteria | null) {
        const values = given && hiddenValues.get(given);
        if (values === undefined)
          throw new Error(
            "The parameters don't match the method signature for Filter.setColumnFilterCriteria.",
          );
        return set(column, values);
      },
      removeColumnFilterCriteria: (column: number) => set(column, null),
      sort(column: number, ascending: boolean) {
        execution.buffer.write(() => {
          const { area } = standing();
          const below = { ...area, row: area.row + 1, rows: area.rows - 1 };
          if (below.rows < 1) return;
          cellDeeds(execution, sheetId, below).checkRights();
          grid.sort(sheetId, below, [{ column: column - 1, ascending }]);
        });
        return self;
      },
    },
    execution,
  );
  return self;
}
