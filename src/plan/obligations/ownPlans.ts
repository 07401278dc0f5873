/** Own plans: each agency whose kind must issue one, within 15 working days of the plan above it (III.1.a). */

import { planDue } from '../days/dueDays.js';
import { grantsOf } from '../extensions/grants.js';
import { isDocumented } from '../ownPlans/completeness.js';
import { SHEET_TITLES } from '../sheetTitles.js';
import { NO_PASSINGS } from '../succession/passed.js';
import type { ObligationRule } from './obligation.js';

export const ownPlans: ObligationRule = (plan) => {
  const { settings, calendar, agencies, extensions } = plan;
  const grants = grantsOf(extensions);
  const due = settings.planIssued === null ? null : planDue(settings.planIssued, settings.planDays, calendar);
  return agencies
    .filter(({ issuesPlan }) => issuesPlan)
    .map((agency) => ({
      key: `ownPlan|${agency.code}`,
      kind: 'ownPlan',
      agency: agency.code,
      area: 0,
      component: '',
      task: null,
      title: `Ban hành kế hoạch nâng cao Chỉ số PAPI năm ${settings.year}${agency.planIssued !== null && !isDocumented(plan, agency) ? ' (đã ghi ngày, chưa có link hoặc số văn bản)' : ''}`,
      period: null,
      settled: false,
      due,
      passings: NO_PASSINGS,
      grants: grants('ownPlan', '', '', agency.code),
      done: isDocumented(plan, agency) ? agency.planIssued : null,
      progress: null,
      returned: null,
      source: { sheet: SHEET_TITLES.agencies, row: agency.row },
    }));
};
