/**
 * Somebody types, inserts rows or sorts while a command sets rights: at every call nobody may write into another
 * agency's rows, what was typed stands, and rights come out complete.
 */

import { goOn } from '../support/goOn.js';
import type { RunOptions } from '../support/localHost.js';
import { DEPUTY, GUARDED_AGENCIES, guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { closeHosts, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';
import { editableRows, pointsOf, repair, rightsOf, rightsState } from '../support/standingRights.js';

afterEach(closeHosts);

const REPORTS = 'Báo cáo quý';
const RESULT = 'Kết quả thực hiện';
const STC = officialOf('STC');

/** Of each official, rows that he may fill in and that are another's, or of a period that is not open. */
function strangeRows(workbook: TestHost): string[] {
  const open = new Set(
    workbook.rows('Kỳ báo cáo').flatMap((row) => (row['Trạng thái'] === 'Đang mở' ? [row['Kỳ']] : [])),
  );
  return GUARDED_AGENCIES.flatMap((agency) =>
    editableRows(workbook, REPORTS, RESULT, officialOf(agency))
      .filter((row) => {
        const [period, whose] = row.split(' ');
        // A row that was inserted among an agency's own is nobody's yet.
        return row !== ' ' && (whose !== agency || !open.has(period));
      })
      .map((row) => `${agency}: ${row}`),
  );
}

const COMMANDS: readonly {
  readonly name: string;
  readonly start: () => TestHost;
  readonly run: (workbook: TestHost, options: RunOptions) => void;
}[] = [
  {
    name: 'opening the next period',
    start: guardedPlan,
    run: (workbook, options) => workbook.call('openPeriod', { period: '2023-Q2' }, options),
  },
  {
    name: 'closing one of two periods, by a second coordinator',
    start: () => {
      const workbook = guardedPlan();
      workbook.call('openPeriod', { period: '2023-Q2' });
      return workbook;
    },
    run: (workbook, options) =>
      workbook.call('closePeriod', { period: '2023-Q1' }, { ...options, user: DEPUTY }),
  },
  {
    name: 'bringing up rights that are missing, in rows that have moved',
    start: () => {
      const workbook = guardedPlan();
      workbook.call('openPeriod', { period: '2023-Q2' });
      const { grid } = workbook.host.state;
      const extras = grid.extrasOf(grid.sheetIdNamed(REPORTS)!);
      // One block gone, the others two rows too low and closed.
      extras.protections = extras.protections
        .filter((_, i) => i !== 2)
        .map((one) =>
          one.area === null
            ? { ...one, unprotected: [] }
            : { ...one, area: { ...one.area, row: one.area.row + 2 } },
        );
      return workbook;
    },
    run: (workbook, options) => workbook.call('setUpWorkbook', undefined, options),
  },
];

/** Rows that are inserted take protections along; rows that are sorted leave them where they are, until the next run. */
const DEEDS: readonly {
  readonly deed: string;
  readonly act: (workbook: TestHost) => void;
  readonly leaves?: true;
}[] = [
  {
    deed: 'a row is inserted above everybody’s',
    act: ({ host }) => host.insert(REPORTS, 'rows', 1),
  },
  {
    deed: 'rows are inserted among an agency’s own',
    act: ({ host, cell }) =>
      host.insert(REPORTS, 'rows', Number(/\d+/.exec(cell(REPORTS, { 'Mã cơ quan': 'STC' }, RESULT))![0]), 2),
  },
  { deed: 'the sheet is sorted by task', act: ({ host }) => host.sort(REPORTS, 3), leaves: true },
];

describe.each(COMMANDS)('While $name', ({ start, run }) => {
  const calls = (): number => {
    const workbook = start();
    run(workbook, {});
    const { count } = workbook.host.lastMeter!;
    closeHosts();
    return count;
  };

  test.each(DEEDS)('$deed: nobody gets another’s rows', ({ act, leaves }) => {
    const count = calls();
    for (const after of pointsOf(count, runs(count, 3))) {
      const workbook = start();
      run(workbook, { meter: { interleave: { after: after - 1, deed: () => act(workbook) } } });
      if (!leaves) expect({ after, strange: strangeRows(workbook) }).toEqual({ after, strange: [] });
      goOn(workbook);
      if (!leaves) expect({ after, strange: strangeRows(workbook) }).toEqual({ after, strange: [] });
      repair(workbook);
      expect(rightsState(workbook).state).toBe('complete');
      expect({ after, strange: strangeRows(workbook) }).toEqual({ after, strange: [] });
      for (const agency of GUARDED_AGENCIES)
        expect(new Set(editableRows(workbook, REPORTS, RESULT, officialOf(agency)))).toContain(
          `2023-Q2 ${agency}`,
        );
      closeHosts();
    }
  });

  test('an official types into his own row: it is taken or refused, and what was taken stands', () => {
    const count = calls();
    let taken = 0;
    for (const after of pointsOf(count, runs(count, 4))) {
      const workbook = start();
      let accepted = false;
      const deed = (): void => {
        try {
          const cell = workbook.cell(REPORTS, { Kỳ: '2023-Q1', 'Mã cơ quan': 'STC' }, RESULT);
          workbook.host.type(REPORTS, cell, 'Gõ giữa chừng', STC);
          accepted = true;
        } catch (error) {
          expect((error as Error).message).toContain('protected');
        }
      };
      run(workbook, { meter: { interleave: { after: after - 1, deed } } });
      const stands = workbook.rows(REPORTS).filter((row) => row[RESULT] === 'Gõ giữa chừng').length;
      expect({ after, stands }).toEqual({ after, stands: accepted ? 1 : 0 });
      expect(rightsOf(workbook, STC).has('Cấu hình 1,1')).toBe(false);
      if (accepted) taken++;
      closeHosts();
    }
    expect(taken).toBeGreaterThan(0);
  });
});
