/** The rows of `Sắp xếp cơ quan` that a request asks for, beside those that stand. */
import { dateFromDay, dayFromText, isoDay, vnDay } from '../../../calendar/day.js';
import { comparable, quoted } from '../../../cells/value.js';
import type { SucceedRequest, SuccessionReport, SuccessorShown } from '../../../contract.js';
import { dueSpan, implausible, liesIn } from '../../../plan/days/plausibleDays.js';
import {
  type Agency,
  DEFAULT_GRACE,
  type Plan,
  type QuarterlyRow,
  type Succession,
} from '../../../plan/model.js';
import { periodInWords } from '../../../plan/periods/periodCode.js';
import { Refusal } from '../../../refusal.js';
import type { RowToWrite } from '../../../schema/declaration.js';
import { SUCCESSIONS } from '../../../schema/sheets.js';

/** `Việc` of the ledger's line. */
export const DEED = 'Chuyển giao nhiệm vụ';

/** @throws Refusal where there is none of that code */
export function agencyOf({ agencies }: Plan, code: string): Agency {
  const found = agencies.find((one) => comparable(one.code) === comparable(code));
  if (!found)
    throw new Refusal(
      `Không có cơ quan mã «${code.trim()}» ở trang Cơ quan. Cơ quan mới lập thì thêm vào trang này trước.`,
    );
  return found;
}

/** What a row says, for the ledger, by which a way back knows it again. @example 'SNV · từ 01/09/2026 · NV3; KT09 · Chuyển · 10 ngày' */
export const rowInWords = ({ to, on, works, overdueToo, grace }: Succession): string =>
  [
    to,
    `từ ${vnDay(on)}`,
    works.join('; ') || 'Toàn bộ',
    overdueToo ? 'Chuyển' : 'Kết thúc',
    `${grace} ngày`,
  ].join(' · ');

export const rowCells = (
  { from, to, on, works, overdueToo, grace }: Succession,
  basis: string,
): RowToWrite<typeof SUCCESSIONS> => ({
  from,
  to,
  on: dateFromDay(on),
  basis,
  scope: works.length > 0 ? 'Theo nhiệm vụ' : 'Toàn bộ',
  works: works.join('; '),
  overdue: overdueToo ? 'Chuyển' : 'Kết thúc',
  grace: String(grace),
});

/**
 * The rows that are to be, those of a split before the one for all else.
 *
 * @returns those that stand are not among them. @throws Refusal for what cannot be, or says otherwise than what stands
 */
export function rowsWanted(plan: Plan, request: SucceedRequest): Succession[] {
  const from = agencyOf(plan, request.from).code;
  const standing = plan.successions.filter((one) => one.from === from);
  const parts = (request.parts ?? []).filter(({ works }) => works.length > 0);
  if (request.to === undefined && parts.length === 0) {
    if (standing.length > 0) return [];
    throw new Refusal('Hãy chọn cơ quan tiếp nhận.');
  }
  const on = dayFromText(request.on ?? '');
  if (on === null)
    throw new Refusal(
      `Ngày hiệu lực ${quoted(request.on ?? '')} không phải là ngày: ghi ngày/tháng/năm, ví dụ 01/09/2026.`,
    );
  const span = dueSpan(plan.settings.year);
  if (!liesIn(on, span)) throw new Refusal(implausible(on, plan.settings.year, span));
  const works = worksOf(plan);
  const row = (to: string, named: readonly string[]): Succession => ({
    row: 0,
    from,
    to: receiver(plan, from, to, on),
    on,
    works: named.map(works),
    overdueToo: request.overdue !== 'Kết thúc',
    grace: request.grace ?? DEFAULT_GRACE,
  });
  const wanted = parts.map(({ to, works: named }) => row(to, named));
  const named = wanted.flatMap((one) => one.works);
  const twice = named.find((work, i) => named.indexOf(work) !== i);
  if (twice !== undefined) throw new Refusal(`${twice} được giao cho hai cơ quan: hãy chọn một.`);
  if (request.to !== undefined) wanted.push(row(request.to, []));
  const fresh = wanted.filter((one) => !standing.some((other) => rowInWords(other) === rowInWords(one)));
  for (const one of fresh) {
    const other = standing.find((there) =>
      one.works.length === 0
        ? there.works.length === 0
        : there.works.some((work) => one.works.includes(work)),
    );
    if (other)
      throw new Refusal(
        `${from} đã có ở trang ${SUCCESSIONS.title}, dòng ${other.row}: ${rowInWords(other)}. Muốn đổi thì bỏ lần chuyển giao đó trước, hoặc sửa dòng này.`,
      );
  }
  return fresh;
}

/** @throws Refusal for one that cannot take over */
function receiver(plan: Plan, from: string, code: string, on: Succession['on']): string {
  const { code: to, name, until } = agencyOf(plan, code);
  if (to === from) throw new Refusal('Cơ quan tiếp nhận phải khác cơ quan cũ; chỉ đổi mã thì dùng «Đổi mã».');
  if (until !== null && until < on)
    throw new Refusal(`${name} đã kết thúc ngày ${vnDay(until)}: hãy chọn cơ quan khác.`);
  const seen = new Set([from]);
  for (let at: string | undefined = to; at !== undefined; ) {
    if (seen.has(at))
      throw new Refusal(`${name} đã chuyển giao cho ${from}: hai cơ quan không thể tiếp nhận việc của nhau.`);
    seen.add(at);
    at = plan.successions.find((one) => one.from === at && one.works.length === 0)?.to;
  }
  return to;
}

/** The code of a task or a finding as the plan has it. @throws Refusal where there is none */
function worksOf({ tasks, findings }: Plan): (code: string) => string {
  const codes = new Map([...tasks, ...findings].map(({ code }) => [comparable(code), code]));
  return (code) => {
    const found = codes.get(comparable(code));
    if (found === undefined) throw new Refusal(`Không có nhiệm vụ hay kiểm tra mã «${code.trim()}».`);
    return found;
  };
}

/** For the fingerprint. */
export const rowKeyOf = (one: Succession): string[] => [one.from, rowInWords(one), isoDay(one.on)];

export const successorsShown = ({ agencies }: Plan, successions: readonly Succession[]): SuccessorShown[] =>
  [...new Set(successions.map(({ to }) => to))].map((code) => {
    const { name, emails, editors } = agencies.find((one) => one.code === code)!;
    return {
      code,
      name,
      whole: successions.some(({ to, works }) => to === code && works.length === 0),
      emails,
      editors,
    };
  });

/** Report rows counted by period and by who takes them. */
export function reportsShown(
  rows: readonly { readonly row: QuarterlyRow; readonly to: string }[],
): SuccessionReport['reports'] {
  const counts = new Map<string, { period: string; title: string; to: string; count: number }>();
  for (const {
    row: { period },
    to,
  } of rows) {
    const key = `${period}|${to}`;
    const standing = counts.get(key);
    if (standing) standing.count++;
    else counts.set(key, { period, title: periodInWords(period), to, count: 1 });
  }
  return [...counts.values()];
}
