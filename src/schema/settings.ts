/** The rows of `Cấu hình`: each setting with its kind of value, its bounds and what stands there at first. */

import { FIRST_YEAR, LAST_YEAR } from '../calendar/day.js';
import { DEFAULT_PLAN_DAYS } from '../plan/days/dueDays.js';
import { LEADER_DAYS, LEVELS, SEND_MODES } from '../plan/model.js';
import { DEFAULT_SOON } from '../plan/obligations/status.js';
import { type DayOfYear, dayOfYearText, REPORT_RULES } from '../plan/periods/reportRules.js';
import { DEFAULT_CORRECTION_DAYS } from '../plan/reports/returnedReport.js';

/** Working days that a setting may ask for: a year has about 250. */
const YEAR_OF_WORK = 250;

interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** What `initial` says stands there at first and serves where the cell is empty or cannot be used. */
export type Setting = {
  readonly title: string;
  /** A workbook from before there was such a setting lacks nothing: `initial` holds. */
  readonly spare?: true;
} & (
  | { readonly type: 'text' | 'date' | 'emails' }
  /** A whole number; without `initial` something else of the plan says it. */
  | ({ readonly type: 'count'; readonly initial?: number } & Bounds)
  /** Whole numbers, separated by commas. */
  | ({ readonly type: 'counts'; readonly initial: readonly number[] } & Bounds)
  | { readonly type: 'choice'; readonly choices: readonly string[]; readonly initial: string }
  /** A day of every year, as text: "10/6". */
  | { readonly type: 'dayOfYear'; readonly initial: DayOfYear }
  /** A day that a formula shows, for people and other formulas; the program never reads it. */
  | { readonly type: 'computed' }
);

const TRIAL = ['Bật', 'Tắt'] as const;
export const YES_OR_NO = ['Có', 'Không'] as const;

/** Every month has it. */
const LAST_DAY_OF_EVERY_MONTH = 28;

const dayOfYear = (title: string, initial: DayOfYear) =>
  ({ title, type: 'dayOfYear', spare: true, initial }) as const;

export const SETTING = {
  unit: { title: 'Đơn vị theo dõi', type: 'text' },
  level: { title: 'Cấp', type: 'choice', choices: LEVELS, initial: 'Cấp tỉnh' },
  office: { title: 'Cơ quan tổng hợp', type: 'text' },
  year: { title: 'Năm kế hoạch', type: 'count', least: FIRST_YEAR, most: LAST_YEAR },
  planNumber: { title: 'Số kế hoạch', type: 'text' },
  planIssued: { title: 'Ngày ban hành kế hoạch', type: 'date' },
  planDays: {
    title: 'Số ngày làm việc để ban hành kế hoạch',
    type: 'count',
    least: 0,
    most: YEAR_OF_WORK,
    initial: DEFAULT_PLAN_DAYS,
  },
  asOf: { title: 'Ngày tính', type: 'date' },
  remindBefore: {
    title: 'Báo trước (ngày làm việc)',
    type: 'counts',
    least: 0,
    most: YEAR_OF_WORK,
    initial: [10, 5, 1],
  },
  soon: {
    title: 'Sắp đến hạn (ngày làm việc)',
    type: 'count',
    least: 0,
    most: YEAR_OF_WORK,
    initial: DEFAULT_SOON,
  },
  remindOverdueEvery: {
    title: 'Nhắc lại khi quá hạn (ngày làm việc)',
    type: 'count',
    least: 1,
    most: YEAR_OF_WORK,
    initial: 5,
  },
  escalateAfter: {
    title: 'Báo lãnh đạo khi quá hạn (ngày làm việc)',
    type: 'count',
    least: 0,
    most: YEAR_OF_WORK,
    initial: 5,
  },
  sendHour: { title: 'Giờ gửi', type: 'count', least: 0, most: 23, initial: 8 },
  senderName: { title: 'Tên người gửi', type: 'text' },
  replyTo: { title: 'Email trả lời', type: 'emails' },
  coordinators: { title: 'Người điều phối', type: 'emails' },
  trial: { title: 'Chế độ thử', type: 'choice', choices: TRIAL, initial: 'Tắt' },
  correctionDays: {
    title: 'Số ngày sửa',
    type: 'count',
    least: 0,
    most: YEAR_OF_WORK,
    initial: DEFAULT_CORRECTION_DAYS,
  },
  soonUntil: { title: 'Sắp đến hạn đến hết ngày', type: 'computed' },
  supportsReport: {
    title: 'Cơ quan phối hợp báo cáo quý',
    type: 'choice',
    choices: YES_OR_NO,
    initial: 'Không',
  },
  sendMode: {
    title: 'Chế độ gửi',
    type: 'choice',
    spare: true,
    choices: SEND_MODES,
    initial: 'Từng cơ quan',
  },
  quarterBefore: {
    title: 'Báo cáo quý: trước ngày (của tháng sau quý)',
    type: 'count',
    spare: true,
    least: 1,
    most: LAST_DAY_OF_EVERY_MONTH,
    initial: REPORT_RULES.quarter.before,
  },
  quarterBeforeBelow: {
    title: 'Báo cáo quý của cấp dưới: trước ngày (của tháng sau quý)',
    type: 'count',
    spare: true,
    least: 1,
    most: LAST_DAY_OF_EVERY_MONTH,
    initial: REPORT_RULES.quarter.beforeBelow,
  },
  dataFrom: dayOfYear('Số liệu báo cáo 6 tháng, năm: từ ngày (năm trước)', REPORT_RULES.dataFrom),
  halfTo: dayOfYear('Số liệu báo cáo 6 tháng: đến ngày', REPORT_RULES.half.to),
  halfBefore: dayOfYear('Báo cáo 6 tháng: trước ngày', REPORT_RULES.half.before),
  halfBeforeBelow: dayOfYear('Báo cáo 6 tháng của cấp dưới: trước ngày', REPORT_RULES.half.beforeBelow),
  yearTo: dayOfYear('Số liệu báo cáo năm: đến ngày', REPORT_RULES.year.to),
  yearBefore: dayOfYear('Báo cáo năm: trước ngày', REPORT_RULES.year.before),
  yearBeforeBelow: dayOfYear('Báo cáo năm của cấp dưới: trước ngày', REPORT_RULES.year.beforeBelow),
  opensPeriods: {
    title: 'Tự mở kỳ',
    type: 'choice',
    spare: true,
    choices: YES_OR_NO,
    initial: 'Không',
  },
  ownPlansOfSupports: {
    title: 'KH riêng gồm nhiệm vụ phối hợp',
    type: 'choice',
    spare: true,
    choices: YES_OR_NO,
    initial: 'Không',
  },
  planSubject: { title: 'Trích yếu kế hoạch', type: 'text', spare: true },
  leaders: { title: 'Email lãnh đạo đơn vị', type: 'emails', spare: true },
  leaderDay: {
    title: 'Ngày gửi thư lãnh đạo',
    type: 'choice',
    spare: true,
    choices: LEADER_DAYS,
    initial: 'Thứ hai',
  },
} as const satisfies Record<string, Setting>;

export type SettingKey = keyof typeof SETTING;

export const SETTING_KEYS = Object.keys(SETTING) as readonly SettingKey[];

/** Keys of the settings of a kind. */
export type SettingOf<T extends Setting['type']> = {
  [K in SettingKey]: (typeof SETTING)[K]['type'] extends T ? K : never;
}[SettingKey];

/** What is written for a setting at first; empty where only people can say. */
export function initialCell(key: SettingKey): string | number {
  const setting: Setting = SETTING[key];
  if (setting.type === 'counts') return setting.initial.join(', ');
  if (setting.type === 'dayOfYear') return dayOfYearText(setting.initial);
  return setting.type === 'count' || setting.type === 'choice' ? (setting.initial ?? '') : '';
}
