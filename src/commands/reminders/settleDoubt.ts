/** A coordinator's word on a mail of which nobody knows whether it went out. */
import type { SettleReport, SettleRequest } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { Refusal } from '../../refusal.js';
import type { MailRecord } from '../../reminders/memory/mailRecord.js';
import { newestTold } from '../../reminders/memory/told.js';
import { lineCount } from '../../reminders/memory/toldMemory.js';
import { saying } from '../../reminders/outcome.js';
import { requireCoordinator } from '../coordinator.js';
import { requirePlan } from '../currentPlan.js';
import { doubtsOf } from './ledger/doubts.js';
import { remember } from './ledger/ledgerMemory.js';
import { LOSS_REMEDY, lossMessage } from './ledger/loss.js';
import { ledgerState } from './ledger/records.js';
import { rewrite, settledRecords } from './ledger/settleRecords.js';

/**
 * Settles one doubt. Sent: its notices count as told. Not sent: they are due again, and go out with the next run.
 *
 * @throws Refusal when there is no such doubt (any more)
 */
export function settleDoubt(environment: Environment, request: SettleRequest): SettleReport {
  return environment.exclusively(() => {
    const current = requirePlan(environment);
    requireCoordinator(environment, current.plan.settings, 'xác nhận thư đã gửi');
    const state = ledgerState(environment, current.contents);
    if (state.loss) throw new Refusal(`${lossMessage(state.loss)} ${LOSS_REMEDY}`);
    const records = settledRecords(environment, state.records);
    const named = doubtsOf(records, current).filter(
      ({ agency, at }) => agency === request.agency && at === request.at,
    );
    // Lines may have moved since the list was shown; the row tells apart what agency and time do not.
    const doubt = named.length === 1 ? named[0] : named.find(({ row }) => row === request.row);
    const record = doubt && records.find(({ rows }) => rows[0] === doubt.row);
    if (!record) throw new Refusal('Thư này không còn chờ xác nhận. Hãy tải lại danh sách.');
    const outcome = request.sent ? 'sent' : 'notSent';
    const said = saying(outcome, `${environment.userEmail()} xác nhận`);
    const settled = records.map((one): MailRecord => (one === record ? { ...one, outcome, said } : one));
    // Forgotten before the ledger says so: cut off in between, the ledger still says that it is in doubt.
    remember(environment, { lines: lineCount(settled), told: newestTold(settled) });
    rewrite(environment, record, said);
    return { doubts: doubtsOf(settled, current) };
  });
}
