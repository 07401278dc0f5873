/** RangeList: one call, however many ranges it holds. */
import type { Rectangle } from '../../grid/rectangle.js';
import { table } from '../../grid/table.js';
import { emulate } from '../notEmulated.js';
import { cellDeeds, styling } from './cellDeeds.js';
import type { Objects } from './objects.js';

type RangeList = GoogleAppsScript.Spreadsheet.RangeList;

export function rangeList(objects: Objects, sheetId: string, areas: readonly Rectangle[]): RangeList {
  const { execution } = objects;
  const deeds = areas.map((area) => cellDeeds(execution, sheetId, area));
  const each = (deed: (one: (typeof deeds)[number], area: Rectangle) => void): RangeList => {
    deeds.forEach((one, i) => {
      deed(one, areas[i]!);
    });
    return self;
  };
  const self: RangeList = emulate<RangeList>(
    'RangeList',
    {
      ...styling(
        () => self,
        (patch) => each((one) => one.style(patch)),
      ),
      getRanges: () => areas.map((area) => objects.range(sheetId, area)),
      setNote: (note: string | null) =>
        each((one, { rows, columns }) => one.note(table(rows, columns, () => note))),
      clearContent: () => each((one) => one.fill('')),
      setValue: (value: unknown) => each((one) => one.fill(value)),
      clearNote: () => each((one, { rows, columns }) => one.note(table(rows, columns, () => null))),
    },
    execution,
  );
  return self;
}
