/** A province half-way through its year, filled in at random from a seed. */

import { preparedHost, sampleHost, type TestHost } from '../preparedHost.js';
import { random } from '../soak.js';

const COMPONENTS = ['', '1.1 Tri thức công dân', '5.2', '6.3 Cơ sở hạ tầng căn bản', 'Nội dung tự đặt'];
const DIFFICULTIES = [
  '',
  '',
  '',
  '=1+1 kinh phí chưa bố trí',
  'Thiếu cán bộ chuyên trách',
  '<b>Chậm số liệu</b>',
];

const vn = (iso: string): string => iso.split('-').reverse().join('/');
const dayAfter = (iso: string, days: number): string => {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

function fill(workbook: TestHost, seed: number): void {
  const source = random(seed);
  const next = (): number => source.below(1_000_000) / 1_000_000;
  const one = <T>(values: readonly T[]): T => source.pick(values);
  const chance = (share: number): boolean => next() < share;
  const about = (iso: string, spread: number): string =>
    vn(dayAfter(iso, Math.floor((next() * 2 - 1) * spread)));
  const { host } = workbook;
  const column = (sheet: string, header: string, value: (row: Record<string, unknown>) => string): void => {
    const rows = workbook.rows(sheet);
    const a1 = workbook.cell(sheet, {}, header);
    host.paste(
      sheet,
      a1,
      rows.map((row) => [value(row)]),
    );
  };
  for (const period of ['2023-Q1', '2023-Q2', '2023-6T']) workbook.call('openPeriod', { period });
  column('Cơ quan', 'Ngày ban hành KH', () => (chance(0.7) ? about('2023-03-30', 12) : ''));
  column('Cơ quan', 'Người đứng đầu', (row) => `Thủ trưởng ${row['Mã']}`);
  column('Nhiệm vụ', 'Nội dung thành phần', () => one(COMPONENTS));
  column('Nhiệm vụ', 'Hạn hoàn thành', () => (chance(0.05) ? '' : about('2023-06-10', 90)));
  column('Nhiệm vụ', 'Ngày hoàn thành', () => (chance(0.4) ? about('2023-05-10', 28) : ''));
  column('Báo cáo quý', 'Ngày gửi', (row) =>
    chance(0.6) ? about(row['Kỳ'] === '2023-Q1' ? '2023-04-10' : '2023-06-01', 7) : '',
  );
  column('Báo cáo quý', 'Ngày hoàn thành', () => (chance(0.3) ? about('2023-05-01', 30) : ''));
  column('Báo cáo quý', 'Khó khăn, vướng mắc', () => (chance(0.1) ? one(DIFFICULTIES) : ''));
  column('Báo cáo quý', 'Kiến nghị', () => (chance(0.05) ? '@Đề nghị bố trí kinh phí' : ''));
  column('Báo cáo quý', 'Duyệt', () => one(['', '', 'Đã duyệt', 'Trả lại']));
  column('Báo cáo quý', 'Dấu duyệt', (row) =>
    row['Duyệt'] === 'Trả lại' && chance(0.6)
      ? `trả lại ${dayAfter('2023-05-20', Math.floor(next() * 20))}`
      : '',
  );
  column('Báo cáo quý', 'Ngày gửi lại', (row) =>
    row['Duyệt'] === 'Trả lại' && chance(0.4) ? about('2023-06-01', 7) : '',
  );
  column('Nộp báo cáo', 'Ngày nộp', () => (chance(0.5) ? about('2023-06-06', 5) : ''));
  const agencies = workbook.rows('Cơ quan').map((row) => String(row['Mã']));
  host.paste(
    'Kiểm tra',
    'A2',
    Array.from({ length: 20 }, (_, i) => [
      `KT${i + 1}`,
      '15/05/2023',
      'Định kỳ',
      agencies[1]!,
      one(agencies),
      one(['', '2', '5. Thủ tục hành chính công', '8. Quản trị điện tử']),
      'Tồn tại',
      'Khắc phục',
      chance(0.8) ? about('2023-06-05', 15) : '',
      chance(0.4) ? about('2023-06-02', 5) : '',
    ]),
  );
}

export const filledHost = (seed: number): TestHost =>
  preparedHost(
    `filled at random ${seed}`,
    () => sampleHost(),
    (workbook) => fill(workbook, seed),
    true,
  );
