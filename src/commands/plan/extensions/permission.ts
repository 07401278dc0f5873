/** The document that allows an extension: what coordinators must say of it, and how it is written down. */
import { type Day, dateFromDay, dayFromText, vnDay } from '../../../calendar/day.js';
import { quoted } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import { doingSpan, dueSpan, implausible, liesIn } from '../../../plan/days/plausibleDays.js';
import type { Plan } from '../../../plan/model.js';
import { Refusal } from '../../../refusal.js';
import type { RequestOf } from '../../../requests.js';
import type { RowToWrite } from '../../../schema/declaration.js';
import type { EXTENSIONS } from '../../../schema/sheets.js';

export type Permission = Pick<RequestOf<'settleExtension'>, 'document' | 'documentDay' | 'approver' | 'link'>;

/** @throws Refusal for a text that is no day */
function dayIn(text: string, what: string): Day {
  const day = dayFromText(text);
  if (day === null)
    throw new Refusal(`${what} ${quoted(text)} không phải là ngày: ghi ngày/tháng/năm, ví dụ 30/09/2026.`);
  return day;
}

/** The new last day in time. @throws Refusal for one that cannot be, or is no later than the day it takes the place of */
export function newDueIn(text: string, before: Day | null, { settings }: Plan): Day {
  const day = dayIn(text, 'Hạn mới');
  const span = dueSpan(settings.year);
  if (!liesIn(day, span)) throw new Refusal(implausible(day, settings.year, span));
  if (before !== null && day <= before)
    throw new Refusal(`Hạn mới ${vnDay(day)} phải muộn hơn hạn đang tính ${vnDay(before)}.`);
  return day;
}

/** @throws Refusal without the number or the day of the document, or for a day that has not come */
export function permissionIn(
  { document: number, documentDay }: Permission,
  { settings }: Plan,
  environment: Environment,
): { readonly document: string; readonly day: Day } {
  if (!number?.trim() || !documentDay?.trim())
    throw new Refusal('Gia hạn phải có số văn bản và ngày văn bản cho phép: hãy điền cả hai.');
  const day = dayIn(documentDay, 'Ngày văn bản');
  const today = environment.today();
  const span = doingSpan(settings.year, today);
  if (!liesIn(day, span)) throw new Refusal(implausible(day, settings.year, span));
  if (day > today)
    throw new Refusal(`Ngày văn bản ${vnDay(day)} chưa đến (hôm nay ${vnDay(today)}): hãy xem lại ngày.`);
  return { document: number.trim(), day };
}

/** The coordinators' cells of a row that is granted. */
export const grantedCells = (
  environment: Environment,
  { approver, link }: Permission,
  { document, day }: { readonly document: string; readonly day: Day },
): RowToWrite<typeof EXTENSIONS> => ({
  verdict: 'Đồng ý',
  approver: approver?.trim() || environment.userEmail(),
  document,
  documentDay: dateFromDay(day),
  link: link?.trim() ?? '',
});
