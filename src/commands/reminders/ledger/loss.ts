/** A ledger that has lost what it said of mails: in words, for everybody whom it stops. */
import type { LedgerLoss } from '../../../contract.js';
import type { Loss } from '../../../reminders/memory/toldMemory.js';
import { LEDGER } from '../../../schema/sheets.js';

/** @example lossMessage(loss) //=> 'Trang Nhật ký thiếu 2 dòng thư, 5 mốc đã nhắc …' */
export function lossMessage({ lines, notices, spoilt }: Loss): string {
  const what = [
    lines > 0 ? `thiếu ${lines} dòng thư` : '',
    notices.size > 0 ? `không còn ghi ${notices.size} mốc đã nhắc` : '',
    spoilt > 0 ? `có ${spoilt} thư đã gửi mà cột Chi tiết không còn ghi đã nhắc mốc nào` : '',
  ].filter(Boolean);
  return `Trang ${LEDGER.title} ${what.join(', ')}, nên đã dừng gửi thư để không nhắc trùng.`;
}

export const LOSS_REMEDY =
  'Nếu trang bị đổi tên hoặc dòng bị xóa nhầm, hãy đặt lại tên hoặc hoàn tác (Ctrl+Z, Nhật ký phiên bản). Nếu không, người điều phối mở Nhắc hạn ở thanh bên và chọn: khôi phục các mốc đã nhắc từ bộ nhớ, hoặc bắt đầu lại từ hôm nay, không nhắc bù.';

export const lossTold = (loss: Loss | null): LedgerLoss | null =>
  loss && {
    message: `${lossMessage(loss)} ${LOSS_REMEDY}`,
    lines: loss.lines,
    notices: loss.notices.size,
    restorable: loss.restorable,
  };
