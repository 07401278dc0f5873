/** Tổng quan in a real browser: a coordinator's questions, each in at most two clicks from the open sidebar. */
import type { Page } from 'playwright-core';
import {
  browserOfFile,
  describeInBrowser,
  openSidebar,
  picture,
  SIDEBAR,
} from '../support/browser/browser.js';
import { hand } from '../support/browser/clicks.js';
import { paleTexts } from '../support/browser/contrast.js';
import { filledHost } from '../support/plans/filledPlan.js';
import { closeHosts } from '../support/preparedHost.js';

const browser = browserOfFile();
afterAll(closeHosts);

const heading = (page: Page, text: RegExp) => page.getByRole('heading', { name: text }).waitFor();
const rows = (page: Page) => page.locator('.groups .items li');
const width = (page: Page): Promise<unknown> => page.evaluate('document.documentElement.scrollWidth');

describeInBrowser('The overview tab', () => {
  test('answers who has not sent, what is overdue long, what waits, what has changed, in a click each', async () => {
    const workbook = filledHost(1);
    workbook.call('getOverview');
    workbook.clock.spend(24 * 60 * 60 * 1000);
    workbook.type('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', '09/06/2023');
    const { page, complaints } = await openSidebar(browser(), workbook);
    await heading(page, /^Quá hạn và sắp đến hạn \(\d+\)/);
    await picture(page, 'overview-coordinator');
    for (const question of [
      'Chưa gửi báo cáo quý I/2023',
      'Chờ duyệt',
      'Quá hạn trên 5 ngày',
      'Thay đổi từ hôm qua',
    ]) {
      const { click, ...by } = hand();
      const chip = page.getByRole('button', { name: question });
      await click(chip);
      await heading(page, new RegExp(`^${question} \\(\\d+\\)`));
      expect(await chip.getAttribute('aria-pressed')).toBe('true');
      expect(await page.locator('.groups summary').count()).toBeGreaterThan(0);
      // Who: a click on the agency shows its rows.
      if (!(await rows(page).first().isVisible())) await click(page.locator('.groups summary').first());
      await rows(page).first().waitFor();
      expect(by.clicks).toBeLessThanOrEqual(2);
      expect(await page.evaluate('document.activeElement.textContent')).not.toBe('');
    }
    await page.getByText('So với đầu ngày 08/06/2023.').waitFor();
    await picture(page, 'overview-changes');
    expect(await width(page)).toBeLessThanOrEqual(SIDEBAR.width);
    expect(await paleTexts(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('finds by typing without diacritics, narrows, reaches the last row, and lets go', async () => {
    const { page, complaints } = await openSidebar(browser(), filledHost(1));
    const search = page.getByRole('searchbox');
    await search.fill('so noi vu');
    await heading(page, /^Tất cả, đã lọc \(\d+\)/);
    await page.locator('.groups summary', { hasText: 'Sở Nội vụ' }).waitFor();
    const total = Number(
      /\((\d+)\)/.exec((await page.getByRole('heading', { name: /^Tất cả/ }).textContent())!)![1],
    );
    const summaries = page.locator('.groups summary');
    const ofAgency = Number(/\((\d+)/.exec((await summaries.first().textContent())!)![1]);
    expect(ofAgency).toBeLessThanOrEqual(total);
    if (!(await rows(page).first().isVisible())) await summaries.first().click();
    await rows(page).first().waitFor();
    for (let i = 0; i < 20 && (await rows(page).count()) < ofAgency; i++)
      await page
        .getByRole('button', { name: /^Xem thêm/ })
        .first()
        .click();
    expect(await rows(page).count()).toBeGreaterThanOrEqual(ofAgency);
    await page.getByText('Lọc theo cơ quan').click();
    await page.getByLabel('Loại việc').selectOption({ label: 'Nhiệm vụ' });
    await picture(page, 'overview-narrowed');
    await page.getByRole('button', { name: 'Bỏ lọc' }).click();
    await heading(page, /^Tất cả \(\d+\)/);
    expect(await search.inputValue()).toBe('');
    await search.fill('zzz');
    await page.getByText('Không có gì khớp với điều kiện lọc.').waitFor();
    await search.press('Escape');
    await heading(page, /^Tất cả \(\d+\)/);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('copies a list as a letter would have it', async () => {
    const { page } = await openSidebar(browser(), filledHost(1));
    await page
      .getByRole('button', { name: /quá hạn$/ })
      .first()
      .click();
    await heading(page, /^Quá hạn \(\d+\)/);
    await page.getByRole('button', { name: 'Chép danh sách' }).click();
    await page.getByText(/Đã chép \d+ nội dung/).waitFor();
    await page.getByRole('button', { name: 'Xem', exact: true }).click();
    const text = await page.getByLabel('Nội dung đã chép').inputValue();
    expect(text).toMatch(/^Quá hạn, tính đến ngày 08\/6\/2023: \d\d+ nội dung của \d\d cơ quan\.\n1\. /);
    expect(text).toMatch(/\n- .+; hạn \d\d\/\d+\/2023; quá hạn \d+ ngày làm việc\.\n/);
    const total = Number(/: (\d+) nội dung/.exec(text)![1]);
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(total);
    await picture(page, 'overview-copied');
    await page.close();
  });
});
