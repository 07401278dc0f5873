/** A small province whose lead agencies collect figures from its communes. */
import { MemoryStore, type Raw } from '../localHost.js';
import { openTestHost, preparedHost, type TestHost } from '../preparedHost.js';

const UNITS = ['X01', 'X02', 'X03'];

/** A province of five agencies on 20 April 2026, with indicators of Sở Nội vụ and Sở Tài chính. */
export const collecting = (): TestHost =>
  preparedHost(
    'five agencies that are asked for figures',
    () => openTestHost(new MemoryStore(), '2026-04-10'),
    ({ host, call, type }) => {
      call('setUpWorkbook', { with: ['indicators'] });
      for (const { title, rows } of host.sheets()) if (rows > 100) host.delete(title, 'rows', 60, rows - 60);
      host.paste(
        'Cơ quan',
        'A2',
        [
          ['SNV', 'Sở Nội vụ', 'Sở, ban, ngành'],
          ['STC', 'Sở Tài chính', 'Sở, ban, ngành'],
          ...UNITS.map((code, i) => [code, `UBND xã ${['Một', 'Hai', 'Ba'][i]}`, 'UBND cấp xã']),
        ].map((row) => [
          ...row,
          '',
          '',
          `${row[0]!.toLowerCase()}@tinh.example`,
          '',
          `${row[0]!.toLowerCase()}@tinh.example`,
        ]),
      );
      host.paste('Kỳ báo cáo', 'A2', [
        ['2026-Q1', 'Quý I', 'Quý', '01/01/2026', '31/03/2026', '15/04/2026', '', 'Chưa mở'],
        ['2026-Q2', 'Quý II', 'Quý', '01/04/2026', '30/06/2026', '15/07/2026', '', 'Chưa mở'],
      ]);
      type('Cấu hình', { Mục: 'Năm kế hoạch' }, 'Giá trị', 2026);
      const indicator = (row: Readonly<Record<string, string | number>>): (string | number)[] =>
        host.content('Chỉ tiêu')[0]!.map((header) => row[String(header)] ?? '');
      host.paste('Chỉ tiêu', 'A2', [
        indicator({
          'Mã CT': 'CT01',
          Tên: 'Hồ sơ đúng hạn',
          'Cơ quan ra biểu': 'SNV',
          Kiểu: 'Tỷ lệ',
          'Đơn vị tính': 'hồ sơ',
          'Ai nhập': '@XA',
          'Mục tiêu': 95,
          'Lĩnh vực': '5. Thủ tục hành chính công',
        }),
        indicator({
          'Mã CT': 'CT02',
          Tên: 'Tin, bài',
          'Cơ quan ra biểu': 'SNV',
          Kiểu: 'Số',
          'Ai nhập': '@XA; STC',
          'Mục tiêu': 12,
        }),
        indicator({
          'Mã CT': 'CT03',
          Tên: 'Công khai ngân sách',
          'Cơ quan ra biểu': 'STC',
          Kiểu: 'Có/Không',
          'Ai nhập': '@XA',
          'Bắt buộc': 'Không',
        }),
        indicator({
          'Mã CT': 'CT04',
          Tên: 'Thu gom rác',
          'Cơ quan ra biểu': 'STC',
          Kiểu: 'Tỷ lệ',
          'Ai nhập': '@XA',
          'Kỳ nhập': 'Năm',
        }),
      ]);
      host.share([
        'snv@tinh.example',
        'stc@tinh.example',
        ...UNITS.map((code) => `${code.toLowerCase()}@tinh.example`),
      ]);
      call('openPeriod', { period: '2026-Q1' });
    },
    true,
  );

export const enter = (
  workbook: TestHost,
  unit: string,
  code: string,
  cells: Readonly<Record<string, Raw>>,
): void => {
  for (const [header, value] of Object.entries(cells))
    workbook.type('Số liệu', { 'Mã cơ quan': unit, 'Mã CT': code, Kỳ: '2026-Q1' }, header, value);
};
export const share = (
  workbook: TestHost,
  unit: string,
  value: Raw,
  of: Raw,
  sent: Raw = '10/04/2026',
): void => enter(workbook, unit, 'CT01', { 'Giá trị/Tử số': value, 'Mẫu số': of, 'Ngày gửi': sent });
