/** The table of a rating as the cells of a sheet: `Xếp loại 2026`. */
import type { SheetCells } from '../cells/sheetCells.js';
import { RATING_GROUPS } from './criteria.js';
import { type RatedAgency, rounded, UNRANKED } from './rating.js';

const TEXT = '@';
const POINTS = '0.00';
const COUNT = '0';
/** Stands where a criterion counted neither for nor against. */
const NONE = '–';

/** One table a group, best first. @param on the day it was closed, as people write it */
export function ratingCells(rated: readonly RatedAgency[], year: number, on: string): SheetCells {
  const codes = [...new Set(rated.flatMap(({ criteria }) => criteria.map(({ code }) => code)))].sort();
  const headers = ['Hạng', 'Mã', 'Cơ quan', 'Cụm', 'Hạng trong cụm', ...codes, 'Tổng', 'Xếp loại'];
  const values: (string | number)[][] = [];
  const formats: string[][] = [];
  const [titleRows, headerRows]: [number[], number[]] = [[], []];
  const push = (cells: readonly (string | number)[], points = false): number => {
    values.push([...cells, ...Array<string>(headers.length - cells.length).fill('')]);
    formats.push(
      headers.map((_, i) =>
        !points ? TEXT : i === 0 || i === 4 ? COUNT : i > 4 && i < headers.length - 1 ? POINTS : TEXT,
      ),
    );
    return values.length;
  };
  titleRows.push(push([`Xếp loại thực hiện Kế hoạch nâng cao Chỉ số PAPI năm ${year}`]));
  push([`Chốt ngày ${on}. Dấu *: có tiêu chí không phát sinh, điểm quy về 100.`]);
  for (const group of RATING_GROUPS) {
    const own = rated.filter((one) => one.group === group);
    if (own.length === 0) continue;
    push([]);
    titleRows.push(push([group === 'Xã' ? 'Xã, phường, đặc khu' : 'Sở, ban, ngành, cơ quan']));
    headerRows.push(push(headers));
    for (const { agency, rank, clusterRank, criteria, score, scaled, class: named } of own)
      push(
        [
          rank ?? NONE,
          agency.code,
          agency.name,
          agency.cluster,
          clusterRank ?? NONE,
          ...codes.map((code) => {
            const points = criteria.find((one) => one.code === code)?.points ?? null;
            return points === null ? NONE : rounded(points);
          }),
          score ?? NONE,
          scaled && named !== UNRANKED ? `${named}*` : named,
        ],
        true,
      );
  }
  return {
    values,
    formats,
    widths: headers.map((_, i) => (i === 2 ? 300 : i === 3 || i === headers.length - 1 ? 130 : 70)),
    titleRows,
    headerRows,
    totalRows: [],
  };
}
