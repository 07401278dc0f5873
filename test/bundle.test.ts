/** What is pushed to Google: checked in the built files, loaded by gas-local. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInContext } from 'node:vm';
import { type Comment, parse } from 'acorn';
import { RESUME_RUN } from '../src/commands/daily/continuation.js';
import { DAILY_RUN } from '../src/commands/daily/schedule.js';
import { REQUESTS } from '../src/requests.js';
import { DIST } from './support/bundle/builtFiles.js';
import { bundle } from './support/bundle/bundle.js';
import { declaredIn, declaredInScript, reachedFrom } from './support/bundle/declaredNames.js';

const code = readFileSync(join(DIST, 'Code.js'), 'utf8');

/** Google calls them by these names. */
const SIMPLE_TRIGGERS = ['onOpen', 'onInstall', 'onEdit'];

const source = (file: string): string => readFileSync(join(DIST, '..', 'src', file), 'utf8');
const CUSTOM_FUNCTIONS = [...source('functions.ts').matchAll(/^export function (\w+)/gm)].map((m) => m[1]!);
const MENU = [...source('google/menu.ts').matchAll(/addItem\('[^']*', '(\w+)'\)/g)].map((m) => m[1]!);

/** What may stand at top level: what the client asks for, what the menu and the triggers call, what cells call. */
const CALLABLE = [
  ...new Set([
    ...Object.keys(REQUESTS),
    ...MENU,
    ...SIMPLE_TRIGGERS,
    ...[DAILY_RUN, RESUME_RUN],
    ...CUSTOM_FUNCTIONS,
  ]),
];

interface Statement {
  readonly type: string;
  readonly start: number;
  readonly id?: { readonly name: string };
  readonly kind?: string;
  readonly declarations?: readonly { readonly id: { readonly name: string } }[];
}

const program = parse(code, { ecmaVersion: 2020, sourceType: 'script' }) as unknown as {
  readonly body: readonly Statement[];
};
const functions = program.body.filter(({ type }) => type === 'FunctionDeclaration').map(({ id }) => id!.name);

describe('dist/Code.js', () => {
  test('is one ES2020 script without import or export', () => {
    expect(program.body.length).toBeGreaterThan(0);
    expect(code).not.toMatch(/^\s*(?:import|export)\b/m);
  });

  test('has a plain top-level function for every name that may be called, and no other', () => {
    expect([...functions].sort()).toEqual([...CALLABLE].sort());
    expect(MENU.length).toBeGreaterThan(4);
    expect(CUSTOM_FUNCTIONS.length).toBeGreaterThan(9);
  });

  test('has beside them one constant that is not a function', () => {
    const others = program.body.filter(({ type }) => type !== 'FunctionDeclaration');
    expect(
      others.map(({ type, kind, declarations }) => [type, kind, declarations?.map(({ id }) => id.name)]),
    ).toEqual([['VariableDeclaration', 'const', ['papi']]]);
    const gas = bundle() as unknown as Record<string, unknown>;
    const callable = Object.keys(gas).filter((name) => name !== 'Date' && typeof gas[name] === 'function');
    expect(callable.sort()).toEqual([...functions].sort());
  });

  test('is written to be read: every function and class under its own name, indented, a statement a line', () => {
    const src = join(DIST, '..', 'src');
    const files = reachedFrom([join(src, 'index.ts'), join(src, 'functions.ts')]);
    const written = declaredIn(files);
    // What comes out of a library stands under the library's own names.
    const library = declaredIn([join(DIST, '..', 'node_modules', 'valibot', 'dist', 'index.mjs')]);
    const shipped = new Map(declaredInScript(code));
    // Beside the closure stands one more of each name that may be called.
    for (const name of functions) shipped.set(name, shipped.get(name)! - 1);
    // None under another name than its own; what nothing uses yet is not shipped.
    const misnamed = [...shipped].filter(
      ([name, count]) => count > (written.get(name) ?? 0) + (library.get(name) ?? 0),
    );
    expect(misnamed).toEqual([]);
    const left = [...written].filter(([name]) => !shipped.has(name));
    expect(left.length).toBeLessThan(written.size / 30);
    expect(written.size).toBeGreaterThan(400);
    const lines = code.split('\n');
    expect(
      lines.filter((line) => /;\s*(?:const|let|return|if)\b/.test(line.replace(/(['"`]).*\1/g, ''))),
    ).toEqual([]);
    expect(lines.filter((line) => /^ {2}\S/.test(line)).length).toBeGreaterThan(written.size);
  });

  test('leaves out the comments of the program', () => {
    const comments: Comment[] = [];
    parse(code, { ecmaVersion: 2020, sourceType: 'script', onComment: comments });
    expect(comments.map(({ value }) => value).filter((value) => !/@customfunction/.test(value))).toEqual([
      expect.stringContaining('Built from src/'),
    ]);
  });

  test('makes for a custom function nothing that only the commands need', () => {
    const gas = bundle();
    gas.PAPI_QUARTER('30/06/2023');
    const entered = () =>
      runInContext("Object.getOwnPropertyDescriptor(papi.inside, 'endpoints').get === undefined", gas);
    expect(entered()).toBe(false);
    runInContext('papi.inside.endpoints', gas);
    expect(entered()).toBe(true);
  });

  test('does no work at top level: the closure is entered on first use', () => {
    const gas = bundle();
    const waits = () =>
      runInContext("Object.getOwnPropertyDescriptor(papi, 'inside').get !== undefined", gas);
    expect(waits()).toBe(true);
    gas.PAPI_QUARTER('30/06/2023');
    expect(waits()).toBe(false);
  });

  test.each(CUSTOM_FUNCTIONS)(
    'has the help of %s directly above it: what, parameters, result, one example',
    (name) => {
      const block = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\nfunction ${name}\\(([^)]*)\\)`).exec(
        code,
      );
      expect(block).not.toBeNull();
      const [, help, parameters] = block!;
      expect(help).toMatch(/@customfunction/);
      expect(help).toMatch(new RegExp(`Ví dụ: =${name}\\(`));
      expect([...help!.matchAll(/@param \{\w+\} (\w+) /g)].map((match) => match[1])).toEqual(
        parameters!.split(', '),
      );
      expect(help).toMatch(/@return \{\w+\} \S/);
    },
  );
});

describe('dist/appsscript.json', () => {
  const manifest = JSON.parse(readFileSync(join(DIST, 'appsscript.json'), 'utf8')) as Record<string, unknown>;

  test('runs V8 in Vietnam with the five scopes and no more', () => {
    expect(manifest['timeZone']).toBe('Asia/Ho_Chi_Minh');
    expect(manifest['runtimeVersion']).toBe('V8');
    expect(manifest['oauthScopes']).toEqual(
      [
        'spreadsheets.currentonly',
        'script.container.ui',
        'script.send_mail',
        'script.scriptapp',
        'userinfo.email',
      ].map((scope) => `https://www.googleapis.com/auth/${scope}`),
    );
  });
});

describe('dist/sidebar.html', () => {
  const html = readFileSync(join(DIST, 'sidebar.html'), 'utf8');

  test('is one self-contained file', () => {
    expect(html).not.toMatch(/<script[^>]+src=|<link\b|@import|url\(/);
    expect(html).toContain('<style>');
  });
});
