/** The words of `Thời gian thực hiện` read as days: "Quý II/2026", "Trước 15/6", "Tháng 3 - 12", "Thường xuyên" … */
import { addDays, type Day, dayFromText, dayOf, vnDay, yearOf } from '../../calendar/day.js';
import { CYCLES, type Cycle } from '../../plan/days/cycle.js';
import { linesOf, pattern, spoken, tidy } from '../spelling.js';
import { inYear, type Point, pointIn, type Span, spanOf, type Unit } from './point.js';
import { type Recurring, recurringIn } from './recurring.js';
import type { TimeFrame, TimeOfTask } from './timeOfTask.js';

/** Due days further from the plan's year than this are misprints (capabilities 0.6: năm −1…+2). */
const YEARS_BEFORE = 1;
const YEARS_AFTER = 2;

/** Words in front of a time that say nothing but "then at the latest", or nothing at all. */
const LEADING = pattern(
  '^(?:chậm nhất|muộn nhất|không muộn hơn|không quá|dự kiến|khoảng|xong|hoàn thành|thực hiện|báo cáo|ban hành|tổ chức|triển khai|kết thúc|gửi|trong|vào|là|đến|tới|hết|cuối|thời gian|thời hạn|hạn|các|vòng|định kỳ|ngay trong)\\s*:?\\s+',
);
const BEFORE = /^trước(?: thời điểm| khi hết)?\s+/;
const VAGUE = pattern('^(đầu|giữa|trung tuần|thượng tuần|hạ tuần)\\s+(?=tháng|quý|năm|t ?\\d|q ?\\d)');
const OPEN_START = /^(?:kể )?từ (?:ngày )?(.+?)(?: trở đi)?$/;
const FROM_NOW = pattern(
  '^(?:từ |kể từ )?(?:nay|khi ban hành(?: kế hoạch)?|khi kế hoạch(?: này)? được ban hành|ngày ban hành(?: kế hoạch)?|ngày ký(?: ban hành)?)$',
);
const AND_AFTER = pattern(
  '\\s*,?\\s*(?:và|và thực hiện|và duy trì(?: trong)?)?\\s*(?:các|những) (?:năm|giai đoạn) (?:tiếp theo|sau|kế tiếp|tới)$|\\s*(?:,|và) (?:duy trì )?(?:các|những) năm$|\\s+trở đi$',
);
const YEARLY = /(?:\s*,?\s+và)?\s+(?:hằng năm|mỗi năm)$/;
const LABEL = /^[\p{L}\d\s]{2,40}:\s*/u;

/** A term counted from the plan's issue: "Trong 15 ngày làm việc kể từ ngày Kế hoạch này được ban hành". */
const TERM = pattern(
  '^(?:(?:trong|vòng|trong vòng|chậm nhất|muộn nhất|không quá|sau|thời hạn|thời gian|là|hoàn thành|ban hành|xong)\\s+)*(\\d{1,3})(?: \\([^)]*\\))? ngày( làm việc)?\\s*,?\\s*(?:(?:kể|tính)\\s*)?(?:từ|sau)\\s+(.+)$',
);
const PLAN_ISSUED = pattern(
  '^(?:thời điểm |khi |ngày |thời gian )*(?:ban hành|ký|ký ban hành|phê duyệt)?\\s*(?:của )?(?:bản )?(?:kế hoạch(?: này| của tỉnh| của ubnd tỉnh| của ủy ban nhân dân tỉnh| papi)?|ngày ban hành|ban hành|ngày ký|ký)\\s*(?:này)?\\s*(?:được )?(?:ban hành|ký|ký ban hành|có hiệu lực|phê duyệt|thông qua)?$',
);

const UNSTATED = pattern(
  '(?:^|\\s)theo (?:kế hoạch|quy định|yêu cầu|tiến độ|chỉ đạo|hướng dẫn|chương trình|lịch|thực tế|từng|đợt|thời hạn|đề nghị|nhu cầu|mùa vụ|văn bản)|khi (?:có|phát sinh|được|cần)|sau khi|ngay sau|tùy|phát sinh|đột xuất',
);

interface Item {
  readonly words: string;
  readonly before: boolean;
  readonly point: Point | null;
  readonly to: Point | null;
  readonly recurring: (Recurring & { readonly year: number | null }) | null;
  readonly start: Day | null;
  readonly notes: readonly string[];
}

const nothing = (notes: readonly string[], remark = ''): TimeOfTask => ({
  cycle: 'once',
  start: null,
  due: null,
  milestones: [],
  notes,
  remark,
});

/** A part of the words without its leading words: what it states, and whether "trước" stood in front. */
function stripped(words: string): {
  readonly rest: string;
  readonly before: boolean;
  readonly vague: string;
} {
  let rest = words;
  let before = false;
  let vague = '';
  for (;;) {
    if (pointIn(rest, null)) break;
    if (BEFORE.test(rest)) {
      before = true;
      rest = rest.replace(BEFORE, '');
    } else if (VAGUE.test(rest)) {
      vague = VAGUE.exec(rest)![1]!;
      rest = rest.replace(VAGUE, '');
    } else if (LEADING.test(rest)) rest = rest.replace(LEADING, '');
    else break;
  }
  return { rest, before, vague };
}

/** "Tháng 3 - 12", "từ 01/3 đến 30/6": both ends; null where the words are no range of stated times. */
function rangeIn(
  words: string,
  unit: Unit | null,
): { readonly from: Point | 'issue'; readonly to: Point } | null {
  const text = words.replace(/^từ\s+/, '');
  for (const found of text.matchAll(/\s*(?:-|đến hết|đến|tới)\s*/g)) {
    const left = text.slice(0, found.index).trim();
    const right = stripped(text.slice(found.index! + found[0].length).trim()).rest;
    const from = FROM_NOW.test(left)
      ? 'issue'
      : (pointIn(left.replace(/^ngày /, ''), unit) ?? pointIn(left, unit));
    if (from === null) {
      // "15-30/6": two days of a month.
      const day = /^(?:ngày )?(\d{1,2})$/.exec(left);
      const to = day && pointIn(right, null);
      if (to?.unit === 'day') return { from: { ...to, dayOfMonth: Number(day![1]) }, to };
      continue;
    }
    const to = pointIn(right, from === 'issue' ? null : from.unit);
    if (to) return { from, to };
  }
  return null;
}

function itemIn(words: string, unit: Unit | null, frame: TimeFrame): Item | null {
  const item = (parts: Partial<Item>): Item => ({
    words,
    before: false,
    point: null,
    to: null,
    recurring: null,
    start: null,
    notes: [],
    ...parts,
  });
  const recurring = recurringIn(words);
  if (recurring) return item({ recurring, notes: recurring.notes });
  const { rest, before, vague } = stripped(words);
  const again = recurringIn(rest);
  if (again && !before && vague === '') return item({ recurring: again, notes: again.notes });
  const point = pointIn(rest, unit);
  if (point) {
    const notes =
      vague === '' ? [] : [`«${vague} …» không nêu ngày: tạm lấy ngày cuối của khoảng thời gian được nêu.`];
    return item({ point, before, notes });
  }
  const range = rangeIn(rest, unit);
  if (range) {
    return range.from === 'issue'
      ? item({ point: range.to, before, start: frame.issued })
      : item({ point: range.from, to: range.to, before });
  }
  const open = OPEN_START.exec(rest);
  const since = open && pointIn(open[1]!, unit);
  if (since) {
    const span = spanOf(inYear(since, frame.year));
    return item({
      point: { unit: 'year', number: 0, dayOfMonth: null, year: null },
      start: span?.first ?? null,
      notes: ['Chỉ nêu ngày bắt đầu: tạm lấy hạn là ngày cuối năm kế hoạch.'],
    });
  }
  return null;
}

/** "(đợt 1)", "(nội dung 2)": a number that is no time. */
const COUNTED = pattern('(?:đợt|lần|kỳ|nội dung|ý|mục|điểm|phụ lục|việc)(?: thứ)? \\d+', 'gu');

const SEPARATOR = /\s*[;\n]\s*|\s*,\s*(?!$)|\s+(?:và|&)\s+|\s*\+\s*/;

/** Parts of a list of times; null with the part that cannot be read. */
function itemsIn(words: string, frame: TimeFrame): readonly Item[] | string {
  const whole = itemIn(words.replace(/\n/g, ' '), null, frame);
  if (whole) return [whole];
  const items: Item[] = [];
  for (const part of words.split(SEPARATOR).filter((text) => text !== '')) {
    const previous = items[items.length - 1];
    const unlabelled = part.replace(LABEL, '');
    const unit = previous?.recurring ? 'half' : (previous?.point?.unit ?? null);
    const item = itemIn(part, unit, frame) ?? itemIn(unlabelled, unit, frame);
    if (!item) return part;
    items.push(item);
  }
  return items;
}

interface Due extends Span {
  readonly notes: readonly string[];
}

/** The days of each item, the year filled in: that of the item itself, of the next that states one, of the plan. */
function daysOf(items: readonly Item[], frame: TimeFrame): Due[] | string {
  let before = false;
  const stated = (from: number): number | null => {
    for (const item of items.slice(from)) {
      const year = item.point?.year ?? item.to?.year ?? null;
      if (year !== null) return year;
    }
    return null;
  };
  const result: Due[] = [];
  for (const [i, item] of items.entries()) {
    if (!item.point) continue;
    const notes = [...item.notes];
    // "Trước ngày 10/6 và 31/10": the word stands once and is said of each.
    before = item.before || (before && items.length > 1 && item.point.unit === 'day');
    const last = item.to ?? item.point;
    let year = last.year ?? item.point.year ?? stated(i) ?? frame.year;
    const next = items[i + 1]?.point;
    if (
      last.year === null &&
      next &&
      next.year !== null &&
      next.unit === last.unit &&
      next.number < last.number
    ) {
      year = next.year - 1;
      notes.push(`«${item.words}» được hiểu là của năm ${year}.`);
    }
    const end = spanOf(inYear(last, year));
    if (end === null) return item.words;
    let first = end.first;
    if (item.to) {
      let fromYear = item.point.year ?? year;
      let start = spanOf(inYear(item.point, fromYear));
      if (start !== null && start.first > end.last && item.point.year === null) {
        fromYear--;
        start = spanOf(inYear(item.point, fromYear));
      }
      if (start === null || start.first > end.last) return item.words;
      first = start.first;
    }
    const due = before ? addDays(item.to || item.point.unit === 'day' ? end.last : end.first, -1) : end.last;
    result.push({ first, last: due, notes });
  }
  return result;
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** A number cell that Sheets shows as a date, or a date cell that is a year (2026 is shown as 18/07/1905). */
function asNumberCell(text: string): string {
  const whole = text.replace(/^(\d+)[.,]0+$/, '$1');
  if (/^\d{5}$/.test(whole)) {
    const serial = Number(whole);
    if (serial >= 36526 && serial <= 73415) return vnDay(serial as Day);
  }
  const day = dayFromText(whole);
  return day !== null && day >= 1990 && day <= 2150 && yearOf(day) === 1905 ? String(day) : whole;
}

/**
 * Reads the words of a time.
 *
 * Every word must be understood: what is left over makes the whole a time without a day, named in `notes`.
 * A time without a year is of the plan's year, or of the next year stated beside it.
 *
 * @example readTime('Quý II/2026', frame) // once, due 30/06/2026
 * @example readTime('Trước ngày 15 tháng cuối quý', frame) // quarterly: 14/03, 14/06, 14/09, 14/12
 */
export function readTime(cell: string, frame: TimeFrame): TimeOfTask {
  const written = tidy(cell);
  if (written === '') return nothing(['Chưa ghi thời gian thực hiện.']);
  const fromNumber = asNumberCell(linesOf(cell).join(' ').normalize('NFKC'));
  const wasNumber = fromNumber !== linesOf(cell).join(' ').normalize('NFKC');
  // Line by line: comparing folds every blank into one.
  let words = (wasNumber ? fromNumber : written)
    .split('\n')
    .map((line) => spoken(line).replace(/^[-+•*]\s+/, ''))
    .join('\n')
    .replace(/\s*\/\s*/g, '/')
    .replace(/[\s.;,:]+$/, '')
    .replace(/\bngày(?=\d)/g, 'ngày ')
    .replace(/^thời (?:gian|hạn)(?: thực hiện| hoàn thành)?\s*:\s*/, '');
  const notes: string[] = [];
  if (wasNumber) notes.push(`«${written}» là ô số hoặc ô ngày: được hiểu là ${fromNumber}.`);

  const aside = [...words.matchAll(/\s*[([][^)\]]*[)\]]/g)].map(([text]) => text.trim());
  const shownAside = [...written.matchAll(/[([][^)\]]*[)\]]/g)].map(([text]) => text);
  words = words
    .replace(/\s*[([][^)\]]*[)\]]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (aside.some((text) => /\d|quý|tháng|năm|trước/.test(text.replace(COUNTED, ''))))
    notes.push(`Phần trong ngoặc ${shownAside.join(' ')} không được tính vào hạn.`);

  let remark = '';
  const after = AND_AFTER.exec(words);
  if (after) {
    remark = words.slice(after.index).replace(/^[\s,]+/, '');
    words = words.slice(0, after.index).trim();
  }

  const term = TERM.exec(words);
  if (term) return termOf(term, frame, notes);

  // "Trước 15/12 hằng năm" is a day of this plan's year; "Hằng năm" alone is the whole year.
  const yearly = YEARLY.exec(words);
  if (yearly && !recurringIn(words)) {
    remark = [words.slice(yearly.index).trim(), remark].filter(Boolean).join(', ');
    words = words.slice(0, yearly.index).trim();
  }

  const items = itemsIn(words, frame);
  if (typeof items === 'string') {
    const why = UNSTATED.test(words)
      ? `«${written.replace(/\n/g, ' ')}» không nêu ngày cụ thể: cần ghi hạn.`
      : `Chưa hiểu thời gian «${written.replace(/\n/g, ' ')}»${items === words ? '' : ` (chỗ «${items}»)`}.`;
    return nothing([...notes, why], remark);
  }
  const time = assembled(items, { frame, words, notes, remark });
  return aside.length === 1 ? withOwnDays(time, aside[0]!.slice(1, -1), frame) : time;
}

/** "02 lần/năm (tháng 6, tháng 12)", "Hằng quý (trước ngày 25 tháng cuối quý)": the brackets say on which days. */
function withOwnDays(time: TimeOfTask, aside: string, frame: TimeFrame): TimeOfTask {
  if (time.milestones.length < 2) return time;
  const { due, milestones, notes } = readTime(aside, frame);
  return milestones.length === time.milestones.length && notes.length === 0
    ? { ...time, due, milestones, notes: [] }
    : time;
}

function termOf(term: RegExpExecArray, frame: TimeFrame, notes: readonly string[]): TimeOfTask {
  const [, count, working, since] = term;
  if (!PLAN_ISSUED.test(since!.trim()))
    return nothing([
      ...notes,
      `Thời hạn tính từ «${since}», không phải từ ngày ban hành kế hoạch: cần ghi hạn.`,
    ]);
  if (frame.issued === null)
    return nothing([
      ...notes,
      'Hạn tính từ ngày ban hành kế hoạch, nhưng trang Cấu hình chưa có «Ngày ban hành kế hoạch».',
    ]);
  const days = Number(count);
  const due = working ? frame.calendar.add(frame.issued, days) : addDays(frame.issued, days);
  return { cycle: 'once', start: null, due, milestones: [], notes, remark: '' };
}

function assembled(
  items: readonly Item[],
  rest: {
    readonly frame: TimeFrame;
    readonly words: string;
    notes: readonly string[];
    readonly remark: string;
  },
): TimeOfTask {
  const { frame, remark } = rest;
  const notes = [...rest.notes];
  const days = daysOf(items, frame);
  if (typeof days === 'string') return nothing([...notes, `Không có ngày như «${days}».`], remark);
  const out = days.find(
    ({ last }) => yearOf(last) < frame.year - YEARS_BEFORE || yearOf(last) > frame.year + YEARS_AFTER,
  );
  if (out)
    return nothing(
      [...notes, `Hạn ${vnDay(out.last)} cách xa năm kế hoạch ${frame.year}: cần xem lại.`],
      remark,
    );
  const recurring = items.flatMap((item) => (item.recurring ? [item.recurring] : []));
  notes.push(
    ...unique([...items.flatMap((item) => item.recurring?.notes ?? []), ...days.flatMap((day) => day.notes)]),
  );
  if (recurring.length > 0) return recurringTime(recurring, days, { ...rest, notes });

  const dues = unique(days.map(({ last }) => last)).sort((a, b) => a - b);
  // Only a range, or a second half-year, states a first day.
  const only = items.length === 1 ? items[0]! : null;
  const stated =
    only?.to || (only?.point?.unit === 'half' && only.point.number === 2) ? days[0]!.first : null;
  const start = only?.start ?? stated;
  if (only?.to && only.point?.unit === 'quarter')
    notes.push('Được hiểu là một khoảng thời gian; nếu quý nào cũng phải làm, hãy chọn «Hằng quý».');
  if (dues.length <= 1) {
    const due = dues[0] ?? null;
    if (due !== null && frame.issued !== null && due < frame.issued)
      notes.push(`Hạn ${vnDay(due)} đứng trước ngày ban hành kế hoạch (${vnDay(frame.issued)}).`);
    return { cycle: 'once', start, due, milestones: [], notes, remark };
  }
  const open = sinceIssue(dues, frame);
  if (open.length < dues.length)
    notes.push(
      `Bỏ mốc trước ngày ban hành kế hoạch: ${dues
        .filter((day) => !open.includes(day))
        .map(vnDay)
        .join('; ')}.`,
    );
  return { cycle: 'milestones', start: null, due: open[open.length - 1]!, milestones: open, notes, remark };
}

/** Milestones that the plan was there for; all of them where none is left. */
const sinceIssue = (days: readonly Day[], { issued }: TimeFrame): readonly Day[] => {
  const open = issued === null ? days : days.filter((day) => day >= issued);
  return open.length > 0 ? open : days;
};

/** Of several ways of coming again, the one with most occasions. */
const MOST_OFTEN: readonly Cycle[] = ['monthly', 'quarterly', 'allYear', 'milestones'];

function recurringTime(
  recurring: readonly (Recurring & { readonly year: number | null })[],
  days: readonly Due[],
  rest: {
    readonly frame: TimeFrame;
    readonly words: string;
    readonly notes: readonly string[];
    readonly remark: string;
  },
): TimeOfTask {
  const { frame, remark } = rest;
  const notes = [...rest.notes];
  const cycles = unique(recurring.map(({ cycle }) => cycle));
  const cycle = MOST_OFTEN.find((one) => cycles.includes(one as Recurring['cycle'])) as Recurring['cycle'];
  const chosen = recurring.find((one) => one.cycle === cycle)!;
  // "Hằng quý, 6 tháng, năm": half-years and the year end with a quarter.
  const ends = new Set(chosen.milestones(chosen.year ?? frame.year));
  const covered = cycle !== 'allYear' && days.every(({ last }) => ends.has(last));
  if (cycles.length > 1 || (days.length > 0 && !covered))
    notes.push(`«${rest.words.replace(/\n/g, ' ')}» nêu nhiều cách: được hiểu là «${CYCLES[cycle]}».`);
  const year = chosen.year ?? frame.year;
  if (cycle === 'allYear')
    return { cycle, start: null, due: dayOf(year, 12, 31), milestones: [], notes, remark };
  const milestones = sinceIssue(
    [...ends].sort((a, b) => a - b),
    frame,
  );
  return { cycle, start: null, due: milestones[milestones.length - 1]!, milestones, notes, remark };
}
