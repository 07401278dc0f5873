/**
 * An official who would be coordinator: while rights change and are cut off anywhere, he opens `Cấu hình`, names
 * himself, and sends letters in the province's name.
 */

import type { RunOptions } from '../support/localHost.js';
import {
  DEPUTY,
  GUARDED_AGENCIES,
  guardedPlan,
  OFFICIALS,
  officialOf,
  unsharedPlan,
} from '../support/plans/guardedPlan.js';
import { olderWorkbook } from '../support/plans/olderWorkbook.js';
import { closeHosts, OWNER, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';
import { pointsOf, repair, rightsOf, rightsState } from '../support/standingRights.js';

afterEach(closeHosts);

const STC = officialOf('STC');

/** @returns what came of each deed: the words in which it was refused, or "done" */
function attack(workbook: TestHost, official: string): Record<string, string> {
  const outcome = (deed: () => void): string => {
    try {
      deed();
      return 'done';
    } catch (error) {
      return (error as Error).message;
    }
  };
  const user = { user: official };
  const cell = workbook.cell('Cấu hình', { Mục: 'Người điều phối' }, 'Giá trị');
  return {
    names: outcome(() => workbook.host.type('Cấu hình', cell, official, official)),
    sends: outcome(() => workbook.call('sendReminders', {}, user)),
    forges: outcome(() => workbook.host.type('Nhật ký', 'A2', 'x', official)),
    schedules: outcome(() => workbook.call('setSchedule', { on: true }, user)),
    closes: outcome(() => workbook.call('closePeriod', { period: '2023-Q1' }, user)),
    mails: `${workbook.store.mails().length}`,
  };
}

const REFUSED = {
  names: expect.stringContaining('protected'),
  sends: expect.stringContaining('Chỉ người điều phối'),
  forges: expect.stringContaining('protected'),
  schedules: expect.stringContaining('Chỉ người điều phối'),
  closes: expect.stringContaining('Chỉ người điều phối'),
  mails: '0',
};

test('Where Cấu hình and Nhật ký stand open the attack succeeds: what is tested below can fail', () => {
  const workbook = guardedPlan();
  const { grid } = workbook.host.state;
  for (const title of ['Cấu hình', 'Nhật ký', 'Báo cáo quý', 'Kiểm tra'])
    grid.extrasOf(grid.sheetIdNamed(title)!).protections = [];
  expect(attack(workbook, STC)).toMatchObject({ names: 'done', sends: 'done' });
  expect(workbook.store.mails().length).toBeGreaterThan(0);
});

interface Case {
  readonly title: string;
  readonly start: () => TestHost;
  readonly command: (workbook: TestHost, options: RunOptions) => void;
}

const otherEditors = (): TestHost => {
  const workbook = guardedPlan();
  workbook.type('Cơ quan', { Mã: 'STC' }, 'Người được sửa', officialOf('STP'));
  workbook.type('Cơ quan', { Mã: 'BHY' }, 'Người được sửa', `${officialOf('BHY')}; ${STC}`);
  return workbook;
};

const CASES: readonly Case[] = [
  {
    title: 'a second coordinator sets up after people changed',
    start: otherEditors,
    command: (workbook, options) => workbook.call('setUpWorkbook', undefined, { ...options, user: DEPUTY }),
  },
  {
    title: 'the next period is opened',
    start: guardedPlan,
    command: (workbook, options) => workbook.call('openPeriod', { period: '2023-Q2' }, options),
  },
  {
    title: 'a second coordinator closes the period',
    start: guardedPlan,
    command: (workbook, options) =>
      workbook.call('closePeriod', { period: '2023-Q1' }, { ...options, user: DEPUTY }),
  },
  {
    title: 'the owner repairs after blocks were pulled about in the dialog',
    start: () => {
      const workbook = otherEditors();
      const { grid } = workbook.host.state;
      for (const id of grid.sheetIds()) {
        const extras = grid.extrasOf(id);
        extras.protections = extras.protections.map((one) => ({ ...one, editors: [...OFFICIALS] }));
      }
      return workbook;
    },
    // What people opened in the dialog stands open until it is mended: only Cấu hình is asked once it has been.
    command: (workbook, options) => {
      const { fingerprint } = workbook.call<{ fingerprint: string }>('repairWorkbook');
      workbook.call('repairWorkbook', { fingerprint }, options);
    },
  },
];

test.each(CASES.slice(0, 3))(
  'Cut off anywhere while $title, the official is refused',
  ({ start, command }) => {
    const whole = start();
    command(whole, {});
    const calls = whole.host.lastMeter!.count;
    for (const killAt of pointsOf(calls, runs(calls, 5))) {
      closeHosts();
      const workbook = start();
      expect(() => command(workbook, { meter: { killAt } })).toThrow('Exceeded maximum execution time');
      for (const agency of GUARDED_AGENCIES)
        expect({ killAt, agency, ...attack(workbook, officialOf(agency)) }).toEqual({
          killAt,
          agency,
          ...REFUSED,
        });
      repair(workbook);
      expect(rightsState(workbook).state).toBe('complete');
    }
  },
);

test('What people opened in the dialog is closed again, Cấu hình before anything else', () => {
  const { start, command } = CASES[3]!;
  const whole = start();
  command(whole, {});
  const { count, calls } = whole.host.lastMeter!;
  expect(calls.get('Protection.removeEditors')).toBeGreaterThan(0);
  closeHosts();
  // Once Cấu hình is closed it stays so; nothing else is closed before it.
  const open = pointsOf(count, runs(count, 12)).map((killAt) => {
    const workbook = start();
    expect(() => command(workbook, { meter: { killAt } })).toThrow('Exceeded maximum execution time');
    const rights = rightsOf(workbook, STC);
    closeHosts();
    return [rights.has('Cấu hình 1,1'), rights.has('Ngày nghỉ 1,1')] as const;
  });
  expect(open.map(([settings]) => settings)).toEqual(
    open.map(([settings]) => settings).sort((a, b) => Number(b) - Number(a)),
  );
  expect(open.filter(([settings, other]) => settings && !other)).toEqual([]);
  expect(open.some(([settings]) => settings)).toBe(true);
});

test('The very first rights, cut off: the settings are protected before any other sheet lets officials in', () => {
  const start = (): TestHost => {
    const workbook = unsharedPlan();
    const { grid } = workbook.host.state;
    // As a workbook that nobody ever protected.
    for (const id of grid.sheetIds()) grid.extrasOf(id).protections = [];
    workbook.host.share([DEPUTY, ...OFFICIALS]);
    return workbook;
  };
  const whole = start();
  whole.call('openPeriod', { period: '2023-Q1' });
  const { count } = whole.host.lastMeter!;
  for (const killAt of pointsOf(count, runs(count, 6))) {
    closeHosts();
    const workbook = start();
    expect(() => workbook.call('openPeriod', { period: '2023-Q1' }, { meter: { killAt } })).toThrow(
      'Exceeded maximum execution time',
    );
    const rights = rightsOf(workbook, STC);
    const closed = ['Nhiệm vụ', 'Báo cáo quý', 'Cơ quan', 'Ngày nghỉ'].filter(
      (title) => !rights.has(`${title} 0,0`),
    );
    if (closed.length > 0) expect(rights.has('Cấu hình 1,1')).toBe(false);
  }
});

test('A workbook of version 2 brought up by a second coordinator, cut off: the official is refused', () => {
  const user = 'dieuphoi2@hungyen.example';
  const whole = olderWorkbook('v2');
  whole.call('setUpWorkbook', undefined, { user });
  const { count } = whole.host.lastMeter!;
  for (const killAt of pointsOf(count, runs(count, 4))) {
    closeHosts();
    const workbook = olderWorkbook('v2');
    const mails = workbook.store.mails().length;
    expect(() => workbook.call('setUpWorkbook', undefined, { user, meter: { killAt } })).toThrow(
      'Exceeded maximum execution time',
    );
    for (const official of ['sotaichinh@hungyen.example', 'sotuphap@hungyen.example'])
      expect({ killAt, ...attack(workbook, official) }).toEqual({ killAt, ...REFUSED, mails: `${mails}` });
  }
  expect(OWNER).not.toBe(user);
});
