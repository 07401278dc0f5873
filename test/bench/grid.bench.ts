/**
 * npm run bench: the local host's page on a workbook of 40,000 quarterly rows. Prints times, and fails when a promise
 * is not kept: the page within a minute, scrolling, and a typed day's recalculated status shown within a second.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const { LiveWorkbook, oneBook, LocalHost, MemoryStore, RunningClock, serve } =
  require('../../.build/local.cjs') as typeof import('../../local/main.js');

const ROWS = 40_000;
const ZONE = 'Asia/Ho_Chi_Minh';
const EXECUTABLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

const failures: string[] = [];
const promise = (text: string, kept: boolean): void => {
  process.stdout.write(`${kept ? 'kept  ' : 'BROKEN'} ${text}\n`);
  if (!kept) failures.push(text);
};
const say = (name: string, ms: number): void =>
  void process.stdout.write(`${name.padEnd(60)} ${(ms / 1000).toFixed(2)} s\n`);

async function bench(executablePath: string): Promise<void> {
  const clock = new RunningClock(ZONE);
  clock.set('2023-06-08');
  const root = join(__dirname, '..', '..');
  const store = new MemoryStore();
  const host = new LocalHost({
    dist: join(root, 'dist'),
    store,
    clock,
    owner: 'dieuphoi@hungyen.example',
    scriptTimeZone: ZONE,
    saveWithinMs: 500,
  });
  host.run('setUpWorkbook', [{ sample: 'hung-yen-2023' }]);
  host.run('onOpen');
  const workbook = new LiveWorkbook(host, clock);
  const tasks = host
    .content('Nhiệm vụ')
    .slice(1)
    .map((row) => String(row[0]));
  const agencies = host
    .content('Cơ quan')
    .slice(1)
    .map((row) => String(row[0]));
  const sheet = host.state.grid.sheetIdNamed('Báo cáo quý')!;
  let began = Date.now();
  workbook.paste(
    sheet,
    1,
    0,
    Array.from({ length: ROWS }, (_, i) => [
      '2023-Q1',
      agencies[i % agencies.length]!,
      `Cơ quan ${i % agencies.length}`,
      tasks[i % tasks.length]!,
      `Nhiệm vụ ${i}`,
    ]),
    'dieuphoi@hungyen.example',
  );
  say(`${ROWS.toLocaleString('en')} rows pasted and reckoned`, Date.now() - began);

  const server = await serve({
    books: oneBook(workbook, store),
    page: join(root, '.build', 'page'),
    port: 0,
  });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  began = Date.now();
  await page.goto(server.url);
  await page.locator('canvas[id*="sheet-main"]').first().waitFor({ timeout: 120_000 });
  const first = Date.now() - began;
  say('the page, to its first grid', first);
  await page.locator('#grid section').getByText('Báo cáo quý', { exact: true }).first().click();
  const box = page.getByLabel('Ô', { exact: true });
  const bar = page.getByLabel('Nội dung ô');
  const goTo = async (a1: string): Promise<void> => {
    await box.fill(a1);
    await box.press('Enter');
    await page.waitForFunction(
      (wanted) => (document.querySelector('input[aria-label="Ô"]') as HTMLInputElement).value === wanted,
      a1,
    );
  };
  began = Date.now();
  await goTo(`A${ROWS - 100}`);
  const scrolled: number[] = [];
  await page.mouse.move(600, 400);
  for (let i = 0; i < 20; i++) {
    const at = Date.now();
    await page.mouse.wheel(0, -3000);
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    scrolled.push(Date.now() - at);
  }
  scrolled.sort((a, b) => a - b);
  say('a turn of the wheel near the end, the worst of twenty', scrolled.at(-1)!);

  const row = ROWS - 50;
  const status = (): unknown => host.read('Báo cáo quý', `P${row}`)[0]![0];
  await goTo(`P${row}`);
  await page.waitForFunction(
    () => (document.querySelector('input[aria-label="Nội dung ô"]') as HTMLInputElement).value === 'Quá hạn',
  );
  await goTo(`L${row}`);
  await bar.fill('10/04/2023');
  const told = new Promise<void>((resolve) => {
    workbook.subscribe(({ rows }) => {
      if (JSON.stringify(rows[sheet]?.[row - 1] ?? []).includes('Hoàn thành đúng hạn')) resolve();
    });
  });
  began = Date.now();
  await bar.press('Enter');
  await told;
  // The page draws what it was sent.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  const edit = Date.now() - began;
  if (status() !== 'Hoàn thành đúng hạn') throw new Error(`The status is ${String(status())}.`);
  say('a day typed, to its recalculated status sent and drawn', edit);
  await browser.close();
  await server.close();
  host.close();

  promise('the first page within a minute', first < 60_000);
  promise('scrolling at 40,000 rows: no turn of the wheel over half a second', scrolled.at(-1)! < 500);
  promise('an edit shows its recalculated status within a second', edit < 1000);
}

process.stdout.write('\nThe local host at 40,000 quarterly rows\n\n');
if (!EXECUTABLE) process.stdout.write('passed over: no Chromium here\n');
else
  bench(EXECUTABLE).then(
    () => {
      if (failures.length > 0) process.exitCode = 1;
    },
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
