/** The local host's API, and its stream of events. */

import type { CellFacts, Changes, CommandOutcome } from '../live/liveWorkbook.js';
import type { Locks } from '../live/locks.js';
import type { Person } from '../live/person.js';
import type { WorkbookView } from '../live/view.js';
import type { MenuItem, SentMail, StoredTrigger } from '../state/hostState.js';
import type { Place } from './place.js';

export type Trigger = StoredTrigger;
export type OutboxMail = Omit<SentMail, 'bcc' | 'replyTo' | 'html'>;

export interface Situation {
  readonly people: readonly Person[];
  readonly menus: readonly {
    readonly title: string;
    readonly items: readonly MenuItem[];
  }[];
  readonly today: string;
  readonly triggers: readonly Trigger[];
  readonly mails: number;
  readonly calls: CommandOutcome['calls'];
  /** Those of this machine, the one that is shown among them. */
  readonly workbooks: readonly {
    readonly path: string;
    readonly id: string;
    readonly title: string;
    readonly isMade: boolean;
    readonly isHere: boolean;
  }[];
  /** Whether developers look on. */
  readonly dev: boolean;
}

export interface Events {
  readonly changes?: Changes;
  readonly situation?: Situation;
  /** The script has been built anew: what it shows is to be shown anew. */
  readonly rebuilt?: boolean;
}

export const token = document.querySelector<HTMLMetaElement>('meta[name="papi-token"]')!.content;

/** Where the workbook is that is shown; the first one is at the root. */
export const base = /^\/d\/[\w-]+/.exec(location.pathname)?.[0] ?? '';

const post = (deed: string, body: unknown): Promise<Response> =>
  fetch(`${base}/api/${deed}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Papi-Token': token },
    body: JSON.stringify(body),
  });

/** What the server did not do, in both languages where it has both. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly english: string | undefined,
  ) {
    super(message);
  }
}

async function ask<T>(deed: string, body: unknown = {}): Promise<T> {
  const response = await post(deed, body);
  const answer = (await response.json()) as T & {
    error?: string;
    refused?: string;
    english?: string;
  };
  const refused = response.ok ? answer.refused : (answer.error ?? `${response.status}`);
  if (refused !== undefined) throw new Refused(refused, answer.english);
  return answer;
}

export const server = {
  view: () => ask<{ view: WorkbookView; situation: Situation }>('view'),
  facts: (sheet: string, row: number, column: number, user: string) =>
    ask<CellFacts>('facts', { sheet, row, column, user }),
  type: (sheet: string, row: number, column: number, value: string, user: string) =>
    ask('type', { sheet, row, column, value, user }),
  paste: (sheet: string, row: number, column: number, rows: readonly (readonly string[])[], user: string) =>
    ask('paste', { sheet, row, column, rows, user }),
  connect: (sheet: string, row: number, column: number, user: string) =>
    ask('connect', { sheet, row, column, user }),
  undo: (user: string) => ask<{ at: Place | null }>('undo', { user }),
  redo: (user: string) => ask<{ at: Place | null }>('redo', { user }),
  find: (wanted: string, sheet: string) => ask<{ found: Place[] }>('find', { wanted, sheet }),
  sort: (sheet: string, column: number, ascending: boolean, user: string) =>
    ask('sort', { sheet, column, ascending, user }),
  filter: (sheet: string, column: number, hidden: readonly string[] | null) =>
    ask('filter', { sheet, column, hidden }),
  values: (sheet: string, column: number) =>
    ask<{ values: string[]; hidden: string[] }>('values', { sheet, column }),
  width: (sheet: string, column: number, pixels: number) => ask('width', { sheet, column, pixels }),
  locks: (user: string) => ask<{ locks: Record<string, Locks> }>('locks', { user }),
  run: (name: string, args: readonly unknown[], user: string) =>
    ask<CommandOutcome & { situation: Situation }>('run', { name, args, user }),
  fire: (id: string) => ask<CommandOutcome & { situation: Situation }>('fire', { id }),
  clock: (today: string | null) => ask<{ situation: Situation }>('clock', { today }),
  outbox: () => ask<{ mails: OutboxMail[] }>('outbox'),
};

/** Follows the events until the server goes; then waits for it to come back and loads the page anew. */
export async function follow(tell: (events: Events) => void): Promise<void> {
  try {
    const response = await post('events', {});
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      const lines = (rest + value).split('\n');
      rest = lines.pop()!;
      for (const line of lines) tell(JSON.parse(line) as Events);
    }
  } catch {
    // The server is gone: below.
  }
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 700));
    const back = await fetch('/', { cache: 'no-store' }).then(
      () => true,
      () => false,
    );
    if (back) return location.reload();
  }
}
