/**
 * What the decision on a rating says, and the notice of one that is published for appeals: what only the signer knows is
 * given as it usually is, to be typed over.
 */
import type { RatingTold, ReportData } from '../../../src/contract.js';
import { letterDay, twoDigits } from '../../parts/text.js';
import { classesInWords, ratedByGroup } from '../report/ratingTable.js';
import { type ReportWords, TO_WRITE, usualWords, withoutPlace } from '../report/reportText.js';

export interface DecisionWords extends ReportWords {
  /** What it is about, under its kind. */
  readonly about: string;
  /** Of a decision: what it rests on, one a line; of a notice: how it begins. */
  readonly basis: string;
  /** Of a decision: what becomes of the result. Of a notice: how one appeals. */
  readonly next: string;
  /** Of a decision: who carries it out. */
  readonly executors: string;
}

/** Whether it is a decision, or, before it is closed, a notice. */
export const isDecision = ({ state }: Pick<RatingTold, 'state'>): boolean => state === 'closed';

const full = (unit: string): string => unit.replace(/^UBND(?= )/i, 'Ủy ban nhân dân');

/** "Giám đốc Sở Nội vụ", who proposes. */
function headOf(office: string): string {
  const named = withoutPlace(office);
  if (/^Sở /i.test(named)) return `Giám đốc ${named}`;
  return /^Phòng /i.test(named) ? `Trưởng ${named}` : `Thủ trưởng ${named || TO_WRITE}`;
}

/** The law in force on a day (Law 72/2025/QH15 since 16 June 2025). */
const LAW = (day: string): string =>
  day >= '2025-06-16'
    ? 'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;'
    : 'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;';

const planCited = ({ planNumber, planIssued, unit, planSubject, year }: ReportData): string =>
  [
    `Kế hoạch số ${planNumber || TO_WRITE}`,
    planIssued ? `ngày ${letterDay(planIssued)}` : '',
    `của ${unit || TO_WRITE}`,
    planSubject || `về nâng cao Chỉ số PAPI năm ${year}`,
  ]
    .filter(Boolean)
    .join(' ');

const matter = (year: number): string => `xếp loại thực hiện Kế hoạch nâng cao Chỉ số PAPI năm ${year}`;

export function usualDecision(data: ReportData, rating: RatingTold): DecisionWords {
  const { unit, office, today } = data;
  if (isDecision(rating)) {
    const usual = usualWords({ ...data, office: '', unit: full(unit) });
    return {
      ...usual,
      symbol: 'QĐ-UBND',
      about: `Về việc công bố kết quả ${matter(rating.year)}`,
      basis: [
        LAW(today),
        `Căn cứ ${planCited(data)};`,
        `Theo đề nghị của ${headOf(office)} tại Tờ trình số ${TO_WRITE}.`,
      ].join('\n'),
      next: `Kết quả xếp loại tại Điều 1 được đưa vào đánh giá, xếp loại năm ${rating.year} của các cơ quan, đơn vị.`,
      executors: `${headOf(office)} và người đứng đầu các cơ quan, đơn vị có tên tại Phụ lục`,
      recipients: `Như Điều 3;\nLưu: VT, ${TO_WRITE}.`,
    };
  }
  const usual = usualWords(data);
  return {
    ...usual,
    symbol: usual.symbol.replace(/^BC-/, 'TB-'),
    about: `Kết quả dự kiến ${matter(rating.year)}`,
    basis: `Thực hiện ${planCited(data)}, ${office || unit} thông báo kết quả dự kiến ${matter(rating.year)} như sau:`,
    next: `Cơ quan, đơn vị không đồng ý với điểm dự kiến ghi kiến nghị vào trang Kiến nghị điểm của bảng theo dõi (tiêu chí, điểm đề nghị, lý do, minh chứng) đến hết ngày ${letterDay(rating.appealsUntil!)}. Sau ngày này, điểm không có kiến nghị là điểm để chốt xếp loại.`,
    executors: '',
    recipients: `Các cơ quan, đơn vị có tên tại Phụ lục;\nLưu: VT, ${TO_WRITE}.`,
  };
}

/** "- 12 xã, phường, đặc khu: 02 Xuất sắc, …": one a group. */
export const resultLines = (rating: Pick<RatingTold, 'agencies' | 'titles'>): string[] =>
  ratedByGroup(rating).map((group) => `- ${classesInWords(group)}.`);

export const ratedCount = ({ agencies }: Pick<RatingTold, 'agencies'>): string => twoDigits(agencies.length);

/** Each line of it, trimmed. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
