/** How far the rating of a year has come: it goes with the workbook. */
import { type Day, dayFromText, isoDay } from '../../calendar/day.js';
import type { RatingReport } from '../../contract.js';
import type { WorkbookPort } from '../../workbook/port.js';

const KEY = 'papi.rating';

export interface RatingStage {
  readonly state: RatingReport['state'];
  readonly published: Day | null;
}

type Stored = Readonly<Record<string, { readonly state?: unknown; readonly published?: unknown }>>;

const stored = (workbook: WorkbookPort): Stored => {
  try {
    return (JSON.parse(workbook.remembered(KEY) ?? '{}') ?? {}) as Stored;
  } catch {
    return {};
  }
};

export function ratingStage(workbook: WorkbookPort, year: number): RatingStage {
  const { state, published } = stored(workbook)[year] ?? {};
  return {
    state: state === 'published' || state === 'closed' ? state : 'trial',
    published: typeof published === 'string' ? dayFromText(published) : null,
  };
}

export const rememberStage = (
  workbook: WorkbookPort,
  year: number,
  { state, published }: RatingStage,
): void =>
  workbook.remember(
    KEY,
    JSON.stringify({
      ...stored(workbook),
      [year]: { state, published: published === null ? null : isoDay(published) },
    }),
  );
