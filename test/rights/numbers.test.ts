/** Service calls of each command at the size of a province, printed and held; and the protections that then stand. */
import type { CheckReport, Overview, RepairReport } from '../../src/contract.js';
import { executions, held, said, sayAtEnd } from '../support/bundle/callsHeld.js';
import { protectedProvince, protectionsOf, provinceHost } from '../support/plans/province.js';
import { closeHosts, openTestHost } from '../support/preparedHost.js';

afterEach(closeHosts);
sayAtEnd();

test('Rights that are set for the first time', () => {
  const workbook = provinceHost();
  held('setUpWorkbook of a province', executions(workbook, 'setUpWorkbook'));
  const standing = protectionsOf(workbook);
  said.push(`protections: ${standing.length}`);
  expect(standing.length).toBeLessThanOrEqual(420);
  expect(standing.length).toBeGreaterThan(360);
  const { rights } = workbook.call<Overview>('getOverview');
  expect(rights).toMatchObject({ state: 'complete', done: standing.length, total: standing.length });
});

test('Looked over, repaired, compared in full', () => {
  const workbook = protectedProvince();
  const { calls, result } = workbook.host.run('checkWorkbook');
  said.push(`checkWorkbook: ${calls} calls`);
  expect(calls).toBeLessThanOrEqual(150);
  expect((result as CheckReport).findings.filter(({ message }) => message.includes('bảo vệ'))).toEqual([]);
  const { fingerprint } = workbook.call<RepairReport>('repairWorkbook');
  held('repairWorkbook', executions(workbook, 'repairWorkbook', { fingerprint }));
});

test('One row approved; a hundred approved, returned, sent again', () => {
  const workbook = protectedProvince();
  const { host } = workbook;
  for (const [deed, rows, header, value] of [
    ['approved', 1, 'Duyệt', 'Đã duyệt'],
    ['approved', 100, 'Duyệt', 'Đã duyệt'],
    ['returned', 100, 'Duyệt', 'Trả lại'],
    ['sent again', 100, 'Kết quả thực hiện', 'Đã bổ sung'],
  ] as const) {
    host.paste(
      'Báo cáo quý',
      workbook.cell('Báo cáo quý', { Kỳ: '2026-Q1' }, header),
      Array.from({ length: rows }, () => [value]),
    );
    said.push(`onEdit of ${rows} rows ${deed}: ${host.triggerCalls} calls`);
    expect(host.triggerCalls).toBeLessThanOrEqual(40);
    expect(host.triggerErrors).toEqual([]);
  }
});

test('Commands that set no rights', () => {
  said.push(`setUpWorkbook, empty: ${openTestHost().host.run('setUpWorkbook').calls} calls`);
  for (const name of ['getOverview', 'previewReminders'])
    said.push(`${name}: ${protectedProvince().host.run(name).calls} calls`);
  expect(said).not.toEqual([]);
});
