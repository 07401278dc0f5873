/** The sending run: who is told what, quota, time, locks, doubts, trials, previews. */
import type { Overview, RemindersPreview, SendReport } from '../../src/contract.js';
import { agencies, mailedTo, type Plan, remindersHost } from '../support/plans/remindedPlan.js';
import { closeHosts, OWNER, type TestHost } from '../support/preparedHost.js';

afterEach(closeHosts);

/** Thursday 8 June 2023. Working days: 9, 12, 13 … */
const TODAY = '2023-06-08';

let nth = 0;
const host = (tasks: Plan['tasks'], more: Partial<Plan> = {}): TestHost =>
  remindersHost(`run ${nth++}`, { today: TODAY, agencies: agencies(3), tasks, ...more });

const preview = (workbook: TestHost): RemindersPreview => workbook.call('previewReminders');
const send = (workbook: TestHost): SendReport => workbook.call('sendReminders');
const used = (workbook: TestHost, recipients: number): void => {
  workbook.host.state.mailUse[OWNER] = { since: workbook.clock.now(), recipients };
};
const setDay = (workbook: TestHost, day: string): void =>
  workbook.type('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', day);
/** The day comes, and `Ngày tính` moves on with it. */
const dawn = (workbook: TestHost, day: string): void => {
  const noon = Date.parse(`${day.split('/').reverse().join('-')}T12:00:00+07:00`);
  workbook.clock.spend(noon - workbook.clock.now());
  setDay(workbook, day);
};

describe('Stages', () => {
  // Working days left, from Thursday 8 June; in time until the day itself.
  test.each([
    ['23/06/2023', 11, null],
    ['22/06/2023', 10, '#10'],
    ['16/06/2023', 6, '#10'],
    ['15/06/2023', 5, '#5'],
    ['12/06/2023', 2, '#5'],
    ['09/06/2023', 1, '#1'],
    ['08/06/2023', 0, '#0'],
    ['07/06/2023', -1, '#0'],
    ['02/06/2023', -4, '#0'],
    ['01/06/2023', -5, '#-5'],
    ['26/05/2023', -9, '#-5'],
    ['25/05/2023', -10, '#-10'],
  ])('due %s, %s working days left: %s', (due, _, stage) => {
    const workbook = host([{ agency: 'CQ01', due }]);
    send(workbook);
    const lines = workbook.rows('Nhật ký');
    if (stage === null) return expect(lines).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(String(lines[0]!['Chi tiết']).split('\n')).toEqual([
      TODAY,
      `task|NV001|CQ01@${due.split('/').reverse().join('-')}${stage}`,
    ]);
  });

  test('are told once each, and a moved deadline begins anew', () => {
    const workbook = host([{ agency: 'CQ01', due: '15/06/2023' }]);
    const told: string[] = [];
    for (const day of ['08', '09', '12', '13', '14', '15', '16', '19', '20', '21', '22', '23']) {
      dawn(workbook, `${day}/06/2023`);
      if (send(workbook).sent.length > 0) told.push(day);
    }
    // Five days before, one day before, on the day, five days overdue.
    expect(told).toEqual(['08', '14', '15', '22']);
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV001' }, 'Hạn hoàn thành', '26/06/2023');
    dawn(workbook, '26/06/2023');
    expect(send(workbook).sent).toHaveLength(1);
  });

  test('fall on the last working day before a due day that is off', () => {
    // Saturday 10 June.
    const workbook = host([{ agency: 'CQ01', due: '10/06/2023' }]);
    dawn(workbook, '09/06/2023');
    expect(preview(workbook).digests[0]!.text).toContain('đến hạn trước ngày làm việc tiếp theo');
    expect(send(workbook).sent).toHaveLength(1);
    for (const day of ['10/06/2023', '12/06/2023']) {
      dawn(workbook, day);
      expect(send(workbook).sent).toEqual([]);
    }
  });

  test('are not told of what is done', () => {
    const workbook = host([{ agency: 'CQ01', due: '01/06/2023', done: '07/06/2023' }]);
    expect(preview(workbook).digests).toEqual([]);
  });

  test('are not told of approved reports, nor of reports of a closed period', () => {
    const workbook = host([{ agency: 'CQ01', due: '30/06/2023' }]);
    workbook.host.paste('Kỳ báo cáo', 'A2', [
      ['2023-Q1', 'Quý I', 'Quý', '01/01/2023', '31/03/2023', '15/04/2023', '10/04/2023', 'Chưa mở'],
    ]);
    workbook.call('openPeriod', { period: '2023-Q1' });
    expect(preview(workbook).digests).toHaveLength(1);
    workbook.host.paste('Báo cáo quý', 'M2', [['Đã duyệt']]);
    expect(preview(workbook).digests).toEqual([]);
    workbook.host.paste('Báo cáo quý', 'M2', [['Chờ duyệt']]);
    expect(preview(workbook).digests).toHaveLength(1);
    workbook.call('closePeriod', { period: '2023-Q1' });
    expect(preview(workbook).digests).toEqual([]);
    const overview = workbook.call<Overview>('getOverview');
    expect(overview.pressing).toEqual([]);
    expect(overview.counts['Quá hạn']).toBe(1);
    expect(overview.warnings.join()).toContain('1 dòng báo cáo quá hạn thuộc kỳ đã chốt hoặc đã duyệt');
  });
});

describe('A digest', () => {
  test('lists most urgent first, five of a matter at most, and counts the rest', () => {
    const workbook = host(
      Array.from({ length: 100 }, (_, i) => ({
        agency: 'CQ01',
        due: `${String((i % 22) + 1).padStart(2, '0')}/06/2023`,
      })),
    );
    const [digest, ...others] = preview(workbook).digests;
    expect(others).toEqual([]);
    expect(digest!.items).toBe(100);
    const dues = [...digest!.text.matchAll(/Hạn: (\d\d)\/06/g)].map((match) => Number(match[1]));
    expect(dues).toHaveLength(5);
    expect(dues).toEqual([...dues].sort((a, b) => a - b));
    expect(digest!.text).toContain('Nhiệm vụ được giao: chưa hoàn thành 100 (35 quá hạn).');
    expect(digest!.text).toContain('… và 95 nhiệm vụ khác.');
    // One for each of the five, and the button.
    expect(digest!.html.match(/<a /g)).toHaveLength(6);
    expect(digest!.text).toMatch(/#gid=\d+&range=A\d+/);
  });

  test('goes to the head too once something is overdue for five working days, and to the agency above', () => {
    const tree = agencies(3).map((agency, i) => ({ ...agency, parent: i === 2 ? 'CQ01' : '' }));
    const workbook = host(
      [
        { agency: 'CQ02', due: '02/06/2023' },
        { agency: 'CQ03', due: '01/06/2023' },
      ],
      { agencies: tree },
    );
    const { digests } = preview(workbook);
    expect(digests.map(({ agency, cc }) => [agency, cc])).toEqual([
      ['CQ01', ''],
      ['CQ03', 'lanhdao.cq03@tinh.example'],
      ['CQ02', ''],
    ]);
    expect(digests[0]!.subject).toContain('1 nội dung quá hạn của cơ quan trực thuộc');
    expect(digests[0]!.text).toContain('Cơ quan số 3: Nhiệm vụ 2');
    expect(digests[0]!.text).not.toContain('Nhiệm vụ 1');
    send(workbook);
    expect(preview(workbook).digests).toEqual([]);
  });

  test('replies go where the settings say', () => {
    const workbook = host([{ agency: 'CQ01', due: '09/06/2023' }]);
    send(workbook);
    expect(workbook.store.mails()[0]).toMatchObject({ replyTo: 'sonoivu@tinh.example', name: 'Sở Nội vụ' });
  });

  test('holds whatever stands in the cells, harmless', () => {
    const hostile = [
      '<img src=x onerror=alert(1)>',
      '=HYPERLINK("http://x.example";"bấm")',
      'dòng một\ndòng hai\r\nBcc: x@y.example',
      'a\u202Eevil\u202C\u200F',
      'dài '.repeat(12_499),
    ];
    const workbook = host(
      hostile.map((title) => ({ agency: 'CQ01', due: '09/06/2023', title })),
      {
        agencies: [
          {
            code: 'CQ01',
            name: `${hostile[0]}\n${'tên '.repeat(500)}`,
            emails: 'cq01@tinh.example; a@b.example, c@d.example; <x>',
          },
        ],
      },
    );
    const [digest] = preview(workbook).digests;
    expect(digest!.to.split(',')).toEqual(['cq01@tinh.example', 'a@b.example', 'c@d.example']);
    expect(digest!.html).not.toMatch(/<img|\u202E|\u200F/);
    expect(digest!.subject).not.toMatch(/[\r\n]/);
    expect(digest!.subject.length).toBeLessThanOrEqual(150);
    expect(Buffer.byteLength(digest!.html)).toBeLessThan(60_000);
    expect(send(workbook).sent).toHaveLength(1);
    const line = workbook.rows('Nhật ký')[0]!;
    expect(String(line['Kết quả'])).toBe('Đã gửi');
  });

  test('of five thousand obligations is one mail, and its keys fill several ledger lines', () => {
    const workbook = host(Array.from({ length: 5000 }, () => ({ agency: 'CQ01', due: '09/06/2023' })));
    const report = send(workbook);
    expect(report.sent).toHaveLength(1);
    const lines = workbook.rows('Nhật ký');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every((line) => line['Kết quả'] === 'Đã gửi')).toBe(true);
    const keys = lines.flatMap((line) => String(line['Chi tiết']).split('\n').slice(1));
    expect(new Set(keys).size).toBe(5000);
    expect(preview(workbook).digests).toEqual([]);
  });
});

describe('The quota', () => {
  const six = (): TestHost =>
    host(
      agencies(6).map(({ code }, i) => ({ agency: code, due: `0${i + 4}/06/2023` })),
      { agencies: agencies(6).map((agency) => ({ ...agency, headEmails: '' })) },
    );

  test('of 0 sends nothing, says so, and loses nothing', () => {
    const workbook = six();
    used(workbook, 100);
    expect(preview(workbook).digests.every(({ deferred }) => deferred)).toBe(true);
    const report = send(workbook);
    expect([report.sent.length, report.deferred.length]).toEqual([0, 6]);
    expect(report.deferred[0]!.reason).toBe('hạn mức còn 0 địa chỉ, giữ lại 10');
    workbook.host.state.mailUse[OWNER] = { since: workbook.clock.now(), recipients: 0 };
    expect(send(workbook).sent).toHaveLength(6);
  });

  test('keeps ten for the owner, serves the most urgent, and those left over first next time', () => {
    const workbook = six();
    used(workbook, 86);
    expect(send(workbook).sent.map(({ agency }) => agency)).toEqual(['CQ01', 'CQ02', 'CQ03', 'CQ04']);
    // The next working day something more urgent comes up.
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV001' }, 'Hạn hoàn thành', '03/05/2023');
    dawn(workbook, '09/06/2023');
    used(workbook, 88);
    expect(send(workbook).sent.map(({ agency }) => agency)).toEqual(['CQ05', 'CQ06']);
    dawn(workbook, '12/06/2023');
    used(workbook, 0);
    expect(send(workbook).sent.map(({ agency }) => agency)).toContain('CQ01');
  });

  test('that runs out in the middle stops the run; the rest goes out next time', () => {
    const workbook = six();
    const failAt = {
      name: 'MailApp.sendEmail',
      call: 3,
      error: new Error('Service invoked too many times for one day: email.'),
    };
    const report = workbook.host.run('sendReminders', [], { meter: { failAt } }).result as SendReport;
    expect([report.sent.length, report.deferred.length]).toEqual([2, 4]);
    expect(send(workbook).sent).toHaveLength(4);
    expect(mailedTo(workbook).sort()).toEqual(agencies(6).map(({ code }) => code));
  });
});

describe('Addresses', () => {
  test('that Google refuses are left out, named, and the others served', () => {
    const workbook = host([{ agency: 'CQ01', due: '09/06/2023' }], {
      agencies: [{ code: 'CQ01', emails: 'tot@tinh.example; xau@tinh.example' }],
    });
    const failAt = {
      name: 'MailApp.sendEmail',
      call: 1,
      error: new Error('Invalid email: xau@tinh.example'),
    };
    workbook.host.run('sendReminders', [], { meter: { failAt } });
    expect(workbook.store.mails()[0]!.to).toEqual(['tot@tinh.example']);
    expect(workbook.rows('Nhật ký')[0]!['Kết quả']).toBe('Đã gửi: bỏ địa chỉ sai xau@tinh.example');
  });

  test('that are all refused fail alone; the other agencies are served', () => {
    const workbook = host([
      { agency: 'CQ01', due: '08/06/2023' },
      { agency: 'CQ02', due: '09/06/2023' },
    ]);
    const failAt = {
      name: 'MailApp.sendEmail',
      call: 1,
      error: new Error('Invalid email: cq01@tinh.example'),
    };
    const report = workbook.host.run('sendReminders', [], { meter: { failAt } }).result as SendReport;
    expect(report.failed.map(({ agency }) => agency)).toEqual(['CQ01']);
    expect(report.sent.map(({ agency }) => agency)).toEqual(['CQ02']);
  });

  test('more than one message takes are cut at fifty', () => {
    const emails = Array.from({ length: 70 }, (_, i) => `x${i}@tinh.example`).join('; ');
    const workbook = host([{ agency: 'CQ01', due: '09/06/2023' }], { agencies: [{ code: 'CQ01', emails }] });
    expect(preview(workbook).warnings.join()).toContain('còn 20 địa chỉ không nhận được: x50@tinh.example');
    expect(send(workbook).sent).toHaveLength(1);
    expect(workbook.store.mails()[0]!.to).toHaveLength(50);
    expect(workbook.rows('Nhật ký')[0]!['Kết quả']).toMatch(
      /chưa gửi x50@tinh\.example, .*x69@tinh\.example/,
    );
  });
});

describe('A preview', () => {
  test('that no longer holds is refused, with what has changed', () => {
    const workbook = host([
      { agency: 'CQ01', due: '09/06/2023' },
      { agency: 'CQ02', due: '09/06/2023' },
      { agency: 'CQ03', due: '10/10/2023' },
    ]);
    const { fingerprint } = preview(workbook);
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV001' }, 'Ngày hoàn thành', '08/06/2023');
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV002' }, 'Nhiệm vụ', 'Việc khác');
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV003' }, 'Hạn hoàn thành', '08/06/2023');
    expect(() => workbook.call('sendReminders', { fingerprint })).toThrow(
      'thêm thư cho: Cơ quan số 3; không còn thư cho: CQ01; thư đổi nội dung hoặc người nhận: Cơ quan số 2.',
    );
    for (const nonsense of ['', 'x', '{}', '[1]', '[["a"]]'])
      expect(() => workbook.call('sendReminders', { fingerprint: nonsense })).toThrow(/chưa gửi thư nào/);
    expect(workbook.store.mails()).toEqual([]);
  });

  test('of a day that is not today says so', () => {
    const workbook = host([{ agency: 'CQ01', due: '09/06/2023' }]);
    setDay(workbook, '07/06/2023');
    expect(preview(workbook).warnings[0]).toContain('Ngày tính đang là 07/06/2023');
    // Sending by it wants the day said, and it is one mail a day by the calendar on the wall.
    expect(() => send(workbook)).toThrow('Ngày tính đang là 07/06/2023, không phải hôm nay (08/06/2023)');
    expect(() => workbook.call('sendReminders', { asOf: '2023-06-05' })).toThrow(/chưa gửi thư nào/);
    expect(workbook.store.mails()).toEqual([]);
    expect(workbook.call<SendReport>('sendReminders', { asOf: '2023-06-07' }).sent).toHaveLength(1);
    setDay(workbook, '08/06/2023');
    expect(send(workbook)).toMatchObject({
      sent: [],
      withheld: [{ agency: 'CQ01', reason: expect.stringMatching(/^Hôm nay đã gửi thư nhắc/) }],
    });
  });
});

describe('A trial', () => {
  test('goes to the coordinators alone, says for whom it is, and uses nothing up', () => {
    const workbook = host([{ agency: 'CQ01', due: '01/06/2023' }], { settings: { 'Chế độ thử': 'Bật' } });
    expect(send(workbook).sent).toHaveLength(1);
    const [mail] = workbook.store.mails();
    expect([mail!.to, mail!.cc]).toEqual([[OWNER], []]);
    expect(mail!.subject).toMatch(/^\[THỬ\] /);
    expect(mail!.text).toContain('thư này đến: cq01@tinh.example; lanhdao.cq01@tinh.example.');
    expect(send(workbook).sent).toEqual([]);
    workbook.type('Cấu hình', { Mục: 'Chế độ thử' }, 'Giá trị', 'Tắt');
    expect(send(workbook).sent).toHaveLength(1);
    expect(workbook.store.mails()[1]!.to).toEqual(['cq01@tinh.example']);
  });
});

describe('A doubt', () => {
  const doubtful = (): { workbook: TestHost; doubt: RemindersPreview['doubts'][number] } => {
    const workbook = host([{ agency: 'CQ01', due: '09/06/2023' }]);
    const failAt = { name: 'MailApp.sendEmail', call: 1, error: new Error('Service timed out: Mail') };
    workbook.host.run('sendReminders', [], { meter: { failAt } });
    const [doubt] = preview(workbook).doubts;
    return { workbook, doubt: doubt! };
  };

  test('is named, not sent again, and gone once a coordinator says that it went out', () => {
    const { workbook, doubt } = doubtful();
    expect(doubt).toMatchObject({ agency: 'CQ01', agencyName: 'Cơ quan số 1', at: '08/06/2023 09:00' });
    expect(send(workbook).sent).toEqual([]);
    const { row, agency, at } = doubt;
    expect(workbook.call('settleDoubt', { row, agency, at, sent: true })).toEqual({ doubts: [] });
    expect(send(workbook).sent).toEqual([]);
    expect(workbook.rows('Nhật ký')[0]!['Kết quả']).toBe(`Đã gửi: ${OWNER} xác nhận`);
    expect(() => workbook.call('settleDoubt', { row, agency, at, sent: true })).toThrow(
      /không còn chờ xác nhận/,
    );
  });

  test('said not to have gone out goes out with the next run', () => {
    const { workbook, doubt } = doubtful();
    const { row, agency, at } = doubt;
    workbook.call('settleDoubt', { row, agency, at, sent: false });
    expect(send(workbook).sent).toHaveLength(1);
  });

  test('is a coordinator’s to settle, with a clear word', () => {
    const { workbook, doubt } = doubtful();
    const { row, agency, at } = doubt;
    expect(() =>
      workbook.call('settleDoubt', { row, agency, at, sent: true }, { user: 'canbo@tinh.example' }),
    ).toThrow(/Chỉ người điều phối/);
    expect(() => workbook.call('settleDoubt', { row, agency, at })).toThrow(/Hãy nói rõ/);
    expect(() => workbook.call('settleDoubt')).toThrow(
      'Thiếu số dòng của thư trong Nhật ký (settleDoubt, tham số «row»).',
    );
    expect(workbook.call<{ doubts: number }>('getOverview').doubts).toBe(1);
  });
});

describe('Service calls', () => {
  const callsFor = (count: number): number =>
    host(
      agencies(count).map(({ code }) => ({ agency: code, due: '09/06/2023' })),
      { agencies: agencies(count) },
    ).host.run('sendReminders', []).calls;

  test('are a constant and three a mail', () => {
    const [one, five, forty] = [callsFor(1), callsFor(5), callsFor(40)];
    console.info(`calls of sending: ${one} for one mail, ${five} for 5, ${forty} for 40`);
    // Up to three lines are appended one by one, more in a place reserved for them.
    expect(one).toBeLessThan(100);
    expect(five - one).toBeLessThanOrEqual(4 * 3 + 40);
    expect(forty - five).toBeLessThanOrEqual(35 * 3);
  });
});
