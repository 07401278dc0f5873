/**
 * The import direction of design.md, who may name a Google service, where each endpoint's command stands. That nothing
 * imports itself by a circle is Biome's to hold (noImportCycles, types included): npm run lint.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize, relative } from 'node:path';
import { RESUME_RUN } from '../src/commands/daily/continuation.js';
import { DAILY_RUN } from '../src/commands/daily/schedule.js';
import { SHEET_TITLES } from '../src/plan/sheetTitles.js';
import { REQUESTS } from '../src/requests.js';

const ROOT = join(__dirname, '..');

/** From the inside out: a layer imports its own and those before it. */
const LAYERS: readonly (readonly string[])[] = [
  ['src/calendar', 'src/refusal.ts'],
  ['src/cells'],
  ['src/plan'],
  ['src/forms', 'src/carry'],
  ['src/summary', 'src/reminders', 'src/annex', 'src/overview', 'src/rating'],
  ['src/papi'],
  [
    'src/schema',
    'src/workbook',
    'src/sample',
    'src/rollUp',
    'src/bigQuery',
    'src/requests.ts',
    'src/contract.ts',
  ],
  ['src/environment.ts'],
  ['src/rights'],
  ['src/check'],
  ['src/commands'],
  ['src/google', 'src/functions.ts'],
  ['src/index.ts'],
];

/** What comes from npm into the pushed script, and where. */
const LIBRARIES: Readonly<Record<string, readonly string[]>> = { 'src/requests.ts': ['valibot'] };

const GOOGLE =
  /\b(?:SpreadsheetApp|MailApp|GmailApp|PropertiesService|CacheService|LockService|ScriptApp|Session|HtmlService|Utilities|UrlFetchApp|BigQuery\.|GoogleAppsScript)\b/;

const files = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));

const code = (file: string): string =>
  readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

const importsOf = (file: string): string[] =>
  [...code(file).matchAll(/(?:from|import)\s+'([^']+)'/g)].map((match) =>
    match[1]!.startsWith('.') ? normalize(join(dirname(file), match[1]!)).replace(/\.js$/, '.ts') : match[1]!,
  );

const layerOf = (file: string): number =>
  LAYERS.findIndex((layer) => layer.some((part) => file === part || file.startsWith(`${part}/`)));

describe('The source', () => {
  const source = files('src');

  test('stands in a layer, every file of it', () => {
    expect(source.filter((file) => layerOf(file) < 0)).toEqual([]);
    expect(source.length).toBeGreaterThan(40);
  });

  test.each(source)('%s imports inward only', (file) => {
    const outward = importsOf(file).filter(
      (target) => target.startsWith('src/') && layerOf(target) > layerOf(file),
    );
    expect(outward).toEqual([]);
    expect(importsOf(file).filter((target) => !target.startsWith('src/'))).toEqual(LIBRARIES[file] ?? []);
  });

  test('names a Google service in src/google only', () => {
    expect(source.filter((file) => !file.startsWith('src/google/') && GOOGLE.test(code(file)))).toEqual([]);
  });

  test('asks for the whole list of declared sheets only where that of the workbook at hand is made of it', () => {
    expect(source.filter((file) => /\bSHEETS\b/.test(code(file)))).toEqual([
      'src/google/environment.ts',
      'src/schema/sheets.ts',
      'src/schema/sheetsAtHand.ts',
    ]);
  });

  test('names a sheet by its declaration, not by a title written out', () => {
    // Words that are also headers of columns and tables: as a sheet they stand where one is asked for.
    const { agencies, tasks, ...others } = SHEET_TITLES;
    const asSheet = new RegExp(`(?:\\(\\[?|sheet: )'(?:${agencies}|${tasks})'`);
    const title = new RegExp(`'(?:${Object.values(others).join('|')})'`);
    /** The declaration itself, a kind of obligation, a tab of the sidebar. */
    const elsewhere = [
      'src/plan/sheetTitles.ts',
      'src/plan/obligations/obligation.ts',
      'sidebar/sidebar.tsx',
    ];
    const named = [...source, ...files('sidebar'), ...files('local')]
      .filter((file) => !elsewhere.includes(file))
      .flatMap((file) =>
        code(file)
          .split('\n')
          // A constant of that type does not compile once the title is another.
          .filter((line) => (title.test(line) || asSheet.test(line)) && !line.includes(': SheetTitle = '))
          .map((line) => `${file}: ${line.trim()}`),
      );
    expect(named).toEqual([]);
  });

  test('sends people in its sentences to sheets that are declared, by their exact titles', () => {
    const titles = Object.values(SHEET_TITLES);
    const strays = [...source, ...files('sidebar')].flatMap((file) =>
      [...code(file).matchAll(/\b[Tt]rang (?=«?\p{Lu})([^\n]{1,30})/gu)]
        .map(([, sentence]) => sentence!.replace(/^«/, ''))
        .filter((sentence) => !titles.some((title) => sentence.startsWith(title)))
        .map((sentence) => `${file}: ${sentence}`),
    );
    expect(strays).toEqual([]);
  });

  test('reads no clock and rolls no dice inside src/google', () => {
    const impure = source.filter(
      (file) => !file.startsWith('src/google/') && /Math\.random|Date\.now|new Date\(\)/.test(code(file)),
    );
    expect(impure).toEqual([]);
  });

  test('names no browser or Node global that Apps Script lacks', () => {
    const foreign =
      /\b(?:setTimeout|setInterval|fetch|URL|TextEncoder|localStorage|process|require|document|window|Intl)\b\s*[.(]/;
    expect(source.filter((file) => foreign.test(code(file)))).toEqual([]);
  });

  test('has every file and folder that ARCHITECTURE.md names', () => {
    const named = [
      ...readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8').matchAll(
        /`((?:src|sidebar|local|test)\/[\w./]*)`/g,
      ),
    ];
    expect(named.map((match) => match[1]!).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(named.length).toBeGreaterThan(40);
  });

  test('lets the client import the contract and nothing else of the server', () => {
    const reached = files('sidebar').flatMap((file) =>
      importsOf(file).filter((target) => target.startsWith('src/')),
    );
    expect(new Set(reached)).toEqual(new Set(['src/contract.ts']));
  });

  test('is never imported by way of tests or the local host', () => {
    expect(source.flatMap(importsOf).filter((target) => /^(?:test|local|sidebar)\//.test(target))).toEqual(
      [],
    );
  });

  test.each([...Object.keys(REQUESTS), DAILY_RUN, RESUME_RUN, 'onEdit'])(
    'has %s in a file of its name, once, and calls it by that name in index.ts',
    (endpoint) => {
      const named = files('src/commands').filter((file) => basename(file) === `${endpoint}.ts`);
      expect(named).toHaveLength(1);
      expect(code(named[0]!)).toMatch(new RegExp(`^export function ${endpoint}\\(`, 'm'));
      expect(importsOf('src/index.ts')).toContain(named[0]);
      expect(code('src/index.ts')).toMatch(new RegExp(`import \\{ ${endpoint} \\} from`));
    },
  );
});
