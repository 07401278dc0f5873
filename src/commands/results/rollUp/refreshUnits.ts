/** Brings in what the units have sent: new links, what is good now, how each stands. */
import { dateFromDay } from '../../../calendar/day.js';
import { type CellValue, comparable } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import { type SentUp, sentUpCells } from '../../../rollUp/sentUp.js';
import { UNIT_STATES, type UnitRead, unitRows } from '../../../rollUp/units.js';
import { UNITS } from '../../../schema/sheets.js';
import { positions } from '../../../workbook/contents.js';
import { type CellChange, writeGuarded } from '../../../workbook/guardedWrite.js';
import type { Current } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { importSheets, rememberImports } from '../../workbook/knownSheets/importedSheets.js';
import { connectUnits, widenImport } from './connectUnits.js';
import { keepData } from './keptData.js';
import { readUnits } from './readUnits.js';

/**
 * Connects new links, keeps what came in good, writes how each unit stands. The caller holds the workbook.
 *
 * @returns `made`: whether there are new sheets, whose rights are to be brought up to date; `unconnected`: links that a
 * further call connects
 */
export function refreshUnits(
  environment: Environment,
  { plan, contents, sheets: declared }: Current,
): { readonly read: UnitRead[]; readonly made: boolean; readonly unconnected: number } {
  const { workbook } = environment;
  const sheet = contents.get(UNITS.title);
  const units = unitRows(sheet);
  if (!sheet || units.length === 0) return { read: [], made: false, unconnected: 0 };
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
        ['state', [UNIT_STATES[state], note].filter(Boolean).join('. ')],
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
  const connected = new Set(sheets.map(({ code }) => code));
  return {
    read,
    made: made || fresh.length > 0,
    unconnected: usable.filter(({ code }) => !connected.has(code)).length,
  };
}

/** Rows that a unit says it sent, headers and head included; 0 where it says nothing. */
function rowsSent(values: readonly (readonly CellValue[])[] | undefined): number {
  const at = (values?.[0] ?? []).map((cell) => comparable(String(cell))).indexOf(comparable('Số dòng'));
  const rows = Number(values?.[1]?.[at] ?? Number.NaN);
  return at >= 0 && Number.isInteger(rows) ? rows + 2 : 0;
}

const textOf = (kept: ReadonlyMap<string, SentUp>): string =>
  JSON.stringify([...kept].map(([code, sent]) => [code, sentUpCells(sent)]));
