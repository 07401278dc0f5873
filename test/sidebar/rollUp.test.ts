/** Workbooks joined, in a real browser: the city sends up, the province takes in. */
import { browserOfFile, describeInBrowser, openSidebar, picture, SIDEBAR } from '../support/browser.js';
import { joined } from '../support/joined.js';
import { closeHosts } from '../support/preparedHost.js';

const browser = browserOfFile();
afterEach(closeHosts);

describeInBrowser('Workbooks joined', () => {
  test('the city sends up with a remark; the province waits, then reads it', async () => {
    const { city, province, allow } = joined();
    const below = await openSidebar(browser(), city);
    await below.page.getByRole('tab', { name: 'Tổng hợp' }).click();
    await below.page.getByText('Đơn vị trực thuộc, gửi cấp trên').click();
    await below.page
      .getByLabel(/^Ý kiến gửi kèm/)
      .fill('Đề nghị tỉnh sớm ban hành biểu mẫu\n\nThiếu kinh phí');
    await below.page.getByRole('button', { name: 'Lập số liệu gửi cấp trên' }).click();
    await below.page.getByText(/Đã lập lúc 08\/06\/2023 .* dòng, 2 ý kiến/).waitFor();
    await picture(below.page, 'roll-up-sent');
    expect(below.complaints).toEqual([]);
    await below.page.close();

    const above = await openSidebar(browser(), province);
    await above.page.getByRole('tab', { name: 'Tổng hợp' }).click();
    await above.page.getByText('Đơn vị trực thuộc, gửi cấp trên').click();
    const receive = above.page.getByRole('button', { name: 'Nhận số liệu' });
    await receive.click();
    await above.page.getByText('Số liệu của 0/2 đơn vị.').waitFor();
    expect(await above.page.getByText('Chờ cho phép: mở trang «Nhận số liệu TPHY»').count()).toBe(1);
    allow('city');
    await receive.click();
    await above.page.getByText('Số liệu của 1/2 đơn vị, cũ nhất ngày 08/06/2023.').waitFor();
    expect(await above.page.getByRole('row', { name: /^TP Hưng Yên [\d.]+ [\d.]+ \d+%$/ }).count()).toBe(1);
    expect(await above.page.getByText('Thiếu kinh phí').count()).toBe(1);
    await picture(above.page, 'roll-up-received');
    expect(await above.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
      SIDEBAR.width,
    );
    expect(above.complaints).toEqual([]);
    await above.page.close();
  });
});
