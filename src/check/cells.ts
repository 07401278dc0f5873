/**
 * Cells that say what is meant in a form the formulas do not understand: days typed as text, codes in another case
 * or with blanks, agencies given by name, choices in another case, cells that only look empty. Each is read rightly as
 * it stands; repairing puts it into its proper form.
 */
import { dayFromDate, isDate, vnDay } from '../calendar/day.js';
import { choiceIn } from '../cells/choice.js';
import { differences } from '../cells/comparable.js';
import { asShown, type CellValue, comparable, isBlank, quoted } from '../cells/value.js';
import { SETTING } from '../schema/settings.js';
import { SETTINGS } from '../schema/sheets.js';
import type { DeclaredSheets } from '../schema/sheetsAtHand.js';
import { FIRST_DATA_ROW } from '../schema/standing.js';
import { positions, type WorkbookContents } from '../workbook/contents.js';
import type { CellChange } from '../workbook/guardedWrite.js';
import { settingRows } from '../workbook/reading/sheets/readSettings.js';
import { type Flaw, mendable } from './flaw.js';
import { choicesOf, properFormOf, properSettingForm } from './properForm.js';
import { rowsInWords } from './runs.js';

/** A value for the ledger: as people would type it. */
export const written = (value: CellValue): string =>
  isDate(value) ? vnDay(dayFromDate(value)) : String(value);

/** What the program does not read, but formulas take for text: a blank that was typed, a hidden sign that was pasted. */
const showsNothing = (value: string): boolean => value !== '' && isBlank(value);

export function cellChanges(contents: WorkbookContents, sheets: DeclaredSheets): CellChange[] {
  const columns = sheets.flatMap((sheet): CellChange[] => {
    const one = contents.get(sheet.title);
    if (!one || sheet.byProgram) return [];
    const at = positions(sheet, one);
    return Object.entries(sheet.columns).flatMap(([key, column]): CellChange[] => {
      const position = at.get(key);
      if (position === undefined || column.type === 'computed') return [];
      const proper = properFormOf(column, contents);
      const changes: CellChange[] = [];
      for (let i = FIRST_DATA_ROW - 1; i < one.values.length; i++) {
        const old = one.values[i]![position]!;
        if (old === '' || one.formulas[i]?.[position]) continue;
        const now =
          typeof old === 'boolean' && column.type === 'choice'
            ? (choiceIn(old, choicesOf(column, contents)) ?? null)
            : typeof old !== 'string'
              ? null
              : showsNothing(old)
                ? ''
                : (proper?.(old) ?? null);
        if (now === null || now === old) continue;
        changes.push({
          sheet: sheet.title,
          row: i + 1,
          column: position + 1,
          header: column.title,
          old,
          now,
        });
      }
      return changes;
    });
  });
  return [...columns, ...settingChanges(contents)];
}

/** The values of `Cấu hình`, each by its own kind. */
function settingChanges(contents: WorkbookContents): CellChange[] {
  const one = contents.get(SETTINGS.title);
  const position = positions(SETTINGS, one).get('value');
  if (!one || position === undefined) return [];
  return [...settingRows(one)].flatMap(([key, row]): CellChange[] => {
    const old = one.values[row - 1]![position]!;
    if (typeof old !== 'string' || showsNothing(old) || one.formulas[row - 1]?.[position]) return [];
    const now = properSettingForm(SETTING[key])?.(old) ?? null;
    if (now === null || now === old) return [];
    const { title: header } = SETTINGS.columns.value;
    return [{ sheet: SETTINGS.title, row, column: position + 1, header, old, now }];
  });
}

/** What is not in its proper form about a cell, in words. */
function flawIn({ old, now }: CellChange): string {
  if (now === '') return `Ô trông như trống nhưng có ${differences(String(old), '').join(', ')}.`;
  if (isDate(now)) return `${quoted(asShown(old))} là chữ chứ không phải ô ngày.`;
  if (typeof now === 'number') return `${quoted(asShown(old))} là chữ chứ không phải ô số.`;
  const proper = String(now);
  if (typeof old === 'boolean') return `${quoted(asShown(old))} là ô đánh dấu, chưa phải «${proper}».`;
  if (proper.includes('@') && !proper.startsWith('@') && comparable(String(old)) !== comparable(proper))
    return `${quoted(asShown(old))} chưa đúng dạng địa chỉ «${proper}».`;
  if (choiceIn(String(old), [proper]) !== undefined || /^\d\. /.test(proper)) {
    const differing = differences(String(old), proper).join(', ') || 'cách viết';
    return `${quoted(asShown(old))} không đúng dạng «${proper}»: ${differing}.`;
  }
  if (comparable(String(old)).replace(/ *; */g, ';') !== comparable(proper))
    return `${quoted(asShown(old))} ghi tên hoặc cách khác, chưa phải mã: «${proper}».`;
  const differing = differences(String(old), proper);
  return `${quoted(asShown(old))} không đúng dạng «${proper}»${differing.length > 0 ? `: ${differing.join(', ')}` : ''}.`;
}

/** What is done to a cell, in words. */
const deedOn = ({ old, now }: CellChange): string =>
  now === '' ? 'xóa phần không nhìn thấy' : `${quoted(asShown(old))} thành ${quoted(written(now))}`;

/** The cells of one column together: one paste spoils many. */
export function cellFlaws(changes: readonly CellChange[]): Flaw[] {
  const columns = new Map<string, CellChange[]>();
  for (const change of changes) {
    // The values of `Cấu hình` have nothing to do with each other.
    const key = `${change.sheet}|${change.column}|${change.sheet === SETTINGS.title ? change.row : ''}`;
    columns.set(key, [...(columns.get(key) ?? []), change]);
  }
  return [...columns.values()].map((group) => {
    const first = group[0]!;
    const { sheet, header, row } = first;
    const others =
      group.length === 1
        ? ''
        : ` Cùng cột có ${group.length} ô như vậy: ${rowsInWords(group.map((change) => change.row))}.`;
    return mendable(
      {
        severity: 'cảnh báo',
        sheet,
        row,
        column: header,
        message: `${flawIn(first)}${others}`,
        remedy: 'Chạy Sửa bảng tính để chuẩn hóa; giá trị cũ được chép vào Nhật ký.',
      },
      `Trang ${sheet}, cột «${header}»: chuẩn hóa ${group.length} ô, ví dụ dòng ${row}: ${deedOn(first)}.`,
      { kind: 'cells', changes: group },
    );
  });
}
