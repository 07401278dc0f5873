/** A coordinator's whole day on the local host, in a real browser at 1366 × 768. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { browserOfFile, describeInBrowser } from '../../support/browser/browser.js';
import { type Served, servedHost } from '../../support/browser/served.js';

jest.setTimeout(240_000);
const browser = browserOfFile();

const OFFICIAL = 'sotaichinh@hungyen.example';

async function picture(page: Page, name: string): Promise<void> {
  if (process.env['SCREENSHOTS'])
    await page.screenshot({ path: join(__dirname, '..', '..', '..', '.github', `${name}.png`) });
}

describeInBrowser('The local host in the browser', () => {
  let served: Served;
  const complaints: string[] = [];
  const pages: Page[] = [];
  beforeAll(async () => {
    served = await servedHost();
  });
  afterAll(async () => {
    for (const page of pages) await page.close();
    await served.close();
  });

  async function opened(): Promise<Page> {
    const page = await browser().newPage({ viewport: { width: 1366, height: 768 } });
    pages.push(page);
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(served.url) && !/^(?:data|blob|about):/.test(request.url()))
        complaints.push(`request: ${request.url()}`);
    });
    await page.goto(served.url);
    await page.locator('canvas[id*="sheet-main"]').first().waitFor();
    await page.getByRole('button', { name: 'Bắt đầu' }).click();
    return page;
  }

  const content = (title: string) => served.host.content(title);
  const sheetTab = (page: Page, title: string) =>
    page.locator('#grid section').getByText(title, { exact: true }).first().click();
  /** Goes to a cell by the name box. */
  async function cell(page: Page, a1: string): Promise<void> {
    const box = page.getByLabel('Ô', { exact: true });
    await box.fill(a1);
    await box.press('Enter');
    await page.waitForFunction(
      (wanted) => (document.querySelector('input[aria-label="Ô"]') as HTMLInputElement).value === wanted,
      a1,
    );
    await page.waitForTimeout(150);
  }
  async function type(page: Page, a1: string, text: string): Promise<void> {
    await cell(page, a1);
    const bar = page.getByLabel('Nội dung ô');
    await bar.fill(text);
    await bar.press('Enter');
  }
  const bar = (page: Page) => page.getByLabel('Nội dung ô');
  const choose = async (page: Page, entry: string): Promise<void> => {
    await page.getByRole('button', { name: 'Theo dõi PAPI ▾' }).click();
    await page.getByRole('menuitem', { name: entry }).click();
  };
  const sidebar = (page: Page) => page.frameLocator('.sidebar iframe');
  async function until(deed: () => boolean): Promise<void> {
    for (let i = 0; i < 200 && !deed(); i++) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(deed()).toBe(true);
  }

  test('lets a coordinator do a whole day’s work, and officials theirs', async () => {
    const page = await opened();

    // Set up, from an empty spreadsheet.
    await choose(page, 'Mở thanh bên');
    const side = sidebar(page);
    await side.getByText('Bảng tính chưa được thiết lập').waitFor();
    await side.getByRole('tab', { name: 'Thiết lập' }).click();
    await side.getByLabel('Dữ liệu mẫu').selectOption('hung-yen-2023');
    await side.getByRole('button', { name: 'Thiết lập bảng tính' }).click();
    await side.getByText(/^Đã tạo: Hướng dẫn/).waitFor({ timeout: 60_000 });
    await page.locator('#grid section').getByText('Báo cáo quý', { exact: true }).waitFor();

    // Shared with the agencies; opening the period lets each into its own rows.
    served.host.share(
      content('Cơ quan')
        .slice(1)
        .map((row) => String(row[7]))
        .filter(Boolean),
    );
    await side.getByLabel('Kỳ báo cáo').selectOption('2023-Q1');
    await side.getByRole('button', { name: 'Mở kỳ' }).click();
    await side.getByText(/^Kỳ 2023-Q1: thêm \d+ dòng/).waitFor();

    // An official fills in a row of their own, in a second window.
    const official = await opened();
    await official.getByLabel('Tôi là').selectOption(OFFICIAL);
    await sheetTab(official, 'Báo cáo quý');
    const rows = content('Báo cáo quý');
    const header = rows[0]!.map(String);
    const rowOf = (agency: string): number =>
      rows.findIndex((row) => row[header.indexOf('Mã cơ quan')] === agency) + 1;
    const own = rowOf('STC');
    const status = () => String(content('Báo cáo quý')[own - 1]![header.indexOf('Tình trạng')]);
    expect(status()).toBe('Quá hạn');
    await type(official, `F${own}`, 'Đã hướng dẫn 10/10 đơn vị công khai ngân sách.');
    await until(
      () => content('Báo cáo quý')[own - 1]![5] === 'Đã hướng dẫn 10/10 đơn vị công khai ngân sách.',
    );
    // onEdit has stamped the day of sending.
    await until(() => status() === 'Hoàn thành quá hạn');
    await type(official, `L${own}`, '10/04/2023');
    await until(() => status() === 'Hoàn thành đúng hạn');
    // What is recalculated shows at once, there and in the other window.
    await cell(official, `P${own}`);
    await official.waitForFunction(
      () => (document.querySelector('input[aria-label="Nội dung ô"]') as HTMLInputElement).value !== '',
    );
    await sheetTab(page, 'Báo cáo quý');
    await cell(page, `F${own}`);
    await page.waitForFunction(
      () =>
        (document.querySelector('input[aria-label="Nội dung ô"]') as HTMLInputElement).value ===
        'Đã hướng dẫn 10/10 đơn vị công khai ngân sách.',
    );

    // … and is refused another agency's, in Sheets' words; typed in the grid itself.
    const others = rowOf('SNV');
    await cell(official, `F${others}`);
    await official.getByText('Được bảo vệ').waitFor();
    await bar(official).fill('của người khác');
    await bar(official).press('Enter');
    await official
      .getByText(`Bạn đang sửa ô F${others} được bảo vệ. Hãy liên hệ người điều phối nếu cần sửa`)
      .first()
      .waitFor();
    await picture(official, 'local-refused');
    expect(content('Báo cáo quý')[others - 1]![5]).toBe('');

    // The coordinator looks at the summary and writes it.
    await side.getByRole('tab', { name: 'Tổng hợp' }).click();
    await side.getByRole('button', { name: 'Xem trước' }).click();
    await side.getByText(/^Toàn bộ kế hoạch, tính đến 08\/06\/2023/).waitFor();
    await side.getByRole('button', { name: 'Lập bảng tổng hợp' }).click();
    await side.getByText(/^Đã ghi trang Tổng hợp/).waitFor();
    await sheetTab(page, 'Tổng hợp');
    await cell(page, 'A1');
    await page.waitForFunction(
      () =>
        (document.querySelector('input[aria-label="Nội dung ô"]') as HTMLInputElement).value ===
        'TỔNG HỢP TÌNH HÌNH THỰC HIỆN KẾ HOẠCH',
    );
    await page.locator('.charts').getByText('Tỷ lệ đúng hạn theo cơ quan').waitFor();
    await picture(page, 'local-summary');

    // The official report.
    await choose(page, 'Báo cáo chính thức (Word)');
    const report = page.frameLocator('.dialog iframe');
    await report.getByText(/tính đến 08\/06\/2023: \d+ nhiệm vụ, lượt báo cáo/).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      report.getByRole('button', { name: 'Tạo tệp Word' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('bao-cao-papi-2023.docx');
    await page.getByRole('button', { name: 'Đóng hộp thoại' }).click();

    // Reminders, looked at, sent, found in the outbox.
    await side.getByRole('tab', { name: 'Nhắc hạn' }).click();
    await side.getByRole('button', { name: 'Xem trước' }).click();
    await side.getByText(/thư, \d+ địa chỉ/).waitFor();
    await side.getByRole('button', { name: /^Gửi \d+ thư$/ }).click();
    await side.getByRole('button', { name: 'Gửi ngay' }).click();
    await side.getByText(/^Đã gửi \d+ thư\./).waitFor({ timeout: 60_000 });
    const sent = served.store.mails().length;
    expect(sent).toBeGreaterThan(20);
    await page.getByRole('button', { name: `Hộp thư đi (${sent})` }).click();
    await page.locator('.mails button').first().click();
    await page.frameLocator('iframe.mail').getByText('Kính gửi:').waitFor();
    // A link in it leads to the rows that it speaks of, here and not at Google.
    const link = page.frameLocator('iframe.mail').locator('a[href*="/spreadsheets/d/local/"]').first();
    const { gid, cell: there } = /#gid=(?<gid>\d+)&range=(?<cell>[A-Z]+\d+)/.exec(
      (await link.getAttribute('href'))!,
    )!.groups!;
    await link.click();
    const { grid } = served.host.state;
    await page.waitForFunction(
      (wanted) =>
        ['Ô', 'Nội dung ô'].every(
          (label, i) =>
            (document.querySelector(`input[aria-label="${label}"]`) as HTMLInputElement).value === wanted[i],
        ),
      [there!, served.host.readDisplayed(grid.nameOf(gid!), there!)[0]![0]!],
    );
    await picture(page, 'local-outbox');
    await page.getByRole('button', { name: 'Văn bản thuần' }).click();
    await page.locator('.panel pre').getByText('Trân trọng.').waitFor();

    // The daily run is switched on, and run on the next day.
    await side.getByRole('tab', { name: 'Thiết lập' }).click();
    await side.getByRole('button', { name: 'Bật lịch chạy' }).click();
    await side.getByText(/^Đang bật: khoảng 8 giờ/).waitFor();
    const statuses = () =>
      JSON.stringify(content('Nhiệm vụ').map((row) => row[header.indexOf('x') + row.length]));
    expect(statuses()).toBeDefined();
    const due = content('Nhiệm vụ');
    const tasks = due[0]!.map(String);
    const near = due.find(
      (row) =>
        row[tasks.indexOf('Tình trạng')] === 'Sắp đến hạn' ||
        row[tasks.indexOf('Tình trạng')] === 'Trong hạn',
    )!;
    const dueDay = String(near[tasks.indexOf('Hạn hoàn thành')]);
    const next = new Date(`${dueDay}T00:00:00Z`);
    next.setUTCDate(next.getUTCDate() + 1);
    const today = page.getByLabel('Hôm nay');
    await today.fill(next.toISOString().slice(0, 10).split('-').reverse().join('/'));
    await today.press('Enter');
    await page.getByText('Đã đổi hôm nay').waitFor();
    await page.getByRole('button', { name: 'Lịch chạy (1)' }).click();
    await page.getByRole('button', { name: 'Chạy ngay' }).click();
    await page.getByText('Đã chạy xong.').waitFor({ timeout: 60_000 });
    const after = content('Nhiệm vụ').find((row) => row[0] === near[0])!;
    expect(after[tasks.indexOf('Tình trạng')]).toBe('Quá hạn');
    await page.getByRole('button', { name: /^Lệnh gọi \(\d+\)$/ }).click();
    await page.getByText(/\d+ lệnh gọi; trên Google mất khoảng/).waitFor();
    await page.getByRole('button', { name: /^Lệnh gọi \(\d+\)$/ }).click();

    // A click on a task in the overview leads to its row.
    await side.getByRole('tab', { name: 'Tổng quan' }).click();
    await side.getByText(/^Quá hạn và sắp đến hạn/).waitFor();
    await sheetTab(page, 'Nhiệm vụ');
    const found = side.getByRole('button').filter({ hasText: /[Tt]ập huấn|hội nghị|chuyên mục/ });
    await side.getByLabel('Tìm nhiệm vụ, cơ quan').fill('chuyen muc');
    await side.getByLabel('Tìm nhiệm vụ, cơ quan').press('Enter');
    // Few are listed at once; of more, an agency's are opened.
    await found.or(side.locator('.groups details:not([open]) summary')).first().click();
    if ((await page.getByLabel('Ô', { exact: true }).inputValue()) === 'A1') await found.first().click();
    await page.waitForFunction(
      () => (document.querySelector('input[aria-label="Ô"]') as HTMLInputElement).value !== 'A1',
    );
    await page.waitForTimeout(9000 * Number(process.env['SCREENSHOTS'] !== undefined));
    await picture(page, 'local-host');

    // A reload loses nothing.
    await page.reload();
    await page.locator('canvas[id*="sheet-main"]').first().waitFor();
    await sheetTab(page, 'Báo cáo quý');
    await cell(page, `F${own}`);
    await page.waitForFunction(
      () =>
        (document.querySelector('input[aria-label="Nội dung ô"]') as HTMLInputElement).value ===
        'Đã hướng dẫn 10/10 đơn vị công khai ngân sách.',
    );
    expect(complaints).toEqual([]);
  });

  test('takes what is typed and deleted in the grid itself', async () => {
    const page = await opened();
    await sheetTab(page, 'Nhiệm vụ');
    await cell(page, 'L4');
    const box = (await page.locator('canvas[id*="sheet-main"]').first().boundingBox())!;
    // The cell that was gone to is selected; a click into the grid gives it the keyboard.
    // To the right of the columns that stay in sight, which few may be typed into.
    await page.mouse.click(box.x + box.width - 150, box.y + 100);
    await page.waitForFunction(
      () => (document.querySelector('input[aria-label="Ô"]') as HTMLInputElement).value !== 'L4',
    );
    await page.waitForTimeout(200);
    const at = await page.getByLabel('Ô', { exact: true }).inputValue();
    const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(at)!;
    const column = [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const stands = () => content('Nhiệm vụ')[Number(row) - 1]?.[column] ?? '';
    const before = stands();
    await page.keyboard.type('gõ trong lưới');
    await page.keyboard.press('Enter');
    await until(() => stands() === 'gõ trong lưới');
    await page.keyboard.press('ArrowUp');
    await page.waitForTimeout(200);
    await page.keyboard.press('Delete');
    await until(() => stands() === '');
    expect(before).not.toBe('gõ trong lưới');
    expect(complaints).toEqual([]);
  });
});

describeInBrowser('google.script.run of the local host', () => {
  let served: Served | undefined;
  afterAll(() => served?.close());

  test('is asynchronous, takes plain data only, ten calls at a time, with handlers and a user object', async () => {
    served = await servedHost();
    const page = await browser().newPage();
    const id = '11111111-2222-3333-4444-555555555555';
    served.workbook.frames.set(id, '<html><head></head><body></body></html>');
    await page.goto(`${served.url}/frame/${id}`);
    const said = await page.evaluate(async () => {
      interface Runner {
        withUserObject(object: unknown): Runner;
        withSuccessHandler(handler: (value: unknown, user: unknown) => void): Runner;
        withFailureHandler(handler: (error: Error, user: unknown) => void): Runner;
        getOverview(...args: unknown[]): void;
        nothing?: unknown;
        papi?: unknown;
      }
      const { run } = (window as unknown as { google: { script: { run: Runner } } }).google.script;
      const calls: number[] = [];
      let most = 0;
      // This page is its own parent: it answers as the page around a frame does.
      const waiting: number[] = [];
      addEventListener('message', (event) => {
        if (event.data?.papi !== 'call') return;
        waiting.push(event.data.id as number);
        most = Math.max(most, waiting.length);
      });
      const refused: string[] = [];
      for (const value of [new Date(), () => 1, new Map(), { a: { when: new Date() } }]) {
        try {
          run.getOverview(value);
        } catch (error) {
          refused.push((error as Error).message);
        }
      }
      const done: unknown[] = [];
      for (let i = 0; i < 14; i++)
        run
          .withUserObject(`u${i}`)
          .withSuccessHandler((value: unknown, user: unknown) => done.push([value, user]))
          .withFailureHandler((error: Error, user: unknown) => done.push([error.name, error.message, user]))
          .getOverview(i);
      const atOnce = done.length;
      await new Promise((resolve) => setTimeout(resolve, 100));
      const first = waiting.length;
      for (let i = 0; i < 14; i++) {
        const id = waiting.shift();
        if (id === undefined) break;
        calls.push(id);
        postMessage(
          i === 1 ? { papi: 'answer', id, error: 'Exception: bận' } : { papi: 'answer', id, result: id },
          '*',
        );
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return { refused, atOnce, first, most, done, unknown: typeof run.nothing, papi: typeof run.papi };
    });
    expect(said.refused).toEqual([
      'Failed due to illegal value in property: 0',
      'Failed due to illegal value in property: 0',
      'Failed due to illegal value in property: 0',
      'Failed due to illegal value in property: when',
    ]);
    expect([said.atOnce, said.first, said.most]).toEqual([0, 10, 10]);
    expect(said.done).toHaveLength(14);
    expect(said.done[0]).toEqual([1, 'u0']);
    expect(said.done[1]).toEqual(['ScriptError', 'Exception: bận', 'u1']);
    expect([said.unknown, said.papi]).toEqual(['undefined', 'undefined']);
    await page.close();
  });
});
