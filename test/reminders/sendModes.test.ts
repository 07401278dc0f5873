/** Ways of sending for small accounts: one mail a stage, only what is urgent, the farthest stage in turns. */
import type { RemindersPreview, SendReport } from '../../src/contract.js';
import { agencies, mailedTo, type Plan, remindersHost } from '../support/plans/remindedPlan.js';
import { closeHosts, OWNER, type TestHost } from '../support/preparedHost.js';

afterEach(closeHosts);

/** Thursday 8 June 2023; ten working days later: 22 June. */
const TODAY = '2023-06-08';

let nth = 0;
const host = (count: number, tasks: Plan['tasks'], settings: Plan['settings'] = {}): TestHost =>
  remindersHost(`modes ${nth++}`, { today: TODAY, agencies: agencies(count), tasks, settings });

const preview = (workbook: TestHost): RemindersPreview => workbook.call('previewReminders');
const send = (workbook: TestHost): SendReport => workbook.call('sendReminders');
const dawn = (workbook: TestHost, day: string): void => {
  const noon = Date.parse(`${day.split('/').reverse().join('-')}T12:00:00+07:00`);
  workbook.clock.spend(noon - workbook.clock.now());
  workbook.type('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', day);
};

describe('122 agencies that are all due on one day, from an account of 100 recipients', () => {
  const province = (): TestHost =>
    host(
      122,
      agencies(122).map(({ code }) => ({ agency: code, due: '22/06/2023' })),
    );

  test('are told over days 10 to 8; the preview says so; what is urgent passes by those that wait', () => {
    const workbook = province();
    expect(preview(workbook).forecast).toEqual({
      now: 90,
      total: 122,
      lastDay: '2023-06-09',
      late: 0,
      said: 'Hôm nay gửi 90/122 thư, nốt vào ngày 09/06/2023; không cơ quan nào nhận muộn.',
    });
    expect(send(workbook).sent).toHaveLength(90);
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV001' }, 'Hạn hoàn thành', '09/06/2023');
    dawn(workbook, '09/06/2023');
    const { digests } = preview(workbook);
    expect(digests).toHaveLength(33);
    // Told yesterday of its old day; due today, it goes before the 32 that have waited since.
    expect(digests[0]!.agency).toBe('CQ01');
    expect(send(workbook).sent).toHaveLength(33);
    expect(new Set(mailedTo(workbook)).size).toBe(122);
  });
});

describe('One mail a stage', () => {
  const TASKS = agencies(60).map(({ code }, i) => ({
    agency: code,
    due: i < 50 ? '07/06/2023' : i < 55 ? '15/06/2023' : '22/06/2023',
  }));
  const bundled = (settings: Plan['settings'] = {}): TestHost =>
    host(60, TASKS, { 'Chế độ gửi': 'Gộp', ...settings });

  test('has its agencies in Bcc, at most fifty addresses, and a way to each one’s own rows', () => {
    const workbook = bundled();
    const { digests, recipients } = preview(workbook);
    expect(digests.map(({ subject }) => subject)).toEqual([
      'Đôn đốc, nhắc hạn PAPI 2023: 49 cơ quan có nội dung quá hạn',
      'Đôn đốc, nhắc hạn PAPI 2023: 1 cơ quan có nội dung quá hạn',
      'Đôn đốc, nhắc hạn PAPI 2023: 5 cơ quan có nội dung đến hạn trong 5 ngày làm việc',
      'Đôn đốc, nhắc hạn PAPI 2023: 5 cơ quan có nội dung đến hạn trong 10 ngày làm việc',
    ]);
    expect(recipients).toBe(64);
    expect(send(workbook).sent).toHaveLength(4);
    const mails = workbook.store.mails();
    for (const { to, cc, bcc } of mails) {
      expect([to, cc]).toEqual([['sonoivu@tinh.example'], []]);
      expect(to.length + bcc.length).toBeLessThanOrEqual(50);
    }
    expect(mails.flatMap(({ bcc }) => bcc).sort()).toEqual(
      agencies(60)
        .map(({ emails }) => emails!)
        .sort(),
    );
    expect(mails[2]!.html.match(/<a href="[^"]+&amp;range=A\d+">Cơ quan số 5[1-5]<\/a>/g)).toHaveLength(5);
    expect(preview(workbook).digests).toEqual([]);
  });

  test('tells what the other way of sending does not tell again, and the other way round', () => {
    const workbook = bundled();
    send(workbook);
    workbook.type('Cấu hình', { Mục: 'Chế độ gửi' }, 'Giá trị', 'Từng cơ quan');
    expect(send(workbook).sent).toEqual([]);
    dawn(workbook, '09/06/2023');
    expect(send(workbook).sent).toEqual([]);
  });

  test('as a trial goes to the coordinators alone', () => {
    const workbook = bundled({ 'Chế độ thử': 'Bật' });
    send(workbook);
    for (const { to, cc, bcc } of workbook.store.mails()) expect([to, cc, bcc]).toEqual([[OWNER], [], []]);
    expect(workbook.store.mails()[2]!.text).toContain('thư này đến: cq51@tinh.example; ');
  });

  test('leaves out an address that Google refuses and serves the others', () => {
    const workbook = bundled();
    const failAt = {
      name: 'MailApp.sendEmail',
      call: 3,
      error: new Error('Invalid email: cq52@tinh.example'),
    };
    workbook.host.run('sendReminders', [], { meter: { failAt } });
    expect(workbook.store.mails()[2]!.bcc).toEqual([51, 53, 54, 55].map((n) => `cq${n}@tinh.example`));
  });
});

test('Only what is urgent: overdue or due by the next working day; the rest is told once it is', () => {
  const workbook = host(
    3,
    [
      { agency: 'CQ01', due: '07/06/2023' },
      { agency: 'CQ01', due: '15/06/2023' },
      { agency: 'CQ02', due: '15/06/2023' },
      { agency: 'CQ03', due: '09/06/2023' },
    ],
    { 'Chế độ gửi': 'Chỉ việc gấp' },
  );
  const { digests } = preview(workbook);
  expect(digests.map(({ agency, items }) => [agency, items])).toEqual([
    ['CQ01', 1],
    ['CQ03', 1],
  ]);
  send(workbook);
  dawn(workbook, '14/06/2023');
  expect(
    send(workbook)
      .sent.map(({ agency }) => agency)
      .sort(),
  ).toEqual(['CQ01', 'CQ02', 'CQ03']);
});
