/** Who has taken over from whom, from the cells of `Sắp xếp cơ quan` as a formula hands them over. */
import type { Day } from '../../calendar/day.js';
import { type CellValue, comparable, dayInCell } from '../../cells/value.js';
import { SUCCESSION_SCOPES, type Succession } from '../model.js';

/** What is needed of a succession to tell who answers. */
export type Effective = Pick<Succession, 'from' | 'to' | 'on' | 'works'>;

/**
 * @param rows of Mã cũ, Mã mới, Ngày hiệu lực, Phạm vi, Nhiệm vụ
 * @param asOf those count whose day has come by then; null: all
 * @param codeOf the code that a cell names
 */
export function effectiveSuccessions(
  rows: readonly (readonly CellValue[])[],
  asOf: Day | null,
  codeOf: (text: string) => string | null,
): Effective[] {
  return rows.flatMap(([from, to, day, scope, works]): Effective[] => {
    const [old, heir] = [codeOf(String(from ?? '')), codeOf(String(to ?? ''))];
    const on = dayInCell(day ?? '');
    if (old === null || heir === null || old === heir || on === null || (asOf !== null && on > asOf))
      return [];
    const byTask = comparable(String(scope ?? '')) === comparable(SUCCESSION_SCOPES[1]);
    const named = String(works ?? '')
      .split(/[;,\s]+/)
      .filter(Boolean);
    return byTask && named.length === 0 ? [] : [{ from: old, to: heir, on, works: byTask ? named : [] }];
  });
}
