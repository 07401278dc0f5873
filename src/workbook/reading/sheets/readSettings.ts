/** The settings of `Cấu hình`, with defaults where a value is missing or cannot be used. */
import { type Day, vnDay, yearOf } from '../../../calendar/day.js';
import { addressesIn, badAddresses } from '../../../cells/addresses.js';
import { choiceIn, choiceRemedy } from '../../../cells/choice.js';
import {
  type CellValue,
  comparable,
  dayInCell,
  isBlank,
  numberInCell,
  quoted,
} from '../../../cells/value.js';
import { doingSpan, implausible, liesIn } from '../../../plan/days/plausibleDays.js';
import type { Settings } from '../../../plan/model.js';
import { type DayOfYear, dayOfYearIn, dayOfYearText } from '../../../plan/periods/reportRules.js';
import {
  SETTING,
  SETTING_KEYS,
  type Setting,
  type SettingKey,
  type SettingOf,
} from '../../../schema/settings.js';
import { SETTINGS } from '../../../schema/sheets.js';
import { FIRST_DATA_ROW } from '../../../schema/standing.js';
import { type Contents, missingParts, positions } from '../../contents.js';
import type { Problem } from '../problem.js';
import { listInCell } from '../readCell.js';

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

/** Settings that are put together into the rules of reporting. */
type ReportDay = SettingOf<'dayOfYear'> | 'quarterBefore' | 'quarterBeforeBelow';

export const missingSetting = (key: SettingKey): Problem => ({
  severity: 'cảnh báo',
  sheet: SETTINGS.title,
  row: null,
  column: null,
  message: `${SETTING[key].title}: không thấy mục này.`,
  remedy: 'Chạy Thiết lập để thêm lại mục; trong lúc đó dùng giá trị mặc định.',
});

/** Reads every setting. `today` stands in for a missing `Ngày tính`, and its year for a missing year. */
export function readSettings(
  contents: Contents | undefined,
  today: Day,
): {
  readonly settings: Settings;
  /** Whether the plan's year stands in the sheet, and was not taken from the as-of day. */
  readonly yearStated: boolean;
  readonly problems: readonly Problem[];
} {
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
      const { spare }: Setting = SETTING[key];
      if (!rows.has(key) && !spare) problems.push(missingSetting(key));
    }
  }

  const text = (key: SettingOf<'text'>): string => String(cell(key)).trim();
  const count = <K extends SettingOf<'count'>>(
    key: K,
    ...[other]: (typeof SETTING)[K] extends { readonly initial: number } ? [] : [other: number]
  ): number => {
    const { least, most, initial }: { least: number; most: number; initial?: number } = SETTING[key];
    const fallback = initial ?? other!;
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
  const day = (key: SettingOf<'date'>): Day | null => {
    const value = cell(key);
    if (isBlank(value)) return null;
    const read = dayInCell(value);
    if (read === null)
      report(key, `${quoted(value)} không phải là ngày.`, 'Nhập ngày theo dạng ngày/tháng/năm.');
    return read;
  };
  const emails = (key: SettingOf<'emails'>): string[] => {
    const { good, bad } = addressesIn(String(cell(key)));
    if (bad.length > 0)
      report(key, `${badAddresses(bad)} không phải là địa chỉ thư điện tử.`, 'Sửa lại địa chỉ.');
    return [...good];
  };
  const choice = <K extends SettingOf<'choice'>>(key: K): (typeof SETTING)[K]['choices'][number] => {
    const {
      choices,
      initial,
    }: {
      choices: readonly (typeof SETTING)[K]['choices'][number][];
      initial: (typeof SETTING)[K]['choices'][number];
    } = SETTING[key];
    const value = cell(key);
    if (isBlank(value)) return initial;
    const found = choiceIn(value, choices);
    if (found === undefined)
      report(
        key,
        `${quoted(value)} không có trong danh sách.`,
        `${choiceRemedy(value, choices)}; đang dùng ${initial}.`,
      );
    return found ?? initial;
  };
  const counts = (key: SettingOf<'counts'>): readonly number[] => {
    const { least, most, initial } = SETTING[key];
    const value = cell(key);
    if (isBlank(value)) return initial;
    const numbers = listInCell(value, /[;,\s]+/).map(Number);
    if (numbers.length > 0 && numbers.every((n) => Number.isInteger(n) && n >= least && n <= most)) {
      return [...new Set(numbers)].sort((a, b) => b - a);
    }
    report(
      key,
      `${quoted(value)} không phải là các số ngày.`,
      `Ghi như ${initial.join(', ')}; đang dùng ${initial.join(', ')}.`,
    );
    return initial;
  };

  const dayOfYear = (key: SettingOf<'dayOfYear'>): DayOfYear => {
    const value = cell(key);
    const { initial } = SETTING[key];
    if (isBlank(value)) return initial;
    // Typed into a cell that is no text any more, Sheets makes it a day of this year.
    const day = typeof value === 'string' ? null : dayInCell(value);
    const read = day === null ? dayOfYearIn(String(value)) : dayOfYearIn(vnDay(day).slice(0, 5));
    if (read === null)
      report(
        key,
        `${quoted(value)} không phải là ngày/tháng của mọi năm.`,
        `Ghi như ${dayOfYearText(initial)}; đang dùng ${dayOfYearText(initial)}.`,
      );
    return read ?? initial;
  };

  const yearStated = !isBlank(cell('year'));
  const year = yearStated ? count('year', yearOf(today)) : null;
  /** A day that the plan of its year can speak of; another one is named, and not used. */
  const plausibleDay = (key: SettingOf<'date'>): Day | null => {
    const read = day(key);
    if (read === null || year === null) return read;
    const span = doingSpan(year, today);
    if (liesIn(read, span)) return read;
    report(key, implausible(read, year, span), 'Sửa lại ngày, hoặc Năm kế hoạch.');
    return null;
  };

  let asOf = plausibleDay('asOf');
  if (asOf === null) {
    if (rows.has('asOf') && isBlank(cell('asOf')))
      report('asOf', 'chưa có ngày.', 'Nhập ngày tính; đang dùng ngày hôm nay.');
    asOf = today;
  }
  // A setting that is declared and not read does not compile.
  const reportDays = {
    dataFrom: dayOfYear('dataFrom'),
    halfTo: dayOfYear('halfTo'),
    halfBefore: dayOfYear('halfBefore'),
    halfBeforeBelow: dayOfYear('halfBeforeBelow'),
    yearTo: dayOfYear('yearTo'),
    yearBefore: dayOfYear('yearBefore'),
    yearBeforeBelow: dayOfYear('yearBeforeBelow'),
    quarterBefore: count('quarterBefore'),
    quarterBeforeBelow: count('quarterBeforeBelow'),
  } satisfies Readonly<Record<ReportDay, unknown>>;
  const settings: Settings &
    Readonly<Record<Exclude<SettingKey, SettingOf<'computed'> | ReportDay>, unknown>> = {
    unit: text('unit'),
    level: choice('level'),
    office: text('office'),
    year: year ?? yearOf(asOf),
    planNumber: text('planNumber'),
    planSubject: text('planSubject'),
    planIssued: plausibleDay('planIssued'),
    planDays: count('planDays'),
    asOf,
    remindBefore: counts('remindBefore'),
    soon: count('soon'),
    remindOverdueEvery: count('remindOverdueEvery'),
    escalateAfter: count('escalateAfter'),
    correctionDays: count('correctionDays'),
    sendHour: count('sendHour'),
    senderName: text('senderName'),
    // Google takes one.
    replyTo: emails('replyTo')[0] ?? '',
    coordinators: emails('coordinators').map((address) => address.toLowerCase()),
    reportRules: {
      dataFrom: reportDays.dataFrom,
      half: {
        to: reportDays.halfTo,
        before: reportDays.halfBefore,
        beforeBelow: reportDays.halfBeforeBelow,
      },
      year: {
        to: reportDays.yearTo,
        before: reportDays.yearBefore,
        beforeBelow: reportDays.yearBeforeBelow,
      },
      quarter: { before: reportDays.quarterBefore, beforeBelow: reportDays.quarterBeforeBelow },
    },
    opensPeriods: choice('opensPeriods') === 'Có',
    ownPlansOfSupports: choice('ownPlansOfSupports') === 'Có',
    trial: choice('trial') === 'Bật',
    sendMode: choice('sendMode'),
    leaders: emails('leaders'),
    leaderDay: choice('leaderDay'),
    // A workbook from before there was such a setting goes on as it was.
    supportsReport: rows.has('supportsReport') ? choice('supportsReport') === 'Có' : true,
  };
  return { settings, yearStated, problems };
}
