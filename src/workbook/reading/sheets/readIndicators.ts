/** The rows of `Chỉ tiêu` and `Số liệu`. What cannot be used is named, and left out. */
import { type Day, dayFromText } from '../../../calendar/day.js';
import { type CellValue, comparable, isBlank, numberInCell, quoted } from '../../../cells/value.js';
import { fallIn, figureIn, isFilled } from '../../../forms/figure.js';
import { likelyCode } from '../../../plan/agencies/likelyCode.js';
import type { Adding, DataRow, Indicator, IndicatorType, Period, Plan } from '../../../plan/model.js';
import { approvalIn, differs, sealedCells } from '../../../plan/reports/approvalSeal.js';
import { isSentBack, returnIn } from '../../../plan/reports/returnedReport.js';
import type { Column, RowOf, Sheet } from '../../../schema/declaration.js';
import { DATA, INDICATORS } from '../../../schema/sheets.js';
import type { Positions } from '../../../schema/standing.js';
import { type Contents, positions } from '../../contents.js';
import type { Report } from '../report.js';

type CodeIn = (sheet: Sheet, row: number, column: Column, cell: string) => string | null;

/** How figures of each type are added up, where the row does not say; and what else may be said of them. */
const ADDED: Readonly<Record<IndicatorType, readonly [Adding, ...Adding[]]>> = {
  Số: ['Cộng', 'Bình quân gia quyền', 'Lấy số cuối', 'Không cộng'],
  'Tỷ lệ': ['Bình quân gia quyền', 'Lấy số cuối', 'Không cộng'],
  'Có/Không': ['Đếm Có', 'Không cộng'],
  Chữ: ['Không cộng'],
};

/** "95", "95 %", "≥ 95%": the number alone. */
const targetIn = (cell: string): number | null => numberInCell(cell.replace(/^[\s≥≤=<>]+|\s*%\s*$/g, ''));

export function readIndicators(
  rows: readonly RowOf<typeof INDICATORS>[],
  {
    taskCodes,
    periods,
  }: { readonly taskCodes: ReadonlyMap<string, string>; readonly periods: readonly Period[] },
  agencyIn: CodeIn,
  agenciesIn: (sheet: Sheet, row: number, column: Column, parts: readonly string[]) => readonly string[],
  report: Report,
): Indicator[] {
  const { columns } = INDICATORS;
  const periodCodes = new Map(periods.map(({ code }) => [comparable(code), code]));
  return rows.flatMap((row): Indicator[] => {
    const lead = agencyIn(INDICATORS, row.row, columns.lead, row.lead);
    if (lead === null) return [];
    const says = (column: Column, message: string, remedy: string): void =>
      report('cảnh báo', INDICATORS, row.row, column, message, remedy);
    /** A code of another sheet's; empty, and named, where there is none such. */
    const known = (
      text: string,
      codes: ReadonlyMap<string, string>,
      column: Column,
      what: string,
    ): string => {
      const code = text === '' ? '' : codes.get(comparable(text));
      if (code === undefined) {
        const likely = likelyCode(text, [...codes.values()]);
        says(
          column,
          `Không có ${what} «${text}».`,
          `${likely === null ? '' : `Có thể là «${likely}». `}Sửa lại mã, hoặc để trống.`,
        );
      }
      return code ?? '';
    };
    const asked = agenciesIn(INDICATORS, row.row, columns.asked, row.asked);
    const [usual, ...others] = ADDED[row.type as IndicatorType];
    const adding = [usual, ...others].find((one) => one === row.adding) ?? usual;
    // Shares are added up by their numerators and denominators anyhow.
    if (row.adding !== '' && adding !== row.adding && !(row.type === 'Tỷ lệ' && row.adding === 'Cộng'))
      says(
        columns.adding,
        `Chỉ tiêu kiểu «${row.type}» không cộng theo cách «${row.adding}»; đang tính theo «${adding}».`,
        `Chọn một trong: ${[usual, ...others].join(' · ')}.`,
      );
    const target = isBlank(row.target) ? null : targetIn(String(row.target));
    const isShare = row.type === 'Tỷ lệ' || row.type === 'Có/Không';
    const wrong =
      isBlank(row.target) || row.type === 'Chữ'
        ? null
        : target === null
          ? `Mục tiêu ${quoted(row.target)} không phải là số`
          : target < 0
            ? `Mục tiêu ${quoted(row.target)} là số âm`
            : isShare && target > 100
              ? `Mục tiêu ${quoted(row.target)} lớn hơn 100 %`
              : null;
    if (wrong !== null)
      report(
        'lỗi',
        INDICATORS,
        row.row,
        columns.target,
        `${wrong}; chỉ tiêu đang tính như không có mục tiêu.`,
        isShare ? 'Ghi tỷ lệ từ 0 đến 100, ví dụ 95.' : 'Ghi một số.',
      );
    if (
      wrong === null &&
      isShare &&
      target !== null &&
      target > 0 &&
      target <= 1 &&
      (row.direction || '≥') === '≥'
    )
      says(
        columns.target,
        `Mục tiêu đang hiểu là ${String(target).replace('.', ',')} %.`,
        'Tỷ lệ ghi từ 0 đến 100: 95 % thì ghi 95.',
      );
    return [
      {
        row: row.row,
        code: row.code,
        title: row.title,
        task: known(row.task, taskCodes, columns.task, 'nhiệm vụ mã'),
        area: row.area ?? 0,
        lead,
        type: row.type as IndicatorType,
        unit: row.unit,
        asked,
        term: row.term || 'Quý',
        cumulative: row.span === 'Lũy kế',
        adding,
        target: wrong === null ? target : null,
        direction: row.direction || '≥',
        required: row.required !== 'Không',
        since: known(row.since, periodCodes, columns.since, 'kỳ báo cáo'),
      },
    ];
  });
}

export function readData(
  rows: readonly RowOf<typeof DATA>[],
  sheet: Contents | undefined,
  { indicators, periods }: Pick<Plan, 'indicators' | 'periods'>,
  periodIn: CodeIn,
  agencyIn: CodeIn,
  report: Report,
): DataRow[] {
  const { columns } = DATA;
  const byCode = new Map(indicators.map((indicator) => [comparable(indicator.code), indicator]));
  const asked = new Map(indicators.map(({ code, asked }) => [code, new Set(asked)]));
  const periodOf = new Map(periods.map((period) => [period.code, period]));
  const at = positions(DATA, sheet);
  const read = rows.flatMap((row): DataRow[] => {
    const period = periodIn(DATA, row.row, columns.period, row.period);
    const agency = agencyIn(DATA, row.row, columns.agency, row.agency);
    const indicator = byCode.get(comparable(row.indicator));
    if (indicator === undefined) {
      const likely = likelyCode(
        row.indicator,
        indicators.map(({ code }) => code),
      );
      report(
        'lỗi',
        DATA,
        row.row,
        columns.indicator,
        `Không có chỉ tiêu mã «${row.indicator}».`,
        `${likely === null ? '' : `Có thể là «${likely}». `}Sửa lại mã, hoặc thêm chỉ tiêu vào trang Chỉ tiêu.`,
      );
    }
    if (period === null || agency === null || indicator === undefined) return [];
    if (!asked.get(indicator.code)!.has(agency) && periodOf.get(period)?.state !== 'Đã chốt')
      report(
        'cảnh báo',
        DATA,
        row.row,
        columns.agency,
        `${agency} không thuộc «Ai nhập» của chỉ tiêu ${indicator.code}: dòng này không được tính, không được nhắc.`,
        'Sửa cột Ai nhập ở trang Chỉ tiêu, hoặc để nguyên dòng để tra cứu.',
      );
    const { edited, told } = asReviewed(row, sheet?.values[row.row - 1] ?? [], at);
    const { figure, flaws } = figureIn(indicator, told);
    for (const { cell, message, remedy } of flaws)
      report('lỗi', DATA, row.row, columns[cell], message, remedy);
    return [
      {
        row: row.row,
        period,
        agency,
        indicator: indicator.code,
        ...figure,
        sent: told.sent,
        resent: told.resent,
        review: edited ? 'Chờ duyệt' : told.review,
        remark: row.remark,
        ...told.marked,
        edited,
      },
    ];
  });
  nameFalls(read, byCode, periodOf, report);
  return read;
}

/**
 * A row of figures as it counts: edited after it was approved, as it was approved; come back after a return, as one that
 * waits to be looked at.
 */
function asReviewed(row: RowOf<typeof DATA>, line: readonly CellValue[], at: Positions) {
  const review = row.review || null;
  const approval = row.seal === '' || review === 'Trả lại' ? null : approvalIn(row.seal, row);
  const marked = returnIn(row.seal);
  if (approval !== null && differs(approval, sealedCells(line, at))) {
    const { value = '', denominator = '', words = '', sent, resent } = approval.values;
    const day = (text: string | number | undefined): Day | null => dayFromText(String(text ?? ''));
    return {
      edited: true,
      told: {
        value,
        denominator,
        words: String(words),
        sent: day(sent),
        resent: day(resent),
        review,
        marked,
      },
    };
  }
  const { value, denominator, words, sent, resent } = row;
  const back = review === 'Trả lại' && !isSentBack({ review, resent, ...marked });
  return {
    edited: false,
    told: { value, denominator, words, sent, resent, review: back ? ('Gửi lại' as const) : review, marked },
  };
}

/** Names figures that fall beside the unit's last ones. */
function nameFalls(
  rows: readonly DataRow[],
  byCode: ReadonlyMap<string, Indicator>,
  periodOf: ReadonlyMap<string, Period>,
  report: Report,
): void {
  const begin = ({ period }: DataRow): number => periodOf.get(period)?.from ?? 0;
  const lastOf = new Map<string, DataRow>();
  for (const row of [...rows].sort((a, b) => begin(a) - begin(b))) {
    const indicator = byCode.get(comparable(row.indicator))!;
    if (row.review === 'Trả lại' || !isFilled(indicator, row)) continue;
    const key = `${row.agency}|${row.indicator}`;
    const last = lastOf.get(key);
    lastOf.set(key, row);
    const odd = last === undefined ? null : fallIn(indicator, last, row);
    if (odd !== null)
      report(
        'cảnh báo',
        DATA,
        row.row,
        DATA.columns.value,
        `${odd} Số liệu vẫn được tính.`,
        'Xem lại với đơn vị; đúng thì để nguyên và giải thích ở Ghi chú.',
      );
  }
}
