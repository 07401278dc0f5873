/** An agency's own sheet of points, once a rating is published: what made each point, and how to appeal until when. */
import { type Day, vnDay } from '../../calendar/day.js';
import type { Settings } from '../../plan/model.js';
import { LEAST_DECIDED, type RatedAgency, rounded, UNRANKED } from '../../rating/rating.js';
import { noticeKeys } from '../memory/notice.js';
import { officeOf } from './digestMail.js';
import type { MailText } from './mail.js';
import { html, type Part } from './markup.js';
import { button, listed, mailPage, small } from './page.js';
import { oneLine, SUBJECT_LENGTH, TITLE_LENGTH, textOf } from './text.js';

/** The sheet of points as it is told. */
export interface RatingOccasion {
  readonly settings: Settings;
  readonly year: number;
  readonly published: Day;
  /** Last day for appeals. */
  readonly until: Day;
  /** Of these working days. */
  readonly days: number;
  /** Agencies that are ranked in its group, and in its cluster. */
  readonly among: number;
  readonly amongCluster: number;
  /** Address of the sheet for appeals. */
  readonly appeals: string;
  /** Its title. */
  readonly appealsTitle: string;
  /** Of a trial: who would get the mail. */
  readonly trialFor: string | null;
}

/**
 * The key by which the ledger knows that an agency was told its points.
 *
 * @param nth how manieth time the rating of that year was published
 * @example ratingKey(2026, 1, 'X005', dayOf(2026, 12, 21)) //=> 'rating|2026|X005@2026-12-21#0'
 */
export const ratingKey = (year: number, nth: number, agency: string, published: Day): string =>
  noticeKeys(
    { key: `rating|${nth > 1 ? `${year}.${nth}` : year}|${agency}`, due: published, returned: null },
    0,
  )[0]!;

/** Two decimals. @example said(84.7) //=> '84,70' */
const said = (points: number): string => rounded(points).toFixed(2).replace('.', ',');
const plain = (weight: number): string => String(rounded(weight)).replace('.', ',');

export function ratingMail(rated: RatedAgency, occasion: RatingOccasion): MailText {
  const { agency, criteria, score, rank, clusterRank, scaled, class: named } = rated;
  const { settings, year, published, until, days, among, amongCluster, appeals, trialFor } = occasion;
  const name = oneLine(agency.name, TITLE_LENGTH);
  const office = officeOf(settings);
  const result = score === null ? 'chưa có điểm' : `${said(score)} điểm`;
  const grade = `${named}${scaled && named !== UNRANKED ? '*' : ''}`;
  const subject = oneLine(
    `${trialFor === null ? '' : '[THỬ] '}Bảng điểm xếp loại năm ${year} (dự kiến): ${result}, ${grade}; kiến nghị đến hết ${vnDay(until)}`,
    SUBJECT_LENGTH,
  );
  const trial = trialFor === null ? '' : `THƯ THỬ: chế độ thử đang bật. Thư thật sẽ gửi: ${trialFor}.`;
  const asked = `Đề nghị quý cơ quan xem bảng điểm dự kiến; có kiến nghị thì gửi đến hết ngày ${vnDay(until)} (${days} ngày làm việc).`;
  const opening = `Xếp loại thực hiện Kế hoạch nâng cao Chỉ số PAPI năm ${year}, công bố dự kiến ngày ${vnDay(published)}.`;
  const place = [
    rank === null ? '' : `hạng ${rank}/${among}`,
    clusterRank === null
      ? ''
      : `hạng ${clusterRank}/${amongCluster} ${oneLine(agency.cluster, TITLE_LENGTH)}`,
  ].filter(Boolean);
  const total = `${result.replace(/^./, (first) => first.toLocaleUpperCase('vi'))}: ${[grade, ...place].join(', ')}.`;
  const explained = [
    scaled && score !== null
      ? `Có tiêu chí không phát sinh: ${plain(rated.points)}/${plain(rated.maximum)} điểm, quy về 100 là ${said(score)}.`
      : '',
    named === UNRANKED ? `${UNRANKED}: chưa đủ ${LEAST_DECIDED} nhiệm vụ, báo cáo đã đến hạn.` : '',
  ]
    .filter(Boolean)
    .join(' ');
  const rows = criteria.map((one) => ({
    title: `${one.code}. ${oneLine(one.title, TITLE_LENGTH)}`,
    points: one.points === null ? '–' : `${said(one.points)} / ${plain(one.weight)}`,
    figures: [
      oneLine(one.said, TITLE_LENGTH),
      one.off > 0 ? `trừ ${plain(one.off)}` : '',
      one.given !== null ? 'điểm chấm tay' : '',
      one.bonus > 0 ? `thưởng ${plain(one.bonus)}` : '',
      one.appealed !== null ? 'theo kiến nghị đã chấp nhận' : '',
    ]
      .filter(Boolean)
      .join('; '),
  }));
  const how = `Cách kiến nghị: ghi một dòng vào trang «${occasion.appealsTitle}» của bảng theo dõi, gồm mã cơ quan ${oneLine(agency.code, TITLE_LENGTH)}, mã tiêu chí (ví dụ ${rows[0]?.title.split('.')[0] ?? 'TC1'}), điểm đề nghị, lý do, minh chứng. Người điều phối ghi kết luận ở cùng dòng. Không có kiến nghị thì điểm trên được giữ khi chốt.`;
  const open = `Mở trang «${occasion.appealsTitle}»`;
  const why = `Thư gửi đến Email nhận nhắc việc của cơ quan ghi ở bảng theo dõi kế hoạch. Xem các dòng làm ra từng điểm: mở thanh bên, thẻ Tổng hợp, Xếp loại. ${office}.`;
  const paragraph = (content: Part): Part => content && html`<p>${content}</p>`;
  const strong = (content: Part): Part => content && html`<strong>${content}</strong>`;
  return {
    subject,
    text: textOf([
      trial,
      `Kính gửi: ${name}`,
      '',
      asked,
      opening,
      '',
      total,
      explained,
      ...rows.map(({ title, points, figures }) => `- ${title}: ${points} (${figures})`),
      '',
      how,
      `${open}: ${appeals}`,
      '',
      'Trân trọng.',
      office,
      '',
      why,
    ]),
    html: mailPage(
      html`${[
        paragraph(strong(trial)),
        paragraph(html`Kính gửi: ${strong(name)}`),
        paragraph(strong(asked)),
        paragraph(opening),
        html`<p style="font-size:18px;margin:12px 0 4px">${strong(total)}</p>`,
        explained && html`<p style="margin:4px 0 10px">${small(explained)}</p>`,
        listed(
          rows.map(
            ({ title, points, figures }) =>
              html`<table role="presentation" width="100%" style="border-collapse:collapse"><tr><td style="vertical-align:top">${title}<br/>${small(figures)}</td><td style="vertical-align:top;text-align:right;white-space:nowrap;padding-left:10px">${strong(points)}</td></tr></table>`,
          ),
        ),
        paragraph(how),
        button(open, appeals),
        paragraph(html`Trân trọng.<br/>${office}`),
      ]}`,
      why,
    ),
  };
}
