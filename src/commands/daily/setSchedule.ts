/** Switches the daily run on or off: one trigger, of one owner, whoever clicks. */
import type { Schedule, ScheduleRequest } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { Refusal } from '../../refusal.js';
import { requireCoordinator } from '../coordinator.js';
import { requirePlan } from '../currentPlan.js';
import { appendLedger } from '../ledger.js';
import { clearContinuations } from './continuation.js';
import { disableSchedule, enableSchedule, scheduleOf, scheduleRecord } from './schedule.js';

export function setSchedule(environment: Environment, request: ScheduleRequest): Schedule {
  return environment.exclusively(() => {
    const { plan } = requirePlan(environment);
    const { settings } = plan;
    requireCoordinator(environment, settings, 'bật, tắt lịch chạy hằng ngày');
    const record = scheduleRecord(environment);
    const caller = environment.userEmail().toLowerCase();
    const ownsWorkbook = environment.ownerEmail().toLowerCase() === caller;
    if (record !== null && record.owner !== caller && (request.on || !ownsWorkbook)) {
      throw new Refusal(
        `Lịch chạy đang do ${record.owner} bật, thư gửi bằng tài khoản đó. Người này tắt lịch, hoặc chủ sở hữu bảng tính tắt thay, rồi bạn mới bật được.`,
      );
    }
    const note = (what: string): void =>
      appendLedger(environment, [{ deed: 'Lịch chạy', content: what, detail: [caller] }]);
    if (request.on) {
      enableSchedule(environment, settings.sendHour);
      note(`Bật, lúc ${settings.sendHour} giờ hằng ngày`);
    } else {
      disableSchedule(environment);
      clearContinuations(environment);
      note('Tắt');
    }
    return scheduleOf(environment, settings);
  });
}
