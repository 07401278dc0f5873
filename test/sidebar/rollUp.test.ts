/** Workbooks joined, in a real browser: the city sends up, the province takes in. */
import {
  browserOfFile,
  describeInBrowser,
  openPage,
  openSidebar,
  picture,
  SIDEBAR,
} from '../support/browser/browser.js';
import { joined } from '../support/plans/joined.js';
import { closeHosts } from '../support/preparedHost.js';

const DIALOG = { width: 1000, height: 650 };

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
    // Down to the unit's agencies, and of one area.
    await above.page.getByRole('button', { name: 'TP Hưng Yên' }).click();
    await above.page.getByRole('heading', { name: 'Cơ quan của TP Hưng Yên' }).waitFor();
    expect(await above.page.getByRole('row', { name: /^Sở Nội vụ \(city\) \d+ / }).count()).toBe(1);
    await picture(above.page, 'roll-up-unit');
    await above.page.getByRole('button', { name: 'Xem trước' }).last().click();
    await above.page
      .getByText('1/2 đơn vị có số liệu; thiếu: Huyện Văn Lâm. Không có gì mới để điền.')
      .waitFor();
    await picture(above.page, 'roll-up-filling');
    await above.page.getByLabel('Tính trên').selectOption('area 3');
    await above.page.getByRole('row', { name: /^Tỉnh Hưng Yên/ }).waitFor();
    expect(await above.page.getByLabel('Tính trên').inputValue()).toBe('area 3');
    expect(await above.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
      SIDEBAR.width,
    );
    expect(above.complaints).toEqual([]);
    await above.page.close();

    const dashboard = await openPage(browser(), province, 'dashboard', DIALOG);
    await dashboard.page.getByRole('tab', { name: 'Theo đơn vị trực thuộc' }).click();
    await dashboard.page
      .getByRole('heading', { name: /^Số liệu của 1\/2 đơn vị.* 1 đơn vị chưa có/ })
      .waitFor();
    expect(await dashboard.page.locator('#panel svg[class*="plot"]').count()).toBe(1);
    await picture(dashboard.page, 'roll-up-dashboard', DIALOG);
    expect(dashboard.complaints).toEqual([]);
    await dashboard.page.close();
  });
});
