/** The run is cut off at every service call: nothing is lost, nothing goes out twice, at most one mail is in doubt. */
import type { RemindersPreview, SendReport } from '../../src/contract.js';
import { isSoak } from '../soak.js';
import { closeHosts, type TestHost } from '../workbook/host.js';
import { agencies, mailedTo, remindersHost } from './plan.js';

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
/** Of the calls, how many are passed over between two that are cut off: every one in the soak. */
const STEP = isSoak ? 1 : 9;

const thirty = (): TestHost =>
  remindersHost('thirty', {
    today: '2023-06-08',
    agencies: agencies(DIGESTS),
    tasks: ALL.map((agency, i) => ({ agency, due: `${String((i % 9) + 1).padStart(2, '0')}/06/2023` })),
  });

const others = (workbook: TestHost): unknown => OTHER_SHEETS.map((title) => workbook.cells(title));

let calls = 0;
let untouched: unknown;

beforeAll(() => {
  const workbook = thirty();
  untouched = others(workbook);
  ({ calls } = workbook.host.run('sendReminders', []));
  expect(mailedTo(workbook).sort()).toEqual(ALL);
  closeHosts();
});

afterEach(closeHosts);

/** Runs again as the coordinator would, and holds the promise; gives how many mails were in doubt. */
function afterwards(workbook: TestHost, story: string): number {
  try {
    const again = workbook.call<SendReport>('sendReminders');
    expect(again.failed).toEqual([]);
    expect(again.deferred).toEqual([]);
    const { doubts, digests } = workbook.call<RemindersPreview>('previewReminders');
    expect(digests).toEqual([]);
    expect(doubts.length).toBeLessThanOrEqual(1);
    const mailed = mailedTo(workbook);
    expect(new Set(mailed).size).toBe(mailed.length);
    const doubtful = doubts.map(({ agency }) => agency);
    expect([...new Set([...mailed, ...doubtful])].sort()).toEqual(ALL);

    // The coordinator looks into the account's sent mail and says what is true.
    for (const { row, agency, at } of doubts)
      workbook.call('settleDoubt', { row, agency, at, sent: mailed.includes(agency) });
    workbook.call('sendReminders');
    expect(mailedTo(workbook).sort()).toEqual(ALL);
    expect(workbook.call<RemindersPreview>('previewReminders').doubts).toEqual([]);

    const lines = workbook.rows('Nhật ký');
    for (const line of lines) {
      expect(line['Việc']).toBe('Nhắc hạn');
      expect(String(line['Kết quả'])).toMatch(/^(?:Đã gửi|Không gửi|Chưa gửi|Lỗi)/);
    }
    const sent = lines.filter((line) => String(line['Kết quả']).startsWith('Đã gửi'));
    expect(sent.map((line) => line['Mã cơ quan']).sort()).toEqual(ALL);
    expect(others(workbook)).toEqual(untouched);
    return doubts.length;
  } catch (error) {
    throw new Error(`${story}: ${(error as Error).message}`);
  }
}

/** Every STEP-th call, the beginning moved by `offset`. */
const points = (offset: number): number[] =>
  Array.from({ length: Math.ceil((calls - offset) / STEP) }, (_, i) => 1 + offset + i * STEP);

test('killed at a service call, the process leaves at most one mail in doubt', async () => {
  let doubtful = 0;
  const tried = points(0);
  for (const call of tried) {
    const workbook = thirty();
    expect(() => workbook.host.run('sendReminders', [], { meter: { killAt: call } })).toThrow(
      'Exceeded maximum execution time',
    );
    doubtful += afterwards(workbook, `killed at call ${call}`);
    closeHosts();
    await new Promise(setImmediate);
  }
  console.info(`${tried.length} of ${calls} calls killed at; ${doubtful} mails in doubt`);
  expect(doubtful).toBeGreaterThan(0);
});

test('a service that fails at a call leaves nothing in doubt that it did not', async () => {
  const tried = points(STEP >> 1);
  let doubtful = 0;
  for (const call of tried) {
    const workbook = thirty();
    const error = new Error('Service Spreadsheets failed while accessing document with id local.');
    try {
      workbook.host.run('sendReminders', [], { meter: { failAt: { call, error } } });
    } catch (thrown) {
      expect((thrown as Error).message).toMatch(/Service Spreadsheets failed/);
    }
    doubtful += afterwards(workbook, `failed at call ${call}`);
    closeHosts();
    await new Promise(setImmediate);
  }
  console.info(`${tried.length} of ${calls} calls failed at; ${doubtful} mails in doubt`);
});

const failing = (call: number, error: string, times = 1): SendReport & { readonly workbook: TestHost } => {
  const workbook = thirty();
  const failAt = { name: 'MailApp.sendEmail', call, times, error: new Error(error) };
  const report = workbook.host.run('sendReminders', [], { meter: { failAt } }).result as SendReport;
  return { ...report, workbook };
};

describe('A letter that cannot be sent', () => {
  test('for a reason that nobody knows stops the run and is in doubt, alone', () => {
    const { workbook, sent, failed, deferred } = failing(4, 'Something odd.');
    expect([sent.length, failed.length, deferred.length]).toEqual([3, 1, 26]);
    expect(afterwards(workbook, 'unknown')).toBe(1);
  });

  test('because the service stumbles is tried again, with growing pauses', () => {
    const stumble = "We're sorry, a server error occurred. Please wait a bit and try again.";
    const before = thirty().clock.now();
    const { workbook, sent } = failing(4, stumble, 2);
    expect(sent).toHaveLength(DIGESTS);
    expect(workbook.clock.now() - before).toBe(5_000);
    expect(afterwards(workbook, 'stumbles')).toBe(0);
  });

  test('because the service stays down is given up after three more tries, and the rest waits', () => {
    const { workbook, sent, failed, deferred } = failing(4, 'Service unavailable: Mail', 100);
    expect([sent.length, failed.length, deferred.length]).toEqual([3, 1, 26]);
    expect(deferred[0]!.reason).toBe('dịch vụ thư của Google đang lỗi');
    expect(afterwards(workbook, 'down')).toBe(0);
  });
});
