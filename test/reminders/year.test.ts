/**
 * The year 2023, day by day: the daily trigger fires at some minute of its hour, at times not at all or twice; people
 * edit rows in between. A naive model, which walks over days, says who had to be told what.
 */
import type { Raw } from '../support/localHost.js';
import { agencies, code, remindersHost } from '../support/plans/remindedPlan.js';
import { closeHosts, OWNER, type TestHost } from '../support/preparedHost.js';
import { random, runs } from '../support/soak.js';

const AGENCIES = 60;
const TASKS = 90;
const SEEDS = runs(40, 1);
/** Days of the sample; the soak takes the whole year. */
const DAYS = runs(365, 40);
const MS_PER_DAY = 86_400_000;
const DAY_ONE = Date.UTC(2023, 0, 1);

const STAGES_BEFORE = [10, 5, 1];
const EVERY = 5;
const ESCALATE = 5;

const dateOf = (n: number): Date => new Date(DAY_ONE + n * MS_PER_DAY);
const iso = (n: number): string => dateOf(n).toISOString().slice(0, 10);
const vn = (n: number): string => iso(n).split('-').reverse().join('/');
const numberOf = (text: string): number => (Date.parse(text) - DAY_ONE) / MS_PER_DAY;

interface Task {
  readonly code: string;
  readonly agency: string;
  due: number | null;
  done: number | null;
}

/** The district agencies report to the first ten. */
const parentOf = (n: number): string => (n > 40 ? code(n - 40) : '');

const started = (): TestHost =>
  remindersHost('year', {
    today: '2023-01-01',
    agencies: agencies(AGENCIES).map((agency, i) => ({ ...agency, parent: parentOf(i + 1) })),
    tasks: Array.from({ length: TASKS }, (_, i) => ({ agency: code((i % AGENCIES) + 1), due: '' })),
  });

function offDays(workbook: TestHost): (n: number) => boolean {
  const listed = new Map(
    workbook
      .rows('Ngày nghỉ')
      .filter((row) => row['Áp dụng'] === 'Có')
      .map((row) => [numberOf(String(row['Ngày'])), row['Loại'] === 'Làm bù']),
  );
  return (n) => {
    const worked = listed.get(n);
    return worked === undefined ? [0, 6].includes(dateOf(n).getUTCDay()) : !worked;
  };
}

/** Working days after `from` up to `to`. */
function between(from: number, to: number, isOff: (n: number) => boolean): number {
  let count = 0;
  for (let n = from + 1; n <= to; n++) if (!isOff(n)) count++;
  return count;
}

function stageOn(day: number, { due, done }: Task, isOff: (n: number) => boolean): number | null {
  if (due === null || done !== null) return null;
  if (day > due) return -Math.floor(between(due, day, isOff) / EVERY) * EVERY || 0;
  const left = between(day, due, isOff);
  if (left === 0) return 0;
  const reached = STAGES_BEFORE.filter((stage) => stage >= left);
  return reached.length > 0 ? Math.min(...reached) : null;
}

interface Year {
  mails: number;
  notices: number;
  caughtUp: number;
}

function live(seed: number): Year {
  const workbook = started();
  const { host, store, clock } = workbook;
  const stream = random(seed);
  const isOff = offDays(workbook);
  const tasks: Task[] = Array.from({ length: TASKS }, (_, i) => ({
    code: `NV${String(i + 1).padStart(3, '0')}`,
    agency: code((i % AGENCIES) + 1),
    due: null,
    done: null,
  }));
  const setDue = (i: number, due: number | null): void => {
    tasks[i]!.due = due;
    host.paste('Nhiệm vụ', `H${i + 2}`, [[due === null ? '' : vn(due)]]);
  };
  const setDone = (i: number, done: number | null): void => {
    tasks[i]!.done = done;
    host.paste('Nhiệm vụ', `J${i + 2}`, [[done === null ? '' : vn(done)]]);
  };
  host.paste(
    'Nhiệm vụ',
    'H2',
    tasks.map((task) => {
      // Deadlines crowd at the ends of months: on such days the quota does not reach.
      task.due = 30 * (1 + stream.below(DAYS / 30)) + stream.below(3);
      return [vn(task.due)];
    }),
  );
  const silent = new Set<string>();
  workbook.call('setSchedule', { on: true });
  const [trigger] = host.state.triggers;

  /** Keys told, by the model: obligation, due day, stage, and the superior if it is for one. */
  const told = new Set<string>();
  const result: Year = { mails: 0, notices: 0, caughtUp: 0 };
  /** What the newest line of each agency says became of its digest. */
  const latest = new Map<string, string>();
  let seen = 0;
  let lines = 0;
  let minute = 0;

  for (let day = 0; day < DAYS; day++) {
    for (let edit = 0; edit < 2; edit++) {
      const i = stream.below(TASKS);
      const task = tasks[i]!;
      const agencyRow = stream.below(AGENCIES);
      switch (stream.below(8)) {
        case 0:
          setDue(i, stream.below(12) === 0 ? null : Math.min(day + stream.below(60) - 10, 364));
          break;
        case 1:
          if (task.done !== null) setDone(i, null);
          break;
        case 2: {
          const agency = code(agencyRow + 1);
          if (silent.delete(agency))
            host.paste('Cơ quan', `F${agencyRow + 2}`, [[`${agency.toLowerCase()}@tinh.example`]]);
          else if (silent.size < 3) {
            silent.add(agency);
            host.paste('Cơ quan', `F${agencyRow + 2}`, [['']]);
          }
          break;
        }
        default:
          if (task.done === null && task.due !== null && task.due < day + 15) setDone(i, day);
      }
    }

    const fires = [0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2][stream.below(20)]!;
    const next = stream.below(60);
    clock.spend((next - minute) * 60_000);
    minute = next;
    // On some days the account's owner has sent mail of their own.
    if (stream.below(4) === 0)
      host.state.mailUse[OWNER] = { since: clock.now(), recipients: 50 + stream.below(51) };
    for (let n = 0; n < fires; n++) host.fire(trigger!.id);
    clock.spend(MS_PER_DAY);
    if (fires === 0) continue;

    const ledger = newLines(workbook, lines);
    lines += ledger.length;
    for (const line of ledger) latest.set(String(line['Mã cơ quan']), String(line['Kết quả']));
    const mails = store.mails().slice(seen);
    seen += mails.length;
    const digests = ledger.filter((line) => line['Việc'] === 'Nhắc hạn');
    const sent = digests.filter((line) => line['Kết quả'] === 'Đã gửi');
    // The ledger tells of every mail: to whom, and what about.
    expect(
      ledger
        .filter((line) => line['Kết quả'] === 'Đã gửi' && line['Việc'] !== 'Lịch chạy')
        .map((line) => [line['Người nhận'], line['Nội dung']]),
    ).toEqual(mails.map(({ to, cc, subject }) => [[...to, ...cc].join('; '), subject]));
    if (isOff(day)) expect(mails).toEqual([]);
    const recipients = mails.reduce((sum, { to, cc }) => sum + to.length + cc.length, 0);
    expect(recipients).toBeLessThanOrEqual(90);
    expect(new Set(sent.map((line) => line['Mã cơ quan'])).size).toBe(sent.length);
    result.mails += mails.length;

    // What had to be told.
    const due = new Map<string, string>();
    if (!isOff(day))
      for (const task of tasks) {
        const stage = stageOn(day, task, isOff);
        if (stage === null) continue;
        const key = `task|${task.code}|${task.agency}@${iso(task.due!)}#${stage}`;
        due.set(key, task.agency);
        const parent = parentOf(Number(task.agency.slice(2)));
        if (parent && day > task.due! && between(task.due!, day, isOff) >= ESCALATE)
          due.set(`${key}^${parent}`, parent);
      }
    for (const line of sent)
      for (const key of String(line['Chi tiết']).split('\n').slice(1)) {
        if (told.has(key)) throw new Error(`${iso(day)}: told twice: ${key}`);
        if (due.get(key) !== line['Mã cơ quan']) throw new Error(`${iso(day)}: not due: ${key}`);
        told.add(key);
        result.notices++;
      }
    const deferred = new Set(
      digests
        .filter((line) => String(line['Kết quả']).startsWith('Chưa gửi'))
        .map((line) => line['Mã cơ quan']),
    );
    if (deferred.size > 0) result.caughtUp++;
    for (const [key, agency] of due)
      if (!told.has(key) && !silent.has(agency) && !latest.get(agency)?.startsWith('Chưa gửi'))
        throw new Error(`${iso(day)}: not told: ${key}`);
  }
  return result;
}

/** The ledger's lines after so many. */
function newLines({ host }: TestHost, after: number): Record<string, Raw>[] {
  const { lastRow } = host.sheets().find(({ title }) => title === 'Nhật ký')!;
  if (lastRow < after + 2) return [];
  const [headers] = host.read('Nhật ký', 'A1:G1');
  return host
    .read('Nhật ký', `A${after + 2}:G${lastRow}`)
    .map((line) => Object.fromEntries(headers!.map((header, i) => [String(header), line[i]!])));
}

test.each(Array.from({ length: SEEDS }, (_, i) => 2023 + i))(
  `${DAYS} days of 2023, seed %s: every stage told once, none missed, none on a day off, within the quota`,
  async (seed) => {
    const year = live(seed);
    expect(year.notices).toBeGreaterThan(DAYS / 2);
    expect(year.caughtUp).toBeGreaterThan(0);
    console.info(
      `seed ${seed}: ${year.mails} mails, ${year.notices} notices, ${year.caughtUp} days with mails put off`,
    );
    closeHosts();
    await new Promise(setImmediate);
  },
);
