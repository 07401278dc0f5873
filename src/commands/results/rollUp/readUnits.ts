/** What the sheets of the units show, beside what was good last. */
import type { CellValue } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import type { Plan } from '../../../plan/model.js';
import type { SentUp } from '../../../rollUp/sentUp.js';
import { readingOf, type UnitRead, type UnitRow, unitRows } from '../../../rollUp/units.js';
import { UNITS } from '../../../schema/sheets.js';
import type { Current } from '../../currentPlan.js';
import { type ImportSheet, importSheets } from '../../workbook/knownSheets/importedSheets.js';
import { keptData } from './keptData.js';

/** What stands, without touching anything. */
export function unitsSeen(
  environment: Environment,
  { plan, contents }: Pick<Current, 'plan' | 'contents'>,
): UnitRead[] {
  const units = unitRows(contents.get(UNITS.title));
  return units.length === 0 ? [] : readUnits(environment, units, importSheets(environment), plan).read;
}

export function readUnits(
  environment: Environment,
  units: readonly UnitRow[],
  sheets: readonly ImportSheet[],
  plan: Plan,
): {
  readonly read: UnitRead[];
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
  const read = units.map((unit): UnitRead => {
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
