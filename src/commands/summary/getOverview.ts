/** The state of things as of the day in the settings. Everybody may look. */
import { isoDay, vnDay } from '../../calendar/day.js';
import { planNotIssued } from '../../check/plan/dates.js';
import { provisionalDays } from '../../check/plan/daysOff.js';
import { zoneFlaws } from '../../check/sheets/zones.js';
import type { Overview } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { areasOf, areaTitle } from '../../plan/areas.js';
import type { Plan } from '../../plan/model.js';
import { type Assessed, byUrgency } from '../../plan/obligation.js';
import { assessedObligations } from '../../plan/obligations/index.js';
import { directoryOf } from '../../summary/material.js';
import { cubeOf } from '../../summary/summary.js';
import { beginningOf } from '../beginning/beginningOf.js';
import { isCoordinator } from '../coordinator.js';
import { currentPlan, isSetUp } from '../currentPlan.js';
import { missedDays, scheduleOf } from '../daily/schedule.js';
import { requestsOf } from '../extensions/requests.js';
import { doubtsOf } from '../reminders/ledger/doubts.js';
import { LOSS_REMEDY, lossMessage, lossTold } from '../reminders/ledger/loss.js';
import { ledgerState } from '../reminders/ledger/records.js';
import { rightsState } from '../rights/rightsState.js';
import { itemOf } from './itemOf.js';

/** Items listed; the rest is counted. A sidebar that lists hundreds is not read. */
const ITEMS_LISTED = 50;

/** What the check finds as well, in its words; then what concerns this day only. */
function warningsOf(environment: Environment, plan: Plan): string[] {
  const { asOf } = plan.settings;
  const today = environment.today();
  const missed = missedDays(environment);
  return [
    ...[
      ...provisionalDays(plan),
      ...planNotIssued(plan),
      ...zoneFlaws(environment.workbook.zones()).map(({ finding }) => finding),
    ].map(({ message, remedy }) => `${message} ${remedy}`),
    ...(asOf === today ? [] : [`Đang tính đến ngày ${vnDay(asOf)}, không phải hôm nay (${vnDay(today)}).`]),
    ...(missed === null ? [] : [`Lịch chạy hằng ngày đã không chạy ${missed}.`]),
    ...editedWarning(plan),
    ...unfinishedRights(environment),
  ];
}

const ROWS_NAMED = 5;

/** Until a coordinator approves such rows anew they count as they were approved. */
function editedWarning({ quarterlyRows }: Plan): string[] {
  const rows = quarterlyRows.filter(({ edited }) => edited).map(({ row }) => row);
  if (rows.length === 0) return [];
  const rest = rows.length - ROWS_NAMED;
  const named = `${rows.slice(0, ROWS_NAMED).join(', ')}${rest > 0 ? ` và ${rest} dòng khác` : ''}`;
  return [
    `${rows.length} dòng báo cáo quý bị sửa sau khi đã duyệt (dòng ${named}): số liệu đã duyệt vẫn được tính cho đến khi duyệt lại.`,
  ];
}

function unfinishedRights(environment: Environment): string[] {
  const { state, said } = rightsState(environment);
  if (state === 'complete') return [];
  return [`${said.charAt(0).toUpperCase()}${said.slice(1)}${said.endsWith('.') ? '' : '.'}`];
}

/** Overdue reports that nobody is chased for any more: their period is closed, or they were approved as they are. */
function settledWarning(obligations: readonly Assessed[]): string[] {
  const overdue = obligations.filter(({ status, settled }) => settled && status === 'Quá hạn').length;
  return overdue === 0
    ? []
    : [`${overdue} dòng báo cáo quá hạn thuộc kỳ đã chốt hoặc đã duyệt: vẫn được đếm, không còn đôn đốc.`];
}

export function getOverview(environment: Environment): Overview {
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
  return {
    setUp,
    unit: settings.unit,
    year: settings.year,
    asOf: isoDay(settings.asOf),
    counts,
    total,
    onTimeRate,
    pressing: pressing.slice(0, ITEMS_LISTED).map(itemOf(plan)),
    pressingTotal: pressing.length,
    periods: [...plan.periods]
      .sort((a, b) => (a.before ?? Number.POSITIVE_INFINITY) - (b.before ?? Number.POSITIVE_INFINITY))
      .map(({ code, title, state }) => ({ code, title, state })),
    leads: plan.agencies
      .filter(({ code }) => plan.tasks.some(({ leads }) => leads.includes(code)))
      .map(({ code, name }) => ({ code, name })),
    areas: areasOf(settings.year).map((area) => ({ number: area.number, title: areaTitle(area) })),
    warnings: setUp
      ? [
          ...(loss ? [`${lossMessage(loss)} ${LOSS_REMEDY}`] : []),
          ...warningsOf(environment, plan),
          ...settledWarning(obligations),
        ]
      : [],
    problems: setUp ? problems : [],
    requests: requestsOf(plan, obligations),
    mayCoordinate: isCoordinator(environment, settings),
    beginning: beginningOf(environment, current),
    schedule: scheduleOf(environment, settings),
    rights: rightsState(environment),
    doubts: doubtsOf(records, current).length,
    loss: lossTold(loss),
  };
}
