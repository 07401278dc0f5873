/** A workbook just set up for a province of two levels in 2026: agencies, a year, an issue day, nothing else. */
import { MemoryStore } from '../localHost.js';
import { openTestHost, preparedHost, type TestHost } from '../preparedHost.js';
import { AGENCIES } from './province2026.js';

/** Sheets with a thousand rows each, which a test cuts short. */
export const SMALL = [
  'Cơ quan',
  'Nhiệm vụ',
  'Kỳ báo cáo',
  'Báo cáo quý',
  'Nộp báo cáo',
  'Kiểm tra',
  'Nhật ký',
];

/** Few empty rows, so that every call costs little. */
export const emptyProvince = (): TestHost =>
  preparedHost(
    'two-level province 2026, no task',
    () => openTestHost(new MemoryStore(), '2026-01-26'),
    ({ host, call, type }) => {
      call('setUpWorkbook');
      for (const { title, rows } of host.sheets())
        if (SMALL.includes(title)) host.delete(title, 'rows', 60, rows - 60);
      host.paste(
        'Cơ quan',
        'A2',
        AGENCIES.map(({ code, name, kind }) => [
          code,
          name,
          kind,
          '',
          '',
          `${code.toLowerCase()}@tinh.example`,
        ]),
      );
      type('Cấu hình', { Mục: 'Đơn vị theo dõi' }, 'Giá trị', 'UBND tỉnh Hưng Yên');
      type('Cấu hình', { Mục: 'Năm kế hoạch' }, 'Giá trị', 2026);
      type('Cấu hình', { Mục: 'Ngày ban hành kế hoạch' }, 'Giá trị', '20/01/2026');
    },
    true,
  );
