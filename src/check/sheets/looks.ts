/** Formats and rules of the cells: each data row of a declared column has the format it should have, and a rule. */
import type { Sheet } from '../../schema/declaration.js';
import { AUTOMATIC_FORMAT, type ColumnLayout, layoutOf, TEXT_FORMAT } from '../../schema/layout.js';
import { FIRST_DATA_ROW, type Positions } from '../../schema/standing.js';
import type { Looks } from '../../workbook/port.js';
import { type Flaw, mendable } from '../flaw.js';

export interface SpoiltColumn {
  readonly sheet: Sheet;
  readonly key: string;
  readonly message: string;
  /** 1-based. */
  readonly row: number;
}

/** A column that stands in its sheet, and how it should look. */
export interface LaidOutColumn {
  readonly sheet: Sheet;
  readonly key: string;
  readonly layout: ColumnLayout;
}

/** The columns of a sheet to be looked over. The values of `Cấu hình` have each its own format and rule. */
export function laidOutColumns(
  sheet: Sheet,
  at: Positions,
  positionOf: (sheet: string, key: string) => number | undefined,
): LaidOutColumn[] {
  const keys = Object.keys(sheet.columns).filter(
    (key) => at.has(key) && !(sheet.key === 'settings' && key === 'value'),
  );
  return layoutOf(sheet, at, keys, positionOf).columns.map((layout, i) => ({ sheet, key: keys[i]!, layout }));
}

/**
 * Of the columns that should have a rule, some to be asked what kind of rule they have: all, or so many that begin
 * elsewhere each turn. (Whether there is a rule at all is known of each cell without asking.)
 *
 * @example inTurn(['a', 'b', 'c'], 2, 1) //=> ['c', 'a']
 */
export const inTurn = <T>(all: readonly T[], most: number, turn: number): T[] =>
  all.length <= most
    ? [...all]
    : Array.from({ length: most }, (_, i) => all[(((turn * most) % all.length) + i) % all.length]!);

export function spoiltColumns(columns: readonly LaidOutColumn[], looks: Looks): SpoiltColumn[] {
  return columns.flatMap(({ sheet, key, layout: column }): SpoiltColumn[] => {
    let formats = 0;
    let rules = 0;
    let first = 0;
    const wanted = column.validation;
    for (let r = FIRST_DATA_ROW - 1; r < looks.formats.length; r++) {
      const format = looks.formats[r]![column.column - 1];
      // Where Sheets chooses the format any will do but text, which would keep numbers as words.
      const unlike = column.format === AUTOMATIC_FORMAT ? format === TEXT_FORMAT : format !== column.format;
      const badFormat = !column.computed && format !== undefined && unlike;
      const badRule = (looks.ruled[r]![column.column - 1] ?? false) !== (wanted !== null);
      if (badFormat) formats++;
      if (badRule) rules++;
      if ((badFormat || badRule) && first === 0) first = r + 1;
    }
    const found = looks.rules.get(column.column) ?? null;
    const changed =
      wanted !== null && found !== null && (found.kind !== wanted.rule || found.rejects !== wanted.rejects);
    if (first === 0 && !changed) return [];
    const what = [
      formats > 0 ? `${formats} ô sai định dạng` : '',
      rules > 0 ? `${rules} ô ${wanted === null ? 'có quy tắc nhập thừa' : 'mất quy tắc nhập'}` : '',
      changed ? 'quy tắc nhập đã bị đổi' : '',
    ];
    const message = `Cột có ${what.filter(Boolean).join(', ')}.`;
    return [{ sheet, key, row: first || looks.formats.length, message }];
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
