/** The extensions that were asked for and wait for a coordinator's conclusion. */
import { isoDay } from '../../../calendar/day.js';
import type { ExtensionAsked } from '../../../contract.js';
import { isAbout } from '../../../plan/extensions/subject.js';
import { EXTENSION_KINDS, type Extension, type Plan } from '../../../plan/model.js';
import { type Assessed, OBLIGATION_KINDS } from '../../../plan/obligations/obligation.js';
import { EXTENSIONS } from '../../../schema/sheets.js';

/** Who a row is of, in words. */
export const agencyNamed = ({ agencies }: Plan, code: string): string =>
  code === '' ? 'Mọi cơ quan' : (agencies.find((one) => one.code === code)?.name ?? code);

/** What a row is about, in words: the title of the work, or of the whole period's reports. */
export function titleOf({ kind, work, slot }: Extension, about: readonly Assessed[]): string {
  const [first] = about;
  return first === undefined || (kind === 'report' && work === '')
    ? `${EXTENSION_KINDS[kind]} ${work || slot}`.trim()
    : first.title;
}

export function requestsOf(plan: Plan, obligations: readonly Assessed[]): ExtensionAsked[] {
  return plan.extensions
    .filter(({ verdict }) => verdict === 'Chờ')
    .map((extension) => {
      const about = obligations.filter(isAbout(extension));
      const due = about[0]?.due ?? null;
      return {
        code: extension.code,
        agency: extension.agency,
        agencyName: agencyNamed(plan, extension.agency),
        kind: about[0] ? OBLIGATION_KINDS[about[0].kind] : EXTENSION_KINDS[extension.kind],
        title: titleOf(extension, about),
        due: due === null ? null : isoDay(due),
        newDue: isoDay(extension.newDue),
        asked: extension.asked === null ? null : isoDay(extension.asked),
        reason: extension.reason,
        sheet: EXTENSIONS.title,
        row: extension.row,
      };
    });
}
