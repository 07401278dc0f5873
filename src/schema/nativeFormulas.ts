/**
 * What PAPI_LASTDAY and PAPI_STATUS say, in the spreadsheet's own functions. `Báo cáo quý` reaches 30,000 rows that 40
 * people edit at once: a custom function over a whole column would be one call to Google's server at each edit, and
 * "Loading…" for everybody meanwhile.
 * Text that is no day, or a day outside 1900–2199, is said so in the row.
 */
import { FIRST_DAY, LAST_DAY } from '../calendar/day.js';
import { ERROR_PREFIX } from '../cells/broadcast.js';
import { GIVEN_OVER } from '../plan/model.js';
import { STATUSES } from '../plan/obligations/status.js';
import { RETURN_WORDS } from '../plan/reports/returnedReport.js';

const [ON_TIME, LATE, IN_TIME, NEAR, OVERDUE, NO_DUE_DAY] = STATUSES;

/** Stands for a day that cannot be read: days are counted from 1899 on. */
const UNREADABLE = '-1';

/**
 * The day in each cell of a range (or in one cell) as its serial number; "" where it is blank. Text is read as the
 * calendar's dayFromText reads it: 10/03/2023, 10-3-2023, 10.3.2023 or 2023-03-10, and no 31st of February. Without
 * DATEVALUE, which reads more and in the spreadsheet's locale, and without regular expressions, which not every
 * engine takes over arrays.
 */
function dayIn(cells: string): string {
  const known = (serial: string): string =>
    `IF((${serial}>=${FIRST_DAY})*(${serial}<${LAST_DAY + 1});${serial};${UNREADABLE})`;
  const parts = [
    `parts;SUBSTITUTE(SUBSTITUTE(TRIM(${cells});"-";"/");".";"/")`,
    'first;FIND("/";parts)',
    'second;FIND("/";parts;first+1)',
    `iso;MID(TRIM(${cells});5;1)="-"`,
    'head;LEFT(parts;first-1)',
    'tail;MID(parts;second+1;9)',
    'year;IF(iso;head;tail)',
    'month;VALUE(MID(parts;first+1;second-first-1))',
    'dayOfMonth;VALUE(IF(iso;tail;head))',
    'serial;DATE(VALUE(year);month;dayOfMonth)',
    'IF((LEN(year)=4)*(MONTH(serial)=month)*(DAY(serial)=dayOfMonth);serial;0)',
  ];
  const fromText = `IFERROR(LET(${parts.join(';')});0)`;
  return `IF(ISNUMBER(${cells});${known(`INT(${cells})`)};IF(TRIM(${cells})="";"";${known(fromText)}))`;
}

/** A column in which each row that the `key` column fills shows something. */
const where = (key: string, shown: string): string => `IF(TRIM(${key})="";"";${shown})`;

/** Columns of a row that may be sent back: what `Duyệt` says, `Ngày gửi lại` and the mark that records the return. */
export interface Returning {
  readonly review: string;
  readonly resent: string;
  readonly mark: string;
}

/**
 * What the mark records (`trả lại 2023-04-20 hạn 2023-04-25`) as names for what follows: `returned` and `until`, serial
 * numbers, 0 where the mark does not say; `again`, the day of sending again; `back`, whether that came after the return;
 * `open`, whether the row waits for it.
 */
function returning({ review, resent, mark }: Returning): readonly string[] {
  const from = `FIND(CHAR(10)&"${RETURN_WORDS.returned}";CHAR(10)&${mark})+${RETURN_WORDS.returned.length}`;
  // ISO days, which DATEVALUE reads alike in every locale.
  const dayAt = (offset: number): string =>
    `IFERROR(DATEVALUE(MID(${mark};at+${offset};${'2023-04-20'.length}));0)`;
  return [
    `at;${from}`,
    `returned;${dayAt(0)}`,
    `until;${dayAt('2023-04-20'.length + RETURN_WORDS.until.length)}`,
    `again;${dayIn(resent)}`,
    'back;ISNUMBER(again)*(again>0)*(again>=returned)',
    `open;(TRIM(${review})="Trả lại")*(back=0)`,
  ];
}

/** The later of a due day, which may be blank, and `until`. */
const laterThan = (due: string): string => `IF(${due}="";until;IF(until>${due};until;${due}))`;

/**
 * The day of sending that counts, for `nativeStatus` (no name of a LET stands twice, which not every engine takes): none while a row that was sent back is open; the first one where it came back within
 * the term for corrections, else the second.
 */
export function nativeSent(sent: string, due: string, row: Returning): string {
  const counts = `IF(back*(returned>0)*(again>${laterThan('limit')});again;IF(TRIM(sent)="";IF(ISNUMBER(again)*(again>0)=1;again;"");sent))`;
  return `LET(sent;${sent};limit;${due};${returning(row).join(';')};IF(open=1;"";${counts}))`;
}

/**
 * The last day in time of each row's period; of a row that was sent back and is open the end of its term for
 * corrections, if that is later.
 *
 * @param period the rows' codes of periods
 * @param codes the periods' codes
 * @param before the periods' "trước ngày …"
 */
export function nativeLastDay(period: string, codes: string, before: string, row?: Returning): string {
  const last = `IF(day=${UNREADABLE};"${ERROR_PREFIX}«trước ngày» của kỳ không phải là ngày có thật.";IF(day="";"";day-1))`;
  const found = `XLOOKUP(${period};${codes};last;"")`;
  const due = row
    ? `LET(limit;${found};${returning(row).join(';')};IF(ISTEXT(limit)*(limit<>"");limit;IF(open*(until>0)=1;${laterThan('limit')};limit)))`
    : found;
  return `ARRAYFORMULA(LET(before;${before};day;${dayIn('before')};last;${last};${where(period, due)}))`;
}

/**
 * The status of each row.
 *
 * @param key a column that every row fills
 * @param due last days in time, or why there is none
 * @param done days on which it was done
 * @param asOf the cell with the as-of day
 * @param nearUntil the cell with the last day that is near
 * @param review where rows may have been given over: those say nothing, another row goes on with them
 */
export function nativeStatus(
  key: string,
  {
    due,
    done,
    asOf,
    nearUntil,
    review,
  }: { due: string; done: string; asOf: string; nearUntil: string; review?: string },
): string {
  const open = `IF(today=${UNREADABLE};"${ERROR_PREFIX}Ngày tính không phải là ngày có thật.";IF(today="";"${ERROR_PREFIX}thiếu Ngày tính.";IF(today>due;"${OVERDUE}";IF(due<=${nearUntil};"${NEAR}";"${IN_TIME}"))))`;
  const decided = `IF(day="";${open};IF(day<=due;"${ON_TIME}";"${LATE}"))`;
  const readable = `IF(day=${UNREADABLE};"${ERROR_PREFIX}"&"«"&LEFT(done;60)&"» không phải là ngày có thật (cần dạng ngày/tháng/năm, ví dụ 10/03/2023).";IF(due="";"${NO_DUE_DAY}";${decided}))`;
  const shown = `IF(ISTEXT(due)*(due<>"");due;${readable})`;
  const own = review === undefined ? shown : `IF(TRIM(${review})="${GIVEN_OVER}";"";${shown})`;
  return `ARRAYFORMULA(LET(due;${due};done;${done};day;${dayIn('done')};today;${dayIn(asOf)};${where(key, own)}))`;
}
