/**
 * Inspection findings, each for the inspected agency to remedy by its day (II.3.a). One without a day is open without
 * one. A re-inspection looks at an earlier finding again: as long as it says that the finding is not remedied, it is
 * not, whatever was said before.
 */
import type { Day } from '../../calendar/day.js';
import { grantsOf } from '../extensions/grants.js';
import type { InspectionFinding, Plan } from '../model.js';
import { SHEET_TITLES } from '../sheetTitles.js';
import { NO_PASSINGS } from '../succession/passed.js';
import type { ObligationRule } from './obligation.js';

/** The latest day, by the as-of day, on which a finding was found not remedied, by its code. */
function foundOpen(findings: readonly InspectionFinding[], asOf: Day): Map<string, Day> {
  const latest = new Map<string, { readonly day: Day; readonly remedied: boolean }>();
  for (const { origin, inspected, outcome } of findings) {
    if (origin === '' || outcome === null || inspected === null || inspected > asOf) continue;
    const standing = latest.get(origin);
    if (!standing || standing.day <= inspected) latest.set(origin, { day: inspected, remedied: outcome });
  }
  return new Map([...latest].flatMap(([code, { day, remedied }]) => (remedied ? [] : [[code, day]])));
}

type Inspected = Pick<Plan, 'findings' | 'settings' | 'inspectionPlans'>;

interface FindingStanding {
  readonly finding: InspectionFinding;
  readonly done: Day | null;
  /** What is said beside its title. */
  readonly said: string;
  /** Remedied, and whoever inspected has not said whether it is. */
  readonly waits: boolean;
}

function standings({ findings, settings, inspectionPlans }: Inspected): FindingStanding[] {
  const open = foundOpen(findings, settings.asOf);
  const foundRemedied = new Set(
    findings.flatMap(({ origin, outcome }) => (outcome === true && !open.has(origin) ? [origin] : [])),
  );
  return (
    findings
      // A re-inspection that sets no new day only says how its finding stands: it is no deadline of its own.
      .filter(({ origin, due }) => origin === '' || due !== null)
      .map((finding): FindingStanding => {
        const since = open.get(finding.code);
        const undone = since !== undefined && finding.remedied !== null && finding.remedied <= since;
        // Where inspections are planned, an agency closes with evidence, and whoever inspected says whether it is remedied.
        const ends =
          inspectionPlans === null || finding.confirmed === 'Đã xác nhận' || foundRemedied.has(finding.code);
        const unproven = !ends && !finding.proven;
        const done = undone || unproven || finding.confirmed === 'Chưa đạt' ? null : finding.remedied;
        const waits = !ends && done !== null;
        const lacks = unproven && !undone && finding.remedied !== null && finding.confirmed !== 'Chưa đạt';
        return { finding, done, said: waits ? ' (chờ xác nhận)' : lacks ? ' (thiếu minh chứng)' : '', waits };
      })
  );
}

/** Findings that were remedied and wait for whoever inspected to confirm it. */
export const awaitingConfirmation = (plan: Inspected): InspectionFinding[] =>
  standings(plan).flatMap(({ finding, waits }) => (waits ? [finding] : []));

export const findings: ObligationRule = (plan) => {
  const grants = grantsOf(plan.extensions);
  return standings(plan).map(({ finding, done, said }) => ({
    key: `finding|${finding.code}`,
    kind: 'finding',
    agency: finding.agency,
    area: finding.area,
    component: '',
    task: null,
    title: `${finding.remedy || finding.shortcoming}${said}`,
    period: null,
    settled: false,
    due: finding.due,
    passings: NO_PASSINGS,
    grants: grants('finding', finding.code, '', finding.agency),
    done,
    progress: null,
    returned: null,
    source: { sheet: SHEET_TITLES.findings, row: finding.row },
  }));
};
