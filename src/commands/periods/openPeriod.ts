/** Opens a reporting period: makes the rows that agencies are to fill in, once, however often it is called. */
import { comparable } from '../../cells/value.js';
import type { OpenPeriodReport, PeriodRequest } from '../../contract.js';
import type { Environment } from '../../environment.js';
import type { Period, Plan } from '../../plan/model.js';
import { periodicOpenings, quarterlyOpenings } from '../../plan/openingRows.js';
import { Refusal } from '../../refusal.js';
import type { Sheet } from '../../schema/declaration.js';
import { PERIODIC, QUARTERLY } from '../../schema/sheets.js';
import { positions } from '../../workbook/contents.js';
import { readTable } from '../../workbook/readTable.js';
import { firstFreeRow, writeRows } from '../../workbook/rowWriter.js';
import { requireCoordinator } from '../coordinator.js';
import { type Current, requirePlanInZone } from '../currentPlan.js';
import { updateRights } from '../rights/updateRights.js';
import { periodNamed, setPeriodState } from './periodNamed.js';

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
    const { plan, problems, contents } = requirePlanInZone(environment);
    requireCoordinator(environment, plan.settings, 'mở kỳ báo cáo');
    const period = periodNamed(plan, request.period);
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
    setPeriodState(environment, contents, period, 'Đang mở');
    const marked = period.kind === 'Quý' ? markGone(environment, { plan, contents }, period) : 0;
    environment.workbook.flush();
    const { state: rights } = updateRights(environment, { first: sheet.title });
    return {
      period: period.code,
      sheet: sheet.title,
      added: added.length,
      existing: rows.length - added.length,
      marked,
      problems,
      rights,
    };
  });
}

const GONE = 'Không còn trong kế hoạch';

/**
 * Marks the period's rows whose task is no longer in the plan, or in which the agency no longer has a part; takes the
 * mark off those that are back. What people typed in them stays.
 */
function markGone(
  { workbook }: Environment,
  { plan, contents }: Pick<Current, 'plan' | 'contents'>,
  period: Period,
): number {
  const sheet = contents.get(QUARTERLY.title);
  const at = positions(QUARTERLY, sheet).get('task');
  if (at === undefined) return 0;
  const parts = new Set(
    plan.tasks.flatMap(({ code, leads, supports }) =>
      [...leads, ...supports].map((agency) => `${comparable(agency)}|${comparable(code)}`),
    ),
  );
  const rows = readTable(QUARTERLY, sheet).rows.filter(
    (row) => comparable(row.period) === comparable(period.code),
  );
  const notes = workbook.notes(QUARTERLY.title, at + 1);
  const isMarked = (row: number): boolean => notes[row - 1]?.startsWith(GONE) ?? false;
  const gone = rows.filter(({ agency, task }) => !parts.has(`${comparable(agency)}|${comparable(task)}`));
  const cells = (list: readonly { readonly row: number }[]) =>
    list.map(({ row }) => ({ row, column: at + 1 }));
  const back = rows.filter((row) => isMarked(row.row) && !gone.includes(row));
  workbook.markCells(
    QUARTERLY.title,
    cells(gone.filter(({ row }) => !isMarked(row))),
    `${GONE}: nhiệm vụ đã bỏ, hoặc cơ quan không còn chủ trì, phối hợp. Dòng được giữ lại; nhiệm vụ đã bỏ thì không tính.`,
  );
  workbook.markCells(QUARTERLY.title, cells(back), '');
  return gone.length;
}
