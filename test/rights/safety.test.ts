/** Rights are never wider than before or after, wherever a run is cut off; whatever people did to them is mended. */
import type { CheckReport, Overview } from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import { protectionsOf } from '../support/plans/province.js';
import { closeHosts, OWNER, preparedHost, sampleHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';
import { repair, rightsOf } from '../support/standingRights.js';

afterEach(closeHosts);

const STC = 'sotaichinh@hungyen.example';
const STP = 'sotuphap@hungyen.example';
const SECOND = 'dieuphoi2@hungyen.example';

const shared = (): TestHost =>
  preparedHost('rights shared', sampleHost, (workbook) => {
    workbook.host.share([STC, STP, SECOND]);
    workbook.type('Cấu hình', { Mục: 'Người điều phối' }, 'Giá trị', `${OWNER}; ${SECOND}`);
    workbook.call('openPeriod', { period: '2023-Q1' });
    goOn(workbook);
  });

const USERS = [STC, STP];
const allRights = (workbook: TestHost) => USERS.map((user) => rightsOf(workbook, user));

/** A command killed at some of its calls: nobody has a cell that he had neither before nor will have after. */
function neverWider(start: () => TestHost, command: (workbook: TestHost, killAt?: number) => void): void {
  const whole = start();
  const before = allRights(whole);
  command(whole);
  const { count } = whole.host.lastMeter!;
  goOn(whole);
  const after = allRights(whole);
  closeHosts();
  const points = runs(count, 6);
  for (let nth = 1; nth <= points; nth++) {
    const killAt = Math.max(1, Math.round((nth * count) / points));
    const workbook = start();
    expect(() => command(workbook, killAt)).toThrow();
    allRights(workbook).forEach((cells, i) => {
      const wider = [...cells].filter((cell) => !before[i]!.has(cell) && !after[i]!.has(cell));
      // Rows that were not there before are nobody's but those whose they will be.
      expect({ killAt, user: USERS[i], wider }).toEqual({ killAt, user: USERS[i], wider: [] });
    });
    expect(rightsOf(workbook, STC).has('Cấu hình 1,1')).toBe(false);
    repair(workbook);
    expect(workbook.call<Overview>('getOverview').rights.state).toBe('complete');
    closeHosts();
  }
}

const killed = (killAt: number | undefined) => (killAt === undefined ? {} : { meter: { killAt } });

test('Closing a period, cut off anywhere', () => {
  neverWider(shared, (workbook, killAt) =>
    workbook.call('closePeriod', { period: '2023-Q1' }, killed(killAt)),
  );
});

test('Setting up again after an agency’s people changed, cut off anywhere', () => {
  neverWider(
    () => {
      const workbook = shared();
      workbook.type('Cơ quan', { Mã: 'STC' }, 'Người được sửa', STP);
      return workbook;
    },
    (workbook, killAt) => workbook.call('setUpWorkbook', undefined, killed(killAt)),
  );
});

test.each([OWNER, SECOND])(
  'The same workbook has the same findings for %s, and nothing is set anew',
  (user) => {
    const workbook = shared();
    expect(workbook.call<CheckReport>('checkWorkbook', undefined, { user }).findings).toEqual(
      shared().call<CheckReport>('checkWorkbook').findings,
    );
    const run = workbook.host.run('openPeriod', [{ period: '2023-Q1' }], { user });
    for (const name of ['Range.protect', 'Sheet.protect', 'Protection.remove', 'Protection.removeEditors'])
      expect(run.callsByName.get(name) ?? 0).toBe(0);
  },
);

test.each<[string, (workbook: TestHost) => void]>([
  [
    'an official let into the settings in the dialog',
    (workbook) => {
      const extras = workbook.host.state.grid.extrasOf(workbook.host.state.grid.sheetIdNamed('Cấu hình')!);
      extras.protections = extras.protections.map((one) => ({ ...one, editors: [...one.editors, STC] }));
    },
  ],
  [
    'a block stretched over another agency’s rows',
    (workbook) => {
      const extras = workbook.host.state.grid.extrasOf(workbook.host.state.grid.sheetIdNamed('Báo cáo quý')!);
      extras.protections = extras.protections.map((one) =>
        one.area ? { ...one, area: { ...one.area, rows: one.area.rows + 3 } } : one,
      );
    },
  ],
  [
    'a protection taken away',
    (workbook) => {
      workbook.host.state.grid.extrasOf(workbook.host.state.grid.sheetIdNamed('Nhật ký')!).protections = [];
    },
  ],
])('%s is found and mended', (_, damage) => {
  const workbook = shared();
  const before = allRights(workbook);
  const standing = protectionsOf(workbook).length;
  damage(workbook);
  repair(workbook);
  expect(allRights(workbook)).toEqual(before);
  expect(protectionsOf(workbook)).toHaveLength(standing);
});

test('A sheet that people protected themselves is named, and left as it is', () => {
  const workbook = shared();
  const { grid } = workbook.host.state;
  const extras = grid.extrasOf(grid.sheetIdNamed('Ngày nghỉ')!);
  extras.protections = extras.protections.map((one) => ({
    ...one,
    description: 'Của Lan',
    editors: [SECOND],
  }));
  const own = structuredClone(extras.protections);
  repair(workbook);
  expect(grid.extrasOf(grid.sheetIdNamed('Ngày nghỉ')!).protections).toEqual(own);
  expect(workbook.call<CheckReport>('checkWorkbook').findings).toContainEqual(
    expect.objectContaining({ sheet: 'Ngày nghỉ', message: expect.stringContaining('vùng bảo vệ riêng') }),
  );
});

test('An official’s own sheet whose title begins with "TH " stays his; an interrupted closing goes on in its own', () => {
  const workbook = shared();
  const { grid } = workbook.host.state;
  grid.addSheet('TH việc riêng', 11);
  grid.addSheet('TH 2023-6T', 12);
  repair(workbook);
  workbook.host.type('TH việc riêng', 'A1', 'x', STC);
  workbook.host.type('TH 2023-6T', 'A1', 'x', STC);
  const { count } = (() => {
    const other = shared();
    other.call('closePeriod', { period: '2023-Q1' });
    return other.host.lastMeter!;
  })();
  expect(() => workbook.call('closePeriod', { period: '2023-Q1' }, killed(Math.round(count / 3)))).toThrow();
  const { sheet } = workbook.call<{ sheet: string }>('closePeriod', { period: '2023-Q1' });
  expect(sheet).toBe('TH 2023-Q1');
  expect(workbook.host.sheets().filter(({ title }) => title.startsWith('TH 2023-Q1'))).toHaveLength(1);
});

test('A coordinator newly named who may not edit yet is told so before anything is done', () => {
  const workbook = shared();
  workbook.type('Cấu hình', { Mục: 'Người điều phối' }, 'Giá trị', `${OWNER}; ${SECOND}; ${STP}`);
  const before = workbook.cells('Báo cáo quý');
  expect(() => workbook.call('openPeriod', { period: '2023-Q2' }, { user: STP })).toThrow(
    'chưa có quyền sửa trang «Cấu hình»',
  );
  expect(workbook.cells('Báo cáo quý')).toEqual(before);
  repair(workbook);
  workbook.call('openPeriod', { period: '2023-Q2' }, { user: STP });
});

test('Rows scattered by sorting are named, and gathered again by repair; whole rows move', () => {
  const workbook = shared();
  const key = (row: Record<string, unknown>): string =>
    JSON.stringify([row['Kỳ'], row['Mã cơ quan'], row['Mã NV']]);
  workbook.host.type(
    'Báo cáo quý',
    workbook.cell('Báo cáo quý', { 'Mã cơ quan': 'STC' }, 'Kết quả thực hiện'),
    'Xong.',
    STC,
  );
  const before = workbook
    .rows('Báo cáo quý')
    .map((row) => `${key(row)} ${row['Kết quả thực hiện']}`)
    .sort();
  // By task: an agency's rows no longer stand together.
  workbook.host.sort('Báo cáo quý', 3);
  expect(
    workbook
      .call<CheckReport>('checkWorkbook')
      .findings.map(({ message }) => message)
      .join(),
  ).toContain('không đứng liền nhau');
  repair(workbook);
  expect(
    workbook
      .rows('Báo cáo quý')
      .map((row) => `${key(row)} ${row['Kết quả thực hiện']}`)
      .sort(),
  ).toEqual(before);
  const own = workbook.rows('Báo cáo quý').flatMap((row, i) => (row['Mã cơ quan'] === 'STC' ? [i] : []));
  expect(own.at(-1)! - own[0]!).toBe(own.length - 1);
  const mine = [...rightsOf(workbook, STC)]
    .filter((cell) => cell.startsWith('Báo cáo quý '))
    .map((cell) => Number(/ (\d+),/.exec(cell)![1]) - 1);
  expect([...new Set(mine)].sort((a, b) => a - b)).toEqual(own);
});
