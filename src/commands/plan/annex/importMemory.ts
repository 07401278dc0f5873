/**
 * What the last import did, so that it can be taken back as long as nobody has touched what it wrote. Kept outside the
 * cells, with this workbook alone: a copy is another workbook, whose rows nobody has imported.
 */
import { isoDay } from '../../../calendar/day.js';
import { fingerprintOf } from '../../../cells/hash.js';
import { type CellValue, dayInCell } from '../../../cells/value.js';
import type { DocumentMemory } from '../../../environment.js';
import { TASKS } from '../../../schema/sheets.js';
import type { Positions } from '../../../schema/standing.js';
import { keepWhole, keptWhole } from '../../workbook/keptWhole.js';

const KEY = 'papi.import';

/** A cell that was changed. Days are ISO texts. */
export interface ChangedCell {
  readonly code: string;
  /** Column of `Nhiệm vụ`. */
  readonly key: string;
  readonly before: string;
  readonly after: string;
}

export interface RememberedImport {
  /** When, as an instant in ISO form. */
  readonly at: string;
  /** Rows that were added: code, and marks of what was written. */
  readonly added: readonly (readonly [code: string, marks: string])[];
  readonly changed: readonly ChangedCell[];
  /** Codes of tasks that were marked as no longer in the annex. */
  readonly marked: readonly string[];
  /** Taking it back has begun, and may have been cut off. */
  readonly isBeingUndone?: true;
}

/** A cell's content as it is compared and remembered. */
export const cellText = (value: CellValue | undefined): string => {
  const day =
    value instanceof Date || Object.prototype.toString.call(value) === '[object Date]'
      ? dayInCell(value!)
      : null;
  return day === null ? String(value ?? '') : isoDay(day);
};

const TYPED = Object.entries(TASKS.columns).flatMap(([key, { type }]) => (type === 'computed' ? [] : [key]));
/** Characters of a cell's mark: one wrong guess in a million and a half. */
const CELL_MARK = 4;

const cellMark = (value: CellValue | undefined): string => {
  const text = cellText(value);
  return text === '' ? ''.padEnd(CELL_MARK, '-') : fingerprintOf([[text]]).slice(-CELL_MARK);
};

/** The marks of a row's cells, of every column that people fill in: they tell whether it still holds what was written. */
export const marksOf = (cellAt: (key: string) => CellValue | undefined): string =>
  TYPED.map((key) => cellMark(cellAt(key))).join('');

/** The same of a row that stands in the sheet. */
export const marksOfRow = (values: readonly CellValue[], at: Positions): string =>
  marksOf((key) => values[at.get(key) ?? -1]);

/** Whether a row holds what was written, or as much of it as an undo that was cut off has left. */
export function isAsWritten(now: string, written: string, isHalfUndone: boolean): boolean {
  if (now === written) return true;
  if (!isHalfUndone || now.length !== written.length) return false;
  for (let i = 0; i < now.length; i += CELL_MARK) {
    const mark = now.slice(i, i + CELL_MARK);
    if (mark !== written.slice(i, i + CELL_MARK) && mark !== cellMark('')) return false;
  }
  return true;
}

/** @returns whether it fits; else nothing is remembered, nor anything of an import before */
export const rememberImport = (memory: DocumentMemory, done: RememberedImport | null): boolean =>
  keepWhole(memory, KEY, done);

/** null where there is none to take back. */
export const rememberedImport = (memory: DocumentMemory): RememberedImport | null =>
  keptWhole<RememberedImport>(memory, KEY);
