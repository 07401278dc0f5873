/** The state of things as of the day in the settings, and a list of what a person asks for. Everybody may look. */
import { isoDay } from '../../../calendar/day.js';
import type { Overview, OverviewRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { NOTHING_KEPT } from '../../../overview/dayMemory.js';
import { questionsOf } from '../../../overview/questions.js';
import { standOf } from '../../../overview/stand.js';
import { areasOf, areaTitle } from '../../../plan/areas.js';
import type { Agency } from '../../../plan/model.js';
import { assessedObligations } from '../../../plan/obligations/index.js';
import { type Assessed, byUrgency, kindsOf, OBLIGATION_KINDS } from '../../../plan/obligations/obligation.js';
import { unopenedPeriods } from '../../../plan/periods/unopenedPeriods.js';
import { directoryOf } from '../../../summary/material.js';
import { isLedBy } from '../../../summary/scope.js';
import { cubeOf } from '../../../summary/summary.js';
import { callerOf } from '../../caller.js';
import { currentPlan, isSetUp } from '../../currentPlan.js';
import { scheduleOf } from '../../daily/schedule.js';
import { beginningOf } from '../../plan/beginning/beginningOf.js';
import { requestsOf } from '../../plan/extensions/requests.js';
import { doubtsOf } from '../../reminders/ledger/doubts.js';
import { LOSS_REMEDY, lossMessage, lossTold } from '../../reminders/ledger/loss.js';
import { ledgerState } from '../../reminders/ledger/records.js';
import { agencyPage } from '../../reporting/agency/agencyPage.js';
import { rightsState } from '../../workbook/rights/rightsState.js';
import { itemOf } from '../summary/itemOf.js';
import { keptDays } from './keptDays.js';
import { listedOf, type Material, overviewList } from './listed.js';
import { overviewWarnings } from './overviewWarnings.js';

/** Items handed over whatever is asked for; the rest is counted, and reached by the list. */
const ITEMS_LISTED = 50;

const isOverdue = ({ status }: Assessed): boolean => status === 'Quá hạn';

/** Overdue reports that nobody is chased for any more: their period is closed, or they were approved as they are. */
const settledWarning = (overdue: number): string[] =>
  overdue === 0
    ? []
    : [`${overdue} dòng báo cáo quá hạn thuộc kỳ đã chốt hoặc đã duyệt: vẫn được đếm, không còn đôn đốc.`];

const named = (agencies: readonly Agency[]) => agencies.map(({ code, name }) => ({ code, name }));

export function getOverview(environment: Environment, { list }: OverviewRequest): Overview {
  const current = currentPlan(environment);
  const { plan, problems, contents } = current;
  const { settings } = plan;
  const setUp = isSetUp(contents);
  const { records, loss } = setUp ? ledgerState(environment, contents) : { records: [], loss: null };
  const obligations = assessedObligations(plan);
  const { counts, total, onTimeRate } = cubeOf(directoryOf(plan), obligations, plan.calendar).table.total;
  const pressing = obligations
    .filter(({ status, settled }) => !settled && (status === 'Quá hạn' || status === 'Sắp đến hạn'))
    .sort(byUrgency);
  const settledOverdue = obligations.filter((one) => one.settled && isOverdue(one)).length;
  const caller = callerOf(environment, plan);
  const own = caller.coordinates ? undefined : (caller.fills[0] ?? caller.reads[0]);
  const today = environment.today();
  const stand = standOf(plan);
  const material: Material = {
    plan,
    contents,
    today,
    kept: setUp ? keptDays(environment, plan, obligations, today) : NOTHING_KEPT,
    all: obligations.map((obligation) => ({ obligation, stand: stand(obligation) })),
  };
  return {
    setUp,
    unit: settings.unit,
    year: settings.year,
    asOf: isoDay(settings.asOf),
    counts,
    total,
    onTimeRate,
    settledOverdue,
    pressing: pressing.slice(0, ITEMS_LISTED).map(itemOf(plan)),
    pressingTotal: pressing.length,
    questions: setUp
      ? questionsOf(plan, today).map(({ title, wanted, since }) => {
          const asked = listedOf(material, wanted, since);
          return {
            title,
            count: asked.list.length,
            list: { ...wanted, ...(since === undefined ? {} : { since }) },
          };
        })
      : [],
    list: overviewList(material, list),
    periods: [...plan.periods]
      .sort((a, b) => (a.before ?? Number.POSITIVE_INFINITY) - (b.before ?? Number.POSITIVE_INFINITY))
      .map(({ code, title, state }) => ({ code, title, state })),
    unopened: setUp ? unopenedPeriods(plan).map(({ code, title }) => ({ code, title })) : [],
    leads: plan.agencies
      .filter(
        ({ code }) =>
          plan.tasks.some((task) => isLedBy(task, code)) || plan.indicators.some(({ lead }) => lead === code),
      )
      .map(({ code, name }) => ({ code, name })),
    agencies: plan.agencies.map(({ code, name }) => ({ code, name })),
    kinds: kindsOf(obligations).map((kind) => ({ kind, title: OBLIGATION_KINDS[kind] })),
    areas: areasOf(settings.year).map((area) => ({ number: area.number, title: areaTitle(area) })),
    warnings: setUp
      ? [
          ...(loss ? [`${lossMessage(loss)} ${LOSS_REMEDY}`] : []),
          ...overviewWarnings(environment, current),
          ...settledWarning(settledOverdue),
        ]
      : [],
    problems: setUp ? problems : [],
    requests: requestsOf(plan, obligations),
    mayCoordinate: caller.coordinates,
    me: {
      email: caller.email,
      coordinates: caller.coordinates,
      fills: named(caller.fills),
      collects: caller.fills.some(({ code }) => plan.indicators.some(({ lead }) => lead === code)),
      reads: named(caller.reads),
    },
    mine: own && setUp ? agencyPage(current, { records }, obligations, own, caller) : null,
    beginning: beginningOf(environment, current),
    schedule: scheduleOf(environment, settings),
    rights: rightsState(environment),
    doubts: doubtsOf(records, current).length,
    loss: lossTold(loss),
  };
}
