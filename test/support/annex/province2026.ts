/** An invented province of two levels in 2026, as its list of agencies names itself. */

import { AgencyDirectory, type NamedAgency } from '../../../src/annex/names/directory.js';
import { dayOf } from '../../../src/calendar/day.js';
import { builtInCalendar } from '../../../src/calendar/workingCalendar.js';
import { builtInGroups } from '../../../src/plan/agencies/groups.js';
import type { Alias } from '../../../src/plan/model.js';

const DEPARTMENTS: readonly (readonly [code: string, name: string])[] = [
  ['VP', 'Văn phòng UBND tỉnh'],
  ['SNV', 'Sở Nội vụ'],
  ['STP', 'Sở Tư pháp'],
  ['STC', 'Sở Tài chính'],
  ['SCT', 'Sở Công Thương'],
  ['SNNMT', 'Sở Nông nghiệp và Môi trường'],
  ['SXD', 'Sở Xây dựng'],
  ['SVHTTDL', 'Sở Văn hóa, Thể thao và Du lịch'],
  ['SKHCN', 'Sở Khoa học và Công nghệ'],
  ['SGDDT', 'Sở Giáo dục và Đào tạo'],
  ['SYT', 'Sở Y tế'],
  ['SDTTG', 'Sở Dân tộc và Tôn giáo'],
  ['TTT', 'Thanh tra tỉnh'],
  ['BQLKCN', 'Ban Quản lý các khu công nghiệp tỉnh'],
];

const COMMUNES = ['Tân An', 'Tấn An', 'Bình Minh', 'Yên Hòa', 'Lý Nhân', 'Mỹ Hà'];

export const AGENCIES: readonly NamedAgency[] = [
  ...DEPARTMENTS.map(([code, name]): NamedAgency => ({ code, name, kind: 'Sở, ban, ngành' })),
  { code: 'MTTQ', name: 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', kind: 'Mặt trận, đoàn thể' },
  { code: 'BPTTH', name: 'Báo và Phát thanh, Truyền hình tỉnh', kind: 'Báo, đài' },
  { code: 'CAT', name: 'Công an tỉnh', kind: 'Khác' },
  { code: 'BHXH', name: 'Bảo hiểm xã hội tỉnh', kind: 'Khác' },
  ...COMMUNES.map(
    (name, i): NamedAgency => ({ code: `X00${i + 1}`, name: `UBND xã ${name}`, kind: 'UBND cấp xã' }),
  ),
  { code: 'P001', name: 'UBND phường Hồng Châu', kind: 'UBND cấp xã' },
  { code: 'P002', name: 'UBND phường Hiến Nam', kind: 'UBND cấp xã' },
  { code: 'DK001', name: 'UBND đặc khu Cồn Sơn', kind: 'UBND cấp xã' },
];

const GROUPS = builtInGroups().filter(({ code }) => ['@SO', '@HUYEN', '@XA', '@DV', '@TATCA'].includes(code));

export const directory2026 = (aliases: readonly Alias[] = []): AgencyDirectory =>
  new AgencyDirectory(AGENCIES, GROUPS, 'UBND tỉnh Hưng Yên', aliases);

export const FRAME = { year: 2026, issued: dayOf(2026, 1, 20), calendar: builtInCalendar() };
