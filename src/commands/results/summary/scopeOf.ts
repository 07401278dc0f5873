/** What a summary is asked of, as the client names it, looked up in the plan. */
import { type Day, dayFromText } from '../../../calendar/day.js';
import type { SummaryRequest } from '../../../contract.js';
import { areasOf } from '../../../plan/areas.js';
import type { Plan } from '../../../plan/model.js';
import { Refusal } from '../../../refusal.js';
import { type GroupingName, TABLES } from '../../../summary/groupings.js';
import type { Scope } from '../../../summary/summary.js';
import { agencyNamed } from '../../agencyNamed.js';
import { periodNamed } from '../../reporting/periods/periodNamed.js';

/** @throws Refusal that names what does not exist */
export function scopeOf(plan: Plan, { period, lead, area, asOf }: SummaryRequest): Scope {
  const areas = areasOf(plan.settings.year);
  if (area !== undefined && !areas.some(({ number }) => number === area))
    throw new Refusal(
      `Không có lĩnh vực số «${area}»; các lĩnh vực là 0 đến ${areas[areas.length - 1]!.number}.`,
    );
  return {
    period: period ? periodNamed(plan, period) : null,
    lead: lead ? agencyNamed(plan, lead).code : null,
    area: area ?? null,
    asOf: asOf ? pastDay(plan, asOf) : null,
  };
}

function pastDay({ settings }: Plan, text: string): Day {
  const day = dayFromText(text);
  if (day === null) throw new Refusal(`«${text}» không phải là ngày.`);
  if (day > settings.asOf)
    throw new Refusal(
      'Chỉ tổng hợp được đến ngày ghi ở mục «Ngày tính» hoặc ngày trước đó; hãy chọn ngày khác.',
    );
  return day;
}

/** The tables that are asked for. */
export const tablesOf = ({ groupings }: SummaryRequest): readonly GroupingName[] =>
  groupings && groupings.length > 0 ? groupings : TABLES;
