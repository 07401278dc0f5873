/** Ready forms of lead agencies, for the samples: what the plan itself counts (II.2 communication, III.2.đ). */
import { areasOf, areaTitle } from '../plan/areas.js';
import type { IndicatorType } from '../plan/model.js';
import type { RowToWrite } from '../schema/declaration.js';
import type { INDICATORS } from '../schema/sheets.js';

/** Who leads what, and whom they ask. */
export interface FormOffices {
  readonly homeAffairs: string;
  readonly finance: string;
  readonly environment: string;
  readonly inspectorate: string;
  readonly governmentOffice: string;
  readonly technology: string;
  readonly poverty: string;
  readonly press: string;
  /** The units below: a group. */
  readonly units: string;
}

type Ready = readonly [
  lead: Exclude<keyof FormOffices, 'units'>,
  area: number,
  title: string,
  type: IndicatorType,
  unit: string,
  numerator: string,
  denominator: string,
  asked: Exclude<keyof FormOffices, 'homeAffairs'>,
  target: number | '',
];

const READY: readonly Ready[] = [
  [
    'poverty',
    2,
    'Công khai danh sách hộ nghèo, hộ cận nghèo tại nhà văn hóa thôn, tổ dân phố',
    'Tỷ lệ',
    'thôn',
    'Số thôn, tổ dân phố đã niêm yết',
    'Tổng số thôn, tổ dân phố',
    'units',
    100,
  ],
  [
    'finance',
    2,
    'Công khai thu, chi ngân sách cấp xã của quý',
    'Có/Không',
    '',
    'Đã công khai theo quy định',
    '',
    'units',
    100,
  ],
  [
    'inspectorate',
    3,
    'Tỷ lệ khiếu nại, tố cáo được giải quyết đúng hạn',
    'Tỷ lệ',
    'vụ việc',
    'Số vụ việc giải quyết đúng hạn',
    'Số vụ việc phải giải quyết trong kỳ',
    'units',
    90,
  ],
  [
    'governmentOffice',
    5,
    'Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn tại bộ phận một cửa',
    'Tỷ lệ',
    'hồ sơ',
    'Số hồ sơ trả đúng hạn',
    'Số hồ sơ đã giải quyết',
    'units',
    95,
  ],
  [
    'environment',
    7,
    'Tỷ lệ rác thải sinh hoạt được thu gom, xử lý',
    'Tỷ lệ',
    'tấn',
    'Khối lượng thu gom, xử lý',
    'Khối lượng phát sinh',
    'units',
    90,
  ],
  [
    'technology',
    8,
    'Tỷ lệ hồ sơ nộp trực tuyến',
    'Tỷ lệ',
    'hồ sơ',
    'Số hồ sơ nộp trực tuyến',
    'Tổng số hồ sơ tiếp nhận',
    'units',
    60,
  ],
  [
    'technology',
    8,
    'Tỷ lệ phản ánh, kiến nghị trên cổng thông tin được trả lời đúng hạn',
    'Tỷ lệ',
    'phản ánh',
    'Số phản ánh trả lời đúng hạn',
    'Số phản ánh nhận được',
    'units',
    95,
  ],
  [
    'homeAffairs',
    0,
    'Tin, bài về Chỉ số PAPI trên trang thông tin điện tử, hệ thống truyền thanh cơ sở',
    'Số',
    'tin, bài',
    'Số tin, bài',
    '',
    'units',
    '',
  ],
  ['homeAffairs', 0, 'Bài viết về Chỉ số PAPI trên báo', 'Số', 'bài', 'Số bài đã đăng', '', 'press', 24],
  [
    'homeAffairs',
    0,
    'Chương trình phát thanh, truyền hình về Chỉ số PAPI',
    'Số',
    'chương trình',
    'Số chương trình đã phát',
    '',
    'press',
    12,
  ],
  [
    'homeAffairs',
    0,
    'Hội nghị tuyên truyền, phổ biến về Chỉ số PAPI',
    'Số',
    'hội nghị',
    'Số hội nghị đã tổ chức',
    '',
    'units',
    '',
  ],
];

/** The rows of `Chỉ tiêu`, from CT01 on. */
export const readyForms = (offices: FormOffices, year: number): RowToWrite<typeof INDICATORS>[] =>
  READY.map(([lead, area, title, type, unit, numeratorIs, denominatorIs, asked, target], i) => ({
    code: `CT${String(i + 1).padStart(2, '0')}`,
    title,
    area: areaTitle(areasOf(year)[area]!),
    lead: offices[lead],
    type,
    unit,
    numeratorIs,
    denominatorIs,
    asked: offices[asked],
    term: 'Quý',
    span: 'Trong kỳ',
    adding: type === 'Tỷ lệ' ? 'Bình quân gia quyền' : type === 'Số' ? 'Cộng' : 'Đếm Có',
    target,
    direction: '≥',
    required: 'Có',
  }));
