/** The local host: the spreadsheet with its script, its people, and whom it is shared with. */
import { copied } from '../state/copy.js';
import type { Store } from '../state/store.js';
import { Keyboard } from './keyboard.js';

export class LocalHost extends Keyboard {
  /** Shares the spreadsheet with people as editors. */
  share(emails: readonly string[]): void {
    this.state.sharedWith = [
      ...new Set([...this.state.sharedWith, ...emails.map((email) => email.toLowerCase())]),
    ];
    this.commit();
  }

  /** Takes the spreadsheet away from people; they are out of its protections too, and stay so when they come back. */
  unshare(emails: readonly string[]): void {
    const gone = new Set(emails.map((email) => email.toLowerCase()));
    this.state.sharedWith = this.state.sharedWith.filter((email) => !gone.has(email));
    for (const id of this.state.grid.sheetIds()) {
      const extras = this.state.grid.extrasOf(id);
      extras.protections = extras.protections.map((one) => ({
        ...one,
        editors: one.editors.filter((editor) => !gone.has(editor)),
      }));
    }
    this.commit();
  }

  /** A group of people that the spreadsheet can be shared with, by its address. */
  group(address: string, members: readonly string[]): void {
    this.state.groups[address.toLowerCase()] = [...members];
    this.commit();
  }

  /** "Tạo bản sao" of the whole spreadsheet, by somebody, in a store of its own. */
  copyTo(store: Store, copier: string): LocalHost {
    store.save(copied(this.state.save(), copier));
    return new LocalHost({ ...this.options, store, owner: copier });
  }
}
