/** Inspection findings with a day by which the inspected agency is to remedy them (II.3.a). */
import type { ObligationRule } from '../obligation.js';
import { SHEET_TITLES } from '../sheetTitles.js';

export const findings: ObligationRule = (plan) =>
  plan.findings
    .filter((finding) => finding.due !== null)
    .map((finding) => ({
      key: `finding|${finding.code}`,
      kind: 'finding',
      agency: finding.agency,
      area: finding.area,
      component: '',
      task: null,
      title: finding.remedy || finding.shortcoming,
      period: null,
      settled: false,
      due: finding.due,
      done: finding.remedied,
      progress: null,
      source: { sheet: SHEET_TITLES.findings, row: finding.row },
    }));
