/** Six-month and annual reports (III.1.b): each before the day that its period states for the workbook's level. */

import { lastDayBefore } from '../days/dueDays.js';
import { grantsOf } from '../extensions/grants.js';
import { SHEET_TITLES } from '../sheetTitles.js';
import { NO_PASSINGS } from '../succession/passed.js';
import type { ObligationRule } from './obligation.js';

export const periodicReports: ObligationRule = ({ periods, periodicRows, extensions }) => {
  const grants = grantsOf(extensions);
  const periodByCode = new Map(periods.map((period) => [period.code, period]));
  return periodicRows.map((row) => {
    const period = periodByCode.get(row.period);
    const before = period?.before ?? null;
    return {
      key: `periodic|${row.period}|${row.agency}`,
      kind: 'periodic',
      agency: row.agency,
      area: 0,
      component: '',
      task: null,
      title: `Nộp báo cáo: ${period?.title || row.period}`,
      period: row.period,
      settled: period?.state === 'Đã chốt',
      due: before === null ? null : lastDayBefore(before),
      passings: NO_PASSINGS,
      grants: grants('report', '', row.period, row.agency),
      done: row.submitted,
      progress: null,
      returned: null,
      source: { sheet: SHEET_TITLES.periodic, row: row.row },
    };
  });
};
