/**
 * A simple trigger takes at most forty service calls (Google ends it after 30 seconds), whatever columns somebody pastes
 * over, whoever it is, and whatever stood there.
 */
import type { Raw } from '../support/localHost.js';
import { collecting } from '../support/plans/collectedPlan.js';
import { guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { closeHosts, OWNER, preparedHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';

afterEach(closeHosts);

const MOST = 40;
const DAY = 24 * 60 * 60 * 1000;

interface Sheet {
  readonly title: string;
  readonly open: () => TestHost;
  readonly people: readonly string[];
  /** Whose rows a person pastes over; null: everybody's. */
  readonly agencyOf: (user: string) => string | null;
  readonly filled: Readonly<Record<string, Raw>>;
}

const FIGURES = { 'Giá trị/Tử số': 1, 'Mẫu số': 2, 'Bằng chữ': 'Có', 'Ghi chú': 'Đã rà' };
/** As where neighbours share a block: no protection keeps a unit off the others' rows. */
const unguarded = (): TestHost =>
  preparedHost('figures that nothing protects', collecting, ({ host: { state } }) => {
    state.grid.extrasOf(state.grid.sheetIdNamed('Số liệu')!).protections = [];
  });

const SHEETS: readonly Sheet[] = [
  {
    title: 'Báo cáo quý',
    open: guardedPlan,
    people: [OWNER, officialOf('STC')],
    agencyOf: (user) => (user === OWNER ? null : 'STC'),
    filled: { 'Kết quả thực hiện': 'Xong.', 'Tiến độ (%)': 100, 'Minh chứng': 'https://hy.example' },
  },
  {
    title: 'Số liệu',
    open: collecting,
    // The lead agency of a form, a unit that enters into it.
    people: [OWNER, 'snv@tinh.example', 'x01@tinh.example'],
    agencyOf: (user) => (user === 'x01@tinh.example' ? 'X01' : null),
    filled: FIGURES,
  },
  {
    title: 'Số liệu',
    open: unguarded,
    // Into everybody's rows: all but one unit's go back, or do not count.
    people: ['x01@tinh.example'],
    agencyOf: () => null,
    filled: FIGURES,
  },
];

/** Three rows in turn: approved, sent back, waiting. */
const REVIEWS = ['Đã duyệt', 'Trả lại', 'Chờ duyệt'];

const letters = (column: number): string => String.fromCharCode(65 + column);
const headersOf = (workbook: TestHost, title: string): string[] => workbook.cells(title)[0]!.map(String);

/** Pastes, over some columns, rows that say something else than what stood there. */
function paste(
  workbook: TestHost,
  { title, filled, agencyOf }: Sheet,
  [from, to]: readonly [number, number],
  { user = OWNER, turn = 0 },
): void {
  const headers = headersOf(workbook, title).slice(from, to + 1);
  const agency = agencyOf(user);
  const own = workbook
    .rows(title)
    .map((row) => row['Mã cơ quan'] !== '' && (agency ?? row['Mã cơ quan']) === row['Mã cơ quan']);
  const first = own.indexOf(true);
  const lines = Array.from({ length: Math.min(own.filter(Boolean).length, 9) }, (_, i) =>
    headers.map((header): Raw => {
      if (header === 'Duyệt') return REVIEWS[(i + turn) % 3]!;
      if (header === 'Ý kiến') return `Nêu rõ ${turn}.`;
      if (header === 'Ngày gửi' || header === 'Ngày gửi lại') return (i + turn) % 4 === 0 ? '' : '05/04/2026';
      const value = filled[header] ?? '';
      return (i + turn) % 5 === 4
        ? ''
        : typeof value === 'string' && value !== ''
          ? `${value} ${turn}`
          : value;
    }),
  );
  workbook.host.paste(title, `${letters(from)}${first + 2}`, lines, user);
}

/** Filled in and reviewed, the day before. */
const reviewed = (sheet: Sheet) => (): TestHost =>
  preparedHost(`${sheet.title} filled in and reviewed, ${sheet.open.name}`, sheet.open, (workbook) => {
    const headers = headersOf(workbook, sheet.title);
    const first = headers.indexOf(Object.keys(sheet.filled)[0]!);
    paste(workbook, sheet, [first, headers.indexOf('Duyệt') - 1], {});
    paste(workbook, sheet, [headers.indexOf('Duyệt'), headers.indexOf('Ý kiến')], {});
    workbook.clock.spend(DAY);
    // Some type into what was approved: it is noted beside their rows.
    for (const user of sheet.people)
      if (sheet.agencyOf(user) !== null) paste(workbook, sheet, [first, first], { user, turn: 2 });
  });

test.each(SHEETS.flatMap((sheet) => sheet.people.map((user) => ({ ...sheet, user, sheet }))))(
  '$title by $user',
  ({ sheet, user }) => {
    const first = sheet.open();
    const headers = headersOf(first, sheet.title);
    const begin = headers.indexOf(Object.keys(sheet.filled)[0]!);
    const blocks = headers.flatMap((_, from) =>
      headers.flatMap((__, to): [number, number][] => (from >= begin && to >= from ? [[from, to]] : [])),
    );
    const tried = runs(blocks.length, 14);
    const asked = blocks.filter((_, i) => i % Math.ceil(blocks.length / tried) === 0);
    const review = headers.indexOf('Duyệt');
    const calls: Record<string, number> = {};
    let pasted = 0;
    for (const state of [sheet.open, reviewed(sheet)])
      for (const block of [
        ...asked,
        [begin, headers.length - 1],
        [review, review + 1],
        [begin, review - 1],
      ] as const) {
        closeHosts();
        const workbook = state();
        workbook.host.triggerCalls = 0;
        try {
          paste(workbook, sheet, block as [number, number], { user, turn: 1 });
          pasted++;
        } catch (error) {
          // Columns that are not his.
          expect((error as Error).message).toMatch(/protected/);
          continue;
        }
        expect(workbook.host.triggerErrors).toEqual([]);
        const name = `${headers[block[0]]}–${headers[block[1]]}`;
        calls[name] = Math.max(calls[name] ?? 0, workbook.host.triggerCalls);
      }
    expect(pasted).toBeGreaterThan(2);
    const most = Object.entries(calls).sort(([, a], [, b]) => b - a)[0];
    console.info(`${sheet.title} by ${user}: ${most?.[1]} calls (${most?.[0]})`);
    expect(Object.entries(calls).filter(([, count]) => count > MOST)).toEqual([]);
  },
);
