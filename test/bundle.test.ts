/** What is pushed to Google: checked in the built files, loaded by gas-local. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInContext } from 'node:vm';
import { type Comment, parse } from 'acorn';
import { DIST } from './support/builtFiles.js';
import { bundle } from './support/bundle.js';
import { declaredIn, declaredInScript } from './support/declaredNames.js';

const code = readFileSync(join(DIST, 'Code.js'), 'utf8');

const CUSTOM_FUNCTIONS = [
  'VN_NETWORKDAYS',
  'VN_WORKDAY',
  'VN_ISWORKDAY',
  'VN_DAYOFF',
  'VN_LUNAR',
  'PAPI_STATUS',
  'PAPI_DAYSLEFT',
  'PAPI_PLANDUE',
  'PAPI_LASTDAY',
  'PAPI_QUARTER',
];

/** Names that design.md lets stand at top level beside the custom functions. */
const CALLABLE = [
  ...[
    'setUpWorkbook',
    'getOverview',
    'openPeriod',
    'closePeriod',
    'reopenPeriod',
    'addDaysOff',
    'previewSummary',
    'writeSummary',
  ],
  ...[
    'previewReminders',
    'sendReminders',
    'settleDoubt',
    'setSchedule',
    'checkWorkbook',
    'repairWorkbook',
    'goToCell',
    'getReport',
  ],
  ...['onOpen', 'onInstall', 'onEdit', 'showSidebar', 'showDashboard', 'showReport', 'dailyRun', 'resumeRun'],
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
const exportedBy = (file: string): string[] =>
  [...readFileSync(join(DIST, '..', 'src', file), 'utf8').matchAll(/^export function (\w+)/gm)].map(
    (match) => match[1]!,
  );

describe('dist/Code.js', () => {
  test('is one ES2020 script without import or export', () => {
    expect(program.body.length).toBeGreaterThan(0);
    expect(code).not.toMatch(/^\s*(?:import|export)\b/m);
  });

  test('has a plain top-level function for every name of src/index.ts and src/functions.ts, and no other', () => {
    expect([...functions].sort()).toEqual([...exportedBy('index.ts'), ...exportedBy('functions.ts')].sort());
  });

  test('has no name but those of the contract, and all of the custom functions', () => {
    expect(functions.filter((name) => !CUSTOM_FUNCTIONS.includes(name) && !CALLABLE.includes(name))).toEqual(
      [],
    );
    expect(CUSTOM_FUNCTIONS.filter((name) => !functions.includes(name))).toEqual([]);
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
    const files = readdirSync(src, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name));
    const written = declaredIn(files);
    const shipped = new Map(declaredInScript(code));
    // Beside the closure stands one more of each name of the contract.
    for (const name of functions) shipped.set(name, shipped.get(name)! - 1);
    // None under another name than its own; what nothing uses yet is not shipped.
    const misnamed = [...shipped].filter(([name, count]) => count > (written.get(name) ?? 0));
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
