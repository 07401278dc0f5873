/** A lead agency's form of a period, written to a sheet of its own: by coordinators, and by the agency whose form it is. */
import { timeText } from '../../../calendar/timeText.js';
import type { Environment } from '../../../environment.js';
import { FORM_TITLE, formCells, formTitle } from '../../../forms/formSheet.js';
import { Refusal } from '../../../refusal.js';
import { isEmpty } from '../../../workbook/contents.js';
import { agencyNamed } from '../../agencyNamed.js';
import { callerOf } from '../../caller.js';
import { requireCoordinator } from '../../coordinator.js';
import type { Current } from '../../currentPlan.js';
import { periodNamed } from '../periods/periodNamed.js';

/**
 * Replaces the sheet's content.
 *
 * @returns title of the sheet, and its number of rows
 * @throws Refusal where nothing is collected, for who may not, and where people keep something of their own there
 */
export function writeForm(
  environment: Environment,
  { plan, contents }: Current,
  form: string,
  period: string | undefined,
): { readonly sheet: string; readonly rows: number } {
  const { workbook } = environment;
  const lead = agencyNamed(plan, form);
  if (!callerOf(environment, plan).fills.some(({ code }) => code === lead.code))
    requireCoordinator(environment, plan.settings, 'lập biểu của cơ quan khác');
  if (period === undefined) throw new Refusal('Hãy chọn kỳ báo cáo của biểu.');
  const of = periodNamed(plan, period);
  const cells = formCells(plan, lead, of, {
    unit: plan.settings.unit,
    at: timeText(environment.now()),
    by: environment.userEmail(),
  });
  if (cells === null)
    throw new Refusal(
      `${lead.name} không có chỉ tiêu nào ở kỳ ${of.code}. Xem cột Cơ quan ra biểu, Kỳ nhập, Áp dụng từ kỳ ở trang Chỉ tiêu.`,
    );
  const sheet = formTitle(lead.code, of.code);
  const standing = contents.get(sheet);
  const taken = new Refusal(
    `Đã có trang «${sheet}» không phải do chương trình lập. Hãy đổi tên trang đó rồi lập lại.`,
  );
  if (standing && !isEmpty(standing) && standing.values[0]![0] !== FORM_TITLE) throw taken;
  if (!standing)
    try {
      workbook.createSheet(sheet, contents.size);
    } catch (error) {
      // Somebody has made it since it was looked for.
      throw workbook.read([sheet]).has(sheet) ? taken : error;
    }
  workbook.replace(sheet, cells);
  workbook.flush();
  return { sheet, rows: cells.values.length };
}
