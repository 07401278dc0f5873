/**
 * From an empty workbook to the first reminder, as a coordinator goes: names pasted, the year's periods, the annex
 * pasted as Word gives it, what is doubtful put right, taken over. Every touch is counted.
 */
import type { Page } from 'playwright-core';
import { appendixTable } from '../support/annex/appendix.js';
import { SMALL } from '../support/annex/emptyProvince.js';
import { AGENCIES } from '../support/annex/province2026.js';
import {
  browserOfFile,
  describeInBrowser,
  openSidebar,
  picture,
  SIDEBAR,
} from '../support/browser/browser.js';
import { MemoryStore } from '../support/localHost.js';
import { closeHosts, openTestHost } from '../support/preparedHost.js';

const browser = browserOfFile();
afterEach(closeHosts);

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\n/g, '</p><p>');

/** The annex as Word puts it on the clipboard. */
const WORD = `<html><body><table class=MsoTableGrid>${appendixTable()
  .map((row) =>
    /^[A-Z]+\. /.test(row[0]!)
      ? `<tr><td colspan=6><p class=MsoNormal><b>${escaped(row[0]!)}</b></p></td></tr>`
      : `<tr>${row.map((cell) => `<td><p class=MsoNormal>${escaped(cell)}</p></td>`).join('')}</tr>`,
  )
  .join('')}</table></body></html>`;

const paste = (page: Page, label: string, html: string): Promise<void> =>
  page.getByLabel(label).evaluate((box, content) => {
    const data = new DataTransfer();
    data.setData('text/html', content);
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);

describeInBrowser('From an empty workbook', () => {
  test('to the first reminder in the preview, in two dozen touches', async () => {
    const workbook = openTestHost(new MemoryStore(), '2026-03-02');
    const { page, complaints } = await openSidebar(browser(), workbook);
    const begun = Date.now();
    let touches = 0;
    const touch = async (deed: Promise<unknown>): Promise<void> => {
      touches++;
      await deed;
    };
    const click = (name: string | RegExp): Promise<void> =>
      touch(page.getByRole('button', { name, exact: true }).click());
    const write = async (label: string, value: string): Promise<void> => {
      await touch(page.getByLabel(label).fill(value));
      await page.getByLabel(label).blur();
      await page.getByText('Đã lưu vào trang Cấu hình.').waitFor();
    };

    await touch(page.getByRole('tab', { name: 'Thiết lập' }).click());
    expect(await page.getByRole('button', { name: 'Nhập kế hoạch' }).count()).toBe(0);
    await picture(page, 'sidebar-beginning');
    await click('Thiết lập bảng tính');
    await page.getByText('Đã tạo: Hướng dẫn').waitFor();
    // Few empty rows, so that every call costs little: of what is seen here nothing depends on them.
    for (const { title, rows } of workbook.host.sheets())
      if (SMALL.includes(title)) workbook.host.delete(title, 'rows', 60, rows - 60);
    await touch(page.getByLabel('Tỉnh hai cấp').check());
    await page.getByText('Đã lưu vào trang Cấu hình.').waitFor();
    await write('Đơn vị theo dõi', 'UBND tỉnh Hưng Yên');
    await write('Ngày ban hành kế hoạch', '20/01/2026');
    await page.getByText('UBND tỉnh Hưng Yên, năm 2026').waitFor();
    await picture(page, 'sidebar-description');
    expect(workbook.rows('Cấu hình').find((row) => row['Mục'] === 'Ngày ban hành kế hoạch')).toMatchObject({
      'Giá trị': '2026-01-20',
    });

    await touch(
      page
        .getByLabel('Danh sách tên cơ quan')
        .fill(AGENCIES.map(({ name }, i) => `${i + 1}\t${name}`).join('\n')),
    );
    await touch(page.getByLabel('Mẫu địa chỉ').fill('{mã}@tinh.example'));
    await click('Xem trước danh sách');
    await page.getByText(`${AGENCIES.length} cơ quan mới`).waitFor();
    await picture(page, 'sidebar-agencies');
    await click(`Thêm ${AGENCIES.length} cơ quan`);
    await page.getByText(`Đã thêm ${AGENCIES.length} cơ quan`).waitFor();

    await page.getByText('Các kỳ của năm 2026').waitFor();
    await picture(page, 'sidebar-periods');
    await click('Thêm 6 kỳ');
    await page.getByText('Đã thêm 6 kỳ của năm 2026').waitFor();

    await touch(paste(page, 'Bảng phụ lục', WORD));
    await click('Đọc phụ lục');
    await page.getByText('30 nhiệm vụ: 19 chắc, 11 cần xem').waitFor();
    expect(await page.locator('ul.rows > li').count()).toBe(appendixTable().length);
    expect(await page.locator('ul.rows > li.doubtful').count()).toBe(11);
    await picture(page, 'sidebar-import');
    // A name is asked once, and answered for good.
    const asked = page.locator('ul.asked > li', { hasText: 'Ban Tiếp công dân tỉnh' });
    await page.getByText(/^Cần hỏi \d+ tên gọi/).click();
    await picture(page, 'sidebar-asked');
    await asked.getByRole('button', { name: 'Giữ nguyên chữ' }).click();
    await page.getByText('30 nhiệm vụ: 20 chắc, 10 cần xem').waitFor();
    expect(await asked.count()).toBe(0);
    expect(workbook.rows('Tên gọi')).toMatchObject([
      { 'Tên gọi': 'Ban Tiếp công dân tỉnh', 'Giữ nguyên văn': 'Có' },
    ]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(SIDEBAR.width);
    // A doubt that matters is put right there: no day was stated.
    const row = page.locator('ul.rows > li', { hasText: 'NV25' });
    await touch(row.getByRole('button', { name: 'Sửa…' }).click());
    await touch(row.getByLabel('Hạn hoàn thành').fill('30/09/2026'));
    await row.getByLabel('Hạn hoàn thành').blur();
    await picture(page, 'sidebar-import-row');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(SIDEBAR.width);
    await click('Đưa 29 nhiệm vụ vào trang Nhiệm vụ');
    await page.getByText('Đã thêm 29 nhiệm vụ, sửa 0').waitFor();
    await picture(page, 'sidebar-imported');
    expect(workbook.rows('Nhiệm vụ').find((one) => one['Mã NV'] === 'NV25')).toMatchObject({
      'Hạn hoàn thành': '2026-09-30',
    });

    await click('Mở thẻ Nhắc hạn');
    await click('Xem trước');
    await touch(page.locator('summary', { hasText: 'Sở Nội vụ' }).click());
    await page
      .frameLocator('iframe.mail')
      .getByText('Tuyên truyền để người dân biết các vị trí dân cử', { exact: false })
      .waitFor();
    const minutes = ((Date.now() - begun) / 60_000).toFixed(1);
    console.info(
      `${touches} touches, ${minutes} minutes of waiting from an empty workbook to the first reminder`,
    );
    expect(touches).toBeLessThanOrEqual(24);

    // The same again is nothing new; and there is one way back.
    await page.getByRole('tab', { name: 'Thiết lập' }).click();
    await picture(page, 'sidebar-daily');
    await page.getByText('Nâng cao: thiết lập').click();
    await picture(page, 'sidebar-more');
    await page.getByRole('button', { name: 'Nhập kế hoạch', exact: true }).click();
    await paste(page, 'Bảng phụ lục', WORD);
    await page.getByRole('button', { name: 'Đọc phụ lục' }).click();
    await page.getByText('Đã có, không thay đổi.').first().waitFor();
    await page.getByRole('button', { name: 'Bỏ lần nhập gần nhất' }).click();
    await page.getByText('Đã bỏ lần nhập: xóa 29 nhiệm vụ').waitFor();
    expect(workbook.rows('Nhiệm vụ')).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
