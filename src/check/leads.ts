/** Tasks that several lead: what one of them writes in `Nhiệm vụ` speaks for nobody, and does not count. */
import type { Plan } from '../plan/model.js';
import { TASKS } from '../schema/sheets.js';
import type { Problem } from '../workbook/reading/problem.js';

export const leadProblems = ({ tasks }: Pick<Plan, 'tasks'>): Problem[] =>
  tasks
    .filter(({ leads, done, progress }) => leads.length > 1 && (done !== null || progress !== null))
    .map(({ row, leads, done }) => ({
      severity: 'cảnh báo',
      sheet: TASKS.title,
      row,
      column: (done === null ? TASKS.columns.progress : TASKS.columns.done).title,
      message: `Nhiệm vụ có ${leads.length} cơ quan chủ trì: ngày, tiến độ ghi ở đây không được tính.`,
      remedy: 'Từng cơ quan ghi ở dòng của mình trong trang Báo cáo quý; xóa ô này.',
    }));
