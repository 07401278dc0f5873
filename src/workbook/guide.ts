/** The cells of `Hướng dẫn`, written from the declarations of the other sheets. */
import { STATUSES } from '../plan/status.js';
import { TEXT_FORMAT } from './layout.js';
import type { Block } from './port.js';
import { GUIDE, SHEETS } from './schema.js';

const FIRST_STEPS = [
  'Điền trang Cấu hình: đơn vị theo dõi, cấp, năm, ngày ban hành kế hoạch, người điều phối.',
  'Điền trang Cơ quan (mỗi cơ quan một mã) và trang Nhiệm vụ (ai chủ trì, ai phối hợp, hạn ngày nào).',
  'Kiểm tra trang Kỳ báo cáo và trang Ngày nghỉ.',
  'Mở trình đơn «Theo dõi PAPI» → «Mở thanh bên»: mở kỳ báo cáo, xem tổng quan, ghi tổng hợp, gửi thư nhắc.',
  'Chia sẻ bảng tính cho các cơ quan; mỗi cơ quan điền các dòng của mình.',
];

const STATUS_MEANINGS: Readonly<Record<(typeof STATUSES)[number], string>> = {
  'Hoàn thành đúng hạn': 'Đã hoàn thành trong thời hạn.',
  'Hoàn thành quá hạn': 'Đã hoàn thành nhưng sau thời hạn.',
  'Trong hạn': 'Chưa hoàn thành, còn nhiều thời gian.',
  'Sắp đến hạn': 'Chưa hoàn thành, chỉ còn ít ngày làm việc (số ngày đặt ở trang Cấu hình).',
  'Quá hạn': 'Chưa hoàn thành và đã qua thời hạn.',
  'Chưa có hạn': 'Chưa ghi thời hạn.',
};

export function guideBlock(): Block {
  const values: string[][] = [];
  const titleRows: number[] = [];
  const headerRows: number[] = [];
  const push = (...cells: string[]): number =>
    values.push([...cells, ...Array<string>(4 - cells.length).fill('')]);

  titleRows.push(push('THEO DÕI KẾ HOẠCH NÂNG CAO CHỈ SỐ PAPI'));
  push('');
  titleRows.push(push('Bắt đầu'));
  for (const [i, step] of FIRST_STEPS.entries()) push(`${i + 1}.`, step);
  push('');
  titleRows.push(push('Các trang tính'));
  headerRows.push(push('', 'Trang', 'Để làm gì', 'Ai điền'));
  for (const sheet of SHEETS) if (sheet !== GUIDE) push('', sheet.title, sheet.purpose, sheet.filledBy);
  push('');
  titleRows.push(push('Màu sắc'));
  push('', 'Tiêu đề xanh', 'Cột để điền.');
  push(
    '',
    'Tiêu đề xám',
    'Cột tự tính hoặc do chương trình ghi; không điền. Cột tự tính chỉ có một công thức ở dòng 2.',
  );
  push('');
  titleRows.push(push('Tình trạng'));
  for (const status of STATUSES) push('', status, STATUS_MEANINGS[status]);
  push('');
  titleRows.push(push('Các cột'));
  headerRows.push(push('', 'Trang', 'Cột', 'Nội dung'));
  for (const sheet of SHEETS) {
    for (const column of Object.values(sheet.columns)) push('', sheet.title, column.title, column.help);
  }
  return {
    values,
    formats: [TEXT_FORMAT, TEXT_FORMAT, TEXT_FORMAT, TEXT_FORMAT],
    widths: [36, 240, 420, 420],
    titleRows,
    headerRows,
    totalRows: [],
  };
}
