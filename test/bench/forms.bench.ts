/**
 * npm run bench: 120 agencies × 40 indicators × 4 periods (19,200 rows of `Số liệu`), from cells to totals. Prints times and
 * fails when the first data takes more than 2 s.
 */
import { dateFromDay, dayOf } from '../../src/calendar/day.js';
import type { CellValue } from '../../src/cells/value.js';
import { formsShown, indicatorsShown } from '../../src/forms/shown.js';
import { assessedObligations } from '../../src/plan/obligations/index.js';
import { readPlan } from '../../src/workbook/reading/readPlan.js';

const AGENCIES = 120;
const INDICATORS = 40;
const ASKED = Array.from({ length: AGENCIES }, (_, i) => `CQ${i}`);
const QUARTERS = [1, 2, 3, 4].map((nth) => ({
  code: `2026-Q${nth}`,
  from: dayOf(2026, nth * 3 - 2, 1),
  to: dayOf(2026, nth * 3, 30),
}));

const sheet = (title: string, values: CellValue[][]) =>
  [title, { title, values, formulas: values.map((row) => row.map(() => '')) }] as const;
const contents = new Map([
  sheet('Cấu hình', [
    ['Mục', 'Giá trị'],
    ['Năm kế hoạch', 2026],
    ['Ngày tính', dateFromDay(dayOf(2026, 12, 31))],
  ]),
  sheet('Cơ quan', [
    ['Mã', 'Tên cơ quan', 'Loại', 'Email nhận nhắc việc'],
    ...ASKED.map((code) => [code, `Xã ${code}`, 'UBND cấp xã', `${code}@tinh.example`]),
  ]),
  sheet('Kỳ báo cáo', [
    ['Kỳ', 'Loại', 'Từ ngày', 'Đến ngày', 'Hạn nộp cấp tỉnh (trước ngày)', 'Trạng thái'],
    ...QUARTERS.map(({ code, from, to }) => [
      code,
      'Quý',
      dateFromDay(from),
      dateFromDay(to),
      dateFromDay(to),
      'Đang mở',
    ]),
  ]),
  sheet('Chỉ tiêu', [
    ['Mã CT', 'Tên', 'Cơ quan ra biểu', 'Kiểu', 'Ai nhập', 'Mục tiêu'],
    ...Array.from({ length: INDICATORS }, (_, i) => [
      `CT${i}`,
      `Chỉ tiêu ${i}`,
      `CQ${i % 8}`,
      'Tỷ lệ',
      ASKED.join(';'),
      90,
    ]),
  ]),
  sheet('Số liệu', [
    ['Kỳ', 'Mã cơ quan', 'Mã CT', 'Giá trị/Tử số', 'Mẫu số', 'Ngày gửi', 'Duyệt'],
    ...QUARTERS.flatMap(({ code, to }, nth) =>
      ASKED.flatMap((agency, i) =>
        Array.from({ length: INDICATORS }, (_, j) => [
          code,
          agency,
          `CT${j}`,
          80 + ((i + j + nth) % 20),
          100,
          dateFromDay(to),
          'Chờ duyệt',
        ]),
      ),
    ),
  ]),
]);

const timed = <T>(what: string, deed: () => T): T => {
  const began = process.hrtime.bigint();
  const result = deed();
  const ms = Number(process.hrtime.bigint() - began) / 1e6;
  total += ms;
  process.stdout.write(`${what.padEnd(52)} ${ms.toFixed(1)} ms\n`);
  return result;
};
let total = 0;

process.stdout.write(
  `\nForms: ${AGENCIES} agencies × ${INDICATORS} indicators × ${QUARTERS.length} periods\n\n`,
);
const { plan, problems } = timed('reading the workbook', () => readPlan(contents, dayOf(2026, 12, 31)));
if (
  plan.dataRows.length !== AGENCIES * INDICATORS * QUARTERS.length ||
  problems.some(({ row }) => row !== null)
)
  throw new Error(`${plan.dataRows.length} rows, ${problems.length} problems`);
const shown = timed('totals of all periods', () => formsShown(indicatorsShown(plan, null)));
if (shown.length !== 8) throw new Error(`${shown.length} forms`);
timed('what each unit owes', () => assessedObligations(plan));
const kept = total < 2000;
process.stdout.write(`${kept ? 'kept  ' : 'BROKEN'} first data within 2 s, cold\n`);
if (!kept) process.exitCode = 1;
