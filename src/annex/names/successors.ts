/** Bodies that ended in 2025 and the ones that took over most of their work, for proposals only. */
import { spoken } from '../spelling.js';

/**
 * From 1 March 2025 (merging of departments) and 1 July 2025 (end of the district level). Names as `normalName`
 * gives them; the first successor that the workbook has is proposed.
 */
const SUCCESSORS: readonly (readonly [ended: string, successors: readonly string[]])[] = [
  ['Sở Kế hoạch Đầu tư', ['Sở Tài chính']],
  ['Sở Giao thông vận tải', ['Sở Xây dựng']],
  ['Sở Tài nguyên Môi trường', ['Sở Nông nghiệp Môi trường']],
  ['Sở Nông nghiệp Phát triển nông thôn', ['Sở Nông nghiệp Môi trường']],
  ['Sở Thông tin Truyền thông', ['Sở Khoa học Công nghệ']],
  ['Sở Lao động Thương binh Xã hội', ['Sở Nội vụ']],
  ['Ban Dân tộc', ['Sở Dân tộc Tôn giáo', 'Sở Nội vụ']],
  ['Đài Phát thanh Truyền hình', ['Báo Phát thanh Truyền hình']],
  ['Báo', ['Báo Phát thanh Truyền hình']],
  ['Phòng Nội vụ', ['Sở Nội vụ']],
  ['Thanh tra huyện', ['Thanh tra']],
];

export const ENDED: ReadonlyMap<string, readonly string[]> = new Map(
  SUCCESSORS.map(([ended, successors]) => [spoken(ended), successors.map(spoken)]),
);
