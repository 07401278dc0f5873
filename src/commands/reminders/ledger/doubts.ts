/** Mails of which nobody knows whether they went out, for a coordinator to settle. */

import { timeText } from '../../../calendar/timeText.js';
import type { Doubt } from '../../../contract.js';
import type { MailRecord } from '../../../reminders/memory/mailRecord.js';
import type { Current } from '../../currentPlan.js';
import { namesIn } from '../namesIn.js';

export function doubtsOf(records: readonly MailRecord[], { plan }: Current): Doubt[] {
  const nameOf = namesIn(plan, 'Người điều phối');
  return records
    .filter(({ outcome }) => outcome === 'doubtful' || outcome === 'sending')
    .map(({ rows, kind, agency, at, recipients, subject }) => ({
      row: rows[0]!,
      agency,
      agencyName: kind === 'leader' || kind === 'leaderTrial' ? 'Lãnh đạo đơn vị' : nameOf(agency),
      at: Number.isNaN(Number(at)) ? at : timeText(new Date(Number(at))),
      to: recipients,
      subject,
    }));
}
