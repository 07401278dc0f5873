/**
 * What PAPI_LASTDAY and PAPI_STATUS say, in the spreadsheet's own functions. `Báo cáo quý` reaches 30,000 rows that 40
 * people edit at once: a custom function over a whole column would be one call to Google's server at each edit, and
 * "Loading…" for everybody meanwhile.
 * Text that is no day, or a day outside 1900–2199, is said so in the row.
 */
import { FIRST_DAY, LAST_DAY } from '../calendar/day.js';
import { ERROR_PREFIX } from '../cells/broadcast.js';
import { STATUSES } from '../plan/status.js';

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

/**
 * The last day in time of each row's period.
 *
 * @param period the rows' codes of periods
 * @param codes the periods' codes
 * @param before the periods' "trước ngày …"
 */
export function nativeLastDay(period: string, codes: string, before: string): string {
  const last = `IF(day=${UNREADABLE};"${ERROR_PREFIX}«trước ngày» của kỳ không phải là ngày có thật.";IF(day="";"";day-1))`;
  return `ARRAYFORMULA(LET(before;${before};day;${dayIn('before')};last;${last};${where(period, `XLOOKUP(${period};${codes};last;"")`)}))`;
}

/**
 * The status of each row.
 *
 * @param key a column that every row fills
 * @param due last days in time, or why there is none
 * @param done days on which it was done
 * @param asOf the cell with the as-of day
 * @param nearUntil the cell with the last day that is near
 */
export function nativeStatus(
  key: string,
  { due, done, asOf, nearUntil }: { due: string; done: string; asOf: string; nearUntil: string },
): string {
  const open = `IF(today=${UNREADABLE};"${ERROR_PREFIX}Ngày tính không phải là ngày có thật.";IF(today="";"${ERROR_PREFIX}thiếu Ngày tính.";IF(today>due;"${OVERDUE}";IF(due<=${nearUntil};"${NEAR}";"${IN_TIME}"))))`;
  const decided = `IF(day="";${open};IF(day<=due;"${ON_TIME}";"${LATE}"))`;
  const readable = `IF(day=${UNREADABLE};"${ERROR_PREFIX}"&"«"&LEFT(done;60)&"» không phải là ngày có thật (cần dạng ngày/tháng/năm, ví dụ 10/03/2023).";IF(due="";"${NO_DUE_DAY}";${decided}))`;
  return `ARRAYFORMULA(LET(due;${due};done;${done};day;${dayIn('done')};today;${dayIn(asOf)};${where(key, `IF(ISTEXT(due)*(due<>"");due;${readable})`)}))`;
}
