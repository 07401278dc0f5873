/**
 * Brings the workbook's rights to what they should be: as far as the calls and the time of one execution reach, and
 * from there on by itself. It can be cut off at every call: the next run finds what is missing.
 */
import type { RightsState } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { incompleteList, type People, peopleOf, unreliable, withUnlisted } from '../../../rights/people.js';
import {
  countOf,
  digestOf,
  type WantedBlock,
  type WantedRights,
  type WantedSheet,
  wantedRights,
} from '../../../rights/wantedRights.js';
import { PERIODIC, QUARTERLY } from '../../../schema/sheets.js';
import { sheetsAtHand } from '../../../schema/sheetsAtHand.js';
import type { WorkbookContents } from '../../../workbook/contents.js';
import { readPlan } from '../../../workbook/reading/readPlan.js';
import type { SheetRights } from '../../../workbook/rightsPort.js';
import { clearContinuations, continueLater, RESUME_PAUSE_MS } from '../../daily/continuation.js';
import { adoptFrozen, frozenTitles } from '../knownSheets/frozenSheets.js';
import { importTitles } from '../knownSheets/importedSheets.js';
import { admittedThroughGroups } from './groupCoordinators.js';
import { nameIn } from './protect.js';
import {
  addressMarks,
  knownBy,
  NOTHING,
  type RightsMemory,
  rememberedRights,
  rememberRights,
} from './rightsMemory.js';
import { stateOf } from './rightsState.js';
import { bringSheetUp, signatureOfBlock, signatureOfSheet } from './sheetRights.js';

/** Google ends an execution after six minutes; the rest is left for what comes after. */
const RIGHTS_MS = 4 * 60_000;
/** Calls of one execution (at most 1,500 in all; reading the workbook and its people takes up to 350 at 120 agencies). */
const RIGHTS_CALLS = 1_150;
/** With fewer calls left, no further sheet is begun. */
const MOST_LEFT = 100;
/** Executions that go on by themselves, so that rights that never come right do not take turns for ever. */
const CONTINUATIONS = 12;

export interface RightsLimits {
  /** Calls that may still be made. */
  readonly calls?: number;
  /** When to stop, in milliseconds; left out: after four minutes. */
  readonly until?: number;
  /** Compares everything that stands; else only what is wanted anew or was never compared is looked at. */
  readonly all?: boolean;
  /** Title of the sheet to begin with: the one that the command changed. */
  readonly first?: string;
  /** Continuations left to a run that goes on. */
  readonly left?: number;
  /** The workbook, where it has been read this very moment. */
  readonly contents?: WorkbookContents;
}

export interface RightsReport {
  readonly state: RightsState;
  /** Addresses that are to edit something and could not be let in. */
  readonly unreachable: readonly string[];
}

export const readPeople = (environment: Environment): People =>
  peopleOf(environment.ownerEmail(), environment.workbook.sharedWith(), environment.runsAs());

/** Why the rights of a workbook must not be touched now, in words; null where they may. */
export function refusalOf(environment: Environment, people: People): string | null {
  const marks = rememberedRights(environment)?.sharedMarks ?? '';
  return unreliable(people, (address) => knownBy(marks, [address]).size > 0);
}

export function updateRights(environment: Environment, limits: RightsLimits = {}): RightsReport {
  const { workbook } = environment;
  const { calls = RIGHTS_CALLS, left = CONTINUATIONS } = limits;
  const until = limits.until ?? environment.now().getTime() + RIGHTS_MS;
  const listed = readPeople(environment);
  const standing = rememberedRights(environment);
  const refusal = refusalOf(environment, listed);
  if (refusal !== null) {
    refuse(environment, { ...(standing ?? NOTHING), state: 'refused', reason: refusal });
    return { state: stateOf(rememberedRights(environment), environment.now()), unreachable: [] };
  }

  const contents = limits.contents ?? workbook.read();
  const { plan } = readPlan(contents, environment.today());
  const people = withUnlisted(listed, admittedThroughGroups(environment, plan.settings.coordinators, listed));
  adoptFrozen(environment, plan, contents);
  const frozen = frozenTitles(environment);
  const imported = importTitles(environment);
  const wantedIn = (all: typeof contents, of = readPlan(all, environment.today()).plan): WantedRights =>
    wantedRights(sheetsAtHand(all), of, all, people, frozen, imported);
  const wanted = wantedIn(contents, plan);
  // Whose a report's row is stands in its cells; the thousands of them need not be read as a plan again.
  const blocksNow = (title: string): readonly WantedBlock[] => {
    const all = new Map([...contents, ...workbook.read([title])]);
    const isReport = title === QUARTERLY.title || title === PERIODIC.title;
    const { sheets } = isReport ? wantedIn(all, plan) : wantedIn(all);
    return sheets.find((sheet) => sheet.title === title)?.blocks ?? [];
  };
  const total = countOf(wanted);
  const goesOn = limits.all ? null : standing;
  const verified = new Set(goesOn?.verified);
  const refused = new Set<string>();
  const foreign = new Set<string>();
  const finished = new Set(goesOn?.finished);
  const signatures = new Set(
    wanted.sheets.flatMap((sheet) => [
      signatureOfSheet(sheet),
      ...sheet.blocks.map((block) => signatureOfBlock(sheet.title, block)),
    ]),
  );
  const done = (): number =>
    [...verified].filter((signature) => signatures.has(signature)).length +
    wanted.sheets.reduce((sum, { title, blocks }) => sum + (foreign.has(title) ? 1 + blocks.length : 0), 0);
  const memory = (state: RightsMemory['state'], reason = '') => ({
    state,
    reason,
    done: state === 'complete' ? total : Math.min(done(), total),
    total,
    verified: [...verified].filter((signature) => signatures.has(signature)),
    finished: wanted.sheets
      .map((sheet) => digestOf({ sheets: [sheet] }))
      .filter((digest) => finished.has(digest)),
    digest: digestOf(wanted),
    shared: people.listed,
    sharedMarks: addressMarks([...people.shared].filter((address) => !refused.has(address))),
    foreign: [...foreign],
  });
  // Before anything is changed: a run that is cut off leaves it said that rights are not complete.
  remember(environment, memory('updating'));

  const port = workbook.rights;
  const begun = port.calls();
  const mayCall = (more: number): boolean =>
    port.calls() - begun + more <= calls && environment.now().getTime() < until;
  const domain = {};
  let complete = true;
  const barred: string[] = [];
  // A sheet that has lost its own protection is open to everybody: seen at once, whatever was done before.
  const protectedSheets = new Set(port.wholes().map((protection) => nameIn(protection.description())));
  const waiting = wanted.sheets.filter(
    (sheet) => !protectedSheets.has(sheet.title) || !finished.has(digestOf({ sheets: [sheet] })),
  );
  for (const { rights, sheet } of inOrder(environment, waiting, limits.first)) {
    // To look at what stands in a sheet is a call for each of its blocks.
    if (!mayCall(1)) {
      complete = false;
      break;
    }
    const outcome = bringSheetUp({
      rights,
      wanted: sheet,
      people,
      verified,
      domain,
      mayCall,
      wantedNow: () => blocksNow(sheet.title),
      refused,
    });
    if (outcome.is === 'unlisted') {
      refuse(environment, memory('refused', incompleteList(outcome.address, outcome.block)));
      return { state: stateOf(rememberedRights(environment), environment.now()), unreachable: [] };
    }
    if (outcome.is === 'foreign') foreign.add(sheet.title);
    else if (outcome.is === 'barred') barred.push(sheet.title);
    else if (outcome.is === 'done') finished.add(digestOf({ sheets: [sheet] }));
    else {
      complete = false;
      if (!mayCall(MOST_LEFT)) break;
    }
  }
  workbook.flush();
  if (!complete) remember(environment, memory('updating'));
  else if (barred.length > 0) remember(environment, memory('barred', barredIn(barred)));
  else remember(environment, memory('complete'));
  clearContinuations(environment, 'rights');
  if (!complete) continueLater(environment, { of: 'rights', daily: false, left: left - 1 }, RESUME_PAUSE_MS);
  return {
    state: stateOf(rememberedRights(environment), environment.now()),
    unreachable: [...new Set([...wanted.unreachable, ...refused])],
  };
}

/** What stays as it is does not go on by itself: somebody has to act first. */
function refuse(environment: Environment, memory: Omit<RightsMemory, 'workbook' | 'at'>): void {
  remember(environment, memory);
  clearContinuations(environment, 'rights');
}

const barredIn = (titles: readonly string[]): string =>
  `bạn không sửa được một số vùng bảo vệ ở trang ${titles.map((title) => `«${title}»`).join(', ')}. Hãy nhờ chủ sở hữu bảng tính chạy «Sửa bảng tính».`;

const remember = (environment: Environment, memory: Omit<RightsMemory, 'workbook' | 'at'>): void =>
  rememberRights(environment, memory);

interface SheetInTurn {
  readonly rights: SheetRights;
  readonly sheet: WantedSheet;
}

/** Sheets without blocks, then the one that a command changed, then those with the wrong number of blocks, then the rest. */
function inOrder({ workbook }: Environment, sheets: readonly WantedSheet[], first?: string): SheetInTurn[] {
  const present = sheets.flatMap((sheet): SheetInTurn[] => {
    const rights = workbook.rights.sheet(sheet.title);
    return rights ? [{ rights, sheet }] : [];
  });
  const rank = ({ rights, sheet }: SheetInTurn): number => {
    if (sheet.title === first) return 1;
    const standing = rights.blocks().length;
    if (sheet.blocks.length === 0 && standing === 0) return 0;
    return standing === sheet.blocks.length ? 3 : 2;
  };
  const ranked = present.map((one, i) => ({ one, rank: rank(one), i }));
  return ranked.sort((a, b) => a.rank - b.rank || a.i - b.i).map(({ one }) => one);
}
