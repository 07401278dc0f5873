/** A form that is written while others type, or is cut off: it is what was entered, and nothing else is touched. */
import type { SummaryReport } from '../../../src/contract.js';
import { collecting, enter, share } from '../../support/plans/collectedPlan.js';
import { closeHosts, type TestHost } from '../../support/preparedHost.js';
import { runs } from '../../support/soak.js';
import { pointsOf } from '../../support/standingRights.js';

afterAll(closeHosts);

const SHEET = 'Biểu SNV 2026-Q1';
const REQUEST = { form: 'SNV', period: '2026-Q1' };
const entered = (): TestHost => {
  const workbook = collecting();
  share(workbook, 'X01', 45, 50);
  share(workbook, 'X02', 30, 60);
  return workbook;
};
const line = (workbook: TestHost, name: string): readonly unknown[] =>
  workbook
    .cells(SHEET)
    .find((row) => row[1] === name)!
    .slice(2, 4);
/** In `npm run soak` at every call. */
const every = (all: number): number[] => pointsOf(all, runs(all, 4));
const calls = (): number => entered().host.run('writeSummary', [REQUEST]).calls;
const data = (workbook: TestHost): unknown[][] =>
  workbook.rows('Số liệu').map((row) => [row['Mã cơ quan'], row['Giá trị/Tử số'], row['Mẫu số']]);

test('What a unit types meanwhile stands in its row, and the form holds it or what was there before, whole', () => {
  for (const after of every(calls() - 1)) {
    const workbook = entered();
    const deed = (): void => share(workbook, 'X01', 50, 50);
    workbook.host.run('writeSummary', [REQUEST], { meter: { interleave: { after, deed } } });
    expect(data(workbook)).toContainEqual(['X01', 50, 50]);
    const [own, all] = [line(workbook, 'UBND xã Một'), line(workbook, 'Tổng cộng')];
    expect([
      [45, 75],
      [50, 80],
    ]).toContainEqual([own[0], all[0]]);
    workbook.host.close();
  }
});

test('Cut off anywhere, it is written whole by the next run, once, and the figures are untouched', () => {
  const whole = entered();
  whole.call<SummaryReport>('writeSummary', REQUEST);
  const [wanted, before] = [whole.cells(SHEET).slice(5), data(whole)];
  for (const killAt of every(calls())) {
    const workbook = entered();
    expect(() => workbook.call('writeSummary', REQUEST, { meter: { killAt } })).toThrow(
      'Exceeded maximum execution time',
    );
    enter(workbook, 'STC', 'CT02', { 'Giá trị/Tử số': '' });
    workbook.call('writeSummary', REQUEST);
    expect(workbook.cells(SHEET).slice(5)).toEqual(wanted);
    expect(data(workbook)).toEqual(before);
    expect(workbook.host.sheets().filter(({ title }) => title.startsWith('Biểu '))).toHaveLength(1);
    workbook.host.close();
  }
});

test('A sheet of that name that somebody makes meanwhile keeps what stands in it', () => {
  for (const after of every(calls() - 1)) {
    const workbook = entered();
    let made = false;
    const deed = (): void => {
      if (workbook.host.sheets().some(({ title }) => title === SHEET)) return;
      workbook.host.state.grid.addSheet(SHEET, 5);
      workbook.host.paste(SHEET, 'A1', [['của riêng tôi']]);
      made = true;
    };
    try {
      workbook.host.run('writeSummary', [REQUEST], { meter: { interleave: { after, deed } } });
    } catch (error) {
      expect((error as Error).message).toContain(`Đã có trang «${SHEET}»`);
    }
    if (made) expect(workbook.cells(SHEET)[0]![0]).toBe('của riêng tôi');
    workbook.host.close();
  }
});
