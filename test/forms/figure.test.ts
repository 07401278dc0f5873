/** Figures as people type them: understood, or named. */
import { figureIn } from '../../src/forms/figure.js';
import { type Row, readTables } from '../support/plans/plainWorkbook.js';

const share = { type: 'Tỷ lệ', adding: 'Bình quân gia quyền', unit: 'hồ sơ' } as const;
const words = { type: 'Chữ', adding: 'Không cộng', unit: '' } as const;
const answer = { type: 'Có/Không', adding: 'Đếm Có', unit: '' } as const;
const count = { type: 'Số', adding: 'Cộng', unit: 'tin' } as const;

test.each([
  [share, '1.200', '1.500,0', '', { value: 1200, denominator: 1500 }],
  [share, 0, 0, '', { value: 0, denominator: 0 }],
  [share, '', 0, '', { value: 0, denominator: 0 }],
  [share, '', '', '', { value: null, denominator: null }],
  [answer, 'có'.normalize('NFD'), '', '', { value: 1 }],
  [answer, '', '', 'KHÔNG ', { value: 0 }],
  [answer, true, '', '', { value: 1 }],
  [words, '', '', 'Đã niêm yết', { words: 'Đã niêm yết' }],
  // Words are often typed where figures stand.
  [words, 'Đã niêm yết', '', '', { words: 'Đã niêm yết' }],
  [words, 12, '', '', { words: '12' }],
  [count, '1,5', '', '', { value: 1.5 }],
])('%j: %j of %j, words %j', (asked, value, denominator, said, figure) => {
  expect(figureIn(asked, { value, denominator, words: said })).toMatchObject({
    figure: { ...figure, faulty: false },
    flaws: [],
  });
});

test.each([
  [share, '45/50', '', 'không phải là số'],
  [share, '95%', '', 'không phải là số'],
  [share, 50, '', 'chưa có mẫu số'],
  [share, '', 50, 'chưa có tử số'],
  [share, 51, 50, 'tỷ lệ trên 100 %'],
  [share, -1, 50, 'số âm'],
  [count, '12 tin', '', 'không phải là số'],
  [count, '#N/A', '', 'không phải là số'],
  [answer, 'Rồi', '', 'không phải là Có hoặc Không'],
])('%j: %j of %j is named', (asked, value, denominator, message) => {
  const { figure, flaws } = figureIn(asked, { value, denominator, words: '' });
  expect(figure.faulty).toBe(true);
  expect(flaws.map((flaw) => flaw.message).join()).toContain(message);
});

test('a target of a share that was meant as a hundredth is asked about', () => {
  const target = (value: Row[string]): string[] =>
    readTables({
      'Chỉ tiêu': [
        {
          'Mã CT': 'CT1',
          Tên: 'a',
          'Cơ quan ra biểu': 'SNV',
          Kiểu: 'Tỷ lệ',
          'Ai nhập': '@XA',
          'Mục tiêu': value,
        },
      ],
    }).named('Chỉ tiêu', 2);
  expect(target(0.95)).toEqual(['Mục tiêu: Mục tiêu đang hiểu là 0,95 %.']);
  for (const fine of [95, '≥ 95 %', '', 0]) expect(target(fine)).toEqual([]);
});
