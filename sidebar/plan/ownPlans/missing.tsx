/** How complete an agency's own plan is, and what is missing of it, task by task. */
import type { OwnPlanState, SheetTitle } from '../../../src/contract.js';
import { goTo } from '../../parts/goTo.js';
import { date } from '../../parts/text.js';

const SHEET: SheetTitle = 'KH riêng';

/** @example 'đã ban hành 05/06/2023, thiếu 2' */
export const standing = ({ issued, missing, due }: OwnPlanState): string =>
  [
    issued === null ? 'chưa ban hành' : `ban hành ${date(issued)}`,
    missing.length === 0 ? 'đủ nội dung' : `thiếu ${missing.length}`,
    due === null ? '' : `bổ sung đến ${date(due)}`,
  ]
    .filter(Boolean)
    .join(', ');

export function Missing({ state }: { readonly state: OwnPlanState }) {
  const { missing, row } = state;
  return (
    <>
      {missing.length > 0 && (
        <ul class="rows">
          {missing.map(({ task, title, why }) => (
            <li key={task}>
              <b>{task}</b> {title}
              <br />
              <span class="quiet">{why}</span>
            </li>
          ))}
        </ul>
      )}
      {row !== null && (
        <button type="button" class="link" onClick={() => goTo(SHEET, row, 'Có trong KH')}>
          Mở các dòng ở trang {SHEET}
        </button>
      )}
    </>
  );
}
