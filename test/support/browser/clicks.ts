/** How many times a person clicks or presses a key for an answer. */
import type { Locator } from 'playwright-core';

export interface Hand {
  click(target: Locator): Promise<void>;
  choose(target: Locator, label: string): Promise<void>;
  readonly clicks: number;
}

export function hand(): Hand {
  let clicks = 0;
  return {
    async click(target) {
      clicks++;
      await target.click();
    },
    async choose(target, label) {
      clicks++;
      await target.selectOption({ label });
    },
    get clicks() {
      return clicks;
    },
  };
}
