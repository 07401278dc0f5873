/** A coordinator's page of one agency and an official's own page, in a real browser, with the clicks that each deed takes. */
import type { Page } from 'playwright-core';
import type { AgencyPage } from '../../src/contract.js';
import {
  browserOfFile,
  describeInBrowser,
  openSidebar,
  picture,
  SIDEBAR,
} from '../support/browser/browser.js';
import { hand } from '../support/browser/clicks.js';
import { paleTexts } from '../support/browser/contrast.js';
import { guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { closeHosts, preparedHost, type TestHost } from '../support/preparedHost.js';

const browser = browserOfFile();
afterEach(closeHosts);

const STC = officialOf('STC');
const width = (page: Page): Promise<unknown> => page.evaluate('document.documentElement.scrollWidth');
const button = (page: Page, name: string | RegExp, exact = false) =>
  page.getByRole('button', { name, exact });
const rows = (workbook: TestHost) =>
  workbook.rows('Báo cáo quý').filter((row) => row['Mã cơ quan'] === 'STC');

/** Two reports of STC wait, the third was never filled in. */
const waiting = (): TestHost =>
  preparedHost('two wait', guardedPlan, (workbook) => {
    const { forms } = workbook.call<AgencyPage>('getAgency', { agency: 'STC' });
    workbook.call(
      'saveReport',
      {
        rows: forms
          .slice(0, 2)
          .map(({ key, mark }) => ({ key, mark, values: { result: 'Đã tổ chức hội nghị', progress: '60' } })),
        send: true,
      },
      { user: STC },
    );
  });

describeInBrowser('A coordinator', () => {
  test('approves all of an agency that wait in two clicks, and takes it back', async () => {
    const workbook = waiting();
    const { page, complaints } = await openSidebar(browser(), workbook);
    const by = hand();
    await button(page, /^Chờ duyệt/).waitFor();
    await by.click(button(page, /^Chờ duyệt/));
    await by.click(button(page, 'Duyệt cả 2'));
    await page.getByText('Đã duyệt 2 báo cáo.').waitFor();
    expect(by.clicks).toBe(2);
    expect(rows(workbook).map((row) => row['Duyệt'])).toEqual(['Đã duyệt', 'Đã duyệt', 'Chờ duyệt']);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('returns chosen ones with a remark, by keyboard alone, and undoes it', async () => {
    const workbook = waiting();
    const { page, complaints } = await openSidebar(browser(), workbook);
    await button(page, /^Chờ duyệt/).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox').first().waitFor();
    await button(page, 'Trang cơ quan').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Cơ quan STC' }).waitFor();
    await page.getByRole('checkbox').first().waitFor();
    await page.getByRole('checkbox').first().focus();
    await page.keyboard.press('Space');
    await button(page, 'Trả lại…').focus();
    await page.keyboard.press('Enter');
    const remark = page.getByLabel('Ý kiến: cần sửa, bổ sung gì');
    await remark.fill('Bổ sung số liệu của các xã');
    await picture(page, 'agency-return');
    expect(await width(page)).toBeLessThanOrEqual(SIDEBAR.width);
    expect(await paleTexts(page)).toEqual([]);
    await button(page, 'Trả lại 1 báo cáo').focus();
    await page.keyboard.press('Enter');
    await page.getByText('Đã trả lại 1 báo cáo, hạn sửa đến hết ngày 13/06/2023.').waitFor();
    expect(rows(workbook).map((row) => row['Duyệt'])).toEqual(['Chờ duyệt', 'Trả lại', 'Chờ duyệt']);
    await button(page, 'Hoàn tác').click();
    await page.getByText('Đã đưa về chờ duyệt 1 báo cáo').waitFor();
    expect(rows(workbook).map((row) => row['Duyệt'])).toEqual(['Chờ duyệt', 'Chờ duyệt', 'Chờ duyệt']);
    // Esc leaves the page, and whoever came with the keyboard stands where he was.
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: /^Chờ duyệt \(2\)/ }).waitFor();
    expect(await page.evaluate('document.activeElement.textContent.slice(0, 40)')).toBe('Trang cơ quan');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('reminds one agency in two clicks: the letter first, then it goes', async () => {
    const workbook = waiting();
    const { page, complaints } = await openSidebar(browser(), workbook);
    const by = hand();
    await page.locator('.groups').getByText('Cơ quan STC').waitFor();
    await by.click(button(page, 'Nhắc ngay').nth(1));
    await page.frameLocator('iframe.mail').getByText('Kính gửi').waitFor();
    await picture(page, 'agency-letter');
    expect(workbook.store.mails()).toEqual([]);
    await by.click(button(page, 'Gửi thư này'));
    await page.getByText(/^Đã gửi thư cho Cơ quan/).waitFor();
    expect(by.clicks).toBe(2);
    expect(workbook.store.mails()).toHaveLength(1);
    expect(await width(page)).toBeLessThanOrEqual(SIDEBAR.width);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('puts a deadline off from the agency’s page', async () => {
    const workbook = waiting();
    const { page, complaints } = await openSidebar(browser(), workbook);
    await page.locator('.groups').getByText('Cơ quan STC').waitFor();
    await button(page, 'Trang cơ quan').nth(1).click();
    // Its rows in each sheet are chosen as one block.
    await button(page, /^Báo cáo quý \(3\)/).click();
    const { state } = workbook.host;
    for (let i = 0; i < 50 && (state.activeCell?.rows ?? 1) < 3; i++) await page.waitForTimeout(50);
    expect(state.activeCell).toMatchObject({ column: 0, rows: 3 });
    expect(state.grid.nameOf(state.activeCell!.sheetId)).toBe('Báo cáo quý');
    await page.getByText('Chưa xong, còn hạn').click();
    await picture(page, 'agency-page');
    await button(page, /^Gia hạn…/)
      .first()
      .click();
    await page.getByLabel('Hạn mới').fill('30/09/2023');
    await page.getByLabel('Số văn bản').fill('812/UBND-NC');
    await page.getByLabel('Ngày văn bản').fill('08/06/2023');
    await button(page, 'Ghi gia hạn').waitFor();
    await picture(page, 'agency-extend');
    await button(page, 'Ghi gia hạn').click();
    await page
      .getByText(/Đã gia hạn/)
      .first()
      .waitFor();
    expect(workbook.rows('Gia hạn')).toHaveLength(1);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describeInBrowser('An official', () => {
  test('sees his agency’s work, fills in a draft and sends all in one act with a receipt', async () => {
    const workbook = guardedPlan();
    const { page, complaints } = await openSidebar(browser(), workbook, STC);
    await page.getByRole('heading', { name: 'Việc của cơ quan tôi' }).waitFor();
    expect(await page.getByRole('tab').count()).toBe(0);
    expect(await button(page, /Duyệt|Nhắc/).count()).toBe(0);
    await picture(page, 'official');
    await button(page, 'Điền báo cáo').first().click();
    await page.getByLabel('Kết quả thực hiện').fill('Đã tập huấn 120 người');
    await page.getByLabel('Tiến độ (%)').fill('150');
    await button(page, 'Lưu nháp').click();
    await page.getByText('nhập số từ 0 đến 100').waitFor();
    await page.getByLabel('Tiến độ (%)').fill('60%');
    // A day is day, month, year in an English browser too; what is none is said beside it.
    await page.getByLabel('Ngày hoàn thành').fill('31/02/2023');
    await page.getByLabel('Tiến độ (%)').focus();
    await page.getByText('Nhập ngày/tháng/năm, ví dụ 15/5/2023.').waitFor();
    await page.getByLabel('Ngày hoàn thành').fill('6/5/2023');
    await page.getByLabel('Tiến độ (%)').focus();
    expect(await page.getByText('Nhập ngày/tháng/năm').count()).toBe(0);
    expect(await page.getByLabel('Ngày hoàn thành').inputValue()).toBe('06/05/2023');
    await picture(page, 'official-form');
    expect(await width(page)).toBeLessThanOrEqual(SIDEBAR.width);
    expect(await paleTexts(page)).toEqual([]);
    await button(page, 'Lưu nháp').click();
    await page.getByText('Đã lưu. Báo cáo chưa gửi').waitFor();
    expect(rows(workbook)[0]).toMatchObject({
      'Kết quả thực hiện': 'Đã tập huấn 120 người',
      'Ngày hoàn thành': '2023-05-06',
      'Ngày gửi': '',
    });
    await button(page, 'Gửi báo cáo quý (1)').click();
    await page.getByText(/^Đã gửi 1 báo cáo quý I\/2023 của Cơ quan STC/).waitFor();
    await picture(page, 'official-sent');
    expect(rows(workbook)[0]!['Ngày gửi']).toBe('2023-06-08');
    // Each leads to its cell.
    await page.locator('ul.forms li > button').first().click();
    for (let i = 0; i < 50 && workbook.host.state.activeCell?.row === 0; i++) await page.waitForTimeout(50);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('reads the remark of what came back, corrects it, and sends it again', async () => {
    const workbook = waiting();
    const { forms } = workbook.call<AgencyPage>('getAgency', { agency: 'STC' });
    workbook.call('reviewReports', {
      rows: [{ key: forms[0]!.key, mark: forms[0]!.mark }],
      decision: 'return',
      remark: 'Thiếu số liệu cấp xã',
    });
    const { page, complaints } = await openSidebar(browser(), workbook, STC);
    await page.getByText('Ý kiến: Thiếu số liệu cấp xã').waitFor();
    await button(page, 'Sửa, gửi lại').first().focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Kết quả thực hiện').fill('Đã bổ sung');
    // Esc closes the form and gives the focus back.
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.textContent.slice(0, 40)')).toBe('Sửa, gửi lại');
    await page.keyboard.press('Enter');
    await page.getByLabel('Kết quả thực hiện').fill('Đã bổ sung');
    await picture(page, 'official-returned');
    await button(page, 'Lưu và gửi lại').click();
    await page.getByText(/^Đã gửi 1 báo cáo/).waitFor();
    expect(rows(workbook)[0]!['Kết quả thực hiện']).toBe('Đã bổ sung');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('asks for more time with a reason, once the sheet is there', async () => {
    const workbook = waiting();
    workbook.call('setUpWorkbook', { with: ['extensions'] });
    const { page } = await openSidebar(browser(), workbook, STC);
    await button(page, /^Xin gia hạn…/)
      .first()
      .click();
    await page.getByLabel('Hạn mới').fill('31/07/2023');
    await page.getByLabel('Lý do').fill('Chờ Trung ương hướng dẫn');
    await button(page, 'Gửi đề nghị').waitFor();
    await picture(page, 'official-extension');
    await button(page, 'Gửi đề nghị').click();
    await page
      .getByText(/Đã ghi đề nghị|Đề nghị gia hạn đang chờ/)
      .first()
      .waitFor();
    expect(workbook.rows('Gia hạn')).toMatchObject([
      { 'Mã cơ quan': 'STC', 'Lý do': 'Chờ Trung ương hướng dẫn' },
    ]);
    await page.close();
  });

  test('whom nobody knows reads what to do; several accounts are said in Vietnamese', async () => {
    const workbook = guardedPlan();
    const stranger = await openSidebar(browser(), workbook, 'la@hy.example');
    await stranger.page.getByText('Địa chỉ này chưa có ở cơ quan nào').waitFor();
    await picture(stranger.page, 'stranger');
    expect(await button(stranger.page, /.*/).allTextContents()).toEqual(['Tải lại']);
    await stranger.page.close();
    for (const fails of ['PERMISSION_DENIED', 'Authorization is required to perform that action.']) {
      const { page } = await openSidebar(browser(), workbook, STC, { fails });
      await page.getByText('trình duyệt đang đăng nhập nhiều tài khoản Google').waitFor();
      await picture(page, 'several-accounts');
      await page.close();
    }
  });
});
