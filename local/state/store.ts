/** Where the state is kept: in a folder (folderStore.ts), or in memory for tests. */
import { Refusal } from '../grid/refusal.js';
import type { MailUse, SavedState, SentMail } from './hostState.js';

/** What was done could not be made durable: a full disk, a folder that may not be written. */
export class NotSaved extends Refusal {
  constructor(path: string, reason: NodeJS.ErrnoException | Error) {
    const full = (reason as NodeJS.ErrnoException).code === 'ENOSPC';
    super(
      `Không lưu được vào ${path}: ${full ? 'đĩa đã đầy' : reason.message}. Thay đổi vừa rồi không được giữ lại.`,
      `Could not be saved to ${path}: ${full ? 'the disk is full' : reason.message}. The last change was not kept.`,
    );
  }
}

export interface Store {
  load(): SavedState | null;
  save(state: SavedState): void;
  /** A mail has left: it stays sent whatever becomes of the execution. */
  deliver(mail: SentMail, mailUse: Record<string, MailUse>): void;
  mails(): readonly SentMail[];
  mailUse(): Record<string, MailUse>;
  /** Where DuckDB keeps what BigQuery would. */
  bigQueryPath(): string;
  close(): void;
}

/**
 * For tests. What was saved last is written down only when somebody asks for it: every change is saved at once, so that
 * until then the state itself is what was saved.
 */
export class MemoryStore implements Store {
  private saved: string | SavedState | null = null;
  private sent: SentMail[] = [];
  private use: Record<string, MailUse> = {};

  private text(): string | null {
    if (this.saved !== null && typeof this.saved !== 'string') this.saved = JSON.stringify(this.saved);
    return this.saved;
  }
  load(): SavedState | null {
    const text = this.text();
    return text === null ? null : (JSON.parse(text) as SavedState);
  }
  save(state: SavedState): void {
    this.saved = state;
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
  bigQueryPath(): string {
    return ':memory:';
  }
  close(): void {}
  /** Everything that it holds, as text. */
  written(): string {
    return JSON.stringify([this.text(), this.sent, this.use]);
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
    copy.saved = this.text();
    copy.sent = [...this.sent];
    copy.use = structuredClone(this.use);
    return copy;
  }
}
