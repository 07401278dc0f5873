/** What is wrong in the workbook; a click goes to the cell. */
import type { Problem } from '../../src/contract.js';
import { goTo } from './goTo.js';
import { place } from './text.js';

export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <details>
      <summary>Dữ liệu cần xem lại: {problems.length} chỗ</summary>
      <ul class="items">
        {problems.map((problem) => (
          <li key={`${place(problem)}${problem.message}`}>
            <button type="button" onClick={() => goTo(problem.sheet, problem.row, problem.column)}>
              <span class={problem.severity === 'lỗi' ? 'tag overdue' : 'tag near'}>{place(problem)}</span>
              <br />
              {problem.message} <span class="quiet">{problem.remedy}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
