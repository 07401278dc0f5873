/** What was put off, reckoned from the cells of `Gia hạn` as a formula hands them over. */
import type { Day } from '../../calendar/day.js';
import { type CellValue, comparable, dayInCell, isBlank } from '../../cells/value.js';
import { quarterOf } from '../days/dueDays.js';
import { EXTENSION_KINDS, VERDICTS } from '../model.js';
import { effectiveSuccessions } from '../succession/inCells.js';
import { heirsOf } from '../succession/passings.js';
import { extendedBy, type Grant } from './grants.js';

type Row = readonly CellValue[];

const text = (value: CellValue | undefined): string => comparable(String(value ?? ''));

/** How a task's day stands, of the grants that hold for all who lead it; and how often anybody's was put off. */
export interface TaskDue {
  readonly due: Day | null;
  readonly times: number;
}

/**
 * The day of each task by its code, as it stands on a day.
 *
 * @param rows of Loại việc, Mã việc, Mốc/Kỳ, Mã cơ quan, Hạn mới, Kết luận, Ngày văn bản
 * @param kinds which kind of work the codes are of: Nhiệm vụ, Khắc phục
 * @param successions rows of Mã cũ, Mã mới, Ngày hiệu lực, Phạm vi, Nhiệm vụ
 * @example NV03 due 30/06, granted to all until 30/09 on 25/06, asked on 20/08 //=> { due: 30/09, times: 1 }
 */
export function tasksDueInCells(
  rows: readonly Row[],
  kinds: string = EXTENSION_KINDS.task,
  successions: readonly Row[] = [],
): (code: string, leads: string, due: Day | null, on: Day) => TaskDue {
  const all = effectiveSuccessions(successions, null, text);
  /** Whoever has it, or is to have it, in the place of its sole lead. */
  const answering = (code: string, leads: string): readonly string[] => [
    text(leads),
    ...heirsOf({ successions: all }, code, text(leads)),
  ];

  const byTask = new Map<
    string,
    { readonly grant: Grant; readonly agency: string; readonly slot: string }[]
  >();
  for (const [kind, work, slot, agency, newDue, verdict, day] of rows) {
    const due = dayInCell(newDue ?? '');
    const from = dayInCell(day ?? '');
    if (text(kind) !== comparable(kinds) || text(verdict) !== comparable(VERDICTS[1])) continue;
    if (due === null || from === null) continue;
    const name = text(work);
    const one = { grant: { due, from, document: '' }, agency: text(agency), slot: text(slot) };
    byTask.set(name, [...(byTask.get(name) ?? []), one]);
  }
  return (code, leads, due, on) => {
    const granted = byTask.get(text(code)) ?? [];
    const whose = answering(code, leads);
    const ofAll = granted
      .filter(
        ({ agency, slot }) =>
          (agency === '' || whose.includes(agency)) &&
          (slot === '' || (due !== null && (slot === text(quarterOf(due)) || dayInCell(slot) === due))),
      )
      .map(({ grant }) => grant)
      .sort((a, b) => a.from - b.from);
    return {
      due: extendedBy(due, ofAll, on).due,
      times: granted.filter(({ grant }) => grant.from <= on).length,
    };
  };
}

/** What a row says, as cells: Loại việc, Mã việc, Mốc/Kỳ, Mã cơ quan, Kết luận, Ngày văn bản. */
export interface ExtensionCells {
  readonly kind: CellValue;
  readonly work: CellValue;
  readonly milestone: CellValue;
  readonly agency: CellValue;
  readonly verdict: CellValue;
  readonly documentDay: CellValue;
}

/** What each row amounts to on a day: whether it counts, waits, or was followed by a newer one. */
export function effects(rows: readonly ExtensionCells[], on: Day): string[] {
  const granted = (row: ExtensionCells): Day | null =>
    text(row.verdict) === comparable(VERDICTS[1]) ? dayInCell(row.documentDay) : null;
  const nameOf = (row: ExtensionCells): string =>
    [row.kind, row.work, row.milestone, row.agency].map(text).join('|');
  const newest = new Map<string, number>();
  rows.forEach((row, i) => {
    const day = granted(row);
    if (day === null || day > on) return;
    const standing = newest.get(nameOf(row));
    if (standing === undefined || granted(rows[standing]!)! <= day) newest.set(nameOf(row), i);
  });
  return rows.map((row, i) => {
    if (isBlank(row.kind)) return '';
    if (text(row.verdict) === comparable(VERDICTS[2])) return 'Không gia hạn';
    if (text(row.verdict) !== comparable(VERDICTS[1])) return 'Chờ kết luận';
    const day = granted(row);
    if (day === null) return 'Thiếu ngày văn bản';
    if (day > on) return 'Chưa đến ngày văn bản';
    return newest.get(nameOf(row)) === i ? 'Đang tính' : 'Đã có gia hạn mới hơn';
  });
}
