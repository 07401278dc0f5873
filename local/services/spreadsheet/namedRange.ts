/** NamedRange (developers.google.com/apps-script/reference/spreadsheet/named-range). What is done to one is done at once. */
import { isRangeName } from '../../grid/names.js';
import type { StoredName } from '../../grid/stored.js';
import { emulate } from '../notEmulated.js';
import type { Objects } from './objects.js';
import { placeOf, rectangleOf } from './places.js';

type NamedRange = GoogleAppsScript.Spreadsheet.NamedRange;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** Gives a name to a range, which loses another that has it. @throws where it can be no name */
export function setNamedRange({ execution }: Objects, name: string, range: Range): void {
  if (!isRangeName(name)) throw new Error(`Invalid name for a range: ${name}`);
  execution.buffer.push();
  execution.state.grid.setName(name, { sheetId: placeOf(range).sheetId, area: rectangleOf(range) });
}

export function namedRange(objects: Objects, stored: StoredName): NamedRange {
  const { execution } = objects;
  const { grid } = execution.state;
  let { name } = stored;
  const standing = (): StoredName => {
    const found = grid.named(name);
    if (!found) throw new Error(`The named range ${name} no longer exists.`);
    return found;
  };
  const self: NamedRange = emulate<NamedRange>(
    'NamedRange',
    {
      getName: () => name,
      getRange: () => objects.range(standing().sheetId, standing().area),
      setName(to: string) {
        const range = objects.range(standing().sheetId, standing().area);
        setNamedRange(objects, to, range);
        if (to.toLowerCase() !== name.toLowerCase()) grid.setName(name, null);
        name = to;
        return self;
      },
      setRange(range: Range) {
        setNamedRange(objects, standing().name, range);
        return self;
      },
      remove() {
        execution.buffer.push();
        grid.setName(standing().name, null);
      },
    },
    execution,
  );
  return self;
}
