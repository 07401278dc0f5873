/** A coordinator's word on a mail of which nobody knows whether it went out. */
import type { SettleReport, SettleRequest } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { Refusal } from '../../refusal.js';
import { saying } from '../../reminders/outcome.js';
import { requireCoordinator } from '../coordinator.js';
import { requirePlan } from '../currentPlan.js';
import { doubtsOf } from './doubts.js';
import { settledRecords, writeOutcomes } from './mailLedger.js';

/**
 * Settles one doubt. Sent: its notices count as told. Not sent: they are due again, and go out with the next run.
 *
 * @throws Refusal when there is no such doubt (any more)
 */
export function settleDoubt(environment: Environment, request: SettleRequest): SettleReport {
  return environment.exclusively(() => {
    const current = requirePlan(environment);
    requireCoordinator(environment, current.plan.settings, 'xác nhận thư đã gửi');
    const records = settledRecords(environment, current);
    const doubt = doubtsOf(records, current).find(
      ({ row, agency, at }) => row === request.row && agency === request.agency && at === request.at,
    );
    const mail = doubt && records.find(({ row }) => row === doubt.row);
    if (!mail) throw new Refusal('Thư này không còn chờ xác nhận. Hãy tải lại danh sách.');
    const outcome = request.sent ? 'sent' : 'notSent';
    const settled = {
      ...mail,
      outcome,
      said: saying(outcome, `${environment.userEmail()} xác nhận`),
    } as const;
    writeOutcomes(environment.workbook, current.contents, [settled]);
    return {
      doubts: doubtsOf(
        records.map((one) => (one === mail ? settled : one)),
        current,
      ),
    };
  });
}
