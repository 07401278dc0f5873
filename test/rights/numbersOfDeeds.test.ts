/** Service calls of what a coordinator and an official do in a day, at the size of a province: printed, and held. */
import type { Overview, RatingLetters } from '../../src/contract.js';
import { said, sayAtEnd } from '../support/bundle/callsHeld.js';
import { goOn } from '../support/goOn.js';
import { MemoryStore } from '../support/localHost.js';
import { PROVINCE_TODAY, protectedProvince } from '../support/plans/province.js';
import { closeHosts, OWNER, openTestHost, type TestHost } from '../support/preparedHost.js';

afterEach(closeHosts);
sayAtEnd();

/** What an action may take in one execution (capabilities.md: 40 s at 100 ms each). */
const MOST = 400;
/** What sending takes beside three calls a mail. */
const SENDING = 150;

function measured(workbook: TestHost, name: string, request: object, what = name): void {
  const { fingerprint } = workbook.call<{ fingerprint: string }>(name, request);
  const { calls, result } = workbook.host.run(name, [{ ...request, fingerprint }]);
  said.push(`${what}: ${calls} calls`);
  expect(calls).toBeLessThanOrEqual(MOST);
  expect(result).toMatchObject({ done: true, left: [] });
}

test('An agency and a task renamed: what rights are called is left to what goes on by itself', () => {
  const workbook = protectedProvince();
  for (const [of, from, to] of [
    ['agency', 'SO003', 'SOBA'],
    ['agency', 'X007', 'XBAY'],
    ['task', 'NV06', 'NV6A'],
  ])
    measured(workbook, 'renameCode', { of, from, to }, `renameCode ${from}`);
  // A seal of its own for each approved row of the 106 agencies that report on it, in two quarters.
  measured(workbook, 'renameCode', { of: 'task', from: 'NV01', to: 'NV1A' }, 'renameCode NV01');
  expect(goOn(workbook).length).toBeGreaterThan(0);
  expect(workbook.call<Overview>('getOverview').rights.state).toBe('complete');
});

test('A deadline put off, with the sheet made for it', () => {
  const workbook = protectedProvince();
  const grant = { key: 'task|NV01|SO001', due: '30/12/2026', document: '8/UB', documentDay: '07/06/2026' };
  measured(workbook, 'extendDeadline', grant);
});

test('An agency succeeded by two, with the sheet made for it, and taken back', () => {
  const workbook = protectedProvince();
  const split = {
    from: 'SO002',
    to: 'SO003',
    on: '01/06/2026',
    parts: [{ to: 'SO004', works: ['NV16'] }],
  };
  measured(workbook, 'succeedAgency', split, 'succeedAgency, split');
  measured(workbook, 'succeedAgency', { from: 'SO002', undo: true }, 'succeedAgency, taken back');
});

test('A rating looked at, written with its sheets, published, closed', () => {
  const workbook = protectedProvince();
  const look = (): void => {
    const { calls } = workbook.host.run('getRating', [{}]);
    said.push(`getRating: ${calls} calls`);
    expect(calls).toBeLessThanOrEqual(MOST);
  };
  const step = (name: string, request: object, what: string): void => {
    const { fingerprint } = workbook.call<{ fingerprint: string }>(name, request);
    const { calls, result } = workbook.host.run(name, [{ ...request, fingerprint }]);
    said.push(`${what}: ${calls} calls`);
    expect(calls).toBeLessThanOrEqual(MOST);
    expect(result).toMatchObject({ done: true });
    const later = goOn(workbook);
    said.push(`  then by itself: ${later.join(' + ')}`);
    expect(Math.max(0, ...later)).toBeLessThanOrEqual(1_500);
  };
  look();
  step('writeRating', {}, 'writeRating, the sheets made');
  step('writeRating', {}, 'writeRating again');
  step('settleRating', { step: 'publish' }, 'settleRating, published');
  look();
  const seen = workbook.call<RatingLetters>('sendRating', {});
  const { calls, result } = workbook.host.run('sendRating', [{ fingerprint: seen.fingerprint }]);
  const mails = (result as RatingLetters).sent!.sent.length;
  said.push(`sendRating: ${calls} calls for ${mails} of ${seen.letters.length} mails`);
  expect(mails).toBeGreaterThan(40);
  expect(calls - 3 * mails).toBeLessThanOrEqual(SENDING);
  workbook.clock.spend(10 * 24 * 3_600_000);
  step('settleRating', { step: 'close' }, 'settleRating, closed');
});

test('A plan of inspections wanted in a workbook in use', () => {
  const workbook = protectedProvince();
  const { calls } = workbook.host.run('setUpWorkbook', [{ with: ['inspectionPlans'] }]);
  said.push(`setUpWorkbook with inspectionPlans: ${calls} calls`);
  expect(calls).toBeLessThanOrEqual(MOST);
  goOn(workbook);
  expect(workbook.call<Overview>('getOverview').rights.state).toBe('complete');
});

test('A copy made the next year’s: what rights are called is left to what goes on by itself', () => {
  const store = new MemoryStore();
  protectedProvince().host.copyTo(store, OWNER).close();
  const workbook = openTestHost(store, PROVINCE_TODAY);
  const { fingerprint } = workbook.call<{ fingerprint: string }>('previewNextYear');
  const { calls } = workbook.host.run('startNextYear', [{ fingerprint }]);
  const later = goOn(workbook);
  said.push(`startNextYear: ${calls} calls, then by itself ${later.join(' + ')}`);
  expect(calls).toBeLessThanOrEqual(MOST);
  expect(Math.max(...later)).toBeLessThanOrEqual(1_500);
  expect(workbook.call<Overview>('getOverview').rights.state).toBe('complete');
});
