/** Several workbooks in a state folder: found by name, reading each other as Google lets them, each kept apart. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST } from '../../support/bundle/builtFiles.js';
import {
  FolderStore,
  LiveWorkbooks,
  LocalHost,
  RunningClock,
  WorkbookFolder,
} from '../../support/localHost.js';
import { OWNER, ZONE } from '../../support/preparedHost.js';

const LINK = 'https://docs.google.com/spreadsheets/d/kho/edit#gid=0';
const OTHER = 'xa@kho.example';
const COMES_MS = 40;

let dir: string;
let books: InstanceType<typeof LiveWorkbooks>;
let folder: InstanceType<typeof WorkbookFolder>;

/** Keeps an empty workbook of somebody's in the folder, with a number in A1. */
function keep(name: string, shared: boolean): void {
  const store = new FolderStore(join(dir, 'workbooks', name));
  const options = { dist: DIST, store, clock: new RunningClock(ZONE), scriptTimeZone: ZONE };
  const host = new LocalHost({ ...options, owner: OTHER, spreadsheetId: name });
  host.paste('Sheet1', 'A1', [[5]]);
  if (shared) host.share([OWNER]);
  host.close();
}

function open(): void {
  const clock = new RunningClock(ZONE);
  books = new LiveWorkbooks(
    (later) => {
      folder = new WorkbookFolder({ dir, clock, later });
      return folder;
    },
    clock,
    {},
    { comesMs: COMES_MS, renewedMs: 0 },
  );
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'papi-books-'));
  keep('kho', true);
  keep('kin', false);
  open();
});
afterEach(() => {
  books.close();
  rmSync(dir, { recursive: true, force: true });
});

const first = () => books.book('local').workbook;
const shown = (cell = 'A1') => first().host.read('Sheet1', cell)[0]![0];
const arrived = (ms = 4 * COMES_MS) => new Promise((resolve) => setTimeout(resolve, ms));
const imports = (cell: string, id: string): void =>
  first().host.paste('Sheet1', cell, [[`=IMPORTRANGE("${LINK.replace('kho', id)}";"Sheet1!A1")`]]);

test('what another workbook has comes after a while and one click of consent, and is renewed, not at once', async () => {
  imports('A1', 'kho');
  expect(shown()).toBe('Loading…');
  await arrived();
  expect(shown()).toBe('#REF!');
  expect(first().facts('0', 0, 0, OWNER)).toMatchObject({
    error: 'Bạn cần kết nối các trang tính này.',
    connects: 'kho',
  });
  // Somebody with whom the other one is not shared has nothing to allow.
  first().host.share(['la@hungyen.example']);
  expect(() => first().connect('0', 0, 0, 'la@hungyen.example')).toThrow(/Bạn không cho phép được/);
  first().connect('0', 0, 0, OWNER);
  expect(shown()).toBe('Loading…');
  await arrived();
  expect(shown()).toBe(5);
  expect(first().facts('0', 0, 0, OWNER)).toMatchObject({ error: null, connects: null });

  books.book('kho').workbook.type('0', 0, 0, '7', OTHER);
  await arrived();
  expect(shown()).toBe(5);
  books.passed();
  expect(shown()).toBe(5);
  await arrived();
  expect(shown()).toBe(7);
});

test('consent is asked once, for as long as the workbook lives; a second formula needs none', async () => {
  imports('A1', 'kho');
  await arrived();
  first().connect('0', 0, 0, OWNER);
  await arrived();
  books.close();
  open();
  expect(shown()).toBe(5);
  imports('B1', 'kho');
  await arrived();
  expect(shown('B1')).toBe(5);
  // What changed while nobody looked comes when it is opened.
  books.book('kho').workbook.type('0', 0, 0, '8', OTHER);
  books.shown(books.book('local'));
  await arrived();
  expect([shown(), shown('B1')]).toEqual([8, 8]);
});

test('a link that stands in a cell is allowed like one in the formula', async () => {
  first().host.paste('Sheet1', 'C1', [[LINK]]);
  first().host.paste('Sheet1', 'A1', [['=IMPORTRANGE(C1;"Sheet1!A1")']]);
  await arrived();
  expect(first().facts('0', 0, 0, OWNER).connects).toBe('kho');
});

test.each([
  ['is not shared', 'kin'],
  ['is not there', 'khong-co'],
])('a workbook that %s is not read, and there is nothing to allow', async (_, id) => {
  imports('A1', id);
  await arrived();
  expect([shown(), first().facts('0', 0, 0, OWNER)]).toMatchObject([
    '#REF!',
    { error: 'Bạn không có quyền truy cập trang tính đó.', connects: null },
  ]);
});

test('each is kept apart, and named where another name is asked for', () => {
  expect(books.list().map(({ name, id, isMade }) => [name, id, isMade])).toEqual([
    ['local', 'local', true],
    ['kho', 'kho', true],
    ['kin', 'kin', true],
  ]);
  expect(() => books.book('kko')).toThrow(
    'Không có bảng tính «kko». Các bảng tính: local (Bảng tính đầu tiên), kho (kho), kin (kin).',
  );
  for (const name of ['../..', 'a/b', '']) {
    expect(() => books.book(name)).toThrow(/^Không có bảng tính/);
    expect(() => folder.takePrevious(name)).toThrow(/^Không có bảng tính/);
  }
  books.book('kho').workbook.type('0', 3, 0, 'chỉ ở đây', OTHER);
  expect(shown('A4')).toBe('');
});

test('a damaged one is named when it is opened, and does not keep the others from opening', async () => {
  writeFileSync(join(dir, 'workbooks', 'kho', 'state.json'), '{');
  imports('A1', 'kho');
  await arrived();
  expect(shown()).toBe('#REF!');
  expect(() => books.book('kho')).toThrow(/kho.state\.json bị hỏng/);
  expect(books.book('kin').workbook.host.read('Sheet1', 'A1')).toEqual([[5]]);
});

test('beginning anew deletes all of ours, or nothing where a file is somebody else’s', () => {
  first().host.paste('Sheet1', 'A1', [[1]]);
  writeFileSync(join(dir, 'workbooks', 'kin', 'mail.json'), '{"của":"người khác"}');
  expect(() => folder.begin()).toThrow(/Không xóa tệp không phải của chương trình: .*kin/);
  expect(existsSync(join(dir, 'workbooks', 'kho', 'state.json'))).toBe(true);
  rmSync(join(dir, 'workbooks', 'kin', 'mail.json'));
  folder.begin();
  for (const path of ['state.json', 'workbooks/kho/state.json', 'workbooks/kin/state.json'])
    expect([path, existsSync(join(dir, path))]).toEqual([path, false]);
});
