/**
 * The state in a folder: state.json, the save before it (state.previous.json), mail.json, and the outbox with one .eml
 * file a mail. A kill at any moment leaves each file whole, as it was or as it is to be.
 */
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { sync as writeFileAtomic } from 'write-file-atomic';
import { emlOf } from './eml.js';
import { lockFolder } from './folderLock.js';
import type { MailUse, SavedState, SentMail } from './hostState.js';
import { DUCK_FILE, isOurs, marked, removeLeftovers } from './mark.js';
import { NotSaved, type Store } from './store.js';

interface MailFile {
  readonly use: Record<string, MailUse>;
  readonly mails: SentMail[];
}

/** @throws NotSaved with what the disk says */
function write(path: string, content: string | Buffer): void {
  try {
    writeFileAtomic(path, content);
  } catch (error) {
    throw new NotSaved(path, error as NodeJS.ErrnoException);
  }
}

const moment = (path: string): string =>
  statSync(path).mtime.toLocaleString('vi-VN', { dateStyle: 'short', timeStyle: 'medium' });

export class FolderStore implements Store {
  private readonly unlock: () => void;
  private readonly state: string;
  private readonly previous: string;
  private readonly mail: string;

  constructor(readonly folder: string) {
    mkdirSync(join(folder, 'outbox'), { recursive: true });
    this.state = join(folder, 'state.json');
    this.previous = join(folder, 'state.previous.json');
    this.mail = join(folder, 'mail.json');
    this.unlock = lockFolder(folder);
    removeLeftovers(folder);
  }

  /** @throws where the file is damaged, naming it and the way to the save before it; the file stays as it is */
  load(): SavedState | null {
    if (!existsSync(this.state)) return null;
    return read<SavedState>(
      this.state,
      (state) => state.version === 1 && typeof state.owner === 'string',
      () =>
        existsSync(this.previous)
          ? `Bản lưu trước đó (${moment(this.previous)}) vẫn còn: thêm --previous để mở bản ấy, tệp hỏng được giữ lại dưới tên khác.`
          : 'Không có bản lưu trước đó. Thêm --dir với một thư mục khác để bắt đầu lại.',
    );
  }

  /** Puts the save before the last in its place; the damaged file stays under another name. */
  takePrevious(): void {
    if (!existsSync(this.previous)) throw new Error(`Không có bản lưu trước đó trong ${this.folder}.`);
    if (existsSync(this.state))
      renameSync(this.state, join(this.folder, `state.hong-${Date.now().toString(36)}.json`));
    copyFileSync(this.previous, this.state);
  }

  save(state: SavedState): void {
    if (existsSync(this.state)) {
      if (!isOurs(this.state))
        throw new NotSaved(this.state, new Error('tệp này không phải của chương trình'));
      try {
        rmSync(this.previous, { force: true });
        linkSync(this.state, this.previous);
      } catch {
        // A file system without hard links.
        try {
          copyFileSync(this.state, this.previous);
        } catch (error) {
          throw new NotSaved(this.previous, error as Error);
        }
      }
    }
    write(this.state, marked(state));
  }

  private mailFile(): MailFile {
    if (!existsSync(this.mail)) return { use: {}, mails: [] };
    return read<MailFile>(
      this.mail,
      ({ mails }) => Array.isArray(mails),
      () => 'Hãy giữ tệp này và chọn thư mục khác bằng --dir.',
    );
  }
  deliver(mail: SentMail, mailUse: Record<string, MailUse>): void {
    write(this.mail, marked({ use: mailUse, mails: [...this.mailFile().mails, mail] }));
  }
  bigQueryPath(): string {
    return join(this.folder, DUCK_FILE);
  }
  mails(): readonly SentMail[] {
    return this.mailFile().mails;
  }
  /** Writes the .eml file of every mail that has none yet: those just sent, and those a kill left without. */
  async writeOutbox(): Promise<void> {
    for (const mail of this.mails()) {
      const path = join(this.folder, 'outbox', `${String(mail.number).padStart(4, '0')}.eml`);
      if (!existsSync(path)) write(path, await emlOf(mail));
    }
  }
  mailUse(): Record<string, MailUse> {
    return this.mailFile().use;
  }
  close(): void {
    this.unlock();
  }
}

function read<T extends object>(path: string, isWhole: (value: T) => boolean, whatNow: () => string): T {
  let reason = 'nội dung không đúng dạng';
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as T;
    if (typeof value === 'object' && value !== null && isWhole(value)) return value;
  } catch (error) {
    reason = (error as Error).message;
  }
  throw new Error(`Tệp ${path} bị hỏng (${reason}). Tệp được giữ nguyên. ${whatNow()}`);
}
