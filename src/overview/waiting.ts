/** What of the plan waits for a coordinator's word, and which collecting and inspecting is overdue, in lines. */

import { lastDayOf, QUARTERS } from '../plan/inspections/planned.js';
import type { Plan } from '../plan/model.js';
import { awaitingConfirmation } from '../plan/obligations/findings.js';
import type { Assessed } from '../plan/obligations/obligation.js';
import { periodInWords } from '../plan/periods/periodCode.js';

/** Names in a line; the others are counted. */
const NAMED = 3;

export interface Waiting {
  /** Rows of open periods that were sent and are neither approved nor returned. */
  readonly reports: number;
  readonly figures: number;
  /** Extensions that were asked for and not settled. */
  readonly extensions: number;
  /** @example ['KT01 (BHY)'] remedied, and not confirmed */
  readonly remedies: readonly string[];
  /** @example ['Biểu SNV quý I/2026 thiếu X01, X02'] */
  readonly forms: readonly string[];
  /** @example ['C02 (SNV kiểm tra STP, quý I)', 'SNV chưa kiểm tra quý III'] */
  readonly inspections: readonly string[];
}

const few = (names: readonly string[]): string =>
  names.length > NAMED + 1
    ? `${names.slice(0, NAMED).join(', ')} và ${names.length - NAMED} đơn vị khác`
    : names.join(', ');

/** @param assessed the plan's obligations on its as-of day */
export function waitingIn(plan: Plan, assessed: readonly Assessed[]): Waiting {
  const { settings, periods } = plan;
  const open = new Set(periods.flatMap(({ state, code }) => (state === 'Đang mở' ? [code] : [])));
  const toReview = (rows: readonly Pick<Plan['dataRows'][number], 'period' | 'sent' | 'review'>[]): number =>
    rows.filter(
      ({ period, sent, review }) =>
        open.has(period) && sent !== null && review !== 'Đã duyệt' && review !== 'Trả lại',
    ).length;
  const overdue = assessed.filter(({ status, settled }) => status === 'Quá hạn' && !settled);
  const byForm = new Map<string, string[]>();
  for (const { kind, key, agency, period } of overdue) {
    if (kind !== 'form' || period === null) continue;
    const form = `${key.split('|')[1]!} ${periodInWords(period)}`;
    byForm.set(form, [...(byForm.get(form) ?? []), agency]);
  }
  const planned = (plan.inspectionPlans ?? []).filter((row) => {
    const last = lastDayOf(row, settings.year);
    return row.held === null && last !== null && last < settings.asOf;
  });
  return {
    reports: toReview(plan.quarterlyRows),
    figures: toReview(plan.dataRows),
    extensions: plan.extensions.filter(({ verdict }) => verdict === 'Chờ').length,
    remedies: awaitingConfirmation(plan).map(({ code, agency }) => `${code} (${agency})`),
    forms: [...byForm].map(([form, agencies]) => `Biểu ${form} thiếu ${few(agencies)}`),
    inspections: [
      ...planned.map(
        ({ code, inspector, agency, quarter }) =>
          `${code} (${inspector} kiểm tra ${agency}${quarter === null ? '' : `, quý ${QUARTERS[quarter - 1]}`})`,
      ),
      ...overdue.flatMap(({ kind, agency }) =>
        kind === 'inspection' ? [`${agency} chưa kiểm tra quý III`] : [],
      ),
    ],
  };
}
