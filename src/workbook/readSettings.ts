/** The settings of `Cấu hình`, with defaults where a value is missing or cannot be used. */
import { type Day, yearOf } from '../calendar/day.js';
import { type CellValue, comparable, dayInCell, isBlank, numberInCell, quoted } from '../cells/value.js';
import type { Level, Settings } from '../plan/model.js';
import { SETTING, SETTING_KEYS, type Setting, type SettingKey } from '../schema/settings.js';
import { SETTINGS } from '../schema/sheets.js';
import { FIRST_DATA_ROW } from '../schema/standing.js';
import { type Contents, missingParts, positions } from './contents.js';
import type { Problem } from './problem.js';
import { ADDRESS, listInCell } from './readCell.js';

/** 1-based rows of the settings by key, where each is found by its `Mục`. */
export function settingRows(contents: Contents | undefined): ReadonlyMap<SettingKey, number> {
  const rows = new Map<SettingKey, number>();
  const at = positions(SETTINGS, contents).get('item');
  if (!contents || at === undefined) return rows;
  const byItem = new Map<string, SettingKey>(
    SETTING_KEYS.map((key) => [comparable(SETTING[key].title), key]),
  );
  for (let i = FIRST_DATA_ROW - 1; i < contents.values.length; i++) {
    const key = byItem.get(comparable(String(contents.values[i]![at] ?? '')));
    if (key !== undefined && !rows.has(key)) rows.set(key, i + 1);
  }
  return rows;
}

/** Reads every setting. `today` stands in for a missing `Ngày tính`, and its year for a missing year. */
export function readSettings(
  contents: Contents | undefined,
  today: Day,
): { readonly settings: Settings; readonly problems: readonly Problem[] } {
  const problems: Problem[] = missingParts(SETTINGS, contents);
  const rows = settingRows(contents);
  const valueAt = positions(SETTINGS, contents).get('value');
  const titleOfValue = SETTINGS.columns.value.title;

  const cell = (key: SettingKey): CellValue => {
    const row = rows.get(key);
    return row === undefined || valueAt === undefined ? '' : (contents!.values[row - 1]![valueAt] ?? '');
  };
  const report = (key: SettingKey, message: string, remedy: string): void => {
    const row = rows.get(key) ?? null;
    problems.push({
      severity: 'cảnh báo',
      sheet: SETTINGS.title,
      row,
      column: row === null ? null : titleOfValue,
      message: `${SETTING[key].title}: ${message}`,
      remedy,
    });
  };
  if (contents) {
    for (const key of SETTING_KEYS) {
      if (!rows.has(key))
        report(
          key,
          'không thấy mục này.',
          'Chạy Thiết lập để thêm lại mục; trong lúc đó dùng giá trị mặc định.',
        );
    }
  }

  const text = (key: SettingKey): string => String(cell(key)).trim();
  const count = (key: SettingKey, fallback: number, least: number, most: number): number => {
    const value = cell(key);
    if (isBlank(value)) return fallback;
    const number = numberInCell(value);
    if (number !== null && Number.isInteger(number) && number >= least && number <= most) return number;
    report(
      key,
      `${quoted(value)} không phải là số nguyên từ ${least} đến ${most}.`,
      `Sửa lại; đang dùng ${fallback}.`,
    );
    return fallback;
  };
  const day = (key: SettingKey): Day | null => {
    const value = cell(key);
    if (isBlank(value)) return null;
    const read = dayInCell(value);
    if (read === null)
      report(key, `${quoted(value)} không phải là ngày.`, 'Nhập ngày theo dạng ngày/tháng/năm.');
    return read;
  };
  const emails = (key: SettingKey): string[] => {
    const parts = listInCell(cell(key), /[;,\n]/);
    const bad = parts.filter((part) => !ADDRESS.test(part));
    if (bad.length > 0)
      report(key, `${quoted(bad.join('; '))} không phải là địa chỉ thư điện tử.`, 'Sửa lại địa chỉ.');
    return parts.filter((part) => ADDRESS.test(part));
  };
  const choice = <T extends string>(key: SettingKey, fallback: T): T => {
    const { choices = [] } = SETTING[key] as Setting;
    const value = cell(key);
    if (isBlank(value)) return fallback;
    const found = choices.find((option) => comparable(option) === comparable(String(value)));
    if (found === undefined)
      report(
        key,
        `${quoted(value)} không có trong danh sách.`,
        `Chọn một trong: ${choices.join(' · ')}; đang dùng ${fallback}.`,
      );
    return (found as T | undefined) ?? fallback;
  };
  const counts = (key: SettingKey, fallback: readonly number[]): readonly number[] => {
    const value = cell(key);
    if (isBlank(value)) return fallback;
    const numbers = listInCell(value, /[;,\s]+/).map(Number);
    if (numbers.length > 0 && numbers.every((n) => Number.isInteger(n) && n >= 0 && n <= 250)) {
      return [...new Set(numbers)].sort((a, b) => b - a);
    }
    report(
      key,
      `${quoted(value)} không phải là các số ngày.`,
      `Ghi như 10, 5, 1; đang dùng ${fallback.join(', ')}.`,
    );
    return fallback;
  };

  let asOf = day('asOf');
  if (asOf === null) {
    if (rows.has('asOf') && isBlank(cell('asOf')))
      report('asOf', 'chưa có ngày.', 'Nhập ngày tính; đang dùng ngày hôm nay.');
    asOf = today;
  }
  const settings: Settings = {
    unit: text('unit'),
    level: choice<Level>('level', 'Cấp tỉnh'),
    office: text('office'),
    year: count('year', yearOf(asOf), 1900, 2199),
    planNumber: text('planNumber'),
    planIssued: day('planIssued'),
    planDays: count('planDays', SETTING.planDays.initial, 0, 250),
    asOf,
    remindBefore: counts('remindBefore', [10, 5, 1]),
    soon: count('soon', SETTING.soon.initial, 0, 250),
    remindOverdueEvery: count('remindOverdueEvery', SETTING.remindOverdueEvery.initial, 1, 250),
    escalateAfter: count('escalateAfter', SETTING.escalateAfter.initial, 0, 250),
    sendHour: count('sendHour', SETTING.sendHour.initial, 0, 23),
    senderName: text('senderName'),
    // Google takes one.
    replyTo: emails('replyTo')[0] ?? '',
    coordinators: emails('coordinators').map((address) => address.toLowerCase()),
    trial: choice<'Bật' | 'Tắt'>('trial', 'Tắt') === 'Bật',
  };
  return { settings, problems };
}
