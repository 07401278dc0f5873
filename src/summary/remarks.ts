/** Difficulties and proposals, word for word, with whose they are. */
import type { Material } from './material.js';
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

/**
 * Of a quarter: its own rows. Of a longer period: the rows of the quarters that began in it. Of no period: all.
 *
 * @param wanted which tasks' rows
 */
export function remarksOf(
  { directory, reports }: Pick<Material, 'directory' | 'reports'>,
  period: ListedPeriod | null,
  wanted: (row: Material['reports'][number]) => boolean,
): Remark[] {
  const within = new Set(
    directory.periods
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
