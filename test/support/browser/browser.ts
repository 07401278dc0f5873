/** The sidebar as it is pushed, in the machine's own Chromium, on the local services. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { DIST } from '../bundle/builtFiles.js';
import type { TestHost } from '../preparedHost.js';

const EXECUTABLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

/** A machine without a browser runs all tests but these, and jest says that it passed over them. */
export const describeInBrowser = EXECUTABLE ? describe : describe.skip;

/** Google: a sidebar is 300 px wide. */
export const SIDEBAR = { width: 300, height: 760 };

const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: EXECUTABLE!,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  });

/** One browser for the tests of a file, closed after them. */
export function browserOfFile(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (EXECUTABLE) browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return () => browser!;
}

/** Names that the pushed file lets a client call. */
const NAMES = [...readFileSync(join(DIST, 'Code.js'), 'utf8').matchAll(/^function (\w+)\(/gm)].map(
  (match) => match[1]!,
);

/** google.script.run: asynchronous, JSON-like values only, the server's sentence on failure. */
const SHIM = `
  const runner = (success, failure) => ({
    withSuccessHandler: (handler) => runner(handler, failure),
    withFailureHandler: (handler) => runner(success, handler),
    ...Object.fromEntries(${JSON.stringify(NAMES)}.map((name) => [name, (...args) => void callServer(name, JSON.stringify(args)).then((answer) => {
      const { result, error } = JSON.parse(answer);
      if (error === undefined) success?.(result);
      else failure?.(new Error(error));
    })])),
  });
  window.google = { script: { run: runner(), host: { close: () => undefined } } };
`;

export interface OpenPage {
  readonly page: Page;
  /** What the page complained of, and every request that it made. */
  readonly complaints: string[];
}

/** What becomes of the client's calls: they wait for ever, or fail with that sentence; left out: they are answered. */
export type Fault = 'waits' | { readonly fails: string };

export const openSidebar = (
  browser: Browser,
  workbook: TestHost,
  user?: string,
  fault?: Fault,
): Promise<OpenPage> => openPage(browser, workbook, 'sidebar', SIDEBAR, user, fault);

/** A page of the client as Google shows it: the sidebar or a dialog, by its file's name. */
export async function openPage(
  browser: Browser,
  workbook: TestHost,
  name: string,
  viewport: { width: number; height: number },
  user?: string,
  fault?: Fault,
): Promise<OpenPage> {
  const page = await browser.newPage({ viewport });
  // A machine that does other things besides is slow, not wrong.
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith('about:')) complaints.push(`request: ${request.url()}`);
  });
  await page.exposeFunction('callServer', (name: string, args: string) => {
    if (fault === 'waits') return new Promise<string>(() => undefined);
    if (fault) return JSON.stringify({ error: `Error: ${fault.fails}` });
    try {
      const { result } = workbook.host.run(name, JSON.parse(args) as unknown[], user ? { user } : {});
      return JSON.stringify({ result });
    } catch (error) {
      return JSON.stringify({ error: `Error: ${(error as Error).message}` });
    }
  });
  await page.addInitScript(SHIM);
  await page.evaluate(SHIM);
  await page.setContent(readFileSync(join(workbook.host.options.dist, `${name}.html`), 'utf8'));
  return { page, complaints };
}

/** Pictures are taken only when asked for: SCREENSHOTS=1 npx jest test/sidebar. */
export async function picture(page: Page, name: string, size = SIDEBAR): Promise<void> {
  if (!process.env['SCREENSHOTS']) return;
  const height = await page.evaluate('document.documentElement.scrollHeight');
  await page.setViewportSize({ ...size, height: Math.max(size.height, Math.min(Number(height), 1600)) });
  await page.screenshot({ path: join(__dirname, '..', '..', '..', '.github', `${name}.png`) });
  await page.setViewportSize(size);
}
