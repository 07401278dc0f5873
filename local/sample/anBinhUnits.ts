/** Two communes of An Bình in 2026, each with the plan of its own offices. */
import { areasOf, areaTitle } from '../../src/plan/areas.js';
import { SHEET_TITLES } from '../../src/plan/sheetTitles.js';
import type { LocalHost } from '../host/localHost.js';
import { edit, vn } from './deeds.js';
import { liveQuarter } from './livedQuarter.js';
import type { LivedUnit } from './livedSample.js';

const YEAR = 2026;
const DAYS = ['2026-04-03', '2026-04-09', '2026-04-14', '2026-04-17'] as const;

type Office = readonly [code: string, name: string, kind: string, mailbox: string];
const offices = (kind: string): readonly Office[] => [
  ['VP', `Văn phòng HĐND và UBND ${kind}`, 'Khác', 'vanphong'],
  ['PKT', kind === 'xã' ? 'Phòng Kinh tế' : 'Phòng Kinh tế, Hạ tầng và Đô thị', 'Khác', 'kinhte'],
  ['VHXH', 'Phòng Văn hóa - Xã hội', 'Khác', 'vanhoaxahoi'],
  ['TTPV', 'Trung tâm Phục vụ hành chính công', 'Đơn vị sự nghiệp', 'hanhchinhcong'],
  ['CA', `Công an ${kind}`, 'Cơ quan ngành dọc', 'congan'],
  ['MTTQ', `Ủy ban MTTQ Việt Nam ${kind}`, 'Mặt trận, đoàn thể', 'mttq'],
];

const TASKS: readonly (readonly [
  area: number,
  title: string,
  product: string,
  leads: string,
  supports: string,
  due: string,
])[] = [
  [
    0,
    'Phổ biến Kế hoạch nâng cao Chỉ số PAPI năm 2026 đến các thôn, tổ dân phố',
    'Hội nghị',
    'VP',
    'MTTQ',
    '2026-03-31',
  ],
  [
    1,
    'Công khai, lấy ý kiến người dân về các khoản đóng góp tự nguyện',
    'Biên bản họp dân',
    'MTTQ',
    'VHXH',
    '2026-09-30',
  ],
  [
    2,
    'Niêm yết công khai danh sách hộ nghèo, hộ cận nghèo',
    'Danh sách niêm yết',
    'VHXH',
    'MTTQ',
    '2026-05-29',
  ],
  [
    2,
    'Công khai thu, chi ngân sách và quy hoạch, kế hoạch sử dụng đất',
    'Hồ sơ công khai',
    'PKT',
    'VP',
    '2026-06-30',
  ],
  [
    3,
    'Tiếp công dân định kỳ, giải quyết đơn thư đúng hạn',
    'Sổ tiếp công dân; báo cáo',
    'VP',
    'CA',
    '2026-12-31',
  ],
  [
    4,
    'Công khai đường dây nóng tiếp nhận phản ánh về nhũng nhiễu',
    'Thông báo niêm yết',
    'CA',
    'VP',
    '2026-04-30',
  ],
  [
    5,
    'Nâng tỷ lệ hồ sơ giải quyết đúng hạn tại Trung tâm Phục vụ hành chính công',
    'Báo cáo tỷ lệ đúng hạn',
    'TTPV',
    'VP',
    '2026-06-30',
  ],
  [6, 'Duy tu đường thôn, ngõ xóm; bảo đảm cấp nước sạch', 'Báo cáo kết quả', 'PKT', '', '2026-09-30'],
  [
    7,
    'Xóa điểm tập kết rác tự phát, phân loại rác tại hộ gia đình',
    'Báo cáo kết quả',
    'PKT',
    'MTTQ',
    '2026-06-12',
  ],
  [
    8,
    'Hướng dẫn người dân nộp hồ sơ trực tuyến qua tổ công nghệ số cộng đồng',
    'Báo cáo kết quả',
    'TTPV',
    'VHXH',
    '2026-06-30',
  ],
];

function fill(host: LocalHost, title: string, kind: string, name: string): void {
  host.run('setUpWorkbook', [{}]);
  const address = (mailbox: string): string => `${mailbox}@${name}.example`;
  const settings: Readonly<Record<string, string | number>> = {
    'Đơn vị theo dõi': title,
    Cấp: 'Cấp xã',
    'Cơ quan tổng hợp': `Văn phòng HĐND và UBND ${kind}`,
    'Năm kế hoạch': YEAR,
    'Ngày ban hành kế hoạch': '05/02/2026',
    'Tên người gửi': title,
    'Email trả lời': address('vanphong'),
  };
  edit(host, SHEET_TITLES.settings, ['Giá trị'], (row) => {
    const value = settings[String(row['Mục'])];
    return value === undefined ? null : { 'Giá trị': value };
  });
  host.paste(
    SHEET_TITLES.agencies,
    'A2',
    offices(kind).map(([code, office, of, mailbox]) => [
      code,
      office,
      of,
      '',
      '',
      address(mailbox),
      '',
      address(mailbox),
    ]),
  );
  host.paste(
    SHEET_TITLES.tasks,
    'A2',
    TASKS.map(([area, task, product, leads, supports, due], i) => [
      `NV${String(i + 1).padStart(2, '0')}`,
      areaTitle(areasOf(YEAR)[area]!),
      '',
      task,
      product,
      leads,
      supports,
      vn(due),
    ]),
  );
  const { fingerprint } = host.run('addPeriods', [{}]).result as { fingerprint: string };
  host.run('addPeriods', [{ fingerprint }]);
  liveQuarter(host, '2026-Q1', DAYS);
  edit(host, SHEET_TITLES.tasks, ['Tiến độ (%)', 'Ngày hoàn thành'], (row) =>
    row['Mã NV'] === 'NV01' ? { 'Tiến độ (%)': 100, 'Ngày hoàn thành': '20/03/2026' } : null,
  );
}

const commune = (kind: string, unit: Pick<LivedUnit, 'name' | 'code' | 'title'>): LivedUnit => ({
  ...unit,
  owner: `dieuphoi@${unit.name}.example`,
  live: (host) => fill(host, unit.title, kind, unit.name),
});

export const AN_BINH_UNITS: readonly LivedUnit[] = [
  commune('phường', { name: 'phuong-tan-hoa', code: 'P001', title: 'UBND phường Tân Hòa' }),
  commune('xã', { name: 'xa-tan-loc', code: 'X001', title: 'UBND xã Tân Lộc' }),
];
