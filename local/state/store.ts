/** Where the state is kept: in a folder that survives restarts and kills, or in memory for tests. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { emlOf } from './eml.js';
import type { MailUse, SavedState, SentMail } from './hostState.js';

export interface Store {
  load(): SavedState | null;
  save(state: SavedState): void;
  /** A mail has left: it stays sent whatever becomes of the execution. */
  deliver(mail: SentMail, mailUse: Record<string, MailUse>): void;
  mails(): readonly SentMail[];
  mailUse(): Record<string, MailUse>;
  close(): void;
}

export class MemoryStore implements Store {
  private saved: string | null = null;
  private sent: SentMail[] = [];
  private use: Record<string, MailUse> = {};

  load(): SavedState | null {
    return this.saved === null ? null : (JSON.parse(this.saved) as SavedState);
  }
  save(state: SavedState): void {
    this.saved = JSON.stringify(state);
  }
  deliver(mail: SentMail, mailUse: Record<string, MailUse>): void {
    this.sent.push(mail);
    this.use = structuredClone(mailUse);
  }
  mails(): readonly SentMail[] {
    return this.sent;
  }
  mailUse(): Record<string, MailUse> {
    return structuredClone(this.use);
  }
  close(): void {}
  /** Everything that it holds, as text. */
  written(): string {
    return JSON.stringify([this.saved, this.sent, this.use]);
  }
  static of(text: string): MemoryStore {
    const store = new MemoryStore();
    [store.saved, store.sent, store.use] = JSON.parse(text) as [
      string | null,
      SentMail[],
      Record<string, MailUse>,
    ];
    return store;
  }
  /** A store with the same content, to try something on. */
  copy(): MemoryStore {
    const copy = new MemoryStore();
    copy.saved = this.saved;
    copy.sent = [...this.sent];
    copy.use = structuredClone(this.use);
    return copy;
  }
}

interface MailFile {
  readonly use: Record<string, MailUse>;
  readonly mails: SentMail[];
}

/** Writes a file so that a kill at any moment leaves either the old content whole or the new. */
export function writeAtomically(path: string, content: string | Buffer): void {
  const temporary = `${path}.${process.pid}.tmp`;
  const file = openSync(temporary, 'w');
  try {
    const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}

/** A folder: state.json, mail.json, and the outbox with one .eml file a mail. One process at a time. */
export class FolderStore implements Store {
  private readonly lockFile: string;

  constructor(readonly folder: string) {
    mkdirSync(join(folder, 'outbox'), { recursive: true });
    this.lockFile = join(folder, 'lock');
    this.lock();
    // What an earlier process left half-written was never renamed into place.
    for (const name of readdirSync(folder)) if (name.endsWith('.tmp')) rmSync(join(folder, name));
  }

  private lock(): void {
    for (let attempt = 0; attempt < 2; attempt++) {
      try {
        const file = openSync(this.lockFile, 'wx');
        writeSync(file, String(process.pid));
        closeSync(file);
        return;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const holder = Number(readFileSync(this.lockFile, 'utf8'));
        if (isRunning(holder))
          throw new Error(
            `Thư mục ${this.folder} đang được tiến trình ${holder} sử dụng. Hãy dừng tiến trình đó hoặc chọn thư mục khác bằng --dir.`,
          );
        rmSync(this.lockFile, { force: true });
      }
    }
    throw new Error(`Không khóa được thư mục ${this.folder}.`);
  }

  load(): SavedState | null {
    const path = join(this.folder, 'state.json');
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as SavedState) : null;
  }
  save(state: SavedState): void {
    writeAtomically(join(this.folder, 'state.json'), JSON.stringify(state));
  }
  private mailFile(): MailFile {
    const path = join(this.folder, 'mail.json');
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as MailFile) : { use: {}, mails: [] };
  }
  deliver(mail: SentMail, mailUse: Record<string, MailUse>): void {
    writeAtomically(
      join(this.folder, 'mail.json'),
      JSON.stringify({ use: mailUse, mails: [...this.mailFile().mails, mail] }),
    );
  }
  mails(): readonly SentMail[] {
    return this.mailFile().mails;
  }
  /** Writes the .eml file of every mail that has none yet: those just sent, and those a kill left without. */
  async writeOutbox(): Promise<void> {
    for (const mail of this.mails()) {
      const path = join(this.folder, 'outbox', `${String(mail.number).padStart(4, '0')}.eml`);
      if (!existsSync(path)) writeAtomically(path, await emlOf(mail));
    }
  }
  mailUse(): Record<string, MailUse> {
    return this.mailFile().use;
  }
  close(): void {
    rmSync(this.lockFile, { force: true });
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
