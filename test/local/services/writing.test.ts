/** What a script writes: when it is done, what becomes of it when the script is killed, who else acts meanwhile. */
import { type ScriptHost, scriptHost } from '../../support/bundle/script.js';

let google: ScriptHost;
beforeEach(() => {
  google = scriptHost();
  google.run("spreadsheet.setSpreadsheetLocale('vi_VN')");
});
afterEach(() => google.host.close());

const OTHER = 'canbo@hungyen.example';
const column = (cells = 'A1:A4') => google.host.read('Sheet1', cells).map(([value]) => value);

describe('What a script has written', () => {
  const writes = "sheet.getRange('A1').setValue(1); ";

  test.each([
    [
      'is lost when the script is killed before it was pushed out',
      "sheet.getRange('A2'); sheet.getRange('A3')",
      5,
      '',
    ],
    ['has been pushed out by flush()', "SpreadsheetApp.flush(); sheet.getRange('A3')", 6, 1],
    ['has been pushed out by any read', "sheet.getRange('B1').getValue(); sheet.getRange('A3')", 7, 1],
    [
      'has been pushed out before a protection is made',
      "sheet.getRange('B1').protect(); sheet.getRange('A3')",
      7,
      1,
    ],
    [
      'has been pushed out before the shape of a sheet changes',
      'sheet.insertRowsAfter(1000, 1); sheet.getName()',
      6,
      1,
    ],
  ])('%s', (_, body, killAt, kept) => {
    expect(() => google.run(writes + body, { meter: { killAt } })).toThrow('Exceeded maximum execution time');
    expect(column('A1')).toEqual([kept]);
  });

  test('is pushed out when the script ends, also when it throws', () => {
    expect(() => google.run(`${writes} throw new Error('mine')`)).toThrow('mine');
    expect(column('A1')).toEqual([1]);
  });

  test('is what it was when it was written, whatever the script makes of its array afterwards', () => {
    google.run(
      "const v = [[1]]; sheet.getRange('A1').setValues(v); v[0][0] = 2; sheet.getRange('A1').getValue()",
    );
    expect(column('A1')).toEqual([1]);
  });
});

describe('A rule that rejects', () => {
  const ruled = (build: string): unknown =>
    google.run(
      `sheet.getRange('G2:G30').setDataValidation(SpreadsheetApp.newDataValidation().${build}.setAllowInvalid(false).build())`,
    );
  const refused = (cell: string) =>
    `The data you entered in cell ${cell} violates the data validation rules set on this cell.`;

  test.each([
    ["requireValueInList(['a', 'b'])", 'a', 'c'],
    ['requireNumberBetween(0, 100)', 50, 101],
    ['requireDate()', '10/03/2023', 'mai'],
    ["requireFormulaSatisfied('=LEN(G2)<=3')", 'abc', 'abcd'],
    ["requireValueInRange(sheet.getRange('A1:A2'))", 1, 3],
  ])('%s also rejects what a script writes, the whole of the call', (build, good, bad) => {
    google.run("sheet.getRange('A1:A2').setValues([[1], [2]])");
    ruled(build);
    const write = (values: unknown) =>
      `sheet.getRange('G24:G25').setValues(${JSON.stringify(values)}); SpreadsheetApp.flush()`;
    google.run(write([[good], ['']]));
    expect(() => google.run(write([[good], [bad]]))).toThrow(refused('G25'));
    expect(google.host.read('Sheet1', 'G25')).toEqual([['']]);
  });

  test('shows its error where the write is pushed out, not where it was called', () => {
    ruled("requireValueInList(['a'])");
    expect(
      google.run(
        "try { sheet.getRange('G5').setValue('x'); return 'not yet' } catch (e) { return 'at once' } finally { try { SpreadsheetApp.flush() } catch (e) {} }",
      ),
    ).toBe('not yet');
    expect(() => google.run("sheet.getRange('G5').setValue('x')")).toThrow(refused('G5'));
  });

  test('rejects an appended row', () => {
    ruled("requireValueInList(['a'])");
    google.run("sheet.getRange('A1').setValue('h')");
    expect(() => google.run("sheet.appendRow(['', '', '', '', '', '', 'x'])")).toThrow(refused('G2'));
  });
});

describe('appendRow', () => {
  test('stands below the last row with content, where spilled formulas count, and makes the sheet grow', () => {
    google.run("sheet.getRange('A1').setValue('h'); sheet.getRange('B1').setFormula('=VSTACK(\"x\";A1:A9)')");
    google.run("sheet.appendRow(['dưới'])");
    expect(google.host.read('Sheet1', 'A11')).toEqual([['dưới']]);
    google.run("sheet.getRange('A1000').setValue('cuối'); sheet.appendRow(['thêm'])");
    expect(google.host.read('Sheet1', 'A1001')).toEqual([['thêm']]);
  });

  test('finds its row when it is pushed out: it never lands on what somebody else wrote meanwhile', () => {
    google.run("sheet.getRange('A1').setValue('đầu')");
    const deed = () => google.host.type('Sheet1', 'A2', 'người khác', OTHER);
    for (const after of [2, 3])
      google.run("sheet.appendRow(['lệnh']); sheet.getName();", { meter: { interleave: { after, deed } } });
    expect(column('A1:A4')).toEqual(['đầu', 'người khác', 'lệnh', 'lệnh']);
  });
});

describe('Somebody else', () => {
  test('acts between the n-th call and the next, sees nothing that was not pushed out, and needs no lock', () => {
    const seen: unknown[] = [];
    const deed = () => {
      seen.push(column('A1'));
      google.host.type('Sheet1', 'A2', 'giữa', OTHER);
    };
    const body =
      "LockService.getDocumentLock().waitLock(1); sheet.getRange('A1').setValue(1); sheet.getRange('A3').setValue(sheet.getRange('A2').getValue())";
    // 1 getActiveSpreadsheet, 2 getSheets, 3 getDocumentLock, 4 waitLock, 5 getRange, 6 setValue, 7 getRange, …
    google.run(body, { meter: { interleave: { after: 6, deed } } });
    expect(seen).toEqual([['']]);
    expect(column('A1:A3')).toEqual([1, 'giữa', 'giữa']);
  });

  test('what goes wrong with it is told to the test, not to the script', () => {
    const deed = () => {
      throw new Error('không gõ được');
    };
    expect(() =>
      google.run('try { sheet.getMaxRows() } catch (e) {}', { meter: { interleave: { after: 2, deed } } }),
    ).toThrow('không gõ được');
  });
});

describe('What calls take on Google', () => {
  test('builders are objects in memory and no calls; protecting is slow', () => {
    const { calls, googleMs } = google.host.run('run', [
      "SpreadsheetApp.newDataValidation().requireDate().setAllowInvalid(false).build(); SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange('A1').protect().addEditors([])",
    ]);
    expect(calls).toBe(5);
    expect(googleMs).toBe(4 + 3 + 2 * 300);
  });

  test('ends an execution after six minutes of them when asked, a simple trigger after 30 seconds', () => {
    const many = 'for (let i = 0; i < 1300; i++) sheet.protect();';
    google.run(many);
    expect(() => google.run(many, { meter: { googleTime: true } })).toThrow(
      'Exceeded maximum execution time',
    );
    // The script's own watch shows that time.
    expect(
      google.run('const t = Date.now(); sheet.protect(); return Date.now() - t', {
        meter: { googleTime: true },
      }),
    ).toBe(300);
  });

  test('an answer can be lost on the way while the deed is done', () => {
    const error = new Error('Server error');
    const failAt = { call: 1, name: 'MailApp.sendEmail', done: true, error };
    expect(() =>
      google.run("MailApp.sendEmail({ to: 'a@b.example', subject: 's', body: 'b' })", { meter: { failAt } }),
    ).toThrow('Server error');
    expect(google.store.mails()).toHaveLength(1);
  });
});

describe('Sheets', () => {
  test('keep developer metadata of their own, which travels with a copy', () => {
    google.run("sheet.addDeveloperMetadata('papi.kỳ', '2023-Q1')");
    const kept =
      'return spreadsheet.getSheets().map((s) => s.getDeveloperMetadata().map((m) => [m.getKey(), m.getValue()]))';
    google.host.duplicateSheet('Sheet1');
    expect(google.run(kept)).toEqual([[['papi.kỳ', '2023-Q1']], [['papi.kỳ', '2023-Q1']]]);
    google.run('sheet.getDeveloperMetadata()[0].remove()');
    expect(google.run(kept)).toEqual([[], [['papi.kỳ', '2023-Q1']]]);
  });

  test('hide rows and columns, insert rows anywhere, and delete them', () => {
    google.run(
      "sheet.getRange('A1:A3').setValues([[1], [2], [3]]); sheet.hideColumns(2, 2); sheet.hideRows(3)",
    );
    google.run('sheet.insertRowsAfter(1, 2); sheet.deleteRow(4)');
    expect(column('A1:A4')).toEqual([1, '', '', 3]);
    expect(
      google.run(
        'return [1, 2, 3, 4].map((c) => sheet.isColumnHiddenByUser(c)).concat([3, 4].map((r) => sheet.isRowHiddenByUser(r)))',
      ),
    ).toEqual([false, true, true, false, false, true]);
    expect(() => google.run('sheet.deleteRows(1, sheet.getMaxRows())')).toThrow(
      "You can't delete all the rows",
    );
  });

  test('sort a range by columns: numbers, text in Vietnamese order, blanks last; notes go along', () => {
    google.run(
      "sheet.getRange('A1:B5').setValues([['đá', 1], ['', 2], [7, 3], ['dê', 4], ['ém', 5]]); sheet.getRange('A1').setNote('đ')",
    );
    google.run("sheet.getRange('A1:B5').sort(1)");
    expect(google.host.read('Sheet1', 'A1:B5')).toEqual([
      [7, 3],
      ['dê', 4],
      ['đá', 1],
      ['ém', 5],
      ['', 2],
    ]);
    expect(google.run("return sheet.getRange('A1:A5').getNotes().flat()")).toEqual(['', '', 'đ', '', '']);
    google.run("sheet.getRange('A1:B5').sort([{ column: 2, ascending: false }])");
    expect(column('B1:B5')).toEqual([5, 4, 3, 2, 1]);
  });
});
