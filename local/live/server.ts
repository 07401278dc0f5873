/** The HTTP server of the local host: one page, its parts, the frames that the script shows, and an API for the page. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Refusal } from '../grid/refusal.js';
import type { FolderStore } from '../state/folderStore.js';
import { checkHost, checkToken, Denied, readBody } from './guard.js';
import type { LiveWorkbook } from './liveWorkbook.js';
import { scriptRunShim } from './scriptRunShim.js';

export interface LiveServer {
  readonly url: string;
  readonly token: string;
  /** Tells the windows that the script has been built anew. */
  rebuilt(): void;
  /** Time has passed: one-off triggers may have come due. @throws NotSaved */
  passed(): Promise<void>;
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly workbook: LiveWorkbook;
  readonly mails: Pick<FolderStore, 'mails'> & { writeOutbox?: FolderStore['writeOutbox'] };
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
const MAIL_POLICY =
  "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

const MAX_UNREAD = 16_000_000;

const number = (value: unknown, name: string): number => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new Denied(400, `${name} phải là số nguyên không âm.`);
  return value;
};
const text = (value: unknown, name: string): string => {
  if (typeof value !== 'string') throw new Denied(400, `${name} phải là chữ.`);
  return value;
};

export async function serve({
  workbook,
  mails,
  page,
  port,
  dev = false,
  maxUnread = MAX_UNREAD,
}: ServerOptions): Promise<LiveServer> {
  const token = randomBytes(24).toString('hex');
  const streams = new Set<ServerResponse>();
  const send = (event: unknown): void => {
    const line = `${JSON.stringify(event)}\n`;
    for (const stream of streams) {
      // A window that does not read is let go; it loads itself anew when it comes back.
      if (stream.writableLength > maxUnread) {
        streams.delete(stream);
        stream.destroy();
      } else stream.write(line);
    }
  };
  workbook.subscribe((changes) => send({ changes }));

  const outbox = () =>
    mails.mails().map(({ number, at, from, name, to, cc, subject, text }) => ({
      number,
      at,
      from,
      name,
      to,
      cc,
      subject,
      text,
    }));
  const situation = () => ({
    people: workbook.people(),
    menus: workbook.host.state.menus,
    today: new Date(workbook.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10),
    triggers: workbook.host.state.triggers,
    mails: mails.mails().length,
    calls: workbook.calls,
    names: workbook.host.names(),
    dev,
  });
  /** After whatever may have sent mail or made triggers. */
  const settled = async <T>(outcome: T): Promise<T & { situation: ReturnType<typeof situation> }> => {
    await workbook.kept();
    await mails.writeOutbox?.();
    send({ situation: situation() });
    return { ...outcome, situation: situation() };
  };

  const api: Record<string, (body: Record<string, unknown>) => unknown> = {
    view: () => ({ view: workbook.view(), situation: situation() }),
    facts: ({ sheet, row, column, user }) =>
      workbook.facts(text(sheet, 'sheet'), number(row, 'row'), number(column, 'column'), text(user, 'user')),
    type: async ({ sheet, row, column, value, user }) => {
      workbook.type(
        text(sheet, 'sheet'),
        number(row, 'row'),
        number(column, 'column'),
        text(value, 'value'),
        text(user, 'user'),
      );
      await workbook.kept();
    },
    paste: async ({ sheet, row, column, rows, user }) => {
      if (!Array.isArray(rows) || rows.length === 0 || !rows.every((line) => Array.isArray(line)))
        throw new Denied(400, 'rows phải là bảng.');
      workbook.paste(
        text(sheet, 'sheet'),
        number(row, 'row'),
        number(column, 'column'),
        (rows as unknown[][]).map((line) => line.map(String)),
        text(user, 'user'),
      );
      await workbook.kept();
    },
    clear: async ({ sheet, row, column, rows, columns, user }) => {
      workbook.clear(
        text(sheet, 'sheet'),
        {
          row: number(row, 'row'),
          column: number(column, 'column'),
          rows: number(rows, 'rows'),
          columns: number(columns, 'columns'),
        },
        text(user, 'user'),
      );
      await workbook.kept();
    },
    undo: async ({ user }) => {
      const at = workbook.step('undo', text(user, 'user'));
      await workbook.kept();
      return { at };
    },
    redo: async ({ user }) => {
      const at = workbook.step('redo', text(user, 'user'));
      await workbook.kept();
      return { at };
    },
    find: ({ wanted, sheet }) => ({ found: workbook.find(text(wanted, 'wanted'), text(sheet, 'sheet')) }),
    sort: async ({ sheet, column, ascending, user }) => {
      workbook.sort(text(sheet, 'sheet'), number(column, 'column'), ascending === true, text(user, 'user'));
      await workbook.kept();
    },
    filter: async ({ sheet, column, hidden }) => {
      if (hidden !== null && !Array.isArray(hidden)) throw new Denied(400, 'hidden phải là danh sách.');
      workbook.filter(text(sheet, 'sheet'), number(column, 'column'), hidden?.map(String) ?? null);
      await workbook.kept();
    },
    values: ({ sheet, column }) => workbook.columnValues(text(sheet, 'sheet'), number(column, 'column')),
    width: async ({ sheet, column, pixels }) => {
      workbook.width(text(sheet, 'sheet'), number(column, 'column'), number(pixels, 'pixels'));
      await workbook.kept();
    },
    locks: ({ user }) => ({ locks: workbook.locks(text(user, 'user')) }),
    run: ({ name, args, user }) =>
      settled(workbook.run(text(name, 'name'), Array.isArray(args) ? args : [], text(user, 'user'))),
    fire: ({ id }) => settled(workbook.fire(text(id, 'id'))),
    clock: ({ today }) => {
      workbook.clock.set(today === null ? null : text(today, 'today'));
      workbook.fireDue();
      return settled({});
    },
    outbox: () => ({ mails: outbox() }),
  };

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
    const path = (request.url ?? '/').split('?')[0]!;
    if (request.method === 'POST') {
      checkToken(request, token);
      const deed = /^\/api\/([a-z]+)$/.exec(path)?.[1];
      const body = await readBody(request);
      if (deed === 'events') return follow(request, response);
      if (!deed || !Object.hasOwn(api, deed)) throw new Denied(404, 'Không có gì ở đây.');
      json(response, 200, await api[deed]!(body));
      return;
    }
    if (request.method !== 'GET') throw new Denied(405, 'Chỉ nhận GET và POST.');
    if (path === '/') {
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
    const content = frame ? workbook.frames.get(frame) : undefined;
    if (content !== undefined) {
      const shim = `<script>${scriptRunShim(workbook.host.names())}</script>`;
      const html = /<head>/i.test(content) ? content.replace(/<head>/i, `<head>${shim}`) : shim + content;
      return reply(response, 200, 'text/html; charset=utf-8', html, FRAME_POLICY);
    }
    const mail = /^\/mail\/(\d{1,9})\?token=([0-9a-f]+)$/.exec(request.url ?? '');
    if (mail && mail[2] === token) {
      const found = mails.mails().find((one) => one.number === Number(mail[1]));
      if (found) return reply(response, 200, 'text/html; charset=utf-8', found.html, MAIL_POLICY);
    }
    throw new Denied(404, 'Không có gì ở đây.');
  }

  /** Events, a line of JSON each, for as long as the window stands. */
  function follow(request: IncomingMessage, response: ServerResponse): void {
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
    rebuilt: () => send({ rebuilt: true, situation: situation() }),
    passed: async () => {
      if (workbook.fireDue()) await settled({});
    },
    close: () =>
      new Promise((resolve) => {
        for (const stream of streams) stream.destroy();
        server.closeAllConnections();
        server.close(() => resolve());
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
