/** What the ledger shows to be wrong: lines of mails that it has lost, addresses that Google refused. */
import { comparable } from '../../../cells/comparable.js';
import { type Flaw, ofSheet, told } from '../../../check/flaw.js';
import type { Environment } from '../../../environment.js';
import type { Plan } from '../../../plan/model.js';
import { refusedAddresses } from '../../../reminders/refusedAddresses.js';
import { AGENCIES, LEDGER } from '../../../schema/sheets.js';
import type { WorkbookContents } from '../../../workbook/contents.js';
import { LOSS_REMEDY, lossMessage } from '../../reminders/ledger/loss.js';
import { ledgerState } from '../../reminders/ledger/records.js';

export function ledgerFlaws(
  environment: Environment,
  contents: WorkbookContents,
  { agencies }: Pick<Plan, 'agencies'>,
): Flaw[] {
  const { records, loss } = ledgerState(environment, contents);
  const refused = refusedAddresses(records);
  return [
    ...(loss ? [told(ofSheet('lỗi', LEDGER.title, lossMessage(loss), LOSS_REMEDY))] : []),
    ...agencies.flatMap(({ code, row, emails, headEmails }) => {
      const bad = refused.get(comparable(code));
      const columns = [
        [AGENCIES.columns.emails.title, emails],
        [AGENCIES.columns.headEmails.title, headEmails],
      ] as const;
      return columns.flatMap(([column, addresses]) =>
        addresses
          .filter((address) => bad?.has(address.toLowerCase()))
          .map((address) =>
            told({
              severity: 'lỗi',
              sheet: AGENCIES.title,
              row,
              column,
              message: `Google không nhận địa chỉ «${address}» khi gửi thư nhắc.`,
              remedy: 'Sửa lại địa chỉ; lần gửi sau dùng địa chỉ mới.',
            }),
          ),
      );
    }),
  ];
}
