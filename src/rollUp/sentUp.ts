/**
 * What a workbook sends up one level: the rows of `Gửi cấp trên`, machine-readable and small, because Google asks to
 * condense before IMPORTRANGE. One row for each agency, area and kind of deadline that has any; beside them the state of
 * each period and the remarks that were chosen to go up. Plan III.1: commune to district to province.
 */
import { type Day, dayFromText, isoDay } from '../calendar/day.js';
import { fingerprintOf } from '../cells/hash.js';
import { type CellValue, comparable } from '../cells/value.js';
import { INDICATOR_TYPES, type IndicatorType, type Period } from '../plan/model.js';
import { KINDS, OBLIGATION_KINDS, type ObligationKind } from '../plan/obligations/obligation.js';
import { STATUSES } from '../plan/obligations/status.js';
import { KIND_CELL, KIND_SIZE, TALLY_SIZE } from '../summary/figures.js';
import type { Cube } from '../summary/summary.js';
import type { SentData, SentResult } from './unitResults.js';

/** Raised when rows mean something else than before; a reader says which ones it knows. */
export const SENT_UP_VERSION = 1;

/** What a row is. */
const LINE = {
  unit: 'Đơn vị',
  figures: 'Tình hình',
  indicator: 'Một chỉ tiêu',
  rating: 'Xếp loại',
  result: 'Kết quả',
  data: 'Một số liệu theo kỳ',
  period: 'Kỳ',
  remark: 'Ý kiến',
} as const;

/** The cells of a tally of one kind, in their order (src/summary/figures.ts). */
const COUNTED = [
  ...STATUSES,
  'Ngày làm việc trễ',
  'Số trễ',
  'Xong, không có hạn',
  'Được gia hạn',
  'Gia hạn sau khi quá hạn',
  'Chênh đúng hạn theo hạn gốc',
  'Chênh đã đến hạn theo hạn gốc',
  'Trễ không tính',
] as const;

/** Found by their text wherever they stand; a reader looks for these. */
export const SENT_UP_HEADERS = [
  'Loại dòng',
  'Mã',
  'Tên',
  'Lĩnh vực',
  'Loại việc',
  ...COUNTED,
  'Tử số',
  'Mẫu số',
  'Nội dung',
  'Phiên bản',
  'Ngày số liệu',
  'Lập lúc',
  'Số dòng',
  'Mã kiểm',
] as const;

type Header = (typeof SENT_UP_HEADERS)[number];

const RATING_STATES = ['Công bố dự kiến', 'Đã chốt'] as const;

/** Counts of one agency, area and kind of deadline. */
export interface SentFigures {
  readonly agency: string;
  readonly name: string;
  readonly area: number;
  readonly kind: ObligationKind;
  /** `KIND_SIZE` numbers: the cells of a tally of that kind. */
  readonly counts: readonly number[];
}

/** An indicator's total in the unit, never as a share: those above add numerators and denominators. */
export interface SentIndicator {
  readonly code: string;
  readonly title: string;
  readonly type: IndicatorType;
  /** null without data. */
  readonly numerator: number | null;
  /** null for what is no share, and without data. */
  readonly denominator: number | null;
}

/** How an agency of the unit was rated, once that is published. */
export interface SentRating {
  readonly agency: string;
  readonly name: string;
  /** On 100, two decimals; null where nothing counted. */
  readonly score: number | null;
  /** @example 'Tốt*' where it was scaled up */
  readonly class: string;
  readonly state: RatingSent;
}

/** Published with appeals open, or settled; a trial is nobody's above. */
export type RatingSent = (typeof RATING_STATES)[number];

export interface SentUp {
  readonly unit: string;
  readonly plan: string;
  readonly asOf: Day;
  /** When it was made, as people read it. */
  readonly made: string;
  readonly figures: readonly SentFigures[];
  readonly indicators: readonly SentIndicator[];
  readonly ratings: readonly SentRating[];
  /** For the upper plan's own rows. */
  readonly results: readonly SentResult[];
  readonly data: readonly SentData[];
  readonly periods: readonly { readonly code: string; readonly title: string; readonly state: string }[];
  readonly remarks: readonly string[];
}

/** What a cube of obligations counts, without the combinations that have nothing. */
export function figuresSent({ table }: Cube): SentFigures[] {
  const { rows, columns, tallies } = table;
  return rows.flatMap((agency, i) =>
    columns.flatMap((area, j) =>
      KINDS.flatMap((kind): SentFigures[] => {
        const at = (i * columns.length + j) * TALLY_SIZE + KIND_CELL[kind];
        const counts = [...tallies.subarray(at, at + KIND_SIZE)];
        return counts.every((count) => count === 0)
          ? []
          : [{ agency: agency.key, name: agency.title, area: Number(area.key), kind, counts }];
      }),
    ),
  );
}

export const periodsSent = (periods: readonly Period[]): SentUp['periods'] =>
  periods.map(({ code, title, state }) => ({ code, title, state }));

/** The cells of the sheet, headers first, all as texts and numbers: a date would be another one in another zone. */
export function sentUpCells(sent: SentUp): (string | number)[][] {
  const lines: Partial<Record<Header, string | number>>[] = [
    ...sent.figures.map(({ agency, name, area, kind, counts }) => ({
      'Loại dòng': LINE.figures,
      Mã: agency,
      Tên: name,
      'Lĩnh vực': area,
      'Loại việc': OBLIGATION_KINDS[kind],
      ...Object.fromEntries(COUNTED.map((header, i) => [header, counts[i]!])),
    })),
    ...sent.indicators.map(({ code, title, type, numerator, denominator }) => ({
      'Loại dòng': LINE.indicator,
      Mã: code,
      Tên: title,
      'Loại việc': type,
      'Tử số': numerator ?? '',
      'Mẫu số': denominator ?? '',
    })),
    ...sent.ratings.map((one) => ({
      'Loại dòng': LINE.rating,
      Mã: one.agency,
      Tên: one.name,
      'Loại việc': one.state,
      'Tử số': one.score ?? '',
      'Nội dung': one.class,
    })),
    ...sent.results.map(({ period, task, title, done, ...texts }) => ({
      'Loại dòng': LINE.result,
      Mã: task,
      Tên: title,
      'Loại việc': period,
      'Nội dung': JSON.stringify({ ...texts, done: done && isoDay(done) }),
    })),
    ...sent.data.map(({ period, code, title, type, value, denominator, words }) => ({
      'Loại dòng': LINE.data,
      Mã: code,
      Tên: title,
      'Loại việc': period,
      'Tử số': value ?? '',
      'Mẫu số': denominator ?? '',
      'Nội dung': JSON.stringify({ type, words }),
    })),
    ...sent.periods.map(({ code, title, state }) => ({
      'Loại dòng': LINE.period,
      Mã: code,
      Tên: title,
      'Nội dung': state,
    })),
    ...sent.remarks.map((remark) => ({ 'Loại dòng': LINE.remark, 'Nội dung': remark })),
  ];
  const cells = lines.map((line) => SENT_UP_HEADERS.map((header) => line[header] ?? ''));
  const asOf = isoDay(sent.asOf);
  const head: Partial<Record<Header, string | number>> = {
    'Loại dòng': LINE.unit,
    Tên: sent.unit,
    'Nội dung': sent.plan,
    'Phiên bản': SENT_UP_VERSION,
    'Ngày số liệu': asOf,
    'Lập lúc': sent.made,
    'Số dòng': cells.length,
    'Mã kiểm': digestOf(sent.unit, asOf, cells),
  };
  return [[...SENT_UP_HEADERS], SENT_UP_HEADERS.map((header) => head[header] ?? ''), ...cells];
}

/** Tells whether a row was lost, added or typed over on the way. */
const digestOf = (unit: string, asOf: string, cells: readonly (readonly CellValue[])[]): string =>
  fingerprintOf([[unit, asOf], ...cells.map((line) => line.map((cell) => String(cell).trim()))]);

/** Why rows cannot be used. */
export type Unusable = { readonly state: 'empty' | 'version' | 'damaged'; readonly note: string };

const damaged = (note: string): Unusable => ({ state: 'damaged', note });

/**
 * Reads what a unit sent, whatever stands beside or below it.
 *
 * @returns what was sent, or why it cannot be used: nothing there, another version, rows lost or changed on the way
 */
export function readSentUp(values: readonly (readonly CellValue[])[]): SentUp | Unusable {
  const filled = values.filter((line) => line.some((cell) => String(cell).trim() !== ''));
  const [header, ...rows] = filled;
  if (!header) return { state: 'empty', note: 'Đơn vị chưa lập số liệu gửi cấp trên.' };
  const at = new Map(header.map((cell, i) => [comparable(String(cell)), i]));
  const missing = SENT_UP_HEADERS.filter((title) => !at.has(comparable(title)));
  if (missing.length > 0)
    return damaged(
      `Trang của đơn vị thiếu cột ${missing
        .slice(0, 3)
        .map((title) => `«${title}»`)
        .join(', ')}: đề nghị đơn vị lập lại số liệu gửi cấp trên.`,
    );
  const text = (line: readonly CellValue[], title: Header): string =>
    String(line[at.get(comparable(title))!] ?? '').trim();
  const count = (line: readonly CellValue[], title: Header): number => Number(text(line, title) || NaN);
  const is = (line: readonly CellValue[], kind: string): boolean => text(line, 'Loại dòng') === kind;
  const heads = rows.filter((line) => is(line, LINE.unit));
  const [head] = heads;
  if (!head || heads.length > 1)
    return damaged(
      `Cần đúng một dòng «${LINE.unit}», nhưng có ${heads.length}: đề nghị đơn vị lập lại số liệu.`,
    );
  const version = text(head, 'Phiên bản');
  if (version !== String(SENT_UP_VERSION))
    return {
      state: 'version',
      note: `Số liệu của đơn vị theo phiên bản ${version || '(không ghi)'}, bảng tính này đọc phiên bản ${SENT_UP_VERSION}: bên nào cũ hơn cần cập nhật tiện ích.`,
    };
  const lines = rows.filter((line) => line !== head);
  if (lines.length !== count(head, 'Số dòng'))
    return damaged(
      `Đơn vị gửi ${text(head, 'Số dòng')} dòng, nhận được ${lines.length}: đề nghị đơn vị lập lại số liệu.`,
    );
  const asOfText = text(head, 'Ngày số liệu');
  const asOf = dayFromText(asOfText);
  const cells = lines.map((line) => SENT_UP_HEADERS.map((title) => text(line, title)));
  if (asOf === null || digestOf(text(head, 'Tên'), asOfText, cells) !== text(head, 'Mã kiểm'))
    return damaged(
      'Số liệu khác với lúc đơn vị lập (mã kiểm không khớp): có thể ai đó đã sửa trang «Gửi cấp trên»; đề nghị đơn vị lập lại.',
    );
  const kinds = new Map(KINDS.map((kind) => [comparable(OBLIGATION_KINDS[kind]), kind]));
  const figures = lines.filter((line) => is(line, LINE.figures));
  const known = figures.flatMap((line): SentFigures[] => {
    const kind = kinds.get(comparable(text(line, 'Loại việc')));
    return kind === undefined
      ? []
      : [
          {
            agency: text(line, 'Mã'),
            name: text(line, 'Tên'),
            area: count(line, 'Lĩnh vực'),
            kind,
            counts: COUNTED.map((title) => count(line, title)),
          },
        ];
  });
  if (known.length < figures.length)
    return {
      state: 'version',
      note: 'Số liệu của đơn vị có loại việc mà bảng tính này chưa biết: hãy cập nhật tiện ích ở bảng tính này.',
    };
  if (known.some(({ area, counts }) => ![area, ...counts].every(Number.isInteger)))
    return damaged('Có ô số liệu không phải là số: đề nghị đơn vị lập lại số liệu.');
  const numberOrNone = (line: readonly CellValue[], title: Header): number | null =>
    text(line, title) === '' ? null : Number(text(line, title));
  const types = new Map(INDICATOR_TYPES.map((type) => [comparable(type), type]));
  const indicators = lines
    .filter((line) => is(line, LINE.indicator))
    .map((line) => ({
      code: text(line, 'Mã'),
      title: text(line, 'Tên'),
      type: types.get(comparable(text(line, 'Loại việc'))) ?? 'Số',
      numerator: numberOrNone(line, 'Tử số'),
      denominator: numberOrNone(line, 'Mẫu số'),
    }));
  if (indicators.some(({ numerator, denominator }) => Number.isNaN(numerator) || Number.isNaN(denominator)))
    return damaged('Có chỉ tiêu không phải là số: đề nghị đơn vị lập lại số liệu.');
  const ratings = lines
    .filter((line) => is(line, LINE.rating))
    .map((line) => ({
      agency: text(line, 'Mã'),
      name: text(line, 'Tên'),
      score: numberOrNone(line, 'Tử số'),
      class: text(line, 'Nội dung'),
      state:
        RATING_STATES.find((state) => comparable(state) === comparable(text(line, 'Loại việc'))) ??
        RATING_STATES[0],
    }));
  if (ratings.some(({ score }) => Number.isNaN(score)))
    return damaged('Có điểm xếp loại không phải là số: đề nghị đơn vị lập lại số liệu.');
  const results = lines.filter((line) => is(line, LINE.result)).map((line) => resultIn(line, text));
  const data = lines
    .filter((line) => is(line, LINE.data))
    .map((line): SentData => {
      const { type, words } = told(text(line, 'Nội dung'));
      return {
        period: text(line, 'Loại việc'),
        code: text(line, 'Mã'),
        title: text(line, 'Tên'),
        type: types.get(comparable(String(type))) ?? 'Số',
        value: numberOrNone(line, 'Tử số'),
        denominator: numberOrNone(line, 'Mẫu số'),
        words: String(words ?? ''),
      };
    });
  if (data.some(({ value, denominator }) => Number.isNaN(value) || Number.isNaN(denominator)))
    return damaged('Có số liệu theo kỳ không phải là số: đề nghị đơn vị lập lại số liệu.');
  return {
    unit: text(head, 'Tên'),
    plan: text(head, 'Nội dung'),
    asOf,
    made: text(head, 'Lập lúc'),
    figures: known,
    indicators,
    ratings,
    results,
    data,
    periods: lines
      .filter((line) => is(line, LINE.period))
      .map((line) => ({ code: text(line, 'Mã'), title: text(line, 'Tên'), state: text(line, 'Nội dung') })),
    remarks: lines.filter((line) => is(line, LINE.remark)).map((line) => text(line, 'Nội dung')),
  };
}

const told = (content: string): Readonly<Record<string, unknown>> => {
  try {
    return (JSON.parse(content) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
};

function resultIn(
  line: readonly CellValue[],
  text: (line: readonly CellValue[], title: Header) => string,
): SentResult {
  const { result, progress, done, evidence, difficulties, proposals } = told(text(line, 'Nội dung'));
  return {
    period: text(line, 'Loại việc'),
    task: text(line, 'Mã'),
    title: text(line, 'Tên'),
    result: String(result ?? ''),
    progress: typeof progress === 'number' ? progress : null,
    done: typeof done === 'string' ? dayFromText(done) : null,
    evidence: String(evidence ?? ''),
    difficulties: String(difficulties ?? ''),
    proposals: String(proposals ?? ''),
  };
}
