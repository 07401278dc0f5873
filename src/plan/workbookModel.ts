/** What a workbook is of: a province of two levels or of three, or a unit below with its own. */
import type { Day } from '../calendar/day.js';
import { dayOf, vnDay, yearOf } from '../calendar/day.js';
import type { AgencyKind } from './agencies/kinds.js';
import { isProvince, type Level } from './model.js';

/**
 * twoLevels: a province with its communes, since districts ended. threeLevels: a province with districts and communes,
 * until then. lower: a district or commune with its own units.
 */
export const WORKBOOK_MODELS = ['twoLevels', 'threeLevels', 'lower'] as const;
export type WorkbookModel = (typeof WORKBOOK_MODELS)[number];

/** Districts ended on this day (Luật Tổ chức chính quyền địa phương 2025). */
const DISTRICTS_ENDED: Day = dayOf(2025, 7, 1);

const DISTRICT: AgencyKind = 'UBND cấp huyện';
const COMMUNE: AgencyKind = 'UBND cấp xã';

/** What the workbook's level and agencies tell of a model that nobody has stated; null where they tell nothing. */
export function likelyModel(
  level: Level,
  agencies: readonly { readonly kind: string }[],
): WorkbookModel | null {
  if (!isProvince(level)) return 'lower';
  if (agencies.some(({ kind }) => kind === DISTRICT)) return 'threeLevels';
  return agencies.some(({ kind }) => kind === COMMUNE) ? 'twoLevels' : null;
}

/** The level that a model has; of `lower` the one that stands, where it is one below the province. */
export const levelOf = (model: WorkbookModel, level: Level): Level =>
  model !== 'lower' ? 'Cấp tỉnh' : isProvince(level) ? 'Cấp xã' : level;

/**
 * What does not go together in the description of a plan, in sentences.
 *
 * @example descriptionWarnings({ model: 'twoLevels', year: 2023, issued: null }) // three levels until 30/6/2025
 */
export function descriptionWarnings(plan: {
  readonly model: WorkbookModel | null;
  readonly year: number | null;
  readonly issued: Day | null;
}): string[] {
  const { model, year, issued } = plan;
  const ended = yearOf(DISTRICTS_ENDED);
  const warnings: string[] = [];
  if (model === 'twoLevels' && year !== null && year < ended)
    warnings.push(`Năm ${year} còn cấp huyện (đến 30/6/${ended}): bảng tính của tỉnh có ba cấp.`);
  if (model === 'threeLevels' && year !== null && year > ended)
    warnings.push(
      `Từ ${vnDay(DISTRICTS_ENDED)} không còn cấp huyện: bảng tính của tỉnh năm ${year} có hai cấp.`,
    );
  if (year !== null && issued !== null && yearOf(issued) !== year)
    warnings.push(`Ngày ban hành ${vnDay(issued)} không thuộc năm kế hoạch ${year}: hãy xem lại.`);
  return warnings;
}
