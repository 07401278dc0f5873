/** Everything that Google keeps between executions. */
import { Grid, type GridState, newGridState } from '../grid/grid.js';

export interface StoredTrigger {
  readonly id: string;
  readonly handler: string;
  /** Whose it is: it runs under that person's authority. */
  readonly owner: string;
  readonly kind: 'daily' | 'once';
  /** Daily: the hour in the script's zone. */
  readonly hour: number | null;
  /** Once: the instant at which it is due. */
  readonly at: number | null;
}

export interface SentMail {
  readonly number: number;
  readonly at: number;
  readonly from: string;
  readonly name: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface MailUse {
  /** Start of the 24 hours in which `recipients` were used. */
  readonly since: number;
  readonly recipients: number;
}

export interface Shown {
  readonly kind: 'sidebar' | 'dialog' | 'toast';
  readonly title: string;
  readonly content: string;
  /** Of a dialog, in pixels. */
  readonly width?: number | null;
  readonly height?: number | null;
}

export interface MenuItem {
  readonly label: string;
  readonly functionName: string;
}

export interface SavedState {
  readonly version: 1;
  readonly owner: string;
  /** Addresses that the spreadsheet is shared with as editors, in lower case; the owner is not among them. */
  readonly sharedWith: readonly string[];
  /** Developer metadata of the spreadsheet. */
  readonly metadata: Record<string, string>;
  readonly grid: GridState;
  readonly properties: Record<string, Record<string, string>>;
  readonly triggers: readonly StoredTrigger[];
  /** Recipients used, by user. */
  readonly mailUse: Record<string, MailUse>;
  readonly mailsSent: number;
  readonly activeCell: { readonly sheetId: string; readonly row: number; readonly column: number } | null;
}

export const newSavedState = (owner: string): SavedState => ({
  version: 1,
  owner,
  sharedWith: [],
  metadata: {},
  grid: newGridState(),
  properties: {},
  triggers: [],
  mailUse: {},
  mailsSent: 0,
  activeCell: null,
});

/** The state in use. */
export class HostState {
  readonly owner: string;
  sharedWith: string[];
  readonly metadata: Record<string, string>;
  readonly grid: Grid;
  readonly properties: Record<string, Record<string, string>>;
  triggers: StoredTrigger[];
  readonly mailUse: Record<string, MailUse>;
  mailsSent: number;
  activeCell: SavedState['activeCell'];
  /** Not saved: what the person sees. */
  readonly shown: Shown[] = [];
  readonly menus: { readonly title: string; readonly items: MenuItem[] }[] = [];
  /** Not saved: the cache may vanish at any time, and who holds the document lock ends with the process. */
  readonly cache = new Map<string, { readonly value: string; readonly until: number }>();
  readonly locks = new Set<string>();

  constructor(saved: SavedState, thisYear: () => number) {
    this.owner = saved.owner;
    // States saved before protections were emulated have neither.
    this.sharedWith = [...(saved.sharedWith ?? [])];
    this.metadata = { ...saved.metadata };
    this.grid = new Grid(saved.grid, thisYear);
    this.properties = structuredClone(saved.properties);
    this.triggers = [...saved.triggers];
    this.mailUse = structuredClone(saved.mailUse);
    this.mailsSent = saved.mailsSent;
    this.activeCell = saved.activeCell;
  }

  save(): SavedState {
    const { owner, sharedWith, metadata, properties, triggers, mailUse, mailsSent, activeCell } = this;
    return {
      version: 1,
      owner,
      sharedWith,
      metadata,
      grid: this.grid.save(),
      properties,
      triggers,
      mailUse,
      mailsSent,
      activeCell,
    };
  }
}
