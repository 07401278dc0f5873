/** Sheets of points that a run's time did not reach: they go out by themselves, once each, whoever acts meanwhile. */
import type { RatingLetters, RemindersPreview, SettledRating, WrittenRating } from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import type { MeterOptions } from '../support/localHost.js';
import { agencies, remindersHost } from '../support/plans/remindedPlan.js';
import { closeHosts, preparedHost, type TestHost } from '../support/preparedHost.js';
import { stride } from '../support/soak.js';

afterEach(closeHosts);

const ALL = ['CQ01', 'CQ02', 'CQ03', 'CQ04'];
const SECOND = 'dieuphoi@hungyen.example';

const published = (): TestHost =>
  preparedHost(
    'published, its letters to go on',
    () =>
      remindersHost('four, rated, to go on', {
        today: '2023-06-08',
        agencies: agencies(ALL.length),
        tasks: ALL.map((agency) => ({ agency, due: '15/12/2023', done: '01/06/2023' })),
        settings: { 'Chế độ thử': 'Tắt', 'Người điều phối': SECOND },
      }),
    (workbook) => {
      workbook.host.share([SECOND]);
      const { fingerprint } = workbook.call<WrittenRating>('writeRating');
      workbook.call('writeRating', { fingerprint });
      goOn(workbook);
      const step = 'publish';
      const seen = workbook.call<SettledRating>('settleRating', { step });
      workbook.call('settleRating', { step, fingerprint: seen.fingerprint });
      goOn(workbook);
    },
  );

const look = (workbook: TestHost, user?: string): RatingLetters =>
  workbook.call('sendRating', {}, user === undefined ? {} : { user });
const send = (workbook: TestHost, meter: MeterOptions = {}) =>
  workbook.host.run('sendRating', [{ fingerprint: look(workbook).fingerprint }], { meter });
const told = ({ store }: TestHost): string[] =>
  store
    .mails()
    .filter(({ subject }) => subject.includes('Bảng điểm xếp loại'))
    .map(({ to }) => to[0]!.split('@')[0]!.toUpperCase());
const waiting = ({ host }: TestHost) => host.state.triggers.filter(({ kind }) => kind === 'once');

/** Four letters of which the time of a run reaches some. */
const begun = (): TestHost =>
  preparedHost('published, its letters begun', published, (workbook) => {
    const { calls } = send(published());
    // Some letters before the end, and a few calls that end it: six minutes are not reached.
    const report = send(workbook, { costMs: Math.ceil(240_000 / (calls - 16)) }).result as RatingLetters;
    expect(report.sent!.sent.length).toBeGreaterThan(0);
    expect(report.sent!.deferred.length).toBeGreaterThan(1);
    expect(report.sent!.deferred[0]!.reason).toContain('hết thời gian');
    expect(waiting(workbook)).toHaveLength(1);
  });

/** What is in doubt is settled as it was, and the rest sent. */
function settle(workbook: TestHost, at: string): void {
  const { doubts } = workbook.call<RemindersPreview>('previewReminders');
  const mailed = told(workbook);
  expect([at, doubts.length <= 1]).toEqual([at, true]);
  for (const { row, agency, at: when } of doubts)
    workbook.call('settleDoubt', { row, agency, at: when, sent: mailed.includes(agency) });
  send(workbook);
  goOn(workbook);
  expect([at, told(workbook).sort()]).toEqual([at, ALL]);
}

test('What the time of a run does not reach goes out by itself', () => {
  const workbook = begun();
  goOn(workbook);
  expect(told(workbook).sort()).toEqual(ALL);
  expect(waiting(workbook)).toEqual([]);
  expect(look(workbook)).toMatchObject({ letters: [], told: 4 });
});

test('Nobody but a coordinator goes on, and not once it is taken back', () => {
  const workbook = begun();
  const before = told(workbook);
  const step = 'withdraw';
  const { fingerprint } = workbook.call<SettledRating>('settleRating', { step });
  workbook.call('settleRating', { step, fingerprint });
  goOn(workbook);
  expect(told(workbook)).toEqual(before);
  expect(waiting(workbook)).toEqual([]);
});

test('Cut off while it goes on, none is lost and none goes out twice', () => {
  const first = begun();
  const { calls } = first.host.fire(waiting(first)[0]!.id);
  closeHosts();
  for (let call = 1; call <= calls; call += stride(9)) {
    const workbook = begun();
    expect(() => workbook.host.fire(waiting(workbook)[0]!.id, { killAt: call })).toThrow(
      'Exceeded maximum execution time',
    );
    goOn(workbook);
    settle(workbook, `cut off at ${call}`);
    closeHosts();
  }
});

const MEANWHILE: Readonly<Record<string, (workbook: TestHost) => void>> = {
  'another coordinator sends them too': (workbook) => {
    try {
      const { fingerprint } = look(workbook, SECOND);
      workbook.call('sendRating', { fingerprint }, { user: SECOND });
    } catch (error) {
      expect((error as Error).message).toMatch(/đang|thay đổi/);
    }
  },
  'a line comes into the ledger above': (workbook) => workbook.host.insert('Nhật ký', 'rows', 2, 1),
};

test.each(Object.keys(MEANWHILE))('While it goes on, %s', (name) => {
  const first = begun();
  const { calls } = first.host.fire(waiting(first)[0]!.id);
  closeHosts();
  for (let after = 1; after < calls; after += stride(12)) {
    const workbook = begun();
    const deed = (): void => MEANWHILE[name]!(workbook);
    workbook.host.fire(waiting(workbook)[0]!.id, { interleave: { after, deed } });
    goOn(workbook);
    expect([after, new Set(told(workbook)).size]).toEqual([after, told(workbook).length]);
    settle(workbook, `after ${after}`);
    closeHosts();
  }
});
