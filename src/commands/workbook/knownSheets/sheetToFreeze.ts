/** A sheet of its own for what is closed, so that later edits never change what was reported. */
import type { Environment } from '../../../environment.js';
import type { WorkbookContents } from '../../../workbook/contents.js';
import { closeNewSheet } from '../rights/closeNewSheet.js';
import { type FrozenSheet, frozenSheets, rememberFrozen } from './frozenSheets.js';

/** "TH 2023-6T"; what is closed again gets a further sheet, and the earlier one stays as it is. */
function frozenTitle(title: string, taken: ReadonlySet<string>): string {
  for (let nth = 1; ; nth++) {
    const candidate = nth === 1 ? title : `${title} (${nth})`;
    if (!taken.has(candidate)) return candidate;
  }
}

const isEmpty = (contents: WorkbookContents, title: string): boolean =>
  contents
    .get(title)
    ?.values.flat()
    .every((value) => value === '') ?? false;

/** What is frozen: its code, and the title that its sheet is to have. */
export interface ToFreeze {
  readonly code: string;
  readonly title: string;
}

/**
 * The title of the sheet that a closed summary goes to: the one that a closing was cut off in, or a new one, which
 * nobody but the owner and whoever closes can edit.
 */
export function sheetToFreeze(
  environment: Environment,
  { code, title: wanted }: ToFreeze,
  contents: WorkbookContents,
): string {
  const { workbook } = environment;
  const known = frozenSheets(environment);
  const begun = known.find(({ period, kept }) => period === code && !kept);
  if (begun && begun.id !== null) {
    const title = workbook.titlesById().get(begun.id);
    if (title !== undefined) return title;
  }
  const others = known.filter((one) => one !== begun);
  const remember = (sheet: FrozenSheet): void => rememberFrozen(environment, [...others, sheet]);
  // Cut off between making the sheet and learning its number, it is still empty.
  const made = begun !== undefined && isEmpty(contents, begun.title);
  const title = made ? begun.title : frozenTitle(wanted, new Set(contents.keys()));
  if (!made) {
    remember({ id: null, title, period: code, kept: false });
    workbook.createSheet(title, contents.size);
  }
  remember({ id: workbook.sheetId(title), title, period: code, kept: false });
  closeNewSheet(environment, title, []);
  return title;
}
