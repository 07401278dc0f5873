/** What an agency has done, as far as it is rated: the rows that count, by where their points come from. */
import { dueFigures } from '../forms/met.js';
import type { Plan } from '../plan/model.js';
import type { Assessed, ObligationKind } from '../plan/obligations/obligation.js';
import { daysLeft, STANDING } from '../plan/obligations/status.js';
import { completenessOf } from '../plan/ownPlans/completeness.js';
import { SHEET_TITLES } from '../plan/sheetTitles.js';
import type { CriterionSource } from './criteria.js';

/** A row that counts, what it counts as, and where it stands. */
export interface Case {
  readonly key: string;
  /** In words. @example 'Việc NV02: quá hạn' */
  readonly said: string;
  readonly sheet: string;
  /** 1-based; null where it has no row. */
  readonly row: number | null;
}

/** How many deadlines were kept, were late, are overdue; figures met or not count as kept or overdue. */
export interface Deadlines {
  readonly kept: number;
  readonly late: number;
  readonly overdue: number;
}

/** What an agency's points are reckoned from; a source without a case is null. */
export interface Facts {
  /** Share of its own plan that is complete, and the working days that it was issued late. */
  readonly ownPlan: {
    readonly complete: number;
    readonly required: number;
    readonly daysLate: number;
  } | null;
  readonly tasks: Deadlines | null;
  readonly quarterly: Deadlines | null;
  readonly periodic: Deadlines | null;
  readonly indicators: { readonly met: number; readonly due: number } | null;
  /** Findings remedied late or overdue, and re-inspections that found them not remedied; null: never inspected. */
  readonly inspections: { readonly lateFindings: number; readonly failed: number } | null;
  /** Of the forms that it leads, those that came in. */
  readonly forms: { readonly met: number; readonly due: number } | null;
}

export interface AgencyFacts {
  readonly facts: Facts;
  /** The rows behind each source. */
  readonly cases: Readonly<Partial<Record<CriterionSource, readonly Case[]>>>;
  /** Deadlines of whatever kind that are decided: done, or past their day. */
  readonly decided: number;
}

const ofDeadline = ({ key, title, status, source }: Assessed): Case => ({
  key,
  said: `${title}: ${status}`,
  sheet: source.sheet,
  row: source.row,
});

/** Late while whoever took it over is free of that is nobody's fault, and counts for nothing. */
const isFree = ({ freeUntil, done }: Assessed, asOf: number): boolean =>
  freeUntil !== null && (done ?? asOf) <= freeUntil;

export function factsOf(plan: Plan, obligations: readonly Assessed[]): ReadonlyMap<string, AgencyFacts> {
  const { asOf } = plan.settings;
  const byAgency = new Map<string, Assessed[]>();
  for (const one of obligations) {
    const standing = STANDING[one.status];
    const decided = standing === 'kept' || standing === 'late' || standing === 'overdue';
    if (!decided || (standing !== 'kept' && isFree(one, asOf))) continue;
    const own = byAgency.get(one.agency);
    if (own) own.push(one);
    else byAgency.set(one.agency, [one]);
  }
  const plans = new Map(completenessOf(plan).map((one) => [one.agency.code, one]));
  const figures = grouped(dueFigures(plan, asOf), ({ agency }) => agency);
  // "form|SNNMT|X005|2026-Q2": the form of a lead, asked of a unit.
  const forms = grouped(
    [...byAgency.values()].flat().filter(({ kind }) => kind === 'form'),
    ({ key }) => key.split('|')[1]!,
  );
  const findings = grouped(
    plan.findings.filter(({ inspected }) => inspected === null || inspected <= asOf),
    ({ agency }) => agency,
  );
  // Held, and said to have found nothing: of one whose result nobody has written yet nothing is known.
  const clean = grouped(
    (plan.inspectionPlans ?? []).filter(
      ({ held, found }) => held !== null && held <= asOf && found === false,
    ),
    ({ agency }) => agency,
  );

  return new Map(
    plan.agencies.map(({ code }): [string, AgencyFacts] => {
      const own = byAgency.get(code) ?? [];
      const of = (kind: ObligationKind): Assessed[] => own.filter((one) => one.kind === kind);
      const counted = (kind: ObligationKind): Deadlines | null => deadlines(of(kind));
      const met = figures.get(code) ?? [];
      const led = forms.get(code) ?? [];
      const found = findings.get(code) ?? [];
      const failed = found.filter(({ outcome }) => outcome === false);
      const spotless = clean.get(code) ?? [];
      const lateFindings = of('finding').filter(({ status }) => STANDING[status] !== 'kept');
      const [issue] = of('ownPlan');
      const complete = plans.get(code);
      return [
        code,
        {
          decided: own.length,
          facts: {
            ownPlan:
              issue === undefined
                ? null
                : {
                    // Without the check of own plans one that was issued is whole.
                    complete: complete?.complete ?? (issue.done === null ? 0 : 1),
                    required: complete?.required ?? 1,
                    daysLate: Math.max(0, -daysLeft(issue.due!, issue.done ?? asOf, plan.calendar)),
                  },
            tasks: counted('task'),
            quarterly: counted('quarterly'),
            periodic: counted('periodic'),
            indicators:
              met.length === 0 ? null : { met: met.filter((one) => one.met).length, due: met.length },
            inspections:
              found.length + spotless.length === 0
                ? null
                : { lateFindings: lateFindings.length, failed: failed.length },
            forms:
              led.length === 0
                ? null
                : { met: led.filter(({ done }) => done !== null).length, due: led.length },
          },
          cases: {
            ownPlan: [
              ...(issue ? [ofDeadline(issue)] : []),
              ...(complete?.missing ?? []).map(({ task, title }) => ({
                key: `plan|${code}|${task}`,
                said: `${task} ${title}: còn thiếu trong kế hoạch riêng`,
                sheet: SHEET_TITLES.ownPlans,
                row: plan.ownPlanRows?.find((row) => row.agency === code && row.task === task)?.row ?? null,
              })),
            ],
            tasks: of('task').map(ofDeadline),
            quarterly: of('quarterly').map(ofDeadline),
            periodic: of('periodic').map(ofDeadline),
            indicators: met.map(({ indicator, period, met: reached, row }) => ({
              key: `figure|${period}|${code}|${indicator}`,
              said: `${indicator} kỳ ${period}: ${reached ? 'đạt' : 'chưa đạt'}`,
              sheet: SHEET_TITLES.data,
              row,
            })),
            inspections: [
              ...of('finding').map(ofDeadline),
              ...failed.map(({ code: finding, origin, row }) => ({
                key: `finding|${finding}`,
                said: `Tái kiểm tra ${finding}: ${origin} chưa khắc phục`,
                sheet: SHEET_TITLES.findings,
                row,
              })),
              ...spotless.map(({ code: inspection, row }) => ({
                key: `inspection|${inspection}`,
                said: `Kiểm tra ${inspection}: không có tồn tại`,
                sheet: SHEET_TITLES.inspectionPlans,
                row,
              })),
            ],
            forms: led.map(ofDeadline),
          },
        },
      ];
    }),
  );
}

function deadlines(all: readonly Assessed[]): Deadlines | null {
  if (all.length === 0) return null;
  const standing = (wanted: 'kept' | 'late' | 'overdue'): number =>
    all.filter(({ status }) => STANDING[status] === wanted).length;
  return { kept: standing('kept'), late: standing('late'), overdue: standing('overdue') };
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
