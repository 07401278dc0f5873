/** Mails as a phone shows them: 360 px wide, light and dark. */
import { writeFileSync } from 'node:fs';
import { readyCriteria } from '../../src/rating/criteria.js';
import { rate, ratedAgencies } from '../../src/rating/rating.js';
import { digestsOf } from '../../src/reminders/digest.js';
import { digestMail } from '../../src/reminders/mail/digestMail.js';
import { leaderMail } from '../../src/reminders/mail/leaderMail.js';
import { overviewMail } from '../../src/reminders/mail/overviewMail.js';
import { ratingMail } from '../../src/reminders/mail/ratingMail.js';
import type { Minute } from '../../src/summary/minute.js';
import { browserOfFile, describeInBrowser } from '../support/browser/browser.js';
import { AGENCIES, day, readTables } from '../support/plans/plainWorkbook.js';

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

  const { settings } = readTables({}).plan;
  const since = day('2023-07-19');
  const minute: Minute = {
    rate: 0.853,
    rateBefore: 0.871,
    overdue: 128,
    overdueBefore: 117,
    newlyOverdue: 19,
    newlyDone: 42,
    levels: [
      { title: 'UBND cấp xã', overdue: 96, agencies: 48 },
      { title: 'Sở, ban, ngành', overdue: 27, agencies: 9 },
      { title: 'Mặt trận, đoàn thể', overdue: 5, agencies: 2 },
    ],
    worst: [
      'UBND phường Mỹ Thịnh',
      'Sở Văn hóa, Thể thao và Du lịch',
      'UBND xã Thanh Phong',
      'Sở Y tế',
      'UBND xã An Lạc',
    ].map((name, i) => ({
      agency: `A${i}`,
      name,
      head: 'Chủ tịch Nguyễn Thị Minh Khai',
      overdue: 9 - i,
      longest: 46 - i,
    })),
    agencies: 59,
    fell: { total: 61, done: 42 },
    next: {
      total: 118,
      matters: Array.from({ length: 5 }, (_, i) => ({
        title: 'Niêm yết, cập nhật thủ tục hành chính tại Trung tâm Phục vụ hành chính công cấp xã',
        due: day(`2023-07-2${i + 4}`),
        agencies: 104,
        count: 104,
      })),
    },
  };

  test('of the day to the coordinators is one screen: figures first, decisions, the worst, the log last', async () => {
    const { html } = overviewMail(
      {
        sent: ['a', 'b'],
        failed: ['UBND xã An Lạc: Lỗi: Invalid email: anlac@'],
        deferred: ['Sở Y tế: 2 địa chỉ'],
        withheld: ['UBND xã Bình Minh: Chưa có địa chỉ ở cột «Email nhận nhắc việc».'],
        doubtful: [],
        remarks: ['Lịch chạy hằng ngày đã không chạy ngày 18/07/2023; các mốc bị lỡ được nhắc bù một lần.'],
      },
      {
        minute,
        since,
        waiting: { reports: 212, figures: 0, extensions: 3, remedies: [], forms: [], inspections: [] },
      },
      settings,
      'https://docs.google.com/spreadsheets/d/x/edit#gid=1',
    );
    expect(await shown(html, 'overview')).toBeLessThanOrEqual(PHONE.height);
  });

  test('of points is two screens at the most: the result, what made each point, how to appeal', async () => {
    const [rated] = ratedAgencies([
      rate(
        {
          code: 'X005',
          name: 'Ủy ban nhân dân phường Nguyễn Thị Minh Khai',
          kind: 'UBND cấp xã',
          cluster: 'Cụm 2',
        },
        readyCriteria(),
        {
          decided: 60,
          facts: {
            ownPlan: { complete: 10, required: 12, daysLate: 0 },
            tasks: { kept: 9, late: 2, overdue: 1 },
            quarterly: { kept: 45, late: 0, overdue: 3 },
            periodic: { kept: 2, late: 0, overdue: 0 },
            indicators: null,
            inspections: { lateFindings: 1, failed: 0 },
            forms: null,
          },
        },
      ),
    ]);
    const { html, text, subject } = ratingMail(rated!, {
      settings,
      year: 2023,
      published: day('2023-12-20'),
      until: day('2023-12-27'),
      days: 5,
      among: 102,
      amongCluster: 20,
      appeals: 'https://docs.google.com/spreadsheets/d/x/edit#gid=1',
      appealsTitle: 'Kiến nghị điểm',
      trialFor: null,
    });
    expect(await shown(html, 'points')).toBeLessThanOrEqual(2 * PHONE.height);
    expect(subject).toBe(
      'Bảng điểm xếp loại năm 2023 (dự kiến): 86,28 điểm, Tốt*; kiến nghị đến hết 27/12/2023',
    );
    for (const said of [
      '- TC2. Thực hiện nhiệm vụ đúng hạn: 25,00 / 30 (9 đúng, 2 trễ, 1 quá hạn / 12)',
      '- TC5. Chỉ tiêu đạt: – (không phát sinh)',
      '86,28 điểm: Tốt*, hạng 1/102, hạng 1/20 Cụm 2.',
      '64,71/75 điểm, quy về 100 là 86,28',
      'đến hết ngày 27/12/2023 (5 ngày làm việc)',
    ])
      expect(text).toContain(said);
  });

  test('of the week to the leaders is one screen', async () => {
    const { html } = leaderMail(minute, since, settings);
    expect(await shown(html, 'leader')).toBeLessThanOrEqual(PHONE.height);
  });
});
