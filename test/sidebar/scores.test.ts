/** Published scores of PAPI in the dashboard, in a real browser: from nothing to the slope, and on to a task that is missing. */
import { browserOfFile, describeInBrowser, openPage, picture } from '../support/browser/browser.js';
import { paleTexts } from '../support/browser/contrast.js';
import { guardedPlan } from '../support/plans/guardedPlan.js';
import { pasteScores } from '../support/plans/papiScores.js';
import { closeHosts } from '../support/preparedHost.js';

const browser = browserOfFile();
afterAll(closeHosts);

/** As showDashboard asks for it. */
const DIALOG = { width: 1000, height: 650 };

describeInBrowser('Điểm PAPI', () => {
  test('begins with its sheet, draws the slope, names what is weak and leads to the task that is missing', async () => {
    const workbook = guardedPlan();
    const { page, complaints } = await openPage(browser(), workbook, 'dashboard', DIALOG);
    await page.getByRole('tab', { name: 'Điểm PAPI' }).click();
    await page.getByRole('button', { name: 'Lập trang Điểm PAPI' }).click();
    await page.getByRole('button', { name: 'Đến trang Điểm PAPI' }).waitFor();
    await picture(page, 'papi-empty', DIALOG);
    pasteScores(workbook);
    await page.getByRole('tab', { name: 'Một phút' }).click();
    await page.getByRole('tab', { name: 'Điểm PAPI' }).click();
    await page.locator('[role="img"] svg').first().waitFor();
    await page
      .getByRole('heading', {
        name: 'Năm 2022: 3 nội dung tụt rõ, 2 tăng rõ; 3 nội dung yếu chưa có nhiệm vụ trong kế hoạch.',
      })
      .waitFor();
    await page.getByText('Số liệu ví dụ, không phải điểm đã công bố.').waitFor();
    expect(await page.locator('svg text', { hasText: 'Số liệu ví dụ' }).count()).toBe(1);
    await page.getByText('Tổng điểm tám lĩnh vực: 46,75 (năm trước 47,10).').waitFor();
    const row = page.locator('tr', { hasText: '3.3 Tiếp cận dịch vụ tư pháp' });
    expect((await row.textContent())!.replace(/\s+/g, ' ')).toContain(
      '1,901,70−0,200,200,90chưa có–Tụt rõ, chưa có nhiệm vụ',
    );
    expect(await page.locator('svg text', { hasText: '▲ 5,45  2. Công khai' }).count()).toBe(1);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(DIALOG.width);
    expect(await paleTexts(page)).toEqual([]);
    await picture(page, 'papi', DIALOG);
    await row.getByRole('button', { name: 'Thêm nhiệm vụ' }).click();
    const { state } = workbook.host;
    const tasks = state.grid.sheetIdNamed('Nhiệm vụ');
    for (let i = 0; i < 50 && state.activeCell?.sheetId !== tasks; i++) await page.waitForTimeout(50);
    expect(state.activeCell).toMatchObject({ sheetId: tasks, column: 0 });
    await page.getByLabel('Tỉnh').selectOption('Thái Bình');
    await page.getByText('Không có năm trước để so').first().waitFor();
    // A published table, pasted: shown, written, taken back.
    await page.getByText('Dán bảng điểm đã công bố').click();
    await page
      .getByLabel('Bảng điểm PAPI')
      .fill('Tỉnh\tNội dung 1\tNội dung 2\tDân số\nHưng Yên\t5,20\t5,60\t1,3\nThái Bình\t5,30\t53\t1,9');
    await page.getByLabel('Năm khảo sát, nếu bảng không ghi').fill('2022');
    await page.getByLabel('Nguồn công bố').fill('Ví dụ, không phải số công bố');
    await page.getByRole('button', { name: 'Xem trước điểm' }).click();
    await page.getByText('Cột «Dân số» không phải là điểm: bỏ qua.').waitFor();
    await page.getByText('Thái Bình (1)').click();
    await page.getByText('đã có').nth(1).waitFor();
    await page.getByLabel('Ghi đè 1 điểm đang khác').check();
    await page.getByRole('button', { name: 'Ghi 1 điểm' }).scrollIntoViewIfNeeded();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(DIALOG.width);
    expect(await paleTexts(page)).toEqual([]);
    await picture(page, 'papi-paste', { width: 1000, height: 1900 });
    await page.getByRole('button', { name: 'Ghi 1 điểm' }).click();
    await page.getByText('Đã thêm 0 điểm, ghi đè 1 ở trang Điểm PAPI.').waitFor();
    await page.getByRole('button', { name: 'Bỏ lần dán gần nhất' }).click();
    await page.getByText('Đã bỏ 1 điểm của lần dán.').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });
});
