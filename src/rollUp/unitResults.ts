/**
 * What a unit's own reports and figures say for the plan above it: one result for each period and task that carries the
 * upper plan's code, one figure for each period and indicator, put together over the unit's own agencies, of approved
 * rows alone (capabilities 11).
 */

import type { Day } from '../calendar/day.js';
import { comparable } from '../cells/comparable.js';
import { fitting } from '../cells/fittingText.js';
import { indicatorsShown } from '../forms/shown.js';
import type { IndicatorType, Plan, QuarterlyRow } from '../plan/model.js';

/** What a unit reports on a task of the upper plan. Nothing is '' or null. */
export interface SentResult {
  readonly period: string;
  /** Of the upper plan. */
  readonly task: string;
  readonly title: string;
  readonly result: string;
  /** 0 to 100. */
  readonly progress: number | null;
  readonly done: Day | null;
  readonly evidence: string;
  readonly difficulties: string;
  readonly proposals: string;
}

/** What a unit has to say for an indicator in a period. */
export interface SentData {
  readonly period: string;
  readonly code: string;
  readonly title: string;
  readonly type: IndicatorType;
  readonly value: number | null;
  readonly denominator: number | null;
  readonly words: string;
}

/** The most characters of each text: as the columns above have it. */
const LONGEST = { result: 5_000, difficulties: 5_000, proposals: 5_000, evidence: 500 } as const;

/** One that was edited afterwards says what was approved until it is approved anew. */
const isApproved = ({ review, edited }: Pick<QuarterlyRow, 'review' | 'edited'>): boolean =>
  review === 'Đã duyệt' || edited;

/**
 * @param upperCode the upper plan's code of a task, by the task's own code; tasks without one are nobody's above
 * @param evidenceOf what stands in `Minh chứng` of a row
 * @returns in the order of the periods, then of the tasks. A day of completion only where every row of the task in that
 * period is approved and done; progress is the mean of what is stated, and not 100 before that
 * @example two rooms, 100 % done on 20/06 and 50 %: progress 75, no day; the second done on 25/06: 100, 25/06
 */
export function resultsSent(
  plan: Pick<Plan, 'periods' | 'tasks' | 'quarterlyRows' | 'agencies'>,
  upperCode: ReadonlyMap<string, string>,
  evidenceOf: (row: QuarterlyRow) => string,
): SentResult[] {
  const nameOf = new Map(plan.agencies.map(({ code, name }) => [code, name]));
  const byKey = new Map<
    string,
    { readonly task: string; readonly title: string; readonly rows: QuarterlyRow[] }
  >();
  const titles = new Map(plan.tasks.map(({ code, title }) => [code, title]));
  for (const row of plan.quarterlyRows) {
    const task = upperCode.get(row.task);
    if (task === undefined) continue;
    const key = `${row.period}|${comparable(task)}`;
    const standing = byKey.get(key) ?? { task, title: titles.get(row.task) ?? row.title, rows: [] };
    standing.rows.push(row);
    byKey.set(key, standing);
  }
  return [...byKey.values()].flatMap(({ task, title, rows }): SentResult[] => {
    const approved = rows.filter(isApproved);
    if (approved.length === 0) return [];
    const all = approved.length === rows.length && approved.every(({ done }) => done !== null);
    const stated = approved.flatMap(({ progress }) => (progress === null ? [] : [progress]));
    const mean = Math.round(stated.reduce((sum, one) => sum + one, 0) / Math.max(stated.length, 1));
    const together = (key: keyof typeof LONGEST, textOf: (row: QuarterlyRow) => string): string => {
      const texts = approved
        .map((row) => ({ whose: nameOf.get(row.agency) ?? row.agency, text: textOf(row).trim() }))
        .filter(({ text }) => text !== '');
      const lines =
        rows.length === 1 || key === 'evidence'
          ? [...new Set(texts.map(({ text }) => text))]
          : texts.map(({ whose, text }) => `${whose}: ${text}`);
      return fitting(
        [
          ...(key === 'result' && approved.length < rows.length
            ? [`Đã duyệt báo cáo của ${approved.length}/${rows.length} cơ quan.`]
            : []),
          ...lines,
        ].join('\n'),
        LONGEST[key],
      );
    };
    return [
      {
        period: rows[0]!.period,
        task,
        title,
        result: together('result', ({ result }) => result),
        progress: stated.length === 0 ? null : all ? mean : Math.min(mean, 99),
        done: all ? (Math.max(...approved.map(({ done }) => done!)) as Day) : null,
        evidence: together('evidence', evidenceOf),
        difficulties: together('difficulties', ({ difficulties }) => difficulties),
        proposals: together('proposals', ({ proposals }) => proposals),
      },
    ];
  });
}

/**
 * Figures by period, by the rules of forms (Σ numerators and Σ denominators, blank is not nought). What cannot be added
 * up goes up where one agency alone has answered.
 */
export function dataSent(plan: Plan): SentData[] {
  const approved = plan.dataRows.filter(isApproved);
  if (approved.length === 0) return [];
  const periods = new Set(approved.map(({ period }) => period));
  return plan.periods
    .filter(({ code }) => periods.has(code))
    .flatMap((period) =>
      indicatorsShown({ ...plan, dataRows: approved }, period).flatMap(
        ({ code, title, type, adding, numerator, denominator, answered }): SentData[] => {
          const rows = approved.filter((row) => row.period === period.code && row.indicator === code);
          const words = fitting(
            rows
              .map((row) => row.words.trim())
              .filter((one) => one !== '')
              .join('\n'),
            LONGEST.result,
          );
          const alone = type === 'Có/Không' || adding === 'Không cộng';
          const value = type === 'Chữ' || (alone && answered !== 1) ? null : numerator;
          return value === null && words === ''
            ? []
            : [
                {
                  period: period.code,
                  code,
                  title,
                  type,
                  value,
                  denominator: value === null || type === 'Có/Không' ? null : denominator,
                  words,
                },
              ];
        },
      ),
    );
}
