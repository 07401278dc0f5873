/** The tables of the report's annexes: nothing stands in them that says nothing. */
import type { Figures, Item, ReportData, SaidByMany } from '../../../src/contract.js';
import { number, targetInWords, valueInWords } from '../../parts/indicatorWords.js';
import { date, percent } from '../../parts/text.js';
import { ratingTables } from './ratingTable.js';
import { type ReportTable, withoutEmpty } from './reportTable.js';
import { REMARKS_IN_BODY } from './reportText.js';
import { scoresTable } from './scoresTold.js';
import { saidBy } from './sentences.js';

const FIGURE_HEADER = [
  'Tổng số',
  'Hoàn thành đúng hạn',
  'Hoàn thành chậm',
  'Trong hạn',
  'Sắp đến hạn',
  'Quá hạn',
  'Chưa có hạn',
  'Tỷ lệ đúng hạn',
];
const figureCells = ({ counts, total, onTimeRate }: Figures): (string | number)[] => [
  total,
  counts['Hoàn thành đúng hạn'],
  counts['Hoàn thành quá hạn'],
  counts['Trong hạn'],
  counts['Sắp đến hạn'],
  counts['Quá hạn'],
  counts['Chưa có hạn'],
  percent(onTimeRate),
];

const FIGURES = { header: FIGURE_HEADER, widths: FIGURE_HEADER.map(() => 8) };

function byArea({ summary }: ReportData): ReportTable {
  const table = summary.tables.find(({ name }) => name === 'area')!;
  const lines = table.lines.filter(({ total }) => total > 0);
  return withoutEmpty({
    title: 'Kết quả theo lĩnh vực',
    header: ['STT', 'Lĩnh vực', ...FIGURES.header],
    widths: [5, 31, ...FIGURES.widths],
    rows: [
      ...lines.map((line, i) => [i + 1, line.title.replace(/^0\. /, ''), ...figureCells(line)]),
      ['', 'Tổng cộng', ...figureCells(table.total)],
    ],
    strong: [lines.length],
  });
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** Agencies under their kinds, each kind with its figures; without agencies that had nothing to do. */
function byAgency({ summary }: ReportData): ReportTable {
  const table = summary.tables.find(({ name }) => name === 'agency')!;
  const levels = summary.tables.find(({ name }) => name === 'level')!;
  const rows: (string | number)[][] = [];
  const strong: number[] = [];
  let groups = 0;
  for (const level of levels.lines) {
    const agencies = table.lines.filter(({ field, total }) => field === level.title && total > 0);
    if (agencies.length === 0) continue;
    strong.push(rows.length);
    rows.push([ROMAN[groups] ?? groups + 1, level.title, ...figureCells(level)]);
    groups++;
    for (const [i, line] of agencies.entries()) rows.push([i + 1, line.title, ...figureCells(line)]);
  }
  strong.push(rows.length);
  rows.push(['', 'Tổng cộng', ...figureCells(table.total)]);
  return withoutEmpty({
    title: 'Kết quả theo cơ quan, đơn vị',
    header: ['STT', 'Cơ quan, đơn vị', ...FIGURES.header],
    widths: [5, 31, ...FIGURES.widths],
    rows,
    strong,
  });
}

/** Titles of one kind that are written out; more are counted. */
const TITLES_NAMED = 3;
/** Characters of a title; what is longer stands in the workbook. */
const LONGEST = 160;
const fitting = (title: string): string =>
  title.length > LONGEST ? `${title.slice(0, LONGEST - 1)}…` : title;
/** A report row's title: the report, in brackets that and why it was sent back, the task. */
const REPORT_ROW = /^(Báo cáo [^:(]+?)( \(trả lại(?:: «.*?»)?\))?: /;

/** "Kế hoạch …; Báo cáo quý I/2023 (33 nhiệm vụ, 2 bị trả lại)": what one agency owes. */
export function owed(items: readonly Pick<Item, 'title'>[]): string {
  const reports = new Map<string, { count: number; returned: number }>();
  const others: string[] = [];
  for (const { title } of items) {
    const [, report, returned] = REPORT_ROW.exec(title) ?? [];
    if (report) {
      const so = reports.get(report) ?? { count: 0, returned: 0 };
      reports.set(report, { count: so.count + 1, returned: so.returned + (returned ? 1 : 0) });
    } else others.push(fitting(title.replace(/[.;\s]+$/, '')));
  }
  const more = others.length - TITLES_NAMED;
  return [
    ...others.slice(0, TITLES_NAMED),
    ...(more > 0 ? [`${more} nhiệm vụ khác`] : []),
    ...[...reports].map(
      ([report, { count, returned }]) =>
        `${report} (${count} nhiệm vụ${returned === 0 ? '' : returned === count ? ' bị trả lại' : `, ${returned} bị trả lại`})`,
    ),
  ].join('; ');
}

function overdueList({ overdue }: ReportData): ReportTable {
  const byAgency = new Map<string, Item[]>();
  for (const item of overdue) byAgency.set(item.agency, [...(byAgency.get(item.agency) ?? []), item]);
  return withoutEmpty({
    title: 'Danh sách nhiệm vụ, báo cáo quá hạn',
    header: [
      'STT',
      'Cơ quan, đơn vị',
      'Người đứng đầu',
      'Nội dung quá hạn',
      'Số lượng',
      'Lâu nhất (ngày làm việc)',
    ],
    widths: [5, 20, 17, 40, 8, 10],
    rows: [...byAgency.values()]
      .sort((a, b) => b.length - a.length)
      .map((items, i) => [
        i + 1,
        items[0]!.agencyName,
        items[0]!.head,
        owed(items),
        items.length,
        Math.max(...items.map(({ lateness }) => lateness ?? 0)),
      ]),
    strong: [],
  });
}

/** What was put off, each with its first day, its day now and the document; what many were granted alike is one row. */
export function extensionList({ extended }: ReportData): ReportTable {
  const alike = new Map<string, Item[]>();
  for (const item of extended) {
    const key = [item.title, item.firstDue, item.due, item.grantedBy, item.extended].join('|');
    alike.set(key, [...(alike.get(key) ?? []), item]);
  }
  return withoutEmpty({
    title: 'Danh sách nhiệm vụ, báo cáo được gia hạn',
    header: [
      'STT',
      'Cơ quan, đơn vị',
      'Nội dung',
      'Hạn đầu',
      'Hạn mới',
      'Số văn bản',
      'Số lần',
      'Đã hoàn thành',
    ],
    widths: [5, 22, 30, 10, 10, 10, 6, 7],
    rows: [...alike.values()].map((items, i) => {
      const [{ title, firstDue, due, grantedBy, extended: times }] = items as [Item, ...Item[]];
      return [
        i + 1,
        saidBy(items.map(({ agencyName }) => agencyName)),
        title.replace(/[.;\s]+$/, ''),
        firstDue === null ? '' : date(firstDue),
        due === null ? '' : date(due),
        grantedBy,
        times,
        items.filter(({ done }) => done !== null).length,
      ];
    }),
    strong: [],
  });
}

const figure = (value: number | null): string => (value === null ? '–' : number(value));

/** Units that are named in a cell; more stand under the table, once for all indicators that lack the same. */
const MISSING_IN_CELL = 3;

/** What lead agencies collect, under the fields of the plan; who is missing by name. */
function indicatorTable({ summary }: ReportData): ReportTable {
  const lists: string[] = [];
  const missingIn = (missing: readonly string[]): string => {
    const names = missing.join(', ');
    if (missing.length <= MISSING_IN_CELL) return names;
    if (!lists.includes(names)) lists.push(names);
    return `${missing.length} đơn vị (${lists.indexOf(names) + 1})`;
  };
  const { lines } = summary.tables.find(({ name }) => name === 'area')!;
  const rows: (string | number)[][] = [];
  const strong: number[] = [];
  let nth = 0;
  for (const { key, title } of lines) {
    const of = summary.indicators.filter(({ area }) => String(area) === key);
    if (of.length === 0) continue;
    strong.push(rows.length);
    rows.push(['', title.replace(/^0\. /, ''), '', '', '', '', '']);
    for (const one of of)
      rows.push([
        ++nth,
        one.unit === '' ? one.title : `${one.title} (${one.unit})`,
        one.denominator === null
          ? figure(one.numerator)
          : `${figure(one.numerator)}/${figure(one.denominator)}`,
        valueInWords(one) || '–',
        targetInWords(one),
        one.reached === null ? '' : one.reached ? 'Đạt' : 'Chưa đạt',
        missingIn(one.missing),
      ]);
  }
  return withoutEmpty({
    title: 'Số liệu theo chỉ tiêu',
    header: [
      'STT',
      'Tên chỉ tiêu',
      'Tử số/mẫu số',
      'Kết quả',
      'Mục tiêu',
      'Đánh giá',
      'Đơn vị chưa có số liệu',
    ],
    widths: [5, 34, 12, 10, 10, 9, 20],
    rows,
    strong,
    notes: lists.map((names, i) => `(${i + 1}) Chưa có số liệu: ${names}.`),
  });
}

/** The workbooks below, each as of its own day. */
function unitTable({ summary: { units } }: ReportData): ReportTable {
  const table = units?.tables.find(({ name }) => name === 'unit');
  const lines = table?.lines ?? [];
  return withoutEmpty({
    title: `Kết quả của các đơn vị trực thuộc, toàn bộ kế hoạch (${(units?.said ?? '').replace(/\.$/, '')})`,
    header: ['STT', 'Đơn vị', ...FIGURES.header],
    widths: [5, 31, ...FIGURES.widths],
    rows: table
      ? [
          ...lines.map((line, i) => [i + 1, line.title, ...figureCells(line)]),
          ['', 'Tổng cộng', ...figureCells(table.total)],
          ...units!.behind.map((one) => ['', `Chưa có số liệu mới: ${one}`, ...FIGURES.header.map(() => '')]),
        ]
      : [],
    strong: [lines.length],
  });
}

const remarksList = (title: string, groups: readonly SaidByMany[]): ReportTable => ({
  title,
  header: ['STT', 'Nội dung', 'Đơn vị nêu'],
  widths: [5, 70, 25],
  rows: groups.slice(REMARKS_IN_BODY).map(({ text, agencies }, i) => [i + 1, text, saidBy(agencies)]),
  strong: [],
});

/** In their order; those without a row are left out. */
export const annexTables = (data: ReportData): ReportTable[] =>
  [
    byArea(data),
    byAgency(data),
    unitTable(data),
    overdueList(data),
    extensionList(data),
    indicatorTable(data),
    scoresTable(data),
    ...(data.rating ? ratingTables(data.rating) : []),
    remarksList('Khó khăn, vướng mắc khác', data.summary.remarkGroups.difficulties),
    remarksList('Kiến nghị khác', data.summary.remarkGroups.proposals),
  ].filter(({ rows }) => rows.length > 0);
