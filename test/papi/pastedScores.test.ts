/** Published tables as people paste them, whichever way round; every figure here is made up. */

import { partsOf } from '../../src/papi/parts.js';
import { figuresIn, type PastedOf, readPasted, subjectIn } from '../../src/papi/pastedScores.js';

const OF: PastedOf = { year: null, province: 'Hưng Yên', source: 'Ví dụ', parts: [] };
const rows = (text: string): string[][] =>
  text.split('\n').map((line) => line.split('|').map((one) => one.trim()));
const read = (text: string, of: Partial<PastedOf> = {}) => readPasted(rows(text), { ...OF, ...of });
/** '2022 Hưng Yên 5 7.12 [7.02–7.22]' */
const short = (text: string, of: Partial<PastedOf> = {}): string[] =>
  read(text, of).scores.map(
    ({ year, province, area, part, score, low, high }) =>
      `${year} ${province} ${part || area} ${score}${low === null ? '' : ` [${low}–${high}]`}`,
  );

test.each<[string, number | null, number | null, number | null]>([
  ['7,12', 7.12, null, null],
  ['7.12', 7.12, null, null],
  ['7,12 [7,02–7,22]', 7.12, 7.02, 7.22],
  ['7.12 (7.02 - 7.22)', 7.12, 7.02, 7.22],
  ['7,12 (7,02; 7,22)', 7.12, 7.02, 7.22],
  ['[7,02, 7,22]', null, 7.02, 7.22],
  ['7,02 – 7,22', null, 7.02, 7.22],
  ['7,12 ± 0,1', 7.12, 7.02, 7.22],
  ['7,12**', 7.12, null, null],
])('the cell «%s»', (text, score, low, high) => expect(figuresIn(text)).toEqual({ score, low, high }));

test.each(['cao', '71,2 %', '1.1 Tri thức', '2022', ''])('«%s» is no score', (text) =>
  expect(figuresIn(text)).toBeNull(),
);

test.each<[string, string | undefined]>([
  ['1. Tham gia của người dân ở cấp cơ sở', '1'],
  ['Nội dung 3', '3'],
  ['Chỉ số nội dung 4: Kiểm soát tham nhũng', '4'],
  ['LĨNH VỰC 8', '8'],
  ['Công khai, minh bạch', '2'],
  ['Thủ tục hành chính công', '5'],
  ['3.3', '3.3'],
  ['3.3. Tiếp cận dịch vụ tư pháp', '3.3'],
  ['Tiếp cận dịch vụ tư pháp', '3.3'],
  ['Tổng điểm', '0'],
  ['Chỉ số PAPI 2022', '0'],
  // Begins two parts of area 4, and two names elsewhere.
  ['Kiểm soát tham nhũng trong', undefined],
  ['Hưng Yên', undefined],
  ['2022', undefined],
])('«%s» names %s', (text, named) => {
  const subject = subjectIn(text, partsOf(2022, []));
  expect(subject && (subject.part || String(subject.area))).toBe(named);
});

describe('The way round', () => {
  test('a row a province, areas across, the year in the title, ranges in the cell', () => {
    const text = `Bảng 2. Chỉ số PAPI năm 2022 theo tỉnh
      STT | Tỉnh/Thành phố | 1. Tham gia của người dân ở cấp cơ sở | 5. Thủ tục hành chính công
      1 | Hưng Yên | 5,20 [5,10–5,30] | 6,98 [6,88–7,08]
      2 | Thái Bình | 5.30 | -`;
    expect(short(text)).toEqual([
      '2022 Hưng Yên 1 5.2 [5.1–5.3]',
      '2022 Hưng Yên 5 6.98 [6.88–7.08]',
      '2022 Thái Bình 1 5.3',
    ]);
    expect(read(text).refused).toEqual([]);
    expect(read(text).provinces).toEqual(['Hưng Yên', 'Thái Bình']);
  });

  test('ranges in columns of their own, beside what they are of or under one merged header', () => {
    const one = `Địa phương | Nội dung 1 | Cận dưới | Cận trên | Nội dung 2 | Cận dưới | Cận trên
      Hưng Yên | 5,20 | 5,10 | 5,30 | 5,45 | 5,36 | 5,54`;
    const two = `Địa phương | Nội dung 1 | | | Nội dung 2 | |
      | Cận dưới | Cận trên | Điểm | Điểm | Cận dưới | Cận trên
      Hưng Yên | 5,10 | 5,30 | 5,20 | 5,45 | 5,36 | 5,54`;
    const expected = ['2022 Hưng Yên 1 5.2 [5.1–5.3]', '2022 Hưng Yên 2 5.45 [5.36–5.54]'];
    expect(short(one, { year: 2022 })).toEqual(expected);
    expect(short(two, { year: 2022 })).toEqual(expected);
    expect(read(one, { year: 2022 }).understood[0]).toContain('theo ô Năm khảo sát');
  });

  test('a row an area or a part, years across, no province named', () => {
    const text = `Chỉ số nội dung | Năm 2021 | Năm 2022
      3. Trách nhiệm giải trình với người dân | 4,40 | 4,20
      3.3 Tiếp cận dịch vụ tư pháp | 1,90 (1,85–1,95) | 1,70 (1,64–1,76)`;
    expect(short(text)).toEqual([
      '2021 Hưng Yên 3 4.4',
      '2021 Hưng Yên 3.3 1.9 [1.85–1.95]',
      '2022 Hưng Yên 3 4.2',
      '2022 Hưng Yên 3.3 1.7 [1.64–1.76]',
    ]);
  });

  test('a row a part, provinces across, under years; national figures beside', () => {
    const text = `| | 2021 | | 2022 | | |
      TT | Tên chỉ số | Hưng Yên | Tỉnh Thái Bình | Hưng Yên | Tỉnh Thái Bình | Trung vị cả nước
      1 | Tham gia của người dân ở cấp cơ sở | 5,10 | 5,00 | 5,20 | 5,30 | 5,25
      1.1 | Tri thức công dân | 1,10 | 1,00 | 1,20 | 1,30 |`;
    expect(short(text)).toEqual([
      '2021 Hưng Yên 1 5.1',
      '2021 Hưng Yên 1.1 1.1',
      '2021 Thái Bình 1 5',
      '2021 Thái Bình 1.1 1',
      '2022 Hưng Yên 1 5.2',
      '2022 Hưng Yên 1.1 1.2',
      '2022 Thái Bình 1 5.3',
      '2022 Thái Bình 1.1 1.3',
    ]);
    expect(
      read(text)
        .scores.filter(({ median }) => median === 5.25)
        .map(({ province }) => province),
    ).toEqual(['Hưng Yên', 'Thái Bình']);
  });

  test('a row a year; and the workbook’s own long form', () => {
    expect(short('Năm | Lĩnh vực 1 | Lĩnh vực 2\n2021 | 5,10 | 5,11\n2022 | 5,20 | 5,45')).toEqual([
      '2021 Hưng Yên 1 5.1',
      '2021 Hưng Yên 2 5.11',
      '2022 Hưng Yên 1 5.2',
      '2022 Hưng Yên 2 5.45',
    ]);
    const long = `Nguồn | Hạng | Tỉnh | Điểm | Cận trên | Cận dưới | Nội dung thành phần | Lĩnh vực | Năm | Nhóm
      Báo cáo A | 41 | Hưng Yên | 6,98 | 7,08 | 6,88 | | 5. Thủ tục hành chính công | 2022 | TB thấp
      Báo cáo A | | Hưng Yên | 1,70 | | | 3.3 Tiếp cận dịch vụ tư pháp | 3 | 2022 | khá`;
    expect(short(long)).toEqual(['2022 Hưng Yên 3.3 1.7', '2022 Hưng Yên 5 6.98 [6.88–7.08]']);
    expect(read(long).scores[1]).toMatchObject({ rank: 41, group: 'TB thấp', source: 'Báo cáo A' });
    expect(read(long).refused).toEqual([
      'Dòng 3, cột «Nhóm»: «khá» không phải là nhóm: cần Cao nhất, TB cao, TB thấp, Thấp nhất.',
    ]);
  });

  test('a national table tells lowest, median and best by itself; half a country does not', () => {
    const table = (count: number): string =>
      [
        'Tỉnh | Nội dung 1',
        ...Array.from(
          { length: count },
          (_, i) => `Tỉnh ${'ABCDEF'[i % 6]}${'mnopqr'[Math.floor(i / 6)]} | 5,${String(10 + i)}`,
        ),
      ].join('\n');
    const { scores, understood } = read(table(34), { year: 2025 });
    expect(scores[0]).toMatchObject({ least: 5.1, median: 5.27, best: 5.43 });
    expect(understood).toContain('Thấp nhất, trung vị, cao nhất tính từ 34 tỉnh trong bảng dán.');
    expect(read(table(12), { year: 2025 }).scores[0]).toMatchObject({ least: null, median: null });
  });

  test('national figures as rows among the provinces; averages are none', () => {
    const { scores } = read(
      'Tỉnh | Nội dung 1\nHưng Yên | 5,20\nTrung vị cả nước | 5,25\nCao nhất | 6,10\nTrung bình | 5,00',
      { year: 2022 },
    );
    expect(scores).toHaveLength(1);
    expect(scores[0]).toMatchObject({ median: 5.25, best: 6.1, least: null });
  });
});

describe('What is refused is named, with its place', () => {
  test.each<[string, string[], number]>([
    [
      'Tỉnh | Nội dung 1 | 1.1\nHưng Yên | 52,0 | 5,2\nThái Bình | 5,30 | 1,20',
      [
        'Dòng 2, cột «Nội dung 1»: «52,0» ngoài thang điểm (1 đến 10); bỏ qua ô này.',
        'Dòng 2, cột «1.1»: «5,2» ngoài thang điểm (0,25 đến 2,5); bỏ qua ô này.',
      ],
      2,
    ],
    [
      'Tỉnh | Nội dung 1 | Dân số (nghìn)\nHưng Yên | 5,20 cao | 1,30\nThái Bình | 5,30 | 1,90',
      [
        'Dòng 2, cột «Nội dung 1»: «5,20 cao» không phải là điểm.',
        'Cột «Dân số (nghìn)» không phải là điểm: bỏ qua.',
      ],
      1,
    ],
    [
      'Chỉ số | 2022\nThủ tục hành chính công | 6,98\nGiá trị sản xuất | 3,30',
      ['Dòng 3: «Giá trị sản xuất» không phải là lĩnh vực hay nội dung thành phần; bỏ qua cả dòng.'],
      1,
    ],
    [
      'Tỉnh | Nội dung 1\nHưng Yên | 5,20 [5,30–5,40]',
      [
        'Hưng Yên, 1. Tham gia của người dân ở cấp cơ sở, 2022: điểm 5,2 nằm ngoài khoảng tin cậy; không ghi khoảng này.',
      ],
      1,
    ],
    [
      'Tỉnh | Nội dung 1\nHưng Yên | 5,20\nTỉnh Hưng Yên | 5,21',
      ['Dòng 3, cột «Nội dung 1»: «5,21» khác số đã có trong bảng cho cùng nội dung (5,2); bỏ qua.'],
      1,
    ],
    [
      'Tỉnh | 3.9\nHưng Yên | 1,20',
      ['Dòng 2, cột «3.9»: «1,20»: khảo sát năm 2022 không có «3.9»; ghi ở trang Nội dung PAPI trước.'],
      0,
    ],
    [
      'Tỉnh | Nội dung 1\nHưng Yên | 5',
      ['Không thấy điểm nào trong bảng dán: điểm là số có phần thập phân, ví dụ 7,12.'],
      0,
    ],
  ])('%s', (text, refused, kept) => {
    const found = read(text, { year: 2022 });
    expect(found.refused).toEqual(refused);
    expect(found.scores).toHaveLength(kept);
  });

  test('a table without a year asks for it', () => {
    const found = read('Tỉnh | Nội dung 1\nHưng Yên | 5,20');
    expect(found.scores).toEqual([]);
    expect(found.refused).toEqual([
      'Bảng dán không ghi năm khảo sát: hãy điền «Năm khảo sát» rồi xem trước lại.',
    ]);
  });

  test('a total that is not the sum of its eight areas', () => {
    const line = (total: string): string =>
      `Tỉnh | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | Tổng điểm\nHưng Yên | 5,01 | 5,01 | 5,01 | 5,01 | 5,01 | 5,01 | 5,01 | 5,01 | ${total}`;
    expect(read(line('40,08'), { year: 2022 }).refused).toEqual([]);
    expect(read(line('40,08'), { year: 2022 }).scores).toHaveLength(8);
    expect(read(line('42,50'), { year: 2022 }).refused).toEqual([
      'Hưng Yên, 2022: tổng tám lĩnh vực là 40,08, bảng ghi tổng 42,5. Xem lại trước khi ghi.',
    ]);
  });
});
