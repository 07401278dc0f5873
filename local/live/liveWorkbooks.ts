/** The workbooks that the windows show, each live; what IMPORTRANGE shows in them is renewed after a while. */
import type { NamedWorkbook, OpenWorkbook, WorkbookFolder } from '../host/workbookFolder.js';
import type { MeterOptions } from '../running/callMeter.js';
import type { RunningClock } from '../running/clock.js';
import type { FolderStore } from '../state/folderStore.js';
import { FIRST } from '../state/folders.js';
import { LiveWorkbook } from './liveWorkbook.js';

export interface Book {
  readonly name: string;
  readonly workbook: LiveWorkbook;
  readonly mails: Pick<FolderStore, 'mails'> & { writeOutbox?: FolderStore['writeOutbox'] };
}

/** What the server needs to know of workbooks. */
export interface Books {
  list(): readonly NamedWorkbook[];
  /** Opened, and made where it is not there yet. @throws where there is none of that name */
  book(name: string): Book;
  /** Those that are open. */
  open(): readonly Book[];
  /** A window has opened it: what it reads of others is renewed. */
  shown(book: Book): void;
  /** Time has passed: what was read a while ago is renewed; `hours`: everything is. */
  passed(hours?: boolean): void;
}

/** Milliseconds until what a formula reads of another workbook has come, and after which it is looked at again. */
export interface Delay {
  readonly comesMs: number;
  readonly renewedMs: number;
}

/** On Google a few seconds, and up to an hour. */
const DELAY: Delay = { comesMs: 2500, renewedMs: 60_000 };

export class LiveWorkbooks implements Books {
  private readonly books = new Map<string, Book>();
  private readonly coming = new Map<Book, NodeJS.Timeout>();
  private readonly renewed = new Map<Book, number>();
  private readonly folder: WorkbookFolder;

  constructor(
    /** The folder, told whom to call when something is to be read for the first time. */
    folder: (later: (reader: string) => void) => WorkbookFolder,
    private readonly clock: RunningClock,
    private readonly meter: MeterOptions = {},
    private readonly delay: Delay = DELAY,
  ) {
    this.folder = folder((reader) => {
      // Whoever reads may not be live yet: then it is renewed when it is shown.
      const book = this.open().find(({ workbook }) => workbook.host.state.id === reader);
      if (book) this.renew(book);
    });
  }

  list(): readonly NamedWorkbook[] {
    return this.folder.list();
  }

  open(): readonly Book[] {
    return [...this.books.values()];
  }

  book(name: string): Book {
    const known = this.books.get(name);
    if (known) return known;
    const opened = this.folder.workbook(name);
    const book = this.books.get(opened.name) ?? this.live(opened);
    // One that was made is entered above.
    this.books.get(FIRST)?.workbook.publish();
    return book;
  }

  private live({ name, host, store }: OpenWorkbook): Book {
    host.run('onOpen', []);
    host.commit();
    const book = { name, workbook: new LiveWorkbook(host, this.clock, this.meter), mails: store };
    this.books.set(name, book);
    return book;
  }

  shown(book: Book): void {
    if (book.workbook.host.state.grid.readsOthers()) this.renew(book);
  }

  passed(hours = false): void {
    for (const book of this.open())
      if (hours || Date.now() - (this.renewed.get(book) ?? 0) > this.delay.renewedMs) this.shown(book);
  }

  /** After a while, once for all that waits in it. */
  private renew(book: Book): void {
    if (this.coming.has(book)) return;
    this.coming.set(
      book,
      setTimeout(() => {
        this.coming.delete(book);
        this.renewed.set(book, Date.now());
        book.workbook.refreshImports();
      }, this.delay.comesMs),
    );
  }

  /** Takes up the script as it has been built anew. */
  reloadScript(): void {
    for (const { workbook } of this.open()) workbook.host.reloadScript();
  }

  close(): void {
    for (const timer of this.coming.values()) clearTimeout(timer);
    this.folder.close();
  }
}

/** A workbook that stands alone. */
export function oneBook(workbook: LiveWorkbook, mails: Book['mails']): Books {
  const book = { name: FIRST, workbook, mails };
  return {
    list: () => [{ name: FIRST, id: workbook.host.state.id, title: '', isMade: true }],
    book(name) {
      if (name !== FIRST) throw new Error(`Không có bảng tính «${name}».`);
      return book;
    },
    open: () => [book],
    shown: () => undefined,
    passed: () => undefined,
  };
}
