/**
 * What the program asks of Google about who may edit what. Every method is one service call unless it says otherwise,
 * because protecting is slow and its calls are counted: what stands is read only where it matters.
 */
import type { Rectangle } from '../cells/a1.js';

/** A block of cells: rows counted. */
export interface Block extends Rectangle {
  readonly rows: number;
}

/** A protection that stands, of a whole sheet or of one range. What has been read is remembered. */
export interface StandingProtection {
  description(): string;
  describe(text: string): void;
  /** Title of the sheet on which it really stands: up to three calls. */
  sheet(): string;
  /** Where it really stands, whatever its description says: two calls. */
  range(): Block;
  setRange(to: Block): void;
  countEditors(): number;
  /** Addresses in lower case, the owner left out: a call, and one for each of them. */
  editors(): readonly string[];
  /**
   * Lets these addresses in. One call, or one for each if Google refuses one of them.
   *
   * @returns those that Google refused
   */
  admit(addresses: readonly string[]): readonly string[];
  expel(addresses: readonly string[]): void;
  /** Whether it only warns. */
  warnsOnly(): boolean;
  enforce(): void;
  /** Whether everybody of the owner's domain may edit; false for accounts without a domain. */
  admitsDomain(): boolean;
  expelDomain(): void;
  /** Whether the current user may edit what it protects. */
  admitsMe(): boolean;
  /** Of a whole sheet, how many ranges it leaves open. */
  countOpen(): number;
  /** Of a whole sheet, the ranges that it leaves open: a call, and one for each of them. */
  open(): readonly Rectangle[];
  /** Of a whole sheet: three calls. */
  setOpen(ranges: readonly Block[]): void;
  remove(): void;
}

/** The protections of one sheet. */
export interface SheetRights {
  /** The protection of the sheet itself, as it was when first asked; null where there is none. */
  whole(): StandingProtection | null;
  /** Protects the sheet itself. Where a protection stands already Google gives that one: ask `whole` first. */
  protectWhole(): StandingProtection;
  /** Protections of ranges, as they were when first asked. */
  blocks(): readonly StandingProtection[];
  blocksAnew(): readonly StandingProtection[];
  /** Protects a range: two calls. */
  protect(block: Block): StandingProtection;
}

export interface RightsPort {
  /** Protections of whole sheets, of all sheets. */
  wholes(): readonly StandingProtection[];
  /** Protections of ranges, of all sheets. */
  ranges(): readonly StandingProtection[];
  /** null for a sheet that is not there. */
  sheet(title: string): SheetRights | null;
  /** Service calls made through this port so far. */
  calls(): number;
}
