/** Filters hide rows and nothing else: what is written reaches hidden rows, what is sorted does not. */
import { type ScriptHost, scriptHost } from '../../support/bundle/script.js';

let google: ScriptHost;
beforeEach(() => {
  google = scriptHost();
  google.run(
    "sheet.getRange('A1:B6').setValues([['mã', 'số'], ['a', 5], ['b', 4], ['a', 3], ['b', 2], ['a', 1]]); sheet.getRange('A1:B6').createFilter().setColumnFilterCriteria(1, SpreadsheetApp.newFilterCriteria().setHiddenValues(['b']).build())",
  );
});
afterEach(() => google.host.close());

const hidden = () => google.run('return [1, 2, 3, 4, 5, 6].filter((row) => sheet.isRowHiddenByFilter(row))');
const numbers = () => google.host.read('Sheet1', 'B2:B6').map(([value]) => value);

test('rows with a hidden value are hidden, the heading never', () => {
  expect(hidden()).toEqual([3, 5]);
  expect(
    google.run('return [sheet.isRowHiddenByUser(3), sheet.getFilter().getRange().getA1Notation()]'),
  ).toEqual([false, 'A1:B6']);
});

test('values that a script writes reach hidden rows too', () => {
  google.run("sheet.getRange('B2:B6').setValues([[1], [2], [3], [4], [5]])");
  expect(numbers()).toEqual([1, 2, 3, 4, 5]);
});

test('sorting moves only what is shown', () => {
  google.run('sheet.getFilter().sort(2, true)');
  expect(numbers()).toEqual([1, 4, 3, 2, 5]);
  google.run("sheet.getRange('A2:B6').sort({ column: 2, ascending: false })");
  expect(numbers()).toEqual([5, 4, 3, 2, 1]);
});

test('what is typed afterwards hides and shows nothing until a criterion is set anew', () => {
  google.host.paste('Sheet1', 'A2', [['b']]);
  expect(hidden()).toEqual([3, 5]);
  google.run(
    "sheet.getFilter().setColumnFilterCriteria(1, SpreadsheetApp.newFilterCriteria().setHiddenValues(['a']).build())",
  );
  expect(hidden()).toEqual([4, 6]);
});

test('goes along when rows and columns move, stands once, and is removed', () => {
  google.host.insert('Sheet1', 'rows', 1);
  google.host.insert('Sheet1', 'columns', 0);
  expect(google.run('return sheet.getFilter().getRange().getA1Notation()')).toBe('B1:C7');
  expect(hidden()).toEqual([4, 6]);
  expect(google.run('return sheet.getFilter().getColumnFilterCriteria(2).getHiddenValues()')).toEqual(['b']);
  expect(() => google.run("sheet.getRange('A1:B3').createFilter()")).toThrow('already has a filter');
  google.run('sheet.getFilter().remove()');
  expect(google.run('return sheet.getFilter()')).toBeNull();
  expect(hidden()).toEqual([]);
});
