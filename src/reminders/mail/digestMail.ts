/** What a digest mail says: how much of what is owed, what is asked for and by when, then the first few of each matter. */
import { addDays, type Day, vnDay } from '../../calendar/day.js';
import type { Agency, Settings } from '../../plan/model.js';
import { type Assessed, OBLIGATION_KINDS, type ObligationKind } from '../../plan/obligations/obligation.js';
import { periodInWords } from '../../plan/periods/periodCode.js';
import type { Digest } from '../digest.js';
import { extensionWords } from './extensionWords.js';
import type { MailText } from './mail.js';
import { html, type Markup } from './markup.js';
import { type Matter, mattersOf, titleUnder } from './matters.js';
import { button, listed, mailPage, small } from './page.js';
import { counted, oneLine, SUBJECT_LENGTH, TITLE_LENGTH, textOf } from './text.js';

/** Items of a matter that are written out; more are counted. Long lists are not read on a phone. */
const ITEMS_SHOWN = 5;
/** Characters of an item's title: three lines on a phone. */
const ITEM_LENGTH = 110;
const WHOLE_LENGTH = 3000;
/** Matters that the subject names. */
const NAMED_IN_SUBJECT = 2;
/** Due days by which those not written out are counted. */
const DUES_SHOWN = 3;

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

/** The address of a row in the workbook, or of the rows from it to another, for links. */
export type LinkOf = (source: Assessed['source'], lastRow?: number) => string;

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

/** Whether all are due on one day: then it is said once. */
const oneDue = (items: readonly Assessed[]): boolean => items.every(({ due }) => due === items[0]!.due);

/** "14 nhiệm vụ hạn 14/04/2023, 3 nhiệm vụ hạn 20/04/2023": what is not written out. */
function restOf({ items, unit }: Matter): string {
  const rest = items.slice(ITEMS_SHOWN);
  if (rest.length === 0) return '';
  const dues = new Map<Day, number>();
  for (const { due } of rest) dues.set(due!, (dues.get(due!) ?? 0) + 1);
  const days = [...dues].sort(([a], [b]) => a - b);
  const said =
    days.length === 1 || days.length > DUES_SHOWN
      ? `${rest.length} ${unit} khác`
      : days.map(([day, count]) => `${count} ${unit} khác hạn ${vnDay(day)}`).join(', ');
  return `… và ${said}.`;
}

/** "hạn 14/04/2023, quá hạn 3 ngày làm việc; 5 mới hôm nay". */
function standingOf({ items, overdue, fresh }: Matter, asOf: Day, allFresh: boolean): string {
  const figures = [
    overdue === items.length ? '' : counted([[overdue, 'quá hạn']]),
    allFresh
      ? ''
      : fresh === items.length
        ? 'mới đến mốc nhắc hôm nay'
        : fresh === 0
          ? 'đã nhắc trước'
          : `${fresh} mới đến mốc nhắc hôm nay`,
  ];
  const due = oneDue(items) ? `hạn ${vnDay(items[0]!.due!)}, ${timeLeft(items[0]!, asOf)}` : '';
  const putOff = items.length === 1 ? extensionWords(items[0]!) : '';
  return [due, putOff, ...figures].filter(Boolean).join('; ');
}

/** What the agency is asked to do, and by when. */
function request({ standing, ofSubordinates, ofForms, askedBefore }: Digest): string {
  const overdue = standing.filter(({ status }) => status === 'Quá hạn');
  const near = standing.filter(({ status }) => status !== 'Quá hạn');
  const nearest = near[0]?.due;
  const wanted = [
    overdue.length > 0
      ? `hoàn thành và cập nhật ${overdue.length} nội dung quá hạn trước ngày ${vnDay(askedBefore)}`
      : '',
    near.length > 0
      ? `hoàn thành ${near.length} nội dung sắp đến hạn ${
          oneDue(near)
            ? `trước ngày ${vnDay(addDays(nearest!, 1))}`
            : `đúng hạn, gần nhất là ${vnDay(nearest!)}`
        }`
      : '',
    ofSubordinates.length > 0 ? 'đôn đốc các cơ quan trực thuộc còn quá hạn nêu dưới đây' : '',
    ofForms.length > 0 ? 'đôn đốc các đơn vị chưa gửi biểu nêu dưới đây' : '',
  ].filter(Boolean);
  return `Đề nghị quý cơ quan ${wanted.join('; ')}.`;
}

/** "Xã Tân An: 3 nội dung, quá hạn lâu nhất 12 ngày làm việc", one an agency; the worst first. */
function ofEachSubordinate(
  items: readonly Assessed[],
  nameOf: (code: string) => string,
  asOf: Day,
): readonly { readonly said: string; readonly first: Assessed }[] {
  const agencies = new Map<string, Assessed[]>();
  for (const item of items) agencies.set(item.agency, [...(agencies.get(item.agency) ?? []), item]);
  return [...agencies].map(([code, [first, ...more]]) => ({
    first: first!,
    said: `${nameOf(code)}: ${
      more.length === 0
        ? `${titleIn(first!)}, ${timeLeft(first!, asOf)}`
        : `${more.length + 1} nội dung, lâu nhất ${timeLeft(first!, asOf)}`
    }`,
  }));
}

/** What of a collector's forms units owe, in the subject and in lists. */
export const FORMS_OWED = 'biểu các đơn vị chưa gửi';

/** "Biểu quý I/2026: 2 đơn vị chưa gửi đủ số liệu: UBND xã Hai, UBND xã Ba.", every unit by name. */
function formsInWords(items: readonly Assessed[], nameOf: (code: string) => string): string[] {
  const periods = new Map<string, string[]>();
  for (const { period, agency } of items)
    periods.set(period ?? '', [...(periods.get(period ?? '') ?? []), nameOf(agency)]);
  return [...periods].map(
    ([period, names]) =>
      `Biểu ${periodInWords(period)} do quý cơ quan tổng hợp: ${names.length} đơn vị chưa gửi đủ số liệu: ${names.join(', ')}.`,
  );
}

const titleIn = (item: Assessed): string => oneLine(item.title, ITEM_LENGTH) || OBLIGATION_KINDS[item.kind];

/** Kinds of which an agency has one, that its matter says already. */
const PLAIN: Readonly<Record<ObligationKind, boolean>> = {
  ownPlan: true,
  gaps: false,
  periodic: true,
  task: false,
  quarterly: false,
  form: false,
  inspection: true,
  finding: false,
};

/** Rows to one of the agency's own past which a stretch of a sheet is others' rather than its own. */
const SPREAD = 2;

/** The rows of the matter with most items, where they stand together, else the first of them: what the button opens. */
export function ownRows(matters: readonly Matter[], linkOf: LinkOf): string | null {
  if (matters.length === 0) return null;
  const { items } = matters.reduce((most, one) => (one.items.length > most.items.length ? one : most));
  const rows = items.map(({ source }) => source.row);
  const [first, last] = [Math.min(...rows), Math.max(...rows)];
  return linkOf({ ...items[0]!.source, row: first }, last - first < items.length * SPREAD ? last : first);
}

/** "Đã duyệt 5 báo cáo quý I/2023.": what was approved since the letter before. */
function approvedWords({ approved }: Digest): string {
  const periods = new Map<string, number>();
  for (const { period } of approved) periods.set(period, (periods.get(period) ?? 0) + 1);
  const said = [...periods].map(([period, count]) => `${count} báo cáo ${periodInWords(period)}`);
  return said.length === 0 ? '' : `Từ thư trước đến nay đã duyệt ${said.join(', ')} của cơ quan.`;
}

export function digestMail(digest: Digest, occasion: Occasion): MailText {
  const { agency, items, ofSubordinates, ofForms, standing, takenOver } = digest;
  const { settings, linkOf, agencyByCode, trialFor } = occasion;
  const { asOf, year } = settings;
  const name = oneLine(agency.name, TITLE_LENGTH);
  const office = officeOf(settings);
  const fresh = new Set(items);
  const matters = mattersOf(
    standing,
    (item) => fresh.has(item),
    (item) => takenOver.has(item),
  );
  const nameOf = (code: string): string => oneLine(agencyByCode.get(code)?.name ?? code, TITLE_LENGTH);
  const below = ofEachSubordinate(ofSubordinates, nameOf, asOf);
  const belowCounts = counted([[ofSubordinates.length, 'nội dung quá hạn của cơ quan trực thuộc']]);
  const named = [
    ...matters
      // What a coordinator asks to be sent once more may be nothing new.
      .filter((matter) => matter.fresh > 0 || items.length === 0)
      .sort((a, b) => b.items.length - a.items.length)
      .map(({ title, owed }) => `${title} ${owed}`),
    ...(belowCounts ? [belowCounts] : []),
    ...(ofForms.length > 0 ? [`${ofForms.length} ${FORMS_OWED}`] : []),
  ];
  const counts = named.slice(0, NAMED_IN_SUBJECT);
  if (named.length > counts.length) counts.push(`${named.length - counts.length} loại khác`);
  const subject = oneLine(
    `${trialFor === null ? '' : '[THỬ] '}Đôn đốc, nhắc hạn PAPI ${year}: ${counts.join('; ')} (${name})`,
    SUBJECT_LENGTH,
  );

  const trial =
    trialFor === null ? '' : `THƯ THỬ, chỉ gửi cho người điều phối. Khi gửi thật, thư này đến: ${trialFor}.`;
  const opening = `Tính đến ngày ${vnDay(asOf)}, thực hiện Kế hoạch nâng cao Chỉ số PAPI năm ${year}:`;
  const asked = request(digest);
  const allFresh = standing.length === items.length;
  const inAll =
    standing.length === 0
      ? ''
      : allFresh
        ? `${standing.length} nội dung đều mới đến mốc nhắc hôm nay.`
        : `Tất cả ${standing.length} nội dung, ${items.length === 0 ? 'đã nhắc trước đây' : `trong đó ${items.length} mới đến mốc nhắc hôm nay`}.`;
  const approved = approvedWords(digest);
  const inCharge = agency.head ? `Người chịu trách nhiệm: ${oneLine(agency.head, TITLE_LENGTH)}.` : '';
  const ifDone =
    'Nội dung nào đã xong, đề nghị ghi ngày hoàn thành (ngày gửi, ngày nộp) vào đúng dòng; đã ghi thì không nhắc lại.';
  const why = `Thư này gửi đến địa chỉ nhận thư nhắc của ${name} trong bảng theo dõi của ${oneLine(settings.unit, TITLE_LENGTH) || office}. Cần trao đổi hoặc đổi địa chỉ, xin trả lời thư này.`;

  const shownBelow = below.slice(0, ITEMS_SHOWN);
  const moreBelow = below.length > ITEMS_SHOWN ? `… và ${below.length - ITEMS_SHOWN} cơ quan khác.` : '';
  const belowTitle = `Cơ quan trực thuộc quá hạn từ ${settings.escalateAfter} ngày làm việc: ${below.length} cơ quan, ${ofSubordinates.length} nội dung`;
  const owedForms = formsInWords(ofForms, nameOf);
  const rows = ownRows(matters, linkOf);
  const toRows = 'Mở các dòng của cơ quan';
  const isWhole = ({ items }: Matter): boolean => items.length === 1;
  // What was told before is counted above and not listed again; one that is alone in its matter is named there.
  const told = matters.filter((matter) => matter.fresh > 0 && !isWhole(matter));
  const lone = (matter: Matter): string => {
    const [first] = matter.items;
    // What is missing in a plan is said to the last task.
    const length = first!.kind === 'gaps' ? WHOLE_LENGTH : ITEM_LENGTH;
    return isWhole(matter) && !PLAIN[first!.kind] ? oneLine(titleUnder(matter, first!), length) : '';
  };
  const itemIn = (matter: Matter, item: Assessed) => ({
    title: oneLine(titleUnder(matter, item), ITEM_LENGTH) || titleIn(item),
    facts: [
      oneDue(matter.items) ? '' : `Hạn: ${vnDay(item.due!)} (${timeLeft(item, asOf)})`,
      extensionWords(item),
    ]
      .filter(Boolean)
      .join('; '),
    link: linkOf(item.source),
  });

  const text = textOf([
    trial,
    '',
    `Kính gửi: ${name}`,
    '',
    asked,
    '',
    opening,
    ...matters.flatMap((matter) => [
      `- ${matter.title}: ${[matter.owed, lone(matter)].filter(Boolean).join(', ')} (${standingOf(matter, asOf, allFresh)}).`,
      ...(isWhole(matter) ? [`  ${linkOf(matter.items[0]!.source)}`] : []),
    ]),
    ...(belowCounts ? [`- ${belowTitle}.`] : []),
    inAll,
    inCharge,
    approved,
    '',
    ...(rows === null ? [] : [`${toRows}: ${rows}`, '']),
    ...told.flatMap((matter) => [
      `${matter.title}:`,
      ...matter.items.slice(0, ITEMS_SHOWN).flatMap((item, i) => {
        const { title, facts, link } = itemIn(matter, item);
        return [`${i + 1}. ${title}`, ...(facts ? [`   ${facts}`] : []), `   ${link}`];
      }),
      restOf(matter),
      '',
    ]),
    ...(belowCounts ? [`${belowTitle}:`] : []),
    ...shownBelow.map(({ said, first }, i) => `${i + 1}. ${said}\n   ${linkOf(first.source)}`),
    moreBelow,
    ...owedForms,
    '',
    ifDone,
    '',
    'Trân trọng.',
    office,
    '',
    why,
  ]);

  const paragraph = (content: Markup | string): Markup | '' => content && html`<p>${content}</p>`;
  const strong = (content: string): Markup | '' => content && html`<strong>${content}</strong>`;
  const heading = (matter: Matter): Markup => {
    const said = html`<strong>${matter.title}: ${matter.owed}</strong>`;
    return isWhole(matter) ? html`<a href="${linkOf(matter.items[0]!.source)}">${said}</a>` : said;
  };
  const page = mailPage(
    html`${[
      paragraph(strong(trial)),
      paragraph(html`Kính gửi: ${strong(name)}`),
      paragraph(strong(asked)),
      paragraph(opening),
      listed([
        ...matters.map(
          (matter) =>
            html`${heading(matter)}<br/>${small([lone(matter), standingOf(matter, asOf, allFresh)].filter(Boolean).join('; '))}`,
        ),
        ...(belowCounts ? [html`${strong(belowTitle)}`] : []),
      ]),
      paragraph([inAll, inCharge, approved].filter(Boolean).join(' ')),
      rows !== null && button(toRows, rows),
      told.map((matter) => [
        paragraph(strong(matter.title)),
        listed(
          matter.items.slice(0, ITEMS_SHOWN).map((item) => {
            const { title, facts, link } = itemIn(matter, item);
            return html`<a href="${link}">${title}</a>${facts && html`<br/>${small(facts)}`}`;
          }),
        ),
        paragraph(restOf(matter)),
      ]),
      shownBelow.length > 0 && [
        paragraph(strong('Cơ quan trực thuộc quá hạn')),
        listed(shownBelow.map(({ said, first }) => html`<a href="${linkOf(first.source)}">${said}</a>`)),
        paragraph(moreBelow),
      ],
      owedForms.map((said) => paragraph(said)),
      paragraph(ifDone),
      paragraph(html`Trân trọng.<br/>${office}`),
    ]}`,
    why,
  );
  return { subject, text, html: page };
}
