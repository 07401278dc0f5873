/** Sheets that a workbook need not have count where they stand or are wanted, and nowhere else. */
import { headersNow, structureRepairs } from '../../src/check/sheets/structure.js';
import { orderFlaws } from '../../src/check/sheets/tabs.js';
import type { Sheet } from '../../src/schema/declaration.js';
import { guideContent } from '../../src/schema/guide.js';
import { FINDINGS, LEDGER, SHEETS } from '../../src/schema/sheets.js';
import { sheetsAtHand } from '../../src/schema/sheetsAtHand.js';
import { completionOf } from '../../src/workbook/completion.js';
import type { Contents, WorkbookContents } from '../../src/workbook/contents.js';
import { readTable } from '../../src/workbook/reading/readTable.js';

/** Inspections as a sheet that is made only when it is wanted. */
const OPTIONAL: Sheet = { ...FINDINGS, optional: true };
const DECLARED = SHEETS.map((sheet) => (sheet === FINDINGS ? OPTIONAL : sheet));

const headersOf = (sheet: Sheet, title: string = sheet.title): Contents => {
  const headers = Object.values(sheet.columns).map((column) => column.title);
  return { title, values: [headers], formulas: [headers.map(() => '')] };
};
const workbook = (...sheets: readonly Contents[]): WorkbookContents =>
  new Map(sheets.map((one) => [one.title, one]));
const others = SHEETS.filter((sheet) => sheet !== FINDINGS).map((sheet) => headersOf(sheet));

const without = workbook(...others);
const withIt = workbook(...others, headersOf(OPTIONAL));

test('a workbook that does not use it lacks nothing, and its guide does not speak of it', () => {
  const sheets = sheetsAtHand(without, new Set(), DECLARED);
  expect(sheets).not.toContain(OPTIONAL);
  expect(completionOf(without, sheets).sheets).toEqual([]);
  expect(guideContent(sheets).values.flat()).not.toContain(OPTIONAL.title);
  expect(headersNow(without, sheets)).not.toHaveProperty(OPTIONAL.key);
  expect(readTable(OPTIONAL, undefined)).toEqual({ rows: [], problems: [] });
  expect(readTable(FINDINGS, undefined).problems).toHaveLength(1);
});

test('wanted, it is made in its place among the tabs', () => {
  const sheets = sheetsAtHand(without, new Set([OPTIONAL.key]), DECLARED);
  expect(sheets).toEqual(DECLARED);
  expect(completionOf(without, sheets).sheets).toEqual([OPTIONAL]);
  expect(guideContent(sheets).values.flat()).toContain(OPTIONAL.title);
});

test('where it stands it counts like every other: it is completed, remembered and kept in order', () => {
  const sheets = sheetsAtHand(withIt, new Set(), DECLARED);
  expect(sheets).toEqual(DECLARED);
  expect(completionOf(withIt, sheets).sheets).toEqual([]);
  expect(headersNow(withIt, sheets)).toHaveProperty(OPTIONAL.key);
  expect(orderFlaws([...withIt.keys()], sheets)).toHaveLength(1);
});

test('renamed, it is known by the headers that the workbook remembers, and put back', () => {
  const renamed = workbook(...others, headersOf(OPTIONAL, 'KT năm nay'));
  const remembered = headersNow(withIt, DECLARED);
  const sheets = sheetsAtHand(renamed, new Set(Object.keys(remembered)), DECLARED);
  expect(structureRepairs(renamed, remembered, sheets)).toEqual([
    { kind: 'renameSheet', sheet: 'KT năm nay', to: OPTIONAL.title },
  ]);
});

test('every other sheet counts whether it stands or not', () => {
  expect(sheetsAtHand(new Map())).toContain(LEDGER);
});
