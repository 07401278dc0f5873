/** Chỉ tiêu in a real browser: made, looked at, opened to who is missing, written to its sheet. */

import { annexTables } from '../../sidebar/pages/report/annexes.js';
import { bodyOf, usualWords } from '../../sidebar/pages/report/reportText.js';
import type { ReportData } from '../../src/contract.js';
import {
  browserOfFile,
  describeInBrowser,
  openPage,
  openSidebar,
  picture,
  SIDEBAR,
} from '../support/browser/browser.js';
import { collecting, enter, share } from '../support/plans/collectedPlan.js';
import { closeHosts, sampleHost } from '../support/preparedHost.js';

const browser = browserOfFile();
afterEach(closeHosts);

describeInBrowser('The indicators', () => {
  test('show values, targets and who is missing, and become a form on its own sheet', async () => {
    const workbook = collecting();
    share(workbook, 'X01', 45, 50);
    share(workbook, 'X02', 30, 60);
    enter(workbook, 'STC', 'CT02', { 'Giá trị/Tử số': 14, 'Ngày gửi': '10/04/2026' });
    const { page, complaints } = await openSidebar(browser(), workbook);
    await page.getByRole('tab', { name: 'Tổng hợp' }).click();
    await page.getByRole('button', { name: 'Biểu, chỉ tiêu' }).click();
    // The period that is open comes first.
    await page.getByText('2 chỉ tiêu: đạt 1/2 mục tiêu, 3 đơn vị còn thiếu số liệu.').waitFor();
    expect(await page.getByLabel('Kỳ báo cáo').last().inputValue()).toBe('2026-Q1');
    const first = page.getByRole('button', { name: /^Hồ sơ đúng hạn/ });
    expect(await first.textContent()).toMatch(
      /68,2 %\s*mục tiêu ≥ 95 %\s*chưa đạt\s*Đã có 2\/3 đơn vị, thiếu 1/,
    );
    await first.click();
    await page.getByText('Chưa có số liệu (1): UBND xã Ba.').waitFor();
    await page.getByText('75 / 110 hồ sơ').waitFor();
    await page.getByText('Thấp nhất: UBND xã Hai 50 %, UBND xã Một 90 %.').waitFor();
    await page.getByRole('button', { name: 'Lập biểu của Sở Nội vụ' }).click();
    await page.getByRole('button', { name: 'Biểu SNV 2026-Q1' }).waitFor();
    await picture(page, 'indicators');
    expect(workbook.cells('Biểu SNV 2026-Q1').flat()).toContain('UBND xã Ba');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(SIDEBAR.width);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('of a lead agency stand on its officials’ page, its own form alone', async () => {
    const workbook = collecting();
    const { page, complaints } = await openSidebar(browser(), workbook, 'stc@tinh.example');
    await page.getByText('Biểu số liệu của cơ quan').click();
    await page.getByRole('heading', { name: 'Sở Tài chính' }).waitFor();
    expect(await page.getByRole('button', { name: /^Hồ sơ đúng hạn/ }).count()).toBe(0);
    await page.getByText('chưa có số liệu').first().waitFor();
    await picture(page, 'indicators-of-lead');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('are made where the workbook has none, and say what to do next', async () => {
    const workbook = sampleHost('tp-hung-yen-2023');
    const { page, complaints } = await openSidebar(browser(), workbook);
    await page.getByRole('tab', { name: 'Tổng hợp' }).click();
    await page.getByRole('button', { name: 'Biểu, chỉ tiêu' }).click();
    await page.getByText('Bảng tính chưa có biểu số liệu.').waitFor();
    await picture(page, 'indicators-none');
    await page.getByRole('button', { name: 'Tạo hai trang này' }).click();
    await page.getByText('Chưa có chỉ tiêu nào.').waitFor();
    expect(workbook.cells('Chỉ tiêu')[0]).toContain('Mã CT');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('are drawn beside their targets', async () => {
    const workbook = collecting();
    share(workbook, 'X01', 45, 50);
    share(workbook, 'X02', 30, 60);
    enter(workbook, 'X03', 'CT03', { 'Giá trị/Tử số': 'Có', 'Ngày gửi': '10/04/2026' });
    const size = { width: 1000, height: 650 };
    const { page, complaints } = await openPage(browser(), workbook, 'dashboard', size);
    await page.getByRole('tab', { name: 'Theo chỉ tiêu' }).click();
    await page
      .getByRole('heading', { name: 'Đạt 0/1 mục tiêu đã có số liệu; 2 chỉ tiêu chưa có số liệu.' })
      .waitFor();
    await page.locator('[role="img"] svg').first().waitFor();
    await picture(page, 'dashboard-indicators', size);
    await page.getByText('Bảng số liệu').click();
    expect((await page.locator('tbody tr').allTextContents())[0]).toBe(
      'CT01. Hồ sơ đúng hạn68,2 %75/110≥ 95 %2/3UBND xã Ba',
    );
    expect(complaints).toEqual([]);
    await page.close();
  });
});

test('An indicator is a sentence of the report, and stands in its annex under its field', () => {
  const workbook = collecting();
  share(workbook, 'X01', 45, 50);
  share(workbook, 'X02', 30, 60);
  enter(workbook, 'STC', 'CT02', { 'Giá trị/Tử số': 1014, 'Ngày gửi': '10/04/2026' });
  enter(workbook, 'X03', 'CT03', { 'Giá trị/Tử số': 'Có', 'Ngày gửi': '10/04/2026' });
  const data = workbook.call<ReportData>('getReport', { period: '2026-Q1' });
  const lines = bodyOf(data, usualWords(data), []).flatMap(function all(part): string[] {
    return [...(part.lines ?? []), ...(part.parts ?? []).flatMap(all)];
  });
  expect(lines).toContain(
    'Hồ sơ đúng hạn đạt 68,2 % (75/110 hồ sơ; mục tiêu ≥ 95 %; còn thiếu 30 hồ sơ), thấp nhất: UBND xã Hai (50 %), UBND xã Một (90 %); 1 đơn vị chưa có số liệu.',
  );
  expect(lines).toContain('Tin, bài: 1.014 (mục tiêu ≥ 12); 3 đơn vị chưa có số liệu.');
  // Of yes and no also what it is at least, were all who are missing a no.
  expect(lines).toContain(
    'Công khai ngân sách đạt 100 % (1/1); 2 đơn vị chưa có số liệu, tính cả các đơn vị này thì ít nhất 33,3 %.',
  );
  const annex = annexTables(data).find(({ title }) => title === 'Số liệu theo chỉ tiêu')!;
  expect(annex.rows.filter((_, i) => !annex.strong.includes(i))[2]).toEqual([
    3,
    'Hồ sơ đúng hạn (hồ sơ)',
    '75/110',
    '68,2 %',
    '≥ 95 %',
    'Chưa đạt',
    'UBND xã Ba',
  ]);
});
