/** What one mail to many agencies says: what all are asked for, then a line an agency, with the way to its own rows. */
import { vnDay } from '../../calendar/day.js';
import type { Digest } from '../digest.js';
import { FORMS_OWED, type Occasion, officeOf, ownRows } from './digestMail.js';
import type { MailText } from './mail.js';
import { html } from './markup.js';
import { mattersOf } from './matters.js';
import { listed, mailPage, small } from './page.js';
import { counted, oneLine, SUBJECT_LENGTH, TITLE_LENGTH, textOf } from './text.js';

/** @param title what the agencies have in common */
export function bundleMail(
  title: string,
  digests: readonly Digest[],
  { settings, linkOf, trialFor }: Omit<Occasion, 'agencyByCode'>,
): MailText {
  const { asOf, year } = settings;
  const office = officeOf(settings);
  const lines = digests.map(({ agency, standing, takenOver, items, ofSubordinates, ofForms }) => {
    const fresh = new Set(items);
    const matters = mattersOf(
      standing,
      (item) => fresh.has(item),
      (item) => takenOver.has(item),
    );
    return {
      name: oneLine(agency.name, TITLE_LENGTH),
      link: ownRows(matters, linkOf) ?? linkOf((ofSubordinates[0] ?? ofForms[0])!.source),
      owed: [
        ...matters.map((matter) => `${matter.title}: ${matter.owed}`),
        counted([[ofSubordinates.length, 'nội dung quá hạn của cơ quan trực thuộc']]),
        counted([[ofForms.length, FORMS_OWED]]),
      ]
        .filter(Boolean)
        .join('; '),
    };
  });
  const subject = oneLine(
    `${trialFor === null ? '' : '[THỬ] '}Đôn đốc, nhắc hạn PAPI ${year}: ${digests.length} cơ quan có ${title}`,
    SUBJECT_LENGTH,
  );
  const trial =
    trialFor === null ? '' : `THƯ THỬ, chỉ gửi cho người điều phối. Khi gửi thật, thư này đến: ${trialFor}.`;
  const asked = `Đề nghị các cơ quan dưới đây hoàn thành và cập nhật kết quả: nội dung quá hạn trước ngày ${vnDay(digests[0]!.askedBefore)}, nội dung sắp đến hạn theo đúng hạn.`;
  const opening = `Tính đến ngày ${vnDay(asOf)}, thực hiện Kế hoạch nâng cao Chỉ số PAPI năm ${year}, ${digests.length} cơ quan có ${title}. Bấm vào tên cơ quan để mở các dòng của cơ quan mình.`;
  const ifDone =
    'Nội dung nào đã xong, đề nghị ghi ngày hoàn thành (ngày gửi, ngày nộp) vào đúng dòng; đã ghi thì không nhắc lại.';
  const why = `Thư này gửi chung cho các cơ quan trong bảng theo dõi của ${oneLine(settings.unit, TITLE_LENGTH) || office}. Cần trao đổi hoặc đổi địa chỉ, xin trả lời thư này.`;
  return {
    subject,
    text: textOf([
      trial,
      '',
      asked,
      '',
      opening,
      '',
      ...lines.map(({ name, owed, link }, i) => `${i + 1}. ${name}: ${owed}\n   ${link}`),
      '',
      ifDone,
      '',
      'Trân trọng.',
      office,
      '',
      why,
    ]),
    html: mailPage(
      html`${trial && html`<p><strong>${trial}</strong></p>`}<p><strong>${asked}</strong></p><p>${opening}</p>${listed(
        lines.map(({ name, owed, link }) => html`<a href="${link}">${name}</a><br/>${small(owed)}`),
      )}<p>${ifDone}</p><p>Trân trọng.<br/>${office}</p>`,
      why,
    ),
  };
}
