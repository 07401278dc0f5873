/**
 * A coordinator puts a row in while a command runs that writes by the number of a row: at every call the day lands in
 * its own row, and nobody else's row gets it.
 */
import type { AgencyPage } from '../../src/contract.js';
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
];

test.each(CASES)('$title', ({ open, run, sheet, stands, next }) => {
  const first = open();
  run(first, {});
  const { count } = first.host.lastMeter!;
  const tooLate = momentsOfWriting(first).flatMap((moment) => [...moment]);
  const wanted = stands(first);
  for (let after = 0; after < count; after += Math.ceil(count / runs(count, 8))) {
    if (tooLate.includes(after)) continue;
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
