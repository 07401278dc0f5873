/** People do not wait for the page: they type in the next moment, choose while an answer is under way, and answers overtake each other. */

import type { Page } from 'playwright-core';
import { browserOfFile, describeInBrowser, openSidebar } from '../support/browser/browser.js';
import { guardedPlan } from '../support/plans/guardedPlan.js';
import { closeHosts } from '../support/preparedHost.js';

const browser = browserOfFile();
afterEach(closeHosts);

/** Holds back the answer to the next call of that name until it is let go. */
async function holdNext(
  page: Page,
  name: string,
): Promise<{ come(): Promise<void>; letGo(): Promise<void> }> {
  await page.evaluate((wanted) => {
    const client = window as unknown as Record<string, unknown> & {
      callServer: (called: string, args: string) => Promise<string>;
    };
    const real = client.callServer;
    client['held'] = false;
    client.callServer = async (called, args) => {
      const answer = await real(called, args);
      if (called !== wanted || client['held']) return answer;
      client['held'] = true;
      await new Promise((resolve) => {
        client['letGo'] = resolve;
      });
      return answer;
    };
  }, name);
  return {
    come: async () => void (await page.waitForFunction('window.held')),
    letGo: () => page.evaluate('window.letGo()'),
  };
}

/** What is focused in the very next task of the page, long before the next frame. */
const focusedAfterClick = (page: Page, button: string): Promise<string> =>
  page.evaluate(async (label) => {
    document.querySelector<HTMLElement>(`[aria-label="${label}"]`)!.click();
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
    return document.activeElement?.closest('label')?.textContent ?? document.activeElement?.textContent ?? '';
  }, button);

const search = (page: Page) => page.getByRole('searchbox');

const typeExtension = async (page: Page, due: string): Promise<void> => {
  await page.getByRole('button', { name: 'Gia hạn… Việc 5' }).click();
  await page.getByLabel('Hạn mới').fill(due);
  await page.getByLabel('Số văn bản').fill('812/UBND-NC');
  await page.getByLabel('Ngày văn bản').fill('07/06/2023');
};

describeInBrowser('what people do at once', () => {
  test('typing begins in the field that a click opens, in the next moment', async () => {
    const { page, complaints } = await openSidebar(browser(), guardedPlan());
    await search(page).fill('viec 5');
    await page.getByRole('button', { name: 'Gia hạn… Việc 5' }).waitFor();
    expect(await focusedAfterClick(page, 'Gia hạn… Việc 5')).toBe('Hạn mới');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Gia hạn… Việc 5' }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('the preview is of what was typed last, whichever answer comes last', async () => {
    const { page, complaints } = await openSidebar(browser(), guardedPlan());
    await search(page).fill('viec 5');
    const first = await holdNext(page, 'extendDeadline');
    await typeExtension(page, '29/06/2023');
    await first.come();
    await page.getByLabel('Hạn mới').fill('30/06/2023');
    await page.getByText('15/06/2023 → 30/06/2023').waitFor();
    await first.letGo();
    // Longer than the pause after which it would be asked for again.
    await page.waitForTimeout(100);
    expect(await page.getByText('15/06/2023 → 30/06/2023').count()).toBe(1);
    await page.getByRole('button', { name: 'Ghi gia hạn' }).click();
    await page
      .getByText(/^Đã gia hạn/)
      .first()
      .waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a deed that ends reads the list that is wanted by then', async () => {
    const workbook = guardedPlan();
    const { page, complaints } = await openSidebar(browser(), workbook);
    await search(page).fill('viec 5');
    await typeExtension(page, '30/06/2023');
    const deed = page.getByRole('button', { name: 'Ghi gia hạn' });
    await deed.waitFor();
    const written = await holdNext(page, 'extendDeadline');
    await deed.click();
    await written.come();
    expect(workbook.rows('Gia hạn')).toHaveLength(1);
    await search(page).fill('viec 1');
    await page.getByRole('button', { name: 'Gia hạn… Việc 1' }).waitFor();
    const read = await holdNext(page, 'getOverview');
    await written.letGo();
    await read.come();
    await read.letGo();
    await page.getByRole('button', { name: 'Tải lại' }).and(page.locator(':enabled')).waitFor();
    expect(await search(page).inputValue()).toBe('viec 1');
    expect(await page.getByRole('button', { name: 'Gia hạn… Việc 1' }).count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('what is being typed is looked for too when something else is chosen before typing has rested', async () => {
    const { page, complaints } = await openSidebar(browser(), guardedPlan());
    await page.getByText('Lọc theo cơ quan').click();
    await search(page).fill('viec 5');
    await page.getByLabel('Tình trạng').selectOption('Sắp đến hạn');
    await page.getByText('Sắp đến hạn, đã lọc (1)').waitFor();
    // Past the rest after which the search by itself would have been asked for.
    await page.waitForTimeout(800);
    expect(await page.getByText('Sắp đến hạn, đã lọc (1)').count()).toBe(1);
    await search(page).fill('viec');
    await page.getByRole('button', { name: 'Bỏ lọc' }).click();
    await page.waitForTimeout(800);
    expect(await search(page).inputValue()).toBe('');
    expect(await page.getByText('Sắp đến hạn (7)', { exact: true }).count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
