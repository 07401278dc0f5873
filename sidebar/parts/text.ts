/** How the client says dates, shares and places. */
import type { Item, Problem, RightsState } from '../../src/contract.js';

/** "2023-06-08" as "08/06/2023". */
export const date = (iso: string): string => iso.split('-').reverse().join('/');

/** At least two digits, as official documents write small numbers: "05". */
export const twoDigits = (number: number): string => String(number).padStart(2, '0');

/**
 * "2023-06-08" as official documents write it: a zero before days under 10 and before months 1 and 2 (Decree
 * 30/2020/NĐ-CP, annex I), here "08/6/2023".
 */
export const letterDay = (iso: string): string => {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  return `${twoDigits(day)}/${month < 3 ? twoDigits(month) : month}/${year}`;
};

export const percent = (rate: number | null): string => (rate === null ? '–' : `${Math.round(rate * 100)}%`);

export const timeLeft = ({ daysLeft, status }: Pick<Item, 'daysLeft' | 'status'>): string =>
  status === 'Quá hạn'
    ? daysLeft === 0
      ? 'vừa quá hạn'
      : `quá hạn ${-daysLeft!} ngày`
    : daysLeft === 0
      ? 'đến hạn'
      : `còn ${daysLeft} ngày`;

export const place = ({ sheet, row, column }: Problem): string =>
  [sheet, row === null ? '' : `dòng ${row}`, column === null ? '' : `cột ${column}`]
    .filter(Boolean)
    .join(', ');

/** How far rights are that a command has begun to change, as a further sentence; nothing where they are complete. */
export const unfinished = ({ rights: { state, said } }: { readonly rights: RightsState }): string =>
  state === 'complete'
    ? ''
    : ` ${said.charAt(0).toUpperCase()}${said.slice(1)}${said.endsWith('.') ? '' : '.'}`;

/** Working days with one decimal, as Vietnamese writes it: "3,5". */
export const days = (number: number): string => String(Math.round(number * 10) / 10).replace('.', ',');

/** A change of a share in percentage points: "+12", "−3", "±0". */
export const points = (change: number): string => {
  const rounded = Math.round(change * 100);
  return rounded === 0 ? '±0' : rounded > 0 ? `+${rounded}` : `−${-rounded}`;
};
