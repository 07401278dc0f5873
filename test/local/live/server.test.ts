/** The local host's server: what it answers, and whom it turns away. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Served, servedHost } from '../../support/browser/served.js';
import { DIST } from '../../support/bundle/builtFiles.js';
import { oneBook, serve } from '../../support/localHost.js';
import { OWNER, sampleHost } from '../../support/preparedHost.js';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** A request with exactly these headers, its path sent as it is. */
function ask(
  url: string,
  {
    method = 'GET',
    path = '/',
    headers = {},
    body,
  }: Partial<Record<'method' | 'path', string>> & {
    headers?: Record<string, string>;
    body?: string | Buffer;
  } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: text }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const asPage = (served: Pick<Served, 'token'>, body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-papi-token': served.token },
  body: JSON.stringify(body),
});

describe('The server of the local host', () => {
  let served: Served;
  beforeAll(async () => {
    served = await servedHost(sampleHost('tp-hung-yen-2023').store.copy());
  });
  afterAll(() => served.close());

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const asked = asPage(served, body);
    return ask(served.url, { ...asked, path, headers: { ...asked.headers, ...headers } });
  };

  test('serves the page with a strict policy and its token, and the API to who has the token', async () => {
    const page = await ask(served.url);
    expect(page.status).toBe(200);
    expect(page.body).toContain(`content="${served.token}"`);
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self'/);
    expect(page.headers['content-security-policy']).toMatch(/frame-ancestors 'none'/);
    const view = JSON.parse((await post('/api/view', {})).body) as { view: { sheets: { title: string }[] } };
    expect(view.view.sheets.map(({ title }) => title)).toContain('Báo cáo quý');
  });

  test.each([
    ['a name that points here', { headers: { host: 'evil.example' } }, 421],
    ['another port in Host', { headers: { host: 'localhost:1' } }, 421],
    ['a page of another origin', { headers: { origin: 'https://evil.example' } }, 403],
    ['a sandboxed page', { headers: { origin: 'null' } }, 403],
    ['a cross-site request', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
    ['another site of this machine', { headers: { 'sec-fetch-site': 'same-site' } }, 403],
    ['another method', { method: 'DELETE' }, 405],
    ['OPTIONS of a preflight', { method: 'OPTIONS', headers: { origin: 'https://evil.example' } }, 403],
    ['a path out of the folder', { path: '/../package.json' }, 404],
    ['an encoded path out of the folder', { path: '/%2e%2e/%2e%2e/etc/passwd' }, 404],
    ['a path with a nought', { path: '/page.js%00.html' }, 404],
    ['a folder', { path: '/.local/' }, 404],
    ['the built bundle', { path: '/dist/Code.js' }, 404],
    ['a frame that was never shown', { path: '/frame/00000000-0000-0000-0000-000000000000' }, 404],
    ['a mail without the token', { path: '/mail/1' }, 404],
    ['a mail with a wrong token', { path: '/mail/1?token=00' }, 404],
  ] as const)('turns away %s', async (_, asked, status) => {
    const answer = await ask(served.url, asked as Parameters<typeof ask>[1] & {});
    expect(answer.status).toBe(status);
    expect(answer.body).not.toContain('root:');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test.each([
    ['no token', '/api/view', {}, { 'x-papi-token': '' }, 403],
    ['a wrong token', '/api/view', {}, { 'x-papi-token': 'a'.repeat(48) }, 403],
    ['a form', '/api/view', {}, { 'content-type': 'text/plain' }, 415],
    ['an unknown deed', '/api/unknown', {}, {}, 404],
    ['a deed of the prototype', '/api/constructor', {}, {}, 404],
    ['a deed of a path', '/api/view/../run', {}, {}, 404],
    ['a table that is none', '/api/paste', { sheet: '0', row: 0, column: 0, rows: 'x', user: '' }, {}, 400],
    [
      'a row that is no number',
      '/api/type',
      { sheet: '0', row: '1', column: 0, value: '', user: '' },
      {},
      400,
    ],
    ['a row below nought', '/api/type', { sheet: '0', row: -1, column: 0, value: '', user: '' }, {}, 400],
  ] as const)('refuses a call with %s', async (_, path, body, headers, status) => {
    expect((await post(path, body, headers)).status).toBe(status);
  });

  test('refuses a body that is no JSON object, and one that is too long, and goes on', async () => {
    for (const body of ['', '[', '[]', '"x"', 'null']) {
      const { headers } = asPage(served, {});
      expect((await ask(served.url, { method: 'POST', path: '/api/view', headers, body })).status).toBe(400);
    }
    const long = await post('/api/type', { value: 'x'.repeat(8_100_000) }).catch(() => ({ status: 413 }));
    expect(long.status).toBe(413);
    // The connection that was cut off may be the one that is asked next: then another is opened.
    expect((await ask(served.url).catch(() => ask(served.url))).status).toBe(200);
  });

  test('listens on the loopback alone', async () => {
    const { port } = new URL(served.url);
    const { networkInterfaces } = await import('node:os');
    const outer = Object.values(networkInterfaces())
      .flat()
      .find((one) => one && !one.internal && one.family === 'IPv4');
    if (!outer) return;
    await expect(
      new Promise((resolve, reject) => {
        const socket = connect({ host: outer.address, port: Number(port), timeout: 2000 }, () =>
          resolve('open'),
        );
        socket.on('error', reject);
        socket.on('timeout', () => reject(new Error('timeout')));
      }),
    ).rejects.toThrow();
  });

  test('shows a mail in a frame that runs no script but the one of its answer', async () => {
    await post('/api/run', { name: 'sendReminders', args: [], user: OWNER });
    const ask1 = () => ask(served.url, { path: `/mail/1?token=${served.token}` });
    const [one, two] = [await ask1(), await ask1()];
    const nonce = ({ body, headers }: Answer): string => {
      const [, ...scripts] = body.split('<script');
      const said = /^ nonce="(\w{32})">/.exec(scripts[0]!)![1]!;
      expect([scripts.length, headers['content-security-policy']]).toEqual([
        1,
        expect.stringMatching(
          new RegExp(`^sandbox allow-scripts allow-popups;.*script-src 'nonce-${said}';`),
        ),
      ]);
      return said;
    };
    expect(nonce(one)).not.toBe(nonce(two));
  });

  test('refuses names that no client may call, and tells what a function throws as Google words it', async () => {
    const run = async (name: string, args: unknown[] = []) =>
      JSON.parse((await post('/api/run', { name, args, user: 'ai-do@hungyen.example' })).body) as {
        error?: string;
      };
    expect((await run('papi')).error).toBe('Error: Script function not found: papi');
    expect((await run('constructor')).error).toMatch(/Script function not found/);
    expect((await run('writeSummary')).error).toMatch(/^Error: Chỉ người điều phối mới được/);
  });
});

describe('What the workbook refuses', () => {
  test('is answered in words, not as an error of the server', async () => {
    const served = await servedHost();
    const answer = await ask(served.url, {
      ...asPage(served, { sheet: 'x', row: 1, column: 0, value: '', user: '' }),
      path: '/api/type',
    });
    await served.close();
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      200,
      { refused: 'Trang tính không còn nữa. Hãy tải lại.', english: 'The sheet is gone. Please reload.' },
    ]);
  });

  describe('as Sheets refuses it, before it costs anything', () => {
    let served: Served;
    beforeAll(async () => {
      served = await servedHost();
    });
    afterAll(() => served.close());
    const cell = { sheet: '0', row: 0, column: 0, user: OWNER };
    const full = 'Thao tác này sẽ làm số ô của bảng tính vượt quá giới hạn 10.000.000 ô.';
    const outside = 'Vùng nằm ngoài trang tính.';

    test.each([
      ['paste', { ...cell, row: 20_000_000, rows: [['x']] }, full],
      ['paste', { ...cell, row: 1e300, rows: [['x']] }, full],
      ['paste', { ...cell, column: 18_278, rows: [['x']] }, full],
      ['clear', { ...cell, rows: 1e9, columns: 1 }, outside],
      ['clear', { ...cell, rows: 1, columns: 1e9 }, outside],
      ['type', { ...cell, row: 20_000_000, value: 'x' }, outside],
      ['width', { ...cell, column: 1e9, pixels: 100 }, outside],
      ['sort', { ...cell, column: 1e9, ascending: true }, outside],
      ['filter', { ...cell, column: 1e9, hidden: ['x'] }, outside],
      ['values', { ...cell, column: 1e9 }, outside],
    ])('%s %j', async (deed, body, refused) => {
      const before = performance.now();
      const answer = await ask(served.url, { ...asPage(served, body), path: `/api/${deed}` });
      expect(JSON.parse(answer.body)).toMatchObject({ refused });
      expect(performance.now() - before).toBeLessThan(1000);
      expect(served.host.sheets()).toEqual([{ title: 'Sheet1', rows: 1000, columns: 26, lastRow: 0 }]);
    });

    test('a paste below the last row makes the sheet grow', async () => {
      const body = { ...cell, row: 1000, rows: [['a', 'b'], ['c']] };
      await ask(served.url, { ...asPage(served, body), path: '/api/paste' });
      expect(served.host.read('Sheet1', 'A1001:B1002')).toEqual([
        ['a', 'b'],
        ['c', ''],
      ]);
    });
  });
});

describe('A window that does not read what it is told', () => {
  test('is let go, and the others go on being told', async () => {
    const { workbook, store, close } = await servedHost();
    const page = join(DIST, '..', '.build', 'page');
    const server = await serve({ books: oneBook(workbook, store), page, port: 0, maxUnread: 2_000_000 });
    const follow = (): Promise<IncomingMessage> =>
      new Promise((resolve, reject) => {
        const { hostname, port } = new URL(server.url);
        const { method, headers, body } = asPage(server, {});
        const sent = request({ hostname, port, method, headers, path: '/api/events' }, resolve);
        sent.on('error', reject);
        sent.end(body);
      });
    const [slow, quick] = [await follow(), await follow()];
    let heard = 0;
    quick.on('data', (part: Buffer) => {
      heard += part.length;
    });
    slow.pause();
    // More than the system itself keeps for somebody who does not read.
    const line = Array<string>(20).fill('x'.repeat(45_000));
    for (let i = 0; i < 30; i++) {
      const before = heard;
      workbook.paste('0', 0, 0, [line.map((text) => `${i} ${text}`)], OWNER);
      while (heard < before + 900_000) await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const ended = new Promise((resolve) => slow.on('error', resolve).on('end', resolve));
    slow.resume();
    await ended;
    const before = heard;
    workbook.type('0', 1, 0, 'xong', OWNER);
    while (heard === before) await new Promise((resolve) => setTimeout(resolve, 2));
    await server.close();
    await close();
  });
});

describe('npm start', () => {
  jest.setTimeout(120_000);

  /** The process, once it has said where it listens. */
  function started(dir: string): Promise<{ process: ChildProcess; url: string }> {
    const child = spawn(
      process.execPath,
      [
        join(DIST, '..', '.build', 'local.cjs'),
        'start',
        '--dir',
        dir,
        '--port',
        '0',
        '--sample',
        'hung-yen-2023',
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    return new Promise((resolve, reject) => {
      let said = '';
      const hear = (part: Buffer): void => {
        said += part.toString();
        const url = /http:\/\/localhost:\d+/.exec(said)?.[0];
        if (url) resolve({ process: child, url });
      };
      child.stdout!.on('data', hear);
      child.stderr!.on('data', hear);
      child.on('exit', () => reject(new Error(said)));
    });
  }

  const killed = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
    new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill(signal);
    });

  const typed = async (url: string, value?: string): Promise<string> => {
    const token = /content="([0-9a-f]{48})"/.exec((await ask(url)).body)![1]!;
    const post = async (path: string, body: unknown) =>
      JSON.parse((await ask(url, { ...asPage({ token }, body), path })).body);
    const { view, situation } = (await post('/api/view', {})) as {
      view: { sheets: { id: string; title: string }[] };
      situation: { people: { email: string }[] };
    };
    const place = {
      sheet: view.sheets.find(({ title }) => title === 'Nhiệm vụ')!.id,
      row: 4,
      column: 11,
      user: situation.people[0]!.email,
    };
    if (value !== undefined) await post('/api/type', { ...place, value });
    return ((await post('/api/facts', place)) as { content: string }).content;
  };

  test('sets the sample up once, loses nothing that it has confirmed to kill -9, and goes on from where it was', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'papi-live-'));
    try {
      const first = await started(dir);
      expect(await typed(first.url, 'gõ trước khi bị dừng')).toBe('gõ trước khi bị dừng');
      // Its answer was the confirmation.
      await killed(first.process, 'SIGKILL');
      const second = await started(dir);
      expect(await typed(second.url)).toBe('gõ trước khi bị dừng');
      // A second process is turned away while the first has the folder.
      await expect(started(dir)).rejects.toThrow(/đang được tiến trình \d+ sử dụng/);
      await typed(second.url, 'gõ rồi dừng ngay');
      await killed(second.process, 'SIGTERM');
      expect(readFileSync(join(dir, 'state.json'), 'utf8')).toContain('gõ rồi dừng ngay');
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
