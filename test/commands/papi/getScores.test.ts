/** Scores of PAPI in a workbook: their sheets come when they are wanted, and what they say stands beside the plan's work. */
import type { ReportData, ScoresReport, SetUpReport } from '../../../src/contract.js';
import { guardedPlan, officialOf } from '../../support/plans/guardedPlan.js';
import { pasteScores } from '../../support/plans/papiScores.js';
import { closeHosts } from '../../support/preparedHost.js';

afterAll(closeHosts);

test('are made when wanted, read as pasted, and analysed for whoever looks', () => {
  const workbook = guardedPlan();
  expect(workbook.call<ScoresReport>('getScores')).toMatchObject({ made: false, year: null, lines: [] });
  const { created } = workbook.call<SetUpReport>('setUpWorkbook', { with: ['papi'] });
  expect(created).toEqual(['Điểm PAPI', 'Nội dung PAPI']);
  expect(workbook.call<ScoresReport>('getScores')).toMatchObject({ made: true, year: null });
  expect(workbook.call<ReportData>('getReport').scores).toBeNull();
  pasteScores(workbook);
  const report = workbook.call<ScoresReport>('getScores', undefined, { user: officialOf('STC') });
  expect(report).toMatchObject({
    province: 'Hưng Yên',
    provinces: ['Hưng Yên', 'Thái Bình'],
    year: 2022,
    years: [2022, 2021],
    total: { now: 46.75, before: 47.1 },
    examples: true,
  });
  // Cells of scores stay the text that was pasted: no day is made of 7.12.
  expect(workbook.rows('Điểm PAPI')[0]).toMatchObject({ Năm: '2021', Điểm: '5.10' });
  const line = (part: string) => report.lines.find((one) => one.part === part)!;
  expect(line('3.3')).toMatchObject({ says: 'Tụt rõ', tasks: 0, flags: ['Chưa có nhiệm vụ'] });
  expect(report.lines.find(({ area, part }) => area === 2 && part === '')).toMatchObject({ says: 'Tăng rõ' });
  expect(report.lines.filter(({ part }) => part === '').map(({ area }) => area)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8,
  ]);
  expect(workbook.call<ScoresReport>('getScores', { year: 2021 }).lines[0]).toMatchObject({ before: null });
  expect(workbook.call<ScoresReport>('getScores', { province: 'tỉnh Thái Bình' })).toMatchObject({
    province: 'Thái Bình',
    years: [2022],
    total: { now: null, before: null },
  });
  expect(() => workbook.call('getScores', { province: 'Nam Định' })).toThrow(/chưa có điểm của «Nam Định»/);
  expect(() => workbook.call('getScores', { year: 2019 })).toThrow(/chưa có điểm năm 2019 của Hưng Yên/);
  // The first free row of Nhiệm vụ, to which «Thêm nhiệm vụ» leads.
  expect(workbook.cells('Nhiệm vụ')[report.freeTaskRow - 1]?.[0] ?? '').toBe('');
  expect(workbook.cells('Nhiệm vụ')[report.freeTaskRow - 2]![0]).not.toBe('');
  // The official report tells of it, but not one of an area or a lead agency.
  const scoresIn = (asked: object): unknown => workbook.call<ReportData>('getReport', asked).scores;
  expect(scoresIn({})).toMatchObject({ year: 2022, province: 'Hưng Yên', lines: report.lines });
  expect(scoresIn({ area: 1 })).toBeNull();
});
