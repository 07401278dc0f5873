/** The rows of `Điểm PAPI` and `Nội dung PAPI`. What cannot be used is named, and left out. */
import { properText } from '../../../cells/comparable.js';
import { provinceKey } from '../../../papi/analysis.js';
import { isOnScale, mostPoints, partIn, partsOf } from '../../../papi/parts.js';
import type { PapiPart, PapiScore } from '../../../plan/model.js';
import type { RowOf } from '../../../schema/declaration.js';
import { PAPI_PARTS, SCORES } from '../../../schema/sheets.js';
import type { Problem } from '../problem.js';
import type { Report } from '../report.js';

/** PAPI has been measured since 2009; a year before is a slip. */
const FIRST_SURVEY = 2009;
const LAST_SURVEY = 2099;

/** "7,12" and "7.12"; null for what is no number. A score has no thousands. */
const scoreIn = (text: string): number | null =>
  /^\d+(?:[.,]\d+)?$/.test(properText(text)) ? Number(properText(text).replace(',', '.')) : null;

const yearIn = (text: string): number | null => {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  return year >= FIRST_SURVEY && year <= LAST_SURVEY ? year : null;
};

export function readParts(rows: readonly RowOf<typeof PAPI_PARTS>[], report: Report): PapiPart[] {
  const { columns } = PAPI_PARTS;
  return rows.flatMap((row): PapiPart[] => {
    const year = yearIn(row.year);
    if (year === null)
      report(
        'lỗi',
        PAPI_PARTS,
        row.row,
        columns.year,
        `«${row.year}» không phải là năm khảo sát.`,
        'Ghi năm, ví dụ 2025.',
      );
    const known = /^[1-8]\.\d$/.test(row.code);
    if (!known)
      report(
        'lỗi',
        PAPI_PARTS,
        row.row,
        columns.code,
        `«${row.code}» không phải là mã nội dung thành phần.`,
        'Ghi số lĩnh vực, dấu chấm, số thứ tự, ví dụ 3.3.',
      );
    return year === null || !known ? [] : [{ row: row.row, year, code: row.code, title: row.title }];
  });
}

const vn = (value: number): string => String(Math.round(value * 100) / 100).replace('.', ',');

export function readScores(
  rows: readonly RowOf<typeof SCORES>[],
  parts: readonly PapiPart[],
  report: Report,
): PapiScore[] {
  const { columns } = SCORES;
  const seen = new Map<string, number>();
  return rows.flatMap((row): PapiScore[] => {
    const says = (
      key: keyof typeof columns,
      message: string,
      remedy: string,
      severity: Problem['severity'] = 'lỗi',
    ): void => report(severity, SCORES, row.row, columns[key], message, remedy);
    const year = yearIn(row.year);
    if (year === null) {
      says(
        'year',
        `«${row.year}» không phải là năm khảo sát; dòng này không được tính.`,
        'Ghi năm, ví dụ 2025.',
      );
      return [];
    }
    const { area } = row;
    if (area === null || area === 0) {
      says('area', 'Điểm là của một trong tám lĩnh vực; dòng này không được tính.', 'Chọn lĩnh vực 1 đến 8.');
      return [];
    }
    const areas = partsOf(year, parts);
    const part = row.component === '' ? '' : partIn(row.component, areas);
    if (row.component !== '' && (part === '' || Number(part[0]) !== area)) {
      says(
        'component',
        `Lĩnh vực ${area} năm ${year} không có nội dung thành phần «${row.component}»; dòng này không được tính.`,
        `Chọn trong danh sách; khảo sát năm ấy có nội dung khác thì ghi ở trang ${PAPI_PARTS.title}.`,
      );
      return [];
    }
    const most = mostPoints(areas, area, part);
    /** A score in the column's cell; null where there is none, and, named, where it is none or off the scale. */
    const points = (key: 'score' | 'low' | 'high' | 'least' | 'median' | 'best'): number | null => {
      const text = row[key];
      if (text === '') return null;
      const value = scoreIn(text);
      if (value !== null && isOnScale(areas, area, part, value)) return value;
      says(
        key,
        value === null
          ? `«${text}» không phải là điểm.`
          : value > most
            ? `${vn(value)} vượt thang điểm: cao nhất là ${vn(most)}.`
            : `${vn(value)} dưới thang điểm.`,
        'Ghi điểm như công bố, ví dụ 7,12; không ghi phần trăm.',
      );
      return null;
    };
    const [score, low, high, least, median, best] = (
      ['score', 'low', 'high', 'least', 'median', 'best'] as const
    ).map(points) as [number | null, ...(number | null)[]];
    if (score === null) return [];
    const key = `${year}|${provinceKey(row.province)}|${area}|${part}`;
    const first = seen.get(key);
    if (first !== undefined) {
      says('score', `Điểm này đã có ở dòng ${first}; dòng này không được tính.`, 'Xóa một trong hai dòng.');
      return [];
    }
    seen.set(key, row.row);
    const isOutside = (low != null && score < low) || (high != null && score > high);
    if (isOutside)
      says(
        'low',
        `Điểm ${vn(score)} nằm ngoài khoảng tin cậy; khoảng này không được dùng.`,
        'Sửa điểm hoặc hai cận.',
      );
    else if ((low === null) !== (high === null))
      says(
        low === null ? 'low' : 'high',
        'Khoảng tin cậy cần cả hai cận; chưa so sánh được với năm trước.',
        'Ghi cả Cận dưới và Cận trên.',
        'cảnh báo',
      );
    if ((least != null && score < least) || (best != null && score > best))
      says(
        'best',
        `Điểm ${vn(score)} nằm ngoài mức thấp nhất, cao nhất cả nước.`,
        'Xem lại ba số này.',
        'cảnh báo',
      );
    const rank = scoreIn(row.rank);
    if (row.rank !== '' && (rank === null || !Number.isInteger(rank)))
      says(
        'rank',
        `«${row.rank}» không phải là thứ hạng; hạng này không được dùng.`,
        'Ghi một số, ví dụ 12.',
        'cảnh báo',
      );
    return [
      {
        row: row.row,
        year,
        province: row.province,
        area,
        part,
        score,
        low: isOutside ? null : (low ?? null),
        high: isOutside ? null : (high ?? null),
        least: least ?? null,
        median: median ?? null,
        best: best ?? null,
        group: row.group,
        rank: rank === null || !Number.isInteger(rank) ? null : rank,
        source: row.source,
      },
    ];
  });
}
