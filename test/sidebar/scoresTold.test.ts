/** PAPI in the official report: what the text says of it, and its annex. Figures are made up. */

import { scoresInWords, scoresTable } from '../../sidebar/pages/report/scoresTold.js';
import type { ReportData, ScoreLine, ScoresReport } from '../../src/contract.js';

const line = (title: string, more: Partial<ScoreLine>): ScoreLine => ({
  area: Number(title[0]),
  part: '',
  title,
  now: { score: 7, low: null, high: null },
  before: null,
  change: null,
  says: null,
  toMedian: null,
  toBest: null,
  group: '',
  rank: null,
  years: [],
  tasks: 0,
  onTimeRate: null,
  reached: 0,
  measured: 0,
  flags: [],
  source: 'Ví dụ',
  row: 2,
  ...more,
});

const LINES = [
  line('2. Công khai', {
    now: { score: 5.45, low: 5.36, high: 5.54 },
    before: { year: 2024, score: 5.1, low: 5, high: 5.2 },
    change: 0.35,
    says: 'Tăng rõ',
    toMedian: -0.1,
    tasks: 2,
    onTimeRate: 1,
    reached: 1,
    measured: 2,
  }),
  line('3.3 Tiếp cận dịch vụ tư pháp', {
    part: '3.3',
    now: { score: 1.7, low: 1.64, high: 1.76 },
    before: { year: 2024, score: 1.9, low: 1.85, high: 1.95 },
    change: -0.2,
    says: 'Tụt rõ',
    toMedian: 0.2,
    flags: ['Chưa có nhiệm vụ'],
  }),
  line('5. Thủ tục', {
    now: { score: 6.5, low: 6.4, high: 6.6 },
    before: { year: 2024, score: 7, low: 6.9, high: 7.1 },
    change: -0.5,
    says: 'Tụt rõ',
    tasks: 1,
    onTimeRate: 1,
    flags: ['Xem lại giải pháp'],
  }),
];

const told = (more: Partial<ScoresReport> = {}): Pick<ReportData, 'scores'> => ({
  scores: {
    made: true,
    asOf: '2026-06-08',
    planYear: 2026,
    year: 2025,
    province: 'Hưng Yên',
    years: [2025, 2024],
    provinces: ['Hưng Yên'],
    total: { now: 46.75, before: 47.1 },
    lines: LINES,
    examples: false,
    freeTaskRow: 2,
    ...more,
  },
});

test('the text names what fell, what of it has no task, and where solutions are to be thought over', () => {
  expect(scoresInWords(told())).toEqual([
    'Năm 2025: 2 nội dung tụt rõ, 1 tăng rõ; 1 nội dung yếu chưa có nhiệm vụ trong kế hoạch.',
    'Tổng điểm tám lĩnh vực 46,75, năm trước 47,10.',
    'Tụt rõ: 3.3 Tiếp cận dịch vụ tư pháp; 5. Thủ tục.',
    'Yếu, kế hoạch năm nay chưa có nhiệm vụ: 3.3 Tiếp cận dịch vụ tư pháp.',
    'Tụt rõ dù các nhiệm vụ đều đúng hạn, cần xem lại giải pháp: 5. Thủ tục.',
    'Số liệu chi tiết ở Phụ lục kèm theo.',
  ]);
});

test('the annex has year beside year, gap to the median, tasks, indicators, verdict; no column says nothing', () => {
  const table = scoresTable(told());
  expect(table.title).toBe('Điểm PAPI năm 2025 của Hưng Yên và nhiệm vụ của kế hoạch năm 2026');
  expect(table.header).toEqual([
    'STT',
    'Nội dung',
    'Năm 2024',
    'Năm 2025',
    'Thay đổi',
    'Kém trung vị',
    'Nhiệm vụ',
    'Chỉ tiêu đạt',
    'Nhận xét',
  ]);
  expect(table.rows).toEqual([
    [1, '2. Công khai', '5,10', '5,45', '+0,35', 'hơn 0,10', '2, đúng hạn 100%', '1/2', 'Tăng rõ'],
    [
      2,
      '3.3 Tiếp cận dịch vụ tư pháp',
      '1,90',
      '1,70',
      '−0,20',
      '0,20',
      'chưa có',
      '–',
      'Tụt rõ, chưa có nhiệm vụ',
    ],
    [3, '5. Thủ tục', '7,00', '6,50', '−0,50', '–', '1, đúng hạn 100%', '–', 'Tụt rõ, xem lại giải pháp'],
  ]);
  expect(table.strong).toEqual([0, 2]);
  expect(table.notes!.at(-1)).toBe('Nguồn: Ví dụ.');
});

test('figures that are made up say so in text and annex; without scores there is neither', () => {
  expect(scoresInWords(told({ examples: true }))[0]).toBe('Số liệu ví dụ, không phải điểm đã công bố.');
  expect(scoresTable(told({ examples: true })).title).toContain(
    '(Số liệu ví dụ, không phải điểm đã công bố)',
  );
  for (const none of [{ scores: null }, told({ lines: [] })]) {
    expect(scoresInWords(none)).toEqual([]);
    expect(scoresTable(none).rows).toEqual([]);
  }
});
