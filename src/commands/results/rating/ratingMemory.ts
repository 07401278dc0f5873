/** How far the rating of a year has come: it goes with the workbook. */
import { type Day, dayFromText, isoDay } from '../../../calendar/day.js';
import type { RatingReport } from '../../../contract.js';
import type { WorkbookPort } from '../../../workbook/port.js';

const KEY = 'papi.rating';

export interface RatingStage {
  readonly state: RatingReport['state'];
  readonly published: Day | null;
  /** Ranks as they were published, by code; null of one that was not ranked. null: not known, or not published. */
  readonly places: ReadonlyMap<string, number | null> | null;
  /** How often it was published. */
  readonly times: number;
  /** Fingerprint of the points with which it was closed; empty while it is not. */
  readonly closedAs: string;
}

type Stored = Readonly<Record<string, Partial<Readonly<Record<keyof RatingStage, unknown>>>>>;

const stored = (workbook: WorkbookPort): Stored => {
  try {
    return (JSON.parse(workbook.remembered(KEY) ?? '{}') ?? {}) as Stored;
  } catch {
    return {};
  }
};

export function ratingStage(workbook: WorkbookPort, year: number): RatingStage {
  const { state, published, places, times, closedAs } = stored(workbook)[year] ?? {};
  return {
    state: state === 'published' || state === 'closed' ? state : 'trial',
    published: typeof published === 'string' ? dayFromText(published) : null,
    places:
      typeof places === 'object' && places !== null
        ? new Map(
            Object.entries(places).map(([code, rank]) => [code, typeof rank === 'number' ? rank : null]),
          )
        : null,
    times: typeof times === 'number' ? times : published === undefined ? 0 : 1,
    closedAs: typeof closedAs === 'string' ? closedAs : '',
  };
}

export const rememberStage = (
  workbook: WorkbookPort,
  year: number,
  { state, published, places, times, closedAs }: RatingStage,
): void =>
  workbook.remember(
    KEY,
    JSON.stringify({
      ...stored(workbook),
      [year]: {
        state,
        published: published === null ? null : isoDay(published),
        places: places && Object.fromEntries(places),
        times,
        closedAs,
      },
    }),
  );
