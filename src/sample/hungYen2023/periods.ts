/** The reporting periods of 2023 (plan of Hưng Yên, III.1.b; quarters by custom). */
import type { PeriodKind } from '../../plan/model.js';

/** Code, title, kind; ISO days: from, to, before which the province's agencies report, before which the districts' do. */
export const SAMPLE_PERIODS: readonly (readonly [
  code: string,
  title: string,
  kind: PeriodKind,
  from: string,
  to: string,
  beforeProvince: string,
  beforeDistrict: string,
])[] = [
  ['2023-Q1', 'Báo cáo quý I năm 2023', 'Quý', '2023-01-01', '2023-03-31', '2023-04-15', '2023-04-15'],
  ['2023-Q2', 'Báo cáo quý II năm 2023', 'Quý', '2023-04-01', '2023-06-30', '2023-07-15', '2023-07-15'],
  [
    '2023-6T',
    'Báo cáo 6 tháng đầu năm 2023',
    '6 tháng',
    '2022-11-01',
    '2023-05-31',
    '2023-06-10',
    '2023-06-05',
  ],
  ['2023-Q3', 'Báo cáo quý III năm 2023', 'Quý', '2023-07-01', '2023-09-30', '2023-10-15', '2023-10-15'],
  ['2023-N', 'Báo cáo năm 2023', 'Năm', '2022-11-01', '2023-10-31', '2023-10-31', '2023-10-25'],
  ['2023-Q4', 'Báo cáo quý IV năm 2023', 'Quý', '2023-10-01', '2023-12-31', '2024-01-15', '2024-01-15'],
];
