/**
 * npm run bench: consolidating 200,000 report rows, ours beside d3-array's rollup and @tidyjs/tidy doing the same
 * groupings, in one run. Prints times and ratios, and fails when a promise is not kept: at most 3 times the time of
 * touching each cell once; at most twice the input in memory; the sidebar's first data of 40,000 rows within 2 s.
 */

import { groupBy, n, summarize as summary, tidy } from '@tidyjs/tidy';
import { rollup } from 'd3-array';
import { addDays, dateFromDay, dayOf } from '../../src/calendar/day.js';
import { builtInCalendar } from '../../src/calendar/workingCalendar.js';
import { getOverview } from '../../src/commands/results/overview/getOverview.js';
import type { Environment } from '../../src/environment.js';
import type { Agency, Plan, Settings } from '../../src/plan/model.js';
import {
  type Assessed,
  assess,
  KINDS,
  type Obligation,
  reckoningOf,
} from '../../src/plan/obligations/obligation.js';
import { crossTable, partitionOf, tallied } from '../../src/summary/consolidate.js';
import { type Figures, figuresOf } from '../../src/summary/figures.js';
import { type GroupingName, groupingOf } from '../../src/summary/groupings.js';
import { directoryOf } from '../../src/summary/material.js';

const ROWS = 200_000;
const ROUNDS = 7;

let state = 20231124;
const random = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
const below = (limit: number): number => Math.floor(random() * limit);

const START = dayOf(2023, 1, 1);
const calendar = builtInCalendar();
const agencies = Array.from(
  { length: 32 },
  (_, i): Agency => ({
    row: i + 2,
    code: `CQ${i}`,
    name: `Cơ quan ${i}`,
    kind: i < 20 ? 'Sở, ban, ngành' : 'UBND cấp huyện',
    parent: '',
    head: '',
    emails: [],
    headEmails: [],
    editors: [],
    planIssued: null,
    planLink: '',
    issuesPlan: true,
    cluster: '',
    since: null,
    until: null,
  }),
);
const plan = {
  settings: { asOf: dayOf(2023, 6, 8), soon: 5, year: 2023 } as Settings,
  calendar,
  agencies,
  tasks: [],
  periods: [],
} as unknown as Plan;

const obligations: Obligation[] = Array.from({ length: ROWS }, (_, i) => {
  const due = addDays(START, below(364));
  return {
    key: `quarterly|2023-Q${1 + below(4)}|CQ${i % 32}|NV${i}`,
    kind: 'quarterly',
    agency: agencies[below(32)]!.code,
    area: below(9),
    component: '',
    task: `NV${i % 5000}`,
    title: `Báo cáo ${i}`,
    period: `2023-Q${1 + below(4)}`,
    due,
    done: random() < 0.5 ? addDays(due, below(20) - 14) : null,
    progress: below(101),
    settled: false,
    returned: null,
    grants: [],
    passings: [],
    source: { sheet: 'Báo cáo quý', row: i + 2 },
  };
});
const rows: Assessed[] = assess(obligations, reckoningOf(plan));
/** The same rows as the sheet has them: 16 cells each. */
const cells: (string | number)[][] = rows.map((row, i) => [
  row.period!,
  row.agency,
  `Cơ quan ${row.agency}`,
  row.task!,
  row.title,
  `Kết quả ${i}`,
  row.progress!,
  row.done ?? '',
  '',
  '',
  '',
  row.done ?? '',
  '',
  '',
  row.due!,
  row.status,
]);

/** Reads every cell once, and does the least with what it holds: the length of text, a number as it is. */
function touch(): number {
  let sum = 0;
  for (const row of cells) {
    for (let i = 0; i < row.length; i++) {
      const cell = row[i]!;
      sum += typeof cell === 'string' ? cell.length : cell;
    }
  }
  return sum;
}

const GROUPED = ['agency', 'area', 'kind'] as const;
function ours(): number {
  const what = tallied(rows, calendar);
  const by = (name: GroupingName) => partitionOf(what, groupingOf(name, directoryOf(plan), rows));
  const table = crossTable(what, by('agency'), by('area'));
  let sum = 0;
  const add = (lines: readonly Figures[]): void => {
    for (const { counts } of lines) sum += counts['Quá hạn'];
  };
  add(table.rows);
  add(table.columns);
  add(KINDS.map((kind) => figuresOf(table.sums, 0, kind)));
  table.cells.forEach(add);
  return sum;
}

/** The same groupings, counts of each status only. */
function d3(): number {
  let sum = 0;
  const counts = (list: Assessed[]) =>
    rollup(
      list,
      (of) => of.length,
      ({ status }) => status,
    ).get('Quá hạn') ?? 0;
  for (const name of GROUPED)
    for (const count of rollup(rows, counts, (row) => String(row[name])).values()) sum += count;
  for (const line of rollup(
    rows,
    counts,
    ({ agency }) => agency,
    ({ area }) => area,
  ).values())
    for (const count of line.values()) sum += count;
  return sum;
}

function tidyjs(): number {
  let sum = 0;
  const add = (lines: { status: string; n: number }[]): void => {
    for (const line of lines) if (line.status === 'Quá hạn') sum += line.n;
  };
  for (const name of GROUPED)
    add(tidy(rows, groupBy([name, 'status'], [summary({ n: n() })])) as { status: string; n: number }[]);
  add(
    tidy(rows, groupBy(['agency', 'area', 'status'], [summary({ n: n() })])) as {
      status: string;
      n: number;
    }[],
  );
  return sum;
}

/** Milliseconds: the median of some rounds, the first of which only warms up. */
function timed(deed: () => number, rounds = ROUNDS): { ms: number; result: number } {
  let result = 0;
  const times: number[] = [];
  for (let i = 0; i <= rounds; i++) {
    const began = process.hrtime.bigint();
    result = deed();
    if (i > 0) times.push(Number(process.hrtime.bigint() - began) / 1e6);
  }
  times.sort((a, b) => a - b);
  return { ms: times[times.length >> 1]!, result };
}

const failures: string[] = [];
const line = (name: string, ms: number, note = ''): void =>
  void process.stdout.write(`${name.padEnd(52)} ${`${ms.toFixed(1)} ms`.padEnd(15)}${note}\n`);
const promise = (text: string, kept: boolean): void => {
  process.stdout.write(`${kept ? 'kept  ' : 'BROKEN'} ${text}\n`);
  if (!kept) failures.push(text);
};

process.stdout.write(
  `\nConsolidating ${ROWS.toLocaleString('en')} report rows by agency, area, kind, and agency × area\n\n`,
);
const touched = timed(touch);
const own = timed(ours);
const rolled = timed(d3, 3);
const tidied = timed(tidyjs, 2);
if (own.result !== rolled.result || own.result !== tidied.result) throw new Error('The counts differ.');
line('touching each of the 16 cells of each row once', touched.ms);
line('ours (six statuses, kinds and lateness)', own.ms, `${(own.ms / touched.ms).toFixed(2)} × touching`);
line('d3-array rollup (counts of statuses)', rolled.ms, `${(rolled.ms / own.ms).toFixed(1)} × ours`);
line('@tidyjs/tidy (counts of statuses)', tidied.ms, `${(tidied.ms / own.ms).toFixed(1)} × ours`);

const collect = (globalThis as { gc?: () => void }).gc;
if (!collect) throw new Error('Run with --expose-gc.');
const heap = (): number => {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
/** Bytes that the rows take: their copy, made and measured. */
collect();
let before = heap();
let copy: Assessed[] | null = rows.map((row) => ({ ...row, key: `${row.key}.`, title: `${row.title}.` }));
collect();
const input = heap() - before;
if (copy.length !== ROWS) throw new Error();
copy = null;
collect();
before = heap();
ours();
// Not collected before: garbage of the pass counts as well.
const used = heap() - before;
process.stdout.write(
  `memory: the input ${(input / 1e6).toFixed(1)} MB, the pass with its garbage ${(used / 1e6).toFixed(1)} MB on top of it\n`,
);

/** A workbook of 40,000 quarterly rows, as getValues hands it over; no service is asked but for that. */
const header = [
  'Kỳ',
  'Mã cơ quan',
  'Cơ quan',
  'Mã NV',
  'Nhiệm vụ',
  'Kết quả thực hiện',
  'Tiến độ (%)',
  'Ngày hoàn thành',
  'Minh chứng',
  'Khó khăn, vướng mắc',
  'Kiến nghị',
  'Ngày gửi',
  'Duyệt',
  'Ý kiến',
  'Hạn gửi',
  'Tình trạng',
];
const sheet = (title: string, values: (string | number | Date)[][]) => ({
  title,
  values,
  formulas: values.map((row) => row.map(() => '')),
});
const day = (of: number): Date => dateFromDay(addDays(START, of));
const TASKS = 1250;
const contents = new Map(
  [
    sheet('Cấu hình', [
      ['Mục', 'Giá trị', 'Giải thích'],
      ['Đơn vị theo dõi', 'UBND tỉnh', ''],
      ['Cấp', 'Cấp tỉnh', ''],
      ['Năm kế hoạch', 2023, ''],
      ['Ngày ban hành kế hoạch', day(68), ''],
      ['Ngày tính', day(158), ''],
    ]),
    sheet('Cơ quan', [
      [
        'Mã',
        'Tên cơ quan',
        'Loại',
        'Cơ quan cấp trên',
        'Người đứng đầu',
        'Email nhận nhắc việc',
        'Email lãnh đạo',
        'Người được sửa',
        'Ngày ban hành KH',
        'Link KH',
      ],
      ...agencies.map(({ code, name, kind }) => [
        code,
        name,
        kind,
        '',
        '',
        `${code}@a.example`,
        '',
        '',
        '',
        '',
      ]),
    ]),
    sheet('Nhiệm vụ', [
      [
        'Mã NV',
        'Lĩnh vực',
        'Nội dung thành phần',
        'Nhiệm vụ',
        'Sản phẩm',
        'Chủ trì',
        'Phối hợp',
        'Hạn hoàn thành',
        'Tiến độ (%)',
        'Ngày hoàn thành',
        'Minh chứng',
        'Ghi chú',
      ],
      ...Array.from({ length: TASKS }, (_, i) => [
        `NV${i}`,
        `${i % 9}`,
        '',
        `Nhiệm vụ ${i}`,
        'Sản phẩm',
        '@SO',
        '@HUYEN',
        day(below(360)),
        '',
        '',
        '',
        '',
      ]),
    ]),
    sheet('Kỳ báo cáo', [
      [
        'Kỳ',
        'Tên kỳ',
        'Loại',
        'Từ ngày',
        'Đến ngày',
        'Hạn nộp cấp tỉnh (trước ngày)',
        'Hạn nộp cấp huyện (trước ngày)',
        'Trạng thái',
      ],
      ['2023-Q1', 'Quý I', 'Quý', day(0), day(89), day(104), day(100), 'Đang mở'],
    ]),
    sheet('Báo cáo quý', [
      header,
      ...Array.from({ length: TASKS * 32 }, (_, i) => [
        '2023-Q1',
        `CQ${i % 32}`,
        '',
        `NV${Math.floor(i / 32)}`,
        '',
        'Đã thực hiện',
        below(101),
        random() < 0.3 ? day(below(150)) : '',
        '',
        '',
        '',
        random() < 0.6 ? day(90 + below(20)) : '',
        '',
        '',
        '',
        '',
      ]),
    ]),
  ].map((one) => [one.title, one]),
);
const environment = {
  workbook: {
    read: () => contents,
    zones: () => ({ spreadsheet: 'Asia/Ho_Chi_Minh', script: 'Asia/Ho_Chi_Minh', locale: 'vi_VN' }),
    remembered: () => null,
    id: () => 'bench',
  },
  today: () => addDays(START, 158),
  now: () => dateFromDay(addDays(START, 158)),
  userEmail: () => 'a@b.example',
  ownerEmail: () => 'a@b.example',
  runsAs: () => 'a@b.example',
  triggers: () => [],
  secret: () => null,
  memory: { all: () => ({}), keep: () => undefined },
} as unknown as Environment;
const overview = timed(() => getOverview(environment, { list: { search: 'nhiem vu' } }).total, 3);
line(
  `the sidebar's first data: ${(TASKS * 32).toLocaleString('en')} rows read, assessed, counted`,
  overview.ms,
  `${overview.result.toLocaleString('en')} obligations`,
);
process.stdout.write('\n');

promise('consolidation in at most 3 times the time of touching each cell once', own.ms <= 3 * touched.ms);
promise('peak memory at most twice the input', input + used <= 2 * input);
promise("the sidebar's first data at 40,000 rows within 2 s", overview.ms <= 2000);
if (failures.length > 0) process.exitCode = 1;
