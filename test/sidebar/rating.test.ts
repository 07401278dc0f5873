/** The rating in the sidebar, in a real browser: what made a point, a trial written, published for appeals. */
import {
  browserOfFile,
  describeInBrowser,
  openPage,
  openSidebar,
  picture,
} from '../support/browser/browser.js';
import { guardedPlan } from '../support/plans/guardedPlan.js';
import { closeHosts } from '../support/preparedHost.js';

const browser = browserOfFile();
afterEach(closeHosts);

describeInBrowser('Xếp loại', () => {
  test('shows what made each point, writes a trial and publishes it', async () => {
    const workbook = guardedPlan();
    workbook.type('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', '20/06/2023');
    for (const Mã of ['SNV', 'STC']) workbook.type('Cơ quan', { Mã }, 'Loại', 'UBND cấp xã');
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV02' }, 'Ngày hoàn thành', '01/06/2023');
    const { page, complaints } = await openSidebar(browser(), workbook);
    await page.getByRole('tab', { name: 'Tổng hợp' }).click();
    await page.getByRole('button', { name: 'Xếp loại' }).click();
    await page.getByText('Chấm thử năm 2023').waitFor();
    await page.locator('summary').filter({ hasText: 'Cơ quan STC' }).click();
    await page.getByText('1 đúng, 0 trễ, 2 quá hạn / 3').waitFor();
    await page.getByRole('button', { name: 'Xem các dòng làm ra điểm' }).first().click();
    await page.getByRole('button', { name: 'Việc 2: Hoàn thành đúng hạn' }).waitFor();
    // SNV has none of its 30 points, STC 10 of them.
    const means = page.locator('details').filter({ hasText: 'Điểm trung bình theo tiêu chí' }).last();
    await means.locator('summary').click();
    await means.getByText('5,00 / 30').waitFor();
    await picture(page, 'rating');

    await page.getByRole('button', { name: 'Công bố dự kiến', exact: true }).click();
    await page.getByText('Hãy «Chấm thử» rồi công bố').waitFor();
    await page.getByRole('button', { name: 'Chấm thử', exact: true }).click();
    await page.getByText(/dòng mới, 0 dòng đổi điểm/).waitFor();
    await page.getByRole('button', { name: 'Chấm thử: thực hiện' }).click();
    await page.getByText('Đã xong: chấm thử.').waitFor();
    await page.getByRole('button', { name: 'Công bố dự kiến', exact: true }).click();
    await page.getByRole('button', { name: 'Công bố dự kiến: thực hiện' }).click();
    await page
      .getByText('Đã công bố dự kiến ngày 08/06/2023; nhận kiến nghị đến hết ngày 15/06/2023')
      .waitFor();
    await picture(page, 'rating-published');
    await page.getByRole('button', { name: 'Gửi bảng điểm cho cơ quan' }).click();
    await page.getByText('4 thư, 4 địa chỉ. Kiến nghị đến hết ngày 15/06/2023').waitFor();
    await page.locator('details summary').filter({ hasText: 'Cơ quan STC (' }).first().click();
    await page.frameLocator('iframe.mail').getByText('1 đúng, 0 trễ, 2 quá hạn / 3').waitFor();
    await picture(page, 'rating-points');
    await page.getByRole('button', { name: 'Gửi 4 thư' }).click();
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    await page.getByText('Đã gửi 4 thư.').waitFor();
    await page.getByRole('button', { name: 'Xem lại bảng điểm' }).click();
    await page.getByText('Không còn cơ quan nào chờ bảng điểm.').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(300);
    expect(workbook.rows('Chấm điểm').length).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('is drawn in the dashboard, of districts as such, a name or a criterion however long', async () => {
    const workbook = guardedPlan();
    const size = { width: 1000, height: 650 };
    workbook.call('setUpWorkbook', { with: ['rating'] });
    workbook.type('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', '20/06/2023');
    for (const Mã of ['SNV', 'STC']) workbook.type('Cơ quan', { Mã }, 'Loại', 'UBND cấp huyện');
    workbook.type('Cơ quan', { Mã: 'STC' }, 'Tên cơ quan', `UBND huyện ${'Tên Dài '.repeat(15).trim()}`);
    workbook.type('Tiêu chí', { 'Mã TC': 'TC1', Nhóm: 'Xã' }, 'Tên', 'Tiêu chí dài '.repeat(25).trim());
    const { page, complaints } = await openPage(browser(), workbook, 'dashboard', size);
    await page.getByRole('tab', { name: 'Xếp loại' }).click();
    await page.getByRole('heading', { name: 'Chấm thử năm 2023' }).waitFor();
    const drawn = page.locator('[role="img"] svg');
    expect(await drawn.textContent()).toContain('UBND huyện Tên Dài');
    await picture(page, 'dashboard-rating', size);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(size.width);
    const groups = page.getByLabel('Nhóm');
    expect(await groups.locator('option').allTextContents()).toEqual([
      'Sở, ban, ngành, cơ quan',
      'Huyện, thị xã, thành phố',
    ]);
    const before = await drawn.textContent();
    await groups.selectOption('Sở');
    await page.waitForFunction(
      (old) => document.querySelector('[role="img"] svg')?.textContent !== old,
      before,
    );
    await page.getByText('Bảng số liệu').click();
    await page.getByRole('columnheader', { name: 'TC7' }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });
});
