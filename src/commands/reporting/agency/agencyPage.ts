/** One agency's page: what it owes, sent, got back, has done, and its report rows as they are filled in. */
import { isoDay } from '../../../calendar/day.js';
import { type CellValue, dayInCell, numberInCell } from '../../../cells/value.js';
import type { AgencyPage, OwnPlanState, ReportForm } from '../../../contract.js';
import { type Listed, pageOf } from '../../../overview/listing.js';
import { type Stand, standOf } from '../../../overview/stand.js';
import type { Agency, Plan, QuarterlyRow } from '../../../plan/model.js';
import type { Assessed } from '../../../plan/obligations/obligation.js';
import { completenessOf } from '../../../plan/ownPlans/completeness.js';
import { periodInWords } from '../../../plan/periods/periodCode.js';
import type { QUARTERLY } from '../../../schema/sheets.js';
import type { Caller } from '../../caller.js';
import type { Current } from '../../currentPlan.js';
import { requestsOf } from '../../plan/extensions/requests.js';
import { ownPlanState } from '../../plan/ownPlans/ownPlanState.js';
import type { LedgerState } from '../../reminders/ledger/records.js';
import { lastReminded } from '../../reminders/remindAgency.js';
import { itemOf } from '../../results/summary/itemOf.js';
import { closedWhy, type ReportRows, reportKey, reportRows } from '../review/reportRows.js';

/** More deadlines than any agency has: a page is one answer. */
const MOST = 2_000;

/** What was written of a row's task in the latest quarter before it. */
function previousTexts(plan: Plan, rows: ReportRows, agency: string): (row: QuarterlyRow) => string {
  const begin = new Map(plan.periods.map(({ code, from }) => [code, from ?? 0]));
  const own = plan.quarterlyRows
    .filter((row) => row.agency === agency)
    .sort((a, b) => (begin.get(b.period) ?? 0) - (begin.get(a.period) ?? 0));
  return (row) => {
    const before = own.find(
      ({ task, period }) => task === row.task && (begin.get(period) ?? 0) < (begin.get(row.period) ?? 0),
    );
    return before ? String(rows.cell(rows.of(before), 'result')) : '';
  };
}

/** An agency's rows of open periods as they are filled in, in the order of the sheet. */
function formsOf(
  { plan, contents }: Current,
  { code }: Agency,
  standing: ReadonlyMap<string, { readonly stand: Stand; readonly obligation: Assessed }>,
): ReportForm[] {
  const rows = reportRows(plan, contents);
  const previous = previousTexts(plan, rows, code);
  const titles = new Map(plan.tasks.map(({ code, title }) => [code, title]));
  return plan.quarterlyRows
    .filter(({ agency }) => agency === code)
    .flatMap((row): ReportForm[] => {
      const one = rows.of(row);
      const known = standing.get(reportKey(row));
      if (one.period?.state !== 'Đang mở' || !known) return [];
      const cell = (key: keyof typeof QUARTERLY.columns): CellValue => rows.cell(one, key);
      const day = (key: 'done' | 'sent' | 'resent'): string | null => {
        const read = dayInCell(cell(key));
        return read === null ? null : isoDay(read);
      };
      const { due } = known.obligation;
      return [
        {
          key: reportKey(row),
          period: row.period,
          periodName: periodInWords(row.period),
          task: row.task,
          title: titles.get(row.task) ?? row.title,
          row: row.row,
          stand: known.stand,
          due: due === null ? null : isoDay(due),
          result: String(cell('result')),
          progress: numberInCell(cell('progress')),
          done: day('done'),
          evidence: String(cell('evidence')),
          difficulties: String(cell('difficulties')),
          proposals: String(cell('proposals')),
          remark: String(cell('remark')),
          sent: day('resent') ?? day('sent'),
          closed: closedWhy(one),
          previous: previous(row),
          mark: one.mark,
        },
      ];
    });
}

function ownPlanOf(plan: Plan, { code }: Agency): OwnPlanState | null {
  const one = completenessOf(plan).find(({ agency }) => agency.code === code);
  return one ? ownPlanState(plan, one) : null;
}

/** @param obligations all of the plan, as they stand on its as-of day */
export function agencyPage(
  current: Current,
  { records }: Pick<LedgerState, 'records'>,
  obligations: readonly Assessed[],
  agency: Agency,
  caller: Caller,
): AgencyPage {
  const { plan } = current;
  const stand = standOf(plan);
  const own = obligations
    .filter((obligation) => obligation.agency === agency.code)
    .map((obligation): Listed => ({ obligation, stand: stand(obligation), change: null }));
  const forms = formsOf(current, agency, new Map(own.map((one) => [one.obligation.key, one])));
  const marks = new Map(
    forms.flatMap(({ key, stand, mark }) => (stand === 'sent' ? [[key, mark] as const] : [])),
  );
  const item = itemOf(plan);
  const ordered = pageOf(
    own,
    [{ agency: agency.code, agencyName: agency.name, total: own.length, overdue: 0 }],
    0,
    MOST,
  );
  const last = lastReminded(records, agency.code);
  const lastDay = last && (last.on ?? last.day);
  return {
    agency: agency.code,
    name: agency.name,
    kind: agency.kind,
    head: agency.head,
    emails: agency.emails.join(', '),
    headEmails: agency.headEmails.join(', '),
    editors: agency.editors.join(', '),
    parent: plan.agencies.find(({ code }) => code === agency.parent)?.name ?? '',
    sheetRow: agency.row,
    asOf: isoDay(plan.settings.asOf),
    items: ordered.map(({ obligation, stand, change }) => ({
      ...item(obligation),
      stand,
      change,
      mark: marks.get(obligation.key) ?? null,
    })),
    forms,
    ownPlan: ownPlanOf(plan, agency),
    requests: requestsOf(plan, obligations).filter((request) => request.agency === agency.code),
    reminded: last && {
      day: lastDay === null ? '' : isoDay(lastDay),
      subject: last.subject,
      to: last.recipients,
    },
    mayFill: caller.coordinates || caller.fills.some(({ code }) => code === agency.code),
  };
}
