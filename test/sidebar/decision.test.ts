/** The notice of a rating that is published, and the decision once it is closed: made in a real browser, read back as PDF. */
import { readFileSync } from 'node:fs';
import type { SettledRating, WrittenRating } from '../../src/contract.js';
import { browserOfFile, describeInBrowser, openPage, picture } from '../support/browser/browser.js';
import { pagesOf, testConverted } from '../support/browser/officePages.js';
import { goOn } from '../support/goOn.js';
import { guardedPlan } from '../support/plans/guardedPlan.js';
import { closeHosts, type TestHost } from '../support/preparedHost.js';

const browser = browserOfFile();
afterAll(closeHosts);

/** As showDecision asks for it. */
const DIALOG = { width: 640, height: 620 };

function settle(workbook: TestHost, step: string): void {
  const { fingerprint } = workbook.call<SettledRating>('settleRating', { step });
  workbook.call('settleRating', { step, fingerprint });
  goOn(workbook);
}

async function made(workbook: TestHost, file: string): Promise<string> {
  const { page, complaints } = await openPage(browser(), workbook, 'decision', DIALOG);
  await page.getByText(/^Xếp loại năm 2023 đã/).waitFor();
  await page.getByLabel('Họ tên người ký').fill('Nguyễn Văn A');
  await picture(page, file, DIALOG);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tạo tệp Word' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${file}.docx`);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(DIALOG.width);
  expect(complaints).toEqual([]);
  const { texts, sizes } = pagesOf(readFileSync(await download.path()), `/tmp/${file}`);
  await page.close();
  expect(sizes[0]).toMatch(/^595\.\d+ x 841\.\d+$/);
  expect(sizes.at(-1)).toMatch(/^841\.\d+ x 595\.\d+$/);
  // pdftotext parts words where letters stand wide.
  return texts.join('').normalize('NFC').replace(/\s+/g, '');
}
const tight = (text: string): string => text.replace(/\s+/g, '');

describeInBrowser('The decision on a rating', () => {
  testConverted(
    'is a notice while appeals come in, and a decision once it is closed, in Decree 30’s form',
    async () => {
      const workbook = guardedPlan();
      for (const [item, value] of [
        ['Đơn vị theo dõi', 'UBND tỉnh Hưng Yên'],
        ['Cơ quan tổng hợp', 'Sở Nội vụ tỉnh Hưng Yên'],
        ['Số kế hoạch', '45/KH-UBND'],
      ] as const)
        workbook.type('Cấu hình', { Mục: item }, 'Giá trị', value);
      workbook.type('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', '20/06/2023');
      for (const Mã of ['SNV', 'STC']) workbook.type('Cơ quan', { Mã }, 'Loại', 'UBND cấp xã');
      workbook.type('Nhiệm vụ', { 'Mã NV': 'NV02' }, 'Ngày hoàn thành', '01/06/2023');
      const trial = await openPage(browser(), workbook, 'decision', DIALOG);
      await trial.page.getByText('Chưa có xếp loại nào được công bố').waitFor();
      await trial.page.close();
      const { fingerprint } = workbook.call<WrittenRating>('writeRating');
      workbook.call('writeRating', { fingerprint });
      settle(workbook, 'publish');

      const notice = await made(workbook, 'thong-bao-xep-loai-2023');
      for (const words of [
        'THÔNG BÁO',
        'Kết quả dự kiến xếp loại thực hiện Kế hoạch nâng cao Chỉ số PAPI năm 2023',
        '01 Yếu',
        'đến hết ngày 15/6/2023',
        'KẾT QUẢ XẾP LOẠI XÃ, PHƯỜNG, ĐẶC KHU (DỰ KIẾN)',
        'Kèm theo Thông báo số …/TB-',
      ])
        expect(notice).toContain(tight(words));
      expect(notice).not.toContain(tight('QUYẾT ĐỊNH:'));

      workbook.clock.spend(8 * 24 * 3_600_000);
      settle(workbook, 'close');
      const decision = await made(workbook, 'quyet-dinh-xep-loai-2023');
      const parts = [
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        '/QĐ-UBND',
        'Hưng Yên, ngày 16 tháng 6 năm 2023',
        'Về việc công bố kết quả xếp loại thực hiện Kế hoạch nâng cao Chỉ số PAPI năm 2023',
        'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015',
        'Căn cứ Kế hoạch số 45/KH-UBND',
        'Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số',
        'QUYẾT ĐỊNH:',
        'Điều 1. Công bố kết quả',
        'Điều 2.',
        'Điều 3.',
        'Nơi nhận:',
        'Nguyễn Văn A',
        'Kèm theo Quyết định số …/QĐ-UBND ngày 16 tháng 6 năm 2023 của UBND tỉnh Hưng Yên',
        'TC2: Thực hiện nhiệm vụ đúng hạn (tối đa 30 điểm)',
      ].map((part) => decision.indexOf(tight(part)));
      expect(parts.every((at) => at > 0)).toBe(true);
      expect([...parts].sort((a, b) => a - b)).toEqual(parts);
      expect(decision).toMatch(/1CơquanSTC10,000,0025,00Yếu\*–CơquanSNV/);
    },
    180_000,
  );
});
