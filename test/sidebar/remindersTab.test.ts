/** The Nhắc hạn tab and the schedule in a real browser, and a mail as a phone shows it. */
import type { Page } from 'playwright-core';
import type { RemindersPreview } from '../../src/contract.js';
import {
  browserOfFile,
  describeInBrowser,
  openPage,
  openSidebar,
  picture,
  SIDEBAR,
} from '../support/browser/browser.js';
import { agencies, remindersHost } from '../support/plans/remindedPlan.js';
import { closeHosts, OWNER, sampleHost, type TestHost } from '../support/preparedHost.js';

const browser = browserOfFile();
afterEach(closeHosts);

const plan = (): TestHost =>
  remindersHost('tab', {
    today: '2023-06-08',
    agencies: agencies(6).map((agency, i) => (i === 5 ? { ...agency, emails: '' } : agency)),
    tasks: [
      ...agencies(6).map(({ code }, i) => ({ agency: code, due: `0${i + 4}/06/2023` })),
      { agency: 'CQ01', due: '22/05/2023', title: '<b>Công khai</b> danh sách hộ nghèo tại trụ sở UBND xã' },
    ],
  });

const onTab = async (page: Page, name: string): Promise<void> => page.getByRole('tab', { name }).click();
const width = (page: Page): Promise<unknown> => page.evaluate('document.documentElement.scrollWidth');

describeInBrowser('The reminders tab', () => {
  test('shows each letter as it will be read, sends exactly those, and says what was not sent', async () => {
    const workbook = plan();
    workbook.host.state.mailUse[OWNER] = { since: workbook.clock.now(), recipients: 86 };
    const { page, complaints } = await openSidebar(browser(), workbook);
    await onTab(page, 'Nhắc hạn');
    expect(await page.getByRole('button', { name: 'Gửi' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('Cơ quan số 6: Chưa có địa chỉ').waitFor();
    await page.getByText(/Hôm nay gửi \d+\/\d+ thư, nốt vào ngày/).waitFor();
    await page.getByText('Cơ quan số 1', { exact: false }).first().click();
    const letter = page.frameLocator('iframe.mail');
    await letter.getByText('<b>Công khai</b> danh sách hộ nghèo').waitFor();
    await letter.getByText('quá hạn 13 ngày làm việc').waitFor();
    await page.getByText('Đồng gửi: lanhdao.cq01@tinh.example').waitFor();
    await picture(page, 'reminders-preview');
    expect(await width(page)).toBeLessThanOrEqual(SIDEBAR.width);
    await page.getByRole('button', { name: 'Gửi 3 thư' }).click();
    await page.getByText('Gửi 3 thư đến 4 địa chỉ?').waitFor();
    await picture(page, 'reminders-confirm');
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    await page.getByText('Đã gửi 3 thư. 2 thư chưa gửi').waitFor();
    await picture(page, 'reminders-sent');
    expect(workbook.store.mails()).toHaveLength(3);
    // Looked at again, the rest is there to be sent.
    workbook.host.state.mailUse[OWNER] = { since: workbook.clock.now(), recipients: 0 };
    await page.getByRole('button', { name: 'Xem lại' }).click();
    await page.getByRole('button', { name: 'Gửi 2 thư' }).click();
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    await page.getByText('Đã gửi 2 thư.').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('sends the chosen letters alone, said by number, and lists what became of them', async () => {
    const workbook = plan();
    const { page, complaints } = await openSidebar(browser(), workbook);
    await onTab(page, 'Nhắc hạn');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByRole('button', { name: 'Bỏ chọn tất cả' }).click();
    expect(await page.getByRole('button', { name: 'Gửi 0 thư' }).isDisabled()).toBe(true);
    await page.getByLabel('Gửi thư cho Cơ quan số 2').check();
    await page.getByLabel('Gửi thư cho Cơ quan số 4').check();
    await page.getByRole('button', { name: 'Gửi 2 thư' }).click();
    // Esc asks for nothing.
    await page.keyboard.press('Escape');
    expect(await page.getByRole('button', { name: 'Gửi ngay' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Gửi 2 thư' }).click();
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    await page.getByText('Đã gửi 2 thư.').waitFor();
    await page.getByText('Đã gửi: 2 thư').click();
    await page.getByText('Cơ quan số 4 (cq04@tinh.example)').waitFor();
    await picture(page, 'reminders-chosen');
    expect(
      workbook.store
        .mails()
        .map(({ to }) => String(to))
        .sort(),
    ).toEqual(['cq02@tinh.example', 'cq04@tinh.example']);
    expect(
      workbook
        .call<RemindersPreview>('previewReminders')
        .digests.map(({ agency }) => agency)
        .sort(),
    ).toEqual(['CQ01', 'CQ03', 'CQ05']);
    expect(() => workbook.call('sendReminders', { agencies: ['CQ02'] })).toThrow(
      'Không có thư nào cho «CQ02»',
    );
    expect(workbook.store.mails()).toHaveLength(2);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('shows the letters wide in a dialog, by keyboard too', async () => {
    const { page, complaints } = await openPage(browser(), plan(), 'letters', { width: 1000, height: 650 });
    await page.frameLocator('iframe').getByText('Kính gửi').waitFor();
    await page.locator('#letter-0').focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('[aria-current="true"]').textContent()).toMatch(/^Cơ quan số/);
    await picture(page, 'letters', { width: 1000, height: 650 });
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('warns of agencies that nobody can be told of', () => {
    const workbook = plan();
    workbook.type('Cơ quan', { Mã: 'CQ01' }, 'Email lãnh đạo', '');
    const { warnings } = workbook.call<RemindersPreview>('previewReminders');
    expect(warnings.join()).toContain('1 cơ quan quá hạn từ 5 ngày làm việc mà không báo lên được ai');
    expect(warnings.join()).toContain('Cơ quan số 1');
  });

  test('refuses a preview that no longer holds, in words', async () => {
    const workbook = plan();
    const { page } = await openSidebar(browser(), workbook);
    await onTab(page, 'Nhắc hạn');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    const send = page.getByRole('button', { name: 'Gửi 5 thư' });
    await send.waitFor();
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV002' }, 'Ngày hoàn thành', '07/06/2023');
    await send.click();
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    await page.getByText('Dữ liệu đã thay đổi từ lúc xem trước nên chưa gửi thư nào').waitFor();
    await picture(page, 'reminders-changed');
    expect(workbook.store.mails()).toEqual([]);
    await page.close();
  });

  test('asks about a letter in doubt and takes the answer', async () => {
    const workbook = plan();
    const error = new Error('Service timed out: Mail');
    workbook.host.run('sendReminders', [], {
      meter: { failAt: { name: 'MailApp.sendEmail', call: 1, error } },
    });
    const { page } = await openSidebar(browser(), workbook);
    await page.getByText('1 thư chưa rõ đã gửi hay chưa').waitFor();
    await onTab(page, 'Nhắc hạn');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('Chưa rõ thư đã đi hay chưa.').waitFor();
    await picture(page, 'reminders-doubt');
    await page.getByRole('button', { name: 'Chưa gửi, cần gửi lại' }).click();
    await page.getByRole('button', { name: 'Gửi 5 thư' }).click();
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    await page.getByText('Đã gửi 5 thư.').waitFor();
    expect(workbook.call<RemindersPreview>('previewReminders').doubts).toEqual([]);
    await page.close();
  });

  test('offers both ways out of a ledger that has lost lines, and goes on', async () => {
    const workbook = plan();
    workbook.call('sendReminders');
    workbook.host.delete('Nhật ký', 'rows', 1, 2);
    const { page } = await openSidebar(browser(), workbook);
    await onTab(page, 'Nhắc hạn');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('nên đã dừng gửi thư để không nhắc trùng').waitFor();
    await page.getByRole('button', { name: 'Bắt đầu lại từ hôm nay, không nhắc bù' }).waitFor();
    await page.getByRole('button', { name: 'Khôi phục các mốc đã nhắc' }).click();
    await page.getByText('Không có cơ quan nào cần nhắc hôm nay.').waitFor();
    expect(workbook.call<RemindersPreview>('previewReminders').loss).toBeNull();
    await page.close();
  });

  test('by another day than today, names the day on the button that sends', async () => {
    const workbook = plan();
    workbook.type('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', '09/06/2023');
    expect(() => workbook.call('sendReminders')).toThrow('không phải hôm nay');
    const { page } = await openSidebar(browser(), workbook);
    await onTab(page, 'Nhắc hạn');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByRole('button', { name: 'Gửi 5 thư theo ngày 09/06/2023' }).click();
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    await page.getByText('Đã gửi 5 thư.').waitFor();
    await page.close();
  });

  test('says when there is nobody to remind, and is not there for whoever coordinates nothing', async () => {
    const empty = await openSidebar(
      browser(),
      remindersHost('nobody', { today: '2023-06-08', agencies: agencies(1), tasks: [] }),
    );
    await onTab(empty.page, 'Nhắc hạn');
    await empty.page.getByRole('button', { name: 'Xem trước' }).click();
    await empty.page.getByText('Không có cơ quan nào cần nhắc hôm nay.').waitFor();
    await picture(empty.page, 'reminders-empty');
    await empty.page.close();
    const official = await openSidebar(browser(), plan(), 'canbo@tinh.example');
    await official.page.getByText('Địa chỉ này chưa có ở cơ quan nào').waitFor();
    expect(await official.page.getByRole('tab').count()).toBe(0);
    await official.page.close();
  });

  test('switches the daily run on and off', async () => {
    const workbook = plan();
    const { page } = await openSidebar(browser(), workbook);
    await onTab(page, 'Thiết lập');
    await page.getByRole('button', { name: 'Bật lịch chạy' }).click();
    await page.getByText(`Đang bật: khoảng 8 giờ mỗi ngày, thư gửi bằng tài khoản ${OWNER}.`).waitFor();
    await picture(page, 'schedule-on');
    expect(workbook.host.state.triggers).toHaveLength(1);
    await page.getByRole('button', { name: 'Tắt lịch chạy' }).click();
    await page.getByText('Đang tắt.').waitFor();
    expect(workbook.host.state.triggers).toEqual([]);
    await page.close();
  });
});

describeInBrowser('A mail on a phone', () => {
  test.each(['light', 'dark'] as const)(
    'reads without scrolling sideways in %s mode',
    async (colorScheme) => {
      const workbook = sampleHost('hung-yen-2023');
      const digests = workbook.call<RemindersPreview>('previewReminders').digests;
      const digest = digests.reduce((longest, one) => (one.items > longest.items ? one : longest));
      const page = await browser().newPage({ viewport: { width: 360, height: 740 }, colorScheme });
      await page.setContent(digest.html);
      expect(await width(page)).toBeLessThanOrEqual(360);
      if (process.env['SCREENSHOTS'])
        await page.screenshot({ path: `${__dirname}/../../.github/mail-${colorScheme}.png` });
      await page.close();
    },
  );
});
