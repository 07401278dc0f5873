/** Who may do what. Every editor of the spreadsheet can call every endpoint, so each asks here first. */

import type { Environment } from '../environment.js';
import type { Settings } from '../plan/model.js';
import { Refusal } from '../refusal.js';

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

export function requireCoordinator(environment: Environment, settings: Settings, deed: string): void {
  if (isCoordinator(environment, settings)) return;
  throw new Refusal(
    `Chỉ người điều phối mới được ${deed}. Hãy nhờ người điều phối thêm địa chỉ của bạn vào mục «Người điều phối» ở trang Cấu hình.`,
  );
}
