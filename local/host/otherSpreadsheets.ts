/**
 * IMPORTRANGE: what a formula shows of another spreadsheet. As on Google it needs one click of consent a link, by
 * somebody who may open the other spreadsheet, and shows what stood there when it was calculated last: not at once what
 * is typed there, but after a refresh.
 */
import { parseReference } from '../formulas/formulaText.js';
import { CellError, type CustomArgument, type Evaluated } from '../formulas/univerEngine.js';
import type { HostState } from '../state/hostState.js';

export const IMPORT_RANGE = 'IMPORTRANGE';

/** A spreadsheet as others may read it. */
interface Readable {
  readonly state: HostState;
}

/** Which spreadsheets there are, and which may read which. */
export class OtherSpreadsheets {
  private readonly open = new Map<string, () => Readable>();
  private readonly allowed = new Set<string>();

  /** @param spreadsheet asked for whenever it is read: a host that is loaded anew has another state */
  add(id: string, spreadsheet: () => Readable): void {
    this.open.set(id, spreadsheet);
  }

  /** As if it had been deleted. */
  remove(id: string): void {
    this.open.delete(id);
  }

  /** "Cho phép truy cập", clicked in the reading spreadsheet. */
  allow(reader: string, read: string): void {
    this.allowed.add(`${reader} ${read}`);
  }

  /** @throws CellError as Google words it */
  read(reader: HostState, link: string, range: string): Evaluated[][] {
    const id = /\/d\/([\w-]+)/.exec(link)?.[1] ?? link;
    const state = this.open.get(id)?.().state;
    const mayOpen = state?.owns(reader.owner) || state?.amongEditors(state.sharedWith, reader.owner);
    if (!state || !mayOpen) throw new CellError('#REF!', "You don't have permissions to access that sheet.");
    if (!this.allowed.has(`${reader.id} ${id}`))
      throw new CellError('#REF!', 'You need to connect these sheets. Allow access');
    const bang = range.lastIndexOf('!');
    const sheet = range.slice(0, bang).replace(/^'|'$/g, '').replace(/''/g, "'");
    const sheetId = bang < 0 ? (state.grid.sheetIds()[0] ?? null) : state.grid.sheetIdNamed(sheet);
    const area = parseReference(range.slice(bang + 1));
    if (sheetId === null || area === null)
      throw new CellError('#REF!', 'Cannot find range or sheet for imported range.');
    const rows = Math.min(area.toRow ?? Number.MAX_SAFE_INTEGER, state.grid.rowCount(sheetId) - 1);
    const columns = Math.min(area.toColumn, state.grid.columnCount(sheetId) - 1);
    state.grid.recalculate();
    return state.grid
      .values(sheetId, {
        row: area.fromRow,
        column: area.fromColumn,
        rows: rows - area.fromRow + 1,
        columns: columns - area.fromColumn + 1,
      })
      .map((line) => line.map((value): Evaluated => ({ value: value === '' ? null : value, isDate: false })));
  }
}

/** @throws CellError where it cannot be read */
export function importRange(
  reader: HostState,
  others: OtherSpreadsheets | undefined,
  [link, range]: readonly CustomArgument[],
): Evaluated[][] {
  const text = (argument: CustomArgument | undefined): string =>
    argument === undefined || Array.isArray(argument) ? '' : String(argument.value ?? '');
  if (!others) throw new CellError('#REF!', "You don't have permissions to access that sheet.");
  return others.read(reader, text(link), text(range));
}
