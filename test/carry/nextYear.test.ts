/** The next year's plan: the worked examples of capabilities §8. */
import { vnDay } from '../../src/calendar/day.js';
import { WorkingCalendar } from '../../src/calendar/workingCalendar.js';
import { carriedFindings } from '../../src/carry/carriedFindings.js';
import { heirOf, withHeirs } from '../../src/carry/heirs.js';
import { carriedNote, taskProposals } from '../../src/carry/taskProposals.js';
import { milestonesOn, yearOn } from '../../src/carry/yearOn.js';
import { comparable } from '../../src/cells/comparable.js';
import { assessedObligations } from '../../src/plan/obligations/index.js';
import { day, type Row, readTables } from '../support/plans/plainWorkbook.js';

const SETTINGS: Row = { 'Năm kế hoạch': 2026, 'Ngày tính': '2027-01-04' };
const agencies = ['SNV', 'STC'].map((code) => ({ Mã: code, 'Tên cơ quan': code, Loại: 'Khác' }));
const task = (code: string, more: Row): Row => ({
  'Mã NV': code,
  'Nhiệm vụ': `Việc ${code}`,
  'Chủ trì': 'SNV',
  'Hạn hoàn thành': '2026-06-30',
  ...more,
});
const read = (tables: Record<string, readonly Row[]>) => {
  const { plan } = readTables({ 'Cơ quan': agencies, ...tables }, SETTINGS);
  return { plan, assessed: assessedObligations(plan) };
};
const proposed = (rows: readonly Row[], decided?: Parameters<typeof taskProposals>[2]) => {
  const { plan, assessed } = read({ 'Nhiệm vụ': rows });
  return taskProposals(plan, assessed, decided);
};

test('E1: of 47 tasks 20 are repeated, 7 carried on, 20 left out', () => {
  const cycles = ['Thường xuyên', 'Hằng tháng', 'Hằng quý'];
  const found = proposed(
    Array.from({ length: 47 }, (_, i) =>
      task(
        `NV${i + 1}`,
        i < 20
          ? { 'Chế độ': cycles[i % 3]!, 'Ngày hoàn thành': '2026-06-01' }
          : i < 27
            ? { 'Tiến độ (%)': 60 }
            : { 'Ngày hoàn thành': i < 40 ? '2026-06-12' : '2026-08-01' },
      ),
    ),
  );
  const count = (one: string): number => found.filter(({ proposal }) => proposal === one).length;
  expect([count('Lặp lại'), count('Chuyển tiếp'), count('Bỏ'), count('Cần xem')]).toEqual([20, 7, 20, 0]);
  expect(found[20]).toMatchObject({ result: 'Tiến độ 60 %', reason: 'Chưa hoàn thành' });
  expect(carriedNote(found[20]!, 2026)).toBe('Chuyển từ năm 2026: hạn gốc 30/06/2026; Tiến độ 60 %.');
  expect(found[27]).toMatchObject({ result: 'Đã xong ngày 12/06/2026', due: null });
});

test('E2: 100 % without a day is to be looked at, not left out; what a coordinator decides holds', () => {
  const rows = [task('NV35', { 'Tiến độ (%)': 100 })];
  expect(proposed(rows)).toMatchObject([{ proposal: 'Cần xem', due: day('2027-06-30') }]);
  expect(proposed(rows, new Map([[comparable('nv35'), 'Bỏ']]))).toMatchObject([
    { proposal: 'Bỏ', due: null, reason: 'Người điều phối chọn' },
  ]);
});

test('A task that one of several leads has not done is carried on; of its milestones those that are open', () => {
  const [several, milestones] = proposed([
    task('NV01', { 'Chủ trì': 'SNV; STC', 'Ngày hoàn thành': '2026-06-01' }),
    task('NV02', {
      'Chế độ': 'Nhiều mốc',
      'Hạn hoàn thành': '',
      'Các mốc': '30/06/2026; 30/11/2026',
      'Ngày hoàn thành': '2026-06-15',
    }),
  ]);
  expect(several).toMatchObject({ proposal: 'Chuyển tiếp', result: 'Đã xong 0/2 cơ quan' });
  expect(milestones).toMatchObject({ proposal: 'Chuyển tiếp', result: 'Đã xong 1/2 mốc' });
  expect([...milestones!.open].map(vnDay)).toEqual(['30/11/2026']);
});

test('E3: of 34 findings 21 are open and keep their day, looked at again or put off or not', () => {
  const finding = (code: string, more: Row): Row => ({
    'Mã KT': code,
    'Ngày kiểm tra': '2026-07-01',
    'Cơ quan được kiểm tra': 'SNV',
    'Tồn tại, hạn chế': 'Chưa niêm yết đủ',
    'Hạn khắc phục': '2026-09-10',
    ...more,
  });
  const rows = Array.from({ length: 34 }, (_, i) =>
    finding(`KT${i + 1}`, i < 21 ? {} : { 'Ngày khắc phục': '2026-09-01' }),
  );
  const { plan, assessed } = read({
    // The last one was remedied, and found not to be.
    'Kiểm tra': [
      ...rows.slice(0, 20),
      ...rows.slice(21),
      finding('KT21', { 'Ngày khắc phục': '2026-08-01' }),
      finding('KT35', {
        'Ngày kiểm tra': '2026-09-02',
        'Hạn khắc phục': '',
        'Hình thức': 'Tái kiểm tra',
        'KT gốc': 'KT21',
        'Kết quả tái kiểm tra': 'Chưa',
      }),
    ],
    'Gia hạn': [
      {
        'Mã GH': 'GH01',
        'Loại việc': 'Khắc phục',
        'Mã việc': 'KT1',
        'Hạn mới': '2026-10-15',
        'Kết luận': 'Đồng ý',
        'Ngày văn bản': '2026-09-01',
      },
    ],
  });
  const found = carriedFindings(plan, assessed);
  expect(found.open).toBe(21);
  // The re-inspection goes with what it is about.
  expect(found.rows.size).toBe(22);
  const days = [...found.due.values()].map(vnDay);
  expect(days.filter((one) => one === '10/09/2026')).toHaveLength(20);
  expect(days.filter((one) => one === '15/10/2026')).toHaveLength(1);
});

test('Days are a year on, never later, on a working day', () => {
  const calendar = new WorkingCalendar(() => []);
  const on = (text: string): string => vnDay(yearOn(day(text), calendar));
  expect(['2026-06-30', '2026-07-31', '2028-02-29', '2026-12-31'].map(on)).toEqual([
    '30/06/2027',
    '30/07/2027',
    '28/02/2029',
    '31/12/2027',
  ]);
  expect(milestonesOn('30/06/2026; cuối năm; 31/12/2026', calendar)).toBe('30/06/2027; cuối năm; 31/12/2027');
});

test('Who took over stands where an agency that ended stood', () => {
  const successions = [
    { from: 'PNV', to: 'STC', works: ['NV07'] },
    { from: 'PNV', to: 'SNV', works: [] },
    { from: 'SNV', to: 'SNVM', works: [] },
  ];
  const ended = new Set(['pnv', 'snv'].map(comparable));
  const heir = (work: string) => (code: string) => heirOf(successions, ended, code, work);
  expect(withHeirs('PNV; STC', heir('NV07'))).toBe('STC');
  expect(withHeirs('PNV;SNV', heir('NV01'))).toBe('SNVM');
  expect(withHeirs('@XA;STC', heir('NV01'))).toBe('@XA;STC');
  expect(heirOf([], ended, 'PNV', 'NV01')).toBe('PNV');
});
