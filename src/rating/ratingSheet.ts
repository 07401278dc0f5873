/** The table of a rating as the cells of a sheet: `Xếp loại 2026`, and `Xếp loại 2026 (dự kiến)` as it was published. */
import type { SheetCells } from '../cells/sheetCells.js';
import { RATING_GROUPS } from './criteria.js';
import { LEAST_DECIDED, type RatedAgency, rounded, UNRANKED } from './rating.js';

interface RatingColumn {
  readonly header: string;
  readonly format: string;
  /** Pixels. */
  readonly width: number;
  readonly of: (rated: RatedAgency) => string | number;
}

const TEXT = '@';
const POINTS = '0.00';
const COUNT = '0';
/** Stands where a criterion counted neither for nor against. */
const NONE = '–';

/** Ranks gained since they were published, lost ones with a minus. */
const MOVED = '+0;-0;0';

const EXPLAINED = `Dấu ${NONE}: tiêu chí không phát sinh, không tính. Dấu *: có tiêu chí không phát sinh, điểm quy về 100. ${UNRANKED}: chưa đủ ${LEAST_DECIDED} nhiệm vụ, báo cáo đã đến hạn.`;

/**
 * One table a group, best first, each with what its criteria are called.
 *
 * @param on which day it was published or closed, as a sentence
 * @param places ranks as they were published; null where it is the published one, or they are not known
 */
export function ratingCells(
  rated: readonly RatedAgency[],
  year: number,
  on: string,
  places: ReadonlyMap<string, number | null> | null,
): SheetCells {
  const codes = [...new Set(rated.flatMap(({ criteria }) => criteria.map(({ code }) => code)))];
  const clustered = rated.some(({ agency }) => agency.cluster !== '');
  const columns: readonly RatingColumn[] = [
    { header: 'Hạng', format: COUNT, width: 50, of: ({ rank }) => rank ?? NONE },
    { header: 'Mã', format: TEXT, width: 70, of: ({ agency }) => agency.code },
    { header: 'Cơ quan', format: TEXT, width: 280, of: ({ agency }) => agency.name },
    ...(clustered
      ? ([
          { header: 'Cụm', format: TEXT, width: 80, of: ({ agency }) => agency.cluster },
          {
            header: 'Hạng trong cụm',
            format: COUNT,
            width: 65,
            of: ({ clusterRank }) => clusterRank ?? NONE,
          },
        ] satisfies RatingColumn[])
      : []),
    ...codes.map(
      (code): RatingColumn => ({
        header: code,
        format: POINTS,
        width: 55,
        of: ({ criteria }) => {
          const own = criteria.find((one) => one.code === code);
          // Another group's criterion stands empty.
          if (!own) return '';
          return own.points === null ? NONE : rounded(own.points);
        },
      }),
    ),
    { header: 'Tổng', format: POINTS, width: 60, of: ({ score }) => score ?? NONE },
    {
      header: 'Xếp loại',
      format: TEXT,
      width: 110,
      of: ({ scaled, class: named }) => (scaled && named !== UNRANKED ? `${named}*` : named),
    },
    ...(places
      ? ([
          {
            header: 'Thay đổi hạng',
            format: MOVED,
            width: 65,
            of: ({ agency, rank }) => {
              const before = places.get(agency.code) ?? null;
              return before === null || rank === null ? NONE : before - rank;
            },
          },
        ] satisfies RatingColumn[])
      : []),
  ];
  const headers = columns.map(({ header }) => header);
  const values: (string | number)[][] = [];
  const formats: string[][] = [];
  const [titleRows, headerRows]: [number[], number[]] = [[], []];
  const push = (cells: readonly (string | number)[], points = false): number => {
    values.push([...cells, ...Array<string>(headers.length - cells.length).fill('')]);
    formats.push(columns.map(({ format }) => (points ? format : TEXT)));
    return values.length;
  };
  titleRows.push(push([`Xếp loại thực hiện Kế hoạch nâng cao Chỉ số PAPI năm ${year}`]));
  push([on]);
  push([EXPLAINED]);
  for (const group of RATING_GROUPS) {
    const own = rated.filter((one) => one.group === group);
    if (own.length === 0) continue;
    push([]);
    titleRows.push(push([group === 'Xã' ? 'Xã, phường, đặc khu' : 'Sở, ban, ngành, cơ quan']));
    headerRows.push(push(headers));
    for (const one of own)
      push(
        columns.map(({ of }) => of(one)),
        true,
      );
    for (const { code, title, weight } of own[0]!.criteria)
      push([`${code}: ${title} (tối đa ${String(weight).replace('.', ',')} điểm)`]);
  }
  return {
    values,
    formats,
    widths: columns.map(({ width }) => width),
    titleRows,
    headerRows,
    totalRows: [],
  };
}
