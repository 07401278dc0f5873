/** Whom the workbook is shared with, as Google tells it: in full, in part, through groups, not at all; and copies. */
import type { CheckReport, OpenPeriodReport } from '../../src/contract.js';
import { MemoryStore } from '../support/localHost.js';
import { DEPUTY, guardedPlan, OFFICIALS, officialOf, unsharedPlan } from '../support/plans/guardedPlan.js';
import { closeHosts, OWNER, openTestHost, type TestHost } from '../support/preparedHost.js';
import { editableRows, repair, rightsOf, rightsState } from '../support/standingRights.js';

afterEach(closeHosts);

const STC = officialOf('STC');
const EVERYBODY = [DEPUTY, ...OFFICIALS];
const everybodysRights = (workbook: TestHost) => EVERYBODY.map((user) => rightsOf(workbook, user));
const messages = (workbook: TestHost, user = OWNER): string =>
  workbook
    .call<CheckReport>('checkWorkbook', undefined, { user })
    .findings.map(({ message, remedy }) => `${message} ${remedy}`)
    .join('\n');

describe('A list of people that cannot be relied on: rights stay as they are, and the reason is said', () => {
  test.each<[string, string, string, (workbook: TestHost) => void]>([
    [
      'no owner (a shared drive)',
      DEPUTY,
      'chủ sở hữu',
      ({ host }) => {
        host.state.sharedDrive = true;
      },
    ],
    [
      'an empty list, for a second coordinator',
      DEPUTY,
      `không có ${DEPUTY}`,
      ({ host }) => {
        host.state.editorsTold = [];
      },
    ],
    [
      'an empty list, for the owner',
      OWNER,
      'dù người này đang được sửa',
      ({ host }) => {
        host.state.editorsTold = [];
      },
    ],
    [
      'a list that lacks an official',
      OWNER,
      `không có ${STC}`,
      ({ host }) => {
        host.state.editorsTold = EVERYBODY.filter((one) => one !== STC);
      },
    ],
    [
      'a list that lacks an official, for a second coordinator',
      DEPUTY,
      `không có ${STC}`,
      ({ host }) => {
        host.state.editorsTold = EVERYBODY.filter((one) => one !== STC);
      },
    ],
  ])('%s', (_, user, why, damage) => {
    const workbook = guardedPlan();
    damage(workbook);
    const before = everybodysRights(workbook);
    const { rights, added } = workbook.call<OpenPeriodReport>('openPeriod', { period: '2023-Q2' }, { user });
    // The command's own work is done; only rights wait.
    expect(added).toBeGreaterThan(0);
    expect(rights).toMatchObject({ state: 'refused', said: expect.stringContaining(why) });
    expect(repair(workbook, user).rights.state).toBe('refused');
    everybodysRights(workbook).forEach((after, i) => {
      // Rows that were added are coordinators' until rights are set.
      expect({ user: EVERYBODY[i], lost: [...before[i]!].filter((cell) => !after.has(cell)) }).toEqual({
        user: EVERYBODY[i],
        lost: [],
      });
    });
    expect(messages(workbook, user)).toContain(why);
    // Once the list is whole again, rights are.
    workbook.host.state.editorsTold = null;
    workbook.host.state.sharedDrive = false;
    repair(workbook);
    expect(rightsState(workbook).state).toBe('complete');
    expect(new Set(editableRows(workbook, 'Báo cáo quý', 'Kết quả thực hiện', STC))).toEqual(
      new Set(['2023-Q1 STC', '2023-Q2 STC']),
    );
  });

  test('an official who was really unshared is let in no more, and holds nothing up', () => {
    const workbook = guardedPlan();
    workbook.host.unshare([STC]);
    const report = repair(workbook);
    expect(report.rights.state).toBe('complete');
    expect(report.unreachable).toContain(STC);
    expect(editableRows(workbook, 'Báo cáo quý', 'Kết quả thực hiện', STC)).toEqual([]);
    workbook.host.share([STC]);
    expect(messages(workbook)).toContain('nay chia sẻ cho');
    repair(workbook);
    expect(new Set(editableRows(workbook, 'Báo cáo quý', 'Kết quả thực hiện', STC))).toEqual(
      new Set(['2023-Q1 STC']),
    );
  });

  test('unshared and shared again between two runs: found and mended', () => {
    const workbook = guardedPlan();
    const before = everybodysRights(workbook);
    workbook.host.unshare([STC]);
    workbook.host.share([STC]);
    repair(workbook);
    everybodysRights(workbook).forEach((after, i) => {
      // The ledger has grown by what was repaired.
      const grown = [...after].filter((cell) => !before[i]!.has(cell) && !cell.startsWith('Nhật ký '));
      const lost = [...before[i]!].filter((cell) => !after.has(cell));
      expect({ user: EVERYBODY[i], grown, lost }).toEqual({ user: EVERYBODY[i], grown: [], lost: [] });
    });
  });
});

describe('A coordinator whose right comes from a group', () => {
  const GROUP = 'nhom.dieuphoi@hy.example';
  const grouped = (): TestHost => {
    const workbook = unsharedPlan();
    workbook.host.group(GROUP, [DEPUTY]);
    workbook.host.share([GROUP, ...OFFICIALS]);
    return workbook;
  };

  test('is let in by the owner’s run, and then opens, closes and repairs', () => {
    const workbook = grouped();
    workbook.call('openPeriod', { period: '2023-Q1' });
    expect(rightsOf(workbook, DEPUTY).has('Cấu hình 1,1')).toBe(true);
    const user = { user: DEPUTY };
    workbook.call('openPeriod', { period: '2023-Q2' }, user);
    workbook.call('closePeriod', { period: '2023-Q1' }, user);
    repair(workbook, DEPUTY);
    expect(rightsState(workbook).state).toBe('complete');
    expect(rightsOf(workbook, DEPUTY).has('Cấu hình 1,1')).toBe(true);
    expect(new Set(editableRows(workbook, 'Báo cáo quý', 'Kết quả thực hiện', STC))).toEqual(
      new Set(['2023-Q2 STC']),
    );
  });

  test('is not thrown out when the group is put out of a protection', () => {
    const workbook = grouped();
    workbook.call('openPeriod', { period: '2023-Q1' });
    const { grid } = workbook.host.state;
    for (const id of grid.sheetIds()) {
      const extras = grid.extrasOf(id);
      extras.protections = extras.protections.map((one) => ({
        ...one,
        editors: [GROUP, ...one.editors.filter((editor) => editor !== DEPUTY)],
      }));
    }
    repair(workbook, DEPUTY);
    expect(rightsState(workbook).state).toBe('complete');
    expect(
      grid.sheetIds().flatMap((id) => grid.extrasOf(id).protections.flatMap((one) => one.editors)),
    ).not.toContain(GROUP);
    expect(rightsOf(workbook, DEPUTY).has('Cấu hình 1,1')).toBe(true);
  });

  test('is told to be shared with, or to ask the owner, as long as nobody else has set rights', () => {
    const workbook = grouped();
    const { grid } = workbook.host.state;
    for (const id of grid.sheetIds()) grid.extrasOf(id).protections = [];
    const { rights } = workbook.call<OpenPeriodReport>('openPeriod', { period: '2023-Q1' }, { user: DEPUTY });
    expect(rights).toMatchObject({ state: 'refused', said: expect.stringContaining('nhờ chủ sở hữu') });
  });
});

test.each([DEPUTY, STC, ''])('The same workbook has the same findings for its owner and for «%s»', (user) => {
  const damaged = (): TestHost => {
    const workbook = guardedPlan();
    const { grid } = workbook.host.state;
    const extras = grid.extrasOf(grid.sheetIdNamed('Cấu hình')!);
    extras.protections = extras.protections.map((one) => ({ ...one, editors: [DEPUTY, STC] }));
    return workbook;
  };
  const findings = damaged().call<CheckReport>('checkWorkbook').findings;
  expect(findings.some(({ sheet, repair: mends }) => sheet === 'Cấu hình' && mends)).toBe(true);
  expect(damaged().call<CheckReport>('checkWorkbook', undefined, { user }).findings).toEqual(findings);
});

test('A copy is told from its original, and its rights are set anew for those whom it is shared with', () => {
  const original = guardedPlan();
  original.call('closePeriod', { period: '2023-Q1' });
  original.call('openPeriod', { period: '2023-Q2' });
  const store = new MemoryStore();
  const COPIER = 'nguoichep@hy.example';
  original.host.copyTo(store, COPIER).close();
  const copy = openTestHost(store);
  expect(messages(copy, COPIER)).toContain('sao chép');
  copy.host.share([STC]);
  expect(rightsOf(copy, STC).size).toBe(0);
  const report = repair(copy);
  expect(report.rights.state).toBe('complete');
  expect(report.unreachable).toContain(DEPUTY);
  expect(new Set(editableRows(copy, 'Báo cáo quý', 'Kết quả thực hiện', STC))).toEqual(
    new Set(['2023-Q2 STC']),
  );
  expect(rightsOf(copy, STC).has('TH 2023-Q1 0,0')).toBe(false);
  expect(messages(copy, COPIER)).not.toContain('sao chép');
});

test('A second coordinator’s run stops at what only the owner may change, says so, and the owner’s run ends it', () => {
  const workbook = guardedPlan();
  const { grid } = workbook.host.state;
  // A block that somebody took the second coordinator out of, and an official into.
  const extras = grid.extrasOf(grid.sheetIdNamed('Cơ quan')!);
  extras.protections = extras.protections.map((one) =>
    one.description.includes('STC') ? { ...one, editors: [STC, officialOf('STP')] } : one,
  );
  expect(repair(workbook, DEPUTY).rights).toMatchObject({
    state: 'stopped',
    said: expect.stringContaining('«Cơ quan»'),
  });
  expect(messages(workbook)).toContain('nhờ chủ sở hữu');
  expect(repair(workbook).rights.state).toBe('complete');
});
