/** The dashboard in a real browser: four pictures with their tables, saved as SVG and PNG. */
import { readFileSync } from 'node:fs';
import type { SummaryPreview } from '../../src/contract.js';
import { browserOfFile, describeInBrowser, openPage, picture } from '../support/browser/browser.js';
import { paleTexts } from '../support/browser/contrast.js';
import { filledHost } from '../support/plans/filledPlan.js';
import { closeHosts, sampleHost } from '../support/preparedHost.js';

const browser = browserOfFile();
afterEach(closeHosts);

/** As showDashboard asks for it. */
const DIALOG = { width: 1000, height: 650 };

describeInBrowser('The dashboard', () => {
  test('opens at 1000 × 650 from the menu', () => {
    const workbook = filledHost(1);
    workbook.host.run('showDashboard');
    expect(workbook.host.state.shown.at(-1)).toMatchObject({ kind: 'dialog', ...DIALOG });
  });

  test('draws each picture with the numbers of the summary in a table under it', async () => {
    const workbook = filledHost(1);
    const summary = workbook.call<SummaryPreview>('previewSummary');
    const { page, complaints } = await openPage(browser(), workbook, 'dashboard', DIALOG);
    for (const [title, file] of [
      ['Cơ quan và lĩnh vực', 'heat'],
      ['Tiến độ trong năm', 'progress'],
      ['Xếp hạng', 'ranking'],
      ['Mức độ trễ', 'lateness'],
    ] as const) {
      await page.getByRole('tab', { name: title }).click();
      await page.locator('[role="img"] svg').first().waitFor();
      await picture(page, `dashboard-${file}`, DIALOG);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(DIALOG.width);
      await page.getByText('Bảng số liệu').click();
      const rows = await page.locator('tbody tr').allTextContents();
      expect(rows.length).toBeGreaterThan(3);
      if (file === 'heat') {
        // Of what is due, or done already.
        const overdue = summary.tables[0]!.lines.map(
          ({ counts }) =>
            `${counts['Quá hạn']}/${counts['Quá hạn'] + counts['Hoàn thành đúng hạn'] + counts['Hoàn thành quá hạn']}`,
        );
        expect(await page.getByRole('heading', { name: /^Chậm nhất: / }).isVisible()).toBe(true);
        expect(
          rows.map((row, i) => row.endsWith(overdue[i]!)).every(Boolean) && rows.length === overdue.length,
        ).toBe(true);
      }
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('opens with a page that says in a minute how the plan stands, and prints on one', async () => {
    const workbook = filledHost(1);
    const { minute } = workbook.call<SummaryPreview>('previewSummary', { minute: true });
    expect(workbook.call<SummaryPreview>('previewSummary').minute).toBeNull();
    const { page, complaints } = await openPage(browser(), workbook, 'dashboard', DIALOG);
    await page.getByText('đang quá hạn').waitFor();
    const figures = await page.locator('.figures strong').allTextContents();
    expect(figures.slice(1)).toEqual([String(minute!.overdue), String(minute!.next.total)]);
    expect(await page.locator('tbody th').allTextContents()).toEqual(minute!.worst.map(({ name }) => name));
    expect(await paleTexts(page)).toEqual([]);
    await picture(page, 'dashboard-minute', DIALOG);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('saves a picture as SVG and as PNG', async () => {
    const workbook = filledHost(1);
    const { page } = await openPage(browser(), workbook, 'dashboard', DIALOG);
    await page.getByRole('tab', { name: 'Cơ quan và lĩnh vực' }).click();
    await page.locator('[role="img"] svg').first().waitFor();
    const saved = async (button: string): Promise<{ name: string; content: Buffer }> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: button }).click(),
      ]);
      return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
    };
    const svg = await saved('Lưu SVG');
    expect(svg.name).toBe('co-quan-linh-vuc-2023-06-08.svg');
    expect(svg.content.toString()).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg".*UBND tỉnh Hưng Yên/s,
    );
    const png = await saved('Lưu PNG');
    expect(png.content.subarray(1, 4).toString()).toBe('PNG');
    expect(png.content.readUInt32BE(16)).toBe(1900);
    await page.close();
  });

  test('says what to do when there is nothing to draw, and what went wrong', async () => {
    const workbook = sampleHost();
    const { page } = await openPage(browser(), workbook, 'dashboard', DIALOG);
    await page.getByText('đang quá hạn').waitFor();
    await page.getByLabel('Kỳ báo cáo').selectOption('2023-6T');
    await page.close();
    const empty = sampleHost();
    empty.host.paste(
      'Cơ quan',
      'A2',
      Array.from({ length: 40 }, () => Array(12).fill('')),
    );
    const second = await openPage(browser(), empty, 'dashboard', DIALOG);
    await second.page.getByText('Chưa có nhiệm vụ, báo cáo nào để vẽ').waitFor();
    await second.page.close();
  });
});
