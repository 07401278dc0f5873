/**
 * IMPORTRANGE: what a formula shows of another spreadsheet. As on Google it needs one click of consent a link, by
 * somebody who may open the other spreadsheet, and shows what stood there when it was calculated last: not at once what
 * is typed there, but after a refresh. Where there is a delay, a formula that reads something for the first time shows
 * "Loading…" until it has come.
 */
import { parseReference } from '../formulas/formulaText.js';
import { CellError, type CustomArgument, type Evaluated } from '../formulas/univerEngine.js';
import type { HostState } from '../state/hostState.js';

export const IMPORT_RANGE = 'IMPORTRANGE';

/** What the cell's hover says, as Google words it. */
export const NOT_CONNECTED = 'Bạn cần kết nối các trang tính này.';
const NO_ACCESS = 'Bạn không có quyền truy cập trang tính đó.';
const NO_RANGE = 'Không tìm thấy phạm vi hoặc trang tính của phạm vi đã nhập.';

const LOADING: Evaluated = { value: 'Loading…', isDate: false };

/** A spreadsheet as others may read it. */
interface Readable {
  readonly state: HostState;
}

/** The id in a spreadsheet's address, or the text itself. */
export const idIn = (link: string): string => /\/d\/([\w-]+)/.exec(link)?.[1] ?? link;

/** Which spreadsheets there are, and which may read which. */
export class OtherSpreadsheets {
  private readonly open = new Map<string, () => Readable>();
  private readonly allowed = new Set<string>();
  /** What formulas show, by who reads and what. */
  private readonly shown = new Map<string, Evaluated[][] | CellError>();
  /** The spreadsheet whose formulas read at present, not only show what was read before. */
  private reading: string | null = null;

  constructor(
    /** Finds spreadsheets that were not added; null where there is none of that id. */
    private readonly find: (id: string) => Readable | null = () => null,
    /**
     * The delay: called with the id of a spreadsheet in which something is to be read for the first time; whoever hears
     * it reads after a while, by `readingFor`. Left out: everything is read at once.
     */
    private readonly later: ((reader: string) => void) | null = null,
  ) {}

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
    for (const key of this.shown.keys()) if (key.startsWith(`${reader} ${read} `)) this.shown.delete(key);
  }

  /** Whether somebody may open a spreadsheet. */
  mayOpen(id: string, email: string): boolean {
    return this.stateFor(id, email) !== null;
  }

  private stateFor(id: string, email: string): HostState | null {
    const state = (this.open.get(id)?.() ?? this.find(id))?.state;
    return state && (state.owns(email) || state.amongEditors(state.sharedWith, email)) ? state : null;
  }

  /** While the formulas of a spreadsheet are calculated in `deed`, they read what stands in the others. */
  readingFor(reader: string, deed: () => void): void {
    const before = this.reading;
    this.reading = reader;
    try {
      deed();
    } finally {
      this.reading = before;
    }
  }

  /** @throws CellError as Google words it */
  read(reader: HostState, link: string, range: string): Evaluated[][] {
    const id = idIn(link);
    if (!this.later) return this.standing(reader, id, range);
    const key = `${reader.id} ${id} ${range}`;
    if (this.reading === reader.id) {
      try {
        this.shown.set(key, this.standing(reader, id, range));
      } catch (error) {
        if (!(error instanceof CellError)) throw error;
        this.shown.set(key, error);
      }
    }
    const shown = this.shown.get(key);
    if (shown instanceof CellError) throw shown;
    if (!shown) this.later(reader.id);
    return shown ?? [[LOADING]];
  }

  /** What stands there now. @throws CellError where it cannot be read */
  private standing(reader: HostState, id: string, range: string): Evaluated[][] {
    const state = this.stateFor(id, reader.owner);
    if (!state) throw new CellError('#REF!', NO_ACCESS);
    if (!this.allowed.has(`${reader.id} ${id}`)) throw new CellError('#REF!', NOT_CONNECTED);
    const bang = range.lastIndexOf('!');
    const sheet = range.slice(0, bang).replace(/^'|'$/g, '').replace(/''/g, "'");
    const sheetId = bang < 0 ? (state.grid.sheetIds()[0] ?? null) : state.grid.sheetIdNamed(sheet);
    const area = parseReference(range.slice(bang + 1));
    if (sheetId === null || area === null) throw new CellError('#REF!', NO_RANGE);
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
  if (!others) throw new CellError('#REF!', NO_ACCESS);
  return others.read(reader, text(link), text(range));
}
