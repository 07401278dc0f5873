/** The Tổng hợp tab in a real browser: chosen, looked at, opened to its rows, written. */

import {
  browserOfFile,
  describeInBrowser,
  openSidebar,
  picture,
  SIDEBAR,
} from '../support/browser/browser.js';
import { filledHost } from '../support/plans/filledPlan.js';
import { closeHosts, sampleHost } from '../support/preparedHost.js';

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
    await page.getByLabel('Kỳ báo cáo').selectOption('2023-6T');
    await page.getByRole('button', { name: 'Lập bảng tổng hợp' }).click();
    await page.getByText(/^Kỳ 2023-6T · .*, tính đến 08\/06\/2023$/).waitFor();
    expect(await page.getByRole('link', { name: 'In (PDF, A4 ngang)' }).getAttribute('href')).toMatch(
      /export\?format=pdf&gid=\d+&size=A4&portrait=false&fitw=true/,
    );
    expect(workbook.cells('Tổng hợp').flat().map(String)).toContainEqual(
      expect.stringMatching(/^Kỳ báo cáo: 2023-6T · /),
    );
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(SIDEBAR.width);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('opens a count to its rows, by the scope that was chosen', async () => {
    const workbook = filledHost(1);
    const { page, complaints } = await openSidebar(browser(), workbook);
    await page.getByRole('tab', { name: 'Tổng hợp' }).click();
    await page.getByText('Phạm vi, ngày, cách nhóm').click();
    await page.getByLabel('Cơ quan chủ trì').selectOption('SNV');
    await page.getByLabel('Nhiệm vụ', { exact: true }).check();
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText(/Lĩnh vực, nhiệm vụ do Sở Nội vụ chủ trì/).waitFor();
    const line = page.getByRole('row', { name: /^Tổng cộng/ });
    const overdue = line.getByRole('button', { name: /dòng: Tổng cộng, Quá hạn/ });
    const count = Number(await overdue.textContent());
    expect(count).toBeGreaterThan(0);
    await overdue.click();
    const rows = page.locator('td.opened .items li');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(count);
    await rows.first().getByRole('button').click();
    await picture(page, 'summary-opened');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(SIDEBAR.width);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
