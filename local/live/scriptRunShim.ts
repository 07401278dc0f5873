/**
 * google.script.run and google.script.host for a page in a sandboxed frame, as Google's are: asynchronous, JSON-like
 * values only, ten calls at a time while more wait, handlers and a user object. Calls travel to the page around the
 * frame as messages.
 */

/** Google: calls under way at a time. */
const AT_A_TIME = 10;

/** Runs in the frame. Written as a function so that it is checked; sent as text. */
function install(names: readonly string[], atATime: number): void {
  interface Call {
    readonly name: string;
    readonly args: unknown[];
    readonly success: ((value: unknown, userObject: unknown) => void) | undefined;
    readonly failure: ((error: Error, userObject: unknown) => void) | undefined;
    readonly userObject: unknown;
  }
  const underWay = new Map<number, Call>();
  const waiting: Call[] = [];
  let last = 0;

  /** Google refuses what is no plain data, and says where it stands. */
  const check = (value: unknown, name: string): void => {
    if (value === null || value === undefined) return;
    const kind = typeof value;
    if (kind === 'string' || kind === 'number' || kind === 'boolean') return;
    const plain =
      kind === 'object' &&
      (Array.isArray(value) ||
        Object.getPrototypeOf(value) === Object.prototype ||
        Object.getPrototypeOf(value) === null);
    if (!plain) throw new TypeError(`Failed due to illegal value in property: ${name}`);
    for (const [key, part] of Object.entries(value as object)) check(part, key);
  };

  const start = (): void => {
    while (underWay.size < atATime && waiting.length > 0) {
      const call = waiting.shift()!;
      last++;
      underWay.set(last, call);
      parent.postMessage({ papi: 'call', id: last, name: call.name, args: call.args }, '*');
    }
  };

  const runner = (
    success?: Call['success'],
    failure?: Call['failure'],
    userObject?: unknown,
  ): Record<string, unknown> => ({
    withSuccessHandler: (handler: Call['success']) => runner(handler, failure, userObject),
    withFailureHandler: (handler: Call['failure']) => runner(success, handler, userObject),
    withUserObject: (object: unknown) => runner(success, failure, object),
    ...Object.fromEntries(
      names.map((name) => [
        name,
        (...args: unknown[]): void => {
          for (const [i, value] of args.entries()) check(value, String(i));
          const plain = JSON.parse(JSON.stringify(args.map((value) => value ?? null))) as unknown[];
          waiting.push({ name, args: plain, success, failure, userObject });
          start();
        },
      ]),
    ),
  });

  // A dialog around this page closes on Escape; the page may have used the key for something of its own.
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) parent.postMessage({ papi: 'escape' }, '*');
  });

  addEventListener('message', (event) => {
    const data = event.data as { papi?: string; id: number; result?: unknown; error?: string };
    if (event.source !== parent || data?.papi !== 'answer') return;
    const call = underWay.get(data.id);
    if (!call) return;
    underWay.delete(data.id);
    start();
    if (data.error === undefined) call.success?.(data.result ?? null, call.userObject);
    else if (call.failure) {
      const error = new Error(data.error);
      error.name = 'ScriptError';
      call.failure(error, call.userObject);
    } else setTimeout(() => console.error(`Uncaught ScriptError: ${data.error}`));
  });

  const tell = (what: string, value?: number) => () => parent.postMessage({ papi: what, value }, '*');
  (window as unknown as { google: unknown }).google = {
    script: {
      run: runner(),
      host: {
        close: tell('close'),
        setWidth: (value: number) => tell('width', value)(),
        setHeight: (value: number) => tell('height', value)(),
        editor: { focus: tell('focus') },
        origin: '',
      },
    },
  };
}

/** Runs in the frame: links to spreadsheets may lead to those of this machine, which the page around knows. */
function tellLinks(): void {
  addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a')?.href ?? '';
    if (!/^https:\/\/docs\.google\.com\/spreadsheets\/d\/[\w-]+(?:\/edit)?(?:[?#]|$)/.test(link)) return;
    event.preventDefault();
    parent.postMessage({ papi: 'follow', link }, '*');
  });
}

/** For a page that has nothing to call: a mail. */
export const linkShim = `(${tellLinks.toString()})()`;

export const scriptRunShim = (names: readonly string[]): string =>
  `${linkShim};(${install.toString()})(${JSON.stringify(names)}, ${AT_A_TIME})`;
