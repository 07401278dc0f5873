/** Service calls of each command at the size of a province, printed and held; and the protections that then stand. */
import type { CheckReport, Overview, RepairReport } from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import { closeHosts, openTestHost, type TestHost } from '../support/preparedHost.js';
import { protectedProvince, protectionsOf, provinceHost } from '../support/province.js';

afterEach(closeHosts);

const MOST_CALLS = 1_500;
const MOST_EXECUTIONS = 4;

const said: string[] = [];
afterAll(() => process.stdout.write(`${said.join('\n')}\n`));

/** Runs a command and what goes on by itself after it. */
function executions(workbook: TestHost, name: string, argument?: unknown): number[] {
  const { calls } = workbook.host.run(name, argument === undefined ? [] : [argument]);
  return [calls, ...goOn(workbook)];
}

function held(what: string, calls: readonly number[]): void {
  said.push(`${what}: ${calls.join(' + ')} calls`);
  expect(Math.max(...calls)).toBeLessThanOrEqual(MOST_CALLS);
  expect(calls.length).toBeLessThanOrEqual(MOST_EXECUTIONS);
}

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

test('A period closed, and the next one opened', () => {
  const workbook = protectedProvince();
  held('closePeriod', executions(workbook, 'closePeriod', { period: '2026-Q1' }));
  expect(workbook.call<Overview>('getOverview').rights.state).toBe('complete');
  held('openPeriod', executions(workbook, 'openPeriod', { period: '2026-Q3' }));
  expect(workbook.call<Overview>('getOverview').rights.state).toBe('complete');
  expect(protectionsOf(workbook).length).toBeLessThanOrEqual(420);
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

test('One row approved, and a hundred', () => {
  const workbook = protectedProvince();
  const { host } = workbook;
  for (const rows of [1, 100]) {
    host.paste(
      'Báo cáo quý',
      workbook.cell('Báo cáo quý', { Kỳ: '2026-Q1' }, 'Duyệt'),
      Array.from({ length: rows }, () => ['Đã duyệt']),
    );
    said.push(`onEdit of ${rows} approved rows: ${host.triggerCalls} calls`);
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
