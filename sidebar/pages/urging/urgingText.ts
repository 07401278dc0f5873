/** What an urging letter says: what is owed, by whom, and what is asked for by when; its annex agency by agency. */
import type { ListedItem } from '../../../src/contract.js';
import { byAgency, standingOf } from '../../overview/listText.js';
import { letterDay, twoDigits } from '../../parts/text.js';
import type { ReportWords } from '../report/reportText.js';

export interface UrgingWords extends ReportWords {
  /** "V/v …", under the number. */
  readonly about: string;
  /** ISO day before which it is asked for. */
  readonly before: string;
  /** The plan, as it is cited. */
  readonly plan: string;
  /** What is listed: "quá hạn", "chưa gửi báo cáo quý I/2023". */
  readonly matter: string;
  /** Who writes, as texts have it; heads have it in capitals. */
  readonly office: string;
  /** ISO day of the numbers. */
  readonly asOf: string;
}

/** So many agencies are named in "Kính gửi"; more stand in the annex. */
const NAMED = 5;

export function addressees(items: readonly ListedItem[]): string[] {
  const names = [...byAgency(items).values()].map((own) => own[0]!.agencyName);
  return names.length <= NAMED ? names : ['Các cơ quan, đơn vị có tên tại Phụ lục'];
}

/** The paragraphs of the letter. */
export function urgingText(items: readonly ListedItem[], words: UrgingWords): string[] {
  const agencies = byAgency(items).size;
  const overdue = items.filter(({ status }) => status === 'Quá hạn').length;
  const late =
    overdue === 0 || overdue === items.length ? '' : `, trong đó ${twoDigits(overdue)} nội dung đã quá hạn`;
  const days = letterDay(words.before);
  return [
    `Thực hiện ${words.plan}; qua theo dõi, tổng hợp, tính đến ngày ${letterDay(words.asOf)} còn ${twoDigits(items.length)} nội dung của ${twoDigits(agencies)} cơ quan, đơn vị thuộc diện ${words.matter}${late} (danh sách chi tiết tại Phụ lục kèm theo).`,
    `Để bảo đảm tiến độ thực hiện Kế hoạch, đề nghị ${agencies === 1 ? 'quý cơ quan' : 'các cơ quan, đơn vị có tên tại Phụ lục'}:`,
    `1. Khẩn trương hoàn thành các nội dung nêu tại Phụ lục; cập nhật kết quả, ngày hoàn thành và minh chứng vào bảng theo dõi trước ngày ${days}.`,
    `2. Đối với nội dung chưa thể hoàn thành trước ngày ${days}, báo cáo rõ nguyên nhân, khó khăn, vướng mắc và đề xuất thời hạn hoàn thành.`,
    `Đề nghị các cơ quan, đơn vị quan tâm, phối hợp thực hiện./.`,
  ];
}

/** A row of the annex: an agency, or what it owes. */
export type AnnexRow =
  | { readonly agency: string; readonly count: number }
  | { readonly nth: number; readonly title: string; readonly due: string; readonly standing: string };

export function annexRows(items: readonly ListedItem[]): AnnexRow[] {
  return [...byAgency(items).values()].flatMap((own): AnnexRow[] => [
    { agency: own[0]!.agencyName, count: own.length },
    ...own.map((item, i) => ({
      nth: i + 1,
      title: item.title,
      due: item.due === null ? '' : letterDay(item.due),
      standing: standingOf(item),
    })),
  ]);
}
