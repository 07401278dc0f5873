/** Appeals and points as people type them: understood, or named. */
import { readRating } from '../../src/workbook/reading/sheets/readRating.js';
import { contentsOf, type Row, readTables } from '../support/plans/plainWorkbook.js';

const read = (rows: readonly Row[]) => {
  const headers = ['Mã', 'Đợt', 'Mã cơ quan', 'Mã TC', 'Kết luận', 'Điểm sau'];
  const whole = rows.map((row) => Object.fromEntries(headers.map((header) => [header, row[header] ?? ''])));
  const { appeals, problems } = readRating(contentsOf({ 'Kiến nghị điểm': whole }), readTables({}).plan);
  return {
    appeals,
    named: (row: number) =>
      problems.filter((one) => one.row === row).map(({ column, message }) => `${column}: ${message}`),
  };
};
const appeal = (code: string, more: Row = {}): Row => ({
  Mã: code,
  Đợt: '2023',
  'Mã cơ quan': 'X01',
  'Mã TC': 'TC2',
  ...more,
});

test.each([
  ['2023', '2023'],
  [2023, '2023'],
  ['Đợt 2023', '2023'],
  ['năm 2023 '.normalize('NFD'), '2023'],
])('an appeal of the round %j is one of %s', (round, year) => {
  const { appeals, named } = read([appeal('KN01', { Đợt: round })]);
  expect(appeals).toMatchObject([{ round: year, verdict: 'Chờ' }]);
  expect(named(2)).toEqual([]);
});

test('a round that names no year is named', () => {
  expect(read([appeal('KN01', { Đợt: 'Đợt 1' })]).named(2)).toEqual([
    'Đợt: Đợt «Đợt 1» không nói năm nào: kiến nghị này không được tính.',
  ]);
});

test('points beyond what the criterion gives, and a second yes, are named', () => {
  const yes = { 'Kết luận': 'đồng ý' };
  const { named } = read([
    appeal('KN01', { ...yes, 'Điểm sau': '99' }),
    appeal('KN02', { ...yes, 'Mã TC': 'tc2 ', 'Điểm sau': '7,5' }),
    appeal('KN03', { ...yes, 'Mã cơ quan': 'x01', Đợt: '2022', 'Điểm sau': 7 }),
  ]);
  expect(named(2)).toEqual(['Điểm sau: Điểm sau 99 lớn hơn điểm tối đa của TC2; đang tính 30.']);
  expect(named(3)).toEqual(['Điểm sau: tc2 của X01 đã được đồng ý ở dòng 2; đang tính theo dòng này.']);
  expect(named(4)).toEqual([]);
});
