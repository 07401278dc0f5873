/** A copy made the next year's workbook in the sidebar, in a real browser; the original says where it is done. */
import { browserOfFile, describeInBrowser, openSidebar, picture } from '../support/browser/browser.js';
import { MemoryStore } from '../support/localHost.js';
import { guardedPlan } from '../support/plans/guardedPlan.js';
import { closeHosts, OWNER, openTestHost } from '../support/preparedHost.js';

const browser = browserOfFile();
afterEach(closeHosts);

describeInBrowser('Thiết lập', () => {
  test('makes a copy the next year’s workbook, and refuses in the original', async () => {
    const original = guardedPlan();
    const store = new MemoryStore();
    original.host.copyTo(store, OWNER).close();
    const workbook = openTestHost(store, '2024-01-04');
    const refused = await openSidebar(browser(), original);
    await refused.page.getByRole('tab', { name: 'Thiết lập' }).click();
    await refused.page.getByText('Nâng cao').click();
    const section = refused.page.locator('section, div').filter({ hasText: 'Chuyển sang năm sau' }).last();
    await section.getByRole('button', { name: 'Xem trước', exact: true }).last().click();
    await refused.page.getByText('Đây là bảng tính gốc').waitFor();
    await refused.page.close();

    const { page, complaints } = await openSidebar(browser(), workbook);
    await page.getByRole('tab', { name: 'Thiết lập' }).click();
    await page.getByText('Nâng cao').click();
    await page.getByRole('button', { name: 'Xem trước', exact: true }).last().click();
    await page.getByText('Năm 2023 → 2024').waitFor();
    await page.getByText('Từng nhiệm vụ', { exact: true }).click();
    await page.getByLabel('NV01 Việc 1').selectOption('Bỏ');
    await page.getByText('Từng nhiệm vụ', { exact: true }).scrollIntoViewIfNeeded();
    await picture(page, 'next-year-preview');
    await page.getByRole('button', { name: 'Chuyển sang năm 2024' }).click();
    await page.getByText('Bản sao này nay là của năm 2024').waitFor();
    await picture(page, 'next-year-done');
    expect(workbook.rows('Nhiệm vụ').map((row) => row['Mã NV'])).toEqual(['NV02', 'NV03', 'NV04', 'NV05']);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
