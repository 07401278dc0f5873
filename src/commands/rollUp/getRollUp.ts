/** Số liệu các đơn vị trực thuộc: what the workbooks below sent up, how each answers, and all of it added up. */
import { dateFromDay, isoDay, vnDay } from '../../calendar/day.js';
import { type CellValue, comparable } from '../../cells/value.js';
import type { RollUpAnswer } from '../../contract.js';
import type { Environment } from '../../environment.js';
import type { Plan } from '../../plan/model.js';
import { Busy } from '../../refusal.js';
import { indicatorSums, rollUp } from '../../rollUp/rollUp.js';
import { figuresSent, type SentUp, sentUpCells } from '../../rollUp/sentUp.js';
import { readingOf, type UnitReading, type UnitRow, type UnitState, unitRows } from '../../rollUp/units.js';
import { UNITS } from '../../schema/sheets.js';
import { directoryOf, materialOf } from '../../summary/material.js';
import { cubeOf } from '../../summary/summary.js';
import { positions } from '../../workbook/contents.js';
import { type CellChange, writeGuarded } from '../../workbook/guardedWrite.js';
import { isCoordinator } from '../coordinator.js';
import { type Current, requirePlan } from '../currentPlan.js';
import { appendLedger } from '../ledger.js';
import { type ImportSheet, importSheets, rememberImports } from '../rights/importedSheets.js';
import { updateRights } from '../rights/updateRights.js';
import { connectUnits, widenImport } from './connectUnits.js';
import { keepData, keptData } from './keptData.js';

interface Read extends UnitRow, UnitReading {}

/** As `Tình trạng kết nối` says it. */
const STATE_WORDS: Readonly<Record<UnitState, string>> = {
  ok: 'Đã nối',
  waiting: 'Đang chờ',
  denied: 'Không đọc được',
  empty: 'Chưa có số liệu',
  stale: 'Số liệu cũ',
  version: 'Khác phiên bản',
  damaged: 'Số liệu hỏng',
};

/** A coordinator connects what is new and keeps what is good; anybody else sees what stands. */
export function getRollUp(environment: Environment): RollUpAnswer {
  const current = requirePlan(environment);
  if (!isCoordinator(environment, current.plan.settings)) return answer(current, look(environment, current));
  try {
    return answer(
      current,
      environment.exclusively(() => {
        const { read, made } = refreshUnits(environment, current);
        if (made) updateRights(environment);
        return read;
      }),
    );
  } catch (error) {
    if (!(error instanceof Busy)) throw error;
    return answer(current, look(environment, current));
  }
}

/** What stands, without touching anything. */
function look(environment: Environment, { plan, contents }: Current): Read[] {
  return readUnits(environment, unitRows(contents.get(UNITS.title)), importSheets(environment), plan).read;
}

function readUnits(
  environment: Environment,
  units: readonly UnitRow[],
  sheets: readonly ImportSheet[],
  plan: Plan,
): {
  readonly read: Read[];
  readonly kept: ReadonlyMap<string, SentUp>;
  readonly shown: ReadonlyMap<string, readonly (readonly CellValue[])[]>;
} {
  const kept = keptData(environment);
  const contents = environment.workbook.read(sheets.map(({ title }) => title));
  const shown = new Map(
    sheets.flatMap(({ code, title }) => {
      const found = contents.get(title);
      return found ? [[code, found.values] as const] : [];
    }),
  );
  const read = units.map((unit): Read => {
    if (unit.problem !== null) return { ...unit, state: 'empty', note: unit.problem, data: null };
    const sheet = sheets.find(({ code }) => code === unit.code);
    const reading = readingOf(
      shown.get(unit.code) ?? null,
      // What came by another link is not this workbook's.
      (sheet?.connected && kept.get(unit.code)) || null,
      sheet?.title ?? '',
      plan.settings.asOf,
    );
    return { ...unit, ...reading };
  });
  return { read, kept, shown };
}

/**
 * Connects new links, keeps what came in good, writes how each unit stands. The caller holds the workbook.
 *
 * @returns `made`: whether there are new sheets, whose rights are to be brought up to date
 */
export function refreshUnits(
  environment: Environment,
  { plan, contents, sheets: declared }: Current,
): { readonly read: Read[]; readonly made: boolean } {
  const { workbook } = environment;
  const sheet = contents.get(UNITS.title);
  const units = unitRows(sheet);
  if (!sheet || units.length === 0) return { read: [], made: false };
  const before = importSheets(environment);
  const usable = units.filter(({ problem }) => problem === null);
  let sheets = connectUnits(environment, usable, plan.settings);
  const fresh = sheets.filter(({ code }) => !before.some((one) => one.code === code && one.id !== null));
  if (fresh.length > 0)
    appendLedger(environment, [
      { deed: 'Nối đơn vị trực thuộc', content: fresh.map(({ code }) => code).join('; ') },
    ]);
  workbook.flush();
  let { read, kept, shown } = readUnits(environment, units, sheets, plan);

  const wider = new Map(
    sheets.flatMap((one) => {
      const rows = rowsSent(shown.get(one.code));
      return rows > one.rows ? [[one.code, rows] as const] : [];
    }),
  );
  if (wider.size > 0) {
    sheets = sheets.map((one) => {
      const rows = wider.get(one.code);
      const { link } = usable.find(({ code }) => code === one.code)!;
      return rows === undefined ? one : widenImport(environment, one, link, rows);
    });
    workbook.flush();
    ({ read, kept, shown } = readUnits(environment, units, sheets, plan));
  }

  const good = read.filter(({ state }) => state === 'ok' || state === 'stale');
  const now = new Map(
    units.flatMap(({ code }): [string, SentUp][] => {
      const data = good.find((one) => one.code === code)?.data ?? kept.get(code);
      return data ? [[code, data]] : [];
    }),
  );
  const made = textOf(now) !== textOf(kept) && keepData(environment, now, plan.settings);
  const fromNow = sheets.filter(({ code, connected }) => !connected && good.some((one) => one.code === code));
  for (const { title } of fromNow) workbook.setHidden(title, true);
  if (fromNow.length > 0 || wider.size > 0)
    rememberImports(
      environment,
      importSheets(environment).map((one) => {
        const standing = sheets.find(({ code }) => code === one.code) ?? one;
        return { ...standing, connected: standing.connected || fromNow.includes(standing) };
      }),
    );

  const at = positions(UNITS, sheet);
  const changes = read.flatMap(({ row, state, note, data }): CellChange[] =>
    (
      [
        ['asOf', data ? dateFromDay(data.asOf) : ''],
        ['state', [STATE_WORDS[state], note].filter(Boolean).join('. ')],
      ] as const
    ).flatMap(([key, value]): CellChange[] => {
      const column = at.get(key);
      if (column === undefined) return [];
      const old = sheet.values[row - 1]![column] ?? '';
      if (String(old) === String(value)) return [];
      return [
        { sheet: UNITS.title, row, column: column + 1, header: UNITS.columns[key].title, old, now: value },
      ];
    }),
  );
  writeGuarded(workbook, declared, contents, changes);
  workbook.flush();
  return { read, made: made || fresh.length > 0 };
}

/** Rows that a unit says it sent, headers and head included; 0 where it says nothing. */
function rowsSent(values: readonly (readonly CellValue[])[] | undefined): number {
  const at = (values?.[0] ?? []).map((cell) => comparable(String(cell))).indexOf(comparable('Số dòng'));
  const rows = Number(values?.[1]?.[at] ?? Number.NaN);
  return at >= 0 && Number.isInteger(rows) ? rows + 2 : 0;
}

const textOf = (kept: ReadonlyMap<string, SentUp>): string =>
  JSON.stringify([...kept].map(([code, sent]) => [code, sentUpCells(sent)]));

function answer({ plan }: Current, read: readonly Read[]): RollUpAnswer {
  const material = materialOf(plan);
  const own = figuresSent(cubeOf(material.directory, material.standing(material.asOf), material.calendar));
  const withData = read.filter((one): one is Read & { readonly data: SentUp } => one.data !== null);
  const { areas, agencies } = directoryOf(plan);
  const { tables, total, doubles } = rollUp(
    {
      code: '',
      name: plan.settings.unit || 'Bảng tính này',
      figures: own,
      agencies: agencies.map(({ name }) => name),
    },
    withData.map(({ code, name, data }) => ({ code, name, figures: data.figures })),
    areas,
  );
  const oldest = withData.reduce<number | null>(
    (least, { data }) => (least === null || data.asOf < least ? data.asOf : least),
    null,
  );
  return {
    units: read.map(({ code, name, row, state, note, data }) => {
      const double = (data && doubles.get(code)) ?? [];
      const left =
        double.length > 0
          ? `${double.length} cơ quan đã có ở trang Cơ quan của bảng tính này, không tính lần nữa: ${double.join(', ')}.`
          : '';
      return {
        code: code || `dòng ${row}`,
        name,
        asOf: data && isoDay(data.asOf),
        state,
        note: [note, left].filter(Boolean).join(' '),
        periods: data?.periods ?? [],
        remarks: data?.remarks ?? [],
      };
    }),
    summary: {
      asOf: isoDay(plan.settings.asOf),
      said:
        read.length === 0
          ? 'Chưa có đơn vị trực thuộc.'
          : `Số liệu của ${withData.length}/${read.length} đơn vị${oldest === null ? '' : `, cũ nhất ngày ${vnDay(oldest as typeof plan.settings.asOf)}`}.`,
      tables,
      total,
    },
    indicators: indicatorSums(
      read
        .filter(({ problem }) => problem === null)
        .map(({ name, data }) => ({ name, indicators: data?.indicators ?? null })),
    ),
  };
}
