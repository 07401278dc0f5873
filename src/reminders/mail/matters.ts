/** What an agency owes, put together by what it is: the quarterly rows of one period are one matter, its tasks another. */
import type { Assessed, ObligationKind } from '../../plan/obligations/obligation.js';
import { periodInWords } from '../../plan/periods/periodCode.js';

export interface Matter {
  /** @example 'Báo cáo quý I/2023' */
  readonly title: string;
  /** @example 'chưa gửi 33 nhiệm vụ' */
  readonly owed: string;
  /** What its items are counted in. @example 'nhiệm vụ' */
  readonly unit: string;
  readonly overdue: number;
  /** Those that are new to the reader first, then as they were given. */
  readonly items: readonly Assessed[];
  /** How many of them, from the first, are new. */
  readonly fresh: number;
}

/** Title, what is said of so many that are owed, and what they are counted in. */
type Words = readonly [title: (of: Assessed) => string, owed: (count: number) => string, unit: string];

const reportOf = ({ period }: Assessed): string => `Báo cáo ${periodInWords(period ?? '')}`;
const RETURNED: Words = [reportOf, (n) => `bị trả lại ${n} nhiệm vụ, cần sửa và gửi lại`, 'nhiệm vụ'];
const FIGURES_RETURNED: Words = [
  ({ period }) => `Biểu số liệu ${periodInWords(period ?? '')}`,
  (n) => `bị trả lại số liệu ở ${n} biểu, cần sửa và gửi lại`,
  'biểu',
];
const WORDS: Readonly<Record<ObligationKind, Words>> = {
  quarterly: [reportOf, (n) => `chưa gửi ${n} nhiệm vụ`, 'nhiệm vụ'],
  periodic: [reportOf, () => 'chưa nộp', 'báo cáo'],
  form: [FIGURES_RETURNED[0], (n) => `chưa gửi ${n} biểu`, 'biểu'],
  task: [() => 'Nhiệm vụ được giao', (n) => `chưa hoàn thành ${n}`, 'nhiệm vụ'],
  ownPlan: [() => 'Kế hoạch của cơ quan', () => 'chưa ban hành', 'kế hoạch'],
  gaps: [() => 'Kế hoạch còn thiếu nội dung', () => 'cần bổ sung', 'kế hoạch'],
  inspection: [() => 'Kiểm tra theo kế hoạch', () => 'chưa kiểm tra quý III', 'cuộc'],
  finding: [() => 'Khắc phục sau kiểm tra', (n) => `chưa khắc phục ${n} nội dung`, 'nội dung'],
};

/** Those of one agency; of several, an own plan or a report is one for each: they are counted. */
const owedBy = (words: Words, count: number): string => {
  const said = words[1](count);
  return count > 1 && !/\d/.test(said) ? `${said} ${count} ${words[2]}` : said;
};

/**
 * Matters in the order of their most urgent item.
 *
 * @param items most urgent first
 * @param isTakenOver of another agency, and not told yet to who has taken it over
 * @example 33 rows of 2023-Q1 not sent and one task //=> 'Báo cáo quý I/2023' 'chưa gửi 33 nhiệm vụ'; 'Nhiệm vụ được giao' 'chưa hoàn thành 1'
 */
export function mattersOf(
  items: readonly Assessed[],
  isFresh: (item: Assessed) => boolean,
  isTakenOver: (item: Assessed) => boolean,
): Matter[] {
  const groups = new Map<string, Assessed[]>();
  for (const item of items) {
    const key = [item.kind, item.period, item.returned !== null, isTakenOver(item)].join();
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()].map((group): Matter => {
    const fresh = group.filter(isFresh);
    const [{ kind, returned }] = group as [Assessed];
    const words = returned === null ? WORDS[kind] : kind === 'form' ? FIGURES_RETURNED : RETURNED;
    return {
      title: `${isTakenOver(group[0]!) ? 'Nhận bàn giao: ' : ''}${words[0](group[0]!)}`,
      owed: owedBy(words, group.length),
      unit: words[2],
      overdue: group.filter(({ status }) => status === 'Quá hạn').length,
      items: [...fresh, ...group.filter((item) => !isFresh(item))],
      fresh: fresh.length,
    };
  });
}

/** An item's own title under its matter's, without saying again what stands above it. */
export function titleUnder({ title }: Matter, item: Assessed): string {
  if (!item.title.startsWith(title)) return item.title.replace(/[.;\s]+$/, '');
  return item.title.slice(title.length).replace(/^[:\s]+|[.;\s]+$/g, '');
}
