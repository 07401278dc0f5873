/** A newcomer's first ten minutes on the local host, in a real browser; SCREENSHOTS=1 keeps the pictures. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { browserOfFile, describeInBrowser } from '../../support/browser/browser.js';
import { type Served, servedHost } from '../../support/browser/served.js';
import { goOn } from '../../support/goOn.js';
import { preparedHost, sampleHost } from '../../support/preparedHost.js';

jest.setTimeout(240_000);
const browser = browserOfFile();

async function picture(page: Page, name: string): Promise<void> {
  if (process.env['SCREENSHOTS'])
    await page.screenshot({ path: join(__dirname, '..', '..', '..', '.github', `${name}.png`) });
}

describeInBrowser('A newcomer', () => {
  let served: Served;
  let page: Page;
  const complaints: string[] = [];
  beforeAll(async () => {
    const sample = preparedHost('what npm start opens with', sampleHost, (workbook) => {
      workbook.host.share(workbook.rows('Cơ quan').map((row) => String(row['Người được sửa'])));
      workbook.call('openPeriod', { period: '2023-Q1' });
      goOn(workbook);
      workbook.call('writeSummary');
    });
    served = await servedHost(sample.store);
    page = await browser().newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-US' });
    page.setDefaultTimeout(10_000);
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  });
  afterAll(async () => {
    await page.close();
    await served.close();
  });

  const content = (title: string, a1: string) => served.host.read(title, a1)[0]![0];
  const field = () => page.getByLabel('Nội dung ô');
  const shown = (label: string) => page.getByLabel(label, { exact: true }).inputValue();
  const sheetTab = (title: string) =>
    page.locator('#grid section').getByText(title, { exact: true }).first().click();
  async function until(deed: () => boolean | Promise<boolean>): Promise<void> {
    for (let i = 0; i < 200 && !(await deed()); i++) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await deed()).toBe(true);
  }
  async function cell(a1: string): Promise<void> {
    const box = page.getByLabel('Ô', { exact: true });
    await box.fill(a1);
    await box.press('Enter');
    await until(async () => (await shown('Ô')) === a1);
    await page.waitForTimeout(300);
  }
  async function type(a1: string, text: string): Promise<void> {
    await cell(a1);
    await field().fill(text);
    await field().press('Enter');
  }
  /** Gives the grid the keyboard, with the cell that is selected. */
  async function intoGrid(): Promise<void> {
    const box = (await page.locator('canvas[id*="sheet-main"]').first().boundingBox())!;
    await page.mouse.click(box.x + 20, box.y + 8);
  }

  test('is told what this is, in two languages, with the sidebar open', async () => {
    await page.goto(served.url);
    await page.getByText('Bản chạy thử trên máy của bạn').waitFor();
    await page.frameLocator('.sidebar iframe').getByRole('tab', { name: 'Tổng quan' }).waitFor();
    expect(await page.getByRole('button', { name: /^Thử: / }).count()).toBe(3);
    await picture(page, 'local-welcome');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('A trial on your own machine').waitFor();
    await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    await page.getByRole('button', { name: 'Thử: Là người điều phối' }).click();
    await page.locator('.charts').getByText('Tỷ lệ đúng hạn theo cơ quan').waitFor();
    await picture(page, 'local-charts');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('reads days as day, month and year in an English browser too', async () => {
    expect(await shown('Hôm nay')).toBe('08/06/2023');
    const today = page.getByLabel('Hôm nay');
    await today.fill('06/08/2023');
    await today.press('Enter');
    await until(() => new Date(served.workbook.clock.now()).toISOString().startsWith('2023-08-06'));
    await today.fill('31/02/2023');
    await today.press('Enter');
    await page.getByText('Không có ngày «31/02/2023»').waitFor();
    await today.fill('08/06/2023');
    await today.press('Enter');
    await until(() => new Date(served.workbook.clock.now()).toISOString().startsWith('2023-06-08'));
  });

  test('takes back what was typed, and does it again; not what somebody else has changed since', async () => {
    await sheetTab('Nhiệm vụ');
    const before = content('Nhiệm vụ', 'L4');
    await type('L4', 'một');
    await until(() => content('Nhiệm vụ', 'L4') === 'một');
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await until(() => content('Nhiệm vụ', 'L4') === before);
    await intoGrid();
    await page.keyboard.press('Control+y');
    await until(() => content('Nhiệm vụ', 'L4') === 'một');
    await page.keyboard.press('Control+z');
    await until(() => content('Nhiệm vụ', 'L4') === before);
    await page.keyboard.press('Control+Shift+z');
    await until(() => content('Nhiệm vụ', 'L4') === 'một');
    served.host.type('Nhiệm vụ', 'L4', 'của người khác');
    await page.keyboard.press('Control+z');
    await page.getByText('Không hoàn tác được: ô L4 đã được thay đổi sau đó.').waitFor();
    expect(content('Nhiệm vụ', 'L4')).toBe('của người khác');
  });

  test('types on in the cell that the name box led to', async () => {
    await cell('L5');
    await page.keyboard.type('gõ tiếp');
    await page.keyboard.press('Enter');
    await until(() => content('Nhiệm vụ', 'L5') === 'gõ tiếp');
    await until(async () => (await shown('Ô')) === 'L6');
  });

  test('sees a refusal in one place, and the text that was refused taken back', async () => {
    await cell('I2');
    const stands = served.host.readDisplayed('Nhiệm vụ', 'I2')[0]![0]!;
    await until(async () => (await field().inputValue()) === stands);
    await field().fill('150');
    await field().press('Enter');
    await page.locator('.toast.bad').getByText('vi phạm quy tắc').first().waitFor();
    await until(async () => (await field().inputValue()) === stands);
  });

  test('finds a text in every sheet', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('một cửa');
    await page.getByText(/^1\/\d+$/).waitFor();
    const first = await shown('Ô');
    await page.keyboard.press('Enter');
    await page.getByText(/^2\/\d+$/).waitFor();
    await until(async () => (await shown('Ô')) !== first);
    await page.keyboard.press('Escape');
    await until(async () => (await page.locator('.find').count()) === 0);
  });

  test('chooses from a list with the keyboard, and reads a note where the pointer is', async () => {
    await sheetTab('Báo cáo quý');
    await cell('M3');
    await page.getByRole('button', { name: 'Chọn giá trị cho ô' }).click();
    await page.keyboard.type('trả');
    await picture(page, 'local-list');
    await page.keyboard.press('Enter');
    await until(() => content('Báo cáo quý', 'M3') === 'Trả lại');
    await cell('A1');
    const box = (await page.locator('canvas[id*="sheet-main"]').first().boundingBox())!;
    await page.mouse.move(box.x + 80, box.y + 30);
    await page.locator('.hovernote').waitFor();
  });

  test('sorts and filters by a column; what is hidden stays in the workbook', async () => {
    await sheetTab('Cơ quan');
    await cell('A2');
    const codes = () =>
      served.host
        .content('Cơ quan')
        .map(([code]) => String(code))
        .slice(1)
        .filter(Boolean);
    const before = codes();
    await page.getByRole('button', { name: 'Sắp xếp Z → A' }).click();
    await until(() => codes()[0] === [...before].sort().at(-1));
    await page.getByRole('button', { name: 'Lọc cột này' }).click();
    await page.getByRole('button', { name: 'Bỏ hết' }).click();
    await page.getByLabel('STC', { exact: true }).check();
    await page.getByRole('button', { name: 'Lọc', exact: true }).click();
    const { grid } = served.host.state;
    const filter = () => grid.extrasOf(grid.sheetIdNamed('Cơ quan')!).filter;
    await until(() => filter()?.hiddenRows.length === before.length - 1);
    await page.waitForTimeout(1500);
    await picture(page, 'local-filter');
    expect(codes()).toHaveLength(before.length);
    await page.getByRole('button', { name: 'Lọc cột này' }).click();
    await page.getByRole('button', { name: 'Bỏ lọc' }).click();
    await until(() => filter() === null);
  });

  test('pastes several cells from another program, takes them back in one step, and drags a column wider', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const stood = served.host.read('Nhiệm vụ', 'J7:K8');
    await sheetTab('Nhiệm vụ');
    await cell('J7');
    await page.evaluate(() => navigator.clipboard.writeText('15/05/2023\tSố 1\n16/05/2023\tSố 2'));
    await page.keyboard.press('Control+v');
    await until(() => content('Nhiệm vụ', 'K8') === 'Số 2');
    expect(served.host.read('Nhiệm vụ', 'J7:K8')).toEqual([
      ['2023-05-15', 'Số 1'],
      ['2023-05-16', 'Số 2'],
    ]);
    // … and from here to another program.
    await cell('J7');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+c');
    await until(async () =>
      /15\/05\/2023\tSố 1\r?\n16\/05\/2023\tSố 2/.test(
        await page.evaluate(() => navigator.clipboard.readText()),
      ),
    );
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await until(() => JSON.stringify(served.host.read('Nhiệm vụ', 'J7:K8')) === JSON.stringify(stood));
    await sheetTab('Cơ quan');
    await cell('A2');
    const { grid } = served.host.state;
    const width = () => grid.columnWidths(grid.sheetIdNamed('Cơ quan')!)[0] ?? 100;
    const before = width();
    const box = (await page.locator('canvas[id*="sheet-main"]').first().boundingBox())!;
    const border = box.x + 46 + before - 1;
    await page.mouse.move(border, box.y + 10);
    await page.waitForTimeout(200);
    await page.mouse.down();
    await page.mouse.move(border + 40, box.y + 10, { steps: 8 });
    await page.mouse.up();
    await until(() => Math.abs(width() - before - 40) <= 3);
  });

  test('sees what is not theirs tinted, and is told which cells were refused', async () => {
    await page.getByRole('button', { name: 'Giới thiệu' }).click();
    await page.getByRole('button', { name: 'Thử: Là cán bộ một sở' }).click();
    // … and stands in a row that is theirs.
    await page.waitForFunction(() =>
      /^F\d+$/.test((document.querySelector('input[aria-label="Ô"]') as HTMLInputElement).value),
    );
    const own = await shown('Ô');
    expect(content('Báo cáo quý', own.replace('F', 'C'))).toMatch(/^Sở /);
    await page.waitForTimeout(300);
    await page.keyboard.type('Đã làm xong.');
    await page.keyboard.press('Enter');
    await until(() => content('Báo cáo quý', own) === 'Đã làm xong.');
    await type('A3', 'x');
    await page
      .getByText(/Bạn đang sửa ô A3 được bảo vệ/)
      .first()
      .waitFor();
    await picture(page, 'local-official');
    // A paste over own cells and others' names those that were refused, writes nothing, and shows what stands.
    const row = Number(own.slice(1));
    await cell(`E${row}`);
    await page.evaluate(() => navigator.clipboard.writeText('khác\tkhác'));
    await page.keyboard.press('Control+v');
    await page
      .getByText(new RegExp(`Bạn đang sửa ô E${row} được bảo vệ`))
      .first()
      .waitFor();
    expect(content('Báo cáo quý', own)).toBe('Đã làm xong.');
    // In the host's other language too; what the add-in says stays Vietnamese.
    await page.getByRole('button', { name: 'Giới thiệu' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.keyboard.press('Escape');
    await page.getByLabel('Cell', { exact: true }).fill('A4');
    await page.getByLabel('Cell', { exact: true }).press('Enter');
    await until(async () => (await shown('Cell')) === 'A4');
    await page.getByLabel('Content of the cell').fill('x');
    await page.getByLabel('Content of the cell').press('Enter');
    await page.getByText('You are trying to edit A4, which is protected.').waitFor();
    await page.frameLocator('.sidebar iframe').getByText('Việc của cơ quan tôi').waitFor();
    await page.getByRole('button', { name: 'About' }).click();
    await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    await page.keyboard.press('Escape');
  });

  test('closes menus with Escape and a press outside, and the focus goes back', async () => {
    // The sidebar, opened anew for another person, takes the focus when it has loaded.
    await page.frameLocator('.sidebar iframe').getByText('Việc của cơ quan tôi').waitFor();
    await page.waitForTimeout(1000);
    const menu = page.getByRole('button', { name: 'Theo dõi PAPI ▾' });
    await menu.click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('menuitem');
    await page.keyboard.press('Escape');
    await until(async () => (await page.getByRole('menu').count()) === 0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Theo dõi PAPI ▾');
    await menu.click();
    await page.mouse.click(700, 500);
    await until(async () => (await page.getByRole('menu').count()) === 0);
    // A dialog too, with the focus inside its frame.
    await menu.click();
    await page.getByRole('menuitem', { name: 'Biểu đồ' }).first().click();
    await page.frameLocator('.dialog iframe').locator('body').click();
    // The frame goes while the key is still down: sometimes nobody is left to answer for its release.
    void page.keyboard.press('Escape').catch(() => undefined);
    await until(async () => (await page.locator('.dialog').count()) === 0);
  });

  test('uses it at 360 pixels', async () => {
    const small = await browser().newPage({ viewport: { width: 360, height: 700 } });
    await small.goto(served.url);
    await small.getByRole('button', { name: 'Bắt đầu' }).click();
    await small.getByRole('button', { name: 'Đóng thanh bên' }).click();
    await small.waitForTimeout(500);
    expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    for (const name of ['Hoàn tác', /^Hộp thư đi/, 'Giới thiệu'])
      await expect(
        small.getByRole('button', { name }).first().click({ trial: true }),
      ).resolves.toBeUndefined();
    await picture(small, 'local-narrow');
    await small.close();
    expect(complaints).toEqual([]);
  });
});
