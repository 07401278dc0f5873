/** What was done, in the agencies' own words: the results that they reported, task by task. */
import type { Material } from './material.js';
import { periodsWithin } from './remarks.js';
import { type SaidByMany, saidByMany } from './saidByMany.js';
import type { ListedPeriod } from './scope.js';

/** What was reported of one task; equal words of several agencies once. */
export interface TaskResults {
  readonly area: number;
  readonly task: string;
  readonly title: string;
  /** The most telling first: with figures in them, said by most, the fullest. */
  readonly said: readonly SaidByMany[];
}

const hasFigures = (text: string): boolean => /\d/.test(text);

/** Of the rows that were sent and not returned, in the order of the tasks. */
export function resultsOf(
  { directory, reports }: Pick<Material, 'directory' | 'reports'>,
  period: ListedPeriod | null,
  wanted: (row: Material['reports'][number]) => boolean,
): TaskResults[] {
  const within = periodsWithin(directory, period);
  const nameByCode = new Map(directory.agencies.map(({ code, name }) => [code, name]));
  const byTask = new Map<string, Material['reports'][number][]>();
  for (const row of reports) {
    if (!row.result.trim() || row.sent === null || row.review === 'Trả lại') continue;
    if (!within.has(row.period) || !wanted(row)) continue;
    const rows = byTask.get(row.task);
    if (rows) rows.push(row);
    else byTask.set(row.task, [row]);
  }
  return directory.tasks.flatMap(({ code, title, area }): TaskResults[] => {
    const rows = byTask.get(code);
    if (!rows) return [];
    const said = saidByMany(
      rows.map(({ result, agency, task, row }) => ({
        text: result,
        agencyName: nameByCode.get(agency)!,
        task,
        row,
      })),
    );
    return [
      {
        area,
        task: code,
        title,
        said: said.sort(
          (a, b) =>
            Number(hasFigures(b.text)) - Number(hasFigures(a.text)) ||
            b.agencies.length - a.agencies.length ||
            b.text.length - a.text.length,
        ),
      },
    ];
  });
}
