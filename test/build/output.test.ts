/** What `npm run build` leaves behind: of a small project, so that a build takes no time. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const PROJECT = join(__dirname, '..', '..');
const TSX = join(PROJECT, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const BUILD = join(PROJECT, 'local', 'build', 'main.ts');

const ANSWER = (text: string): string => `export const endpoints = { answer: (): string => '${text}' };\n`;

/** A project of one endpoint, one custom function and three pages, in the folders that the build reads. */
function smallProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'papi-build-'));
  const files: Readonly<Record<string, string>> = {
    'appsscript.json': '{}\n',
    'src/tsconfig.json':
      '{ "compilerOptions": { "target": "ES2020", "module": "ES2020", "moduleResolution": "bundler" } }',
    'src/index.ts': ANSWER('1'),
    'src/functions.ts':
      '/**\n * Gấp đôi.\n *\n * @customfunction\n */\nexport function TWICE(n: number): number {\n  return 2 * n;\n}\n',
    'sidebar/page.html': '<title><!-- title --></title><!-- style --><!-- script -->',
    'sidebar/sidebar.css': 'p { margin: 0 }',
    'sidebar/sidebar.tsx': "document.title = '1';",
    'sidebar/pages/dashboard/dashboard.css': '',
    'sidebar/pages/dashboard/dashboard.tsx': "document.title = '1';",
    'sidebar/pages/decision/decision.css': '',
    'sidebar/pages/decision/decision.tsx': "document.title = '1';",
    'sidebar/pages/letters/letters.css': '',
    'sidebar/pages/letters/letters.tsx': "document.title = '1';",
    'sidebar/pages/urging/urging.css': '',
    'sidebar/pages/urging/urging.tsx': "document.title = '1';",
    'sidebar/pages/report/report.css': '',
    'sidebar/pages/report/report.tsx': "document.title = '1';",
    'local/main.ts': 'export const host = 1;',
    'local/page/page.html': '<script src="/page.js"></script>',
    'local/page/page.tsx': "document.title = '1';",
  };
  for (const [file, text] of Object.entries(files)) write(root, file, text);
  symlinkSync(join(PROJECT, 'node_modules'), join(root, 'node_modules'));
  return root;
}

function write(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

const build = (root: string) =>
  spawnSync(process.execPath, [TSX, BUILD, root], { encoding: 'utf8', timeout: 60_000 });

/** Every built file's text, by its path. */
function built(root: string): Record<string, string> {
  return Object.fromEntries(
    ['dist', '.build'].flatMap((folder) =>
      readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((file) => [file.slice(root.length + 1), readFileSync(file, 'utf8')]),
    ),
  );
}

describe('A build', () => {
  let once: string;
  let root: string;
  beforeAll(() => {
    once = smallProject();
    write(once, 'dist/help.html', 'of an earlier version');
    expect(build(once)).toMatchObject({ status: 0, stderr: '' });
  });
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'papi-build-'));
    cpSync(once, root, { recursive: true, verbatimSymlinks: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  afterAll(() => rmSync(once, { recursive: true, force: true }));

  test('makes the script, the pages and the local host, and leaves nothing else', () => {
    expect(Object.keys(built(root)).sort()).toEqual([
      '.build/local.cjs',
      '.build/local.cjs.map',
      '.build/page/page.html',
      '.build/page/page.js',
      'dist/Code.js',
      'dist/appsscript.json',
      'dist/dashboard.html',
      'dist/decision.html',
      'dist/letters.html',
      'dist/report.html',
      'dist/sidebar.html',
      'dist/urging.html',
    ]);
  });

  test.each([
    ['src/index.ts', "export { endpoints } from './gone.js';"],
    ['sidebar/pages/report/report.tsx', 'document.title = ;'],
    ['local/page/page.tsx', "import './gone.js';"],
  ])('that fails for %s says why and leaves the last good one', (file, text) => {
    const before = built(root);
    write(root, 'src/functions.ts', 'export function THRICE(): number {\n  return 3;\n}\n');
    write(root, file, text);
    const { status, stderr } = build(root);
    expect(status).toBe(1);
    expect(stderr).toMatch(/index|gone|report|page/);
    expect(built(root)).toEqual(before);
  });

  test('that cannot write all of its files puts none in place', () => {
    const before = built(root);
    write(root, 'src/index.ts', ANSWER('2'));
    // The last of them to be renamed has a folder in its place.
    rmSync(join(root, '.build', 'page', 'page.html'));
    mkdirSync(join(root, '.build', 'page', 'page.html'));
    write(root, '.build/page/page.html/x', '');
    expect(build(root).status).toBe(1);
    expect({ ...built(root), '.build/page/page.html/x': undefined }).toEqual({
      ...before,
      '.build/page/page.html': undefined,
    });
  });

  test('goes on while it is read: every file is there at every moment, as it was or as it is', async () => {
    const whole = new Map(Object.entries(built(root)).map(([file, text]) => [file, new Set([text])]));
    const faults: string[] = [];
    let reads = 0;
    const seen = new Map<string, Set<string>>([...whole.keys()].map((file) => [file, new Set<string>()]));
    for (let round = 2; round <= 3; round++) {
      write(root, 'src/index.ts', ANSWER(String(round)));
      for (const page of [
        'sidebar/sidebar',
        'sidebar/pages/dashboard/dashboard',
        'sidebar/pages/report/report',
        'sidebar/pages/decision/decision',
        'sidebar/pages/letters/letters',
        'sidebar/pages/urging/urging',
        'local/page/page',
      ])
        write(root, `${page}.tsx`, `document.title = '${round}';`);
      write(root, 'local/main.ts', `export const host = ${round};`);
      const building: ChildProcess = spawn(process.execPath, [TSX, BUILD, root]);
      let over = false;
      building.on('exit', () => {
        over = true;
      });
      while (!over) {
        for (const file of whole.keys()) {
          reads++;
          try {
            seen.get(file)!.add(readFileSync(join(root, file), 'utf8'));
          } catch (error) {
            faults.push(`${file}: ${(error as Error).message}`);
          }
        }
        await new Promise((resolve) => setImmediate(resolve));
      }
      for (const [file, text] of Object.entries(built(root))) whole.get(file)!.add(text);
    }
    expect(faults).toEqual([]);
    for (const [file, texts] of seen)
      expect([file, [...texts].every((text) => whole.get(file)!.has(text))]).toEqual([file, true]);
    expect(reads).toBeGreaterThan(1000);
    expect(whole.get('dist/Code.js')!.size).toBe(3);
  });
});
