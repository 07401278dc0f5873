/** Which column of a pasted table holds what, by its headings, or by what stands in it where there are none. */
import { markInCell } from '../numbering.js';
import { linesOf, type Pattern, pattern, spoken } from '../spelling.js';

/** What a column may hold, as officials head it. */
export const COLUMN_TITLES = {
  order: 'TT',
  area: 'Lĩnh vực',
  component: 'Nội dung thành phần',
  title: 'Nội dung, nhiệm vụ',
  product: 'Sản phẩm',
  leads: 'Cơ quan chủ trì',
  supports: 'Cơ quan phối hợp',
  time: 'Thời gian thực hiện',
  remark: 'Ghi chú',
} as const;

export type ColumnKey = keyof typeof COLUMN_TITLES;

/** 0-based place of each column in the table; null where there is none. */
export type Columns = Readonly<Record<ColumnKey, number | null>>;

export interface ColumnsRead {
  readonly columns: Columns;
  /** Columns of another meaning, by heading: what stands in them goes to `Ghi chú`. */
  readonly others: readonly { readonly at: number; readonly title: string }[];
  /** 0-based rows that are headings, the first with which the table begins among them; none without headings. */
  readonly headings: ReadonlySet<number>;
  /** One column names those who lead and those who support. */
  readonly isShared: boolean;
  readonly notes: readonly string[];
}

/** In the order of asking: "Thời gian thực hiện" is a time though it says "thực hiện". */
const HEADINGS: readonly (readonly [ColumnKey, Pattern])[] = [
  ['order', pattern('^(?:s?tt|số ?tt|số thứ tự|tt|stt)$')],
  ['remark', pattern('^(?:ghi chú|lưu ý)')],
  ['time', pattern('thời gian|thời hạn|thời điểm|tiến độ|^hạn|kỳ hạn|hoàn thành trước|ngày hoàn thành')],
  ['leads', pattern('chủ trì|đầu mối')],
  ['supports', pattern('phối hợp')],
  [
    'leads',
    pattern(
      '(?:cơ quan|đơn vị|tổ chức|bộ phận)[^;]*(?:thực hiện|phụ trách|tham mưu)|trách nhiệm|phân công|^(?:cơ quan|đơn vị)$',
    ),
  ],
  ['product', pattern('sản phẩm|kết quả|đầu ra')],
  ['component', pattern('thành phần|chỉ số thành phần')],
  ['area', pattern('^(?:lĩnh vực|trục nội dung|chỉ số nội dung|nội dung chỉ số|nội dung papi)')],
  ['title', pattern('nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|việc cần làm')],
];

const SUPPORTS = pattern('phối hợp');

/** Longer texts are content, not headings. */
const LONGEST_HEADING = 60;

/** What a cell heads; null for what is no heading. */
export function headingOf(cell: string): ColumnKey | null {
  const text = spoken(linesOf(cell).join(' '))
    .replace(/[.:*()]+$/, '')
    .trim();
  if (text === '' || text.length > LONGEST_HEADING) return null;
  return HEADINGS.find(([, form]) => form.test(text))?.[0] ?? null;
}

/** R1: says TT or STT and two more headings, or three headings and nothing else. */
export function isHeading(row: readonly string[]): boolean {
  const filled = row.filter((cell) => linesOf(cell).length > 0);
  const kinds = new Set(filled.map(headingOf).filter((key) => key !== null));
  const others = filled.filter((cell) => headingOf(cell) === null);
  if (filled.some((cell) => linesOf(cell).join(' ').length > LONGEST_HEADING)) return false;
  if (kinds.has('order')) return kinds.size >= 3;
  return (
    kinds.size >= 3 && kinds.has('title') && (kinds.has('leads') || kinds.has('time')) && others.length <= 2
  );
}

/** "(1) (2) (3) …" or "1 2 3 4 5 6" under the headings. */
export function isColumnNumbers(row: readonly string[]): boolean {
  const filled = row.map((cell) => linesOf(cell).join(' ')).filter((text) => text !== '');
  return (
    filled.length >= 3 &&
    filled.every((text) => /^\(?(?:\d{1,2}|[A-Da-d])\)?$/.test(text)) &&
    filled.filter((text) => /\d/.test(text)).length >= filled.length - 2
  );
}

/** The second line of headings whose first is merged over them ("Cơ quan thực hiện" over "Chủ trì", "Phối hợp"). */
const isSecondHeading = (row: readonly string[]): boolean => {
  const filled = row.filter((cell) => linesOf(cell).length > 0);
  return filled.length >= 2 && filled.every((cell) => headingOf(cell) !== null && markInCell(cell) === null);
};

const EMPTY: Columns = {
  order: null,
  area: null,
  component: null,
  title: null,
  product: null,
  leads: null,
  supports: null,
  time: null,
  remark: null,
};

/** The usual order, where a table has no headings. */
const USUAL: readonly ColumnKey[] = ['order', 'title', 'product', 'leads', 'supports', 'time', 'remark'];

/** How well cells are what a column holds, from 0 to 1. */
export interface Likeness {
  readonly isTime: (cell: string) => boolean;
  readonly isAgency: (cell: string) => boolean;
}

/**
 * Finds the columns of a table.
 *
 * @param chosen what a person has put right: it wins over every heading
 */
export function columnsOf(
  table: readonly (readonly string[])[],
  likeness: Likeness,
  chosen: Partial<Columns> = {},
): ColumnsRead {
  const headings = new Set<number>();
  for (const [i, row] of table.entries()) {
    if (isHeading(row)) headings.add(i);
    else if (i > 0 && headings.has(i - 1) && (isSecondHeading(row) || isColumnNumbers(row))) headings.add(i);
  }
  const found: Record<ColumnKey, number | null> = { ...EMPTY };
  let shared: number | null = null;
  const others: { at: number; title: string }[] = [];
  const notes: string[] = [];
  const first = [...headings][0];
  if (first === undefined) {
    Object.assign(found, byContent(table, likeness));
    notes.push(
      'Không thấy dòng tiêu đề (TT, Nội dung, Chủ trì …): các cột được nhận theo nội dung, hãy xem lại.',
    );
  } else {
    const width = Math.max(...table.map((row) => row.length));
    for (let at = 0; at < width; at++) {
      // The lower line says more: "Chủ trì" under "Cơ quan thực hiện".
      const lines: string[] = [];
      for (let i = first; headings.has(i) && i < first + 3; i++) {
        const text = linesOf(table[i]![at] ?? '').join(' ');
        if (text !== '' && !isColumnNumbers(table[i]!)) lines.unshift(text);
      }
      const key = lines.map(headingOf).find((one) => one !== null) ?? null;
      if (key === 'leads' && lines.some((line) => SUPPORTS.test(spoken(line)))) shared = at;
      if (key !== null && found[key] === null) found[key] = at;
      else if (lines.length > 0) others.push({ at, title: lines[0]! });
    }
    // "Lĩnh vực" alone before the tasks is the only column of content there is in some annexes.
    if (found.title === null && found.area !== null) {
      found.title = found.area;
      found.area = null;
    }
  }
  const result: Columns = { ...found, ...chosen };
  for (const key of ['title', 'leads', 'time'] as const) {
    if (result[key] === null) notes.push(`Không thấy cột «${COLUMN_TITLES[key]}»: hãy chọn cột.`);
  }
  const isShared = shared !== null && result.leads === shared && result.supports === null;
  if (isShared)
    notes.push(
      'Một cột gồm cả chủ trì và phối hợp: cơ quan ghi đầu được hiểu là chủ trì, các cơ quan sau là phối hợp.',
    );
  if (result.order === null)
    notes.push('Bảng không có cột số thứ tự: mã nhiệm vụ được đặt theo thứ tự dòng.');
  const used = new Set(Object.values(result));
  return { columns: result, others: others.filter(({ at }) => !used.has(at)), headings, isShared, notes };
}

/** Without headings: numbers, times and agencies are known by their looks; the longest texts are the tasks. */
function byContent(table: readonly (readonly string[])[], { isTime, isAgency }: Likeness): Partial<Columns> {
  const width = Math.max(0, ...table.map((row) => row.length));
  const cells = Array.from({ length: width }, (_, at) =>
    table.map((row) => row[at] ?? '').filter((cell) => linesOf(cell).length > 0),
  );
  const share = (at: number, is: (cell: string) => boolean): number =>
    cells[at]!.length === 0 ? 0 : cells[at]!.filter(is).length / cells[at]!.length;
  const free = new Set(cells.flatMap((list, at) => (list.length > 0 ? [at] : [])));
  const best = (score: (at: number) => number, least: number): number | null => {
    const ranked = [...free].map((at) => ({ at, score: score(at) })).sort((a, b) => b.score - a.score);
    if (!ranked[0] || ranked[0].score < least) return null;
    free.delete(ranked[0].at);
    return ranked[0].at;
  };
  const order = best((at) => share(at, (cell) => markInCell(cell) !== null), 0.5);
  const time = best((at) => share(at, isTime), 0.4);
  const agencies = [best((at) => share(at, isAgency), 0.4), best((at) => share(at, isAgency), 0.3)]
    .filter((at) => at !== null)
    .sort((a, b) => a - b);
  const length = (at: number): number =>
    cells[at]!.reduce((sum, cell) => sum + cell.length, 0) / cells[at]!.length;
  const title = best(length, 8);
  const product = best(length, 1);
  if (time === null && agencies.length === 0)
    return Object.fromEntries(USUAL.slice(0, width).map((key, at) => [key, at]));
  return { order, time, title, product, leads: agencies[0] ?? null, supports: agencies[1] ?? null };
}
