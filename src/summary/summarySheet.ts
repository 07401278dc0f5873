/** The summary laid out as the cells of `Tổng hợp`: title block, room for the charts, tables one below the other. */

import { vnDay } from '../calendar/day.js';
import { fittingLines } from '../cells/fittingText.js';
import type { SheetCells } from '../cells/sheetCells.js';
import type { IndicatorShown } from '../forms/shown.js';
import { STATUSES } from '../plan/obligations/status.js';
import { type RatedAgency, ratingClasses, UNRANKED } from '../rating/rating.js';
import { EXPLAINED, ratingTables } from '../rating/ratingSheet.js';
import type { SummaryLine } from './consolidate.js';
import type { Figures } from './figures.js';
import type { GroupingName } from './groupings.js';
import type { Summary, SummaryTable } from './summary.js';
import type { RollUpTable } from './unitsShown.js';

type Cell = string | number;

const TEXT = '@';
const COUNT = '0';
const SHARE = '0%';
const DAYS = '0.0';
const CHANGE = '+0%;-0%;0%';
/** Stands where there is no number to show: an empty cell would be taken for nought. */
const NO_NUMBER = '–';

type AnyTable = SummaryTable | RollUpTable;

interface TableColumn {
  /** What `Tổng hợp` says above it; a change is against what the summary says it is. */
  readonly header: (summary: Summary, table: AnyTable) => string;
  readonly of: (line: SummaryLine, table: AnyTable) => Cell;
  readonly format: string;
  /** Pixels. */
  readonly width: number;
  readonly marks?: 'alarm' | 'rate';
}

const plain = (header: string): Pick<TableColumn, 'header'> => ({ header: () => header });

/** The columns of a summary's tables, from the left: header, value, number format and width of each. */
const TABLE_COLUMNS: readonly TableColumn[] = [
  {
    ...plain('Mã'),
    // Other keys are not people's.
    of: (line, { name }) => (name === 'agency' ? (line.key ?? '') : ''),
    format: TEXT,
    width: 70,
  },
  { header: (_, { group }) => group, of: ({ title }) => title, format: TEXT, width: 330 },
  ...STATUSES.map(
    (status): TableColumn => ({
      ...plain(status),
      of: ({ counts }) => counts[status],
      format: COUNT,
      width: 82,
      ...(status === 'Quá hạn' ? { marks: 'alarm' } : {}),
    }),
  ),
  { ...plain('Tổng số'), of: ({ total }) => total, format: COUNT, width: 70 },
  {
    ...plain('Tỷ lệ đúng hạn'),
    of: ({ onTimeRate }) => onTimeRate ?? NO_NUMBER,
    format: SHARE,
    width: 80,
    marks: 'rate',
  },
  {
    ...plain('Trễ bình quân (ngày làm việc)'),
    of: ({ averageLateness }) => averageLateness ?? NO_NUMBER,
    format: DAYS,
    width: 95,
  },
  {
    header: ({ comparedWith }) => (comparedWith ? `So với ${comparedWith}` : 'So với kỳ trước'),
    of: ({ change }) => change ?? NO_NUMBER,
    format: CHANGE,
    width: 95,
  },
  {
    header: (_, { name }) => (name === 'agency' ? 'Xếp hạng công việc (cùng loại)' : 'Xếp hạng công việc'),
    of: ({ rank }) => rank ?? NO_NUMBER,
    format: COUNT,
    width: 80,
  },
  {
    header: (_, { name }) => (name === 'agency' ? 'Xếp hạng báo cáo (cùng loại)' : 'Xếp hạng báo cáo'),
    of: ({ reportRank }) => reportRank ?? NO_NUMBER,
    format: COUNT,
    width: 80,
  },
];

/** Behind the others, and only where something was put off. */
const EXTENSION_COLUMNS: readonly TableColumn[] = [
  { ...plain('Được gia hạn'), of: ({ extended }) => extended, format: COUNT, width: 80 },
  { ...plain('Gia hạn sau khi quá hạn'), of: ({ extendedLate }) => extendedLate, format: COUNT, width: 95 },
  {
    ...plain('Đúng hạn theo hạn gốc'),
    of: ({ firstOnTimeRate }) => firstOnTimeRate ?? NO_NUMBER,
    format: SHARE,
    width: 95,
  },
];

/** Of other workbooks neither what was before is known, nor are they ranked. */
const UNIT_COLUMNS = TABLE_COLUMNS.slice(
  0,
  TABLE_COLUMNS.findIndex(({ format }) => format === CHANGE),
);

/** 1-based. */
const columnMarked = (marks: TableColumn['marks']): number =>
  1 + TABLE_COLUMNS.findIndex((column) => column.marks === marks);

/** Rows left free for the charts, at 21 px a row. */
const CHART_ROWS = 18;
const CHART_WIDTH = 600;
const CHART_HEIGHT = 370;
/** Column at which the second chart begins. */
const SECOND_CHART = 6;

/** Cells that stand together, 1-based. */
export interface CellRange {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface SummaryChart {
  readonly kind: 'stackedBars' | 'bars';
  readonly title: string;
  /** The first holds the names; each begins with its header. */
  readonly ranges: readonly CellRange[];
  readonly row: number;
  readonly column: number;
  readonly width: number;
  readonly height: number;
}

export interface SummaryCells extends SheetCells {
  /** Rows whose text breaks into lines. */
  readonly textRows: readonly number[];
  /** Counts that are wanted to be nought. */
  readonly alarms: readonly CellRange[];
  /** Shares, 0 to 1, the more the better. */
  readonly rates: readonly CellRange[];
  readonly charts: readonly SummaryChart[];
}

export interface Making {
  /** When it was made, as people read it. */
  readonly at: string;
  readonly by: string;
  /** Number of rows or cells that could not be used; said on the sheet, so that nobody signs blindly. */
  readonly problems: number;
  /** How agencies are rated; null where that is not known yet, or is of more than what is summed up. */
  readonly rating: RatingWritten | null;
}

export interface RatingWritten {
  /** @example 'Xếp loại năm 2026 (chấm thử, chưa công bố)' */
  readonly said: string;
  /** In each group best first. */
  readonly rated: readonly RatedAgency[];
}

export function summaryCells(summary: Summary, { at, by, problems, rating }: Making): SummaryCells {
  const columns = summary.total.extended > 0 ? [...TABLE_COLUMNS, ...EXTENSION_COLUMNS] : TABLE_COLUMNS;
  const values: Cell[][] = [];
  const formats: string[][] = [];
  const titleRows: number[] = [];
  const headerRows: number[] = [];
  const totalRows: number[] = [];
  const textRows: number[] = [];
  const alarms: CellRange[] = [];
  const rates: CellRange[] = [];
  const charts: SummaryChart[] = [];
  const push = (cells: readonly Cell[] = [], numbers: readonly string[] = []): number => {
    const blank = (count: number): string[] => Array<string>(count).fill('');
    formats.push([TEXT, TEXT, ...numbers, ...blank(columns.length - 2 - numbers.length).map(() => TEXT)]);
    return values.push([...cells, ...blank(columns.length - cells.length)]);
  };
  const heading = (title: string, ...headers: string[]): number => {
    push();
    titleRows.push(push([title]));
    const row = push(headers);
    headerRows.push(row);
    return row;
  };
  /** Rows of a table under its heading, the last of which is the total. */
  const body = (rows: readonly (readonly Cell[])[], numbers: readonly string[]): void => {
    for (const cells of rows) push(cells, numbers);
    totalRows.push(values.length);
  };

  titleRows.push(push(['TỔNG HỢP TÌNH HÌNH THỰC HIỆN KẾ HOẠCH']));
  push([`Đơn vị theo dõi: ${summary.unit}`]);
  push([summary.planName]);
  if (summary.period !== null) push([`Kỳ báo cáo: ${summary.period}`]);
  if (summary.data !== null) push([summary.data]);
  if (summary.scope !== null) push([`Phạm vi: ${summary.scope}`]);
  push([`Tính đến ngày ${vnDay(summary.asOf)}`]);
  push([`Lập lúc ${at}, người lập: ${by}`]);
  push([
    problems === 0
      ? 'Dữ liệu không có lỗi.'
      : `Có ${problems} chỗ trong dữ liệu cần xem lại; những chỗ lỗi không được tính. Xem danh sách ở thanh bên.`,
  ]);
  const chartRow = values.length + 2;
  const chart = (
    kind: SummaryChart['kind'],
    title: string,
    ranges: readonly CellRange[],
    column: number,
  ): void => {
    charts.push({ kind, title, ranges, row: chartRow, column, width: CHART_WIDTH, height: CHART_HEIGHT });
  };
  const has = (wanted: GroupingName): boolean => summary.tables.some(({ name }) => name === wanted);
  if (has('area') || has('agency')) while (values.length < chartRow + CHART_ROWS) push();

  for (const table of summary.tables) {
    const row = heading(table.title, ...columns.map(({ header }) => header(summary, table)));
    const coded = table.name === 'agency';
    body(
      [...table.lines, table.total].map((line) => columns.map(({ of }) => of(line, table))),
      columns.slice(2).map(({ format }) => format),
    );
    const rows = table.lines.length + 1;
    alarms.push({ row: row + 1, column: columnMarked('alarm'), rows, columns: 1 });
    rates.push({ row: row + 1, column: columnMarked('rate'), rows, columns: 1 });
    const names = { row, column: 2, rows, columns: 1 };
    if (table.name === 'area')
      chart('stackedBars', 'Tình trạng theo lĩnh vực', [{ ...names, columns: 1 + STATUSES.length }], 1);
    if (table.name === 'agency')
      chart(
        'bars',
        'Tỷ lệ đúng hạn theo cơ quan',
        [names, { ...names, column: columnMarked('rate') }],
        SECOND_CHART,
      );
    if (coded || table.name === 'level') {
      const more = heading(
        `${table.title}: kế hoạch của cơ quan, báo cáo định kỳ, tồn tại sau kiểm tra`,
        'Mã',
        table.group,
        'Kế hoạch: đúng hạn',
        'Kế hoạch: chậm',
        'Kế hoạch: chưa ban hành',
        'Báo cáo: đúng hạn',
        'Báo cáo: chậm',
        'Báo cáo: chưa nộp',
        'Tồn tại chưa khắc phục',
        'Trong đó quá hạn',
      );
      body(
        [...table.lines, table.total].map((line) => [
          coded ? (line.key ?? '') : '',
          line.title,
          ...handedIn(line),
        ]),
        Array<string>(8).fill(COUNT),
      );
      alarms.push({ row: more + 1, column: 10, rows, columns: 1 });
    }
  }

  if (summary.units !== null) {
    const { said, tables, behind, ratings } = summary.units;
    for (const table of tables) {
      const row = heading(
        `${UNITS_HEADINGS[table.name]} (toàn bộ kế hoạch)`,
        ...UNIT_COLUMNS.map(({ header }) => header(summary, table)),
      );
      body(
        [...table.lines, table.total].map((line) => UNIT_COLUMNS.map(({ of }) => of(line, table))),
        UNIT_COLUMNS.slice(2).map(({ format }) => format),
      );
      const rows = table.lines.length + 1;
      alarms.push({ row: row + 1, column: columnMarked('alarm'), rows, columns: 1 });
      rates.push({ row: row + 1, column: columnMarked('rate'), rows, columns: 1 });
      if (table.name !== 'unit') continue;
      push([said]);
      for (const one of behind) push([`Cần đôn đốc: ${one}.`]);
    }
    if (ratings.length > 0) {
      const classes = ratingClasses();
      heading('Xếp loại do các đơn vị công bố', '', 'Đơn vị', 'Công bố', 'Số cơ quan', ...classes);
      for (const { title, state, counts, rated } of ratings)
        push(
          ['', title, state, rated, ...classes.map((name) => counts[name] ?? 0)],
          [TEXT, COUNT, ...classes.map(() => COUNT)],
        );
    }
  }

  if (rating !== null) {
    for (const { title, headers, formats: numbers, rows } of ratingTables(rating.rated, columns.length)) {
      heading(`${rating.said}: ${title.toLocaleLowerCase('vi')}`, ...headers);
      for (const cells of rows) {
        const row = push(cells, numbers);
        // Its column is made for counts.
        if (cells.includes(UNRANKED)) textRows.push(row);
      }
    }
    push([EXPLAINED]);
  }

  if (summary.ownPlans.length > 0) {
    heading('Kế hoạch riêng của cơ quan: nội dung', 'Mã', 'Cơ quan', 'Đủ', 'Phải có', 'Còn thiếu');
    for (const { agency, name, complete, required, missing } of summary.ownPlans)
      textRows.push(push([agency, name, complete, required, missing], [COUNT, COUNT]));
  }

  if (summary.indicators.length > 0) {
    heading('Theo chỉ tiêu', ...INDICATOR_HEADERS);
    for (const one of summary.indicators) {
      textRows.push(push(indicatorCells(one), INDICATOR_FORMATS));
      for (const { kind, value, answered, asked } of one.byKind)
        push(
          ['', `– ${kind}`, '', '', value ?? NO_NUMBER, '', '', '', `${answered}/${asked}`],
          INDICATOR_FORMATS,
        );
    }
    const missing = summary.indicators.filter((one) => one.missing.length > 0);
    if (missing.length > 0) {
      heading('Chỉ tiêu: đơn vị chưa có số liệu', 'Số đơn vị', 'Chỉ tiêu, đơn vị');
      for (const { code, title, missing: names } of missing)
        textRows.push(push([names.length, fittingLines([`${code}. ${title}`, names.join(', ')])]));
    }
  }

  if (has('agency')) {
    const { rows, columns: areas, cells } = summary.matrix;
    for (const [title, count, alarming] of [
      ['Cơ quan và lĩnh vực: tổng số nhiệm vụ, lượt báo cáo', totalOf, false],
      ['Cơ quan và lĩnh vực: số quá hạn', overdueOf, true],
    ] as const) {
      const row = heading(title, 'Mã', 'Cơ quan', ...areas.map((area) => area.title), 'Tổng số');
      const counted = cells.map((line) => line.map(count));
      const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
      body(
        [
          ...rows.map(({ key, title }, i) => [key, title, ...counted[i]!, sum(counted[i]!)]),
          [
            '',
            'Tổng cộng',
            ...areas.map((_, j) => sum(counted.map((line) => line[j]!))),
            sum(counted.map(sum)),
          ],
        ],
        Array<string>(areas.length + 1).fill(COUNT),
      );
      if (alarming)
        alarms.push({ row: row + 1, column: 3, rows: rows.length + 1, columns: areas.length + 1 });
    }
  }

  const { difficulties, proposals } = summary.remarkGroups;
  const remarks = (title: string, groups: typeof difficulties): void => {
    if (groups.length === 0) return;
    heading(title, 'Số đơn vị', 'Nội dung, đơn vị nêu');
    for (const { text, agencies, tasks } of groups)
      textRows.push(push([agencies.length, fittingLines([text, saidBy(agencies, tasks)])]));
  };
  // What most agencies say stands first; what is left, as an annex.
  remarks('Khó khăn, vướng mắc của các cơ quan', difficulties.slice(0, REMARKS_FIRST));
  remarks('Kiến nghị của các cơ quan', proposals.slice(0, REMARKS_FIRST));
  remarks('Phụ lục: khó khăn, vướng mắc khác', difficulties.slice(REMARKS_FIRST));
  remarks('Phụ lục: kiến nghị khác', proposals.slice(REMARKS_FIRST));
  const widths = columns.map(({ width }) => width);
  return { values, formats, widths, titleRows, headerRows, totalRows, textRows, alarms, rates, charts };
}

const UNITS_HEADINGS: Readonly<Record<RollUpTable['name'], string>> = {
  unit: 'Theo đơn vị trực thuộc',
  agency: 'Theo cơ quan của các đơn vị',
  area: 'Theo lĩnh vực, cả các đơn vị trực thuộc',
  kind: 'Theo loại việc, cả các đơn vị trực thuộc',
};

const INDICATOR_HEADERS = [
  'Mã',
  'Tên chỉ tiêu',
  'Tử số',
  'Mẫu số',
  'Kết quả (tỷ lệ: %)',
  'Mục tiêu',
  'Đánh giá',
  'Còn thiếu',
  'Đã có',
  'Ra biểu',
];
const FIGURE = '#,##0.##';
const INDICATOR_FORMATS = [FIGURE, FIGURE, '#,##0.0', TEXT, TEXT, FIGURE, TEXT, TEXT];

const indicatorCells = (one: IndicatorShown): Cell[] => [
  one.code,
  one.unit === '' ? one.title : `${one.title} (${one.unit})`,
  one.numerator ?? NO_NUMBER,
  one.denominator ?? (one.numerator === null ? NO_NUMBER : ''),
  one.value ?? NO_NUMBER,
  one.target === null ? '' : `${one.direction} ${String(one.target).replace('.', ',')}`,
  one.reached === null ? NO_NUMBER : one.reached ? 'Đạt' : 'Chưa đạt',
  one.reached === false ? one.short! : '',
  `${one.answered}/${one.asked}`,
  one.lead,
];

/** Remarks that stand in the summary itself; the others follow as an annex. */
const REMARKS_FIRST = 30;
/** Agencies and tasks that are named with a remark. */
const NAMED = 3;

/** "97 đơn vị: Sở Y tế, Sở Nội vụ, Sở Xây dựng và 94 đơn vị khác; nhiệm vụ NV01, NV02". */
function saidBy(agencies: readonly string[], tasks: readonly string[]): string {
  const first = (all: readonly string[], what: string): string =>
    `${all.slice(0, NAMED).join(', ')}${all.length > NAMED ? ` và ${all.length - NAMED} ${what} khác` : ''}`;
  return `${agencies.length} đơn vị: ${first(agencies, 'đơn vị')}; nhiệm vụ ${first(tasks, 'nhiệm vụ')}`;
}

const handedIn = ({ ownPlans, periodic, findings }: Figures): number[] => [
  ownPlans.onTime,
  ownPlans.late,
  ownPlans.not,
  periodic.onTime,
  periodic.late,
  periodic.not,
  findings.open,
  findings.overdue,
];

type Cellful = Pick<Figures, 'counts'>;
const totalOf = ({ counts }: Cellful): number => STATUSES.reduce((sum, status) => sum + counts[status], 0);
const overdueOf = ({ counts }: Cellful): number => counts['Quá hạn'];
