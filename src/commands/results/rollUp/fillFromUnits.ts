/**
 * Điền từ số liệu đơn vị: what units sent for tasks and indicators goes into this workbook's own rows of open periods,
 * each unit's into the rows of the agency that bears its code. Looked at first; approved rows and what is blank below
 * change nothing.
 */
import { type Day, dateFromDay, isoDay } from '../../../calendar/day.js';
import { fingerprintOf } from '../../../cells/hash.js';
import { type CellValue, isBlank, quoted } from '../../../cells/value.js';
import type { FillReport } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import type { Agency, DataRow } from '../../../plan/model.js';
import { entryCells } from '../../../plan/reports/reportEntry.js';
import { asksForCompletion } from '../../../plan/reports/sendingStamps.js';
import { Refusal } from '../../../refusal.js';
import type { RequestOf } from '../../../requests.js';
import { dayMade, looseCode, whyLeft } from '../../../rollUp/filling.js';
import type { SentUp } from '../../../rollUp/sentUp.js';
import type { SentData, SentResult } from '../../../rollUp/unitResults.js';
import type { UnitRead } from '../../../rollUp/units.js';
import { behindInWords } from '../../../rollUp/unitsBelow.js';
import { DATA, QUARTERLY, UNITS } from '../../../schema/sheets.js';
import { positions } from '../../../workbook/contents.js';
import { type CellChange, leftInWords, writeGuarded } from '../../../workbook/guardedWrite.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { reportKey, reportRows } from '../../reporting/review/reportRows.js';
import { unitsSeen } from './readUnits.js';

/** Cells of one call: scattered at the worst they are a service call each, beside those of the command. */
const CELLS_A_CALL = 250;
/** Rows shown with their cells; more are counted. */
const ROWS_SHOWN = 100;

/** A row that is filled in. */
interface Filling {
  readonly unit: string;
  readonly row: string;
  readonly changes: readonly CellChange[];
}

interface Fillings {
  readonly rows: readonly Filling[];
  readonly same: number;
  readonly left: readonly string[];
}

/** @throws Refusal to whoever is no coordinator, without units, and where the preview would now differ */
export function fillFromUnits(
  environment: Environment,
  { fingerprint }: RequestOf<'fillFromUnits'>,
): FillReport {
  if (fingerprint === undefined) {
    const current = requirePlanInZone(environment);
    requireCoordinator(environment, current.plan.settings, 'điền từ số liệu đơn vị');
    const read = units(environment, current);
    return reported(read, fillingsOf(current, read), 0, []);
  }
  return environment.exclusively(() => {
    const current = requirePlanInZone(environment);
    requireCoordinator(environment, current.plan.settings, 'điền từ số liệu đơn vị');
    const read = units(environment, current);
    const found = fillingsOf(current, read);
    if (fingerprintOf(marksOf(found.rows)) !== fingerprint)
      throw new Refusal('Số liệu đã thay đổi từ lúc xem trước. Hãy xem trước lại rồi điền. Chưa ghi gì.');
    const now = upTo(found.rows, CELLS_A_CALL);
    const refused = writeGuarded(
      environment.workbook,
      [QUARTERLY, DATA],
      current.contents,
      now.flatMap(({ changes }) => changes),
    );
    environment.workbook.flush();
    if (now.length > 0)
      appendLedger(environment, [
        {
          deed: 'Điền từ số liệu đơn vị',
          content: `${now.length} dòng của ${new Set(now.map(({ unit }) => unit)).size} đơn vị`,
          detail: now.map(({ unit, row, changes }) => `${unit} · ${row}: ${inWords(changes).join('; ')}`),
        },
      ]);
    return reported(read, found, now.length, leftInWords(refused));
  });
}

function units(environment: Environment, current: Current): UnitRead[] {
  const read = unitsSeen(environment, current);
  if (read.length === 0)
    throw new Refusal(
      `Chưa có đơn vị trực thuộc. Hãy ghi mã, tên, liên kết của từng đơn vị ở trang ${UNITS.title} rồi bấm Nhận số liệu.`,
    );
  return read;
}

/** Whole rows, as many as fit; one at least. */
function upTo(rows: readonly Filling[], cells: number): readonly Filling[] {
  let room = cells;
  const fit = rows.findIndex(({ changes }) => {
    room -= changes.length;
    return room < 0;
  });
  return fit < 0 ? rows : rows.slice(0, Math.max(fit, 1));
}

const marksOf = (rows: readonly Filling[]): string[][] =>
  rows.map(({ unit, row, changes }) => [
    unit,
    row,
    ...changes.map(({ row: at, column, old, now }) => JSON.stringify([at, column, old, now])),
  ]);

const inWords = (changes: readonly CellChange[]): string[] =>
  changes.map(({ header, old, now }) =>
    isBlank(old) ? `${header}: ${quoted(now)}` : `${header}: ${quoted(old)} → ${quoted(now)}`,
  );

function reported(
  read: readonly UnitRead[],
  { rows, same, left }: Fillings,
  written: number,
  refused: readonly string[],
): FillReport {
  const missing = read.filter(({ data }) => data === null).map(({ name, code }) => name || code);
  const old = behindInWords(read).length - missing.length;
  const rest = rows.slice(written);
  return {
    done: written > 0,
    said: `${read.length - missing.length}/${read.length} đơn vị có số liệu${missing.length > 0 ? `; thiếu: ${missing.join(', ')}` : ''}${old > 0 ? `; ${old} đơn vị có số liệu cũ` : ''}.`,
    filled: written > 0 ? written : rows.length,
    rows: (written > 0 ? rows.slice(0, written) : rows)
      .slice(0, ROWS_SHOWN)
      .map(({ unit, row, changes }) => ({ unit, row, cells: inWords(changes) })),
    same,
    left: [...left, ...refused],
    rest: written > 0 ? rest.length : 0,
    fingerprint: fingerprintOf(marksOf(rest)),
  };
}

/** What would be filled in, unit by unit in the order of their rows. */
function fillingsOf(current: Current, read: readonly UnitRead[]): Fillings {
  const rows: Filling[] = [];
  const left: string[] = [];
  let same = 0;
  const agencies = new Map(current.plan.agencies.map((agency) => [looseCode(agency.code), agency]));
  const result = resultRows(current);
  const data = dataRows(current);
  for (const { code, name, data: sent } of read) {
    if (sent === null || sent.results.length + sent.data.length === 0) continue;
    const agency = agencies.get(looseCode(code));
    if (!agency) {
      left.push(
        `${name}: không có cơ quan mã «${code}» ở trang Cơ quan, nên ${sent.results.length + sent.data.length} dòng của đơn vị chưa điền được. Mã ở trang ${UNITS.title} phải là mã của cơ quan ấy.`,
      );
      continue;
    }
    const unit = { agency, made: dayMade(sent), sent };
    for (const found of [
      ...sent.results.map((one) => result(unit, one)),
      ...sent.data.map((one) => data(unit, one)),
    ]) {
      if ('left' in found) left.push(`${name} · ${found.row}: ${found.left}`);
      else if (found.changes.length === 0) same++;
      else rows.push({ unit: name, row: found.row, changes: found.changes });
    }
  }
  return { rows, same, left };
}

interface Unit {
  readonly agency: Agency;
  readonly made: Day;
  readonly sent: SentUp;
}

type Found = { readonly row: string } & ({ readonly left: string } | { readonly changes: CellChange[] });

const sameCell = (one: CellValue, other: CellValue): boolean =>
  (isBlank(one) && isBlank(other)) ||
  one === other ||
  (typeof one === 'object' && typeof other === 'object' && one.getTime() === other.getTime());

function resultRows({ plan, contents }: Current): (unit: Unit, sent: SentResult) => Found {
  const rows = reportRows(plan, contents);
  const tasks = new Map(plan.tasks.map(({ code }) => [looseCode(code), code]));
  const periods = new Map(plan.periods.map(({ code }) => [looseCode(code), code]));
  return ({ agency, made }, sent) => {
    const row = `${sent.period} · ${sent.task}`;
    const task = tasks.get(looseCode(sent.task));
    const period = periods.get(looseCode(sent.period));
    if (task === undefined) return { row, left: `không có nhiệm vụ mã «${sent.task}» ở đây` };
    if (period === undefined) return { row, left: `không có kỳ «${sent.period}» ở đây` };
    const one = rows.named(reportKey({ period, agency: agency.code, task }));
    if (!one) return { row, left: `không có dòng báo cáo của ${agency.name}` };
    const { result, progress, done, evidence, difficulties, proposals } = sent;
    const texts = { result, evidence, difficulties, proposals };
    const entered = entryCells(
      {
        // What is blank below changes nothing.
        ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== '')),
        ...(progress === null ? {} : { progress: String(progress) }),
        ...(done === null ? {} : { done: isoDay(done) }),
      },
      Math.max(plan.settings.asOf, made) as Day,
    );
    if (typeof entered === 'string') return { row, left: entered };
    const changes = [...entered].flatMap(([key, value]) =>
      sameCell(rows.cell(one, key), value) ? [] : rows.change(one, key, value),
    );
    if (changes.length === 0) return { row, changes };
    const why = whyLeft(one.row, one.period?.state, made);
    if (why !== null)
      return { row, left: `${why}${why === 'khác số đã duyệt' ? ` (${inWords(changes).join('; ')})` : ''}` };
    const day = dateFromDay(made);
    const blank = (key: 'done' | 'sent'): boolean =>
      isBlank(rows.cell(one, key)) && !entered.has(key as 'done');
    if (asksForCompletion(progress, !blank('done'))) changes.push(...rows.change(one, 'done', day));
    if (blank('sent')) changes.push(...rows.change(one, 'sent', day));
    if (one.row.review === 'Trả lại' && !sameCell(rows.cell(one, 'resent'), day))
      changes.push(...rows.change(one, 'resent', day));
    return { row, changes };
  };
}

function dataRows({ plan, contents }: Current): (unit: Unit, sent: SentData) => Found {
  const sheet = contents.get(DATA.title);
  const at = positions(DATA, sheet);
  const keyOf = ({ period, agency, indicator }: Pick<DataRow, 'period' | 'agency' | 'indicator'>): string =>
    [period, agency, indicator].map(looseCode).join('|');
  const rows = new Map(plan.dataRows.map((row) => [keyOf(row), row]));
  const types = new Map(plan.indicators.map(({ code, type }) => [looseCode(code), type]));
  const states = new Map(plan.periods.map(({ code, state }) => [code, state]));
  return ({ agency, made }, { period, code, type, value, denominator, words }) => {
    const row = `${period} · ${code}`;
    const wanted = types.get(looseCode(code));
    if (wanted === undefined) return { row, left: `không có chỉ tiêu mã «${code}» ở đây` };
    if (wanted !== type) return { row, left: `chỉ tiêu ở đây là kiểu ${wanted}, đơn vị gửi kiểu ${type}` };
    const one = rows.get(keyOf({ period, agency: agency.code, indicator: code }));
    if (!one) return { row, left: `không có dòng số liệu của ${agency.name}` };
    const line = sheet!.values[one.row - 1]!;
    const change = (key: keyof typeof DATA.columns, now: CellValue): CellChange[] => {
      const column = at.get(key);
      if (column === undefined || sameCell(line[column] ?? '', now)) return [];
      const header = DATA.columns[key].title;
      return [{ sheet: DATA.title, row: one.row, column: column + 1, header, old: line[column] ?? '', now }];
    };
    const answer: CellValue = type === 'Có/Không' ? (value === 1 ? 'Có' : 'Không') : (value ?? '');
    const changes = [
      ...(value === null || (type === 'Có/Không' && one.value === value) ? [] : change('value', answer)),
      ...(denominator === null ? [] : change('denominator', denominator)),
      ...(words === '' ? [] : change('words', words)),
    ];
    if (changes.length === 0) return { row, changes };
    const why = whyLeft(one, states.get(one.period), made);
    if (why !== null)
      return { row, left: `${why}${why === 'khác số đã duyệt' ? ` (${inWords(changes).join('; ')})` : ''}` };
    const day = dateFromDay(made);
    if (one.sent === null) changes.push(...change('sent', day));
    if (one.review === 'Trả lại') changes.push(...change('resent', day));
    return { row, changes };
  };
}
