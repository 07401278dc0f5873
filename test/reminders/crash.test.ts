/** The run is cut off at every service call: nothing is lost, nothing goes out twice, at most one mail is in doubt. */
import type { RemindersPreview, SendReport } from '../../src/contract.js';
import type { MeterOptions, Run } from '../support/localHost.js';
import { agencies, mailedTo, remindersHost } from '../support/plans/remindedPlan.js';
import { closeHosts, OWNER, preparedHost, type TestHost } from '../support/preparedHost.js';
import { stride } from '../support/soak.js';

const DIGESTS = 30;
const ALL = agencies(DIGESTS).map((agency) => agency.code);
const OTHER_SHEETS = [
  'Cấu hình',
  'Cơ quan',
  'Nhiệm vụ',
  'Kỳ báo cáo',
  'Báo cáo quý',
  'Ngày nghỉ',
  'Tổng hợp',
];
/** Of the calls, each how-manieth is cut off. */
const STEP = stride(29);

const thirty = (): TestHost =>
  remindersHost('thirty', {
    today: '2023-06-08',
    agencies: agencies(DIGESTS),
    tasks: ALL.map((agency, i) => ({ agency, due: `${String((i % 9) + 1).padStart(2, '0')}/06/2023` })),
  });

const others = (workbook: TestHost): unknown => OTHER_SHEETS.map((title) => workbook.cells(title));

const COORDINATOR = OWNER.split('@')[0]!.toUpperCase();

interface Way {
  readonly title: string;
  readonly open: () => TestHost;
  readonly run: (workbook: TestHost, meter?: MeterOptions) => Run;
  /** Of the calls, how many are passed over between two that are cut off, where that is not STEP. */
  readonly step?: number;
  /** Puts back what `open` changed beside. */
  readonly restore?: (workbook: TestHost) => void;
  /** Everybody who is to have one mail. */
  readonly all: readonly string[];
}

const BY_HAND: Way = {
  title: 'by hand',
  open: thirty,
  run: ({ host }, meter) => host.run('sendReminders', [], meter ? { meter } : {}),
  all: ALL,
};

const DAILY: Way = {
  title: 'by the daily trigger',
  open: () =>
    preparedHost('thirty, scheduled', thirty, (workbook) => workbook.call('setSchedule', { on: true })),
  run: ({ host }, meter) =>
    host.fire(host.state.triggers.find(({ handler }) => handler === 'dailyRun')!.id, meter),
  all: [...ALL, COORDINATOR],
};

/** One mail a stage, agencies in Bcc: here two stages, of nine days one is due today and eight are overdue or near. */
const BUNDLED: Way = {
  title: 'one a stage',
  open: () =>
    preparedHost('thirty, bundled', thirty, (workbook) =>
      workbook.type('Cấu hình', { Mục: 'Chế độ gửi' }, 'Giá trị', 'Gộp'),
    ),
  run: ({ host }, meter) => host.run('sendReminders', [], meter ? { meter } : {}),
  step: stride(5),
  restore: (workbook) => workbook.type('Cấu hình', { Mục: 'Chế độ gửi' }, 'Giá trị', 'Từng cơ quan'),
  all: ALL,
};

/** Agencies that had a mail, however it was addressed, in the order in which they had it. */
const told = ({ store }: TestHost): string[] =>
  store
    .mails()
    .flatMap(({ to, bcc }) => (bcc.length > 0 ? bcc : to))
    .filter((address) => !address.startsWith('lanhdao.'))
    .map((address) => address.split('@')[0]!.toUpperCase());

let untouched: unknown;

beforeAll(() => {
  const workbook = thirty();
  untouched = others(workbook);
  workbook.call('sendReminders');
  expect(mailedTo(workbook).sort()).toEqual(ALL);
  closeHosts();
});

afterEach(closeHosts);

/** The agencies of a mail; of the overview the coordinator. */
const codes = (agency: string): string[] => (agency === '' ? [COORDINATOR] : agency.split('; '));

/** Runs again and holds the promise; gives how many mails were in doubt. */
function afterwards(workbook: TestHost, { run, all, restore }: Way, story: string): number {
  try {
    run(workbook);
    const { doubts, digests } = workbook.call<RemindersPreview>('previewReminders');
    expect(digests).toEqual([]);
    expect(doubts.length).toBeLessThanOrEqual(1);
    const mailed = told(workbook);
    expect(new Set(mailed).size).toBe(mailed.length);
    const doubtful = doubts.flatMap(({ agency }) => codes(agency));
    expect([...new Set([...mailed, ...doubtful])].sort()).toEqual([...all].sort());

    // The coordinator looks into the account's sent mail and says what is true.
    for (const { row, agency, at } of doubts)
      workbook.call('settleDoubt', { row, agency, at, sent: mailed.includes(codes(agency)[0]!) });
    run(workbook);
    expect(told(workbook).sort()).toEqual([...all].sort());
    expect(workbook.call<RemindersPreview>('previewReminders').doubts).toEqual([]);

    const lines = workbook.rows('Nhật ký').filter((line) => line['Việc'] !== 'Lịch chạy');
    for (const line of lines) {
      expect(line['Việc']).toMatch(/^(?:Nhắc hạn|Tổng quan nhắc hạn)$/);
      expect(String(line['Kết quả'])).toMatch(/^(?:Đã gửi|Không gửi|Chưa gửi|Lỗi)/);
    }
    const sent = lines.filter((line) => String(line['Kết quả']).startsWith('Đã gửi'));
    expect(sent.flatMap((line) => codes(String(line['Mã cơ quan']))).sort()).toEqual([...all].sort());
    restore?.(workbook);
    expect(others(workbook)).toEqual(untouched);
    return doubts.length;
  } catch (error) {
    throw new Error(`${story}: ${(error as Error).message}`);
  }
}

describe.each([BY_HAND, DAILY, BUNDLED])('Thirty digests $title', (way) => {
  const { step = STEP } = way;
  /** Every step-th service call, the beginning moved by `offset`. */
  const points = (offset: number): { readonly tried: number[]; readonly calls: number } => {
    const { calls } = way.run(way.open());
    closeHosts();
    const count = Math.ceil((calls - offset) / step);
    return { tried: Array.from({ length: count }, (_, i) => 1 + offset + i * step), calls };
  };

  test('leave at most one mail in doubt when the process is killed at a service call', async () => {
    let doubtful = 0;
    const { tried, calls } = points(0);
    for (const call of tried) {
      const workbook = way.open();
      expect(() => way.run(workbook, { killAt: call })).toThrow('Exceeded maximum execution time');
      doubtful += afterwards(workbook, way, `killed at call ${call}`);
      closeHosts();
      await new Promise(setImmediate);
    }
    console.info(`${way.title}: ${tried.length} of ${calls} calls killed at; ${doubtful} mails in doubt`);
    expect(doubtful).toBeGreaterThan(0);
  });

  test('leave in doubt no more than the mail that was being handed over when a service throws at a call', async () => {
    const { tried, calls } = points(step >> 1);
    let doubtful = 0;
    for (const call of tried) {
      const workbook = way.open();
      const error = new Error('Service Spreadsheets failed while accessing document with id local.');
      try {
        way.run(workbook, { failAt: { call, error } });
      } catch (thrown) {
        expect((thrown as Error).message).toMatch(/Service Spreadsheets failed/);
      }
      // Only MailApp's own error leaves a doubt, and it is quoted.
      const doubts = workbook
        .rows('Nhật ký')
        .filter((line) => /^(?:Chưa rõ|Đang gửi)/.test(String(line['Kết quả'])));
      for (const line of doubts) expect(line['Kết quả']).toContain(error.message);
      doubtful += afterwards(workbook, way, `failed at call ${call}`);
      closeHosts();
      await new Promise(setImmediate);
    }
    console.info(`${way.title}: ${tried.length} of ${calls} calls failed at; ${doubtful} mails in doubt`);
    expect(doubtful).toBeLessThan(tried.length / 2);
  });
});

const failing = (
  call: number,
  error: string,
  times = 1,
  done = false,
): SendReport & { readonly workbook: TestHost } => {
  const workbook = thirty();
  const failAt = { name: 'MailApp.sendEmail', call, times, done, error: new Error(error) };
  const report = workbook.host.run('sendReminders', [], { meter: { failAt } }).result as SendReport;
  return { ...report, workbook };
};

describe('A letter that cannot be sent', () => {
  test('for a reason that nobody knows stops the run and is in doubt, alone', () => {
    const { workbook, sent, failed, deferred } = failing(4, 'Something odd.');
    expect([sent.length, failed.length, deferred.length]).toEqual([3, 1, 26]);
    expect(afterwards(workbook, BY_HAND, 'unknown')).toBe(1);
  });

  const STUMBLE = "We're sorry, a server error occurred. Please wait a bit and try again.";

  test('as it seems, but has taken its recipients of the quota, counts as sent and is never tried again', () => {
    const { workbook, sent, continues } = failing(4, STUMBLE, 1, true);
    expect([sent.length, continues]).toEqual([DIGESTS, false]);
    expect(workbook.rows('Nhật ký')[3]!['Kết quả']).toBe(
      'Đã gửi: Google báo lỗi nhưng hạn mức cho thấy thư đã đi',
    );
    expect(afterwards(workbook, BY_HAND, 'stumbles after delivery')).toBe(0);
  });

  test('because the service stumbles is in doubt, alone: never tried blindly; the rest goes out by itself', () => {
    const { workbook, sent, failed, deferred, continues } = failing(4, STUMBLE, 100);
    expect([sent.length, failed.length, deferred.length]).toEqual([3, 1, 26]);
    expect(deferred[0]!.reason).toBe('dịch vụ thư của Google đang lỗi');
    expect(continues).toBe(true);
    workbook.host.fire(workbook.host.state.triggers[0]!.id);
    expect(mailedTo(workbook)).toHaveLength(DIGESTS - 1);
    expect(afterwards(workbook, BY_HAND, 'down')).toBe(1);
  });

  test('because the service is down from the start does not go on by itself: nobody is put in doubt one after another', () => {
    const { workbook, sent, continues } = failing(1, 'Service unavailable: Mail', 100);
    expect([sent.length, continues]).toEqual([0, false]);
    expect(workbook.host.state.triggers).toEqual([]);
    expect(afterwards(workbook, BY_HAND, 'down at once')).toBe(1);
  });
});
