/**
 * What was approved of a report row, or of a row of figures: a line of its mark (`Dấu duyệt`) that holds a fingerprint of
 * the officials' cells and their values. An edit afterwards no longer fits the fingerprint: until the row is approved anew, what was approved
 * counts, and nothing approved changes silently.
 */
import { type Day, dayFromText, isoDay } from '../../calendar/day.js';
import { comparable, properText } from '../../cells/comparable.js';
import { fingerprintOf } from '../../cells/hash.js';
import { type CellValue, dayInCell, isBlank, numberInCell } from '../../cells/value.js';

/** Keys of the sealed columns of `Báo cáo quý` in this version of the seal. */
export const SEALED = [
  'result',
  'progress',
  'done',
  'evidence',
  'difficulties',
  'proposals',
  'sent',
  'resent',
] as const;
/** Keys of the sealed columns of `Số liệu`. */
export const SEALED_FIGURES = ['value', 'denominator', 'words', 'note', 'sent', 'resent'] as const;
export type SealedKey = (typeof SEALED)[number] | (typeof SEALED_FIGURES)[number];
const DAYS: readonly string[] = ['done', 'sent', 'resent'];
const NUMBERS: readonly string[] = ['progress', 'value', 'denominator'];

type Cells = Readonly<Partial<Record<SealedKey, CellValue>>>;

/** The sealed cells of a row as they stand; null where a column is not there, so that nothing can be said of it. */
export type SealedCells = Cells | null;

/** What a row is about: a task, or in `Số liệu` an indicator. */
export interface RowKey {
  readonly period: string;
  readonly agency: string;
  readonly task?: string;
  readonly indicator?: string;
}

/** The keys of the columns that are sealed in the sheet whose columns stand there: a row of figures has an indicator. */
export const sealedKeys = (at: ReadonlyMap<string, number>): readonly SealedKey[] =>
  at.has('indicator') ? SEALED_FIGURES : SEALED;
const keysOf = (cells: Cells): SealedKey[] => Object.keys(cells) as SealedKey[];

/** The values that were approved: days as ISO text, numbers as numbers, texts as typed; empty cells left out. */
export type ApprovedValues = Readonly<Partial<Record<SealedKey, string | number>>>;

export interface Approval {
  readonly values: ApprovedValues;
  readonly fingerprint: string;
}

/** The most characters kept of one text: eight cells have to fit into one (Google: 50,000 characters). */
const KEPT = 5_000;
const APPROVED_ON = 'duyệt ngày ';
const LINE = /^duyệt 1 (\S+) (\S+) (\{.*\})$/;

function approved(key: SealedKey, value: CellValue = ''): string | number | undefined {
  if (isBlank(value)) return undefined;
  const day = DAYS.includes(key) ? dayInCell(value) : null;
  if (day !== null) return isoDay(day);
  const number = NUMBERS.includes(key) ? numberInCell(value) : null;
  if (number !== null) return number;
  return String(value);
}

/** Blanks, letter forms and the like are no change of what was reported. */
const fingerprint = (cells: Cells): string =>
  fingerprintOf([
    keysOf(cells).map((key) => {
      const value = approved(key, cells[key]);
      return typeof value === 'string' ? properText(value) : String(value ?? '');
    }),
  ]);

/** A command reads thousands of rows several times, always the same ones. */
const names = new Map<string, string>();

function nameOf({ period, agency, task, indicator = '' }: RowKey): string {
  const about = task ?? indicator;
  const key = `${period}\n${agency}\n${about}`;
  const known = names.get(key);
  if (known !== undefined) return known;
  const name = fingerprintOf([[period, agency, about].map(comparable)]);
  names.set(key, name);
  return name;
}

const isSealLine = (line: string): boolean => line.normalize('NFC').startsWith('duyệt ');
const otherLines = (mark: string): string[] =>
  mark.split('\n').filter((line) => line !== '' && !isSealLine(line));

/**
 * A row's mark with what stands in its cells as approved; its other lines stay.
 *
 * @param day of the approval
 */
export function withApproval(mark: string, row: RowKey, cells: Cells, day: Day): string {
  const values = Object.fromEntries(
    keysOf(cells).flatMap((key) => {
      const value = approved(key, cells[key]);
      return value === undefined ? [] : [[key, typeof value === 'string' ? value.slice(0, KEPT) : value]];
    }),
  );
  return [
    ...otherLines(mark),
    `duyệt 1 ${nameOf(row)} ${fingerprint(cells)} ${JSON.stringify(values)}`,
    `${APPROVED_ON}${isoDay(day)}`,
  ].join('\n');
}

/** The day of the approval that a row's mark records; null where it records none, as marks of earlier versions do not. */
export function approvedOn(mark: string): Day | null {
  const line = mark
    .normalize('NFC')
    .split('\n')
    .find((one) => one.startsWith(APPROVED_ON));
  return line === undefined ? null : dayFromText(line.slice(APPROVED_ON.length));
}

/** A row's mark after its codes were given another form: what was approved of it stays approved. */
export const resealed = (mark: string, row: RowKey, now: RowKey): string =>
  mark
    .split('\n')
    .map((line) => {
      const name = LINE.exec(line.normalize('NFC'))?.[1];
      return name === nameOf(row) ? line.replace(` ${name} `, ` ${nameOf(now)} `) : line;
    })
    .join('\n');

/** A row's mark without an approval: it was taken back, or the row was sent back. */
export const withoutApproval = (mark: string): string => otherLines(mark).join('\n');

/** What a row's mark says was approved; null where it says nothing, or was made for another row. */
export function approvalIn(mark: string, row: RowKey): Approval | null {
  const found = mark
    .split('\n')
    .map((line) => LINE.exec(line.normalize('NFC')))
    .find((parts) => parts !== null);
  if (!found || found[1] !== nameOf(row)) return null;
  try {
    return { values: JSON.parse(found[3]!) as ApprovedValues, fingerprint: found[2]! };
  } catch {
    return null;
  }
}

/** Whether a row says something else than what was approved. Nearly all say it letter for letter, which is seen sooner. */
export const differs = ({ values, fingerprint: kept }: Approval, cells: SealedCells): boolean =>
  cells !== null &&
  !keysOf(cells).every((key) => {
    const value = approved(key, cells[key]);
    return value === values[key] && (typeof value !== 'string' || value.length < KEPT);
  }) &&
  fingerprint(cells) !== kept;

/** The sealed cells of a row, wherever the columns stand. */
export function sealedCells(line: readonly CellValue[], at: ReadonlyMap<string, number>): SealedCells {
  const keys = sealedKeys(at);
  if (keys.some((key) => !at.has(key))) return null;
  return Object.fromEntries(keys.map((key) => [key, line[at.get(key)!] ?? '']));
}
