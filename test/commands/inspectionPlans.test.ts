/** A plan of inspections in a workbook: its sheet comes when it is wanted, remedies then are to be confirmed, the report says what was held. */
import type { Overview, ReportData } from '../../src/contract.js';
import { guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { writeTable } from '../support/plans/province.js';
import { closeHosts } from '../support/preparedHost.js';

afterAll(closeHosts);

test('planned and held, remedies confirmed, quarter III, in sheets, overview and report', () => {
  const workbook = guardedPlan();
  writeTable(workbook, 'Kiểm tra', [
    {
      'Mã KT': 'KT01',
      'Ngày kiểm tra': '10/05/2023',
      'Cơ quan được kiểm tra': 'BHY',
      'Tồn tại, hạn chế': 'Chưa niêm yết',
      'Yêu cầu khắc phục': 'Niêm yết đủ',
      'Hạn khắc phục': '01/06/2023',
      'Ngày khắc phục': '30/05/2023',
    },
  ]);
  const shown = (sheet: string) => workbook.rows(sheet)[0]!;
  expect(shown('Kiểm tra')['Tình trạng']).toBe('Hoàn thành đúng hạn');
  expect(workbook.call<ReportData>('getReport', {}).inspections).toMatchObject({
    planned: 0,
    held: 1,
    remedied: 1,
  });

  expect(workbook.host.run('setUpWorkbook', [{ with: ['inspectionPlans'] }]).calls).toBeLessThanOrEqual(300);
  workbook.type(
    'Nhiệm vụ',
    { 'Mã NV': 'NV01' },
    'Lĩnh vực',
    '2. Công khai, minh bạch trong việc ra quyết định',
  );
  writeTable(workbook, 'Kế hoạch kiểm tra', [
    {
      'Mã cuộc': 'C01',
      'Cơ quan kiểm tra': 'SNV',
      'Mã cơ quan': 'BHY',
      Quý: 'II',
      'Ngày tiến hành': '10/05/2023',
    },
    { 'Mã cuộc': 'C02', 'Cơ quan kiểm tra': 'SNV', 'Mã cơ quan': 'STP', Quý: 'I' },
  ]);
  workbook.type('Kiểm tra', { 'Mã KT': 'KT01' }, 'Mã cuộc', 'C01');
  // Without evidence a remedy is none, for people's eyes as for the program.
  expect(shown('Kiểm tra')['Tình trạng']).toBe('Quá hạn');
  expect(workbook.rows('Kế hoạch kiểm tra')).toMatchObject([
    { 'Số tồn tại': 1, 'Chưa khắc phục': 1, 'Tình trạng': 'Hoàn thành đúng hạn' },
    { 'Số tồn tại': 0, 'Chưa khắc phục': 0, 'Tình trạng': 'Quá hạn' },
  ]);
  // The evidence is its agency's to give, although the column stands behind those of the coordinators.
  workbook.call('setUpWorkbook');
  const by = (header: string, value: string): void =>
    workbook.host.type(
      'Kiểm tra',
      workbook.cell('Kiểm tra', { 'Mã KT': 'KT01' }, header),
      value,
      officialOf('BHY'),
    );
  by('Minh chứng', 'https://bhy.example/niem-yet');
  expect(shown('Kiểm tra')['Minh chứng']).toBe('https://bhy.example/niem-yet');
  expect(() => by('Xác nhận', 'Đã xác nhận')).toThrow('protected');
  expect(shown('Kiểm tra')['Tình trạng']).toBe('Hoàn thành đúng hạn');
  const overview = workbook.call<Overview>('getOverview', { list: {} });
  const of = (key: string) => overview.list.items.find((one) => one.key === key)!;
  expect(of('finding|KT01')).toMatchObject({ title: 'Niêm yết đủ (chờ xác nhận)' });
  expect(of('inspection|SNV')).toMatchObject({
    due: '2023-09-30',
    status: 'Trong hạn',
    sheet: 'Kế hoạch kiểm tra',
    row: 2,
  });
  expect(workbook.call<ReportData>('getReport', {}).inspections).toEqual({
    planned: 2,
    ofPlan: 1,
    held: 1,
    clean: 0,
    found: 1,
    remedied: 1,
  });
  workbook.type('Kiểm tra', { 'Mã KT': 'KT01' }, 'Xác nhận', 'Chưa đạt');
  expect(shown('Kiểm tra')['Tình trạng']).toBe('Quá hạn');
  // For people's eyes and for the program alike.
  expect(workbook.rows('Kế hoạch kiểm tra')[0]).toMatchObject({ 'Chưa khắc phục': 1 });
  expect(workbook.call<ReportData>('getReport', {}).inspections).toMatchObject({ found: 1, remedied: 0 });
});
