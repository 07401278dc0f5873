/** An agency as a client names it. */
import { comparable } from '../cells/comparable.js';
import type { Agency, Plan } from '../plan/model.js';
import { Refusal } from '../refusal.js';

/** @throws Refusal when there is no agency of that code */
export function agencyNamed({ agencies }: Pick<Plan, 'agencies'>, code: string): Agency {
  const agency = agencies.find((one) => comparable(one.code) === comparable(code));
  if (!agency) throw new Refusal(`Không có cơ quan mã «${code}» ở trang Cơ quan.`);
  return agency;
}
