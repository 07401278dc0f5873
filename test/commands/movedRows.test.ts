/**
 * A coordinator puts a row in, or begins to type, while a command runs that writes by the number of a row: at every call
 * what is written lands in its own row, and nobody else's row gets it.
 */
import type { AgencyPage } from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import type { MeterOptions, Raw } from '../support/localHost.js';
import { momentsOfWriting } from '../support/momentsOfWriting.js';
import { guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { closeHosts, OWNER, preparedHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';
import { repair } from '../support/standingRights.js';

afterEach(closeHosts);

const DAY = 24 * 60 * 60 * 1000;
const REPORTS = 'Báo cáo quý';
const STC = officialOf('STC');
const ROW = { Kỳ: '2023-Q1', 'Mã cơ quan': 'STC', 'Mã NV': 'NV02' };

/** Of each row of a sheet, by what it is about, what stands in one column; rows without it left out. */
const column = (workbook: TestHost, sheet: string, keys: readonly string[], header: string) =>
  Object.fromEntries(
    workbook
      .rows(sheet)
      .filter((row) => row[header] !== '')
      .map((row): [string, Raw] => [keys.map((key) => row[key]).join(' '), row[header]!]),
  );
const settings = (workbook: TestHost) => column(workbook, 'Cấu hình', ['Mục'], 'Giá trị');
const sentAgain = (workbook: TestHost) => column(workbook, REPORTS, ['Mã cơ quan', 'Mã NV'], 'Ngày gửi lại');

/** Its daily run is switched on. */
const scheduled = (): TestHost =>
  preparedHost('guarded plan, scheduled', guardedPlan, (workbook) =>
    workbook.call('setSchedule', { on: true }),
  );
const daily = ({ host }: TestHost, meter: MeterOptions): void => {
  host.fire(host.state.triggers.find(({ handler }) => handler === 'dailyRun')!.id, meter);
};

/** Sent, and returned. */
const returned = (): TestHost =>
  preparedHost('one report returned', scheduled, (workbook) => {
    const type = (header: string, value: Raw, user: string): void =>
      workbook.host.type(REPORTS, workbook.cell(REPORTS, ROW, header), value, user);
    type('Kết quả thực hiện', 'Xong.', STC);
    type('Duyệt', 'Trả lại', OWNER);
  });
const nextDay = (open: () => TestHost) => (): TestHost => {
  const workbook = open();
  workbook.clock.spend(DAY);
  return workbook;
};
/** As an official types again into a returned row: a note tells of it. */
const noted = nextDay(() =>
  preparedHost('one report returned and sent again', nextDay(returned), (workbook) =>
    workbook.host.type(REPORTS, workbook.cell(REPORTS, ROW, 'Kết quả thực hiện'), 'Đã bổ sung.', STC),
  ),
);

/** Without its trigger. */
const typeSilently = (
  workbook: TestHost,
  of: Record<string, Raw>,
  header: string,
  value: Raw,
  user: string,
): void => {
  workbook.host.triggerMeter = { killAt: 1 };
  workbook.host.type(REPORTS, workbook.cell(REPORTS, of, header), value, user);
  workbook.host.triggerMeter = {};
};
const APPROVED = ['NV02', 'NV04', 'NV05'].map((task) => ({ ...ROW, 'Mã NV': task }));
/** Three reports are approved; no trigger marked the first and the last. */
const unsealed = (): TestHost =>
  preparedHost('three reports approved, one marked', scheduled, (workbook) => {
    for (const [i, of] of APPROVED.entries()) {
      workbook.host.type(REPORTS, workbook.cell(REPORTS, of, 'Kết quả thực hiện'), `Xong ${i}.`, STC);
      if (i === 1) workbook.host.type(REPORTS, workbook.cell(REPORTS, of, 'Duyệt'), 'Đã duyệt', OWNER);
      else typeSilently(workbook, of, 'Duyệt', 'Đã duyệt', OWNER);
    }
  });
/** Points were reckoned; then another task was done. */
const rated = (): TestHost =>
  preparedHost('rated, then a task done', guardedPlan, (workbook) => {
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV02' }, 'Ngày hoàn thành', '01/06/2023');
    rate(workbook, {});
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV05' }, 'Ngày hoàn thành', '01/06/2023');
  });
const rate = (workbook: TestHost, meter: MeterOptions): void => {
  const { fingerprint } = workbook.call<{ fingerprint: string }>('writeRating', {});
  try {
    workbook.host.run('writeRating', [{ fingerprint }], { user: OWNER, meter });
  } catch (error) {
    // Early enough to be seen as a change since the preview: previewed again, it goes through.
    if (!meter.interleave) throw error;
    expect((error as Error).message).toMatch(/hãy xem trước lại/);
    rate(workbook, {});
  }
};
/** And edited afterwards: no trigger put the first and the last back. */
const editedAfter = (): TestHost =>
  preparedHost('two approved reports edited', unsealed, (workbook) => {
    repair(workbook);
    for (const i of [0, 2]) typeSilently(workbook, APPROVED[i]!, 'Kết quả thực hiện', 'Khác.', STC);
  });

interface Case {
  readonly title: string;
  readonly open: () => TestHost;
  readonly run: (workbook: TestHost, meter: MeterOptions) => void;
  readonly sheet: string;
  readonly stands: (workbook: TestHost) => Readonly<Record<string, Raw>>;
  /** What moved under the run's hands is left; the next run takes it up. */
  readonly next?: (workbook: TestHost) => void;
}

const CASES: readonly Case[] = [
  {
    title: 'the daily run moves Ngày tính',
    open: nextDay(scheduled),
    run: daily,
    sheet: 'Cấu hình',
    stands: settings,
  },
  {
    title: 'an official sends again by the form',
    open: nextDay(returned),
    run: (workbook, meter) => {
      const form = workbook
        .call<AgencyPage>('getAgency', { agency: 'STC' })
        .forms.find(({ task }) => task === 'NV02')!;
      const rows = [{ key: form.key, mark: form.mark, values: { result: 'Đã bổ sung.' } }];
      workbook.host.run('saveReport', [{ rows, send: true }], { user: OWNER, meter });
    },
    sheet: REPORTS,
    stands: sentAgain,
  },
  {
    title: 'what an official’s note tells of is taken up',
    open: noted,
    run: daily,
    sheet: REPORTS,
    stands: sentAgain,
    next: (workbook) => {
      repair(workbook);
    },
  },
  {
    title: 'reports that were edited after their approval wait for it again',
    open: nextDay(editedAfter),
    run: daily,
    sheet: REPORTS,
    stands: (workbook) => column(workbook, REPORTS, ['Mã cơ quan', 'Mã NV'], 'Duyệt'),
  },
  {
    title: 'approved reports get their marks',
    open: nextDay(unsealed),
    run: daily,
    sheet: REPORTS,
    stands: (workbook) => column(workbook, REPORTS, ['Mã cơ quan', 'Mã NV'], 'Dấu duyệt'),
  },
  {
    title: 'points are reckoned anew',
    open: rated,
    run: rate,
    sheet: 'Chấm điểm',
    stands: (workbook) => column(workbook, 'Chấm điểm', ['Mã cơ quan', 'Mã TC'], 'Số liệu'),
  },
];

test.each(CASES)('$title', ({ open, run, sheet, stands, next }) => {
  const first = open();
  run(first, {});
  const { count, order } = first.host.lastMeter!;
  const tooLate = momentsOfWriting(first).flatMap((moment) => [...moment]);
  const wanted = stands(first);
  const step = Math.ceil(count / runs(count, 8));
  const writes = (at: number): boolean => /^Range(List)?\.setValues?$/.test(order[at] ?? '');
  for (let after = 0; after < count; after++) {
    // Right before it writes, at the last look before that, and at calls spread over the rest.
    const isAim = after % step === 0 || writes(after) || (writes(after + 4) && !writes(after + 3));
    if (!isAim || tooLate.includes(after)) continue;
    closeHosts();
    const workbook = open();
    run(workbook, { interleave: { after, deed: () => workbook.host.insert(sheet, 'rows', 2) } });
    if (next) {
      expect(wanted).toMatchObject(stands(workbook));
      next(workbook);
    }
    expect({ after, stands: stands(workbook) }).toEqual({ after, stands: wanted });
  }
});

test('An official asks for more time while a row is put in above: no conclusion of another request is touched', () => {
  const SNV = officialOf('SNV');
  const request = (key: string, more: object) => ({ key, due: '30/06/2023', ...more });
  const ask = request('task|NV01|SNV', { reason: 'Chờ Bộ hướng dẫn' });
  const granted = (): TestHost =>
    preparedHost('one deadline put off, one asked', guardedPlan, (workbook) => {
      const grant = request('task|NV05|STC', { document: '812/UBND', documentDay: '07/06/2023' });
      const { fingerprint } = workbook.call<{ fingerprint: string }>('extendDeadline', grant);
      workbook.call('extendDeadline', { ...grant, fingerprint });
      goOn(workbook);
      // Somebody has taken the protections away: nothing but the command itself keeps off.
      const { grid } = workbook.host.state;
      grid.extrasOf(grid.sheetIdNamed('Gia hạn')!).protections = [];
    });
  const asked = (workbook: TestHost, meter: MeterOptions): void => {
    const { fingerprint } = workbook.call<{ fingerprint: string }>('extendDeadline', ask, { user: SNV });
    workbook.host.run('extendDeadline', [{ ...ask, fingerprint }], { user: SNV, meter });
  };
  const requests = (workbook: TestHost) => workbook.rows('Gia hạn').filter((line) => line['Mã GH'] !== '');
  const first = granted();
  asked(first, {});
  const { count } = first.host.lastMeter!;
  expect(requests(first)).toMatchObject([{ 'Kết luận': 'Đồng ý' }, { 'Mã việc': 'NV01' }]);
  const tooLate = momentsOfWriting(first).flatMap((moment) => [...moment]);
  for (let after = 0; after < count; after += Math.ceil(count / runs(count, 12))) {
    if (tooLate.includes(after)) continue;
    closeHosts();
    const workbook = granted();
    let refused = false;
    try {
      asked(workbook, { interleave: { after, deed: () => workbook.host.insert('Gia hạn', 'rows', 1) } });
    } catch (error) {
      refused = true;
      expect((error as Error).message).toMatch(/hãy thử lại|hãy xem trước lại/);
    }
    expect({ after, requests: requests(workbook) }).toMatchObject({
      after,
      requests: [{ 'Kết luận': 'Đồng ý' }, ...(refused ? [] : [{ 'Mã việc': 'NV01' }])],
    });
  }
});

test('What somebody begins to type into a table that another set-up is about to fill stands', () => {
  const emptied = (): TestHost =>
    preparedHost('guarded plan without days off', guardedPlan, ({ host }) => {
      const { grid } = host.state;
      const rows = grid.rowCount(grid.sheetIdNamed('Ngày nghỉ')!);
      host.insert('Ngày nghỉ', 'rows', rows, 200);
      host.delete('Ngày nghỉ', 'rows', 1, rows - 1);
    });
  const first = emptied();
  const { calls } = first.host.run('setUpWorkbook', [{}]);
  expect(first.rows('Ngày nghỉ').length).toBeGreaterThan(13);
  const tooLate = momentsOfWriting(first).flatMap((moment) => [...moment]);
  for (let after = 0; after < calls; after += Math.ceil(calls / runs(calls, 12))) {
    if (tooLate.includes(after)) continue;
    closeHosts();
    const workbook = emptied();
    const deed = (): void => {
      const free = workbook.cells('Ngày nghỉ').findIndex(([day], i) => i > 0 && day === '');
      const at = free < 0 ? workbook.cells('Ngày nghỉ').length + 1 : free + 1;
      workbook.host.paste('Ngày nghỉ', `A${at}`, [['20/11/2023', 'Nghỉ lễ', 'Ngày gõ tay']]);
    };
    workbook.host.run('setUpWorkbook', [{}], { meter: { interleave: { after, deed } } });
    expect({ after, own: workbook.rows('Ngày nghỉ').some((row) => row['Lý do'] === 'Ngày gõ tay') }).toEqual({
      after,
      own: true,
    });
  }
});
