/** A small plan whose rights stand: four agencies with an official each, two coordinators, a quarter open, few rows. */
import { goOn } from '../goOn.js';
import { MemoryStore } from '../localHost.js';
import { OWNER, openTestHost, preparedHost, type TestHost } from '../preparedHost.js';
import { writeTable } from './province.js';

export const DEPUTY = 'pho@hy.example';
export const GUARDED_AGENCIES = ['SNV', 'STC', 'STP', 'BHY'] as const;
export const officialOf = (agency: string): string => `${agency.toLowerCase()}@hy.example`;
export const OFFICIALS = GUARDED_AGENCIES.map(officialOf);

const ROWS_LEFT = 40;

function fill(workbook: TestHost, coordinators: string): void {
  const { host } = workbook;
  workbook.call('setUpWorkbook');
  for (const { title, rows } of host.sheets())
    if (rows > ROWS_LEFT) host.delete(title, 'rows', ROWS_LEFT, rows - ROWS_LEFT);
  writeTable(
    workbook,
    'Cơ quan',
    GUARDED_AGENCIES.map((code) => ({
      Mã: code,
      'Tên cơ quan': `Cơ quan ${code}`,
      Loại: 'Khác',
      'Email nhận nhắc việc': officialOf(code),
      'Người được sửa': officialOf(code),
    })),
  );
  writeTable(
    workbook,
    'Nhiệm vụ',
    ['SNV', 'STC', 'SNV;STP', 'BHY;STC', 'STC'].map((leads, i) => ({
      'Mã NV': `NV0${i + 1}`,
      'Lĩnh vực': '0. Chung',
      'Nhiệm vụ': `Việc ${i + 1}`,
      'Chủ trì': leads,
      // Five working days ahead: a letter is due.
      'Hạn hoàn thành': '15/06/2023',
    })),
  );
  writeTable(
    workbook,
    'Kỳ báo cáo',
    ['I', 'II'].map((nth, i) => ({
      Kỳ: `2023-Q${i + 1}`,
      'Tên kỳ': `Quý ${nth}`,
      Loại: 'Quý',
      'Từ ngày': `01/0${3 * i + 1}/2023`,
      'Đến ngày': `${i === 0 ? '31/03' : '30/06'}/2023`,
      'Hạn nộp cấp tỉnh (trước ngày)': `15/0${3 * i + 4}/2023`,
      'Trạng thái': 'Chưa mở',
    })),
  );
  workbook.type('Cấu hình', { Mục: 'Người điều phối' }, 'Giá trị', coordinators);
}

const plan = (): TestHost =>
  preparedHost(
    'guarded plan, not shared',
    () => openTestHost(new MemoryStore(), '2023-06-08'),
    (workbook) => fill(workbook, `${OWNER}; ${DEPUTY}`),
    true,
  );

/** Before anybody but the owner is let in. */
export const unsharedPlan = plan;

export const guardedPlan = (): TestHost =>
  preparedHost(
    'guarded plan',
    plan,
    (workbook) => {
      workbook.host.share([DEPUTY, ...OFFICIALS]);
      workbook.call('openPeriod', { period: '2023-Q1' });
      goOn(workbook);
    },
    true,
  );
