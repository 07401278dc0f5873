/** The table of a rating as the cells of a sheet: `Xếp loại 2026`, and `Xếp loại 2026 (dự kiến)` as it was published. */
import type { SheetCells } from '../cells/sheetCells.js';
import { groupTitle, RATING_GROUPS } from './criteria.js';
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

export const EXPLAINED = `Dấu ${NONE}: tiêu chí không phát sinh, không tính. Dấu *: có tiêu chí không phát sinh, điểm quy về 100. ${UNRANKED}: chưa đủ ${LEAST_DECIDED} nhiệm vụ, báo cáo đã đến hạn.`;

/** Columns of a table of agencies that are rated. */
interface RatingColumns {
  readonly identity: readonly RatingColumn[];
  /** Ranks: the first within the group. */
  readonly placed: readonly RatingColumn[];
  /** One a criterion. */
  readonly points: readonly RatingColumn[];
  readonly totals: readonly RatingColumn[];
}

function columnsOf(rated: readonly RatedAgency[]): RatingColumns {
  const codes = [...new Set(rated.flatMap(({ criteria }) => criteria.map(({ code }) => code)))];
  return {
    identity: [
      { header: 'Mã', format: TEXT, width: 70, of: ({ agency }) => agency.code },
      { header: 'Cơ quan', format: TEXT, width: 280, of: ({ agency }) => agency.name },
    ],
    placed: [
      { header: 'Hạng', format: COUNT, width: 50, of: ({ rank }) => rank ?? NONE },
      ...(rated.some(({ agency }) => agency.cluster !== '')
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
    ],
    points: codes.map(
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
    totals: [
      { header: 'Tổng', format: POINTS, width: 60, of: ({ score }) => score ?? NONE },
      {
        header: 'Xếp loại',
        format: TEXT,
        width: 110,
        of: ({ scaled, class: named }) => (scaled && named !== UNRANKED ? `${named}*` : named),
      },
    ],
  };
}

/** A group's rating where agencies stand by code and name, as in `Tổng hợp`. */
export interface RatingTable {
  readonly title: string;
  readonly headers: readonly string[];
  /** Of the columns from the third. */
  readonly formats: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** @param room columns at the most: criteria for which there is none are left to `Chấm điểm` */
export const ratingTables = (rated: readonly RatedAgency[], room: number): RatingTable[] =>
  RATING_GROUPS.flatMap((group): RatingTable[] => {
    const own = rated.filter((one) => one.group === group);
    if (own.length === 0) return [];
    const { identity, placed, points, totals } = columnsOf(own);
    const columns = [...identity, ...placed, ...totals, ...points].slice(0, room);
    return [
      {
        title: titleOf(own),
        headers: columns.map(({ header }) => header),
        formats: columns.slice(identity.length).map(({ format }) => format),
        rows: own.map((one) => columns.map(({ of }) => of(one))),
      },
    ];
  });

/** What their group is called. */
const titleOf = (own: readonly RatedAgency[]): string =>
  groupTitle(
    own[0]!.group,
    own.map(({ agency }) => agency),
  );

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
  const { identity, placed, points, totals } = columnsOf(rated);
  const columns: readonly RatingColumn[] = [
    placed[0]!,
    ...identity,
    ...placed.slice(1),
    ...points,
    ...totals,
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
    titleRows.push(push([titleOf(own)]));
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
