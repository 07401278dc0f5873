/** Agencies' own plans in the sidebar, in a real browser: opened by a coordinator, an annex pasted by an official. */
import type { OwnPlansPreview } from '../../src/contract.js';
import { browserOfFile, describeInBrowser, openSidebar, picture } from '../support/browser/browser.js';
import { goOn } from '../support/goOn.js';
import { guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { closeHosts, preparedHost, type TestHost } from '../support/preparedHost.js';

const browser = browserOfFile();
afterEach(closeHosts);

const wanting = (): TestHost =>
  preparedHost('own plans, not checked, in the sidebar', guardedPlan, (workbook) => {
    workbook.type('Cấu hình', { Mục: 'Ngày ban hành kế hoạch' }, 'Giá trị', '15/05/2023');
    for (const Mã of ['SNV', 'STC']) workbook.type('Cơ quan', { Mã }, 'Phải ban hành KH', 'Có');
    workbook.type('Cơ quan', { Mã: 'STC' }, 'Ngày ban hành KH', '05/06/2023');
  });

const ANNEX = [
  ['TT', 'Nội dung, nhiệm vụ', 'Sản phẩm', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian thực hiện'],
  ['1', 'Việc 2', 'Báo cáo', 'Phòng Ngân sách', '', '15/6/2023'],
  ['2', 'Mua sắm máy tính', '', 'Văn phòng', '', 'Quý III/2023'],
]
  .map((row) => row.join('\t'))
  .join('\n');

describeInBrowser('Kế hoạch riêng', () => {
  test('is opened by a coordinator, who sees what each agency lacks', async () => {
    const workbook = wanting();
    const { page, complaints } = await openSidebar(browser(), workbook);
    await page.getByRole('tab', { name: 'Thiết lập' }).click();
    await page.locator('summary').filter({ hasText: 'Nâng cao' }).click();
    await page.getByRole('button', { name: 'Xem kế hoạch riêng' }).click();
    await page.getByText('Lập trang KH riêng, 5 dòng').waitFor();
    await page.getByText('1 cơ quan đã ghi ngày ban hành nhưng chưa có link').waitFor();
    await picture(page, 'own-plans-opening');
    await page.getByRole('button', { name: 'Mở kiểm tra kế hoạch' }).click();
    await page.getByText('Đã lập 5 dòng.').waitFor();
    await page.getByText('0/2 cơ quan có kế hoạch đủ nội dung').waitFor();
    await page.locator('summary').filter({ hasText: 'Cơ quan STC' }).click();
    await page.getByText('chưa ghi có trong kế hoạch hay không').first().waitFor();
    await picture(page, 'own-plans-missing');
    expect(workbook.rows('KH riêng').filter((row) => row['Mã cơ quan'] !== '')).toHaveLength(5);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('is filled in by an official from the annex of his agency', async () => {
    const workbook = wanting();
    const { fingerprint } = workbook.call<OwnPlansPreview>('previewOwnPlans');
    workbook.call('writeOwnPlans', { fingerprint });
    goOn(workbook);
    const { page, complaints } = await openSidebar(browser(), workbook, officialOf('STC'));
    await page.getByText('Kế hoạch của cơ quan, nội dung còn thiếu').waitFor();
    await page.getByLabel('Phụ lục kế hoạch của cơ quan').fill(ANNEX);
    await page.getByRole('button', { name: 'Đối chiếu' }).click();
    await page.getByText('Không khớp nhiệm vụ nào').waitFor();
    await page.getByText('Phụ lục không có: NV04').waitFor();
    await picture(page, 'own-annex');
    await page.getByRole('button', { name: 'Ghi vào trang KH riêng' }).click();
    await page.getByText(/Đủ 1\/3 nhiệm vụ/).waitFor();
    expect(workbook.rows('KH riêng').find((row) => row['Mã NV'] === 'NV02')).toMatchObject({
      'Sản phẩm': 'Báo cáo',
      Đủ: 'Đủ',
    });
    expect(complaints).toEqual([]);
    await page.close();
  });
});
