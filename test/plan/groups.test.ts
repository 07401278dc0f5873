/** Groups of agencies: the built-in ones, and whatever rows people state. */
import { BUILT_IN_GROUP_ROWS, builtInGroups, groupsOf } from '../../src/plan/agencies/groups.js';

const AGENCIES = [
  { code: 'SNV', name: 'Sở Nội vụ', kind: 'Sở, ban, ngành' },
  { code: 'STC', name: 'Sở Tài chính', kind: 'sở ban ngành' },
  { code: 'H.VL', name: 'UBND huyện Văn Lâm', kind: 'UBND cấp huyện' },
  { code: 'X.TA', name: 'UBND xã Tân An', kind: 'UBND cấp xã' },
  { code: 'P.HC', name: 'Ủy ban nhân dân phường Xã Đàn', kind: 'UBND cấp xã' },
  { code: 'DK.CS', name: 'Đặc khu Cồn Sơn', kind: 'UBND cấp xã' },
  { code: 'MTTQ', name: 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', kind: 'Mặt trận, đoàn thể' },
  { code: 'HND', name: 'Hội Nông dân tỉnh', kind: 'Mặt trận, đoàn thể' },
  { code: 'BAO', name: 'Báo và Phát thanh, Truyền hình tỉnh', kind: 'Báo, đài' },
  { code: 'BVDK', name: 'Bệnh viện đa khoa tỉnh', kind: 'Đơn vị sự nghiệp' },
  { code: 'CAT', name: 'Công an tỉnh', kind: 'Cơ quan ngành dọc' },
] as const;

const members = (groups: ReturnType<typeof groupsOf>, code: string): string =>
  AGENCIES.filter((agency) => groups.find((group) => group.code === code)!.has(agency))
    .map((agency) => agency.code)
    .join(' ');

test.each([
  ['@SO', 'SNV STC'],
  ['@HUYEN', 'H.VL'],
  ['@XA', 'X.TA P.HC DK.CS'],
  ['@XA.XA', 'X.TA'],
  ['@XA.PHUONG', 'P.HC'],
  ['@XA.DACKHU', 'DK.CS'],
  ['@DV', 'MTTQ HND BVDK'],
  ['@MTTQ', 'MTTQ'],
  ['@BAO', 'BAO'],
  ['@TATCA', AGENCIES.map(({ code }) => code).join(' ')],
])('%s has %s', (code, codes) => {
  expect(members([...builtInGroups()], code)).toBe(codes);
});

test.each([
  ['Đơn vị sự nghiệp', '', 'BVDK'],
  ['don vi su nghiep', '', ''],
  ['SNV; X.TA', '', 'SNV X.TA'],
  ['@SO; Báo, đài', '', 'SNV STC BAO'],
  ['@SO; trừ STC', '', 'SNV'],
  ['Mọi cơ quan; trừ UBND cấp xã; trừ @DV', '', 'SNV STC H.VL BAO CAT'],
  ['Mọi cơ quan', 'sở; báo', 'SNV STC BAO'],
  ['@RIENG', '', ''],
  ['Hội Nông dân tỉnh', '', 'HND'],
])('a group of «%s» whose names begin with «%s» has «%s»', (of, beginning, codes) => {
  const groups = groupsOf([...BUILT_IN_GROUP_ROWS, { code: '@RIENG', title: 'Riêng', of, beginning }]);
  expect(members(groups, '@RIENG')).toBe(codes);
});

test('Groups that name each other have the members of both', () => {
  const groups = groupsOf([
    { code: '@A', title: 'A', of: 'SNV; @B', beginning: '' },
    { code: '@B', title: 'B', of: 'STC; @A', beginning: '' },
  ]);
  expect(members(groups, '@A')).toBe('SNV STC');
  expect(members(groups, '@B')).toBe('SNV STC');
});
