/** Mails as a phone shows them: 360 px wide, light and dark. */
import { writeFileSync } from 'node:fs';
import { digestsOf } from '../../src/reminders/digest.js';
import { digestMail } from '../../src/reminders/mail/digestMail.js';
import { browserOfFile, describeInBrowser } from '../support/browser.js';
import { AGENCIES, readTables } from '../support/plainWorkbook.js';

const PHONE = { width: 360, height: 780 };

describeInBrowser('A mail on a phone', () => {
  const browser = browserOfFile();

  /** Height of the page in both modes, and whether it is no wider than the phone. */
  async function shown(html: string, name: string) {
    const heights: number[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser().newPage({ viewport: PHONE, colorScheme });
      await page.setContent(html);
      const size = (of: string): Promise<number> => page.evaluate(`document.documentElement.${of}`);
      expect(await size('scrollWidth')).toBe(PHONE.width);
      heights.push(await size('scrollHeight'));
      if (process.env['SCREENSHOTS'])
        writeFileSync(`/tmp/${name}-${colorScheme}.png`, await page.screenshot({ fullPage: true }));
      await page.close();
    }
    return Math.max(...heights);
  }

  test('of 36 items to an agency is two screens at the most', async () => {
    const codes = Array.from({ length: 33 }, (_, i) => `NV${i}`);
    const task = (code: string, due: string) => ({
      'Mã NV': code,
      'Nhiệm vụ':
        'Rà soát, niêm yết công khai thủ tục hành chính tại bộ phận tiếp nhận và trả kết quả cấp xã',
      'Chủ trì': 'SNV',
      'Hạn hoàn thành': due,
    });
    const { plan, obligations } = readTables({
      'Nhiệm vụ': codes.map((code, i) => task(code, i < 3 ? '2023-07-14' : '2023-12-31')),
      'Cơ quan': AGENCIES.map((row) => ({ ...row, 'Ngày ban hành KH': '2023-03-20' })),
      'Báo cáo quý': codes.map((code) => ({ Kỳ: '2023-Q2', 'Mã cơ quan': 'SNV', 'Mã NV': code })),
    });
    const [digest] = digestsOf(plan, obligations, new Set<string>());
    expect(digest!.items).toHaveLength(36);
    const { html } = digestMail(digest!, {
      settings: plan.settings,
      linkOf: () => 'https://docs.google.com/spreadsheets/d/x/edit#gid=1',
      agencyByCode: new Map(),
      trialFor: null,
    });
    expect(await shown(html, 'digest')).toBeLessThan(2 * PHONE.height);
  });
});
