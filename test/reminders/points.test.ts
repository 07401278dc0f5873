/** Sheets of points by mail: each agency its own, once, previewed, cut off and gone on with, quota and trial heeded. */
import type {
  RatingLetters,
  RemindersPreview,
  SettledRating,
  SettleLedgerReport,
  WrittenRating,
} from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import type { MeterOptions } from '../support/localHost.js';
import { agencies, remindersHost } from '../support/plans/remindedPlan.js';
import { closeHosts, OWNER, preparedHost, type TestHost } from '../support/preparedHost.js';
import { stride } from '../support/soak.js';

afterEach(closeHosts);

const ALL = ['CQ01', 'CQ02', 'CQ03', 'CQ04'];
const DEED = 'Gửi bảng điểm';
const DAY = 24 * 3_600_000;

/** Published on 8 June; nobody is owed a reminder but by days that are past. */
const published = (): TestHost =>
  preparedHost(
    'published, to be mailed',
    () =>
      remindersHost('four, rated', {
        today: '2023-06-08',
        agencies: agencies(ALL.length),
        tasks: ALL.map((agency) => ({ agency, due: '15/12/2023', done: '01/06/2023' })),
        settings: { 'Chế độ thử': 'Tắt', 'Người điều phối': 'dieuphoi@hungyen.example' },
      }),
    (workbook) => {
      const { fingerprint } = workbook.call<WrittenRating>('writeRating');
      workbook.call('writeRating', { fingerprint });
      goOn(workbook);
      publish(workbook);
    },
  );

function publish(workbook: TestHost, step = 'publish'): void {
  const { fingerprint } = workbook.call<SettledRating>('settleRating', { step });
  workbook.call('settleRating', { step, fingerprint });
  goOn(workbook);
}
const look = (workbook: TestHost): RatingLetters => workbook.call('sendRating', {});
const send = (workbook: TestHost, meter?: MeterOptions): RatingLetters =>
  workbook.host.run('sendRating', [{ fingerprint: look(workbook).fingerprint }], meter ? { meter } : {})
    .result as RatingLetters;
/** Who had a sheet of points, by the code in the address. */
const told = ({ store }: TestHost): string[] =>
  store
    .mails()
    .filter(({ subject }) => subject.includes('Bảng điểm xếp loại'))
    .flatMap(({ to }) => to.map((address) => address.split('@')[0]!.toUpperCase()));

test('Each agency is mailed its own points once, exactly as previewed', () => {
  const workbook = published();
  const preview = look(workbook);
  expect(preview).toMatchObject({ appealsUntil: '2023-06-15', recipients: 4, told: 0, trial: false });
  expect(preview.letters.map(({ agency }) => agency)).toEqual(ALL);
  expect(preview.letters[0]!.text).toContain('- TC2. Thực hiện nhiệm vụ đúng hạn: 30,00 / 30');
  expect(preview.letters[0]!.text).toContain('đến hết ngày 15/06/2023 (5 ngày làm việc)');
  expect(() => workbook.call('sendRating', {}, { user: 'ai@hungyen.example' })).toThrow(
    'Chỉ người điều phối',
  );
  // An address that has changed since the preview is another mail.
  workbook.type('Cơ quan', { Mã: 'CQ02' }, 'Email nhận nhắc việc', 'moi@tinh.example');
  expect(() => workbook.call('sendRating', { fingerprint: preview.fingerprint })).toThrow(
    'thư đổi nội dung hoặc người nhận: Cơ quan số 2',
  );
  workbook.type('Cơ quan', { Mã: 'CQ02' }, 'Email nhận nhắc việc', 'cq02@tinh.example');
  expect(send(workbook).sent!.sent).toHaveLength(4);
  expect(told(workbook)).toEqual(ALL);
  expect(look(workbook)).toMatchObject({ letters: [], told: 4 });
  expect(send(workbook).sent).toMatchObject({ sent: [], deferred: [] });
  expect(workbook.rows('Nhật ký').filter((line) => line['Việc'] === DEED)).toHaveLength(4);
  // Reminders go on as before, and a code that is renamed has had its mail.
  expect(workbook.call<RemindersPreview>('previewReminders').loss).toBeNull();
  const renaming = { of: 'agency', from: 'CQ03', to: 'CQ33' };
  const { fingerprint } = workbook.call<{ fingerprint: string }>('renameCode', renaming);
  workbook.call('renameCode', { ...renaming, fingerprint });
  goOn(workbook);
  expect(look(workbook)).toMatchObject({ letters: [], told: 4 });
  expect(workbook.call<RemindersPreview>('previewReminders').loss).toBeNull();
  // Taken back and published again, it is told again.
  publish(workbook, 'withdraw');
  expect(() => look(workbook)).toThrow('chưa công bố dự kiến');
  publish(workbook);
  expect(look(workbook).letters).toHaveLength(4);
  workbook.clock.spend(8 * DAY);
  expect(() => look(workbook)).toThrow('Đã hết thời gian kiến nghị (ngày 15/06/2023)');
});

test('While the ledger has lost lines nothing is sent; begun anew, all counts as told', () => {
  const workbook = published();
  send(workbook);
  const at = workbook.cells('Nhật ký').findIndex((line) => line[1] === DEED);
  workbook.host.delete('Nhật ký', 'rows', at, 2);
  expect(() => look(workbook)).toThrow('Trang Nhật ký thiếu 2 dòng thư');
  workbook.call<SettleLedgerReport>('settleLedger', { way: 'anew' });
  expect(look(workbook)).toMatchObject({ letters: [], told: 4 });
});

test('On trial only coordinators have them, which uses nothing up', () => {
  const workbook = published();
  workbook.type('Cấu hình', { Mục: 'Chế độ thử' }, 'Giá trị', 'Bật');
  expect(look(workbook)).toMatchObject({
    trial: true,
    letters: [{ to: 'dieuphoi@hungyen.example' }, {}, {}, {}],
  });
  send(workbook);
  expect(told(workbook)).toEqual(Array(4).fill('DIEUPHOI'));
  workbook.type('Cấu hình', { Mục: 'Chế độ thử' }, 'Giá trị', 'Tắt');
  expect(look(workbook).letters).toHaveLength(4);
});

test('What the quota does not reach goes out with the next daily run, and nothing that nobody has begun', () => {
  const workbook = published();
  workbook.call('setSchedule', { on: true });
  const daily = () =>
    workbook.host.fire(workbook.host.state.triggers.find(({ handler }) => handler === 'dailyRun')!.id);
  daily();
  expect(told(workbook)).toEqual([]);
  // Two above what is left to the owner.
  workbook.host.state.mailUse[OWNER] = { since: workbook.clock.now(), recipients: 88 };
  const { sent } = send(workbook);
  expect([sent!.sent.length, sent!.deferred.length]).toEqual([2, 2]);
  workbook.clock.spend(DAY);
  daily();
  expect(told(workbook).sort()).toEqual(ALL);
  workbook.clock.spend(DAY);
  daily();
  expect(told(workbook)).toHaveLength(4);
});

test('Cut off at any call, none is lost and none goes out twice', () => {
  const step = stride(7);
  const all = workbookCalls();
  let doubtful = 0;
  for (let call = 2; call <= all; call += step) {
    const workbook = published();
    const { fingerprint } = look(workbook);
    expect(() => workbook.host.run('sendRating', [{ fingerprint }], { meter: { killAt: call } })).toThrow(
      'Exceeded maximum execution time',
    );
    send(workbook);
    const { doubts } = workbook.call<RemindersPreview>('previewReminders');
    const mailed = told(workbook);
    const open = doubts.map(({ agency }) => agency);
    expect([call, new Set(mailed).size, open.length <= 1]).toEqual([call, mailed.length, true]);
    expect([call, [...new Set([...mailed, ...open])].sort()]).toEqual([call, ALL]);
    for (const { row, agency, at } of doubts)
      workbook.call('settleDoubt', { row, agency, at, sent: mailed.includes(agency) });
    send(workbook);
    expect([call, told(workbook).sort()]).toEqual([call, ALL]);
    doubtful += doubts.length;
    closeHosts();
  }
  console.info(`sendRating of four mails: ${all} calls; ${doubtful} mails in doubt`);
  expect(doubtful).toBeGreaterThan(0);
});

function workbookCalls(): number {
  const workbook = published();
  const { fingerprint } = look(workbook);
  const { calls } = workbook.host.run('sendRating', [{ fingerprint }]);
  closeHosts();
  return calls;
}
