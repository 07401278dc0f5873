/** The daily run: whose it is, who can set it off, what it does on which day, and how it goes on when time runs out. */
import type { CheckReport, Overview, RepairReport, Schedule } from '../../src/contract.js';
import { agencies, mailedTo, type Plan, remindersHost } from '../support/plans/remindedPlan.js';
import { closeHosts, OWNER, type TestHost } from '../support/preparedHost.js';

afterEach(closeHosts);

const SECOND = 'phodieuphoi@tinh.example';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const host = (tasks: Plan['tasks'], more: Partial<Plan> = {}): TestHost =>
  remindersHost(`schedule ${JSON.stringify([tasks, more])}`, {
    today: '2023-06-08',
    agencies: agencies(3),
    tasks,
    settings: { 'Người điều phối': `${OWNER}; ${SECOND}` },
    ...more,
  });

/** With a second coordinator whom the protections let in. */
const shared = (): TestHost => {
  const workbook = host(DUE);
  workbook.host.share([SECOND]);
  const { fingerprint } = workbook.call<RepairReport>('repairWorkbook');
  workbook.call('repairWorkbook', { fingerprint });
  return workbook;
};

const DUE = [{ agency: 'CQ01', due: '09/06/2023' }];

const switched = (workbook: TestHost, on: boolean, user = OWNER): Schedule =>
  workbook.call('setSchedule', { on }, { user });
const triggers = ({ host }: TestHost, handler = 'dailyRun') =>
  host.state.triggers.filter((trigger) => trigger.handler === handler);
const fire = (workbook: TestHost, handler = 'dailyRun'): void => {
  workbook.host.fire(triggers(workbook, handler)[0]!.id);
};
const mails = ({ store }: TestHost) => store.mails();
const overviews = (workbook: TestHost) =>
  mails(workbook).filter(({ subject }) => subject.startsWith('Tổng quan'));

describe('Switching the schedule', () => {
  test('makes one daily trigger at the hour of the settings, however often it is clicked', () => {
    const workbook = host(DUE);
    workbook.type('Cấu hình', { Mục: 'Giờ gửi' }, 'Giá trị', 7);
    // A call that is refused, at its record or at the trigger, has switched nothing on.
    for (const [name, lines] of [
      ['Sheet.appendRow', []],
      ['ClockTriggerBuilder.create', ['Bật, lúc 7 giờ hằng ngày', 'Không bật được, lịch vẫn tắt']],
    ] as const) {
      const failAt = { name, call: 1, error: new Error('Service unavailable') };
      expect(() => workbook.host.run('setSchedule', [{ on: true }], { meter: { failAt } })).toThrow();
      expect(triggers(workbook)).toEqual([]);
      expect(workbook.call<Overview>('getOverview').schedule.on).toBe(false);
      expect(workbook.rows('Nhật ký').map((line) => line['Nội dung'])).toEqual(lines);
    }
    for (let n = 0; n < 3; n++)
      expect(switched(workbook, true)).toMatchObject({ on: true, owner: OWNER, mine: true, hour: 7 });
    expect(triggers(workbook).map(({ kind, hour, owner }) => [kind, hour, owner])).toEqual([
      ['daily', 7, OWNER],
    ]);
    expect(switched(workbook, false)).toMatchObject({ on: false, owner: '' });
    expect(workbook.host.state.triggers).toEqual([]);
  });

  test('refuses a second owner by the name of the first; the workbook’s owner may switch it off for them', () => {
    const workbook = shared();
    switched(workbook, true, SECOND);
    expect(() => switched(workbook, true)).toThrow(`Lịch chạy đang do ${SECOND} bật`);
    expect(switched(workbook, false)).toMatchObject({ on: false });
    // The other's trigger is still there, fires, does nothing, and takes itself away.
    expect(triggers(workbook)).toHaveLength(1);
    fire(workbook);
    expect(mails(workbook)).toEqual([]);
    expect(triggers(workbook)).toEqual([]);
    expect(switched(workbook, true)).toMatchObject({ owner: OWNER });
    expect(() => switched(workbook, false, SECOND)).toThrow(`Lịch chạy đang do ${OWNER} bật`);
  });

  test('is refused to officials, and without a clear word', () => {
    const workbook = host(DUE);
    expect(() => switched(workbook, true, 'canbo@tinh.example')).toThrow(/Chỉ người điều phối/);
    expect(() => workbook.call('setSchedule', { on: 'có' })).toThrow(/bật hay tắt/);
  });

  test('at another hour is seen by the check and mended by the repair; so is a trigger that is gone', () => {
    const workbook = host(DUE);
    switched(workbook, true);
    const finding = (text: string) =>
      workbook.call<CheckReport>('checkWorkbook').findings.find(({ message }) => message.includes(text));
    const mend = (): void => {
      const { fingerprint } = workbook.call<RepairReport>('repairWorkbook');
      workbook.call('repairWorkbook', { fingerprint });
    };
    workbook.type('Cấu hình', { Mục: 'Giờ gửi' }, 'Giá trị', 10);
    expect(finding('không theo Giờ gửi')).toBeDefined();
    mend();
    expect(triggers(workbook).map(({ hour }) => hour)).toEqual([10]);
    workbook.host.state.triggers = [];
    expect(finding('không còn trong Google')).toBeDefined();
    mend();
    expect(triggers(workbook)).toHaveLength(1);
    expect(finding('Lịch chạy')).toBeUndefined();
  });
});

describe('The daily run', () => {
  test('moves the as-of day on, reminds, and tells the coordinators once', () => {
    const workbook = host(DUE);
    switched(workbook, true);
    workbook.clock.spend(DAY);
    fire(workbook);
    expect(workbook.rows('Cấu hình').find((row) => row['Mục'] === 'Ngày tính')!['Giá trị']).toBe(
      '2023-06-09',
    );
    expect(mails(workbook).map(({ to }) => to)).toEqual([['cq01@tinh.example'], [OWNER, SECOND]]);
    const [overview] = overviews(workbook);
    expect(overview!.subject).toMatch(/^Tổng quan PAPI 09\/06\/2023: đúng hạn .*, quá hạn \d+ \(/);
    expect(overview!.text).toContain('Đã gửi 1 thư nhắc.');
    // A trigger that fires twice.
    fire(workbook);
    expect(mails(workbook)).toHaveLength(2);
  });

  test('sends nothing on a day off, and still moves the day on', () => {
    const workbook = host([{ agency: 'CQ01', due: '12/06/2023' }]);
    switched(workbook, true);
    workbook.clock.spend(2 * DAY);
    fire(workbook);
    expect(mails(workbook)).toEqual([]);
    expect(workbook.rows('Cấu hình').find((row) => row['Mục'] === 'Ngày tính')!['Giá trị']).toBe(
      '2023-06-10',
    );
  });

  test('catches up what a day without a run missed, as the newest stage, and says which days were missed', () => {
    const workbook = host([{ agency: 'CQ01', due: '14/06/2023' }]);
    switched(workbook, true);
    fire(workbook);
    workbook.clock.spend(6 * DAY);
    expect(workbook.call<Overview>('getOverview').warnings.join()).toContain(
      'đã không chạy từ ngày 09/06/2023 đến ngày 13/06/2023',
    );
    expect(
      workbook
        .call<CheckReport>('checkWorkbook')
        .findings.some(({ message }) => message.includes('đã không chạy')),
    ).toBe(true);
    fire(workbook);
    const told = workbook.rows('Nhật ký').filter((line) => line['Việc'] === 'Nhắc hạn');
    expect(told.map((line) => String(line['Chi tiết']).split('#')[1])).toEqual(['5', '0']);
    expect(overviews(workbook)[1]!.text).toContain('đã không chạy từ ngày 09/06/2023 đến ngày 13/06/2023');
    expect(workbook.call<Overview>('getOverview').schedule).toMatchObject({
      lastRun: '2023-06-14',
      missed: null,
    });
  });

  test('tells the coordinators what was not sent, and why', () => {
    const workbook = host(
      [
        { agency: 'CQ01', due: '09/06/2023' },
        { agency: 'CQ02', due: '09/06/2023' },
        { agency: 'CQ03', due: '09/06/2023' },
      ],
      { agencies: agencies(3).map((agency, i) => (i === 1 ? { ...agency, emails: '' } : agency)) },
    );
    switched(workbook, true);
    workbook.host.state.mailUse[OWNER] = { since: workbook.clock.now(), recipients: 87 };
    fire(workbook);
    const { text } = overviews(workbook)[0]!;
    expect(text).toContain('Cơ quan số 2: Chưa có địa chỉ');
    expect(text).toContain('1 thư chưa gửi, sẽ gửi vào lần chạy sau: Cơ quan số 3: 1 địa chỉ.');
    // What wants a decision stands before how the mails fared.
    expect(text.indexOf('Cần quyết định:')).toBeLessThan(text.indexOf('Đã gửi 1 thư nhắc.'));
  });

  test('does nothing for anybody who calls it by name with a made-up event', () => {
    const workbook = host(DUE);
    switched(workbook, true);
    const { id } = triggers(workbook)[0]!;
    for (const event of [
      undefined,
      null,
      {},
      { triggerUid: '' },
      { triggerUid: 'x' },
      { triggerUid: id },
      id,
      [id],
    ])
      for (const name of ['dailyRun', 'resumeRun'])
        for (const user of [SECOND, 'canbo@tinh.example']) workbook.call(name, event, { user });
    for (const event of [undefined, {}, { triggerUid: 'x' }]) workbook.call('dailyRun', event);
    expect(mails(workbook)).toEqual([]);
    expect(triggers(workbook)).toHaveLength(1);
  });

  test('stops when whoever switched it on is no coordinator any more', () => {
    const workbook = shared();
    switched(workbook, true, SECOND);
    workbook.type('Cấu hình', { Mục: 'Người điều phối' }, 'Giá trị', OWNER);
    fire(workbook);
    expect(mails(workbook)).toEqual([]);
    expect(
      workbook
        .call<CheckReport>('checkWorkbook')
        .findings.some(({ message }) => message.includes(`do ${SECOND} bật, nhưng người này không còn`)),
    ).toBe(true);
  });

  test('in a copy of the workbook is off: its triggers stayed behind', () => {
    const workbook = host(DUE);
    switched(workbook, true);
    const stored = workbook.host.state.metadata['papi.schedule']!;
    workbook.host.state.metadata['papi.schedule'] = stored.replace('"local"', '"khác"');
    expect(workbook.call<Overview>('getOverview').schedule.on).toBe(false);
  });
});

describe('A run that finds the workbook taken', () => {
  test('ends politely and comes again once', () => {
    const workbook = host(DUE);
    switched(workbook, true);
    workbook.host.state.locks.add('document');
    expect(() => workbook.call('sendReminders')).toThrow(/Có người khác đang chạy một việc/);
    fire(workbook);
    fire(workbook);
    expect(mails(workbook)).toEqual([]);
    expect(triggers(workbook, 'resumeRun')).toHaveLength(1);
    workbook.host.state.locks.clear();
    fire(workbook, 'resumeRun');
    expect(mailedTo(workbook)[0]).toBe('CQ01');
    expect(triggers(workbook, 'resumeRun')).toEqual([]);
  });
});

describe('A run that runs out of time', () => {
  const sixty = (): TestHost =>
    host(
      agencies(60).map(({ code }) => ({ agency: code, due: '09/06/2023' })),
      { agencies: agencies(60) },
    );

  test('stops before five minutes, goes on by one trigger, cleans it up, and tells the coordinators at the end', () => {
    const workbook = sixty();
    switched(workbook, true);
    const [daily] = triggers(workbook);
    const began = workbook.clock.now();
    // Each call takes 1.3 seconds: three a mail.
    workbook.host.fire(daily!.id, { costMs: 1_300 });
    expect(workbook.clock.now() - began).toBeLessThan(5 * 60_000);
    const first = mails(workbook).length;
    expect(first).toBeGreaterThan(3);
    expect(first).toBeLessThan(60);
    expect(overviews(workbook)).toEqual([]);
    expect(triggers(workbook, 'resumeRun')).toHaveLength(1);
    for (let n = 0; n < 5 && triggers(workbook, 'resumeRun').length > 0; n++)
      workbook.host.fire(triggers(workbook, 'resumeRun')[0]!.id, { costMs: 800 });
    expect(triggers(workbook, 'resumeRun')).toEqual([]);
    const told = mailedTo(workbook).filter((code) => code.startsWith('CQ'));
    expect(told.sort()).toEqual(agencies(60).map(({ code }) => code));
    expect(overviews(workbook)).toHaveLength(1);
  });

  test('started by hand for chosen letters goes on with those alone', () => {
    const workbook = sixty();
    const only = agencies(60)
      .map(({ code }) => code)
      .filter((_, i) => i % 4 !== 0);
    const report = workbook.host.run('sendReminders', [{ agencies: only }], { meter: { costMs: 1_500 } })
      .result as { continues: boolean };
    expect(report.continues).toBe(true);
    fire(workbook, 'resumeRun');
    expect(mailedTo(workbook).sort()).toEqual(only);
    expect(workbook.host.state.triggers).toEqual([]);
  });

  test('started by hand goes on too, and says so', () => {
    const workbook = sixty();
    const report = workbook.host.run('sendReminders', [], { meter: { costMs: 1_300 } }).result as {
      continues: boolean;
    };
    expect(report.continues).toBe(true);
    fire(workbook, 'resumeRun');
    expect(mailedTo(workbook).sort()).toEqual(agencies(60).map(({ code }) => code));
    expect(workbook.host.state.triggers).toEqual([]);
  });
});

test('Two runs at once: the second sends nothing, whoever starts it', () => {
  const workbook = host(DUE);
  workbook.host.share([SECOND]);
  workbook.call('setUpWorkbook');
  switched(workbook, true);
  workbook.call('sendReminders');
  fire(workbook);
  workbook.call('sendReminders', undefined, { user: SECOND });
  expect(mailedTo(workbook).filter((code) => code === 'CQ01')).toHaveLength(1);
});

test('A clock that jumps a day in the middle of a run: the run reckons by the day on which it began', () => {
  const workbook = host(
    agencies(10).map(({ code }) => ({ agency: code, due: '09/06/2023' })),
    { agencies: agencies(10) },
  );
  switched(workbook, true);
  // Begins at 23:58 and ends after midnight.
  workbook.clock.spend(15 * HOUR - 2 * 60_000);
  workbook.host.fire(triggers(workbook)[0]!.id, { costMs: 2_000 });
  while (triggers(workbook, 'resumeRun').length > 0) fire(workbook, 'resumeRun');
  const told = mailedTo(workbook).filter((code) => code.startsWith('CQ'));
  expect(new Set(told).size).toBe(10);
  const keys = workbook
    .rows('Nhật ký')
    .filter((line) => line['Kết quả'] === 'Đã gửi' && line['Việc'] === 'Nhắc hạn')
    .flatMap((line) => String(line['Chi tiết']).split('\n').slice(1));
  expect(new Set(keys).size).toBe(keys.length);
});

test('A ledger that cannot hold the lines sends nothing, and the trigger’s owner is told', () => {
  const workbook = host(DUE);
  switched(workbook, true);
  workbook.host.paste('Nhật ký', 'F1', [['Khác']]);
  expect(() => fire(workbook)).toThrow(/Trang Nhật ký thiếu cột/);
  expect(mails(workbook)).toEqual([]);
  expect(triggers(workbook, 'resumeRun')).toEqual([]);
});
