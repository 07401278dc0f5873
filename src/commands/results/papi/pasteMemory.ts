/** What the last paste of scores wrote, so that it can be taken back as far as nobody has touched it. */
import { fingerprintOf } from '../../../cells/hash.js';
import type { CellValue } from '../../../cells/value.js';
import type { DocumentMemory } from '../../../environment.js';
import { provinceKey } from '../../../papi/analysis.js';
import { partCode } from '../../../papi/parts.js';
import { areaInText } from '../../../plan/areas.js';
import { SCORES } from '../../../schema/sheets.js';
import type { Positions } from '../../../schema/standing.js';
import { keepWhole, keptWhole } from '../../workbook/keptWhole.js';

const KEY = 'papi.scores';

export type ScoreKey = keyof typeof SCORES.columns;
export const SCORE_KEYS = Object.keys(SCORES.columns) as readonly ScoreKey[];

export interface PastedRow {
  readonly key: string;
  /** Of the row's texts, as they were written. */
  readonly mark: string;
  /** The texts before; null: the row is new. */
  readonly before: readonly string[] | null;
}

export const scoreKey = (year: number, province: string, area: number | null, part: string): string =>
  `${year}|${provinceKey(province)}|${area}|${part}`;

/** The texts of a row as it stands, in the order of the declared columns. */
export const textsOf = (values: readonly CellValue[], at: Positions): string[] =>
  SCORE_KEYS.map((key) => String(values[at.get(key) ?? -1] ?? ''));

/** What a row that stands is about. */
export function keyIn(values: readonly CellValue[], at: Positions): string {
  const text = (key: ScoreKey): string => String(values[at.get(key) ?? -1] ?? '');
  return scoreKey(
    Number(text('year')),
    text('province'),
    areaInText(text('area')),
    partCode(text('component')),
  );
}

export const markOf = (texts: readonly string[]): string => fingerprintOf([texts]);

export const rememberPaste = (memory: DocumentMemory, rows: readonly PastedRow[] | null): boolean =>
  keepWhole(memory, KEY, rows);

export const rememberedPaste = (memory: DocumentMemory): readonly PastedRow[] | null =>
  keptWhole<readonly PastedRow[]>(memory, KEY);
