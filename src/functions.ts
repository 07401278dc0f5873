/**
 * The custom functions. Their help text is what people see in Sheets: the build keeps each JSDoc block directly
 * above the function in the pushed file. Separators are `;` because the workbook's locale is vi_VN.
 */
import { type Day, dateFromDay, isoDay, isWeekend, weekday } from './calendar/day.js';
import { lunarText } from './calendar/lunar.js';
import { isWorked } from './calendar/workingCalendar.js';
import { BadArgument, broadcast, type Result } from './cells/broadcast.js';
import { calendarOf } from './cells/daysOffRange.js';
import { type Cells, type CellValue, dayInCell, isBlank, numberInCell, quoted } from './cells/value.js';
import { DEFAULT_PLAN_DAYS, lastDayBefore, planDue, quarterOf } from './plan/days/dueDays.js';
import { effects, tasksDueInCells } from './plan/extensions/inCells.js';
import { DEFAULT_SOON, daysLeft, statusOn } from './plan/obligations/status.js';
import { completionByTask } from './plan/reports/completionInCells.js';

function day(name: string, value: CellValue): Day {
  const read = dayInCell(value);
  if (read !== null) return read;
  const wanted =
    typeof value === 'number'
      ? 'không phải là ngày trong khoảng 1900–2199'
      : 'không phải là ngày có thật (cần dạng ngày/tháng/năm, ví dụ 10/03/2023)';
  throw new BadArgument(name, `${name}: ${quoted(value)} ${wanted}.`);
}

/** The rows of a range; none where there is nothing. */
const rowsOf = (cells: Cells): readonly (readonly CellValue[])[] =>
  Array.isArray(cells) ? cells : isBlank(cells) ? [] : [[cells as CellValue]];

const dayOrNull = (name: string, value: CellValue): Day | null => (isBlank(value) ? null : day(name, value));

/** A whole number, cut towards zero as Sheets' own functions do. */
function wholeNumber(name: string, value: CellValue, fallback?: number): number {
  if (isBlank(value) && fallback !== undefined) return fallback;
  const read = numberInCell(value);
  if (read === null) throw new BadArgument(name, `${name}: ${quoted(value)} không phải là số.`);
  return Math.trunc(read);
}

function notNegative(name: string, value: CellValue, fallback: number): number {
  const read = wholeNumber(name, value, fallback);
  if (read < 0) throw new BadArgument(name, `${name}: ${quoted(value)} là số âm.`);
  return read;
}

/** A step out of the known calendar is the fault of the number of days asked for. */
function moved<T>(name: string, move: () => T): T {
  try {
    return move();
  } catch (error) {
    if (error instanceof RangeError) throw new BadArgument(name, `${name}: ${error.message}.`);
    throw error;
  }
}

/**
 * Số ngày làm việc từ ngày bắt đầu đến ngày kết thúc, tính cả hai ngày, theo lịch nghỉ lễ, nghỉ bù và ngày làm bù của Việt Nam. Kết thúc trước bắt đầu thì kết quả âm. Ví dụ: =VN_NETWORKDAYS("28/04/2023"; "04/05/2023") cho 2.
 *
 * @param {DATE} start Ngày bắt đầu: một ô hoặc một vùng.
 * @param {DATE} end Ngày kết thúc: một ô hoặc một vùng.
 * @param {RANGE} daysOff [không bắt buộc] Vùng của trang Ngày nghỉ (Ngày, Loại, …). Bỏ trống: dùng lịch có sẵn.
 * @return {number} Số ngày làm việc.
 * @customfunction
 */
export function VN_NETWORKDAYS(start: Cells, end: Cells, daysOff?: Cells): Result<number | string> {
  const calendar = calendarOf(daysOff);
  return broadcast({ start, end }, (from, to) =>
    isBlank(from) || isBlank(to) ? '' : calendar.count(day('start', from), day('end', to)),
  );
}

/**
 * Ngày làm việc thứ mấy sau (số âm: trước) ngày bắt đầu, không tính ngày bắt đầu; 0 cho chính ngày bắt đầu. Ví dụ: =VN_WORKDAY("10/03/2023"; 15) cho 31/03/2023.
 *
 * @param {DATE} start Ngày bắt đầu: một ô hoặc một vùng.
 * @param {NUMBER} days Số ngày làm việc cần cộng; số âm để lùi.
 * @param {RANGE} daysOff [không bắt buộc] Vùng của trang Ngày nghỉ (Ngày, Loại, …). Bỏ trống: dùng lịch có sẵn.
 * @return {DATE} Ngày tìm được.
 * @customfunction
 */
export function VN_WORKDAY(start: Cells, days: Cells, daysOff?: Cells): Result<Date | string> {
  const calendar = calendarOf(daysOff);
  return broadcast({ start, days }, (from, count) => {
    if (isBlank(from) || isBlank(count)) return '';
    const first = day('start', from);
    const steps = wholeNumber('days', count);
    return dateFromDay(moved('days', () => calendar.add(first, steps)));
  });
}

/**
 * Cho biết một ngày có phải là ngày làm việc hay không. Ví dụ: =VN_ISWORKDAY("04/05/2024") cho TRUE vì là thứ Bảy làm bù.
 *
 * @param {DATE} date Ngày cần xem: một ô hoặc một vùng.
 * @param {RANGE} daysOff [không bắt buộc] Vùng của trang Ngày nghỉ (Ngày, Loại, …). Bỏ trống: dùng lịch có sẵn.
 * @return {boolean} TRUE nếu là ngày làm việc, FALSE nếu là ngày nghỉ.
 * @customfunction
 */
export function VN_ISWORKDAY(date: Cells, daysOff?: Cells): Result<boolean | string> {
  const calendar = calendarOf(daysOff);
  return broadcast({ date }, (value) => (isBlank(value) ? '' : calendar.isWorkingDay(day('date', value))));
}

/**
 * Lý do một ngày được nghỉ; để trống nếu là ngày làm việc. Ví dụ: =VN_DAYOFF("02/05/2023") cho Nghỉ bù dịp Giỗ Tổ, 30/4.
 *
 * @param {DATE} date Ngày cần xem: một ô hoặc một vùng.
 * @param {RANGE} daysOff [không bắt buộc] Vùng của trang Ngày nghỉ (Ngày, Loại, Lý do, …). Bỏ trống: dùng lịch có sẵn.
 * @return {string} Lý do nghỉ.
 * @customfunction
 */
export function VN_DAYOFF(date: Cells, daysOff?: Cells): Result<string> {
  const calendar = calendarOf(daysOff);
  return broadcast({ date }, (value) => {
    if (isBlank(value)) return '';
    const asked = day('date', value);
    const exception = calendar.exception(asked);
    if (exception) {
      if (isWorked(exception)) return '';
      const reason = exception.reason || exception.kind;
      return exception.kind === 'Tạm tính' && exception.reason ? `${reason} (tạm tính)` : reason;
    }
    if (!isWeekend(asked)) return '';
    return weekday(asked) === 0 ? 'Chủ nhật' : 'Thứ Bảy';
  });
}

/**
 * Ngày âm lịch Việt Nam (tính theo giờ Việt Nam, UTC+7). Ví dụ: =VN_LUNAR("29/04/2023") cho 10/3; tháng nhuận ghi như 10/6 nhuận.
 *
 * @param {DATE} date Ngày dương lịch: một ô hoặc một vùng.
 * @return {string} Ngày và tháng âm lịch.
 * @customfunction
 */
export function VN_LUNAR(date: Cells): Result<string> {
  return broadcast({ date }, (value) => (isBlank(value) ? '' : lunarText(day('date', value))));
}

/**
 * Tình trạng của một nhiệm vụ, báo cáo có thời hạn: Hoàn thành đúng hạn, Hoàn thành quá hạn, Trong hạn, Sắp đến hạn, Quá hạn hoặc Chưa có hạn. Ví dụ: =PAPI_STATUS("09/06/2023"; ""; "08/06/2023") cho Sắp đến hạn.
 *
 * @param {DATE} due Hạn: ngày cuối cùng còn đúng hạn.
 * @param {DATE} done Ngày hoàn thành; để trống nếu chưa xong.
 * @param {DATE} asOf Ngày tính: ô ghi ngày, không dùng TODAY().
 * @param {NUMBER} soon [không bắt buộc] Còn từ bao nhiêu ngày làm việc trở xuống thì là sắp đến hạn (5).
 * @param {RANGE} daysOff [không bắt buộc] Vùng của trang Ngày nghỉ (Ngày, Loại, …). Bỏ trống: dùng lịch có sẵn.
 * @return {string} Tình trạng.
 * @customfunction
 */
export function PAPI_STATUS(
  due: Cells,
  done: Cells,
  asOf: Cells,
  soon?: Cells,
  daysOff?: Cells,
): Result<string> {
  const calendar = calendarOf(daysOff);
  return broadcast({ due, done, asOf, soon }, (dueCell, doneCell, asOfCell, soonCell) => {
    const dueDay = dayOrNull('due', dueCell);
    const doneDay = dayOrNull('done', doneCell);
    const near = notNegative('soon', soonCell, DEFAULT_SOON);
    if (isBlank(asOfCell)) throw new BadArgument('asOf', 'asOf: thiếu ngày tính.');
    return statusOn(dueDay, doneDay, day('asOf', asOfCell), near, calendar);
  });
}

/**
 * Số ngày làm việc còn lại, tính từ ngày sau ngày tính đến hạn; số âm là đã quá hạn bấy nhiêu ngày; để trống nếu đã hoàn thành. Ví dụ: =PAPI_DAYSLEFT("09/06/2023"; "08/06/2023") cho 1.
 *
 * @param {DATE} due Hạn: ngày cuối cùng còn đúng hạn.
 * @param {DATE} asOf Ngày tính: ô ghi ngày, không dùng TODAY().
 * @param {DATE} done [không bắt buộc] Ngày hoàn thành; để trống nếu chưa xong.
 * @param {RANGE} daysOff [không bắt buộc] Vùng của trang Ngày nghỉ (Ngày, Loại, …). Bỏ trống: dùng lịch có sẵn.
 * @return {number} Số ngày làm việc còn lại.
 * @customfunction
 */
export function PAPI_DAYSLEFT(
  due: Cells,
  asOf: Cells,
  done?: Cells,
  daysOff?: Cells,
): Result<number | string> {
  const calendar = calendarOf(daysOff);
  return broadcast({ due, asOf, done }, (dueCell, asOfCell, doneCell) => {
    const dueDay = dayOrNull('due', dueCell);
    const doneDay = dayOrNull('done', doneCell);
    if (dueDay === null || doneDay !== null) return '';
    if (isBlank(asOfCell)) throw new BadArgument('asOf', 'asOf: thiếu ngày tính.');
    return daysLeft(dueDay, day('asOf', asOfCell), calendar);
  });
}

/**
 * Ngày cuối cùng để cơ quan ban hành kế hoạch của mình: 15 ngày làm việc sau ngày ban hành kế hoạch cấp trên. Ví dụ: =PAPI_PLANDUE("10/03/2023") cho 31/03/2023.
 *
 * @param {DATE} issued Ngày ban hành kế hoạch cấp trên: một ô hoặc một vùng.
 * @param {NUMBER} days [không bắt buộc] Số ngày làm việc (15).
 * @param {RANGE} daysOff [không bắt buộc] Vùng của trang Ngày nghỉ (Ngày, Loại, …). Bỏ trống: dùng lịch có sẵn.
 * @return {DATE} Ngày cuối cùng còn đúng hạn.
 * @customfunction
 */
export function PAPI_PLANDUE(issued: Cells, days?: Cells, daysOff?: Cells): Result<Date | string> {
  const calendar = calendarOf(daysOff);
  return broadcast({ issued, days }, (issuedCell, daysCell) => {
    if (isBlank(issuedCell)) return '';
    const from = day('issued', issuedCell);
    const steps = notNegative('days', daysCell, DEFAULT_PLAN_DAYS);
    return dateFromDay(moved('days', () => planDue(from, steps, calendar)));
  });
}

/**
 * Ngày cuối cùng còn đúng hạn khi văn bản ghi "trước ngày …". Ví dụ: =PAPI_LASTDAY("10/06/2023") cho 09/06/2023.
 *
 * @param {DATE} before Ngày ghi sau chữ "trước ngày": một ô hoặc một vùng.
 * @return {DATE} Ngày cuối cùng còn đúng hạn.
 * @customfunction
 */
export function PAPI_LASTDAY(before: Cells): Result<Date | string> {
  return broadcast({ before }, (value) =>
    isBlank(value) ? '' : dateFromDay(lastDayBefore(day('before', value))),
  );
}

/**
 * Quý của một ngày, ghi như 2023-Q2. Ví dụ: =PAPI_QUARTER("30/06/2023") cho 2023-Q2.
 *
 * @param {DATE} date Ngày: một ô hoặc một vùng.
 * @return {string} Mã quý.
 * @customfunction
 */
export function PAPI_QUARTER(date: Cells): Result<string> {
  return broadcast({ date }, (value) => (isBlank(value) ? '' : quarterOf(day('date', value))));
}

/**
 * Ngày mọi cơ quan chủ trì đều đã hoàn thành nhiệm vụ; để trống nếu còn cơ quan chưa xong. Một cơ quan chủ trì: ngày ghi ở trang Nhiệm vụ hoặc ở dòng báo cáo quý. Nhiều cơ quan: ngày muộn nhất trong các dòng báo cáo quý của từng cơ quan; dòng bị trả lại không tính. Nhiệm vụ có nhiều mốc: khi mọi mốc đều xong. Ví dụ: =PAPI_TASKDONE("NV02"; "SNV"; "05/06/2023"; ""; 'Cơ quan'!A2:C) cho 05/06/2023.
 *
 * @param {RANGE} code Mã nhiệm vụ: một ô hoặc một cột.
 * @param {RANGE} leads Cơ quan chủ trì: mã hoặc tên, cách nhau bằng dấu chấm phẩy.
 * @param {RANGE} done Ngày hoàn thành ghi ở trang Nhiệm vụ.
 * @param {RANGE} reports Báo cáo quý: Mã cơ quan, Mã NV, Ngày hoàn thành, Duyệt, Ngày gửi lại, Dấu duyệt, Kỳ.
 * @param {RANGE} agencies Cơ quan: Mã, Tên cơ quan, Loại.
 * @param {boolean} counted [không bắt buộc] TRUE: thay cho ngày là số cơ quan đã xong của nhiệm vụ nhiều cơ quan chủ trì, ví dụ 9/120 cơ quan.
 * @param {RANGE} groups [không bắt buộc] Vùng của trang Danh mục nhóm: Nhóm, Gồm, Tên bắt đầu bằng. Bỏ trống: các nhóm có sẵn.
 * @param {RANGE} milestones [không bắt buộc] Các mốc của nhiệm vụ, cách nhau bằng dấu chấm phẩy.
 * @param {RANGE} successions [không bắt buộc] Sắp xếp cơ quan: Mã cũ, Mã mới, Ngày hiệu lực, Phạm vi, Nhiệm vụ.
 * @param {DATE} asOf [không bắt buộc] Ngày tính: dòng sắp xếp chưa đến ngày hiệu lực thì chưa tính.
 * @param {RANGE} due [không bắt buộc] Hạn hoàn thành.
 * @return {DATE} Ngày hoàn thành.
 * @customfunction
 */
export function PAPI_TASKDONE(
  code: Cells,
  leads: Cells,
  done: Cells,
  reports: Cells,
  agencies: Cells,
  counted?: Cells,
  groups?: Cells,
  milestones?: Cells,
  successions?: Cells,
  asOf?: Cells,
  due?: Cells,
): Result<Date | string> {
  const completion = completionByTask(
    rowsOf(reports),
    rowsOf(agencies),
    rowsOf(groups ?? ''),
    takenOver(successions, asOf),
  );
  const columns = { code, leads, done, milestones: milestones ?? '', due: due ?? '' };
  return broadcast(columns, (codeCell, leadsCell, doneCell, milestonesCell, dueCell) => {
    if (isBlank(codeCell)) return '';
    const task = completion(
      String(codeCell),
      String(leadsCell),
      dayInCell(doneCell),
      milestonesIn(milestonesCell),
      dayInCell(dueCell),
    );
    if (counted === true) return task.leads > 1 ? `${task.completed}/${task.leads} cơ quan` : '';
    return task.day === null ? '' : dateFromDay(task.day);
  });
}

/** What of `Sắp xếp cơ quan` is in effect on the as-of day. */
const takenOver = (successions?: Cells, asOf?: Cells) => ({
  successions: rowsOf(successions ?? ''),
  asOf: dayInCell(rowsOf(asOf ?? '')[0]?.[0] ?? ''),
});

/** A cell with one milestone may be a day. */
const milestonesIn = (cell: CellValue): string => {
  const day = typeof cell === 'string' ? null : dayInCell(cell);
  return day === null ? String(cell) : isoDay(day);
};

/**
 * Mốc đầu tiên của nhiệm vụ mà còn cơ quan chủ trì chưa xong; mọi mốc đều xong thì là mốc cuối. Nhiệm vụ không có mốc: hạn hoàn thành. Ví dụ: =PAPI_TASKDUE("NV16"; "STC"; ""; ""; "30/06/2026; 31/12/2026"; ""; 'Cơ quan'!A2:C) cho 30/06/2026.
 *
 * @param {RANGE} code Mã nhiệm vụ: một ô hoặc một cột.
 * @param {RANGE} leads Cơ quan chủ trì: mã hoặc tên, cách nhau bằng dấu chấm phẩy.
 * @param {RANGE} due Hạn hoàn thành ghi ở trang Nhiệm vụ.
 * @param {RANGE} done Ngày hoàn thành ghi ở trang Nhiệm vụ.
 * @param {RANGE} milestones Các mốc của nhiệm vụ, cách nhau bằng dấu chấm phẩy.
 * @param {RANGE} reports Báo cáo quý: Mã cơ quan, Mã NV, Ngày hoàn thành, Duyệt, Ngày gửi lại, Dấu duyệt, Kỳ.
 * @param {RANGE} agencies Cơ quan: Mã, Tên cơ quan, Loại.
 * @param {RANGE} groups [không bắt buộc] Vùng của trang Danh mục nhóm: Nhóm, Gồm, Tên bắt đầu bằng. Bỏ trống: các nhóm có sẵn.
 * @param {RANGE} successions [không bắt buộc] Sắp xếp cơ quan: Mã cũ, Mã mới, Ngày hiệu lực, Phạm vi, Nhiệm vụ.
 * @param {DATE} asOf [không bắt buộc] Ngày tính: dòng sắp xếp chưa đến ngày hiệu lực thì chưa tính.
 * @return {DATE} Hạn.
 * @customfunction
 */
export function PAPI_TASKDUE(
  code: Cells,
  leads: Cells,
  due: Cells,
  done: Cells,
  milestones: Cells,
  reports: Cells,
  agencies: Cells,
  groups?: Cells,
  successions?: Cells,
  asOf?: Cells,
): Result<Date | CellValue> {
  const completion = completionByTask(
    rowsOf(reports),
    rowsOf(agencies),
    rowsOf(groups ?? ''),
    takenOver(successions, asOf),
  );
  return broadcast<Date | CellValue>(
    { code, leads, due, done, milestones },
    (codeCell, leadsCell, dueCell, doneCell, milestonesCell) => {
      if (isBlank(codeCell)) return '';
      const stated = milestonesIn(milestonesCell);
      const { next, last } = completion(String(codeCell), String(leadsCell), dayInCell(doneCell), stated);
      const day = next ?? last;
      // What is no day is left for whoever reckons with it to say.
      return day === null ? dueCell : dateFromDay(day);
    },
  );
}

/**
 * Hạn đang tính của nhiệm vụ: hạn trong kế hoạch, hoặc hạn mới nhất đã được gia hạn cho mọi cơ quan chủ trì tính đến ngày tính. Ví dụ: =PAPI_DUENOW("NV03"; "SNV"; "30/06/2026"; "01/07/2026"; "") cho 30/06/2026; đã được gia hạn đến 30/09/2026 thì cho ngày đó.
 *
 * @param {RANGE} code Mã nhiệm vụ: một ô hoặc một cột.
 * @param {RANGE} leads Cơ quan chủ trì.
 * @param {DATE} due Hạn hoàn thành trong kế hoạch.
 * @param {DATE} asOf Ngày tính: ô ghi ngày, không dùng TODAY().
 * @param {RANGE} extensions Gia hạn: Loại việc, Mã việc, Mốc/Kỳ, Mã cơ quan, Hạn mới, Kết luận, Ngày văn bản.
 * @param {boolean} counted [không bắt buộc] TRUE: thay cho ngày là số lần đã gia hạn.
 * @param {RANGE} successions [không bắt buộc] Sắp xếp cơ quan: Mã cũ, Mã mới, Ngày hiệu lực, Phạm vi, Nhiệm vụ.
 * @param {string} kind [không bắt buộc] Loại việc ở trang Gia hạn: Nhiệm vụ, hoặc Khắc phục.
 * @return {DATE} Hạn đang tính.
 * @customfunction
 */
export function PAPI_DUENOW(
  code: Cells,
  leads: Cells,
  due: Cells,
  asOf: Cells,
  extensions: Cells,
  counted?: Cells,
  successions?: Cells,
  kind?: Cells,
): Result<Date | CellValue> {
  const of = String(rowsOf(kind ?? '')[0]?.[0] ?? '');
  const standing = tasksDueInCells(rowsOf(extensions), of || undefined, rowsOf(successions ?? ''));
  return broadcast<Date | CellValue>({ code, leads, due, asOf }, (codeCell, leadsCell, dueCell, asOfCell) => {
    if (isBlank(codeCell)) return '';
    if (isBlank(asOfCell)) throw new BadArgument('asOf', 'asOf: thiếu ngày tính.');
    const first = dayInCell(dueCell);
    const now = standing(String(codeCell), String(leadsCell), first, day('asOf', asOfCell));
    if (counted === true) return now.times > 0 ? now.times : '';
    // What is no day is left for whoever reckons with it to say.
    return now.due === null ? dueCell : dateFromDay(now.due);
  });
}

/**
 * Hiệu lực của từng dòng ở trang Gia hạn: Đang tính, Đã có gia hạn mới hơn, Chưa đến ngày văn bản, Chờ kết luận, Không gia hạn. Ví dụ: =PAPI_EXTENSION("Nhiệm vụ"; "NV03"; ""; ""; "Đồng ý"; "25/06/2026"; "01/07/2026") cho Đang tính.
 *
 * @param {RANGE} kind Loại việc.
 * @param {RANGE} work Mã việc.
 * @param {RANGE} milestone Mốc/Kỳ.
 * @param {RANGE} agency Mã cơ quan.
 * @param {RANGE} verdict Kết luận.
 * @param {RANGE} documentDay Ngày văn bản.
 * @param {DATE} asOf Ngày tính: ô ghi ngày, không dùng TODAY().
 * @return {string} Hiệu lực.
 * @customfunction
 */
export function PAPI_EXTENSION(
  kind: Cells,
  work: Cells,
  milestone: Cells,
  agency: Cells,
  verdict: Cells,
  documentDay: Cells,
  asOf: Cells,
): Result<string> {
  const column = (cells: Cells): CellValue[] => rowsOf(cells).map(([cell]) => cell ?? '');
  const [works, milestones, agencies, verdicts, days] = [work, milestone, agency, verdict, documentDay].map(
    column,
  );
  const said = effects(
    column(kind).map((one, i) => ({
      kind: one,
      work: works![i] ?? '',
      milestone: milestones![i] ?? '',
      agency: agencies![i] ?? '',
      verdict: verdicts![i] ?? '',
      documentDay: days![i] ?? '',
    })),
    day('asOf', Array.isArray(asOf) ? (asOf[0]?.[0] ?? '') : (asOf ?? '')),
  );
  return Array.isArray(kind) ? said.map((one) => [one]) : (said[0] ?? '');
}
