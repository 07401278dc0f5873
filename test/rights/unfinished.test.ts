/**
 * Rights that a run left unfinished are said in the overview and come by themselves; where what was ordered is gone, they
 * are taken up by whatever a coordinator does next.
 */
import type { Overview } from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import { DEPUTY, guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { closeHosts, OWNER, type TestHost } from '../support/preparedHost.js';
import { editableRows, repair, rightsState } from '../support/standingRights.js';

afterEach(closeHosts);

const STC = officialOf('STC');
const warningsOf = (workbook: TestHost): string => workbook.call<Overview>('getOverview').warnings.join('\n');
const once = ({ host }: TestHost) => host.state.triggers.filter(({ kind }) => kind === 'once');

/** The next period is opened, and the run cut off when rights were half set. */
function cutOff(): TestHost {
  const whole = guardedPlan();
  whole.call('openPeriod', { period: '2023-Q2' });
  const { count } = whole.host.lastMeter!;
  const workbook = guardedPlan();
  expect(() => workbook.call('openPeriod', { period: '2023-Q2' }, { meter: { killAt: count - 30 } })).toThrow(
    'Exceeded maximum execution time',
  );
  expect(warningsOf(workbook)).toMatch(/Đang cập nhật quyền: \d+\/\d+\./);
  return workbook;
}

/** Whoever began has deleted what he had ordered, or his account was closed. */
function abandoned(): TestHost {
  const workbook = cutOff();
  workbook.host.state.triggers = workbook.host.state.triggers.filter(({ kind }) => kind !== 'once');
  return workbook;
}

test('A run that was cut off has ordered beforehand, for after its own time, that they come by themselves', () => {
  const workbook = cutOff();
  const [ordered, ...others] = once(workbook);
  expect(others).toEqual([]);
  expect(ordered!.at! - workbook.clock.now()).toBeGreaterThan(6 * 60_000);
  goOn(workbook);
  expect(rightsState(workbook)).toMatchObject({ state: 'complete' });
  expect(editableRows(workbook, 'Báo cáo quý', 'Kết quả thực hiện', STC)).toContain('2023-Q2 STC');
});

test('A run that comes to its end leaves nothing ordered', () => {
  const workbook = guardedPlan();
  workbook.call('openPeriod', { period: '2023-Q2' });
  expect(once(workbook)).toEqual([]);
  expect(rightsState(workbook)).toMatchObject({ state: 'complete' });
});

test.each<[string, unknown, string]>([
  ['sendReminders', {}, OWNER],
  ['writeSummary', {}, DEPUTY],
  ['addDaysOff', { year: 2027 }, OWNER],
  ['setSchedule', { on: true }, DEPUTY],
  ['previewReminders', undefined, OWNER],
])('%s takes them up, in an execution of their own', (name, argument, user) => {
  const workbook = abandoned();
  // As long as the run may still be going on, nobody goes on beside it.
  workbook.call(name, argument, { user });
  expect(once(workbook)).toEqual([]);
  workbook.clock.spend(30 * 60_000);
  expect(warningsOf(workbook)).toMatch(/Quyền sửa mới cập nhật được \d+\/\d+ rồi dừng/);
  workbook.call(name, argument, { user });
  expect(once(workbook)).toHaveLength(1);
  goOn(workbook);
  expect(rightsState(workbook)).toMatchObject({ state: 'complete' });
  expect(warningsOf(workbook)).not.toMatch(/quyền/i);
  expect(editableRows(workbook, 'Báo cáo quý', 'Kết quả thực hiện', STC)).toContain('2023-Q2 STC');
});

test('An official takes nothing up', () => {
  const workbook = abandoned();
  workbook.clock.spend(30 * 60_000);
  expect(() => workbook.call('sendReminders', {}, { user: STC })).toThrow('Chỉ người điều phối');
  workbook.call('getOverview', undefined, { user: STC });
  workbook.call('checkWorkbook', undefined, { user: STC });
  expect(once(workbook)).toEqual([]);
});

test('Twenty triggers are Google’s limit: the command is done all the same', () => {
  const workbook = abandoned();
  workbook.clock.spend(30 * 60_000);
  for (let nth = 0; nth < 20; nth++)
    workbook.host.state.triggers.push({
      id: `t${nth}`,
      handler: 'another',
      owner: OWNER,
      kind: 'daily',
      hour: 3,
      at: null,
    });
  expect(workbook.call('writeSummary', {})).toMatchObject({ sheet: 'Tổng hợp' });
});

test('Rows that were edited after they were approved are told in the overview until they are approved anew', () => {
  const workbook = guardedPlan();
  const type = (header: string, value: string, user: string): void =>
    workbook.host.type(
      'Báo cáo quý',
      workbook.cell('Báo cáo quý', { 'Mã cơ quan': 'STC', 'Mã NV': 'NV02' }, header),
      value,
      user,
    );
  type('Kết quả thực hiện', 'Xong.', STC);
  type('Duyệt', 'Đã duyệt', OWNER);
  expect(warningsOf(workbook)).not.toContain('sửa sau khi đã duyệt');
  type('Kết quả thực hiện', 'Xong hẳn.', STC);
  expect(warningsOf(workbook)).toMatch(/^1 dòng báo cáo quý bị sửa sau khi đã duyệt \(dòng \d+\)/m);
  repair(workbook);
  expect(warningsOf(workbook)).toContain('sửa sau khi đã duyệt');
  type('Duyệt', 'Đã duyệt', OWNER);
  expect(warningsOf(workbook)).not.toContain('sửa sau khi đã duyệt');
});
