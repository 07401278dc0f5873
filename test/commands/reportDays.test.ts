/** The days of reports out of the settings, and periods that open by themselves. */
import type { AddPeriodsReport, CheckReport, Overview } from '../../src/contract.js';
import { emptyProvince } from '../support/annex/emptyProvince.js';
import { closeHosts, preparedHost, type TestHost } from '../support/preparedHost.js';

afterEach(closeHosts);

const set = ({ type }: TestHost, item: string, value: string): void =>
  type('Cấu hình', { Mục: item }, 'Giá trị', value);
const state = (workbook: TestHost, code: string): unknown =>
  workbook.rows('Kỳ báo cáo').find((row) => row['Kỳ'] === code)!['Trạng thái'];

test('a province’s own days are used by the year’s periods; what is none is named, and the plan’s holds', () => {
  const workbook = emptyProvince();
  const before = workbook.call<AddPeriodsReport>('addPeriods', {});
  set(workbook, 'Báo cáo 6 tháng: trước ngày', '15/6');
  set(workbook, 'Báo cáo 6 tháng của cấp dưới: trước ngày', '31/6');
  set(workbook, 'Báo cáo quý: trước ngày (của tháng sau quý)', '5');
  expect(() => workbook.call('addPeriods', { fingerprint: before.fingerprint })).toThrow('hãy xem trước lại');
  const { periods } = workbook.call<AddPeriodsReport>('addPeriods', {});
  const days = (code: string) => {
    const { before, beforeBelow } = periods.find((period) => period.code === code)!;
    return [before, beforeBelow];
  };
  expect(days('2026-6T')).toEqual(['2026-06-15', '2026-06-05']);
  expect(days('2026-Q1')).toEqual(['2026-04-05', '2026-04-15']);
  expect(days('2026-N')).toEqual(['2026-10-31', '2026-10-25']);
  const findings = workbook.call<CheckReport>('checkWorkbook').findings.map(({ message }) => message);
  expect(findings).toContain(
    'Báo cáo 6 tháng của cấp dưới: trước ngày: «31/6» không phải là ngày/tháng của mọi năm.',
  );
});

/** A task, the year's periods, the daily run switched on. */
const running = (): TestHost =>
  preparedHost('two-level province, daily run', emptyProvince, (workbook) => {
    const { fingerprint } = workbook.call<AddPeriodsReport>('addPeriods', {});
    workbook.call('addPeriods', { fingerprint });
    workbook.host.paste('Nhiệm vụ', 'A2', [
      ['NV01', '0. Chung', '', 'Rà soát', 'Báo cáo', 'SNV', '', '30/06/2026'],
    ]);
    workbook.call('setSchedule', { on: true });
  });
const onDay = (workbook: TestHost, day: string): void => {
  const now = new Date(workbook.clock.now()).toISOString().slice(0, 10);
  workbook.clock.spend(Date.parse(day) - Date.parse(now));
  const [trigger] = workbook.host.state.triggers;
  workbook.host.fire(trigger!.id);
};

test('not opened near its end, a period is told of; with Tự mở kỳ the daily run opens it on its last working day', () => {
  const workbook = running();
  const overview = (): Overview => workbook.call('getOverview');
  onDay(workbook, '2026-03-24');
  expect(overview().unopened).toEqual([{ code: '2026-Q1', title: 'Báo cáo quý I năm 2026' }]);
  const mail = workbook.store.mails().at(-1)!;
  expect(mail.text).toContain('Kỳ 2026-Q1 (Báo cáo quý I năm 2026) chưa mở');
  set(workbook, 'Tự mở kỳ', 'Có');
  onDay(workbook, '2026-03-30');
  expect(state(workbook, '2026-Q1')).toBe('Chưa mở');
  onDay(workbook, '2026-03-31');
  expect(state(workbook, '2026-Q1')).toBe('Đang mở');
  expect(workbook.rows('Báo cáo quý')).toMatchObject([
    { Kỳ: '2026-Q1', 'Mã cơ quan': 'SNV', 'Mã NV': 'NV01' },
  ]);
  expect(workbook.rows('Nhật ký').filter((row) => row['Việc'] === 'Mở kỳ')).toMatchObject([
    { 'Nội dung': 'Tự mở kỳ 2026-Q1: thêm 1 dòng ở trang Báo cáo quý.' },
  ]);
  expect(overview().unopened).toEqual([]);
  onDay(workbook, '2026-04-01');
  expect(workbook.rows('Báo cáo quý')).toHaveLength(1);
});
