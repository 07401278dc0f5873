/** A pasted annex read into tasks: what each row says, what is doubtful about it, and what was left out and why. */
import { isoDay } from '../calendar/day.js';
import { areasOf, type PapiArea } from '../plan/areas.js';
import type { Cycle } from '../plan/days/cycle.js';
import { codesOf } from './codes.js';
import type { AgencyDirectory } from './names/directory.js';
import { type AgenciesRead, type ReadName, readAgencies } from './names/readAgencies.js';
import { isDitto, isEmptyCell } from './numbering.js';
import { componentIn, type SectionMeaning, sectionMeaning } from './sections.js';
import { pattern, spoken, tidy } from './spelling.js';
import { type ColumnKey, type Columns, type ColumnsRead, columnsOf } from './table/columns.js';
import { type AnnexLine, linesOfTable } from './table/rowKinds.js';
import { readTime } from './times/readTime.js';
import type { TimeFrame } from './times/timeOfTask.js';

/** A row of the annex as it was understood. Days are ISO texts. */
export interface AnnexRow {
  /** 1-based row of the pasted table. */
  readonly source: number;
  readonly kind: 'task' | 'section' | 'skipped';
  readonly code: string;
  /** 0 to 8; null where nothing says which. */
  readonly area: number | null;
  readonly component: string;
  readonly title: string;
  readonly product: string;
  /** Codes of agencies and groups. */
  readonly leads: readonly string[];
  readonly supports: readonly string[];
  readonly start: string | null;
  /** Last day in time; of several, the last. */
  readonly due: string | null;
  readonly cycle: Cycle;
  readonly milestones: readonly string[];
  /** Names that are in no list, as they are written. */
  readonly leadWords: readonly string[];
  readonly supportWords: readonly string[];
  /** Each name in its cells, of those that lead and of those that support. */
  readonly names: readonly ReadName[];
  /** For `Ghi chú`. */
  readonly remark: string;
  /** What was written, beside what was understood. */
  readonly written: { readonly leads: string; readonly supports: string; readonly time: string };
  /** What a person should look at; empty where nothing is in doubt. */
  readonly notes: readonly string[];
  /** Whether it is taken over unless a person says otherwise. */
  readonly accept: boolean;
}

export interface AnnexRead {
  readonly columns: Columns;
  readonly rows: readonly AnnexRow[];
  /** What concerns the table as a whole. */
  readonly notes: readonly string[];
}

export interface AnnexContext {
  readonly directory: AgencyDirectory;
  readonly frame: TimeFrame;
  /** Columns that a person has put right. */
  readonly columns?: Partial<Columns>;
}

/** Each agency's own plan is followed by rule (III.1.a), not as a task. */
const OWN_PLAN = pattern(
  '^(?:xây dựng(?: và|,) )?ban hành kế hoạch.*(?:papi|hiệu quả quản trị).*(?:của (?:các )?(?:cơ quan|đơn vị|địa phương|sở|ngành)|cơ quan, đơn vị)',
);
const SUPPORTS_INSIDE = /(?:^|[;\n.]\s*|\s)(?:(?:cơ quan|đơn vị)\s+)?phối hợp\s*:\s*/iu;
/** "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính", "Sở Nội vụ phối hợp các sở". */
const SUPPORTS_BEHIND =
  /(?:\s+(?:là cơ quan\s+)?(?:chủ trì|làm đầu mối|là đầu mối))?\s*[,;(–-]?\s*(?:và\s+)?phối hợp(?:\s+chặt chẽ)?(?:\s+(?:cùng với|cùng|với))?\s*:?\s+(?!thực hiện|tổ chức|triển khai)(?=\p{L})/iu;
/** "Sở Tài chính (phối hợp)". */
const MARKED_SUPPORT = /(?:^|(?<=[;,\n]))([^;,\n]*)\(\s*(?:cơ quan\s+|đơn vị\s+)?phối hợp\s*\)/giu;
const LEADS_LABEL = /^(?:(?:cơ quan|đơn vị)\s+)?chủ trì\s*:\s*/iu;

type Copied = 'leads' | 'supports' | 'time' | 'product';

interface Standing {
  readonly cells: Readonly<Record<ColumnKey, string>>;
}

const NAMES: Readonly<Record<Copied, string>> = {
  leads: 'Chủ trì',
  supports: 'Phối hợp',
  time: 'Thời gian',
  product: 'Sản phẩm',
};

const isFilled = (cell: string): boolean => !isEmptyCell(cell);

/** The cells that a row means: "Như trên" and merged cells filled in, each of which is named. */
function meantCells(
  line: AnnexLine,
  above: Standing | null,
  heads: readonly AnnexLine[],
  notes: string[],
): Readonly<Record<Copied, string>> {
  const own = line.cells;
  const result: Record<Copied, string> = { leads: '', supports: '', time: '', product: '' };
  for (const key of Object.keys(result) as Copied[]) {
    const cell = own[key];
    const parts = cell.split(/\r\n|[\r\n\v;]/);
    if (isDitto(cell) || (key !== 'product' && parts.some(isDitto))) {
      const copied = above?.cells[key] ?? '';
      if (copied === '') {
        notes.push(`${NAMES[key]}: «${tidy(cell)}» nhưng dòng trên không ghi gì.`);
        continue;
      }
      result[key] = isDitto(cell) ? copied : parts.map((part) => (isDitto(part) ? copied : part)).join('\n');
    } else if (isFilled(cell)) result[key] = cell;
    else {
      const head = heads.find((one) => isFilled(one.cells[key]));
      if (head) {
        result[key] = head.cells[key];
        if (isFilled(own.order)) notes.push(`${NAMES[key]} để trống: lấy theo dòng ${head.source}.`);
      } else if ((key === 'leads' || key === 'time') && above && above.cells[key] !== '') {
        // A cell merged over several rows leaves the first of them filled.
        result[key] = above.cells[key];
        notes.push(`${NAMES[key]} để trống: tạm lấy theo dòng trên (ô gộp).`);
      } else if (key === 'supports' && line.kind === 'child' && above && above.cells.supports !== '') {
        notes.push('Phối hợp để trống; nếu ô này gộp với dòng trên, hãy ghi thêm.');
      }
    }
  }
  return result;
}

const skipped = (line: AnnexLine, kind: 'section' | 'skipped', more: Partial<AnnexRow>): AnnexRow => ({
  source: line.source,
  kind,
  code: '',
  area: null,
  component: '',
  title: line.title,
  product: '',
  leads: [],
  supports: [],
  start: null,
  due: null,
  cycle: 'once',
  milestones: [],
  leadWords: [],
  supportWords: [],
  names: [],
  remark: '',
  written: {
    leads: tidy(line.cells.leads),
    supports: tidy(line.cells.supports),
    time: tidy(line.cells.time),
  },
  notes: line.notes,
  accept: false,
  ...more,
});

const SKIPPED_BECAUSE: Readonly<Record<'heading' | 'continuation' | 'empty' | 'outside', string>> = {
  heading: 'Dòng tiêu đề.',
  continuation: '',
  empty: 'Dòng trống.',
  outside: 'Nằm ngoài bảng nhiệm vụ.',
};

const trimmedHead = (title: string): string => title.replace(/[\s:;.]+$/, '');

interface Place {
  readonly area: number | null;
  readonly component: string;
  /** Whether tasks of this place have been told of a heading that was not understood. */
  readonly doubt: string | null;
}

/** The place that a section gives to the tasks under it. */
function placeUnder(title: string, meaning: SectionMeaning | null): Place {
  if (meaning) return { area: meaning.area, component: meaning.component, doubt: null };
  return {
    area: null,
    component: '',
    doubt: `Chưa rõ lĩnh vực: tiêu đề «${title}» không giống lĩnh vực nào.`,
  };
}

/** A heading merged over the whole row may come as the same text in every column: it is said once. */
const unmerged = (row: readonly string[]): readonly string[] => {
  const [text, ...others] = row.filter(isFilled);
  return text !== undefined && others.length >= 2 && others.every((cell) => cell === text)
    ? row.map((_, at) => (at === row.indexOf(text) ? text : ''))
    : row;
};

/**
 * Reads a pasted annex.
 *
 * Pure: the same table, agencies and settings give the same rows. Every row of the table is in the result, in its
 * order; whatever was not understood is named in its `notes`.
 *
 * @param pasted rows of texts
 */
export function readAnnex(pasted: readonly (readonly string[])[], context: AnnexContext): AnnexRead {
  const table = pasted.map(unmerged);
  const { directory, frame } = context;
  const areas = areasOf(frame.year);
  const read: ColumnsRead = columnsOf(
    table,
    {
      isTime: (cell) => readTime(cell, frame).due !== null,
      isAgency: (cell) => readAgencies(cell, directory).codes.length > 0,
    },
    context.columns,
  );
  const lines = linesOfTable(table, read, areas);
  const codes = codesOf(lines);
  const bySource = new Map(lines.map((line) => [line.source, line]));
  const notes = [...read.notes, ...read.others.map(({ title }) => `Cột «${title}» được ghi vào Ghi chú.`)];

  let place: Place = {
    area: null,
    component: '',
    doubt: 'Chưa rõ lĩnh vực: không có tiêu đề lĩnh vực ở trên.',
  };
  let above: Standing | null = null;
  const rows = lines.map((line): AnnexRow => {
    if (line.kind === 'section') {
      const meaning = sectionMeaning(line.title, areas);
      place = placeUnder(line.title, meaning);
      above = null;
      return skipped(line, 'section', {
        area: place.area,
        component: place.component,
        notes: [...line.notes, ...(meaning?.note ? [meaning.note] : [])],
      });
    }
    const heads = headsOf(line, bySource);
    if (line.kind === 'parent') {
      return skipped(line, 'section', {
        code: codes.get(line.source) ?? '',
        area: place.area,
        component: place.component,
        title: [...heads.map(({ title }) => trimmedHead(title)).reverse(), line.title].join(': '),
        notes: [...line.notes],
      });
    }
    if (line.kind !== 'task' && line.kind !== 'child') {
      const why = line.kind === 'continuation' ? `Nối vào dòng ${line.under}.` : SKIPPED_BECAUSE[line.kind];
      return skipped(line, 'skipped', { notes: [...line.notes, why] });
    }
    const row = taskOf(line, {
      heads,
      above,
      place,
      code: codes.get(line.source)!,
      context,
      isShared: read.isShared,
      isNumbered: read.columns.order !== null,
    });
    above = { cells: { ...line.cells, ...row.meant } };
    return row.row;
  });
  return { columns: read.columns, rows: namedDoubles(rows), notes };
}

function headsOf(line: AnnexLine, bySource: ReadonlyMap<number, AnnexLine>): AnnexLine[] {
  const heads: AnnexLine[] = [];
  for (let at = line.under; at !== null; ) {
    const head: AnnexLine | undefined = bySource.get(at);
    if (!head) break;
    heads.push(head);
    at = head.under;
  }
  return heads;
}

/** What some of a cell's names say. */
const ofNames = (understood: readonly ReadName[]): AgenciesRead => ({
  codes: [...new Set(understood.flatMap(({ codes }) => codes))],
  words: understood.flatMap(({ text, codes }) => (codes.length === 0 ? [text] : [])),
  notes: [...new Set(understood.flatMap(({ note }) => note ?? []))],
  understood,
});

/** Who leads and who supports, where one cell names both. */
function partsOf(cell: string): { readonly leads: string; readonly supports: string } {
  const marked = [...cell.matchAll(MARKED_SUPPORT)].map(([, name]) => name!.trim());
  const rest = marked.length > 0 ? cell.replace(MARKED_SUPPORT, '') : cell;
  const labelled = SUPPORTS_INSIDE.exec(rest);
  const behind = labelled ?? SUPPORTS_BEHIND.exec(rest);
  const inside = behind !== null && (labelled !== null || behind.index > 0) ? behind : null;
  return {
    leads: (inside ? rest.slice(0, inside.index) : rest).replace(LEADS_LABEL, ''),
    supports: [...marked, inside ? rest.slice(inside.index + inside[0].length) : '']
      .filter((part) => part.trim() !== '')
      .join(';'),
  };
}

function taskOf(
  line: AnnexLine,
  given: {
    readonly heads: readonly AnnexLine[];
    readonly above: Standing | null;
    readonly place: Place;
    readonly code: string;
    readonly context: AnnexContext;
    /** One column names those who lead and those who support. */
    readonly isShared: boolean;
    /** Whether the table has a column of numbers. */
    readonly isNumbered: boolean;
  },
): { readonly row: AnnexRow; readonly meant: Readonly<Record<Copied, string>> } {
  const { heads, above, code, context } = given;
  const notes = [...line.notes];
  const meant = meantCells(line, above, heads, notes);

  const parted = partsOf(meant.leads);
  const leadCell = parted.leads;
  const supportCell = [parted.supports, meant.supports].filter(Boolean).join(';');
  const named = readAgencies(leadCell, context.directory);
  const isShared = given.isShared && parted.supports === '' && named.understood.length > 1;
  const leads = isShared ? ofNames(named.understood.slice(0, 1)) : named;
  const supports = isShared
    ? ofNames(named.understood.slice(1))
    : readAgencies(supportCell, context.directory);
  if (isShared)
    notes.push(
      `«${tidy(leadCell).replace(/\n/g, ' ')}»: cơ quan ghi đầu được hiểu là chủ trì, các cơ quan sau là phối hợp.`,
    );
  const time = readTime(meant.time, context.frame);
  notes.push(...leads.notes.map((note) => `Chủ trì: ${note}`));
  if (leads.codes.length === 0) notes.push('Chủ trì: chưa nhận ra cơ quan nào, cần chọn.');
  notes.push(
    ...supports.notes.map((note) => `Phối hợp: ${note}`),
    ...time.notes.map((note) => `Thời gian: ${note}`),
  );

  const title = [
    ...heads
      .filter(({ isFirstOfList }) => !isFirstOfList)
      .map((head) => trimmedHead(head.title))
      .reverse(),
    line.kind === 'child' ? line.title.replace(/;$/, '') : line.title,
  ].join(': ');
  if (given.isNumbered && (line.mark === null || line.mark.kind === 'part'))
    notes.push('Dòng không có số thứ tự: mã được đặt theo dòng trên.');
  const { area, component, doubts } = placeOf(line, title, given.place, areasOf(context.frame.year));
  notes.push(...doubts);
  const ownPlan = OWN_PLAN.test(spoken(title));
  if (ownPlan)
    notes.push(
      'Hạn ban hành kế hoạch của từng cơ quan đã được theo dõi ở trang Cơ quan: đề xuất không đưa vào Nhiệm vụ.',
    );
  const row: AnnexRow = {
    source: line.source,
    kind: 'task',
    code,
    area,
    component,
    title,
    product: tidy(isFilled(meant.product) ? meant.product : ''),
    leads: leads.codes,
    supports: supports.codes.filter((one) => !leads.codes.includes(one)),
    start: time.start === null ? null : isoDay(time.start),
    due: time.due === null ? null : isoDay(time.due),
    cycle: time.cycle,
    milestones: time.milestones.map(isoDay),
    leadWords: leads.words,
    supportWords: supports.words,
    names: [...leads.understood, ...supports.understood],
    remark: [tidy(line.cells.remark), ...line.others, time.remark].filter(Boolean).join('; '),
    written: { leads: tidy(meant.leads), supports: tidy(meant.supports), time: tidy(meant.time) },
    notes: [...new Set(notes)],
    accept: !ownPlan,
  };
  return { row, meant };
}

/** Area and component: what the row's own columns say, else the heading above it. */
function placeOf(
  line: AnnexLine,
  title: string,
  place: Place,
  areas: readonly PapiArea[],
): { readonly area: number | null; readonly component: string; readonly doubts: readonly string[] } {
  const doubts: string[] = [];
  let area = place.area;
  let component = place.component;
  let isStated = false;
  for (const cell of [line.cells.area, line.cells.component]) {
    const text = tidy(cell);
    if (text === '') continue;
    const number = /^([0-8])(?:[.)\s]|$)/.exec(text);
    const meaning =
      sectionMeaning(number ? text.slice(1) : text, areas) ??
      (number ? { area: Number(number[1]), component: '', note: null } : null);
    if (!meaning) {
      doubts.push(`Chưa rõ lĩnh vực «${text}».`);
      continue;
    }
    isStated = true;
    area = meaning.area;
    component = meaning.component || component;
    if (meaning.note) doubts.push(meaning.note);
  }
  if (!isStated && place.doubt !== null) doubts.push(place.doubt);
  if (component === '' && area !== null) component = componentIn(title, area, areas);
  return { area, component, doubts };
}

/** Two rows of one title and the same leads are named: an annex says nothing twice on purpose. */
function namedDoubles(rows: readonly AnnexRow[]): AnnexRow[] {
  const first = new Map<string, number>();
  return rows.map((row) => {
    if (row.kind !== 'task') return row;
    const key = `${spoken(row.title)}|${row.leads.join(';')}|${row.due}`;
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, row.source);
      return row;
    }
    return { ...row, notes: [...row.notes, `Trùng nội dung với dòng ${before}.`] };
  });
}
