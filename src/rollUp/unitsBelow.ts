/** The units below a workbook as its summaries tell them: counted together with its own, and who of them is behind. */
import { type Day, vnDay } from '../calendar/day.js';
import type { Material } from '../summary/material.js';
import { cubeOf } from '../summary/summary.js';
import type { UnitsShown } from '../summary/unitsShown.js';
import { classesOf, type IndicatorSum, indicatorSums, type RollUp, rollUp } from './rollUp.js';
import { figuresSent, type SentUp } from './sentUp.js';
import { UNIT_STATES, type UnitRead } from './units.js';

export interface UnitsBelow extends RollUp, Pick<UnitsShown, 'said' | 'ratings' | 'behind'> {
  /** What units collect, added up; not with the workbook's own. */
  readonly indicators: readonly IndicatorSum[];
}

/**
 * @param units every row of `Đơn vị trực thuộc` with what is known of it
 * @param only numbers of the areas that it is of; null: all
 */
export function unitsBelow(
  material: Material,
  units: readonly UnitRead[],
  only: ReadonlySet<number> | null,
): UnitsBelow {
  const { directory, asOf, calendar } = material;
  const withData = units.filter((one): one is UnitRead & { readonly data: SentUp } => one.data !== null);
  const oldest = withData.reduce<Day | null>(
    (least, { data }) => (least === null || data.asOf < least ? data.asOf : least),
    null,
  );
  return {
    ...rollUp(
      {
        code: '',
        name: material.unit || 'Bảng tính này',
        figures: figuresSent(cubeOf(directory, material.standing(asOf), calendar)),
        agencies: directory.agencies.map(({ name }) => name),
      },
      withData.map(({ code, name, data }) => ({ code, name, figures: data.figures })),
      directory.areas,
      only,
    ),
    said:
      units.length === 0
        ? 'Chưa có đơn vị trực thuộc.'
        : `Số liệu của ${withData.length}/${units.length} đơn vị${oldest === null ? '' : `, cũ nhất ngày ${vnDay(oldest)}`}.`,
    indicators: indicatorSums(
      units
        .filter(({ problem }) => problem === null)
        .map(({ name, data }) => ({ name, indicators: data?.indicators ?? null })),
    ),
    ratings: classesOf(withData.map(({ name, data }) => ({ name, ratings: data.ratings }))),
    behind: behindInWords(units),
  };
}

/** Units whose data are missing, old or not to be read. */
export const behindInWords = (units: readonly UnitRead[]): string[] =>
  units
    .filter(({ state }) => state !== 'ok')
    .map(
      ({ name, code, state, data }) =>
        `${name || code}: ${UNIT_STATES[state].toLowerCase()}${data === null ? '' : ` (ngày ${vnDay(data.asOf)})`}`,
    );
