/** The urging letter: made in a real browser for chosen agencies, read back as a PDF. */
import { readFileSync } from 'node:fs';
import type { Overview } from '../../src/contract.js';
import { browserOfFile, describeInBrowser, openPage, picture } from '../support/browser/browser.js';
import { pagesOf, testConverted } from '../support/browser/officePages.js';
import { filledHost } from '../support/plans/filledPlan.js';
import { closeHosts } from '../support/preparedHost.js';

const browser = browserOfFile();
afterAll(closeHosts);

/** As showUrging asks for it. */
const DIALOG = { width: 640, height: 620 };

describeInBrowser('The urging letter', () => {
  testConverted('names chosen agencies, what each owes and by when, in Decree 30’s form', async () => {
    const workbook = filledHost(1);
    const { page, complaints } = await openPage(browser(), workbook, 'urging', DIALOG);
    await page.getByText(/nội dung của \d+ cơ quan/).waitFor();
    await page.getByRole('button', { name: 'Bỏ chọn tất cả' }).click();
    expect(await page.getByRole('button', { name: 'Tạo tệp Word' }).isDisabled()).toBe(true);
    await page.getByLabel(/^Sở Nội vụ \(/).check();
    await page.getByLabel(/^Sở Tài chính \(/).check();
    await page.getByLabel('Họ tên người ký').fill('Nguyễn Văn A');
    await page.getByLabel('Hoàn thành trước ngày').fill('20/6/2023');
    await picture(page, 'urging-dialog', DIALOG);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(DIALOG.width);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tạo tệp Word' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('cong-van-don-doc-papi-2023-06-08.docx');
    const { texts } = pagesOf(readFileSync(await download.path()), '/tmp/urging');
    const text = texts.join('\f').normalize('NFC');
    const { groups } = workbook.call<Overview>('getOverview', {
      list: { statuses: ['Quá hạn'], settled: false },
    }).list;
    const of = (name: string): number => groups.find(({ agencyName }) => agencyName === name)!.total;
    const total = of('Sở Nội vụ') + of('Sở Tài chính');
    const flowing = text.replace(/\s+/g, ' ');
    /** pdftotext parts words where letters stand wide. */
    const tight = text.replace(/\s+/g, '');
    expect(flowing).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(flowing).toMatch(/V\/v đôn đốc thực hiện Kế hoạch/);
    expect(flowing).toMatch(/Kính gửi: - Sở (Nội vụ|Tài chính); - Sở (Nội vụ|Tài chính)\./);
    for (const words of [
      `tính đến ngày 08/6/2023 còn ${String(total).padStart(2, '0')} nội dung của 02 cơ quan, đơn vị thuộc diện quá hạn`,
      'trước ngày 20/6/2023',
      '(Kèm theo Công văn số …',
      'của Sở Nội vụ tỉnh Hưng Yên)',
      `Sở Nội vụ (${String(of('Sở Nội vụ')).padStart(2, '0')} nội dung)`,
    ])
      expect(tight).toContain(words.replace(/\s+/g, ''));
    expect(tight.match(/quáhạn\d+ngày/g)).toHaveLength(total);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
