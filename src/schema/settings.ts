/** The rows of `Cấu hình`: each setting with its kind of value, its default and what it is for. */

import { DEFAULT_PLAN_DAYS } from '../plan/dueDays.js';
import { LEVELS } from '../plan/model.js';
import { DEFAULT_SOON } from '../plan/status.js';

export type SettingType = 'text' | 'date' | 'count' | 'counts' | 'hour' | 'emails' | 'choice';

export interface Setting {
  readonly title: string;
  readonly type: SettingType;
  /** What stands there at first; empty where only people can say. */
  readonly initial: string | number;
  readonly choices?: readonly string[];
}

export const TRIAL = ['Bật', 'Tắt'] as const;

export const SETTING = {
  unit: {
    title: 'Đơn vị theo dõi',
    type: 'text',
    initial: '',
  },
  level: {
    title: 'Cấp',
    type: 'choice',
    choices: LEVELS,
    initial: LEVELS[0],
  },
  office: {
    title: 'Cơ quan tổng hợp',
    type: 'text',
    initial: '',
  },
  year: { title: 'Năm kế hoạch', type: 'count', initial: '' },
  planNumber: {
    title: 'Số kế hoạch',
    type: 'text',
    initial: '',
  },
  planIssued: {
    title: 'Ngày ban hành kế hoạch',
    type: 'date',
    initial: '',
  },
  planDays: {
    title: 'Số ngày làm việc để ban hành kế hoạch',
    type: 'count',
    initial: DEFAULT_PLAN_DAYS,
  },
  asOf: {
    title: 'Ngày tính',
    type: 'date',
    initial: '',
  },
  remindBefore: {
    title: 'Báo trước (ngày làm việc)',
    type: 'counts',
    initial: '10, 5, 1',
  },
  soon: {
    title: 'Sắp đến hạn (ngày làm việc)',
    type: 'count',
    initial: DEFAULT_SOON,
  },
  remindOverdueEvery: {
    title: 'Nhắc lại khi quá hạn (ngày làm việc)',
    type: 'count',
    initial: 5,
  },
  escalateAfter: {
    title: 'Báo lãnh đạo khi quá hạn (ngày làm việc)',
    type: 'count',
    initial: 5,
  },
  sendHour: {
    title: 'Giờ gửi',
    type: 'hour',
    initial: 8,
  },
  senderName: {
    title: 'Tên người gửi',
    type: 'text',
    initial: '',
  },
  replyTo: {
    title: 'Email trả lời',
    type: 'emails',
    initial: '',
  },
  coordinators: {
    title: 'Người điều phối',
    type: 'emails',
    initial: '',
  },
  trial: {
    title: 'Chế độ thử',
    type: 'choice',
    choices: TRIAL,
    initial: 'Tắt',
  },
} as const satisfies Record<string, Setting>;

export type SettingKey = keyof typeof SETTING;

export const SETTING_KEYS = Object.keys(SETTING) as readonly SettingKey[];
