/** What a digest mail says. */
import { type Day, vnDay } from '../../calendar/day.js';
import type { Agency, Settings } from '../../plan/model.js';
import { type Assessed, OBLIGATION_KINDS } from '../../plan/obligation.js';
import type { Digest } from '../digest.js';
import type { MailText } from './mail.js';
import { html, type Markup } from './markup.js';
import { mailPage, numbered } from './page.js';
import { counted, oneLine, SUBJECT_LENGTH, TITLE_LENGTH, textOf } from './text.js';

/** Items written out in a list; more are counted. Long lists are not read on a phone. */
const ITEMS_SHOWN = 30;

/** "còn 3 ngày làm việc", "hạn cuối là hôm nay", "quá hạn 2 ngày làm việc". */
export function timeLeft(
  { daysLeft, status, due }: Pick<Assessed, 'daysLeft' | 'status' | 'due'>,
  asOf: Day,
): string {
  if (daysLeft === null) return '';
  if (status === 'Quá hạn') return daysLeft === 0 ? 'vừa quá hạn' : `quá hạn ${-daysLeft} ngày làm việc`;
  if (daysLeft > 0) return `còn ${daysLeft} ngày làm việc`;
  return due === asOf ? 'hạn cuối là hôm nay' : 'đến hạn trước ngày làm việc tiếp theo';
}

/** The address of a row in the workbook, for links. */
export type LinkOf = (source: Assessed['source']) => string;

export interface Occasion {
  readonly settings: Settings;
  readonly linkOf: LinkOf;
  readonly agencyByCode: ReadonlyMap<string, Agency>;
  /** Of a trial: who would get the mail. */
  readonly trialFor: string | null;
}

/** The tracking office as mails name it. */
export const officeOf = ({ office, unit }: Settings): string =>
  oneLine(office || unit || 'Cơ quan tổng hợp', TITLE_LENGTH);

export function digestMail({ agency, items, ofSubordinates, inAll }: Digest, occasion: Occasion): MailText {
  const { settings, linkOf, agencyByCode, trialFor } = occasion;
  const name = oneLine(agency.name, TITLE_LENGTH);
  const office = officeOf(settings);
  const overdue = items.filter(({ status }) => status === 'Quá hạn').length;
  const near = items.length - overdue;
  // What is told is what has reached a stage today; how much stands there in all is told too, where it is more.
  const ofAll = (count: number, all: number): string => (all > count ? ` (tất cả ${all})` : '');
  const own = counted([
    [overdue, `việc quá hạn${ofAll(overdue, inAll.overdue)}`],
    [near, `việc sắp đến hạn${ofAll(near, inAll.near)}`],
  ]);
  const below = counted([[ofSubordinates.length, 'việc quá hạn của cơ quan trực thuộc']]);
  const counts = [own, below].filter(Boolean).join(', ');
  const subject = oneLine(
    `${trialFor === null ? '' : '[THỬ] '}Nhắc việc Kế hoạch PAPI ${settings.year}: ${counts} (${name})`,
    SUBJECT_LENGTH,
  );

  const inFull = (count: number, all: number, what: string): string =>
    count === 0
      ? ''
      : `${count} việc ${what} đến mốc nhắc${all > count ? `, trong tất cả ${all} việc ${what}` : ''}`;
  const saidInFull = [
    inFull(overdue, inAll.overdue, 'quá hạn'),
    inFull(near, inAll.near, 'sắp đến hạn'),
    below,
    overdue === 0 && inAll.overdue > 0 ? `ngoài ra còn ${inAll.overdue} việc quá hạn đã nhắc trước` : '',
  ]
    .filter(Boolean)
    .join('; ');
  const trial =
    trialFor === null ? '' : `THƯ THỬ, chỉ gửi cho người điều phối. Khi gửi thật, thư này đến: ${trialFor}.`;
  const opening = `${office} trân trọng thông báo tình hình thực hiện Kế hoạch nâng cao Chỉ số PAPI năm ${settings.year} tính đến ngày ${vnDay(settings.asOf)}: quý cơ quan có ${saidInFull}.`;
  const inCharge = agency.head ? `Người chịu trách nhiệm: ${oneLine(agency.head, TITLE_LENGTH)}.` : '';
  const ifDone =
    'Việc nào đã hoàn thành, đề nghị ghi ngày hoàn thành (hoặc ngày gửi, ngày nộp) vào đúng dòng trong bảng theo dõi; việc đã ghi sẽ không bị nhắc lại.';
  const why = `Thư này gửi đến địa chỉ nhận nhắc việc của ${name} trong bảng theo dõi của ${oneLine(settings.unit, TITLE_LENGTH) || office}. Cần trao đổi hoặc đổi địa chỉ nhận, xin trả lời thư này.`;

  const shown = items.slice(0, ITEMS_SHOWN);
  const shownBelow = ofSubordinates.slice(0, ITEMS_SHOWN);
  const title = (item: Assessed): string => oneLine(item.title, TITLE_LENGTH) || OBLIGATION_KINDS[item.kind];
  const answeringAgency = (item: Assessed): string =>
    oneLine(agencyByCode.get(item.agency)?.name ?? item.agency, TITLE_LENGTH);
  const facts = (item: Assessed): string => `${OBLIGATION_KINDS[item.kind]} · Hạn: ${vnDay(item.due!)}`;
  const more = (all: readonly unknown[], listed: readonly unknown[]): string =>
    all.length > listed.length ? `… và ${all.length - listed.length} việc khác trong bảng theo dõi.` : '';
  const belowTitle = `Cơ quan trực thuộc quá hạn từ ${settings.escalateAfter} ngày làm việc:`;

  const textItem = (item: Assessed, i: number, who = ''): string =>
    `${i + 1}. ${who}${title(item)}\n   ${facts(item)} (${timeLeft(item, settings.asOf)})\n   ${linkOf(item.source)}`;
  const text = textOf([
    trial,
    '',
    `Kính gửi: ${name}`,
    '',
    opening,
    inCharge,
    '',
    ...shown.map((item, i) => textItem(item, i)),
    more(items, shown),
    '',
    ...(shownBelow.length > 0 ? [belowTitle] : []),
    ...shownBelow.map((item, i) => textItem(item, i, `${answeringAgency(item)}: `)),
    more(ofSubordinates, shownBelow),
    '',
    ifDone,
    '',
    'Trân trọng.',
    office,
    '',
    why,
  ]);

  const htmlItem = (item: Assessed, who: string | null): Markup =>
    html`${who !== null && `${who}: `}<a href="${linkOf(item.source)}">${title(item)}</a><br/>${facts(item)} · <strong style="white-space:nowrap">${item.status === 'Quá hạn' ? '● ' : '○ '}${timeLeft(item, settings.asOf)}</strong>`;
  const paragraph = (content: Markup | string): Markup | '' => content && html`<p>${content}</p>`;
  const strong = (content: string): Markup | '' => content && html`<strong>${content}</strong>`;
  const page = mailPage(
    html`${[
      paragraph(strong(trial)),
      paragraph(html`Kính gửi: ${strong(name)}`),
      paragraph(opening),
      paragraph(inCharge),
      shown.length > 0 && numbered(shown.map((item) => htmlItem(item, null))),
      paragraph(more(items, shown)),
      shownBelow.length > 0 && [
        paragraph(strong(belowTitle)),
        numbered(shownBelow.map((item) => htmlItem(item, answeringAgency(item)))),
      ],
      paragraph(more(ofSubordinates, shownBelow)),
      paragraph(ifDone),
      paragraph(html`Trân trọng.<br/>${office}`),
    ]}`,
    why,
  );
  return { subject, text, html: page };
}
