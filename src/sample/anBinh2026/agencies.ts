/**
 * The agencies of An Bình, a province that does not exist, as the two-level administration of July 2025 has them: 14
 * departments, the Front, the press, two agencies of the line ministries, 104 communes and wards. Names and addresses
 * are invented; addresses end in .example and reach nobody. Heads are told by their office, not by a person's name.
 */
import type { AgencyKind } from '../../plan/agencies/kinds.js';

export interface SampleAgency {
  readonly code: string;
  readonly name: string;
  readonly kind: AgencyKind;
  readonly head: string;
  /** Local part of its addresses. */
  readonly mailbox: string;
}

/** Code, name, kind, head, mailbox. */
const OFFICES: readonly (readonly [
  code: string,
  name: string,
  kind: AgencyKind,
  head: string,
  mailbox: string,
])[] = [
  ['VP', 'Văn phòng UBND tỉnh', 'Sở, ban, ngành', 'Chánh Văn phòng UBND tỉnh', 'vanphong'],
  ['SNV', 'Sở Nội vụ', 'Sở, ban, ngành', 'Giám đốc Sở Nội vụ', 'sonoivu'],
  ['STP', 'Sở Tư pháp', 'Sở, ban, ngành', 'Giám đốc Sở Tư pháp', 'sotuphap'],
  ['STC', 'Sở Tài chính', 'Sở, ban, ngành', 'Giám đốc Sở Tài chính', 'sotaichinh'],
  ['SCT', 'Sở Công Thương', 'Sở, ban, ngành', 'Giám đốc Sở Công Thương', 'socongthuong'],
  [
    'SNNMT',
    'Sở Nông nghiệp và Môi trường',
    'Sở, ban, ngành',
    'Giám đốc Sở Nông nghiệp và Môi trường',
    'sonnmt',
  ],
  ['SXD', 'Sở Xây dựng', 'Sở, ban, ngành', 'Giám đốc Sở Xây dựng', 'soxaydung'],
  ['SKHCN', 'Sở Khoa học và Công nghệ', 'Sở, ban, ngành', 'Giám đốc Sở Khoa học và Công nghệ', 'sokhcn'],
  [
    'SVHTTDL',
    'Sở Văn hóa, Thể thao và Du lịch',
    'Sở, ban, ngành',
    'Giám đốc Sở Văn hóa, Thể thao và Du lịch',
    'sovhttdl',
  ],
  ['SGDDT', 'Sở Giáo dục và Đào tạo', 'Sở, ban, ngành', 'Giám đốc Sở Giáo dục và Đào tạo', 'sogddt'],
  ['SYT', 'Sở Y tế', 'Sở, ban, ngành', 'Giám đốc Sở Y tế', 'soyte'],
  ['SDTTG', 'Sở Dân tộc và Tôn giáo', 'Sở, ban, ngành', 'Giám đốc Sở Dân tộc và Tôn giáo', 'sodttg'],
  ['TTT', 'Thanh tra tỉnh', 'Sở, ban, ngành', 'Chánh Thanh tra tỉnh', 'thanhtra'],
  [
    'BQLKCN',
    'Ban Quản lý các khu công nghiệp tỉnh',
    'Sở, ban, ngành',
    'Trưởng Ban Quản lý các khu công nghiệp',
    'bqlkcn',
  ],
  [
    'MTTQ',
    'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh',
    'Mặt trận, đoàn thể',
    'Chủ tịch Ủy ban MTTQ Việt Nam tỉnh',
    'mttq',
  ],
  ['BPTTH', 'Báo và Phát thanh, Truyền hình An Bình', 'Báo, đài', 'Tổng Biên tập', 'baoptth'],
  ['CAT', 'Công an tỉnh', 'Cơ quan ngành dọc', 'Giám đốc Công an tỉnh', 'congan'],
  ['BHXH', 'Bảo hiểm xã hội tỉnh', 'Cơ quan ngành dọc', 'Giám đốc Bảo hiểm xã hội tỉnh', 'bhxh'],
];

/** First and second words of the communes' invented names: 8 × 13. */
const FIRST = ['Tân', 'An', 'Phú', 'Vĩnh', 'Thanh', 'Long', 'Mỹ', 'Đông'] as const;
const SECOND = [
  'Hòa',
  'Bình',
  'Thịnh',
  'Lộc',
  'Sơn',
  'Giang',
  'Lâm',
  'Phong',
  'Thắng',
  'Khê',
  'Xuân',
  'Quang',
  'Hưng',
] as const;
/** Of the 104, the first 24 are wards, the last is a special zone. */
const WARDS = 24;

function commune(index: number): SampleAgency {
  const unit = `${FIRST[index % FIRST.length]} ${SECOND[Math.floor(index / FIRST.length)]}`;
  const last = index === FIRST.length * SECOND.length - 1;
  const [prefix, kind] = last ? ['DK', 'đặc khu'] : index < WARDS ? ['P', 'phường'] : ['X', 'xã'];
  const number = last ? 1 : index < WARDS ? index + 1 : index - WARDS + 1;
  const code = `${prefix}${String(number).padStart(3, '0')}`;
  return {
    code,
    name: `UBND ${kind} ${unit}`,
    kind: 'UBND cấp xã',
    head: `Chủ tịch UBND ${kind} ${unit}`,
    mailbox: code.toLowerCase(),
  };
}

export const AN_BINH_AGENCIES: readonly SampleAgency[] = [
  ...OFFICES.map(([code, name, kind, head, mailbox]) => ({ code, name, kind, head, mailbox })),
  ...Array.from({ length: FIRST.length * SECOND.length }, (_, index) => commune(index)),
];
