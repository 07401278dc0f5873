/** The Tổng hợp tab in a real browser: of the whole plan or of one period, looked at and written. */
import { closeHosts, sampleHost } from '../workbook/host.js';
import { browserOfFile, describeInBrowser, openSidebar, picture, SIDEBAR } from './browser.js';

const browser = browserOfFile();
afterEach(closeHosts);

describeInBrowser('The summary tab', () => {
  test('shows and writes the summary of the period that is chosen', async () => {
    const workbook = sampleHost('tp-hung-yen-2023');
    workbook.call('openPeriod', { period: '2023-6T' });
    const { page, complaints } = await openSidebar(browser(), workbook);
    await page.getByRole('tab', { name: 'Tổng hợp' }).click();
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('Toàn bộ kế hoạch, tính đến 08/06/2023').waitFor();
    await page.getByLabel('Phạm vi tổng hợp').selectOption('2023-6T');
    await page.getByRole('button', { name: 'Ghi trang Tổng hợp' }).click();
    await page.getByText(/^Kỳ 2023-6T · .*, tính đến 08\/06\/2023$/).waitFor();
    await picture(page, 'summary-period');
    expect(workbook.cells('Tổng hợp').flat().map(String)).toContainEqual(
      expect.stringMatching(/^Kỳ báo cáo: 2023-6T · /),
    );
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(SIDEBAR.width);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
