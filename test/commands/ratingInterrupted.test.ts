/** A rating written, published, closed: while a coordinator types, and cut off at any call, nothing is lost, nothing twice. */
import type { RatingReport, SettledRating, WrittenRating } from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import { guardedPlan } from '../support/plans/guardedPlan.js';
import { closeHosts, preparedHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';

afterEach(closeHosts);

const MARKS = 'Chấm điểm';
const APPEALS = 'Kiến nghị điểm';
const OF_STC = { 'Mã cơ quan': 'STC', 'Mã TC': 'TC2' };

const points = (calls: number, sample: number): number[] => {
  const count = Math.min(calls, runs(calls, sample));
  return Array.from({ length: count }, (_, i) => Math.round((i * (calls - 1)) / Math.max(count - 1, 1)));
};

type Seen = WrittenRating | SettledRating;

function act(workbook: TestHost, name: string, request: object): void {
  const { fingerprint } = workbook.call<Seen>(name, request);
  workbook.call(name, { ...request, fingerprint });
  goOn(workbook);
}

const lived = (): TestHost =>
  preparedHost('to be rated, interrupted', guardedPlan, (workbook) => {
    workbook.type('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', '20/06/2023');
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV02' }, 'Ngày hoàn thành', '01/06/2023');
  });
const written = (): TestHost =>
  preparedHost('rated, interrupted', lived, (workbook) => act(workbook, 'writeRating', {}));
/** Written once; then another task was done. */
const changed = (): TestHost =>
  preparedHost('rated, changed, interrupted', written, (workbook) =>
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV05' }, 'Ngày hoàn thành', '01/06/2023'),
  );
const published = (): TestHost =>
  preparedHost('published, interrupted', written, (workbook) => {
    act(workbook, 'settleRating', { step: 'publish' });
    workbook.host.paste(APPEALS, 'A2', [['KN01', '2023', 'STC', 'TC2', 10, 20, 'Đã làm đúng hạn']]);
    workbook.type(APPEALS, { Mã: 'KN01' }, 'Kết luận', 'Không');
  });
/** After the last day for appeals. */
const due = (): TestHost => {
  const workbook = published();
  workbook.clock.spend(8 * 24 * 3_600_000);
  return workbook;
};

const shown = (workbook: TestHost): RatingReport => workbook.call('getRating', {});

/** Each agency and criterion once, with the points that are reckoned. */
function whole(workbook: TestHost): void {
  const { agencies } = shown(workbook);
  const rows = workbook.rows(MARKS);
  const wanted = agencies.flatMap(({ agency, criteria }) =>
    criteria.map(({ code, said }) => `${agency} ${code} ${said}`),
  );
  expect(rows.map((row) => `${row['Mã cơ quan']} ${row['Mã TC']} ${row['Số liệu']}`).sort()).toEqual(
    wanted.sort(),
  );
}

/** One sheet that begins so, and no further one, with every agency. */
function oneTable(workbook: TestHost, title: string): void {
  const titles = workbook.host.sheets().map((sheet) => sheet.title);
  expect(titles.filter((one) => one.startsWith(title) && one.length <= title.length + 4)).toEqual([title]);
  const codes = workbook.cells(title).map((cells) => cells[1]);
  for (const code of ['SNV', 'STC', 'STP', 'BHY']) expect(codes).toContain(code);
}

interface Deed {
  readonly title: string;
  readonly open: () => TestHost;
  readonly name: string;
  readonly request: object;
  /** What a coordinator types meanwhile: sheet, row, column. */
  readonly typed: readonly [sheet: string, row: Readonly<Record<string, string>>, column: string];
  readonly done: (workbook: TestHost) => void;
}

const DEEDS: readonly Deed[] = [
  {
    title: 'a rating written for the first time',
    open: lived,
    name: 'writeRating',
    request: {},
    typed: ['Nhiệm vụ', { 'Mã NV': 'NV01' }, 'Ghi chú'],
    done(workbook) {
      whole(workbook);
      expect(workbook.rows('Tiêu chí')).toHaveLength(13);
    },
  },
  {
    title: 'a rating written again',
    open: changed,
    name: 'writeRating',
    request: {},
    typed: [MARKS, OF_STC, 'Lý do'],
    done(workbook) {
      whole(workbook);
      expect(
        workbook.rows(MARKS).find((row) => row['Mã cơ quan'] === 'STC' && row['Mã TC'] === 'TC2'),
      ).toMatchObject({
        'Số liệu': '2 đúng, 0 trễ, 1 quá hạn / 3',
        'Điểm tự động': 20,
      });
    },
  },
  {
    title: 'a rating published',
    open: written,
    name: 'settleRating',
    request: { step: 'publish' },
    typed: [MARKS, OF_STC, 'Lý do'],
    done(workbook) {
      expect(shown(workbook)).toMatchObject({ state: 'published', appealsUntil: '2023-06-15' });
      expect(workbook.host.sheets().map(({ title }) => title)).toContain(APPEALS);
      oneTable(workbook, 'Xếp loại 2023 (dự kiến)');
    },
  },
  {
    title: 'a rating closed',
    open: due,
    name: 'settleRating',
    request: { step: 'close' },
    typed: [APPEALS, { Mã: 'KN01' }, 'Minh chứng'],
    done(workbook) {
      expect(shown(workbook)).toMatchObject({ state: 'closed', problems: [] });
      oneTable(workbook, 'Xếp loại 2023');
    },
  },
];

/** Does it, where it is not done yet. */
function again(workbook: TestHost, { name, request }: Deed): void {
  try {
    act(workbook, name, request);
  } catch (error) {
    expect((error as Error).message).toMatch(/đã công bố dự kiến rồi|đã chốt/);
  }
  goOn(workbook);
}

const begin = (workbook: TestHost, { name, request }: Deed): object => ({
  ...request,
  fingerprint: workbook.call<Seen>(name, request).fingerprint,
});

const callsOf = (deed: Deed): number => {
  const workbook = deed.open();
  const { calls } = workbook.host.run(deed.name, [begin(workbook, deed)]);
  console.info(`${deed.title}: ${calls} calls`);
  expect(calls).toBeLessThanOrEqual(400);
  return calls;
};

test.each(DEEDS)('$title: what a coordinator types at whichever call stands', (deed) => {
  const [sheet, row, column] = deed.typed;
  for (const after of points(callsOf(deed), 6)) {
    closeHosts();
    const workbook = deed.open();
    const typed = (): void => workbook.type(sheet, row, column, 'Gõ giữa chừng');
    try {
      workbook.host.run(deed.name, [begin(workbook, deed)], {
        meter: { interleave: { after, deed: typed } },
      });
    } catch (error) {
      expect((error as Error).message).toContain('hãy xem trước lại');
    }
    again(workbook, deed);
    expect([after, workbook.rows(sheet).map((cells) => cells[column])]).toEqual([
      after,
      expect.arrayContaining(['Gõ giữa chừng']),
    ]);
    deed.done(workbook);
  }
});

test.each(DEEDS)('$title, cut off, is completed by another', (deed) => {
  for (const killAt of points(callsOf(deed), 8)) {
    closeHosts();
    const workbook = deed.open();
    const request = begin(workbook, deed);
    expect(() => workbook.call(deed.name, request, { meter: { killAt: killAt + 1 } })).toThrow(
      'Exceeded maximum execution time',
    );
    again(workbook, deed);
    deed.done(workbook);
  }
});
