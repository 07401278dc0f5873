/** PAPI scores beside the plan: the worked examples of capabilities §7, and what is named of a table as people paste it. */
import { analysisOf, totalOf } from '../../src/papi/analysis.js';
import { changeOf } from '../../src/papi/change.js';
import { mostPoints, partIn, partsOf } from '../../src/papi/parts.js';
import { type Row, readTables } from '../support/plans/plainWorkbook.js';

const score = (
  Năm: string,
  area: number,
  part: string,
  [Điểm, low = '', high = '']: readonly string[],
  more: Row = {},
): Row => ({
  Năm,
  Tỉnh: 'Hưng Yên',
  'Lĩnh vực': String(area),
  'Nội dung thành phần': part,
  Điểm: Điểm!,
  'Cận dưới': low,
  'Cận trên': high,
  Nguồn: 'Ví dụ',
  ...more,
});

const task = (code: string, area: number, component: string, due: string, done: string): Row => ({
  'Mã NV': code,
  'Lĩnh vực': String(area),
  'Nội dung thành phần': component,
  'Nhiệm vụ': `Việc ${code}`,
  'Chủ trì': 'SNV',
  'Hạn hoàn thành': due,
  'Ngày hoàn thành': done,
});

/** Five tasks of area 5: four done in time, one overdue; one of area 2; none of part 3.3. */
const TASKS: readonly Row[] = [
  ...['01', '02', '03', '04'].map((n) => task(`NV${n}`, 5, '5.1', '2023-06-30', '2023-06-20')),
  task('NV05', 5, '5.4 Dịch vụ hành chính cấp xã', '2023-06-30', ''),
  task('NV06', 2, '2.2', '2023-06-30', '2023-06-20'),
  task('NV07', 0, '', '2023-06-30', ''),
];

const SCORES: readonly Row[] = [
  score('2021', 5, '', ['7,12', '7,02', '7,22']),
  score('2022', 5, '', ['6,98', '6,88', '7,08'], { 'Trung vị': '7,20', 'Cao nhất': '7,60', Hạng: '41' }),
  score('2021', 2, '', ['5,10', '5,00', '5,20']),
  score('2022', 2, '', ['5.45', '5.36', '5.54']),
  score('2021', 3, 'Tiếp cận dịch vụ tư pháp', ['1,90', '1,85', '1,95']),
  score('2022', 3, '3.3', ['1,70', '1,64', '1,76']),
  score('2021', 2, '2.2', ['1,60', '1,55', '1,65']),
  score('2022', 2, '2.2', ['1,40', '1,30', '1,50']),
  score('2022', 4, '', ['6,10'], { Nhóm: 'Thấp nhất' }),
  score('2022', 5, '', ['7,00'], { Tỉnh: 'Thái Bình' }),
];

const read = (scores: readonly Row[], parts: readonly Row[] = []) =>
  readTables({ 'Nhiệm vụ': TASKS, 'Điểm PAPI': scores, 'Nội dung PAPI': parts });

const linesOf = (scores: readonly Row[], year = 2022, parts: readonly Row[] = []) => {
  const { plan, obligations } = read(scores, parts);
  const own = plan.scores.filter(({ province }) => province === 'Hưng Yên');
  return analysisOf(own, year, plan, obligations, [
    { task: 'NV01', area: 5, reached: true },
    { task: 'NV05', area: 5, reached: false },
    { task: 'NV06', area: 2, reached: null },
  ]);
};

describe('A year’s scores beside the work', () => {
  const line = (area: number, part = '') =>
    linesOf(SCORES).find((one) => one.area === area && one.part === part)!;

  test('E1: area 5 from 7,12 to 6,98, ranges that meet: no clear difference; 5 tasks, 80 % in time', () => {
    expect(line(5)).toMatchObject({
      change: -0.14,
      says: 'Không khác biệt rõ',
      before: { year: 2021, score: 7.12 },
      tasks: 5,
      onTimeRate: 0.8,
      toMedian: 0.22,
      toBest: 0.62,
      rank: 41,
      reached: 1,
      measured: 2,
      flags: [],
      title: '5. Thủ tục hành chính công',
    });
  });

  test('E2: area 2 from 5,10 to 5,45: clearly risen', () => {
    expect(line(2)).toMatchObject({ change: 0.35, says: 'Tăng rõ', tasks: 1, onTimeRate: 1, measured: 0 });
  });

  test('E3: part 3.3 from 1,90 to 1,70 without a task: clearly fallen, nobody is at work on it', () => {
    expect(line(3, '3.3')).toMatchObject({
      title: '3.3 Tiếp cận dịch vụ tư pháp',
      change: -0.2,
      says: 'Tụt rõ',
      tasks: 0,
      onTimeRate: null,
      flags: ['Chưa có nhiệm vụ'],
    });
  });

  test('what fell though all was done in time is to be thought over; the bottom group without a task is named', () => {
    expect(line(2, '2.2')).toMatchObject({ says: 'Tụt rõ', flags: ['Xem lại giải pháp'] });
    expect(line(4)).toMatchObject({ before: null, says: null, flags: ['Chưa có nhiệm vụ'] });
  });

  test('is in the order of areas, each before its parts', () => {
    expect(linesOf(SCORES).map(({ area, part }) => part || area)).toEqual([2, '2.2', '3.3', 4, 5]);
  });

  test('a part that was another one in that year’s survey is compared with none', () => {
    const parts = [
      { Năm: '2022', Mã: '3.3', Tên: 'Dịch vụ tư pháp trực tuyến' },
      { Năm: '2022', Mã: '3.1', Tên: 'Gặp chính quyền' },
    ];
    const [other] = linesOf(SCORES, 2022, parts).filter(({ part }) => part === '3.3');
    expect(other).toMatchObject({ title: '3.3 Dịch vụ tư pháp trực tuyến', before: null, change: null });
    expect(other!.years.map(({ year }) => year)).toEqual([2022]);
  });

  test('the total is the sum of eight areas, and nothing while one is missing', () => {
    const of = (areas: readonly number[]) =>
      read(areas.map((area) => score('2022', area, '', ['5,01']))).plan.scores;
    expect(totalOf(of([1, 2, 3, 4, 5, 6, 7, 8]))).toBe(40.08);
    expect(totalOf(of([1, 2, 3, 4, 5, 6, 7]))).toBeNull();
  });
});

test.each([
  [[7, 6.9, 7.1], [6.7, 6.6, 6.8], 'Tăng rõ'],
  [[7, 6.9, 7.1], [6.8, 6.7, 6.9], 'Không khác biệt rõ'],
  [[6.5, 6.4, 6.6], [7, 6.9, 7.1], 'Tụt rõ'],
  [[6.5, null, 6.6], [7, 6.9, 7.1], 'Chưa đủ khoảng tin cậy'],
] as const)('ranges %j after %j: %s', (now, before, says) => {
  const point = ([score, low, high]: readonly (number | null)[]) => ({
    score: score!,
    low: low!,
    high: high!,
  });
  expect(changeOf(point(now), point(before))).toBe(says);
});

test('parts of a year are the newest listed up to it, an area that none is listed of keeps its own', () => {
  const parts = [
    { row: 2, year: 2024, code: '3.1', title: 'Mới' },
    { row: 3, year: 2026, code: '3.1', title: 'Mới hơn' },
  ];
  expect(partsOf(2023, parts)[2]!.components).toHaveLength(3);
  expect(partsOf(2025, parts)[2]!.components).toEqual(['3.1 Mới']);
  expect(partsOf(2025, parts)[0]!.components).toHaveLength(4);
  expect(partIn('mới', partsOf(2025, parts))).toBe('3.1');
  expect(mostPoints(partsOf(2025, parts), 3, '3.1')).toBe(10);
  expect(mostPoints(partsOf(2025, parts), 1, '1.1')).toBe(2.5);
});

describe('A table as people paste it', () => {
  test.each<[string, Row, string[], boolean]>([
    ['percent', { Điểm: '71,2' }, ['Điểm: 71,2 vượt thang điểm: cao nhất là 10.'], false],
    ['words', { Điểm: 'cao' }, ['Điểm: «cao» không phải là điểm.'], false],
    ['a number cell', { Điểm: 7.12 }, [], true],
    [
      'a rank in words',
      { Hạng: 'thứ 5' },
      ['Hạng: «thứ 5» không phải là thứ hạng; hạng này không được dùng.'],
      true,
    ],
    ['a rank', { Hạng: 5 }, [], true],
    [
      'a year that is none',
      { Năm: '22' },
      ['Năm: «22» không phải là năm khảo sát; dòng này không được tính.'],
      false,
    ],
    [
      'what is common to all',
      { 'Lĩnh vực': '0' },
      ['Lĩnh vực: Điểm là của một trong tám lĩnh vực; dòng này không được tính.'],
      false,
    ],
    [
      'a part of another area',
      { 'Nội dung thành phần': '6.1' },
      [
        'Nội dung thành phần: Lĩnh vực 5 năm 2022 không có nội dung thành phần «6.1»; dòng này không được tính.',
      ],
      false,
    ],
    [
      'a part with an area’s points',
      { 'Nội dung thành phần': '5.2', Điểm: '7,1' },
      ['Điểm: 7,1 vượt thang điểm: cao nhất là 2,5.'],
      false,
    ],
    [
      'outside its range',
      { 'Cận dưới': '7,2', 'Cận trên': '7,4' },
      ['Cận dưới: Điểm 7,12 nằm ngoài khoảng tin cậy; khoảng này không được dùng.'],
      true,
    ],
    [
      'half a range',
      { 'Cận dưới': '7,0' },
      ['Cận trên: Khoảng tin cậy cần cả hai cận; chưa so sánh được với năm trước.'],
      true,
    ],
    [
      'better than the best',
      { 'Cao nhất': '7,0' },
      ['Cao nhất: Điểm 7,12 nằm ngoài mức thấp nhất, cao nhất cả nước.'],
      true,
    ],
  ])('%s', (_, cells, named, kept) => {
    const found = read([score('2022', 5, '', ['7,12'], cells)]);
    expect(found.named('Điểm PAPI', 2)).toEqual(named);
    expect(found.plan.scores).toHaveLength(kept ? 1 : 0);
  });

  test('the same score twice is named, whatever the province is called', () => {
    const found = read([
      score('2022', 5, '', ['7,12']),
      score('2022', 5, '', ['7,12'], { Tỉnh: 'UBND tỉnh Hưng Yên' }),
    ]);
    expect(found.named('Điểm PAPI', 3)).toEqual(['Điểm: Điểm này đã có ở dòng 2; dòng này không được tính.']);
  });

  test('parts whose code or year is none', () => {
    const found = read(
      [],
      [
        { Năm: '2022', Mã: '9.1', Tên: 'x' },
        { Năm: '', Mã: '3.1', Tên: 'y' },
      ],
    );
    expect(found.named('Nội dung PAPI', 2)).toEqual(['Mã: «9.1» không phải là mã nội dung thành phần.']);
    expect(found.named('Nội dung PAPI', 3)).toEqual(['Năm: Thiếu Năm.']);
    expect(found.plan.parts).toEqual([]);
  });
});
