/** Deadlines put off in the sidebar, in a real browser: granted from an item, asked for and concluded from the list. */

import { browserOfFile, describeInBrowser, openSidebar, picture } from '../support/browser/browser.js';
import { hand } from '../support/browser/clicks.js';
import { guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { closeHosts } from '../support/preparedHost.js';

const browser = browserOfFile();
afterEach(closeHosts);

describeInBrowser('Tổng quan', () => {
  test('puts a deadline off in two clicks and what is typed, from the open sidebar', async () => {
    const workbook = guardedPlan();
    const { page, complaints } = await openSidebar(browser(), workbook);
    const by = hand();
    // Among hundreds it is found by typing; the few that are left stand open.
    await page.getByRole('searchbox').fill('viec 5');
    await by.click(page.getByRole('button', { name: 'Gia hạn… Việc 5' }));
    await page.keyboard.type('30/06/2023');
    await page.keyboard.press('Tab');
    await page.keyboard.type('812/UBND-NC');
    await page.keyboard.press('Tab');
    await page.keyboard.type('07/06/2023');
    await by.click(page.getByRole('button', { name: 'Ghi gia hạn' }));
    await page
      .getByText(/Đã gia hạn/)
      .first()
      .waitFor();
    expect(by.clicks).toBe(2);
    expect(workbook.rows('Gia hạn')).toMatchObject([{ 'Hạn mới': '2023-06-30', 'Kết luận': 'Đồng ý' }]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('puts an item off, and concludes what an official asked for', async () => {
    const workbook = guardedPlan();
    const { page, complaints } = await openSidebar(browser(), workbook);
    await page.locator('summary').filter({ hasText: 'Cơ quan STC' }).click();
    const item = page.getByRole('button', { name: 'Gia hạn… Việc 5' });
    await item.click();
    await page.keyboard.type('30/06/2023');
    await page.getByLabel('Số văn bản').fill('812/UBND-NC');
    await page.getByLabel('Ngày văn bản').fill('07/06/2023');
    // What is complete is previewed by itself; what is changed afterwards, anew.
    await page.getByText('15/06/2023 → 30/06/2023').waitFor();
    await page.getByLabel('Hạn mới').fill('29/06/2023');
    await page.getByText('15/06/2023 → 30/06/2023').waitFor({ state: 'detached' });
    await page.getByText('15/06/2023 → 29/06/2023').waitFor();
    await page.getByLabel('Hạn mới').fill('30/06/2023');
    await page.getByText('15/06/2023 → 30/06/2023').waitFor();
    await picture(page, 'extension-preview');
    await page.getByRole('button', { name: 'Ghi gia hạn' }).click();
    await page.locator('summary').filter({ hasText: 'Cơ quan STC' }).getByText('(5').waitFor();
    expect(workbook.rows('Nhiệm vụ')[4]).toMatchObject({ 'Hạn đang tính': '2023-06-30' });

    const request = { key: 'task|NV01|SNV', due: '22/06/2023', reason: 'Chờ Bộ hướng dẫn' };
    const user = officialOf('SNV');
    const { fingerprint } = workbook.call<{ fingerprint: string }>('extendDeadline', request, { user });
    workbook.call('extendDeadline', { ...request, fingerprint }, { user });
    await page.getByRole('button', { name: 'Tải lại' }).click();
    await page.getByText('Xin gia hạn, chờ kết luận (1)').waitFor();
    await page.getByRole('button', { name: 'Đồng ý…' }).click();
    await page.getByLabel('Số văn bản').fill('900/UBND');
    await page.getByLabel('Ngày văn bản').fill('08/06/2023');
    await picture(page, 'extension-request');
    await page.getByRole('button', { name: 'Đồng ý', exact: true }).click();
    await page.getByText('Xin gia hạn, chờ kết luận').waitFor({ state: 'detached' });
    expect(workbook.rows('Gia hạn')[1]).toMatchObject({ 'Kết luận': 'Đồng ý', 'Số văn bản': '900/UBND' });
    expect(complaints).toEqual([]);
    await page.close();
  });
});
