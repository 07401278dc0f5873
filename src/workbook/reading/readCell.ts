/** One cell read as its column declares it: its value, and what is wrong with it. */
import { addressesIn, badAddresses } from '../../cells/addresses.js';
import { choiceIn, choiceRemedy } from '../../cells/choice.js';
import { properText } from '../../cells/comparable.js';
import { percentText, shareInCell } from '../../cells/percent.js';
import { asShown, type CellValue, dayInCell, isBlank, quoted } from '../../cells/value.js';
import { areaInText } from '../../plan/areas.js';
import type { Column } from '../../schema/declaration.js';

/** What a cell was read as; `flaw` says what is wrong with it, `usable` whether the value stands all the same. */
export interface Reading {
  readonly value: unknown;
  readonly flaw?: { readonly message: string; readonly remedy: string; readonly usable: boolean };
}

/** What Sheets shows for a formula that failed. */
export const CELL_ERROR = /^#(?:ERROR!|REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/;

const unusable = (value: unknown, message: string, remedy: string): Reading => ({
  value,
  flaw: { message, remedy, usable: false },
});

/** Codes or numbers that share a cell. */
export const listInCell = (value: CellValue, separator: RegExp): string[] =>
  String(value)
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function readDate(value: CellValue): Reading {
  if (isBlank(value)) return { value: null };
  const day = dayInCell(value);
  if (day === null || typeof value === 'boolean') {
    return unusable(
      null,
      `${quoted(asShown(value))} không phải là ngày.`,
      'Nhập ngày theo dạng ngày/tháng/năm, ví dụ 30/06/2023.',
    );
  }
  if (typeof value !== 'string') return { value: day };
  return {
    value: day,
    flaw: {
      message: `${quoted(asShown(value))} là chữ chứ không phải ô ngày; đã hiểu là ngày/tháng/năm.`,
      remedy: 'Gõ lại ngày để Sheets nhận là ngày.',
      usable: true,
    },
  };
}

function readPercent(value: CellValue): Reading {
  const share = shareInCell(value);
  switch (share.is) {
    case 'blank':
      return { value: null };
    case 'percent':
      return { value: share.percent };
    case 'unclear':
      return unusable(
        null,
        `«${share.shown}» không rõ là ${share.shown}% hay ${percentText(Number(share.shown.replace(',', '.')))}; không tính.`,
        'Ghi tiến độ là số từ 0 đến 100, ví dụ 50 hoặc 50%.',
      );
    case 'none':
      return unusable(
        null,
        `${quoted(asShown(value))} không phải là tiến độ từ 0 đến 100.`,
        'Nhập một số từ 0 đến 100.',
      );
  }
}

function readArea(value: CellValue): Reading {
  if (isBlank(value)) return { value: null };
  const area = areaInText(String(value));
  return area === null
    ? unusable(
        null,
        `Không có lĩnh vực ${quoted(asShown(value))}.`,
        'Chọn một lĩnh vực trong danh sách của ô.',
      )
    : { value: area };
}

function readChoice(value: CellValue, choices: readonly string[]): Reading {
  if (isBlank(value)) return { value: '' };
  const choice = choiceIn(value, choices);
  if (choice === undefined)
    return unusable(
      '',
      `${quoted(asShown(value))} không có trong danh sách.`,
      `${choiceRemedy(value, choices)}.`,
    );
  if (typeof value !== 'boolean') return { value: choice };
  return {
    value: choice,
    flaw: {
      message: `${quoted(asShown(value))} là ô đánh dấu; đã hiểu là «${choice}».`,
      remedy: `${choiceRemedy(choice, choices)}.`,
      usable: true,
    },
  };
}

function readEmails(value: CellValue): Reading {
  const { good, bad } = addressesIn(String(value));
  if (bad.length === 0) return { value: good };
  return {
    value: good,
    flaw: {
      message: `${badAddresses(bad)} không phải là địa chỉ thư điện tử.`,
      remedy: 'Sửa lại địa chỉ; nhiều địa chỉ cách nhau bằng dấu chấm phẩy (;).',
      usable: good.length > 0,
    },
  };
}

function readText(value: CellValue): Reading {
  if (typeof value === 'string') return { value: value.trim() };
  const day = dayInCell(value);
  // A code such as 10-3 that Sheets turned into a date cannot be told any more.
  if (typeof value === 'object' && day !== null) {
    return unusable(
      '',
      `${quoted(asShown(value))} đã bị Sheets đổi thành ngày.`,
      'Định dạng ô là văn bản rồi gõ lại.',
    );
  }
  return { value: String(value) };
}

export function readCell(column: Column, value: CellValue): Reading {
  if (typeof value === 'string' && CELL_ERROR.test(value.trim())) {
    const empty =
      column.type === 'codes' || column.type === 'emails'
        ? []
        : column.type === 'date' || column.type === 'percent' || column.type === 'area'
          ? null
          : '';
    return unusable(empty, `Ô báo lỗi công thức ${value.trim()}.`, 'Xóa công thức và gõ giá trị vào ô.');
  }
  switch (column.type) {
    case 'date':
      return readDate(value);
    case 'percent':
      return readPercent(value);
    case 'area':
      return readArea(value);
    case 'figure':
      return typeof value === 'object'
        ? { value: readText(value).value }
        : { value: isBlank(value) ? '' : value };
    case 'choice':
      return readChoice(value, column.choices);
    case 'emails':
      return readEmails(value);
    case 'codes':
      // A comma may stand inside a name: whoever knows the names parts further.
      return { value: listInCell(value, /[;\n]/) };
    case 'code': {
      const read = readText(value);
      return typeof read.value === 'string' ? { ...read, value: properText(read.value) } : read;
    }
    case 'component':
    case 'text':
    case 'longText':
    case 'link':
    // Not read by anybody: what the program shows, and when.
    case 'timestamp':
    case 'computed':
      return readText(value);
  }
}
