/** Merged cells and named ranges, as people make them in Sheets. */
import { type ScriptHost, scriptHost } from '../../support/bundle/script.js';

let google: ScriptHost;
beforeEach(() => {
  google = scriptHost();
  google.host.paste('Sheet1', 'A1', [
    ['mã', 'số', 'ghi'],
    ['b', 2, 'x'],
    ['a', 1, 'y'],
    ['c', 3, 'z'],
  ]);
});
afterEach(() => google.host.close());

const read = (a1: string) => google.host.read('Sheet1', a1);
const blocks = () =>
  google.run("return sheet.getRange('A1:K50').getMergedRanges().map((range) => range.getA1Notation())");

describe('A merged block', () => {
  test('keeps its upper left cell alone; what is written under it is lost, and stays lost when it is broken', () => {
    google.host.merge('Sheet1', 'A2:B3');
    expect(read('A2:B3')).toEqual([
      ['b', ''],
      ['', ''],
    ]);
    google.run(
      "sheet.getRange('A2:B3').setValues([['m', 1], [2, 3]]); sheet.getRange('B3').setFormula('=1+1')",
    );
    google.host.paste('Sheet1', 'B2', [['gõ']]);
    expect(read('A2:B3')).toEqual([
      ['m', ''],
      ['', ''],
    ]);
    google.run("sheet.getRange('A2:B3').breakApart()");
    expect(read('A2:B3')).toEqual([
      ['m', ''],
      ['', ''],
    ]);
    expect(blocks()).toEqual([]);
  });

  test('is merged and broken whole, grows and shrinks with what is inside, and is saved', () => {
    google.run("sheet.getRange('A2:B3').merge()");
    for (const deed of ["getRange('B3:C4').merge()", "getRange('A2').breakApart()"])
      expect(() => google.run(`sheet.${deed}`)).toThrow('You must select all cells in a merged range');
    google.host.insert('Sheet1', 'rows', 2);
    expect(blocks()).toEqual(['A2:B4']);
    google.host.delete('Sheet1', 'columns', 1);
    expect(blocks()).toEqual(['A2:A4']);
    google.host.delete('Sheet1', 'rows', 2, 2);
    expect(blocks()).toEqual([]);
    google.run("sheet.getRange('A1:B2').mergeAcross(); sheet.getRange('C1:C2').mergeVertically()");
    google.host.reload();
    expect(blocks()).toEqual(['A1:B1', 'A2:B2', 'C1:C2']);
    expect(google.run("return sheet.getRange('D1').isPartOfMerge()")).toBe(false);
  });

  test('within a row goes along when rows are sorted; over several rows nothing is sorted', () => {
    google.host.merge('Sheet1', 'B2:C2');
    google.run("sheet.getRange('A2:C4').sort(1)");
    expect(read('A2:C4')).toEqual([
      ['a', 1, 'y'],
      ['b', 2, ''],
      ['c', 3, 'z'],
    ]);
    expect(blocks()).toEqual(['B3:C3']);
    google.run("sheet.getRange('B3:C3').breakApart(); sheet.getRange('C3:C4').merge()");
    expect(() => google.run("sheet.getRange('A2:C4').sort(1)")).toThrow('vertical merges');
    const { owner, grid } = google.host.state;
    expect(() => google.host.sortTable(grid.sheetIds()[0]!, 0, false, owner)).toThrow(
      'hợp nhất theo chiều dọc',
    );
    expect(read('A2:A4')).toEqual([['a'], ['b'], ['c']]);
  });

  test('takes the right to all of its cells', () => {
    google.host.share(['b@x.example']);
    google.run("const p = sheet.getRange('A2').protect(); p.removeEditors(p.getEditors())");
    expect(() => google.host.merge('Sheet1', 'A2:B2', 'b@x.example')).toThrow('protected');
    expect(() => google.run("sheet.getRange('A2:B2').merge()", { user: 'b@x.example' })).toThrow('protected');
  });
});

describe('A named range', () => {
  test('stands for its cells in formulas, which follow it wherever it goes', () => {
    google.host.nameRange('Số_liệu', 'Sheet1', 'B2:B4');
    google.host.paste('Sheet1', 'E1', [['=SUM(Số_liệu)'], ['=COUNT(số_liệu)*2'], ['=KIND(Số_liệu)']]);
    expect(read('E1:E3')).toEqual([[6], [6], ['Array']]);
    google.host.paste('Sheet1', 'B2', [[10]]);
    expect(read('E1')).toEqual([[14]]);
    google.host.insert('Sheet1', 'rows', 2);
    google.host.paste('Sheet1', 'B3', [[100]]);
    expect(read('E1')).toEqual([[114]]);
    google.host.renameSheet('Sheet1', 'Tên khác');
    google.host.reload();
    google.host.paste('Tên khác', 'B2', [[0]]);
    expect(google.host.read('Tên khác', 'E1')).toEqual([[104]]);
  });

  test('is found, moved, renamed and removed by scripts; what it named nobody knows afterwards', () => {
    google.run("spreadsheet.setNamedRange('so', sheet.getRange('B2:B4'))");
    google.host.paste('Sheet1', 'E1', [['=SUM(so)']]);
    expect(google.run("return spreadsheet.getRangeByName('SO').getA1Notation()")).toBe('B2:B4');
    google.run("sheet.getNamedRanges()[0].setRange(sheet.getRange('B2:B3'))");
    expect(read('E1')).toEqual([[3]]);
    google.run("spreadsheet.getNamedRanges()[0].setName('khac')");
    expect(read('E1')).toEqual([['#NAME?']]);
    expect(
      google.run("return [spreadsheet.getRangeByName('so'), spreadsheet.getNamedRanges().length]"),
    ).toEqual([null, 1]);
    google.host.delete('Sheet1', 'rows', 1, 2);
    expect(google.run('return spreadsheet.getNamedRanges().length')).toBe(0);
    expect(() => google.run("spreadsheet.removeNamedRange('khac')")).toThrow('does not exist');
    for (const name of ['A1', 'có cách', '1a', 'TRUE'])
      expect(() => google.run(`spreadsheet.setNamedRange('${name}', sheet.getRange('A1'))`)).toThrow(
        'Invalid name',
      );
  });
});
