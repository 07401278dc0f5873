/** Everything that Google keeps between executions. */
import { Grid } from '../grid/grid.js';
import { covered, intersects, type Rectangle } from '../grid/rectangle.js';
import { type GridState, newGridState } from '../grid/stored.js';

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
  /** The spreadsheet's id; a copy has another. */
  readonly id?: string;
  readonly owner: string;
  /** On a shared drive nobody owns the spreadsheet: getOwner() gives null. */
  readonly sharedDrive?: boolean;
  /** Groups by their address, with their members; a group is shared with as a person is. */
  readonly groups?: Record<string, readonly string[]>;
  /** Addresses that the spreadsheet is shared with as editors, in lower case; the owner is not among them. */
  readonly sharedWith: readonly string[];
  /** Ids of the spreadsheets that IMPORTRANGE may read here: somebody has clicked "Cho phép truy cập". */
  readonly imports?: readonly string[];
  /** Developer metadata of the spreadsheet. */
  readonly metadata: Record<string, string>;
  readonly grid: GridState;
  readonly properties: Record<string, Record<string, string>>;
  readonly triggers: readonly StoredTrigger[];
  /** Recipients used, by user. */
  readonly mailUse: Record<string, MailUse>;
  readonly mailsSent: number;
  readonly activeCell: {
    readonly sheetId: string;
    readonly row: number;
    readonly column: number;
    /** Where more than one cell was chosen. */
    readonly rows?: number;
    readonly columns?: number;
  } | null;
}

const LOCAL = 'local';

export const newSavedState = (owner: string, id?: string): SavedState => ({
  version: 1,
  ...(id === undefined ? {} : { id }),
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
  readonly id: string;
  readonly owner: string;
  sharedDrive: boolean;
  readonly groups: Record<string, readonly string[]>;
  /** What getEditors() of the spreadsheet gives where Google does not tell all; null: everybody. Not saved. */
  editorsTold: readonly string[] | null = null;
  sharedWith: string[];
  readonly imports: Set<string>;
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
    this.id = saved.id ?? LOCAL;
    this.owner = saved.owner;
    this.sharedDrive = saved.sharedDrive ?? false;
    this.groups = structuredClone(saved.groups ?? {});
    // States saved before protections were emulated have neither.
    this.sharedWith = [...(saved.sharedWith ?? [])];
    this.imports = new Set(saved.imports);
    this.metadata = { ...saved.metadata };
    this.grid = new Grid(saved.grid, thisYear);
    this.properties = structuredClone(saved.properties);
    this.triggers = [...saved.triggers];
    this.mailUse = structuredClone(saved.mailUse);
    this.mailsSent = saved.mailsSent;
    this.activeCell = saved.activeCell;
  }

  // Who may what

  /** Whether somebody passes every protection by right of owning the spreadsheet. */
  owns(email: string): boolean {
    return !this.sharedDrive && email.toLowerCase() === this.owner.toLowerCase();
  }

  /** Whether somebody is among editors, himself or through a group. */
  amongEditors(editors: readonly string[], email: string): boolean {
    const person = email.toLowerCase();
    return editors.some(
      (editor) => editor === person || this.groups[editor]?.some((one) => one.toLowerCase() === person),
    );
  }

  /** Whether the spreadsheet is shared with an address as an editor's. */
  hasAccess(email: string): boolean {
    return email.toLowerCase() === this.owner.toLowerCase() || this.amongEditors(this.sharedWith, email);
  }

  /**
   * Whether protections let somebody edit cells: every one of those that cover any of them must list him, but for what
   * the protection of a sheet leaves unprotected, and protections that only warn.
   */
  mayEdit(sheetId: string, area: Rectangle, email: string): boolean {
    if (this.owns(email)) return true;
    return this.grid.extrasOf(sheetId).protections.every((protection) => {
      if (protection.warningOnly || this.amongEditors(protection.editors, email)) return true;
      if (protection.area) return !intersects(protection.area, area);
      return covered(area, protection.unprotected);
    });
  }

  save(): SavedState {
    const { id, owner, sharedDrive, groups, sharedWith, metadata, properties, triggers } = this;
    const { mailUse, mailsSent, activeCell, imports } = this;
    return {
      version: 1,
      id,
      owner,
      sharedDrive,
      groups,
      sharedWith,
      ...(imports.size > 0 ? { imports: [...imports] } : {}),
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
