/** An obligation as the client lists it. */
import { isoDay } from '../../../calendar/day.js';
import type { Item } from '../../../contract.js';
import type { Plan } from '../../../plan/model.js';
import { type Assessed, OBLIGATION_KINDS } from '../../../plan/obligations/obligation.js';
import { latenessOf } from '../../../summary/lateness.js';

export function itemOf(plan: Plan): (obligation: Assessed) => Item {
  const agencyByCode = new Map(plan.agencies.map((agency) => [agency.code, agency]));
  return (obligation) => {
    const agency = agencyByCode.get(obligation.agency)!;
    const { due, done, source } = obligation;
    return {
      key: obligation.key,
      agency: agency.code,
      agencyName: agency.name,
      head: agency.head,
      kind: OBLIGATION_KINDS[obligation.kind],
      area: obligation.area,
      title: obligation.title,
      due: due === null ? null : isoDay(due),
      firstDue: obligation.firstDue === null ? null : isoDay(obligation.firstDue),
      extended: obligation.extended,
      grantedBy: obligation.grantedBy,
      done: done === null ? null : isoDay(done),
      progress: obligation.progress,
      daysLeft: obligation.daysLeft,
      lateness: latenessOf(obligation, plan.calendar),
      status: obligation.status,
      settled: obligation.settled,
      sheet: source.sheet,
      row: source.row,
    };
  };
}
