/** From a district's workbook up to its province's, in a real browser: sent, taken in, allowed, added up. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Overview } from '../../../src/contract.js';
import { browserOfFile, describeInBrowser } from '../../support/browser/browser.js';
import { DIST } from '../../support/bundle/builtFiles.js';
import { FolderStore, LiveWorkbooks, RunningClock, serve, WorkbookFolder } from '../../support/localHost.js';
import { sampleHost, TODAY, ZONE } from '../../support/preparedHost.js';

jest.setTimeout(240_000);
const browser = browserOfFile();

async function picture(page: Page, name: string): Promise<void> {
  if (process.env['SCREENSHOTS'])
    await page.screenshot({ path: join(__dirname, '..', '..', '..', '.github', `${name}.png`) });
}

describeInBrowser('Workbooks joined, on the local host', () => {
  let dir: string;
  let books: InstanceType<typeof LiveWorkbooks>;
  let server: Awaited<ReturnType<typeof serve>>;
  let page: Page;
  const complaints: string[] = [];
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'papi-line-'));
    const store = new FolderStore(dir);
    store.save(sampleHost().store.load()!);
    store.close();
    const clock = new RunningClock(ZONE);
    clock.set(TODAY);
    books = new LiveWorkbooks(
      (later) => new WorkbookFolder({ dir, clock, later, saveWithinMs: 20 }),
      clock,
      {},
      {
        comesMs: 1500,
        renewedMs: 0,
      },
    );
    server = await serve({ books, page: join(DIST, '..', '.build', 'page'), port: 0 });
    page = await browser().newPage({ viewport: { width: 1366, height: 768 } });
    page.setDefaultTimeout(60_000);
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
    await page.addInitScript(() => {
      // The frames, sandboxed, have no storage.
      if (window === top) localStorage.setItem('papi.seen', '1');
    });
  });
  afterAll(async () => {
    await page.close();
    await server.close();
    books.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const side = () => page.frameLocator('.sidebar iframe');
  /** Opens the part of the sidebar in which workbooks are joined. */
  async function joining(): Promise<void> {
    await side().getByRole('tab', { name: 'Tổng hợp' }).click();
    await side().getByText('Đơn vị trực thuộc, gửi cấp trên').click();
  }
  async function switchTo(from: string, to: RegExp): Promise<void> {
    await page.getByRole('button', { name: `Bảng tính: ${from}` }).focus();
    await page.keyboard.press('Enter');
    const entry = page.getByRole('menuitem', { name: to });
    await page.keyboard.press('ArrowDown');
    await entry.focus();
    await page.keyboard.press('Enter');
  }
  const sent = () => books.book('tp-hung-yen').workbook.host.content('Gửi cấp trên');
  const province = () => books.book('local').workbook;
  const sheetTab = (title: string) =>
    page.locator('#grid section').getByText(title, { exact: true }).first().click();
  async function until(deed: () => boolean | Promise<boolean>): Promise<void> {
    for (let i = 0; i < 600 && !(await deed()); i++) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await deed()).toBe(true);
  }

  test('a district sends up; the province takes it in once access is allowed, and shows the same numbers', async () => {
    await page.goto(server.url);
    await side().getByRole('tab', { name: 'Tổng hợp' }).waitFor();
    // The district's workbook is made by opening it, beside the province's.
    await switchTo('UBND tỉnh Hưng Yên', /^UBND thành phố Hưng Yên \(dựng khi mở lần đầu/);
    await page.waitForURL(`${server.url}/d/tp-hung-yen`);
    await page.getByRole('button', { name: 'Bảng tính: UBND thành phố Hưng Yên' }).waitFor();
    await page.locator('#grid section').getByText('Báo cáo quý', { exact: true }).waitFor();
    expect(await page.getByLabel('Tôi là').inputValue()).toBe('dieuphoi@tp-hung-yen.example');
    await joining();
    await side().getByRole('button', { name: 'Lập số liệu gửi cấp trên' }).click();
    await side()
      .getByText(/^Đã lập lúc 08\/06\/2023/)
      .waitFor();

    // The address that it gives leads to the sheet, here.
    await side().getByRole('link', { name: 'địa chỉ bảng tính này' }).click();
    await until(async () => (await page.getByLabel('Nội dung ô').inputValue()) === sent()[0]![0]);

    await switchTo('UBND thành phố Hưng Yên', /^UBND tỉnh Hưng Yên$/);
    await page.waitForURL(`${server.url}/`);
    await page.locator('#grid section').getByText('Đơn vị trực thuộc', { exact: true }).waitFor();
    await joining();
    const receive = side().getByRole('button', { name: 'Nhận số liệu' });
    await receive.click();
    await side().getByText('Google đang tải số liệu').waitFor();
    const imported = 'Nhận số liệu TPHY';
    await sheetTab(imported);
    const allow = page.getByRole('button', { name: 'Cho phép truy cập' });
    const shown = () => province().host.read(imported, 'A1')[0]![0];
    await until(() => shown() === '#REF!');
    const box = page.getByLabel('Ô', { exact: true });
    await box.fill('A1');
    await box.press('Enter');
    await allow.waitFor();
    await page.getByText('ô này đọc dữ liệu của bảng tính').getByText('UBND thành phố Hưng Yên').waitFor();
    await picture(page, 'local-connect');
    await allow.click();
    await until(() => String(shown()) !== '#REF!' && String(shown()) !== 'Loading…');
    await until(async () => (await allow.count()) === 0);

    await receive.click();
    await side().getByText('Số liệu của 1/1 đơn vị, cũ nhất ngày 08/06/2023.').waitFor();
    const { total, counts, onTimeRate } = books.book('tp-hung-yen').workbook.run('getOverview', [], '')
      .result as Overview & { onTimeRate: number };
    expect(counts['Quá hạn']).toBeGreaterThan(0);
    const cells = side()
      .getByRole('row', { name: /^UBND thành phố Hưng Yên/ })
      .getByRole('cell');
    expect(await cells.allTextContents()).toEqual([
      total.toLocaleString('vi'),
      String(counts['Quá hạn']),
      `${Math.round(onTimeRate * 100)}%`,
    ]);

    // The address in the list of units leads to the district's workbook of this machine.
    await sheetTab('Đơn vị trực thuộc');
    await box.fill('C2');
    await box.press('Enter');
    const opened = page.context().waitForEvent('page');
    await page.getByRole('button', { name: 'Mở bảng tính ở liên kết này' }).click();
    const other = await opened;
    await other.getByRole('button', { name: 'Bảng tính: UBND thành phố Hưng Yên' }).waitFor();
    expect(new URL(other.url()).pathname).toBe('/d/tp-hung-yen');
    await other.close();
    expect(complaints).toEqual([]);
  });

  test('an address of a workbook that is not here is refused in words, and makes nothing', async () => {
    const { status, error } = await page.evaluate(async () => {
      const answer = await fetch('/d/khong-co');
      return { status: answer.status, ...((await answer.json()) as { error: string }) };
    });
    expect([status, error]).toEqual([404, 'Không có bảng tính «khong-co» trên máy này.']);
    expect(books.list().map(({ name, isMade }) => [name, isMade])).toEqual([
      ['local', true],
      ['tp-hung-yen', true],
      ['van-lam', false],
    ]);
  });
});
