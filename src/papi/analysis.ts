/** Last year's index beside this year's work (capabilities §7; III.3.d): where it fell, and whether anybody is at work on it. */
import { comparable } from '../cells/comparable.js';
import type { PapiScore, Plan } from '../plan/model.js';
import type { Assessed } from '../plan/obligations/obligation.js';
import { consolidate, partitionOf, tallied } from '../summary/consolidate.js';
import type { Figures } from '../summary/figures.js';
import { type Change, changeOf, difference, type Point } from './change.js';
import { partCode, partsOf, titleIn } from './parts.js';

export const FLAGS = ['Chưa có nhiệm vụ', 'Xem lại giải pháp'] as const;
export type Flag = (typeof FLAGS)[number];

export interface ScoreLine {
  /** 1 to 8. */
  readonly area: number;
  /** '3.3'; '' for the area itself. */
  readonly part: string;
  readonly title: string;
  readonly now: Point;
  /** Of the last year before that has it; null where none has, or it was another part then. */
  readonly before: (Point & { readonly year: number }) | null;
  readonly change: number | null;
  readonly says: Change | null;
  /** Behind the country's median and best; negative where it is ahead. */
  readonly toMedian: number | null;
  readonly toBest: number | null;
  readonly group: PapiScore['group'];
  readonly rank: number | null;
  /** Every year's score, the earliest first. */
  readonly years: readonly (Point & { readonly year: number })[];
  /** Tasks of this year's plan that serve it. */
  readonly tasks: number;
  /** Share in time of what is decided of them, 0 to 1; null where nothing is. */
  readonly onTimeRate: number | null;
  /** Indicators of these tasks that reached their target, of those that have figures. */
  readonly reached: number;
  readonly measured: number;
  readonly flags: readonly Flag[];
  readonly source: string;
  /** Its row in `Điểm PAPI`. */
  readonly row: number;
}

/** "UBND tỉnh Hưng Yên", "Tỉnh Hưng Yên", "Hưng Yên" are one province. */
export const provinceKey = (text: string): string =>
  comparable(text).replace(/^(?:(?:ubnd|ủy ban nhân dân) )?(?:(?:tỉnh|thành phố|tp\.?) )?/, '');

/** The sum of the eight areas; null unless all eight are there. */
export function totalOf(scores: readonly PapiScore[]): number | null {
  const areas = scores.filter(({ part }) => part === '');
  return new Set(areas.map(({ area }) => area)).size === 8
    ? Math.round(areas.reduce((sum, { score }) => sum + score, 0) * 100) / 100
    : null;
}

/** An indicator as far as this looks at it. */
export interface Measured {
  readonly task: string;
  readonly area: number;
  readonly reached: boolean | null;
}

/**
 * A province's scores of a year, each area followed by its parts.
 *
 * @param scores of that province alone
 * @example part 3.3 from 1,90 [1,85–1,95] to 1,70 [1,64–1,76], without a task //=> says 'Tụt rõ', flags ['Chưa có nhiệm vụ']
 */
export function analysisOf(
  scores: readonly PapiScore[],
  year: number,
  { tasks, calendar, parts }: Pick<Plan, 'tasks' | 'calendar' | 'parts'>,
  obligations: readonly Assessed[],
  indicators: readonly Measured[],
): ScoreLine[] {
  const areas = partsOf(year, parts);
  const work = obligations.filter(({ kind }) => kind === 'task');
  const counted = tallied(work, calendar);
  const figuresBy = (keyOf: (one: Assessed) => string): ReadonlyMap<string, Figures> => {
    const groups = [...new Set(work.map(keyOf))].map((key) => ({ key, title: key }));
    return new Map(
      consolidate(counted, partitionOf(counted, { groups, keyOf })).map((line) => [line.key, line]),
    );
  };
  const byArea = figuresBy(({ area }) => String(area));
  const byPart = figuresBy(({ component }) => partCode(component));
  const partOfTask = new Map(tasks.map(({ code, component }) => [code, partCode(component)]));
  return areas.flatMap(({ number, components }) =>
    ['', ...components.map(partCode)].flatMap((part): ScoreLine[] => {
      const own = scores
        .filter((one) => one.area === number && one.part === part)
        .sort((a, b) => a.year - b.year);
      const now = own.find((one) => one.year === year);
      if (!now) return [];
      const title = titleIn(areas, number, part);
      // A code may stand for another part in another year's survey.
      const alike = own.filter(
        (one) => comparable(titleIn(partsOf(one.year, parts), number, part)) === comparable(title),
      );
      const before = alike.filter((one) => one.year < year).pop() ?? null;
      const says = before && changeOf(now, before);
      const serving = tasks.filter((task) =>
        part === '' ? task.area === number : partCode(task.component) === part,
      ).length;
      const line = part === '' ? byArea.get(String(number)) : byPart.get(part);
      const measured = indicators.filter(
        (one) =>
          one.reached !== null && (part === '' ? one.area === number : partOfTask.get(one.task) === part),
      );
      const allInTime = line !== undefined && line.counts['Hoàn thành đúng hạn'] === line.total;
      const flags: Flag[] = [];
      if (serving === 0 && (says === 'Tụt rõ' || now.group === 'Thấp nhất')) flags.push('Chưa có nhiệm vụ');
      if (says === 'Tụt rõ' && allInTime) flags.push('Xem lại giải pháp');
      return [
        {
          area: number,
          part,
          title,
          now: { score: now.score, low: now.low, high: now.high },
          before: before && { year: before.year, score: before.score, low: before.low, high: before.high },
          change: before && difference(now.score, before.score),
          says,
          toMedian: now.median === null ? null : difference(now.median, now.score),
          toBest: now.best === null ? null : difference(now.best, now.score),
          group: now.group,
          rank: now.rank,
          years: alike.map(({ year, score, low, high }) => ({ year, score, low, high })),
          tasks: serving,
          onTimeRate: line?.onTimeRate ?? null,
          reached: measured.filter(({ reached }) => reached).length,
          measured: measured.length,
          flags,
          source: now.source,
          row: now.row,
        },
      ];
    }),
  );
}
