/**
 * The rights of one sheet brought to what they should be. Safe at every call: what stands open is narrowed to what
 * stays, then blocks are made or moved, then opened, and what is no longer wanted is removed last.
 */
import type { Rectangle } from '../../../cells/a1.js';
import type { People } from '../../../rights/people.js';
import { signatureOf, type WantedBlock, type WantedSheet } from '../../../rights/wantedRights.js';
import type { SheetRights, StandingProtection } from '../../../workbook/rightsPort.js';
import { makeProtection, mayChange, mendProtection, nameIn, restrictsNobody, sameBlock } from './protect.js';

/** More blocks than wanted by so many were left by version 2, which made one a run of rows: they are cleared away. */
const CROWD = 150;
/** Calls kept back for opening what is ready before a run ends. */
const CLOSING_CALLS = 8;
/** The most calls that making or mending one protection takes with a few addresses. */
const ONE_PROTECTION = 14;

export interface SheetWork {
  readonly rights: SheetRights;
  readonly wanted: WantedSheet;
  readonly people: People;
  /** Signatures of what was made or compared in this pass; added to. */
  readonly verified: Set<string>;
  /** Whether the file belongs to a domain, once a fresh protection has told. */
  readonly domain: { known?: boolean };
  /** Whether so many calls may still be made. */
  readonly mayCall: (calls: number) => boolean;
  /** The sheet's blocks as the rows stand now. */
  readonly wantedNow: () => readonly WantedBlock[];
  /** Addresses that Google refused; added to. */
  readonly refused: Set<string>;
}

/**
 * foreign: people protected the whole sheet themselves. left: calls or time are up, or rows moved meanwhile. barred: what
 * is wrong stands in protections that the current user may not change. unlisted: somebody whom Google's list of people
 * does not name is let in; nothing was narrowed.
 */
export type SheetOutcome =
  | { readonly is: 'done' | 'foreign' | 'left' | 'barred' }
  | { readonly is: 'unlisted'; readonly address: string; readonly block: string };

const DONE: SheetOutcome = { is: 'done' };
const LEFT: SheetOutcome = { is: 'left' };
const BARRED: SheetOutcome = { is: 'barred' };

export const signatureOfBlock = (title: string, { range, editors }: WantedBlock): string =>
  signatureOf(title, range, editors);
export const signatureOfSheet = ({ title, editors }: WantedSheet): string =>
  signatureOf(title, null, editors);

const rangeKey = ({ row, rows, column, columns }: Rectangle): string => `${row},${rows},${column},${columns}`;

export function bringSheetUp(work: SheetWork): SheetOutcome {
  const { rights, wanted, people, verified, refused, domain } = work;
  const { title } = wanted;
  const found = rights.whole();
  if (found && nameIn(found.description()) === null && !restrictsNobody(found, people))
    return { is: 'foreign' };
  const whole = found ?? rights.protectWhole();
  const signature = signatureOfSheet(wanted);
  const ours = found !== null && nameIn(found.description()) !== null;
  if (!ours || !verified.has(signature)) {
    const admission = { name: title, editors: wanted.editors };
    const refusals = ours
      ? mendProtection(whole, admission, people)
      : makeProtection(whole, admission, people, domain);
    if (refusals === null) return BARRED;
    for (const address of refusals) refused.add(address);
    verified.add(signature);
  }
  if (wanted.blocks.length === 0 && rights.blocks().length === 0) return DONE;
  return mayChange(whole, people) ? bringBlocksUp(work, whole) : BARRED;
}

function bringBlocksUp(work: SheetWork, whole: StandingProtection): SheetOutcome {
  const { rights, wanted, people, verified, domain, mayCall, wantedNow, refused } = work;
  const { title, blocks } = wanted;
  let standing = rights.blocks();
  if (isCrowded(standing, blocks.length + CROWD)) {
    whole.setOpen([]);
    for (const protection of standing) {
      if (!mayCall(3)) return LEFT;
      if (nameIn(protection.description()) !== null && mayChange(protection, people)) protection.remove();
    }
    standing = rights.blocksAnew();
  }

  const byName = new Map<string, StandingProtection>();
  const ours = new Map<string, StandingProtection>();
  const surplus: StandingProtection[] = [];
  const names = new Set(blocks.map(({ name }) => name));
  for (const protection of standing) {
    const name = nameIn(protection.description());
    if (name !== null && !ours.has(name)) ours.set(name, protection);
    if (name !== null && names.has(name) && !byName.has(name)) byName.set(name, protection);
    else if (name !== null) surplus.push(protection);
    else if (protection.description() === '' && isOrphan(protection, blocks, people))
      surplus.push(protection);
  }

  // Whoever stands in a block is let into the workbook: a list that does not name him is not the whole list.
  const compared = new Set(
    blocks.filter((block) => verified.has(signatureOfBlock(title, block))).map(({ name }) => name),
  );
  for (const { name, addresses } of wanted.unlisted) {
    if (compared.has(name)) continue;
    const address = ours
      .get(name)
      ?.editors()
      .find((one) => addresses.includes(one));
    if (address !== undefined) return { is: 'unlisted', address, block: name };
  }

  // What stands open is read only where it has to be known: a call for each range.
  let open: readonly WantedBlock[] | undefined;
  const openBlocks = (): readonly WantedBlock[] => {
    if (open) return open;
    const ranges = new Set(whole.open().map((range) => rangeKey(range)));
    open = blocks.filter(({ name, range }) => ranges.has(rangeKey(range)) && byName.has(name));
    return open;
  };
  /** @returns whether anything was written */
  const setOpen = (list: readonly WantedBlock[]): boolean => {
    if (open?.length === list.length && list.every((block, i) => block === open![i])) return false;
    whole.setOpen(list.map(({ range }) => range));
    open = list;
    return true;
  };

  // Narrow: of what stands open, only what has a block and is wanted stays so.
  const count = whole.countOpen();
  if (count > 0 && (surplus.length > 0 || count > byName.size) && openBlocks().length !== count)
    whole.setOpen(openBlocks().map(({ range }) => range));

  const set = (block: WantedBlock, refusals: readonly string[]): void => {
    for (const address of refusals) refused.add(address);
    verified.add(signatureOfBlock(title, block));
    ready.add(block);
  };
  const ready = new Set<WantedBlock>();
  const barred = new Set<StandingProtection>();
  const mend = (block: WantedBlock, protection: StandingProtection): void => {
    const refusals = mendProtection(protection, block, people);
    if (refusals === null) barred.add(protection);
    else set(block, refusals);
  };
  const made = new Set<WantedBlock>();
  const misplaced: WantedBlock[] = [];
  // What stands open has to be read before it is widened; where nothing is made it stays as it is.
  let outOfCalls = false;
  const roomForOne = (making: boolean): boolean => {
    const room = mayCall(ONE_PROTECTION + CLOSING_CALLS + (making && !open ? count : 0));
    outOfCalls ||= !room;
    return room;
  };
  // What is missing first: whoever has nothing yet waits for it.
  for (const block of blocks) {
    if (byName.has(block.name)) continue;
    if (!roomForOne(true)) break;
    set(block, makeProtection(rights.protect(block.range), block, people, domain));
    made.add(block);
  }
  for (const block of blocks) {
    const protection = byName.get(block.name);
    if (!protection) continue;
    if (verified.has(signatureOfBlock(title, block))) ready.add(block);
    else if (!roomForOne(made.size > 0)) break;
    else if (sameBlock(protection.range(), block.range)) mend(block, protection);
    else if (mayChange(protection, people)) misplaced.push(block);
    else barred.add(protection);
  }
  // A block is moved only once what it leaves cannot stand open.
  if (misplaced.length > 0 && ready.size + misplaced.length === blocks.length) {
    setOpen(blocks.filter((block) => ready.has(block)));
    for (const block of misplaced) {
      if (!roomForOne(true)) break;
      const protection = byName.get(block.name)!;
      protection.setRange(block.range);
      mend(block, protection);
    }
  }
  const finished = ready.size === blocks.length;

  // Open what is ready, where its rows still are what they were.
  let moved = false;
  const stillThere = (list: readonly WantedBlock[]): WantedBlock[] => {
    const now = new Map(wantedNow().map((block) => [block.name, block]));
    const there = list.filter(({ name, range }) => {
      const block = now.get(name);
      return block !== undefined && sameBlock(block.range, range);
    });
    moved ||= there.length !== list.length || now.size !== blocks.length;
    return there;
  };
  if (finished ? blocks.length > 0 || count > 0 : made.size > 0 || (open && ready.size > 0)) {
    const wider = finished
      ? blocks
      : blocks.filter((block) => ready.has(block) || openBlocks().includes(block));
    // Rows may have moved in between: what is not where it was is closed again.
    if (setOpen(stillThere(wider))) setOpen(stillThere(open!));
  }
  for (const protection of surplus) {
    if (!mayCall(2)) return LEFT;
    if (mayChange(protection, people)) protection.remove();
    else barred.add(protection);
  }
  if (finished && !moved && barred.size === 0) return DONE;
  return barred.size > 0 && !moved && !outOfCalls ? BARRED : LEFT;
}

/** Whether more than so many are the program's own; no more are asked than it takes to know. */
function isCrowded(standing: readonly StandingProtection[], most: number): boolean {
  let ours = 0;
  return (
    standing.length > most &&
    standing.some((protection) => nameIn(protection.description()) !== null && ++ours > most)
  );
}

/** A protection that a run was cut off right after making: on a block of ours, restricting nobody. */
const isOrphan = (protection: StandingProtection, blocks: readonly WantedBlock[], people: People): boolean =>
  restrictsNobody(protection, people) && blocks.some(({ range }) => sameBlock(range, protection.range()));
