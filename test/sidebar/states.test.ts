/** Every tab of the sidebar at 300 px in each of its states: empty, loading, full, failed. */
import type { Page } from 'playwright-core';
import {
  browserOfFile,
  describeInBrowser,
  type Fault,
  openSidebar,
  picture,
  SIDEBAR,
} from '../support/browser/browser.js';
import { paleTexts } from '../support/browser/contrast.js';
import { filledHost } from '../support/plans/filledPlan.js';
import { closeHosts, openTestHost } from '../support/preparedHost.js';

const browser = browserOfFile();
afterEach(closeHosts);

const TABS = ['Tổng quan', 'Tổng hợp', 'Nhắc hạn', 'Thiết lập'] as const;
const REASON = 'Bảng tính đang bận vì một lần chạy khác chưa xong. Hãy thử lại sau ít phút.';

/** What is done on a tab so that it comes into the state, and what must then be read there. */
const START: Record<(typeof TABS)[number], (page: Page) => Promise<void>> = {
  'Tổng quan': async () => undefined,
  'Tổng hợp': (page) => page.getByRole('button', { name: 'Xem trước' }).click(),
  'Nhắc hạn': (page) => page.getByRole('button', { name: 'Xem trước' }).click(),
  'Thiết lập': (page) => page.getByRole('button', { name: 'Kiểm tra', exact: true }).click(),
};

const STATES: Record<
  string,
  { fault?: Fault; empty?: boolean; reads: Record<(typeof TABS)[number], RegExp> }
> = {
  empty: {
    empty: true,
    reads: {
      'Tổng quan': /Bảng tính chưa được thiết lập\. Mở thẻ Thiết lập/,
      'Tổng hợp': /Chưa có gì để tổng hợp\. Mở thẻ Thiết lập/,
      'Nhắc hạn': /Bảng tính chưa được thiết lập/,
      'Thiết lập': /13 lỗi, \d+ lưu ý/,
    },
  },
  loading: {
    fault: 'waits',
    reads: {
      'Tổng quan': /Đang đọc bảng tính…/,
      'Tổng hợp': /Đang tổng hợp…/,
      'Nhắc hạn': /Đang soạn thư…/,
      'Thiết lập': /Đang kiểm tra bảng tính…/,
    },
  },
  full: {
    reads: {
      'Tổng quan': /Quá hạn và sắp đến hạn \(\d+\)/,
      'Tổng hợp': /Tổng cộng/,
      'Nhắc hạn': /thư, \d+ địa chỉ/,
      'Thiết lập': /lưu ý\. Bấm vào từng dòng|không có chỗ nào cần xem lại/,
    },
  },
  failed: {
    fault: { fails: REASON },
    reads: {
      'Tổng quan': /đang bận/,
      'Tổng hợp': /đang bận/,
      'Nhắc hạn': /đang bận/,
      'Thiết lập': /đang bận/,
    },
  },
};

describeInBrowser.each(Object.keys(STATES))('The sidebar, %s', (name) => {
  const { fault, empty, reads } = STATES[name]!;
  test('tells on each tab how things are, within 300 px, legibly', async () => {
    const workbook = empty ? openTestHost() : filledHost(1);
    const { page, complaints } = await openSidebar(browser(), workbook, undefined, fault);
    for (const tab of TABS) {
      await page.getByRole('tab', { name: tab }).click();
      // Whatever is going on, the way to start something stands where it will stay.
      if (!(empty && tab === 'Tổng hợp')) await START[tab](page);
      await page.getByText(reads[tab]).first().waitFor({ timeout: 30_000 });
      if (name === 'failed') {
        // The sentence is announced, and what was tried can be tried again.
        expect(await page.getByRole('status').allTextContents()).toContainEqual(REASON);
        expect(await page.getByRole('button', { disabled: false }).count()).toBeGreaterThan(0);
      }
      await picture(page, `state-${name}-${TABS.indexOf(tab)}`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(SIDEBAR.width);
      expect(await paleTexts(page)).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describeInBrowser('The overview', () => {
  test('jumps nowhere when its data come', async () => {
    const top = async (fault?: Fault): Promise<unknown[]> => {
      const { page } = await openSidebar(browser(), filledHost(1), undefined, fault);
      if (!fault) await page.getByText(/^Quá hạn và sắp đến hạn/).waitFor();
      else await page.getByText(/Đang đọc/).waitFor();
      const boxes = await page.evaluate(
        `[...document.querySelectorAll('.figures, .figure')].map((one) => Math.round(one.getBoundingClientRect().top))`,
      );
      await page.close();
      return boxes as unknown[];
    };
    expect(await top('waits')).toEqual(await top());
  });

  test('is worked by keyboard: arrows move between the tabs, Enter goes to a row', async () => {
    const workbook = filledHost(1);
    const { page } = await openSidebar(browser(), workbook);
    await page.locator('.groups summary').first().waitFor();
    await page.getByRole('tab', { name: 'Tổng quan' }).focus();
    for (const next of ['Tổng hợp', 'Nhắc hạn', 'Thiết lập', 'Tổng quan']) {
      await page.keyboard.press('ArrowRight');
      expect(await page.getByRole('tab', { selected: true }).textContent()).toBe(next);
      expect(await page.evaluate('document.activeElement.textContent')).toBe(next);
    }
    await page.locator('.groups summary').first().focus();
    await page.keyboard.press('Enter');
    const first = page.locator('.groups .items button:visible').first();
    await first.waitFor();
    const sheet = (await first.getAttribute('title'))!;
    await first.focus();
    await page.keyboard.press('Enter');
    const [, title, row] = /^Đến trang (.+), dòng (\d+)$/.exec(sheet)!;
    for (let i = 0; i < 50 && workbook.host.state.activeCell?.row !== Number(row) - 1; i++)
      await page.waitForTimeout(50);
    const { activeCell, grid } = workbook.host.state;
    expect([grid.nameOf(activeCell!.sheetId), activeCell!.row + 1]).toEqual([title, Number(row)]);
    await page.close();
  });
});
