/** A reporting period by its code, and its state in the sheet. */
import { comparable } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import type { Period, PeriodState, Plan } from '../../../plan/model.js';
import { Refusal } from '../../../refusal.js';
import type { Sheet } from '../../../schema/declaration.js';
import { PERIODIC, PERIODS, QUARTERLY } from '../../../schema/sheets.js';
import { positions, type WorkbookContents } from '../../../workbook/contents.js';
import { leftInWords, writeGuarded } from '../../../workbook/guardedWrite.js';

/** @throws Refusal that says which periods there are */
export function periodNamed(plan: Plan, code: string): Period {
  const period = plan.periods.find((candidate) => comparable(candidate.code) === comparable(code));
  if (period) return period;
  const known = plan.periods.map((candidate) => candidate.code).join(', ');
  throw new Refusal(
    known
      ? `Không có kỳ báo cáo «${code}». Các kỳ ở trang Kỳ báo cáo: ${known}.`
      : `Không có kỳ báo cáo «${code}»: trang Kỳ báo cáo chưa có kỳ nào. Hãy thêm kỳ rồi mở lại.`,
  );
}

export function setPeriodState(
  { workbook }: Environment,
  contents: WorkbookContents,
  period: Period,
  state: PeriodState,
): void {
  const column = positions(PERIODS, contents.get(PERIODS.title)).get('state');
  if (column === undefined)
    throw new Refusal('Trang Kỳ báo cáo không còn cột Trạng thái. Hãy chạy lại «Thiết lập bảng tính».');
  const old = contents.get(PERIODS.title)!.values[period.row - 1]![column] ?? '';
  if (period.state === state) return;
  const change = {
    sheet: PERIODS.title,
    row: period.row,
    column: column + 1,
    header: PERIODS.columns.state.title,
    old,
    now: state,
  };
  const left = leftInWords(writeGuarded(workbook, [PERIODS], contents, [change]));
  if (left.length > 0)
    throw new Refusal(
      `Chưa đổi trạng thái của kỳ ${period.code} thành «${state}». ${left.join(' ')} Hãy chạy lại.`,
    );
}

/** The sheet in which a period's rows stand. */
export const reportSheetOf = ({ kind }: Period): Sheet => (kind === 'Quý' ? QUARTERLY : PERIODIC);
