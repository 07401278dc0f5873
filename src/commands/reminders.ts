/** The reminders of the as-of day: previewed as they will be sent, and sent as they were previewed. */
import { isoDay } from '../calendar/day.js';
import type { DigestPreview, RemindersPreview, SendReport, SendRequest } from '../contract.js';
import { assessedObligations } from '../plan/obligations/index.js';
import { type Digest, digestsOf } from '../reminders/digest.js';
import { digestEmail, type LinkOf } from '../reminders/email.js';
import { fingerprintOf } from '../reminders/fingerprint.js';
import { positions } from '../workbook/contents.js';
import { layoutOf } from '../workbook/layout.js';
import { type Environment, Refusal } from '../workbook/port.js';
import { firstFreeRow } from '../workbook/rowWriter.js';
import { LEDGER, SHEETS } from '../workbook/schema.js';
import { requireCoordinator } from './coordinator.js';
import { type Current, requirePlan } from './currentPlan.js';

/** The most text a cell holds (Google: 50,000 characters). */
const CELL_LIMIT = 50_000;

interface Letter extends DigestPreview {
  readonly keys: readonly string[];
}

interface Post {
  readonly letters: readonly Letter[];
  readonly preview: RemindersPreview;
}

const recipientsOf = ({ to, cc }: DigestPreview): number =>
  `${to},${cc}`.split(',').filter((part) => part.trim()).length;

function linksTo(environment: Environment): LinkOf {
  const links = new Map<string, string>();
  return ({ sheet, row }) => {
    const link = links.get(sheet) ?? environment.workbook.linkTo(sheet);
    links.set(sheet, link);
    return `${link}&range=A${row}`;
  };
}

/** Agencies told already today, from the ledger: `agency` of every line of this day that is not an error. */
function toldToday(environment: Environment, current: Current): Set<string> {
  const contents = current.contents.get(LEDGER.title);
  const at = positions(LEDGER, contents);
  const today = environment.today();
  const told = new Set<string>();
  for (const cells of contents?.values.slice(1) ?? []) {
    const cell = (key: string): string => String(cells[at.get(key) ?? -1] ?? '');
    if (cell('deed') !== DEED || cell('outcome') === FAILED) continue;
    if (cell('detail').startsWith(`${isoDay(today)}\n`)) told.add(cell('agency'));
  }
  return told;
}

const DEED = 'Nhắc hạn';
const SENDING = 'Đang gửi';
const SENT = 'Đã gửi';
const FAILED = 'Lỗi';

function compose(environment: Environment, current: Current): Post {
  const { plan, problems } = current;
  const { settings } = plan;
  const told = toldToday(environment, current);
  const withheld: RemindersPreview['withheld'][number][] = [];
  const letters: Letter[] = [];
  const linkOf = linksTo(environment);
  const withhold = ({ agency }: Digest, reason: string): void => {
    withheld.push({ agency: agency.code, agencyName: agency.name, reason });
  };
  for (const digest of digestsOf(plan, assessedObligations(plan))) {
    const { agency, items } = digest;
    const addresses = settings.trial ? settings.coordinators : agency.emails;
    if (told.has(agency.code)) withhold(digest, 'Hôm nay đã gửi thư nhắc.');
    else if (addresses.length === 0) {
      withhold(
        digest,
        settings.trial
          ? 'Chế độ thử nhưng chưa có người điều phối.'
          : 'Chưa có địa chỉ ở cột «Email nhận nhắc việc».',
      );
    } else {
      const email = digestEmail(digest, settings, linkOf);
      letters.push({
        agency: agency.code,
        agencyName: agency.name,
        to: addresses.join(','),
        cc: '',
        ...email,
        subject: settings.trial ? `[THỬ] ${email.subject}` : email.subject,
        items: items.length,
        keys: items.map((item) => item.key),
      });
    }
  }
  const preview: RemindersPreview = {
    asOf: isoDay(settings.asOf),
    digests: letters.map(({ keys: _, ...digest }) => digest),
    withheld,
    recipients: letters.reduce((sum, letter) => sum + recipientsOf(letter), 0),
    remainingRecipients: environment.mail.remainingRecipients(),
    trial: settings.trial,
    fingerprint: fingerprintOf(letters.map(({ to, cc, subject, text }) => [to, cc, subject, text])),
    problems,
  };
  return { letters, preview };
}

export function previewReminders(environment: Environment): RemindersPreview {
  const current = requirePlan(environment);
  requireCoordinator(environment, current.plan.settings, 'xem trước thư nhắc');
  return compose(environment, current).preview;
}

/**
 * Sends the digests. Each has a line in the ledger before it goes out, and its result after, so that a crash
 * leaves at most one in doubt; whoever was told today is not told again.
 */
export function sendReminders(environment: Environment, request: SendRequest): SendReport {
  return environment.exclusively(() => {
    const current = requirePlan(environment);
    const { settings } = current.plan;
    requireCoordinator(environment, settings, 'gửi thư nhắc');
    const { letters, preview } = compose(environment, current);
    if (request.fingerprint !== undefined && request.fingerprint !== preview.fingerprint) {
      throw new Refusal(
        'Dữ liệu đã thay đổi từ lúc xem trước nên chưa gửi thư nào. Hãy xem trước lại rồi gửi.',
      );
    }
    if (preview.recipients > preview.remainingRecipients) {
      throw new Refusal(
        `Cần gửi đến ${preview.recipients} địa chỉ nhưng hôm nay Google chỉ còn cho gửi ${preview.remainingRecipients}. Chưa gửi thư nào; hãy gửi lại sau.`,
      );
    }

    const ledger = openLedger(environment, current);
    const sent: SendReport['sent'][number][] = [];
    const failed: SendReport['failed'][number][] = [];
    for (const letter of letters) {
      const { agency, to, cc, subject, text, html } = letter;
      const line = ledger.begin(letter);
      try {
        environment.mail.send({
          to,
          cc,
          subject,
          text,
          html,
          name: settings.senderName,
          replyTo: settings.replyTo,
        });
        sent.push({ agency, to });
        ledger.end(line, SENT);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        failed.push({ agency, to, reason });
        ledger.end(line, FAILED, reason);
      }
    }
    environment.workbook.flush();
    return { sent, failed, withheld: preview.withheld };
  });
}

interface Ledger {
  /** Writes the intent and pushes it out; gives its row. */
  begin(letter: Letter): number;
  end(row: number, outcome: string, reason?: string): void;
}

function openLedger(environment: Environment, current: Current): Ledger {
  const { workbook } = environment;
  let contents = current.contents.get(LEDGER.title);
  let at = positions(LEDGER, contents);
  const keys = Object.keys(LEDGER.columns);
  if (!contents) {
    workbook.createSheet(LEDGER.title, SHEETS.length - 1);
    at = new Map(keys.map((key, i) => [key, i]));
    workbook.applyLayout(
      LEDGER.title,
      layoutOf(LEDGER, at, keys, () => undefined),
    );
  } else if (keys.some((key) => !at.has(key))) {
    throw new Refusal(
      'Trang Nhật ký thiếu cột nên không thể ghi lại thư đã gửi. Chưa gửi thư nào; hãy chạy lại «Thiết lập bảng tính».',
    );
  }
  const firstColumn = Math.min(...at.values());
  const width = Math.max(...at.values()) - firstColumn + 1;
  const contiguous = width === keys.length;
  if (!contiguous) {
    throw new Refusal(
      'Các cột của trang Nhật ký không còn liền nhau. Hãy đưa các cột thêm ra ngoài rồi gửi lại.',
    );
  }
  let next = firstFreeRow(LEDGER, contents);
  contents = undefined;
  const today = isoDay(environment.today());
  const line = (letter: Letter, outcome: string, detail: string): (string | Date)[] => {
    const cells: Record<string, string | Date> = {
      at: environment.now(),
      deed: DEED,
      agency: letter.agency,
      recipients: [letter.to, letter.cc].filter(Boolean).join('; '),
      content: letter.subject,
      outcome,
      detail: detail.slice(0, CELL_LIMIT),
    };
    const ordered: (string | Date)[] = [];
    for (const key of keys) ordered[at.get(key)! - firstColumn] = cells[key]!;
    return ordered;
  };
  const lines = new Map<number, Letter>();
  return {
    begin(letter) {
      const row = next++;
      lines.set(row, letter);
      workbook.write(LEDGER.title, row, firstColumn + 1, [
        line(letter, SENDING, `${today}\n${letter.keys.join('\n')}`),
      ]);
      workbook.flush();
      return row;
    },
    end(row, outcome, reason) {
      const letter = lines.get(row)!;
      const detail = [today, ...(reason ? [reason] : []), ...letter.keys].join('\n');
      workbook.write(LEDGER.title, row, firstColumn + 1, [line(letter, outcome, detail)]);
    },
  };
}
