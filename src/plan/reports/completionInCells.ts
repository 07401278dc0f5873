/** The completion of whole tasks, reckoned from the cells of the sheets as a formula hands them over. */
import { type Day, dayFromText } from '../../calendar/day.js';
import { type CellValue, comparable, dayInCell } from '../../cells/value.js';
import { agencyBook } from '../agencies/agencyBook.js';
import { builtInGroups, groupsOf } from '../agencies/groups.js';
import { milestoneTexts } from '../days/cycle.js';
import { type QuarterlyRow, REVIEWS } from '../model.js';
import { type Effective, effectiveSuccessions } from '../succession/inCells.js';
import { heirsOf, successionOf } from '../succession/passings.js';
import { type Fulfilment, fulfilmentByLead, milestonesByLead, together } from './fulfilment.js';
import { returnIn } from './returnedReport.js';

type Row = readonly CellValue[];

const text = (value: CellValue | undefined): string => String(value ?? '');

/** Of each row the cells Mã cơ quan, Mã NV, Ngày hoàn thành, Duyệt, Ngày gửi lại, Dấu duyệt, Kỳ. */
function reportRow(
  [agency, task, done, review, resent, mark, period]: Row,
  row: number,
  codeOf: (text: string) => string | null,
): QuarterlyRow[] {
  const code = codeOf(text(agency));
  const day = dayInCell(done ?? '');
  // Only a completion matters here.
  if (code === null || day === null) return [];
  const reviewed = comparable(text(review));
  return [
    {
      row,
      period: comparable(text(period)).toUpperCase(),
      agency: code,
      task: comparable(text(task)),
      title: '',
      progress: null,
      done: day,
      result: '',
      difficulties: '',
      proposals: '',
      sent: null,
      resent: dayInCell(resent ?? ''),
      review: REVIEWS.find((one) => comparable(one) === reviewed) ?? null,
      remark: '',
      ...returnIn(text(mark)),
      approvedOn: null,
      edited: false,
    },
  ];
}

/** How far a task has come with the agencies that lead it. */
export interface TaskCompletion {
  /** How many lead it, and how many of them have completed it. */
  readonly leads: number;
  readonly completed: number;
  /** The day on which every one of them had; null while one of them has not, and where nobody leads. */
  readonly day: Day | null;
  /** The first milestone that one of them has still to reach; null where there is none. */
  readonly next: Day | null;
  /** The last milestone; null where there is none. */
  readonly last: Day | null;
}

/** The days among a cell's milestones, in order. */
const daysOfMilestones = (cell: string): Day[] =>
  [...new Set(milestoneTexts(cell).flatMap((part) => dayFromText(part) ?? []))].sort((a, b) => a - b);

/**
 * The completion of each task, by its code, the cell with its leads and the day in `Nhiệm vụ`.
 *
 * A task with milestones is completed once each of them is.
 *
 * @param reports rows of Mã cơ quan, Mã NV, Ngày hoàn thành, Duyệt, Ngày gửi lại, Dấu duyệt, Kỳ
 * @param agencies rows of Mã, Tên cơ quan, Loại
 * @param groups rows of Nhóm, Gồm, Tên bắt đầu bằng; none: the built-in groups
 * @param successions rows of Mã cũ, Mã mới, Ngày hiệu lực, Phạm vi, Nhiệm vụ; those count that are in effect on `asOf`
 * @example NV02 led by SNV;STC, SNV done 01/06, STC done 05/06 //=> { leads: 2, completed: 2, day: 05/06, … }
 */
export function completionByTask(
  reports: readonly Row[],
  agencies: readonly Row[],
  groups: readonly Row[] = [],
  { successions, asOf }: { readonly successions: readonly Row[]; readonly asOf: Day | null } = {
    successions: [],
    asOf: null,
  },
): (code: string, leads: string, done: Day | null, milestones?: string, due?: Day | null) => TaskCompletion {
  const listed = agencies
    .map(([code, name, kind]) => ({
      code: text(code).trim(),
      name: text(name),
      kind: text(kind),
    }))
    // The sheet's own formula hands the header over with the rows: it is no agency that a group of all would have.
    .filter(({ code, kind }) => code !== '' && !(code === 'Mã' && kind === 'Loại'));
  const stated = groups
    .map(([code, of, beginning]) => ({
      code: text(code).trim(),
      title: '',
      of: text(of),
      beginning: text(beginning),
    }))
    .filter(({ code }) => code.startsWith('@'));
  const book = agencyBook(listed, stated.length > 0 ? groupsOf(stated) : builtInGroups());
  const told = { periods: [], quarterlyRows: reports.flatMap((row, i) => reportRow(row, i, book.codeOf)) };
  const fulfilment = fulfilmentByLead(told);
  const ofMilestones = milestonesByLead(told);
  const effective = { successions: effectiveSuccessions(successions, asOf, book.codeOf) };
  return (code, leads, done, milestones = '', due = null) => {
    const named = new Set<string>();
    const led = new Set(
      book.read(leads).flatMap((mention): string[] => {
        if (mention.is === 'agency') named.add(mention.code);
        if (mention.is === 'agency') return [mention.code];
        if (mention.is !== 'group') return [];
        return listed.filter((agency) => mention.group.has(agency)).map((agency) => agency.code);
      }),
    );
    const stated = daysOfMilestones(milestones);
    const task = { code: comparable(code), leads: [...led], done, progress: null, milestones: stated };
    type Part = Fulfilment & { readonly due: Day | null };
    const partOf = (agency: string): Part[] =>
      stated.length > 0 ? ofMilestones(task, agency) : [{ due: null, ...fulfilment(task, agency) }];
    const parts = task.leads
      .map((agency): Part[] => {
        const own = partOf(agency);
        const succession = successionOf(effective.successions, agency, named.has(agency) ? code : '');
        if (succession === null) return own;
        const heirs = named.has(agency) ? heirsOf(effective, code, agency) : [];
        const others = heirs.filter((heir) => !led.has(heir)).map(partOf);
        if (others.length > 0)
          return own.map((one, i) => ({
            due: one.due,
            ...together(
              one,
              others.map((other) => other[i]!),
            ),
          }));
        return own.filter((one) => !drops(one, one.due ?? due, succession));
      })
      .filter((part) => part.length > 0);
    const open = parts.flatMap((part) => part.filter((one) => one.done === null));
    const completed = parts.filter((part) => part.every((one) => one.done !== null));
    const days = completed.flat().map((one) => one.done!);
    return {
      leads: parts.length,
      completed: completed.length,
      day: parts.length > 0 && open.length === 0 ? (Math.max(...days) as Day) : null,
      next: open.reduce<Day | null>(
        (first, { due }) => (due === null || (first !== null && first <= due) ? first : due),
        null,
      ),
      last: stated[stated.length - 1] ?? null,
    };
  };
}

/** Whether nothing is asked any more of who has ended: it was not due before, and not done. */
const drops = ({ done }: Fulfilment, due: Day | null, { on }: Effective): boolean =>
  (done === null || done >= on) && (due === null || due >= on);
