/** A coordinator's decision on a ledger that has lost what it said of mails. */
import { vnDay } from '../../calendar/day.js';
import type { SettleLedgerReport, SettleLedgerRequest } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { assessedObligations } from '../../plan/obligations/index.js';
import { Refusal } from '../../refusal.js';
import { noticesReached } from '../../reminders/digest.js';
import { leaderDay, leaderKey } from '../../reminders/leaderWeek.js';
import { RESTORED_DEED, shortKey } from '../../reminders/memory/restored.js';
import {
  keepNewest,
  type NewestTold,
  newestTold,
  shortened,
  type ToldKind,
} from '../../reminders/memory/told.js';
import { lineCount } from '../../reminders/memory/toldMemory.js';
import { requireCoordinator } from '../coordinator.js';
import { type Current, requirePlan } from '../currentPlan.js';
import { pieces } from '../ledger.js';
import { appendLines, ledgerColumns } from '../ledgerLines.js';
import { ratingKeys } from '../results/rating/ratingMails.js';
import { remember } from './ledger/ledgerMemory.js';
import { ensureLedger } from './ledger/mailLedger.js';
import { ledgerState } from './ledger/records.js';
import { settledRecords } from './ledger/settleRecords.js';

/**
 * Has what counts as told written into the ledger again, by short names, and lets sending go on.
 *
 * @throws Refusal when the ledger has lost nothing, or when there is nothing to restore
 */
export function settleLedger(environment: Environment, { way }: SettleLedgerRequest): SettleLedgerReport {
  return environment.exclusively(() => {
    const current = requirePlan(environment);
    requireCoordinator(environment, current.plan.settings, 'xử lý trang Nhật ký bị thiếu');
    const { workbook } = environment;
    ensureLedger(environment, current.contents);
    const { records: read, loss } = ledgerState(environment, workbook.read());
    if (!loss) throw new Refusal('Trang Nhật ký không thiếu gì. Không cần xử lý.');
    if (way === 'restore' && !loss.restorable)
      throw new Refusal(
        'Bộ nhớ ngoài trang Nhật ký không có mốc nào để khôi phục. Hãy chọn bắt đầu lại từ hôm nay.',
      );
    const records = settledRecords(environment, read);
    const told = newestTold(records);
    const restored = new Map(
      [...(way === 'restore' ? loss.notices : reached(environment, current))].filter(
        ([name, stage]) => (told.get(name) ?? Number.POSITIVE_INFINITY) > stage,
      ),
    );
    const at = environment.now();
    const lines = pieces([...restored].map(([name, stage]) => shortKey(name, stage))).map((detail) => ({
      at,
      deed: RESTORED_DEED,
      agency: '',
      recipients: '',
      content:
        way === 'restore'
          ? `Khôi phục ${restored.size} mốc đã nhắc từ bộ nhớ ngoài trang Nhật ký`
          : `Bắt đầu lại từ ngày ${vnDay(current.plan.settings.asOf)}: ${restored.size} mốc đã đến coi như đã nhắc`,
      outcome: `Đã xong: ${environment.userEmail()}`,
      detail,
    }));
    appendLines(workbook, ledgerColumns(workbook), lines, `Đang ghi ${at.getTime().toString(36)}`);
    for (const [name, stage] of restored) keepNewest(told, name, stage);
    remember(environment, { lines: lineCount(records) + lines.length, told });
    return { way, notices: restored.size };
  });
}

/** Every stage that has been reached by the as-of day, for digests and trials alike, this week's letter, sheets of points. */
function reached(environment: Environment, current: Current): NewestTold {
  const { plan } = current;
  const stages = new Map<string, number>();
  for (const { keys } of noticesReached(plan, assessedObligations(plan)))
    for (const key of keys)
      for (const kind of ['digest', 'trial'] satisfies ToldKind[]) {
        const { name, stage } = shortened(kind, key);
        keepNewest(stages, name, stage);
      }
  for (const key of ratingKeys(environment, current))
    for (const kind of ['rating', 'ratingTrial'] satisfies ToldKind[]) {
      const { name, stage } = shortened(kind, key);
      keepNewest(stages, name, stage);
    }
  const letter = leaderDay(plan.settings);
  if (letter !== null)
    for (const kind of ['leader', 'leaderTrial'] satisfies ToldKind[]) {
      const { name, stage } = shortened(kind, leaderKey(letter));
      keepNewest(stages, name, stage);
    }
  return stages;
}
