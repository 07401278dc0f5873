/** What each row of an annex is: rules R1 to R6 of the plan's annexes, before anything in it is read. */
import type { PapiArea } from '../../plan/areas.js';
import { isDitto, leadingMark, type Mark, markInCell } from '../numbering.js';
import { sectionMeaning } from '../sections.js';
import { linesOf, pattern, spoken, tidy } from '../spelling.js';
import { type ColumnKey, type ColumnsRead, isColumnNumbers } from './columns.js';

export type RowKind =
  /** Headings, repeated on each page of a Word file. */
  | 'heading'
  /** A part of the annex. */
  | 'section'
  /** A numbered line that only heads those under it. */
  | 'parent'
  | 'task'
  /** A line under a numbered one. */
  | 'child'
  /** Word splits a long row into two: belongs to the row before. */
  | 'continuation'
  | 'empty'
  /** Before the table, behind it, or nothing that can be a task. */
  | 'outside';

export interface AnnexLine {
  /** 1-based row in the table. */
  readonly source: number;
  readonly kind: RowKind;
  readonly mark: Mark | null;
  /** The title without its mark. */
  readonly title: string;
  /** A numbered line whose title begins with "a)": the first of its lines, and the head of none. */
  readonly isFirstOfList: boolean;
  /** The cells of the declared columns, continuations joined. */
  readonly cells: Readonly<Record<ColumnKey, string>>;
  /** What stands in columns of another meaning: "Kinh phí: 20 triệu". */
  readonly others: readonly string[];
  /** 1-based row of the line that it stands under or goes on; null for none. */
  readonly under: number | null;
  readonly notes: readonly string[];
}

type Cells = Record<ColumnKey, string>;

interface Draft {
  source: number;
  kind: RowKind;
  mark: Mark | null;
  title: string;
  isFirstOfList: boolean;
  cells: Cells;
  others: string[];
  under: number | null;
  notes: string[];
}

const isFilled = (cell: string): boolean => linesOf(cell).length > 0;
const FOOT = pattern('^(?:nơi nhận|tm\\.|kt\\.|tl\\.|người lập|ghi chú:|lưu ý:|tổng cộng|tổng số)');

function draftOf(row: readonly string[], source: number, { columns, others }: ColumnsRead): Draft {
  const cell = (key: ColumnKey): string => (columns[key] === null ? '' : (row[columns[key]] ?? ''));
  const cells = Object.fromEntries(
    (Object.keys(columns) as ColumnKey[]).map((key) => [key, cell(key)]),
  ) as Cells;
  const draft: Draft = {
    source,
    kind: 'empty',
    mark: null,
    title: '',
    isFirstOfList: false,
    cells,
    others: others.flatMap(({ at, title }) =>
      isFilled(row[at] ?? '') ? [`${title}: ${tidy(row[at]!).replace(/\n/g, ' ')}`] : [],
    ),
    under: null,
    notes: [],
  };
  const inOrder = markInCell(cells.order);
  const title = tidy(cells.title);
  if (inOrder) {
    draft.mark = inOrder;
    // "5" in its column and "5." again before the title, or "a)" behind an empty number.
    const inside = leadingMark(title);
    const same =
      inside.mark !== null && inside.mark.text.replace(/\W/g, '') === inOrder.text.replace(/\W/g, '');
    draft.isFirstOfList =
      inOrder.kind === 'number' && inside.mark?.kind === 'letter' && inside.mark.letter === 'a';
    draft.title = same || draft.isFirstOfList ? inside.rest : title;
    return draft;
  }
  // A heading is merged over the row, so that its text stands in the first column, or in whichever is filled.
  const whole = title !== '' ? title : tidy(cells.order);
  const { mark, rest } = leadingMark(whole);
  draft.mark = mark;
  draft.title = rest;
  if (title !== '' && isFilled(cells.order)) {
    const order = linesOf(cells.order).join(' ');
    if (!isDitto(order)) draft.notes.push(`Số thứ tự «${order}» không đọc được.`);
  }
  return draft;
}

/** Whether nothing but a number and a title stands in a row. */
const isBare = ({ cells, others }: Draft): boolean =>
  others.length === 0 &&
  (['product', 'leads', 'supports', 'time'] as const).every((key) => !isFilled(cells[key]));
const hasNoDeed = ({ cells }: Draft): boolean => !isFilled(cells.leads) && !isFilled(cells.time);

const under = (a: Draft, b: Draft | undefined): boolean => {
  if (!b?.mark) return false;
  if (b.mark.kind === 'bullet' || b.mark.kind === 'letter') return true;
  return (
    b.mark.kind === 'number' &&
    a.mark?.kind === 'number' &&
    b.mark.levels.length > a.mark.levels.length &&
    a.mark.levels.every((level, i) => level === (b.mark as { levels: readonly number[] }).levels[i])
  );
};

/** The kinds of all rows of a table, in order; one line for each row. */
export function linesOfTable(
  table: readonly (readonly string[])[],
  read: ColumnsRead,
  areas: readonly PapiArea[],
): AnnexLine[] {
  const firstHeading = [...read.headings][0] ?? -1;
  const drafts = table.map((row, i) => draftOf(row, i + 1, read));
  const isRow = (i: number): boolean =>
    i > firstHeading && !read.headings.has(i) && table[i]!.some(isFilled) && !isColumnNumbers(table[i]!);
  const next = (from: number): Draft | undefined => {
    for (let i = from + 1; i < drafts.length; i++) if (isRow(i)) return drafts[i];
    return undefined;
  };

  let last: Draft | null = null;
  let parent: Draft | null = null;
  let lettered: Draft | null = null;
  let ended = false;
  for (const [i, draft] of drafts.entries()) {
    const row = table[i]!;
    if (read.headings.has(i)) {
      draft.kind = 'heading';
      draft.notes = [];
    } else if (!row.some(isFilled)) draft.kind = 'empty';
    else if (i < firstHeading || ended) draft.kind = 'outside';
    else if (isColumnNumbers(row)) draft.kind = 'heading';
    else if (draft.mark === null && FOOT.test(spoken(draft.title)) && !isFilled(draft.cells.time)) {
      draft.kind = 'outside';
      ended = true;
    } else {
      const kind = kindOf(draft, { next: next(i), last, parent, areas });
      draft.kind = kind;
      if (draft.mark?.kind !== 'bullet') lettered = null;
      if (kind === 'section') {
        parent = null;
        last = null;
      } else if (kind === 'child') {
        draft.under = (lettered ?? parent)?.source ?? null;
        // "a) …" without a lead over "- …": a head under a head.
        if (draft.mark?.kind === 'letter' && hasNoDeed(draft) && next(i)?.mark?.kind === 'bullet') {
          draft.kind = 'parent';
          lettered = draft;
        }
        last = draft;
      } else if (kind === 'parent' || kind === 'task') {
        parent = draft;
        last = draft;
      } else if (kind === 'continuation' && last) {
        draft.under = last.source;
        join(last, draft);
      }
    }
  }
  headsOnly(drafts);
  return drafts;
}

interface Surroundings {
  readonly next: Draft | undefined;
  readonly last: Draft | null;
  readonly parent: Draft | null;
  readonly areas: readonly PapiArea[];
}

function kindOf(draft: Draft, { next, last, parent, areas }: Surroundings): RowKind {
  const { mark, title, cells } = draft;
  const isTitled = title !== '' || mark !== null;
  if (!isTitled && !isFilled(cells.title)) return last ? 'continuation' : 'outside';
  // Merged over several rows: the paste repeats number and title.
  if (last && mark?.kind === 'number' && sameLine(last, draft)) return 'continuation';
  if (mark?.kind === 'part' && hasNoDeed(draft)) return 'section';
  const meaning = isBare(draft) ? sectionMeaning(title, areas) : null;
  if (meaning && mark?.kind !== 'letter' && mark?.kind !== 'bullet') {
    if (mark === null) return 'section';
    // "1. Tham gia của người dân …" heads tasks "1.1", or a numbering that begins anew.
    const follows = next?.mark;
    if (follows?.kind === 'number' && mark.kind === 'number' && !goesOn(mark.levels, follows.levels))
      return 'section';
  }
  if (mark?.kind === 'letter' || mark?.kind === 'bullet') return parent ? 'child' : 'task';
  if (mark?.kind === 'number') {
    if (parent && under(parent, draft)) return 'child';
    return hasNoDeed(draft) && under(draft, next) ? 'parent' : 'task';
  }
  if (mark?.kind === 'part') return 'task';
  if (last && /^\p{Ll}/u.test(title)) return 'continuation';
  if (isBare(draft)) return next ? 'section' : 'outside';
  return parent?.mark?.kind === 'number' ? 'child' : 'task';
}

const sameLine = (a: Draft, b: Draft): boolean =>
  a.mark?.kind === 'number' &&
  b.mark?.kind === 'number' &&
  a.mark.levels.join('.') === b.mark.levels.join('.') &&
  spoken(a.title) === spoken(b.title);

const goesOn = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && b[b.length - 1] === a[a.length - 1]! + 1;

/** Adds what stands in a continuation to the line it goes on, each cell by a line break. */
function join(line: Draft, more: Draft): void {
  const repeats = sameLine(line, more);
  for (const key of ['product', 'leads', 'supports', 'time', 'remark'] as const) {
    if (isFilled(more.cells[key]) && spoken(more.cells[key]) !== spoken(line.cells[key]))
      line.cells[key] = isFilled(line.cells[key])
        ? `${line.cells[key]}\n${more.cells[key]}`
        : more.cells[key];
  }
  if (!repeats && more.title !== '') {
    line.title = tidy(`${line.title}\n${more.title}`);
    line.notes.push(`Gồm cả dòng ${more.source} («${more.title.slice(0, 40)}»).`);
  }
  line.others.push(...more.others);
}

/**
 * A numbered line whose sub-lines say nothing of their own is their common head: what stands in it was merged over
 * them. One that has its own lead and time beside theirs is a task as well.
 */
function headsOnly(drafts: readonly Draft[]): void {
  for (const head of drafts) {
    if (head.kind !== 'task') continue;
    const children = drafts.filter((draft) => draft.kind === 'child' && draft.under === head.source);
    if (children.length === 0) continue;
    if (head.isFirstOfList) continue;
    if (children.every(hasNoDeed)) head.kind = 'parent';
    else if (!hasNoDeed(head) && isFilled(head.cells.leads) && isFilled(head.cells.time))
      head.notes.push(
        'Dòng này có cả cơ quan, thời gian riêng và các phần việc con: được giữ là một nhiệm vụ.',
      );
    else head.kind = 'parent';
  }
}
