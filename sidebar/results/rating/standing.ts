/** How far a rating has come, in words. */
import type { RatingReport } from '../../../src/contract.js';
import { date } from '../../parts/text.js';

export const standing = ({
  state,
  published,
  appealsUntil,
  year,
}: Pick<RatingReport, 'state' | 'published' | 'appealsUntil' | 'year'>): string => {
  if (state === 'closed') return `Xếp loại năm ${year} đã chốt.`;
  if (state === 'published')
    return `Đã công bố dự kiến ngày ${date(published!)}; nhận kiến nghị đến hết ngày ${date(appealsUntil!)}.`;
  return `Chấm thử năm ${year}: điểm theo số liệu hiện có, chưa công bố.`;
};
