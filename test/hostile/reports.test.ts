/** The official report says no number and no day that is not so. */

import { extensionList, owed } from '../../sidebar/pages/report/annexes.js';
import {
  bodyOf,
  openingOf,
  type Part,
  placeAndDate,
  usualWords,
} from '../../sidebar/pages/report/reportText.js';
import { type Sentence, sentencesOf, shortened } from '../../sidebar/pages/report/sentences.js';
import type { Figures, Item, ReportData } from '../../src/contract.js';

const DATA = {
  unit: 'UBND tỉnh Hưng Yên',
  office: 'Sở Nội vụ tỉnh Hưng Yên',
  year: 2023,
  planNumber: '43/KH-UBND',
  planSubject: 'về việc nâng cao Chỉ số PAPI tỉnh Hưng Yên năm 2023',
  planIssued: '2023-03-10',
  today: '2023-06-09',
  from: '2022-11-01',
  to: '2023-05-31',
  summary: { asOf: '2023-06-08', period: '2023-6T · Báo cáo 6 tháng' },
} as unknown as ReportData;
const WORDS = usualWords(DATA);

test.each([
  ['2023-02-08', 'Hưng Yên, ngày 08 tháng 02 năm 2023'],
  ['2023-10-28', 'Hưng Yên, ngày 28 tháng 10 năm 2023'],
  ['', 'Hưng Yên, ngày … tháng … năm …'],
  ['2023-06', 'Hưng Yên, ngày … tháng … năm …'],
])('the place and day of %j: %s', (day, said) => {
  expect(placeAndDate({ ...WORDS, day })).toBe(said);
});

test('data from before the plan was issued are said to be as the plan asks, not as the program followed', () => {
  expect(openingOf(DATA, WORDS)).toContain(
    '(số liệu từ ngày 01/11/2022 đến ngày 31/5/2023 theo Kế hoạch, các nhiệm vụ được theo dõi từ ngày ban hành Kế hoạch 10/3/2023, tính đến ngày 08/6/2023)',
  );
  expect(openingOf({ ...DATA, from: '2023-04-01', to: '2023-06-30' }, WORDS)).toContain(
    '(số liệu từ ngày 01/4/2023 đến ngày 30/6/2023 theo Kế hoạch, tính đến ngày 08/6/2023)',
  );
  expect(openingOf({ ...DATA, from: null, to: null }, WORDS)).not.toMatch(/undefined|NaN|null/);
});

test('the plan is cited with number, sign, day and subject; what the workbook does not say is left to be written', () => {
  expect(openingOf(DATA, WORDS)).toContain(
    'Thực hiện Kế hoạch số 43/KH-UBND ngày 10/3/2023 của UBND tỉnh Hưng Yên về việc nâng cao Chỉ số PAPI tỉnh Hưng Yên năm 2023, Sở Nội vụ',
  );
  expect(openingOf(DATA, { ...WORDS, planNumber: '' })).toContain('Kế hoạch số […] ngày 10/3/2023');
});

test.each([
  ['Đã tập huấn 3 lớp. Đã phát 500 tờ rơi.', 25, 'Đã tập huấn 3 lớp'],
  ['Đã tập huấn 3 lớp.', 25, 'Đã tập huấn 3 lớp'],
  ['Đã tập huấn\n 3   lớp;', 25, 'Đã tập huấn 3 lớp'],
  ['Một câu dài không có dấu chấm nào ở giữa cả', 25, 'Một câu dài không có dấu…'],
])('%j is shortened to %s characters: %j', (text, length, short) => {
  expect(shortened(text, length)).toBe(short);
});

describe('The body', () => {
  const NONE: Figures['work'] = { kept: 0, late: 0, overdue: 0, onTimeRate: null };
  const figures = (work = NONE, reports = NONE) => ({
    work,
    reports,
    total: 0,
    averageLateness: null,
    ownPlans: { onTime: 0, late: 2, not: 0 },
  });
  const area = (number: number, title: string, of = figures()) => ({ key: String(number), title, ...of });
  const data = (more: object = {}): ReportData =>
    ({
      ...DATA,
      inspections: { planned: 0, ofPlan: 0, held: 0, clean: 0, found: 0, remedied: 0 },
      underway: [],
      overdue: [],
      doneLate: [],
      next: [],
      nextUntil: '2023-09-30',
      results: [],
      ...more,
      summary: {
        ...DATA.summary,
        comparedWith: null,
        remarkGroups: { difficulties: [], proposals: [] },
        indicators: [],
        ownPlans: [],
        total: figures(),
        tables: [
          {
            name: 'area',
            total: { change: null },
            lines: [
              area(0, '0. Chung'),
              area(
                1,
                '1. Tham gia của người dân ở cấp cơ sở',
                figures({ kept: 8, late: 0, overdue: 2, onTimeRate: 0.8 }),
              ),
              area(2, '2. Công khai, minh bạch trong việc ra quyết định'),
            ],
          },
        ],
        ...(more as { summary?: object }).summary,
      },
    }) as unknown as ReportData;
  const flat = (parts: readonly Part[]): string[] =>
    parts.flatMap(({ title, lines = [], parts: within = [] }) => [title, ...lines, ...flat(within)]);
  const said = (of: ReportData, sentences: readonly Sentence[] = []): string[] =>
    flat(bodyOf(of, WORDS, sentences));

  test('has no clause with nought in it, no heading over nothing, and marks where a person must write', () => {
    const lines = said(data());
    expect(lines).toEqual([
      'CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI',
      'Văn bản chỉ đạo, triển khai đã ban hành trong kỳ: […].',
      'Về ban hành kế hoạch của cơ quan, đơn vị: 02 cơ quan ban hành chậm so với thời hạn.',
      'KẾT QUẢ THỰC HIỆN THEO 8 NỘI DUNG',
      'Nội dung 1. Tham gia của người dân ở cấp cơ sở',
      'Có 10 nhiệm vụ đã đến hạn hoặc đã hoàn thành, trong đó 08 hoàn thành đúng hạn, 02 quá hạn chưa hoàn thành; tỷ lệ đúng hạn 80%.',
      'Kết quả cụ thể: […].',
      'PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM',
      'Nhiệm vụ trọng tâm khác: […].',
    ]);
    expect(lines.join()).not.toMatch(/\b0?0 /);
  });

  test('tells what was done in the agencies’ words, task by task, each sentence with its row; equal ones once', () => {
    const by = (count: number): string[] => Array.from({ length: count }, (_, i) => `Xã ${i}`);
    const results = [
      {
        area: 1,
        task: 'NV01',
        title: 'Bầu trưởng thôn',
        said: [
          { text: 'Đã bầu 12/12 thôn.', agencies: ['UBND xã A'], tasks: ['NV01'], row: 7 },
          { text: 'Đang triển khai', agencies: by(97), tasks: ['NV01'], row: 9 },
          { text: 'Chưa làm', agencies: ['UBND xã B'], tasks: ['NV01'], row: 12 },
        ],
      },
    ];
    const sentences = sentencesOf(results, 2, true);
    expect(sentences.map(({ row, chosen }) => [row, chosen])).toEqual([
      [7, true],
      [9, true],
      [12, false],
    ]);
    expect(said(data({ results }), sentences)).toContain(
      '- Bầu trưởng thôn: đã bầu 12/12 thôn (UBND xã A); đang triển khai (97 đơn vị).',
    );
  });

  test('says equal difficulties and proposals once with how many say them, thirty at most', () => {
    const group = (text: string, count: number) => ({
      text,
      agencies: Array.from({ length: count }, (_, i) => `Xã ${i}`),
      tasks: ['NV01'],
      row: 2,
    });
    const difficulties = [
      group('Thiếu nhân lực.', 97),
      ...Array.from({ length: 40 }, (_, i) => group(`Khó khăn thứ ${i + 1}`, 1)),
    ];
    const lines = said(
      data({ summary: { remarkGroups: { difficulties, proposals: [group('Bổ sung kinh phí', 2)] } } }),
    );
    expect(lines).toContain('- Thiếu nhân lực (97 đơn vị).');
    expect(lines.filter((line) => line.startsWith('- Khó khăn thứ'))).toHaveLength(29);
    expect(lines).toContain('Khó khăn, vướng mắc khác ở Phụ lục kèm theo.');
    expect(lines.slice(-2)).toEqual(['ĐỀ XUẤT, KIẾN NGHỊ', '- Bổ sung kinh phí (Xã 0, Xã 1).']);
  });
});

test('what an agency owes: reports are counted, those sent back among them, whatever the remark says', () => {
  const titles = [
    'Công khai thu, chi ngân sách cấp xã',
    'Báo cáo quý I/2026: Việc 1',
    'Báo cáo quý I/2026 (trả lại): Việc 2',
    'Báo cáo quý I/2026 (trả lại: «Thiếu: số liệu (xã); xem lại»): Việc 3: phần a',
    'Báo cáo quý II/2026 (trả lại: «»): Việc 3',
  ];
  expect(owed(titles.map((title) => ({ title })))).toBe(
    'Công khai thu, chi ngân sách cấp xã; Báo cáo quý I/2026 (3 nhiệm vụ, 2 bị trả lại); Báo cáo quý II/2026 (1 nhiệm vụ bị trả lại)',
  );
});

test('The annex of extensions has a row for what many were granted alike, with both days and the document', () => {
  const item = (agencyName: string, more: Partial<Item> = {}): Item =>
    ({
      agencyName,
      title: 'Niêm yết thủ tục.',
      firstDue: '2023-06-15',
      due: '2023-06-30',
      grantedBy: '812/UBND-NC',
      extended: 1,
      done: null,
      ...more,
    }) as Item;
  const extended = [
    item('Sở Nội vụ'),
    item('Sở Tài chính', { done: '2023-06-20' }),
    item('Sở Nội vụ', { title: 'Báo cáo', due: '2023-07-31', extended: 2 }),
  ];
  expect(extensionList({ extended } as unknown as ReportData).rows).toEqual([
    [1, 'Sở Nội vụ, Sở Tài chính', 'Niêm yết thủ tục', '15/06/2023', '30/06/2023', '812/UBND-NC', 1, 1],
    [2, 'Sở Nội vụ', 'Báo cáo', '15/06/2023', '31/07/2023', '812/UBND-NC', 2, 0],
  ]);
});
