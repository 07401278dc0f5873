/** The rows of `Đơn vị trực thuộc`: whose workbooks are read, and what became of each. */
import { type Day, vnDay } from '../calendar/day.js';
import { type CellValue, comparable } from '../cells/value.js';
import { UNITS } from '../schema/sheets.js';
import { FIRST_DATA_ROW } from '../schema/standing.js';
import { type Contents, positions } from '../workbook/contents.js';
import { readSentUp, type SentUp, type Unusable } from './sentUp.js';

/** Days after which what a unit sent is named as old. */
export const STALE_DAYS = 7;

export type UnitState = 'ok' | 'waiting' | 'denied' | 'empty' | 'stale' | 'version' | 'damaged';

/** As `Tình trạng kết nối` says it. */
export const UNIT_STATES: Readonly<Record<UnitState, string>> = {
  ok: 'Đã nối',
  waiting: 'Đang chờ',
  denied: 'Không đọc được',
  empty: 'Chưa có số liệu',
  stale: 'Số liệu cũ',
  version: 'Khác phiên bản',
  damaged: 'Số liệu hỏng',
};

export interface UnitRow {
  /** 1-based. */
  readonly row: number;
  readonly code: string;
  readonly name: string;
  /** Address or id of its workbook. */
  readonly link: string;
  /** Why nothing can be read for this row; null where something can. */
  readonly problem: string | null;
}

/** The id in a workbook's address, or the text itself. */
export const workbookIn = (link: string): string => /\/d\/([\w-]+)/.exec(link)?.[1] ?? link;

/** Rows with anything in them. The first of two alike counts; a workbook is never read twice. */
export function unitRows(sheet: Contents | undefined): UnitRow[] {
  if (!sheet) return [];
  const at = positions(UNITS, sheet);
  const codes = new Set<string>();
  const links = new Map<string, string>();
  return sheet.values.slice(FIRST_DATA_ROW - 1).flatMap((line, i): UnitRow[] => {
    const text = (key: 'code' | 'name' | 'link'): string => String(line[at.get(key) ?? -1] ?? '').trim();
    const [code, name, link] = [text('code'), text('name'), text('link')];
    if (code === '' && name === '' && link === '') return [];
    const double = links.get(workbookIn(link));
    const problem =
      code === ''
        ? 'Thiếu mã đơn vị.'
        : codes.has(comparable(code))
          ? `Mã ${code} đã có ở một dòng trên: mỗi đơn vị một dòng.`
          : link === ''
            ? 'Chưa có liên kết: dán địa chỉ bảng tính của đơn vị vào cột Liên kết bảng tính.'
            : /["\n]/.test(link)
              ? 'Liên kết không phải là địa chỉ một bảng tính.'
              : double !== undefined
                ? `Cùng một bảng tính với đơn vị ${double}: số liệu chỉ được tính một lần.`
                : null;
    codes.add(comparable(code));
    if (problem === null) links.set(workbookIn(link), code);
    return [{ row: i + FIRST_DATA_ROW, code, name: name || code, link, problem }];
  });
}

/** What is known of a unit: its data, now or as they were last good, and how its workbook answers. */
export interface UnitReading {
  readonly state: UnitState;
  readonly note: string;
  readonly data: SentUp | null;
}

/** A row with what is known of it. */
export interface UnitRead extends UnitRow, UnitReading {}

/** What stands in the cell of IMPORTRANGE while Google is at work. */
const LOADING = /^(Loading|Đang tải)/i;

/**
 * @param values what IMPORTRANGE shows; null where the sheet for it is not made yet
 * @param kept what was good last, null where nothing ever was
 * @param sheet title of the sheet in which it stands
 * @param asOf the day as of which the workbook reckons
 */
export function readingOf(
  values: readonly (readonly CellValue[])[] | null,
  kept: SentUp | null,
  sheet: string,
  asOf: Day,
): UnitReading {
  const used = kept === null ? '' : ` Đang dùng số liệu ngày ${vnDay(kept.asOf)}.`;
  const without = (state: UnitState, note: string): UnitReading => ({
    state,
    note: `${note}${used}`,
    data: kept,
  });
  if (values === null) return without('waiting', 'Chưa nối: người điều phối cần bấm «Nhận số liệu».');
  const shown = String(values[0]?.[0] ?? '').trim();
  if (LOADING.test(shown) || shown === '#N/A') return without('waiting', 'Google đang tải số liệu.');
  if (shown === '#REF!')
    return kept === null
      ? without(
          'waiting',
          `Chờ cho phép: mở trang «${sheet}», chọn ô A1, bấm «Cho phép truy cập». Nếu không thấy nút đó: bạn chưa được chia sẻ bảng tính của đơn vị, hoặc đơn vị chưa lập số liệu gửi cấp trên.`,
        )
      : without(
          'denied',
          `Không còn đọc được bảng tính của đơn vị (bị thôi chia sẻ, bị xóa, hoặc trang «Gửi cấp trên» bị đổi tên): mở trang «${sheet}», chọn ô A1 để xem lý do.`,
        );
  if (shown.startsWith('#'))
    return without('denied', `Liên kết không mở được (${shown}): xem lại địa chỉ ở cột Liên kết bảng tính.`);
  const read: SentUp | Unusable = readSentUp(values);
  if ('state' in read) return without(read.state, read.note);
  const old = asOf - read.asOf;
  if (old > STALE_DAYS)
    return {
      state: 'stale',
      note: `Số liệu đã cũ ${old} ngày (ngày ${vnDay(read.asOf)}): đề nghị đơn vị lập lại.`,
      data: read,
    };
  return {
    state: 'ok',
    note: read.asOf > asOf ? `Số liệu ngày ${vnDay(read.asOf)}, sau Ngày tính ở đây.` : '',
    data: read,
  };
}
