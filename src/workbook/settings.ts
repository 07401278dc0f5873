/** The rows of `Cấu hình`: each setting with its kind of value, its default and what it is for. */

import { LEVELS } from '../plan/model.js';
import { DEFAULT_PLAN_DAYS } from '../plan/planDue.js';
import { DEFAULT_SOON } from '../plan/status.js';

export type SettingType = 'text' | 'date' | 'count' | 'counts' | 'hour' | 'emails' | 'choice';

export interface Setting {
  readonly title: string;
  readonly type: SettingType;
  /** What stands there at first; empty where only people can say. */
  readonly initial: string | number;
  readonly explanation: string;
  readonly choices?: readonly string[];
}

export const TRIAL = ['Bật', 'Tắt'] as const;

export const SETTING = {
  unit: {
    title: 'Đơn vị theo dõi',
    type: 'text',
    initial: '',
    explanation: 'Cơ quan có kế hoạch được theo dõi. Ví dụ: UBND tỉnh Hưng Yên.',
  },
  level: {
    title: 'Cấp',
    type: 'choice',
    choices: LEVELS,
    initial: LEVELS[0],
    explanation: 'Cấp tỉnh hoặc Cấp huyện: quyết định cột "trước ngày" nào của trang Kỳ báo cáo được dùng.',
  },
  office: {
    title: 'Cơ quan tổng hợp',
    type: 'text',
    initial: '',
    explanation: 'Cơ quan đôn đốc và tổng hợp báo cáo. Ví dụ: Sở Nội vụ.',
  },
  year: { title: 'Năm kế hoạch', type: 'count', initial: '', explanation: 'Năm của kế hoạch. Ví dụ: 2023.' },
  planNumber: {
    title: 'Số kế hoạch',
    type: 'text',
    initial: '',
    explanation: 'Số, ký hiệu văn bản kế hoạch.',
  },
  planIssued: {
    title: 'Ngày ban hành kế hoạch',
    type: 'date',
    initial: '',
    explanation:
      'Ngày ban hành kế hoạch được theo dõi; hạn ban hành kế hoạch của các cơ quan tính từ ngày này.',
  },
  planDays: {
    title: 'Số ngày làm việc để ban hành kế hoạch',
    type: 'count',
    initial: DEFAULT_PLAN_DAYS,
    explanation:
      'Các cơ quan ban hành kế hoạch của mình trong bấy nhiêu ngày làm việc, không tính ngày ban hành kế hoạch cấp trên.',
  },
  asOf: {
    title: 'Ngày tính',
    type: 'date',
    initial: '',
    explanation:
      'Mọi tình trạng được tính đến ngày này. Chương trình cập nhật mỗi ngày khi lịch chạy được bật.',
  },
  remindBefore: {
    title: 'Báo trước (ngày làm việc)',
    type: 'counts',
    initial: '10, 5, 1',
    explanation: 'Nhắc khi còn bấy nhiêu ngày làm việc đến hạn; nhiều mốc cách nhau bằng dấu phẩy.',
  },
  soon: {
    title: 'Sắp đến hạn (ngày làm việc)',
    type: 'count',
    initial: DEFAULT_SOON,
    explanation: 'Còn từ bấy nhiêu ngày làm việc trở xuống thì tình trạng là Sắp đến hạn.',
  },
  remindOverdueEvery: {
    title: 'Nhắc lại khi quá hạn (ngày làm việc)',
    type: 'count',
    initial: 5,
    explanation: 'Quá hạn thì cứ bấy nhiêu ngày làm việc nhắc lại một lần.',
  },
  escalateAfter: {
    title: 'Báo lãnh đạo khi quá hạn (ngày làm việc)',
    type: 'count',
    initial: 5,
    explanation: 'Quá hạn từ bấy nhiêu ngày làm việc thì thư nhắc gửi kèm lãnh đạo cơ quan.',
  },
  sendHour: {
    title: 'Giờ gửi',
    type: 'hour',
    initial: 8,
    explanation: 'Giờ gửi thư nhắc hằng ngày (0 đến 23).',
  },
  senderName: {
    title: 'Tên người gửi',
    type: 'text',
    initial: '',
    explanation: 'Tên hiển thị ở ô người gửi của thư nhắc.',
  },
  replyTo: {
    title: 'Email trả lời',
    type: 'emails',
    initial: '',
    explanation: 'Thư trả lời của các cơ quan được gửi về địa chỉ này.',
  },
  coordinators: {
    title: 'Người điều phối',
    type: 'emails',
    initial: '',
    explanation: 'Địa chỉ những người được mở kỳ, tổng hợp, gửi thư nhắc; cách nhau bằng dấu chấm phẩy (;).',
  },
  trial: {
    title: 'Chế độ thử',
    type: 'choice',
    choices: TRIAL,
    initial: 'Tắt',
    explanation: 'Bật: mọi thư nhắc chỉ gửi cho người điều phối, có ghi rõ là thư thử.',
  },
} as const satisfies Record<string, Setting>;

export type SettingKey = keyof typeof SETTING;

export const SETTING_KEYS = Object.keys(SETTING) as readonly SettingKey[];
