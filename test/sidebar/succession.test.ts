/** An agency's work given over in the sidebar, in a real browser: chosen work by work, done, taken back. */
import { browserOfFile, describeInBrowser, openSidebar, picture } from '../support/browser/browser.js';
import { goOn } from '../support/goOn.js';
import { guardedPlan } from '../support/plans/guardedPlan.js';
import { closeHosts } from '../support/preparedHost.js';

const browser = browserOfFile();
afterEach(closeHosts);

describeInBrowser('Thiết lập', () => {
  test('gives over what an agency leaves open, a split chosen work by work, and takes it back', async () => {
    const workbook = guardedPlan();
    const { page, complaints } = await openSidebar(browser(), workbook);
    await page.getByRole('tab', { name: 'Thiết lập' }).click();
    await page.getByText('Nâng cao').click();
    await page.getByLabel('Cơ quan cũ').selectOption('STC');
    await page.getByLabel('Cơ quan tiếp nhận').selectOption('SNV');
    await page.getByLabel('Từ ngày').fill('01/06/2023');
    await page.getByLabel('Căn cứ').fill('12/NQ-HĐND');
    const form = page.locator('form').filter({ hasText: 'Cơ quan cũ' });
    await form.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByLabel('Ai nhận NV05').selectOption('STP');
    await page.getByText('Cơ quan STC → Cơ quan STP, Cơ quan SNV').waitFor();
    await page.getByText('1 dòng báo cáo quý I/2023 sang Cơ quan STP').waitFor();
    await picture(page, 'succession-preview');
    await page.getByRole('button', { name: 'Chuyển giao', exact: true }).click();
    await page.getByText('Cơ quan STC đã chuyển giao').waitFor();
    expect(workbook.rows('Sắp xếp cơ quan')).toMatchObject([
      { 'Mã mới': 'STP', 'Nhiệm vụ': 'NV05' },
      { 'Mã mới': 'SNV', 'Phạm vi': 'Toàn bộ' },
    ]);
    goOn(workbook);
    await form.getByRole('button', { name: 'Bỏ lần chuyển giao…' }).click();
    await page.getByText('Hoạt động trở lại').waitFor();
    await picture(page, 'succession-undo');
    await page.getByRole('button', { name: 'Bỏ lần chuyển giao', exact: true }).click();
    await page.getByText('Đã bỏ lần chuyển giao').waitFor();
    expect(workbook.rows('Sắp xếp cơ quan')).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
