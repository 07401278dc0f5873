/** Difficulties and proposals, word for word, with whose they are. */
import type { Material } from './material.js';
import { type SaidByMany, saidByMany } from './saidByMany.js';
import type { ListedPeriod } from './scope.js';

export interface Remark {
  readonly period: string;
  readonly agencyName: string;
  /** Code of the task. */
  readonly task: string;
  readonly title: string;
  readonly difficulties: string;
  readonly proposals: string;
  /** Row of `Báo cáo quý`. */
  readonly row: number;
}

/** Codes of a quarter alone; of a longer period, of the quarters that began in it; of no period, of all. */
export const periodsWithin = (
  { periods }: Material['directory'],
  period: ListedPeriod | null,
): ReadonlySet<string> =>
  new Set(
    periods
      .filter(
        ({ code, from }) =>
          period === null ||
          code === period.code ||
          (from !== null &&
            period.from !== null &&
            period.to !== null &&
            from >= period.from &&
            from <= period.to),
      )
      .map(({ code }) => code),
  );

/** Difficulties, and proposals: equal texts once, with who said them. */
export interface RemarkGroups {
  readonly difficulties: readonly SaidByMany[];
  readonly proposals: readonly SaidByMany[];
}

export const remarkGroups = (remarks: readonly Remark[]): RemarkGroups => {
  const of = (what: 'difficulties' | 'proposals'): SaidByMany[] =>
    saidByMany(remarks.map((remark) => ({ ...remark, text: remark[what] })));
  return { difficulties: of('difficulties'), proposals: of('proposals') };
};

/**
 * The rows of the periods within one.
 *
 * @param wanted which tasks' rows
 */
export function remarksOf(
  { directory, reports }: Pick<Material, 'directory' | 'reports'>,
  period: ListedPeriod | null,
  wanted: (row: Material['reports'][number]) => boolean,
): Remark[] {
  const within = periodsWithin(directory, period);
  const nameByCode = new Map(directory.agencies.map(({ code, name }) => [code, name]));
  const titleByCode = new Map(directory.tasks.map(({ code, title }) => [code, title]));
  return reports
    .filter((row) => (row.difficulties || row.proposals) && within.has(row.period) && wanted(row))
    .map(({ period, agency, task, title, difficulties, proposals, row }) => ({
      period,
      agencyName: nameByCode.get(agency)!,
      task,
      title: titleByCode.get(task) ?? title,
      difficulties,
      proposals,
      row,
    }));
}
