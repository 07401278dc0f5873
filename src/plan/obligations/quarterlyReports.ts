/** Quarterly rows: each is to be sent before the day that its period states for the workbook's level. */

import { lastDayBefore } from '../dueDays.js';
import type { ObligationRule } from '../obligation.js';
import { SHEET_TITLES } from '../sheetTitles.js';

export const quarterlyReports: ObligationRule = ({ periods, tasks, quarterlyRows }) => {
  const periodByCode = new Map(periods.map((period) => [period.code, period]));
  const taskByCode = new Map(tasks.map((task) => [task.code, task]));
  return quarterlyRows.map((row) => {
    const period = periodByCode.get(row.period);
    const before = period?.before ?? null;
    const task = taskByCode.get(row.task);
    return {
      key: `quarterly|${row.period}|${row.agency}|${row.task}`,
      kind: 'quarterly',
      agency: row.agency,
      area: task?.area ?? 0,
      component: task?.component ?? '',
      task: row.task,
      title: `Báo cáo ${row.period}: ${task?.title ?? row.title}`,
      period: row.period,
      settled: row.review === 'Đã duyệt' || period?.state === 'Đã chốt',
      due: before === null ? null : lastDayBefore(before),
      done: row.sent,
      progress: row.progress,
      source: { sheet: SHEET_TITLES.quarterly, row: row.row },
    };
  });
};
