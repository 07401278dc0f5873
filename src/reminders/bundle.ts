/** Digests put together, for accounts whose quota is too small for one to each agency: one mail a stage, agencies in Bcc. */
import { RECIPIENTS_PER_MAIL } from './budget.js';
import type { Digest } from './digest.js';
import type { Recipients } from './mail/mail.js';

/** Digests that go out as one mail: all of one stage, and as many as fit. */
export interface Bundle<T extends Bundled> {
  /** Of the stage. @example 'nội dung quá hạn' */
  readonly title: string;
  readonly parts: readonly T[];
}

export interface Bundled extends Recipients {
  readonly digest: Digest;
}

/** What agencies of one bundle have in common: the most urgent stage that is told to each. */
function stageTitle({ items, ofSubordinates, ofForms, stage }: Digest): string {
  if (ofSubordinates.length + ofForms.length > 0 || items.some(({ status }) => status === 'Quá hạn'))
    return 'nội dung quá hạn';
  if (items.some(({ returned }) => returned !== null)) return 'báo cáo bị trả lại';
  return stage <= 0 ? 'nội dung đến hạn hôm nay' : `nội dung đến hạn trong ${stage} ngày làm việc`;
}

/**
 * Bundles in the order of their first digest. No agency's addresses are parted: one that alone has more than fit is
 * cut by whoever addresses the mail.
 *
 * @param beside addresses that each mail has beside the agencies'
 */
export function bundlesOf<T extends Bundled>(parts: readonly T[], beside: number): Bundle<T>[] {
  const byTitle = new Map<string, T[][]>();
  for (const part of parts) {
    const title = stageTitle(part.digest);
    const bundles = byTitle.get(title) ?? [];
    byTitle.set(title, bundles);
    const last = bundles[bundles.length - 1];
    const addresses = new Set([...(last ?? []), part].flatMap(({ to, cc }) => [...to, ...cc])).size;
    if (last && addresses + beside <= RECIPIENTS_PER_MAIL) last.push(part);
    else bundles.push([part]);
  }
  return [...byTitle].flatMap(([title, bundles]) => bundles.map((parts) => ({ title, parts })));
}
