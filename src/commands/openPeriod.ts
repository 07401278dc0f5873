/** Opens a reporting period: makes the rows that agencies are to fill in, once, however often it is called. */
import { comparable } from '../cells/value.js';
import type { OpenPeriodReport, PeriodRequest } from '../contract.js';
import type { Period, Plan } from '../plan/model.js';
import { periodicOpenings, quarterlyOpenings } from '../plan/openingRows.js';
import type { Sheet } from '../workbook/column.js';
import { positions } from '../workbook/contents.js';
import { type Environment, Refusal } from '../workbook/port.js';
import { firstFreeRow, writeRows } from '../workbook/rowWriter.js';
import { PERIODIC, PERIODS, QUARTERLY } from '../workbook/schema.js';
import { requireCoordinator } from './coordinator.js';
import { requirePlan } from './currentPlan.js';

function periodNamed(plan: Plan, code: string): Period {
  const period = plan.periods.find((candidate) => comparable(candidate.code) === comparable(code));
  if (period) return period;
  const known = plan.periods.map((candidate) => candidate.code).join(', ');
  throw new Refusal(
    known
      ? `Không có kỳ báo cáo «${code}». Các kỳ ở trang Kỳ báo cáo: ${known}.`
      : `Không có kỳ báo cáo «${code}»: trang Kỳ báo cáo chưa có kỳ nào. Hãy thêm kỳ rồi mở lại.`,
  );
}

interface OpenedRow {
  readonly [column: string]: string;
  readonly period: string;
  readonly agency: string;
}

interface Opening {
  readonly sheet: Sheet;
  readonly rows: readonly OpenedRow[];
  readonly existing: ReadonlySet<string>;
}

/** The key of a row among the sheet's rows, matched as people may type codes. */
const keyOf = (row: { readonly period: string; readonly agency: string; readonly task?: string }): string =>
  [row.period, row.agency, row.task ?? ''].map(comparable).join('|');

function quarterly(plan: Plan, period: Period): Opening {
  const { from } = period;
  if (from === null) {
    throw new Refusal(
      `Kỳ ${period.code} chưa có «Từ ngày» (trang Kỳ báo cáo, dòng ${period.row}). Hãy điền rồi mở lại.`,
    );
  }
  return {
    sheet: QUARTERLY,
    rows: quarterlyOpenings(plan, { ...period, from }).map(({ agency, task }) => ({
      period: period.code,
      agency: agency.code,
      agencyName: agency.name,
      task: task.code,
      title: task.title,
      review: 'Chờ duyệt',
    })),
    existing: new Set(plan.quarterlyRows.filter((row) => row.period === period.code).map(keyOf)),
  };
}

function periodic(plan: Plan, period: Period): Opening {
  return {
    sheet: PERIODIC,
    rows: periodicOpenings(plan).map((agency) => ({
      period: period.code,
      agency: agency.code,
      agencyName: agency.name,
    })),
    existing: new Set(plan.periodicRows.filter((row) => row.period === period.code).map(keyOf)),
  };
}

export function openPeriod(environment: Environment, request: PeriodRequest): OpenPeriodReport {
  return environment.exclusively(() => {
    const { plan, problems, contents } = requirePlan(environment);
    requireCoordinator(environment, plan.settings, 'mở kỳ báo cáo');
    const period = periodNamed(plan, String(request.period ?? ''));
    if (period.state === 'Đã chốt')
      throw new Refusal(`Kỳ ${period.code} đã chốt. Hãy mở lại kỳ trước khi thêm dòng.`);

    const { sheet, rows, existing } =
      period.kind === 'Quý' ? quarterly(plan, period) : periodic(plan, period);
    const sheetContents = contents.get(sheet.title);
    const at = positions(sheet, sheetContents);
    const gone = Object.entries(sheet.columns).filter(([key, column]) => column.required && !at.has(key));
    if (!sheetContents || gone.length > 0) {
      throw new Refusal(
        `Trang «${sheet.title}» ${sheetContents ? `thiếu cột ${gone.map(([, column]) => column.title).join(', ')}` : 'không còn'}. Hãy chạy lại «Thiết lập bảng tính» rồi mở kỳ.`,
      );
    }
    const added = rows.filter((row) => !existing.has(keyOf(row)));
    writeRows(environment.workbook, sheet, at, firstFreeRow(sheet, sheetContents), added);
    const state = positions(PERIODS, contents.get(PERIODS.title)).get('state');
    if (period.state !== 'Đang mở' && state !== undefined) {
      environment.workbook.write(PERIODS.title, period.row, state + 1, [['Đang mở']]);
    }
    environment.workbook.flush();
    return {
      period: period.code,
      sheet: sheet.title,
      added: added.length,
      existing: rows.length - added.length,
      problems,
    };
  });
}
