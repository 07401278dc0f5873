/** Samples that the local host opens with: a workbook in order, in which people have worked as people do. */
import type {
  CheckReport,
  Overview,
  RemindersPreview,
  ScoresReport,
  SummaryPreview,
} from '../../src/contract.js';
import { LIVED_SAMPLES } from '../support/localHost.js';
import { closeHosts, openTestHost } from '../support/preparedHost.js';

afterEach(closeHosts);

test('An Bình: a year that one can believe, in order', () => {
  const workbook = openTestHost(undefined, '2026-01-09');
  const { live, today } = LIVED_SAMPLES['an-binh-2026'];
  live({ host: workbook.host, clock: workbook.clock }, { heading: () => undefined, say: () => undefined });
  expect(workbook.host.triggerErrors).toEqual([]);
  expect(workbook.host.state.triggers.filter(({ kind }) => kind === 'once')).toEqual([]);
  expect(workbook.call<CheckReport>('checkWorkbook').findings).toEqual([]);
  const overview = workbook.call<Overview>('getOverview');
  expect(overview).toMatchObject({ asOf: today, rights: { state: 'complete' } });
  expect(overview.warnings).toEqual([expect.stringContaining('kỳ đã chốt')]);
  expect(overview.onTimeRate).toBeGreaterThan(0.75);
  expect(overview.onTimeRate).toBeLessThan(0.95);
  // Who is late for long is told of to the head.
  const { digests } = workbook.call<RemindersPreview>('previewReminders');
  expect(digests.filter(({ cc }) => cc.length > 0).length).toBeGreaterThan(10);
  expect(workbook.call<SummaryPreview>('previewSummary').tables.length).toBeGreaterThan(3);
  // Scores of PAPI to look at, said to be an example; some of what is weak has no task.
  const scores = workbook.call<ScoresReport>('getScores');
  expect(scores).toMatchObject({ province: 'An Bình', year: 2025, examples: true });
  expect(scores.total.now).toBeGreaterThan(8);
  expect(scores.lines.every(({ source }) => source === 'Ví dụ, không phải số công bố')).toBe(true);
  expect(scores.lines.flatMap(({ flags }) => flags)).toContain('Chưa có nhiệm vụ');
});
