/** Formats and rules of the cells: each data row of a declared column has the format it should have, and a rule. */
import type { Sheet } from '../schema/declaration.js';
import { AUTOMATIC_FORMAT, layoutOf, TEXT_FORMAT } from '../schema/layout.js';
import { FIRST_DATA_ROW, type Positions } from '../schema/standing.js';
import type { Looks } from '../workbook/port.js';
import { type Flaw, mendable } from './flaw.js';

export interface SpoiltColumn {
  readonly sheet: Sheet;
  readonly key: string;
  readonly message: string;
  /** 1-based. */
  readonly row: number;
}

export function spoiltColumns(
  sheet: Sheet,
  at: Positions,
  looks: Looks,
  positionOf: (sheet: string, key: string) => number | undefined,
): SpoiltColumn[] {
  const keys = Object.keys(sheet.columns).filter((key) => at.has(key));
  // The values of `Cấu hình` have each its own format and rule.
  const checked = sheet.key === 'settings' ? keys.filter((key) => key !== 'value') : keys;
  return layoutOf(sheet, at, checked, positionOf).columns.flatMap((column, i): SpoiltColumn[] => {
    let formats = 0;
    let rules = 0;
    let first = 0;
    const wanted = column.validation;
    const last = looks.formats.length - 1;
    for (let r = FIRST_DATA_ROW - 1; r <= last; r++) {
      const format = looks.formats[r]![column.column - 1];
      // Where Sheets chooses the format any will do but text, which would keep numbers as words.
      const unlike = column.format === AUTOMATIC_FORMAT ? format === TEXT_FORMAT : format !== column.format;
      const badFormat = !column.computed && format !== undefined && unlike;
      const kind = looks.rules[column.column - 1] ?? null;
      const badRule =
        (looks.ruled[r]![column.column - 1] ?? false) !== (wanted !== null) ||
        (r === last && wanted !== null && (kind?.rule !== wanted.rule || kind.rejects !== wanted.rejects));
      if (badFormat) formats++;
      if (badRule) rules++;
      if ((badFormat || badRule) && first === 0) first = r + 1;
    }
    if (first === 0) return [];
    const what = [
      formats > 0 ? `${formats} ô sai định dạng` : '',
      rules > 0 ? `${rules} ô mất quy tắc nhập` : '',
    ];
    return [{ sheet, key: checked[i]!, row: first, message: `Cột có ${what.filter(Boolean).join(', ')}.` }];
  });
}

export function lookFlaws(spoilt: readonly SpoiltColumn[]): Flaw[] {
  const titleOf = ({ sheet, key }: SpoiltColumn): string => sheet.columns[key]!.title;
  const step = ({ sheet }: SpoiltColumn): string =>
    `Trang ${sheet.title}: đặt lại định dạng và quy tắc nhập của cột ${spoilt
      .filter((other) => other.sheet === sheet)
      .map((other) => `«${titleOf(other)}»`)
      .join(', ')}.`;
  return spoilt.map((column) =>
    mendable(
      {
        severity: 'cảnh báo',
        sheet: column.sheet.title,
        row: column.row,
        column: titleOf(column),
        message: column.message,
        remedy: 'Chạy Sửa bảng tính để đặt lại; giá trị giữ nguyên.',
      },
      step(column),
      { kind: 'layout', sheet: column.sheet, key: column.key },
    ),
  );
}
