/** The Thiết lập tab in a real browser: set up, periods, check and repair. */

import {
  browserOfFile,
  describeInBrowser,
  openSidebar,
  picture,
  SIDEBAR,
} from '../support/browser/browser.js';
import { MemoryStore } from '../support/localHost.js';
import { closeHosts, openTestHost, sampleHost } from '../support/preparedHost.js';

const browser = browserOfFile();
afterEach(closeHosts);

describeInBrowser('The sidebar', () => {
  test('of an empty spreadsheet says what to do, and sets it up with a sample', async () => {
    const workbook = openTestHost(new MemoryStore());
    const { page, complaints } = await openSidebar(browser(), workbook);
    await page.getByText('Bảng tính chưa được thiết lập').waitFor();
    await picture(page, 'sidebar-empty');
    await page.getByRole('tab', { name: 'Thiết lập' }).click();
    await page.getByLabel('Dữ liệu mẫu').selectOption('tp-hung-yen-2023');
    await page.getByRole('button', { name: 'Thiết lập bảng tính' }).click();
    await page.getByText('Đã tạo: Hướng dẫn').waitFor();
    expect(workbook.rows('Cơ quan')).toHaveLength(18);
    await picture(page, 'sidebar-setup');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('opens, closes and reopens a period', async () => {
    const workbook = sampleHost('tp-hung-yen-2023');
    const { page, complaints } = await openSidebar(browser(), workbook);
    await page.getByRole('tab', { name: 'Thiết lập' }).click();
    await page.getByLabel('Kỳ báo cáo').selectOption('2023-6T');
    await page.getByRole('button', { name: 'Mở kỳ', exact: true }).click();
    await page.getByText('Kỳ 2023-6T: thêm').waitFor();
    await page.getByRole('button', { name: 'Chốt kỳ' }).click();
    await page.getByText('số liệu được giữ ở trang TH 2023-6T').waitFor();
    await page.getByRole('button', { name: 'Mở lại kỳ' }).click();
    await page.getByText('Đã mở lại kỳ 2023-6T').waitFor();
    expect(workbook.rows('Kỳ báo cáo').find((row) => row['Kỳ'] === '2023-6T')).toMatchObject({
      'Trạng thái': 'Đang mở',
    });
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('checks, leads to the cell, says what repairing will do, and does it', async () => {
    const workbook = sampleHost('tp-hung-yen-2023');
    const { host } = workbook;
    host.renameSheet('Kiểm tra', 'Kiểm tra 2023');
    host.paste('Nhiệm vụ', 'H1', [['Hạn']]);
    host.paste('Nhiệm vụ', 'O5', [['xong']]);
    host.paste('Nhiệm vụ', 'F3', [['PNV?']]);
    host.paste('Cơ quan', 'D4', [['TPHY.AT']]);
    host.paste('Cơ quan', 'D2', [['TPHY.HC']]);
    const { page, complaints } = await openSidebar(browser(), workbook);
    await page.getByRole('tab', { name: 'Thiết lập' }).click();
    await page.getByRole('button', { name: 'Kiểm tra', exact: true }).click();
    await page.getByText(/\d+ lỗi, \d+ lưu ý/).waitFor();
    await page.getByText('Không có cơ quan mã «PNV?»').click();
    await page.waitForTimeout(200);
    const { grid, activeCell } = host.state;
    expect(activeCell).toEqual({
      sheetId: grid.sheetIdNamed('Nhiệm vụ'),
      row: 2,
      column: 5,
      rows: 1,
      columns: 1,
    });
    await page.getByRole('button', { name: 'Sửa…' }).click();
    await page.getByText('Đổi tên trang «Kiểm tra 2023» thành «Kiểm tra».').waitFor();
    await picture(page, 'sidebar-check');
    expect(workbook.host.sheets().map(({ title }) => title)).toContain('Kiểm tra 2023');

    await page.getByRole('button', { name: 'Sửa bảng tính', exact: true }).click();
    await page.getByText(/Đã làm \d+ việc/).waitFor();
    expect(workbook.host.sheets().map(({ title }) => title)).toContain('Kiểm tra');
    expect(workbook.cells('Nhiệm vụ')[0]![7]).toBe('Hạn hoàn thành');
    await picture(page, 'sidebar-repaired');
    // Nothing is cut off at 300 px.
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(SIDEBAR.width);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('shows an official no tab whose acts would refuse him; asked all the same, the server says who may', async () => {
    const workbook = sampleHost('tp-hung-yen-2023');
    const user = 'canbo@tphy.example';
    const { page } = await openSidebar(browser(), workbook, user);
    await page.getByText(user).waitFor();
    expect(await page.getByRole('tab').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Sửa…' }).count()).toBe(0);
    expect(() => workbook.call('repairWorkbook', {}, { user })).toThrow(
      'Chỉ người điều phối mới được sửa bảng tính',
    );
    await page.close();
  });
});
