/** The daily run: on as it was switched on, once, at its hour, by somebody who may. */
import { type Flaw, mendable, ofSheet, told } from '../../../check/flaw.js';
import type { Environment } from '../../../environment.js';
import type { Settings } from '../../../plan/model.js';
import { LEDGER, SETTINGS } from '../../../schema/sheets.js';
import { isCoordinator } from '../../coordinator.js';
import { missedDays, scheduleRecord, type TriggerFlaw, triggerFlaw } from '../../daily/schedule.js';

const TOLD = {
  doubled: ['lỗi', 'Lịch chạy hằng ngày bị đặt nhiều lần: thư nhắc có thể bị gửi trùng.'],
  missing: ['lỗi', 'Lịch chạy hằng ngày đã bật nhưng không còn trong Google.'],
  moved: ['cảnh báo', 'Lịch chạy hằng ngày không theo Giờ gửi ở trang Cấu hình.'],
} as const satisfies Record<NonNullable<TriggerFlaw>, readonly ['lỗi' | 'cảnh báo', string]>;

export function scheduleFlaws(environment: Environment, settings: Settings): Flaw[] {
  const flaws: Flaw[] = [];
  const flaw = triggerFlaw(environment, settings);
  if (flaw !== null) {
    const [severity, message] = TOLD[flaw];
    flaws.push(
      mendable(
        ofSheet(severity, SETTINGS.title, message),
        flaw === 'doubled'
          ? 'Bỏ các lịch chạy hằng ngày thừa, giữ một.'
          : `Đặt lại lịch chạy hằng ngày lúc ${settings.sendHour} giờ.`,
        { kind: 'schedule', flaw, hour: settings.sendHour },
      ),
    );
  }
  const owner = scheduleRecord(environment)?.owner;
  if (owner !== undefined && !isCoordinator(environment, settings, owner))
    flaws.push(
      told(
        ofSheet(
          'lỗi',
          SETTINGS.title,
          `Lịch chạy hằng ngày do ${owner} bật, nhưng người này không còn là người điều phối nên lịch không chạy.`,
          'Chủ sở hữu bảng tính tắt lịch ở thanh bên rồi một người điều phối bật lại.',
        ),
      ),
    );
  const missed = missedDays(environment);
  if (missed !== null)
    flaws.push(
      told(
        ofSheet(
          'cảnh báo',
          LEDGER.title,
          `Lịch chạy hằng ngày đã không chạy ${missed}.`,
          'Các mốc bị lỡ được nhắc bù một lần ở lần chạy sau. Nếu lặp lại, người bật lịch tắt rồi bật lại ở thanh bên.',
        ),
      ),
    );
  return flaws;
}
