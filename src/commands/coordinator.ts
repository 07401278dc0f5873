/** Who may do what. Every editor of the spreadsheet can call every endpoint, so each asks here first. */

import type { Environment } from '../environment.js';
import type { Settings } from '../plan/model.js';
import { SHEET_TITLES } from '../plan/sheetTitles.js';
import { Refusal } from '../refusal.js';
import { takeUpRights } from './workbook/rights/takeUpRights.js';

/** Coordinators are named in the settings; the workbook's owner is always one. An unknown caller never is. */
export function isCoordinator(
  environment: Environment,
  settings: Settings,
  address = environment.userEmail(),
): boolean {
  const email = address.toLowerCase();
  if (email === '') return false;
  return settings.coordinators.includes(email) || environment.ownerEmail().toLowerCase() === email;
}

/**
 * Lets only coordinators go on; what an earlier run left undone of the workbook's rights goes on beside them.
 *
 * @throws Refusal for anybody else, and for a coordinator whom protections do not let in yet
 */
export function requireCoordinator(environment: Environment, settings: Settings, deed: string): void {
  if (!isCoordinator(environment, settings))
    throw new Refusal(
      `Chỉ người điều phối mới được ${deed}. Hãy nhờ người điều phối thêm địa chỉ của bạn vào mục «Người điều phối» ở trang Cấu hình.`,
    );
  requireEditable(environment, deed);
  takeUpRights(environment);
}

/**
 * A coordinator who was newly named may not edit yet: that is said before anything is done, not half-way through it.
 * Asked of the sheets whose rights are widened first and last; the owner always may.
 */
function requireEditable(environment: Environment, deed: string): void {
  if (environment.ownerEmail().toLowerCase() === environment.userEmail().toLowerCase()) return;
  const { rights } = environment.workbook;
  for (const title of [
    SHEET_TITLES.settings,
    SHEET_TITLES.ledger,
    SHEET_TITLES.quarterly,
    SHEET_TITLES.findings,
  ])
    if (rights.sheet(title)?.whole()?.admitsMe() === false)
      throw new Refusal(
        `Bạn đã được ghi là người điều phối nhưng chưa có quyền sửa trang «${title}», nên chưa ${deed} được và chưa làm gì. Hãy nhờ chủ sở hữu hoặc một người điều phối khác chạy «Sửa bảng tính» để cập nhật quyền.`,
      );
}
