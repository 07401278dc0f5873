/**
 * One protection brought to what it should be, safe at every call: people are let in before others are put out (Google
 * throws where the last right of the current user would go), and the description, by which it is recognised, comes last.
 */
import type { People } from '../../../rights/people.js';
import type { Block, StandingProtection } from '../../../workbook/rightsPort.js';

/** How the description of every protection of the program begins. */
const MARK = 'Theo dõi PAPI: ';
/** Of one that is being made: a run that is cut off leaves it to the next, which does not take it for a whole one. */
const HALF = 'Theo dõi PAPI (đang đặt): ';
/** Version 2 ended its descriptions with a fingerprint. */
const FINGERPRINT = / #[0-9a-z]+$/;

/** The name in a description of the program's own; null for people's. */
export function nameIn(description: string): string | null {
  for (const mark of [MARK, HALF])
    if (description.startsWith(mark)) return description.slice(mark.length).replace(FINGERPRINT, '');
  return null;
}

export const sameBlock = (a: Block, b: Block): boolean =>
  a.row === b.row && a.rows === b.rows && a.column === b.column && a.columns === b.columns;

export interface Admission {
  readonly name: string;
  readonly editors: readonly string[];
}

/** Whether the current user may change a protection: whoever it does not let in cannot, but for the owner. */
export const mayChange = (protection: StandingProtection, { me, owner }: People): boolean =>
  me === owner || protection.admitsMe();

/** Who may be left beside those wanted: Google takes nobody's own right away from himself. */
const lingering = ({ me, owner }: People, editors: readonly string[]): string[] =>
  me === owner || me === '' || editors.includes(me) ? [] : [me];

/**
 * Makes a fresh protection, which lets in everybody whom the spreadsheet is shared with, what it should be.
 *
 * @returns addresses that Google refused
 */
export function makeProtection(
  protection: StandingProtection,
  { name, editors }: Admission,
  people: People,
  domain: { known?: boolean } = {},
): readonly string[] {
  const stay = lingering(people, editors);
  const wanted = [...editors, ...stay];
  const out = [...people.shared].filter((address) => !wanted.includes(address));
  // While it restricts nobody it is known for a fresh one without a description.
  if (out.length > 0) protection.describe(HALF + name);
  // Everybody whom the spreadsheet is shared with by name is in already.
  const named = (address: string): boolean => people.shared.has(address) && !people.unlisted.has(address);
  let refused = protection.admit(wanted.filter((address) => !named(address)));
  protection.expel(out);
  // Somebody whom the spreadsheet was shared with meanwhile is in a fresh protection too, and whoever it is shared with
  // no more is not.
  if (protection.countEditors() !== wanted.length - refused.length) {
    const inside = protection.editors();
    const missing = wanted.filter((address) => !inside.includes(address) && !refused.includes(address));
    refused = [...refused, ...protection.admit(missing)];
    protection.expel(inside.filter((address) => !wanted.includes(address)));
  }
  // Whether everybody of a domain is let in is the same for all fresh ones.
  domain.known ??= protection.admitsDomain();
  if (domain.known) protection.expelDomain();
  protection.describe(MARK + name);
  return refused;
}

/**
 * Brings a protection that stands in its place to its editors; nothing is written where all is right.
 *
 * @returns addresses that Google refused; null where the current user may not change it and it is not as it should be
 */
export function mendProtection(
  protection: StandingProtection,
  { name, editors }: Admission,
  people: People,
): readonly string[] | null {
  const standing = new Set(protection.editors());
  const missing = editors.filter((address) => !standing.has(address));
  const stay = lingering(people, editors);
  const extra = [...standing].filter((address) => !editors.includes(address) && !stay.includes(address));
  // The owner may be listed; nobody can put the owner out.
  const out = extra.filter((address) => address !== people.owner);
  const wrongPeople = missing.length > 0 || out.length > 0;
  const warns = protection.warnsOnly();
  const domain = protection.admitsDomain();
  const unnamed = protection.description() !== MARK + name;
  if (!wrongPeople && !warns && !domain && !unnamed) return [];
  // A sheet that the owner froze is the owner's alone: how version 2 described it is no flaw.
  if (!mayChange(protection, people)) return wrongPeople || warns || domain ? null : [];
  const refused = wrongPeople
    ? protection.admit([...missing, ...stay.filter((address) => !standing.has(address))])
    : [];
  protection.expel(out);
  if (warns) protection.enforce();
  if (domain) protection.expelDomain();
  if (unnamed) protection.describe(MARK + name);
  return refused;
}

/**
 * Whether a protection without a description restricts nobody, as a fresh one does: a run was cut off after making it.
 * One that people made restricts somebody.
 */
export const restrictsNobody = (protection: StandingProtection, { shared, unlisted }: People): boolean =>
  protection.description() === '' &&
  !protection.warnsOnly() &&
  protection.countEditors() >= shared.size - unlisted.size;
