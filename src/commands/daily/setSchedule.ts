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
    // Written down first: a call that is refused has switched nothing on or off.
    if (request.on) {
      note(`Bật, lúc ${settings.sendHour} giờ hằng ngày`);
      switchOn(environment, settings.sendHour, record === null, note);
    } else {
      note('Tắt');
      disableSchedule(environment);
      clearContinuations(environment);
    }
    return scheduleOf(environment, settings);
  });
}

/** @param wasOff a call that fails leaves it off, if it was; else a trigger is missing, which check finds */
function switchOn(
  environment: Environment,
  hour: number,
  wasOff: boolean,
  note: (what: string) => void,
): void {
  try {
    enableSchedule(environment, hour);
  } catch (error) {
    if (wasOff) {
      disableSchedule(environment);
      note('Không bật được, lịch vẫn tắt');
    }
    throw error;
  }
}
