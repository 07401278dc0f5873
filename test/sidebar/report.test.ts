/** The official report: made in a real browser, converted by LibreOffice, read back and compared with the summary. */
import { readFileSync } from 'node:fs';
import type { ReportData } from '../../src/contract.js';
import { browserOfFile, describeInBrowser, openPage, picture } from '../support/browser/browser.js';
import { pagesOf, testConverted } from '../support/browser/officePages.js';
import { filledHost } from '../support/plans/filledPlan.js';
import { closeHosts, sampleHost, type TestHost } from '../support/preparedHost.js';

const browser = browserOfFile();
afterEach(closeHosts);

/** As showReport asks for it. */
const DIALOG = { width: 640, height: 600 };

async function made(workbook: TestHost, period: string): Promise<Buffer> {
  const { page, complaints } = await openPage(browser(), workbook, 'report', DIALOG);
  await page.getByText(/tính đến 08\/06\/2023: \d+ nhiệm vụ, lượt báo cáo/).waitFor();
  if (period) {
    await page.getByLabel('Kỳ báo cáo').selectOption(period);
    await page.getByText(/^Kết quả thực hiện .* PAPI quý I năm 2023, tính đến/).waitFor();
  }
  await page.getByLabel('Họ tên người ký').fill('Nguyễn Văn A');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tạo tệp Word' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`bao-cao-papi-2023${period ? `-${period}` : ''}.docx`);
  const content = readFileSync(await download.path());
  await page.getByText(/^Đã lưu/).waitFor();
  await picture(page, 'report-dialog', DIALOG);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(DIALOG.width);
  expect(complaints).toEqual([]);
  await page.close();
  return content;
}

describeInBrowser('The official report', () => {
  testConverted(
    'is laid out by Decree 30/2020 and says what the summary says',
    async () => {
      const workbook = filledHost(1);
      workbook.type('Cấu hình', { Mục: 'Số kế hoạch' }, 'Giá trị', '45/KH-UBND');
      const data = workbook.call<ReportData>('getReport', { period: '2023-Q1' });
      const { texts, sizes } = pagesOf(await made(workbook, '2023-Q1'), '/tmp/report');
      // pdftotext puts blanks between letters here and there.
      const flat = texts.join('').replace(/\s/g, '');
      const says = (text: string): boolean => flat.includes(text.replace(/\s/g, ''));
      const first = texts[0]!.replace(/ +/g, ' ');

      expect(first).toMatch(/UBND TỈNH HƯNG YÊN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/);
      expect(first).toMatch(/SỞ NỘI VỤ Độc lập - Tự do - Hạnh phúc/);
      expect(first).toMatch(/Số: \/BC-SNV\s+Hưng Yên, ngày 08 tháng 6 năm 2023/);
      expect(first).toMatch(/BÁO CÁO\s+Kết quả thực hiện Kế hoạch nâng cao Chỉ số PAPI quý I năm 2023/);
      expect(
        says(
          'Thực hiện Kế hoạch số 45/KH-UBND ngày 10/3/2023 của UBND tỉnh Hưng Yên về nâng cao Chỉ số PAPI năm 2023',
        ),
      ).toBe(true);
      const parts = [
        'I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI',
        'II. KẾT QUẢ THỰC HIỆN THEO 8 NỘI DUNG',
        'Nội dung 1. Tham gia của người dân ở cấp cơ sở',
        'III. ĐÁNH GIÁ CHUNG',
        '2. Tồn tại, hạn chế',
        '3. Nguyên nhân',
        'IV. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM',
        'V. ĐỀ XUẤT, KIẾN NGHỊ',
        'Nơi nhận:',
        'Nguyễn Văn A',
        'KẾT QUẢ THEO LĨNH VỰC',
        'KẾT QUẢ THEO CƠ QUAN, ĐƠN VỊ',
        'DANH SÁCH NHIỆM VỤ, BÁO CÁO QUÁ HẠN',
      ].map((part) => flat.indexOf(part.replace(/\s/g, '')));
      expect(parts.every((at) => at > 0)).toBe(true);
      expect([...parts].sort((a, b) => a - b)).toEqual(parts);

      // The numbers are the summary's.
      const { total, tables, remarks } = data.summary;
      const { kept, late, overdue } = total.work;
      expect(says(`Có ${kept + late + overdue} nhiệm vụ đã đến hạn hoặc đã hoàn thành`)).toBe(true);
      expect(says(`Quá hạn chưa hoàn thành ${total.counts['Quá hạn']} nội dung`)).toBe(true);
      expect(data.overdue).toHaveLength(total.counts['Quá hạn']);
      const agencies = texts.slice(texts.findIndex((text) => /KẾT QUẢ THEO CƠ QUAN/.test(text))).join('\n');
      for (const { title, total: count, counts } of tables.find(({ name }) => name === 'agency')!.lines) {
        if (title.length > 25) continue;
        const line = agencies
          .split('\n')
          .find((one) => /^ *\d+ {2,}/.test(one) && one.includes(`  ${title}  `));
        // Columns in which no agency has anything are left out.
        expect([title, line?.trim().split(/\s{2,}/)[2]]).toEqual([title, String(count)]);
        expect(line).toMatch(new RegExp(`\\s${counts['Quá hạn']}\\s`));
      }
      expect(remarks.length).toBeGreaterThan(3);
      const said = remarks.filter(({ difficulties }) => difficulties);
      expect(
        said.filter(({ difficulties }) => !says(`- ${difficulties.replace(/[.;,\s]+$/, '')} (`)),
      ).toEqual([]);
      expect(texts.length).toBeLessThanOrEqual(15);

      // A4: upright, then lying; no number on the first page, the right one on each other.
      expect(sizes[0]).toMatch(/^595\.\d+ x 841\.\d+$/);
      expect(sizes.at(-1)).toMatch(/^841\.\d+ x 595\.\d+$/);
      expect(texts[0]!.trim().split('\n')[0]!.trim()).not.toBe('1');
      // The body's pages, then each annex's by themselves.
      let page = 0;
      for (const text of texts) {
        const first = text.trim().split('\n')[0]!.trim();
        page = /^(?:Phụ lục|UBND TỈNH)/.test(first) ? 1 : page + 1;
        if (page > 1) expect(first).toBe(String(page));
      }
    },
    180_000,
  );

  test('is made of a plan without a single report, too', async () => {
    const docx = await made(sampleHost(), '');
    expect(docx.subarray(0, 2).toString()).toBe('PK');
    expect(docx.length).toBeGreaterThan(5000);
  });
});
