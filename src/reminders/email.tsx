/** The digest as an e-mail: HTML, with every value escaped by Preact, and the same as plain text. */
import { renderToStaticMarkup } from 'preact-render-to-string';
import { type Day, vnDay } from '../calendar/day.js';
import type { Settings } from '../plan/model.js';
import { type Assessed, OBLIGATION_KINDS } from '../plan/obligation.js';
import type { Digest } from './digest.js';

export interface Email {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Items written out; more are counted. Long lists are not read on a phone. */
const ITEMS_SHOWN = 30;
/** Google allows 250 characters; mail clients show fewer. */
const SUBJECT_LENGTH = 150;

/** "còn 3 ngày làm việc", "hạn cuối là hôm nay", "quá hạn 2 ngày làm việc". */
export function timeLeft({ daysLeft, status, due }: Assessed, asOf: Day): string {
  if (daysLeft === null) return '';
  if (status === 'Quá hạn') return daysLeft === 0 ? 'vừa quá hạn' : `quá hạn ${-daysLeft} ngày làm việc`;
  if (daysLeft > 0) return `còn ${daysLeft} ngày làm việc`;
  return due === asOf ? 'hạn cuối là hôm nay' : 'đến hạn trước ngày làm việc tiếp theo';
}

const oneLine = (text: string, length: number): string => {
  const flat = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return flat.length > length ? `${flat.slice(0, length - 1)}…` : flat;
};

/** The address of a row in the workbook, for links. */
export type LinkOf = (source: Assessed['source']) => string;

export function digestEmail({ agency, items }: Digest, settings: Settings, linkOf: LinkOf): Email {
  const overdue = items.filter(({ status }) => status === 'Quá hạn').length;
  const soon = items.length - overdue;
  const counts = [overdue > 0 ? `${overdue} việc quá hạn` : '', soon > 0 ? `${soon} việc sắp đến hạn` : '']
    .filter(Boolean)
    .join(', ');
  const subject = oneLine(
    `Nhắc việc Kế hoạch PAPI ${settings.year}: ${counts} (${agency.name})`,
    SUBJECT_LENGTH,
  );
  const shown = items.slice(0, ITEMS_SHOWN);
  const rest = items.length - shown.length;
  const office = settings.office || settings.unit || 'Cơ quan tổng hợp';
  const opening = `${office} trân trọng thông báo tình hình thực hiện Kế hoạch nâng cao Chỉ số PAPI năm ${settings.year} tính đến ngày ${vnDay(settings.asOf)}: quý cơ quan có ${counts}.`;
  const inCharge = agency.head ? `Người đứng đầu chịu trách nhiệm: ${agency.head}.` : '';
  const ifDone =
    'Việc nào đã hoàn thành, đề nghị ghi ngày hoàn thành vào đúng dòng trong bảng theo dõi để không bị nhắc lại.';
  const why = `Thư này gửi đến địa chỉ nhận nhắc việc của ${agency.name} trong bảng theo dõi của ${settings.unit || office}. Cần trao đổi, xin trả lời thư này.`;

  const text = [
    `Kính gửi: ${agency.name}`,
    '',
    opening,
    inCharge,
    '',
    ...shown.map(
      (item, i) =>
        `${i + 1}. ${item.title}\n   ${OBLIGATION_KINDS[item.kind]} · Hạn: ${vnDay(item.due!)} (${timeLeft(item, settings.asOf)})\n   ${linkOf(item.source)}`,
    ),
    rest > 0 ? `… và ${rest} việc khác trong bảng theo dõi.` : '',
    '',
    ifDone,
    '',
    'Trân trọng.',
    office,
    '',
    why,
  ]
    .filter((line, i, lines) => line !== '' || lines[i - 1] !== '')
    .join('\n');

  const cell = 'padding:10px 0;border-top:1px solid #8884;vertical-align:top';
  const html = `<!doctype html>${renderToStaticMarkup(
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
      </head>
      <body style="font-family:Arial,sans-serif;font-size:15px;line-height:1.5;max-width:640px;margin:0 auto;padding:16px">
        <p>
          Kính gửi: <strong>{agency.name}</strong>
        </p>
        <p>{opening}</p>
        {inCharge && <p>{inCharge}</p>}
        <table role="presentation" width="100%" style="border-collapse:collapse">
          {shown.map((item, i) => (
            <tr key={item.key}>
              <td style={`${cell};width:28px`}>{i + 1}.</td>
              <td style={cell}>
                <a href={linkOf(item.source)}>{item.title}</a>
                <br />
                {OBLIGATION_KINDS[item.kind]} · Hạn: {vnDay(item.due!)} ·{' '}
                <strong>
                  {item.status === 'Quá hạn' ? '● ' : '○ '}
                  {timeLeft(item, settings.asOf)}
                </strong>
              </td>
            </tr>
          ))}
        </table>
        {rest > 0 && <p>… và {rest} việc khác trong bảng theo dõi.</p>}
        <p>{ifDone}</p>
        <p>
          Trân trọng.
          <br />
          {office}
        </p>
        <p style="font-size:13px;opacity:.75;border-top:1px solid #8884;padding-top:10px">{why}</p>
      </body>
    </html>,
  )}`;
  return { subject, text, html };
}
