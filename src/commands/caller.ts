/** Who is at the keyboard, as the workbook knows him by his address: nothing that a client says counts. */
import type { Environment } from '../environment.js';
import type { Agency, Plan } from '../plan/model.js';
import { isCoordinator } from './coordinator.js';

export interface Caller {
  readonly email: string;
  readonly coordinates: boolean;
  /** Agencies whose rows he fills in (`Người được sửa`). */
  readonly fills: readonly Agency[];
  /** Agencies whose mails he gets without filling in their rows. */
  readonly reads: readonly Agency[];
}

export function callerOf(environment: Environment, { agencies, settings }: Plan): Caller {
  const email = environment.userEmail().toLowerCase();
  const named = (addresses: readonly string[]): boolean =>
    email !== '' && addresses.some((address) => address.toLowerCase() === email);
  const fills = agencies.filter(({ editors }) => named(editors));
  return {
    email,
    coordinates: isCoordinator(environment, settings, email),
    fills,
    reads: agencies.filter(
      (agency) => !fills.includes(agency) && (named(agency.emails) || named(agency.headEmails)),
    ),
  };
}
