/**
 * Lead agencies inspect in quarter III (III.2.c), where the workbook has a plan of inspections: one obligation for each,
 * due on the quarter's last day, done on the first day in it on which that agency held one.
 */
import { type Day, dayOf } from '../../calendar/day.js';
import { inspectingLeads } from '../inspections/planned.js';
import { SHEET_TITLES } from '../sheetTitles.js';
import { NO_PASSINGS } from '../succession/passed.js';
import type { ObligationRule } from './obligation.js';

export const inspections: ObligationRule = (plan) => {
  const { inspectionPlans, settings } = plan;
  if (inspectionPlans === null) return [];
  const [first, last] = [dayOf(settings.year, 7, 1), dayOf(settings.year, 9, 30)];
  return inspectingLeads(plan).map(({ code }) => {
    const own = inspectionPlans.filter(({ inspector }) => inspector === code);
    const held = own.flatMap((row) =>
      row.held !== null && row.held >= first && row.held <= last ? [row.held] : [],
    );
    const row = own.find(({ quarter }) => quarter === 3) ?? own[0];
    return {
      key: `inspection|${code}`,
      kind: 'inspection',
      agency: code,
      area: 0,
      component: '',
      task: null,
      title: 'Kiểm tra quý III',
      period: null,
      settled: false,
      due: last,
      passings: NO_PASSINGS,
      grants: [],
      done: held.length === 0 ? null : (Math.min(...held) as Day),
      progress: null,
      returned: null,
      source: { sheet: SHEET_TITLES.inspectionPlans, row: row?.row ?? 2 },
    };
  });
};
