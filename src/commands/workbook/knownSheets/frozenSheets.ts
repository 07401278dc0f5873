/**
 * The sheets that keep what was reported when a period was closed, known by the id that Google gave them: a title can
 * be taken by anybody, and a sheet of people's own may begin with the same letters.
 */
import type { Environment } from '../../../environment.js';
import type { Plan } from '../../../plan/model.js';
import type { WorkbookContents } from '../../../workbook/contents.js';
import { nameIn } from '../rights/protect.js';

const KEY = 'papi.frozen';

/** How their titles begin, as long as nobody renames them. */
export const FROZEN_PREFIX = 'TH ';

export interface FrozenSheet {
  /** null while the sheet is about to be made. */
  readonly id: number | null;
  readonly title: string;
  readonly period: string;
  /** Whether the period was closed with it; until then the closing goes on in it. */
  readonly kept: boolean;
}

export function frozenSheets({ workbook }: Environment): readonly FrozenSheet[] {
  try {
    const stored: unknown = JSON.parse(workbook.remembered(KEY) || '[]');
    if (!Array.isArray(stored)) return [];
    return stored.map((one: Partial<FrozenSheet>) => ({
      id: typeof one.id === 'number' ? one.id : null,
      title: String(one.title ?? ''),
      period: String(one.period ?? ''),
      kept: one.kept === true,
    }));
  } catch {
    return [];
  }
}

export const rememberFrozen = ({ workbook }: Environment, sheets: readonly FrozenSheet[]): void =>
  workbook.remember(KEY, JSON.stringify(sheets));

/** A period was closed with its sheet: it is never written to again. */
export function keepFrozen(environment: Environment, period: string): void {
  const sheets = frozenSheets(environment);
  if (sheets.some((one) => one.period === period && !one.kept))
    rememberFrozen(
      environment,
      sheets.map((one) => (one.period === period ? { ...one, kept: true } : one)),
    );
}

/**
 * Takes over, once, the sheets that version 2 froze, which knew them by their title alone: titled after a period, and
 * protected by the program so that no official is let in.
 */
export function adoptFrozen(environment: Environment, plan: Plan, contents: WorkbookContents): void {
  const { workbook } = environment;
  if (workbook.remembered(KEY) !== null) return;
  const coordinators = new Set(plan.settings.coordinators.map((address) => address.toLowerCase()));
  const adopted = plan.periods.flatMap(({ code }) =>
    [...contents.keys()].flatMap((title): FrozenSheet[] => {
      const rest = title.startsWith(`${FROZEN_PREFIX}${code}`)
        ? title.slice(FROZEN_PREFIX.length + code.length)
        : null;
      if (rest === null || !/^(?: \(\d+\))?$/.test(rest)) return [];
      const whole = workbook.rights.sheet(title)?.whole();
      if (!whole || nameIn(whole.description()) !== title) return [];
      if (!whole.editors().every((address) => coordinators.has(address))) return [];
      return [{ id: workbook.sheetId(title), title, period: code, kept: true }];
    }),
  );
  rememberFrozen(environment, adopted);
}

/** The titles under which they stand now, those being made included. */
export function frozenTitles(environment: Environment): string[] {
  const ids = frozenSheets(environment).flatMap(({ id }) => (id === null ? [] : [id]));
  if (ids.length === 0) return [];
  const titles = environment.workbook.titlesById();
  return ids.flatMap((id) => {
    const title = titles.get(id);
    return title === undefined ? [] : [title];
  });
}
