/** What an earlier run left behind, and a coordinator's word, written over mails' lines. */
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import type { MailRecord } from '../../../reminders/memory/mailRecord.js';
import { marksOf, OUTCOME, saying, turnIn } from '../../../reminders/outcome.js';
import { LEDGER } from '../../../schema/sheets.js';
import { positions } from '../../../workbook/contents.js';
import { recordsIn } from './records.js';

const CUT_OFF = {
  queued: 'lần chạy trước bị ngắt',
  sending: 'lần chạy bị ngắt khi đang gửi',
} as const;

/**
 * Mails that an earlier run never began are named as not sent; of those that it began, the last as doubtful, the others
 * as sent. Gives the mails as they stand then. No other run goes on meanwhile: whoever calls holds the lock.
 */
export function settledRecords({ workbook }: Environment, records: readonly MailRecord[]): MailRecord[] {
  // Lines without a turn, of version 2 or touched by people, stay as they are: they are read for what they say.
  const left = records.filter(
    ({ outcome, said }) =>
      /[a-z0-9]-/i.test(said) && (outcome === 'queued' || outcome === 'sending' || unsettled(said)),
  );
  if (left.length > 0) {
    const replace = workbook.textReplacer(LEDGER.title);
    for (const { outcome, said } of left) if (outcome === 'sending') replace(said, doubt(said));
    replace(marksOf('sending'), OUTCOME.sent, true);
    replace(`${OUTCOME.queued} #?[a-z0-9]+-([0-9]+|đầu|cuối)`, saying('deferred', CUT_OFF.queued), true);
    workbook.flush();
  }
  return records.map((record): MailRecord => {
    switch (record.outcome) {
      case 'queued':
        return { ...record, outcome: 'deferred', said: saying('deferred', CUT_OFF.queued) };
      case 'sending':
        return { ...record, outcome: 'doubtful', said: doubt(record.said) };
      default:
        return record;
    }
  });
}

/** Sent, as the turns of its run show, but still marked as begun. */
const unsettled = (said: string): boolean => said.startsWith(OUTCOME.sending);

function doubt(said: string): string {
  const turn = turnIn(said);
  return turn
    ? `${OUTCOME.doubtful} #${turn.run}-${turn.number}: ${CUT_OFF.sending}`
    : saying('doubtful', CUT_OFF.sending);
}

/** Writes the result of one mail over its own lines, read again just before, and looks whether it stands there. */
export function rewrite({ workbook }: Environment, record: MailRecord, said: string): void {
  const replace = workbook.textReplacer(LEDGER.title);
  const here = (): MailRecord[] => {
    const contents = workbook.read([LEDGER.title]);
    return recordsIn(contents).filter((one) => sameMail(one, record));
  };
  const [found, ...more] = here();
  if (!found || more.length > 0)
    throw new Refusal('Dòng của thư này ở trang Nhật ký vừa bị sửa. Hãy tải lại danh sách.');
  // A text that only this mail's lines bear is replaced in one step wherever they stand.
  if (turnIn(found.said) && replace(found.said, said) > 0) {
    workbook.flush();
    return;
  }
  const column = positions(LEDGER, workbook.read([LEDGER.title]).get(LEDGER.title)).get('outcome');
  if (column === undefined)
    throw new Refusal('Trang Nhật ký không còn đủ cột. Hãy chạy lại «Thiết lập bảng tính».');
  for (const row of found.rows) workbook.write(LEDGER.title, row, column + 1, [[said]]);
  workbook.flush();
}

const sameMail = (a: MailRecord, b: MailRecord): boolean =>
  a.at === b.at && a.agency === b.agency && a.kind === b.kind && a.keys.join('\n') === b.keys.join('\n');
