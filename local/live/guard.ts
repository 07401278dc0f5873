/**
 * Who may talk to the local host: pages that it served itself, on this machine. A page on the web can make a browser
 * send requests to localhost; it cannot give them this host's name and port as origin, nor know the start's token.
 */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Bytes of a request's body. */
const MAX_BODY = 8_000_000;

export class Denied extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** For whoever reads the host in English; what no person meets has none. */
    readonly english?: string,
  ) {
    super(message);
  }
}

/** @throws Denied unless the request names this host: against names that others make point to this machine */
export function checkHost({ headers }: IncomingMessage, port: number): void {
  if (headers.host !== `localhost:${port}` && headers.host !== `127.0.0.1:${port}`)
    throw new Denied(421, 'Địa chỉ không đúng.');
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${headers.host}`)
    throw new Denied(403, 'Trang khác không được gọi máy chủ này.');
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Denied(403, 'Trang khác không được gọi máy chủ này.');
}

/** @throws Denied unless the request carries the token of this start */
export function checkToken({ headers }: IncomingMessage, token: string): void {
  const given = Buffer.from(String(headers['x-papi-token'] ?? ''));
  const wanted = Buffer.from(token);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
    throw new Denied(
      403,
      'Máy chủ đã khởi động lại. Hãy tải lại trang.',
      'The server was started anew. Please reload.',
    );
}

/** The body as JSON. @throws Denied when it is too long or no JSON object */
export async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
    throw new Denied(415, 'Nội dung phải là JSON.');
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > MAX_BODY) throw new Denied(413, 'Nội dung quá dài.', 'The content is too long.');
    chunks.push(chunk as Buffer);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return body as Record<string, unknown>;
  } catch {
    // said below
  }
  throw new Denied(400, 'Nội dung không phải là JSON.');
}
