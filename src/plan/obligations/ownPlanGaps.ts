/** What is missing in own plans that were issued: to be put in within 5 working days; gone once it is there (III.1.a). */

import { completenessOf, missingInWords } from '../ownPlans/completeness.js';
import { SHEET_TITLES } from '../sheetTitles.js';
import { NO_PASSINGS } from '../succession/passed.js';
import type { ObligationRule } from './obligation.js';

export const ownPlanGaps: ObligationRule = (plan) =>
  completenessOf(plan).flatMap((one) => {
    const { agency, due, missing } = one;
    if (due === null || missing.length === 0) return [];
    const rows = plan.ownPlanRows!.filter((row) => row.agency === agency.code);
    const first = rows.find(({ task }) => task === missing[0]!.task) ?? rows[0];
    return [
      {
        key: `gaps|${agency.code}`,
        kind: 'gaps',
        agency: agency.code,
        area: 0,
        component: '',
        task: null,
        title: missingInWords(one),
        period: null,
        settled: false,
        due,
        passings: NO_PASSINGS,
        grants: [],
        done: null,
        progress: null,
        returned: null,
        source: first
          ? { sheet: SHEET_TITLES.ownPlans, row: first.row }
          : { sheet: SHEET_TITLES.agencies, row: agency.row },
      },
    ];
  });
