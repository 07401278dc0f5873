/** The HTTP server of the local host: one page, its parts, the frames that the script shows, and an API for the page. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Refusal } from '../grid/refusal.js';
import { FIRST } from '../state/folders.js';
import { checkHost, checkToken, Denied, readBody } from './guard.js';
import type { Book, Books } from './liveWorkbooks.js';
import { linkShim, scriptRunShim } from './scriptRunShim.js';
import { type Served, serving } from './serving.js';

export interface LiveServer {
  readonly url: string;
  readonly token: string;
  /** Tells all windows that the script has been built anew. */
  rebuilt(): void;
  /** Time has passed: one-off triggers may have come due. @throws NotSaved */
  passed(): Promise<void>;
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly books: Books;
  /** Folder of the built page. */
  readonly page: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Shows what developers look at. */
  readonly dev?: boolean;
  /** Bytes of events that a window may leave unread before it is let go. */
  readonly maxUnread?: number;
}

const SECURITY = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** As Google's: another origin, no way to the page around it but messages. */
const FRAME_POLICY =
  "sandbox allow-scripts allow-forms allow-downloads allow-popups allow-modals; default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; frame-src data: blob:; form-action 'none'; frame-ancestors 'self'";
/** No script but the one of that nonce, which tells the page around it of links. */
const mailPolicy = (nonce: string): string =>
  `sandbox allow-scripts allow-popups; default-src 'none'; script-src 'nonce-${nonce}'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'`;

const MAX_UNREAD = 16_000_000;

export async function serve({
  books,
  page,
  port,
  dev = false,
  maxUnread = MAX_UNREAD,
}: ServerOptions): Promise<LiveServer> {
  const token = randomBytes(24).toString('hex');
  const served = new Map<Book, Served>();
  const tellAll = (): void => {
    for (const { send, situation, streams } of served.values())
      if (streams.size > 0) send({ situation: situation() });
  };
  const isKnown = (name: string): boolean => books.list().some((one) => one.name === name || one.id === name);
  /** The workbook of that name or id, opened; the other windows hear of one that was not open before. @throws Denied */
  const of = (name: string): Served => {
    const open = [...served.values()].find(({ book }) => book.name === name);
    if (open) return open;
    if (!isKnown(name)) throw new Denied(404, `Không có bảng tính «${name}» trên máy này.`);
    const book = books.book(name);
    const known = served.get(book);
    if (known) return known;
    const fresh = serving(book, { books, dev, maxUnread, tellAll });
    served.set(book, fresh);
    tellAll();
    return fresh;
  };
  of(FIRST);

  const reply = (
    response: ServerResponse,
    status: number,
    type: string,
    body: string | Buffer,
    policy: string,
  ) => {
    response.writeHead(status, { ...SECURITY, 'Content-Type': type, 'Content-Security-Policy': policy });
    response.end(body);
  };
  const json = (response: ServerResponse, status: number, body: unknown): void =>
    reply(
      response,
      status,
      'application/json; charset=utf-8',
      JSON.stringify(body ?? {}),
      "default-src 'none'",
    );

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    checkHost(request, address().port);
    const url = request.url ?? '/';
    const asked = url.split('?')[0]!;
    // Each workbook has an address of its own; what is asked without one is asked of the first.
    const named = /^\/d\/([\w-]+)(\/.*)?$/.exec(asked);
    const [name, path] = named ? [named[1]!, named[2] ?? '/'] : [FIRST, asked];
    if (request.method === 'POST') {
      checkToken(request, token);
      const deed = /^\/api\/([a-z]+)$/.exec(path)?.[1];
      const body = await readBody(request);
      const { api, streams } = of(name);
      if (deed === 'events') return follow(request, response, streams);
      if (!deed || !Object.hasOwn(api, deed)) throw new Denied(404, 'Không có gì ở đây.');
      json(response, 200, await api[deed]!(body));
      return;
    }
    if (request.method !== 'GET') throw new Denied(405, 'Chỉ nhận GET và POST.');
    if (path === '/') {
      if (!isKnown(name)) throw new Denied(404, `Không có bảng tính «${name}» trên máy này.`);
      const html = readFileSync(join(page, 'page.html'), 'utf8').replace('{{token}}', token);
      return reply(response, 200, 'text/html; charset=utf-8', html, PAGE_POLICY);
    }
    if (path === '/page.js' || path === '/page.css') {
      const type = path === '/page.js' ? 'text/javascript' : 'text/css';
      return reply(
        response,
        200,
        `${type}; charset=utf-8`,
        readFileSync(join(page, path.slice(1))),
        PAGE_POLICY,
      );
    }
    const frame = /^\/frame\/([0-9a-f-]{36})$/.exec(path)?.[1];
    const shows = frame && [...served.keys()].find(({ workbook }) => workbook.frames.has(frame));
    if (shows) {
      const content = shows.workbook.frames.get(frame)!;
      const shim = `<script>${scriptRunShim(shows.workbook.host.names())}</script>`;
      const html = /<head>/i.test(content) ? content.replace(/<head>/i, `<head>${shim}`) : shim + content;
      return reply(response, 200, 'text/html; charset=utf-8', html, FRAME_POLICY);
    }
    const mail = /\/mail\/(\d{1,9})\?token=([0-9a-f]+)$/.exec(url);
    if (mail && mail[2] === token && path === `/mail/${mail[1]}`) {
      const found = of(name)
        .book.mails.mails()
        .find((one) => one.number === Number(mail[1]));
      if (found) {
        const nonce = randomBytes(16).toString('hex');
        const shim = `<script nonce="${nonce}">${linkShim}</script>`;
        const html = found.html.replace(/<head>/i, `<head>${shim}`);
        return reply(response, 200, 'text/html; charset=utf-8', html, mailPolicy(nonce));
      }
    }
    throw new Denied(404, 'Không có gì ở đây.');
  }

  /** Events, a line of JSON each, for as long as the window stands. */
  function follow(request: IncomingMessage, response: ServerResponse, streams: Set<ServerResponse>): void {
    response.writeHead(200, { ...SECURITY, 'Content-Type': 'application/x-ndjson; charset=utf-8' });
    response.write('{}\n');
    streams.add(response);
    request.socket.on('close', () => streams.delete(response));
  }

  const server: Server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) return response.end();
      const { message } = error as Error;
      // What the workbook refuses is an answer; what the server turns away is not.
      return error instanceof Denied
        ? json(response, error.status, { error: message, english: error.english })
        : json(response, 200, {
            refused: message,
            english: error instanceof Refusal ? error.english : undefined,
          });
    });
  });
  const address = (): AddressInfo => server.address() as AddressInfo;
  await listen(server, port);
  return {
    url: `http://localhost:${address().port}`,
    token,
    rebuilt: () => {
      for (const { send, situation } of served.values()) send({ rebuilt: true, situation: situation() });
    },
    passed: async () => {
      for (const { book, settled } of served.values()) if (book.workbook.fireDue()) await settled({});
      books.passed();
    },
    close: () =>
      new Promise((resolve) => {
        // First nobody is let in any more: a window tries again as soon as it is let go.
        server.close(() => resolve());
        for (const { streams } of served.values()) for (const stream of streams) stream.destroy();
        server.closeAllConnections();
      }),
  };
}

/** On that port of the loopback, or another one if it is taken. */
function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' || port === 0) reject(error);
      else listen(server, 0).then(resolve, reject);
    });
    server.listen({ host: '127.0.0.1', port }, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

export const pageIsBuilt = (page: string): boolean => existsSync(join(page, 'page.js'));
