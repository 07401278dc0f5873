/** The official report says no number and no day that is not so. */

import { openingOf, placeAndDate, usualWords } from '../../sidebar/report/reportText.js';
import type { ReportData } from '../../src/contract.js';

const DATA = {
  unit: 'UBND tỉnh Hưng Yên',
  office: 'Sở Nội vụ tỉnh Hưng Yên',
  year: 2023,
  planNumber: '43/KH-UBND',
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
    '(số liệu từ ngày 01/11/2022 đến ngày 31/05/2023 theo Kế hoạch, các việc được theo dõi từ ngày ban hành Kế hoạch 10/03/2023, tính đến ngày 08/06/2023)',
  );
  expect(openingOf({ ...DATA, from: '2023-04-01', to: '2023-06-30' }, WORDS)).toContain(
    '(số liệu từ ngày 01/04/2023 đến ngày 30/06/2023 theo Kế hoạch, tính đến ngày 08/06/2023)',
  );
  expect(openingOf({ ...DATA, from: null, to: null }, WORDS)).not.toMatch(/undefined|NaN|null/);
});
