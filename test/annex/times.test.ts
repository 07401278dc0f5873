/** Every form of time that the issue and the capabilities name, and the forms that people write beside them. */

import { readTime } from '../../src/annex/times/readTime.js';
import { dayOf, isoDay } from '../../src/calendar/day.js';
import { builtInCalendar } from '../../src/calendar/workingCalendar.js';

const ISSUED = dayOf(2026, 1, 20);
const frame = { year: 2026, issued: ISSUED, calendar: builtInCalendar() };
const read = (words: string, issued: typeof ISSUED | null = ISSUED) => {
  const time = readTime(words, { ...frame, issued });
  return {
    cycle: time.cycle,
    start: time.start && isoDay(time.start),
    due: time.due && isoDay(time.due),
    milestones: time.milestones.map(isoDay),
    notes: time.notes,
    remark: time.remark,
  };
};
const QUARTERS = ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'];

describe('A time that is one day', () => {
  test.each([
    ['Quý II/2026', '2026-06-30'],
    ['Quý I/2026', '2026-03-31'],
    ['Quý III/2026', '2026-09-30'],
    ['Quý IV năm 2026', '2026-12-31'],
    ['quý 2 năm 2026', '2026-06-30'],
    ['Q2', '2026-06-30'],
    ['Quý II/26', '2026-06-30'],
    ['Tháng 6./2026', '2026-06-30'],
    ['01 lần/năm', '2026-12-31'],
    ['Q4/2026', '2026-12-31'],
    ['Q.IV/2026', '2026-12-31'],
    ['QIII-2026', '2026-09-30'],
    ['Quí II / 2026', '2026-06-30'],
    ['QUÝ II', '2026-06-30'],
    ['Quý Ⅱ/2026', '2026-06-30'],
    ['Quý II.2026', '2026-06-30'],
    ['Quý II, năm 2026', '2026-06-30'],
    ['Quý hai năm 2026', '2026-06-30'],
    ['Trong Quý II/2026.', '2026-06-30'],
    ['Hết quý II/2026', '2026-06-30'],
    ['Cuối quý II/2026', '2026-06-30'],
    ['Tháng 6/2026', '2026-06-30'],
    ['Tháng 12', '2026-12-31'],
    ['Tháng 2/2026', '2026-02-28'],
    ['tháng 06 năm 2026', '2026-06-30'],
    ['T6/2026', '2026-06-30'],
    ['6/2026', '2026-06-30'],
    ['Tháng 6-2026', '2026-06-30'],
    ['Tháng\u00a06/2026', '2026-06-30'],
    ['Tháng sáu năm 2026', '2026-06-30'],
    ['Trước 15/6/2026', '2026-06-14'],
    ['Trước ngày 15/6/2026', '2026-06-14'],
    ['Trước ngày 31/3', '2026-03-30'],
    ['Trước ngày 15 tháng 6 năm 2026', '2026-06-14'],
    ['Xong trước ngày 15/6/2026', '2026-06-14'],
    ['Hoàn thành trước 15-6-2026', '2026-06-14'],
    ['Trước tháng 7/2026', '2026-06-30'],
    ['Trước quý III/2026', '2026-06-30'],
    ['30/6/2026', '2026-06-30'],
    ['30.6.2026', '2026-06-30'],
    ['30–6–2026', '2026-06-30'],
    ['30/6', '2026-06-30'],
    ['30/6/26', '2026-06-30'],
    ['Ngày 30 tháng 6 năm 2026', '2026-06-30'],
    ['2026-06-30', '2026-06-30'],
    ['Chậm nhất 15/6/2026', '2026-06-15'],
    ['Chậm nhất là ngày 15/6/2026', '2026-06-15'],
    ['Đến 15/6/2026', '2026-06-15'],
    ['Đến hết ngày 15/6/2026', '2026-06-15'],
    ['Xong 15/6/2026', '2026-06-15'],
    ['Hoàn thành trong tháng 6/2026', '2026-06-30'],
    ['Năm 2026', '2026-12-31'],
    ['2026', '2026-12-31'],
    ['Trong năm 2026', '2026-12-31'],
    ['Cả năm', '2026-12-31'],
    ['Cuối năm 2026', '2026-12-31'],
    ['Trong 6 tháng đầu năm', '2026-06-30'],
    ['6 tháng đầu năm 2026', '2026-06-30'],
    ['Sáu tháng đầu năm', '2026-06-30'],
    ['Trong 15 ngày làm việc kể từ ngày Kế hoạch này được ban hành', '2026-02-10'],
    ['Trong 15 ngày làm việc kể từ ngày ban hành Kế hoạch', '2026-02-10'],
    ['15 ngày làm việc, kể từ ngày Kế hoạch được ban hành', '2026-02-10'],
    ['Trong vòng 30 ngày kể từ ngày ban hành Kế hoạch', '2026-02-19'],
    ['Dự kiến tháng 6/2026', '2026-06-30'],
  ])('%s', (words, due) => {
    expect(read(words)).toEqual({ cycle: 'once', start: null, due, milestones: [], notes: [], remark: '' });
  });

  test('written with its accents in pieces reads the same', () => {
    expect(read('Quý II, Quý IV/2026'.normalize('NFD'))).toEqual(read('Quý II, Quý IV/2026'));
    expect(read('Trước ngày 15 tháng cuối quý'.normalize('NFD')).milestones).toHaveLength(4);
  });
});

test.each([
  ['Tháng 3 - 12/2026', '2026-03-01', '2026-12-31'],
  ['Tháng 8-9/2026', '2026-08-01', '2026-09-30'],
  ['Tháng 8–9/2026', '2026-08-01', '2026-09-30'],
  ['Tháng 8 — tháng 9 năm 2026', '2026-08-01', '2026-09-30'],
  ['Từ tháng 3 đến tháng 12/2026', '2026-03-01', '2026-12-31'],
  ['Từ tháng 3/2026 đến hết tháng 12/2026', '2026-03-01', '2026-12-31'],
  ['01/3 - 30/6/2026', '2026-03-01', '2026-06-30'],
  ['Từ ngày 01/3/2026 đến ngày 30/6/2026', '2026-03-01', '2026-06-30'],
  ['Tháng 11/2025 - 31/10/2026', '2025-11-01', '2026-10-31'],
  ['6 tháng cuối năm', '2026-07-01', '2026-12-31'],
  ['Trong 6 tháng cuối năm 2026', '2026-07-01', '2026-12-31'],
  ['Từ nay đến 31/10/2026', '2026-01-20', '2026-10-31'],
])('%s runs from a first day to a last', (words, start, due) => {
  expect(read(words)).toEqual({ cycle: 'once', start, due, milestones: [], notes: [], remark: '' });
});

test.each([
  ['Quý II, Quý IV/2026', ['2026-06-30', '2026-12-31']],
  ['Quý II và Quý IV năm 2026', ['2026-06-30', '2026-12-31']],
  ['Quý II, IV/2026', ['2026-06-30', '2026-12-31']],
  ['Quý II & IV', ['2026-06-30', '2026-12-31']],
  ['Quý I, II, III/2026', ['2026-03-31', '2026-06-30', '2026-09-30']],
  ['Tháng 6 và tháng 12/2026', ['2026-06-30', '2026-12-31']],
  ['Tháng 6, 12/2026', ['2026-06-30', '2026-12-31']],
  ['Tháng 3, 6, 9, 12', QUARTERS],
  ['Tháng 6/2026\nTháng 12/2026', ['2026-06-30', '2026-12-31']],
  ['Sơ kết: tháng 6/2026; tổng kết: tháng 12/2026', ['2026-06-30', '2026-12-31']],
  ['30/6 và 31/12/2026', ['2026-06-30', '2026-12-31']],
  ['Trước ngày 10/6 và 31/10/2026', ['2026-06-09', '2026-10-30']],
  ['Trước 10/6/2026; trước 31/10/2026', ['2026-06-09', '2026-10-30']],
  ['Định kỳ 6 tháng/lần', ['2026-06-30', '2026-12-31']],
  ['6 tháng và cả năm', ['2026-06-30', '2026-12-31']],
  ['6 tháng, năm', ['2026-06-30', '2026-12-31']],
])('%s has several days', (words, milestones) => {
  expect(read(words)).toEqual({
    cycle: 'milestones',
    start: null,
    due: milestones[milestones.length - 1],
    milestones,
    notes: [],
    remark: '',
  });
});

test.each([
  ['Hằng quý', 'quarterly', QUARTERS],
  ['Hàng quý', 'quarterly', QUARTERS],
  ['Định kỳ hằng quý', 'quarterly', QUARTERS],
  ['Mỗi quý một lần', 'quarterly', QUARTERS],
  ['01 lần/quý', 'quarterly', QUARTERS],
  ['Quý/lần', 'quarterly', QUARTERS],
  ['Các quý trong năm', 'quarterly', QUARTERS],
  ['Hằng quý, 6 tháng, năm', 'quarterly', QUARTERS],
  ['Quý I - Quý IV', 'quarterly', QUARTERS],
  ['Quý I - Quý IV/2026', 'quarterly', QUARTERS],
  ['Quý I – IV/2026', 'quarterly', QUARTERS],
  ['Từ Quý I đến Quý IV/2026', 'quarterly', QUARTERS],
  ['Hằng tháng', 'monthly', QUARTERS],
  ['Hàng tháng', 'monthly', QUARTERS],
  ['Định kỳ hàng tháng', 'monthly', QUARTERS],
  ['Trước ngày 15 tháng cuối quý', 'quarterly', ['2026-03-14', '2026-06-14', '2026-09-14', '2026-12-14']],
  [
    'Trước ngày 15 của tháng cuối mỗi quý',
    'quarterly',
    ['2026-03-14', '2026-06-14', '2026-09-14', '2026-12-14'],
  ],
  ['Ngày 20 tháng cuối quý', 'quarterly', ['2026-03-20', '2026-06-20', '2026-09-20', '2026-12-20']],
  ['Trước ngày 05 tháng đầu quý sau', 'quarterly', ['2026-04-04', '2026-07-04', '2026-10-04', '2027-01-04']],
])('%s comes again', (words, cycle, milestones) => {
  expect(read(words)).toEqual({
    cycle,
    start: null,
    due: milestones[3],
    milestones,
    notes: [],
    remark: '',
  });
});

test.each([
  'Thường xuyên',
  'Liên tục',
  'Hằng năm',
  'Hàng năm',
  'Thường xuyên, liên tục',
  'Thường xuyên trong năm',
  'Thường xuyên năm 2026',
  'Thường xuyên - liên tục',
])('%s runs all year and is due on its last day', (words) => {
  expect(read(words)).toEqual({
    cycle: 'allYear',
    start: null,
    due: '2026-12-31',
    milestones: [],
    notes: [],
    remark: '',
  });
});

describe('The years after the plan', () => {
  test.each([
    ['Năm 2026 và những năm tiếp theo', 'và những năm tiếp theo'],
    ['Năm 2026 và các năm tiếp theo', 'và các năm tiếp theo'],
    ['2026 và những năm tiếp theo', 'và những năm tiếp theo'],
  ])('%s is due this year, the rest is kept for Ghi chú', (words, remark) => {
    expect(read(words)).toMatchObject({ cycle: 'once', due: '2026-12-31', notes: [], remark });
  });
});

describe('A time that states no day', () => {
  test.each([
    'Theo kế hoạch tuyển dụng',
    'Theo quy định',
    'Khi có yêu cầu',
    'Sau khi có kết quả PAPI',
    'Theo kế hoạch của Thanh tra Chính phủ năm 2026',
  ])('%s has none, and says so', (words) => {
    const { due, milestones, notes } = read(words);
    expect({ due, milestones }).toEqual({ due: null, milestones: [] });
    expect(notes.join(' ')).toContain(`«${words}» không nêu ngày cụ thể`);
  });

  test.each([
    ['Quý V/2026', 'Chưa hiểu'],
    ['31/6/2026', 'Không có ngày'],
    ['6/30/2026', 'Không có ngày'],
    ['Tháng 13/2026', 'Chưa hiểu'],
    ['30/6/2062', 'cách xa năm kế hoạch'],
    ['Tháng 6/2026 hoặc khi thuận tiện', 'Chưa hiểu'],
    ['Quý II/2026 nếu đủ kinh phí', 'Chưa hiểu'],
    ['', 'Chưa ghi'],
    [
      'Trong 15 ngày làm việc kể từ ngày nhận được kết luận thanh tra',
      'không phải từ ngày ban hành kế hoạch',
    ],
    ['10 ngày làm việc', 'Chưa hiểu'],
  ])('%s has none, and says why', (words, why) => {
    const { due, milestones, notes } = read(words);
    expect({ due, milestones }).toEqual({ due: null, milestones: [] });
    expect(notes.join(' ')).toContain(why);
  });

  test('A term counted from the plan says so while the day of the plan is not known', () => {
    const words = 'Trong 15 ngày làm việc kể từ ngày Kế hoạch này được ban hành';
    expect(read(words, null)).toMatchObject({ due: null });
    expect(read(words, null).notes.join()).toContain('Ngày ban hành kế hoạch');
  });
});

describe('A doubtful time is read and named', () => {
  test.each([
    ['Đầu quý II/2026', '2026-06-30', 'không nêu ngày'],
    ['Giữa tháng 6/2026', '2026-06-30', 'không nêu ngày'],
    ['Quý II - Quý III/2026', '2026-09-30', 'khoảng thời gian'],
    ['Từ tháng 3/2026', '2026-12-31', 'ngày bắt đầu'],
    ['46203', '2026-06-30', 'ô số'],
    ['18/07/1905', '2026-12-31', 'ô số'],
    ['Quý IV, Quý I/2027', '2027-03-31', 'năm 2026'],
    ['Thường xuyên; báo cáo trước 15/12/2026', '2026-12-31', 'nhiều cách'],
    ['Tháng 6/2026 (trước ngày 15)', '2026-06-30', 'trong ngoặc'],
    ['15/01/2026', '2026-01-15', 'trước ngày ban hành'],
  ])('%s', (words, due, why) => {
    expect(read(words).due).toBe(due);
    expect(read(words).notes.join(' ')).toContain(why);
  });
});

describe('Milestones before the plan was issued', () => {
  test('are left out of what comes again', () => {
    expect(readTime('Hằng quý', { ...frame, issued: dayOf(2026, 5, 4) }).milestones.map(isoDay)).toEqual(
      QUARTERS.slice(1),
    );
  });
  test('are left out of stated ones, and named', () => {
    const time = readTime('Quý I, Quý III/2026', { ...frame, issued: dayOf(2026, 5, 4) });
    expect(time.milestones.map(isoDay)).toEqual(['2026-09-30']);
    expect(time.notes.join()).toContain('31/03/2026');
  });
});

test.each<[string, string, string[]]>([
  ['Thường xuyên hằng tháng', 'monthly', QUARTERS],
  ['01 tháng/lần', 'monthly', QUARTERS],
  ['04 lần/năm', 'quarterly', QUARTERS],
  ['Ít nhất 02 lần/năm', 'milestones', ['2026-06-30', '2026-12-31']],
  ['Quý III+IV/2026', 'milestones', ['2026-09-30', '2026-12-31']],
  ['Đợt 1: tháng 4; đợt 2: tháng 10', 'milestones', ['2026-04-30', '2026-10-31']],
  ['Tháng 3 - 12', 'once', []],
])('%s is %s', (words, cycle, milestones) => {
  expect(read(words)).toMatchObject({ cycle, milestones });
});
