/** The weekly letter to the unit's leaders: once a week whatever happens, caught up when its day was off. */
import type { RemindersPreview } from '../../src/contract.js';
import { leaderDay } from '../../src/reminders/leaderWeek.js';
import { day } from '../support/plans/plainWorkbook.js';
import { agencies, remindersHost } from '../support/plans/remindedPlan.js';
import { closeHosts, OWNER, preparedHost, type TestHost } from '../support/preparedHost.js';
import { stride } from '../support/soak.js';

afterEach(closeHosts);

const LEADER = 'chutich@tinh.example';
const STEP = stride(31);

test.each([
  ['Thứ hai', '2023-06-08', '2023-06-05'],
  ['Thứ hai', '2023-06-05', '2023-06-05'],
  ['Thứ sáu', '2023-06-08', '2023-06-02'],
  ['Thứ năm', '2023-06-11', '2023-06-08'],
  ['Không gửi', '2023-06-08', null],
] as const)('A letter of «%s» is due, on %s, since %s', (wanted, asOf, due) => {
  const settings = { leaders: [LEADER], leaderDay: wanted, asOf: day(asOf) };
  expect(leaderDay(settings)).toBe(due && day(due));
  expect(leaderDay({ ...settings, leaders: [] })).toBeNull();
});

/** On Thursday 8 June; two agencies are overdue, one falls due next week. */
const scheduled = (): TestHost =>
  preparedHost(
    'leaders',
    () =>
      remindersHost('leaders, off', {
        today: '2023-06-08',
        agencies: agencies(3),
        tasks: [
          { agency: 'CQ01', due: '06/06/2023' },
          { agency: 'CQ01', due: '01/06/2023' },
          { agency: 'CQ02', due: '05/06/2023' },
          { agency: 'CQ02', due: '07/06/2023', done: '07/06/2023' },
          { agency: 'CQ03', due: '14/06/2023', title: 'Niêm yết thủ tục hành chính' },
        ],
        settings: { 'Email lãnh đạo đơn vị': LEADER },
      }),
    (workbook) => workbook.call('setSchedule', { on: true }),
  );

const fire = ({ host }: TestHost): void =>
  void host.fire(host.state.triggers.find(({ handler }) => handler === 'dailyRun')!.id);
const dawn = (workbook: TestHost, iso: string): void =>
  workbook.clock.spend(Date.parse(`${iso}T12:00:00+07:00`) - workbook.clock.now());
const letters = ({ store }: TestHost) => store.mails().filter(({ to }) => to.includes(LEADER));

test('goes out once a week, on its day or the next that is no day off, however often the run runs', () => {
  const workbook = scheduled();
  const told: string[] = [];
  // 2 September 2023 is a Saturday: Monday the 4th is off.
  for (const iso of [
    '2023-06-08',
    '2023-06-09',
    '2023-06-12',
    '2023-06-13',
    '2023-09-04',
    '2023-09-05',
    '2023-09-06',
  ]) {
    if (iso !== '2023-06-08') dawn(workbook, iso);
    const before = letters(workbook).length;
    fire(workbook);
    fire(workbook);
    if (letters(workbook).length > before) told.push(iso);
    expect(letters(workbook).length - before).toBeLessThanOrEqual(1);
  }
  expect(told).toEqual(['2023-06-08', '2023-06-12', '2023-09-05']);
  expect(workbook.rows('Nhật ký').filter((line) => line['Việc'] === 'Thư lãnh đạo')).toHaveLength(3);
});

test('says how it stands, who is behind with head and days, what fell and what falls', () => {
  const workbook = scheduled();
  fire(workbook);
  const [letter] = letters(workbook);
  expect(letter!.subject).toBe(
    'Kế hoạch PAPI 2023, tuần đến ngày 08/06/2023: đúng hạn 25%, quá hạn 3 (tăng 3)',
  );
  expect(letter!.text).toContain('Quá hạn theo cấp: Khác: 3 (2 cơ quan).');
  expect(letter!.text).toContain(
    '- Cơ quan số 1 (Trưởng CQ01): 2 nội dung, lâu nhất 5 ngày\n- Cơ quan số 2 (Trưởng CQ02): 1 nội dung, lâu nhất 3 ngày',
  );
  expect(letter!.text).toContain(
    'Trong tuần: 3 nội dung đến hạn, 1 đã hoàn thành; 3 mới quá hạn, 1 mới hoàn thành.',
  );
  expect(letter!.text).toContain('- 14/06/2023: Niêm yết thủ tục hành chính (1 cơ quan)');
});

test('goes to the coordinators alone while mails are tried, and then to the leaders too', () => {
  const workbook = scheduled();
  workbook.type('Cấu hình', { Mục: 'Chế độ thử' }, 'Giá trị', 'Bật');
  fire(workbook);
  expect(letters(workbook)).toEqual([]);
  const trial = workbook.store.mails().filter(({ subject }) => subject.startsWith('[THỬ] Kế hoạch PAPI'));
  expect(trial.map(({ to }) => to)).toEqual([[OWNER]]);
  workbook.type('Cấu hình', { Mục: 'Chế độ thử' }, 'Giá trị', 'Tắt');
  dawn(workbook, '2023-06-09');
  fire(workbook);
  expect(letters(workbook)).toHaveLength(1);
});

test('waits for the quota, and goes out with the next run that has it', () => {
  const workbook = scheduled();
  workbook.host.state.mailUse[OWNER] = { since: workbook.clock.now(), recipients: 100 };
  fire(workbook);
  expect(letters(workbook)).toEqual([]);
  dawn(workbook, '2023-06-09');
  fire(workbook);
  expect(letters(workbook)).toHaveLength(1);
});

test('is told once, or is in doubt, wherever the run is killed', async () => {
  const whole = scheduled();
  const run = (workbook: TestHost, killAt?: number) =>
    workbook.host.fire(
      workbook.host.state.triggers.find(({ handler }) => handler === 'dailyRun')!.id,
      killAt === undefined ? undefined : { killAt },
    );
  const { calls } = run(whole);
  closeHosts();
  for (let call = 1; call < calls; call += STEP) {
    const workbook = scheduled();
    expect(() => run(workbook, call)).toThrow('Exceeded maximum execution time');
    run(workbook);
    const { doubts } = workbook.call<RemindersPreview>('previewReminders');
    const doubtful = doubts.filter(({ agencyName }) => agencyName === 'Lãnh đạo đơn vị').length;
    expect(letters(workbook).length).toBeLessThanOrEqual(1);
    expect(letters(workbook).length + doubtful).toBeGreaterThanOrEqual(1);
    closeHosts();
    await new Promise(setImmediate);
  }
});
