/** The local services behave as Google's do (apps-script.md), errors and quotas included. */
import { type ScriptHost, scriptHost } from '../../support/bundle/script.js';

let google: ScriptHost;
beforeEach(() => {
  google = scriptHost();
});
afterEach(() => google.host.close());

const OTHER = 'canbo@hungyen.example';

describe('Range', () => {
  test.each([
    [
      'sheet.getRange(1, 1, 3, 1).setValues([[1], [2]])',
      'The number of rows in the data does not match the number of rows in the range. The data has 2 but the range has 3.',
    ],
    [
      'sheet.getRange(1, 1, 1, 2).setValues([[1, 2, 3]])',
      'The number of columns in the data does not match the number of columns in the range. The data has 3 but the range has 2.',
    ],
    ['sheet.getRange(1, 1, 0, 1)', 'The number of rows in the range must be at least 1.'],
    ['sheet.getRange(1, 1, 1, 0)', 'The number of columns in the range must be at least 1.'],
    [
      'sheet.getRange(1000, 1, 2, 1)',
      'The coordinates of the range are outside the dimensions of the sheet.',
    ],
    ['sheet.getRange(1, 27)', 'The coordinates of the range are outside the dimensions of the sheet.'],
    [
      "spreadsheet.insertSheet('Sheet1')",
      'A sheet with the name "Sheet1" already exists. Please enter another name.',
    ],
  ])('%s is refused in Google’s words', (body, message) => {
    expect(() => google.run(body)).toThrow(message);
  });

  test('getDataRange of an empty sheet is A1', () => {
    expect(
      google.run('return [sheet.getDataRange().getA1Notation(), sheet.getDataRange().getValues()]'),
    ).toEqual(['A1', [['']]]);
  });

  test('setValues works as if typed: zeros, dates, formulas and apostrophes are taken as people mean them', () => {
    google.run(
      "spreadsheet.setSpreadsheetLocale('vi_VN'); sheet.getRange('A1:F1').setValues([['0123', '1,5', '10/3/2023', '=1+1', \"'=1+1\", 'TRUE']])",
    );
    expect(
      google.run(
        'return sheet.getRange("A1:F1").getValues()[0].map((v) => v instanceof Date ? "date " + v.getDate() + "/" + (v.getMonth() + 1) : v)',
      ),
    ).toEqual([123, 1.5, 'date 10/3', 2, '=1+1', true]);
  });

  test('cells formatted as text before writing keep everything as it is', () => {
    google.run("sheet.getRange('A1:D1').setNumberFormat('@').setValues([['0123', '10-3', '=1+1', '+84']])");
    expect(google.run('return sheet.getRange("A1:D1").getValues()[0]')).toEqual([
      '0123',
      '10-3',
      '=1+1',
      '+84',
    ]);
  });

  test('a sheet does not grow under setValues, but under insertRowsAfter', () => {
    expect(() => google.run('sheet.getRange(1001, 1).setValue(1)')).toThrow('outside the dimensions');
    google.run('sheet.insertRowsAfter(1000, 1); sheet.getRange(1001, 1).setValue(1)');
    expect(google.run('return [sheet.getMaxRows(), sheet.getLastRow()]')).toEqual([1001, 1001]);
  });

  test('getLastRow counts formulas that show nothing', () => {
    google.run("sheet.getRange('A1').setValue(1); sheet.getRange('B7').setFormula('=\"\"')");
    expect(google.run('return sheet.getLastRow()')).toBe(7);
  });

  test('a date cell is midnight in the zone of the spreadsheet, which getDate() of another zone does not name', () => {
    google.run("sheet.getRange('A1').setNumberFormat('dd/MM/yyyy').setValue(new Date(2023, 2, 10))");
    // The spreadsheet stands in Los Angeles, the script in Vietnam: midnight here is the day before there.
    expect(google.run('return sheet.getRange("A1").getDisplayValues()[0][0]')).toBe('09/03/2023');
    google.run(
      "spreadsheet.setSpreadsheetTimeZone('Asia/Ho_Chi_Minh'); sheet.getRange('A1').setValue(new Date(2023, 2, 10))",
    );
    expect(
      google.run(
        'return [sheet.getRange("A1").getDisplayValues()[0][0], sheet.getRange("A1").getValue().getDate()]',
      ),
    ).toEqual(['10/03/2023', 10]);
  });
});

describe('Formulas', () => {
  beforeEach(() => {
    google.run(
      "spreadsheet.setSpreadsheetLocale('vi_VN'); sheet.getRange('A1:A3').setValues([[1], [2], ['']])",
    );
  });
  const shown = (formula: string, range = 'C1'): unknown =>
    google.run(
      `sheet.getRange('C1').setFormula(${JSON.stringify(formula)}); return sheet.getRange('${range}').getValues()`,
    );

  test('take ; between arguments, and answer , with #ERROR! as vi_VN does', () => {
    expect(shown('=SUM(A1;A2)')).toEqual([[3]]);
    expect(shown('=SUM(A1,A2)')).toEqual([['#ERROR!']]);
  });

  test('spill, and say #REF! when a filled cell is in the way', () => {
    expect(shown('=DOUBLE(A1:A3)', 'C1:C3')).toEqual([[2], [4], ['']]);
    google.run("sheet.getRange('C2').setValue('here')");
    expect(google.run("return sheet.getRange('C1').getValue()")).toBe('#REF!');
    google.run("sheet.getRange('C2').setValue('')");
    expect(google.run("return sheet.getRange('C1:C2').getValues()")).toEqual([[2], [4]]);
  });

  test('of custom functions get numbers, text, dates and empty cells apart, and no services', () => {
    expect(shown('=KIND(A1)')).toEqual([['Number']]);
    expect(shown('=KIND(A3)')).toEqual([['String empty']]);
    google.run("sheet.getRange('A3').setValue('10/3/2023')");
    expect(shown('=KIND(A3)')).toEqual([['Date']]);
    expect(shown('=KIND(A1:A3)')).toEqual([['Array']]);
    expect(shown('=REACH()')).toEqual([['undefinedundefined']]);
  });

  test('show a thrown Error as #ERROR! with its message', () => {
    expect(shown('=DOUBLE("a")')).toEqual([['#ERROR!']]);
    expect(google.host.state.grid.errorAt('0', 0, 2)).toBe('not a number: a');
  });

  test('are calculated anew when what they look at changes, through others', () => {
    google.run("sheet.getRange('B1').setFormula('=A1*10'); sheet.getRange('C1').setFormula('=DOUBLE(B1)')");
    expect(google.run("sheet.getRange('A1').setValue(5); return sheet.getRange('C1').getValue()")).toBe(100);
  });

  test('go on naming the same cells when rows and columns are inserted, deleted and moved', () => {
    const { host } = google;
    google.run(
      "sheet.getRange('B1').setFormula('=SUM(A1:A2)'); sheet.getRange('C1').setFormula('=DOUBLE(A2:A3)')",
    );
    const formulas = () => google.run('return sheet.getDataRange().getFormulas().flat().filter(Boolean)');
    host.insert('Sheet1', 'rows', 1);
    expect(formulas()).toEqual(['=SUM(A1:A3)', '=DOUBLE(A3:A4)']);
    host.insert('Sheet1', 'columns', 0, 2);
    expect(formulas()).toEqual(['=SUM(C1:C3)', '=DOUBLE(C3:C4)']);
    host.move('Sheet1', 'columns', 2, 6);
    expect(formulas()).toEqual(['=SUM(F1:F3)', '=DOUBLE(F3:F4)']);
    host.delete('Sheet1', 'columns', 5);
    expect(formulas()).toEqual(['=SUM(#REF!)', '=DOUBLE(#REF!)']);
    expect(google.run("return sheet.getRange('C1').getValue()")).toBe('#REF!');
  });

  test('of other sheets follow a sheet that is renamed, and show #REF! when it is deleted', () => {
    google.run("spreadsheet.insertSheet('Khác', 1).getRange('A1').setFormula('=Sheet1!A2+1')");
    google.host.renameSheet('Sheet1', 'Số liệu');
    expect(google.host.read('Khác', 'A1')).toEqual([[3]]);
    google.host.deleteSheet('Số liệu');
    expect(google.host.read('Khác', 'A1')).toEqual([['#REF!']]);
  });
});

describe('MailApp', () => {
  const send = (message: object): string =>
    `MailApp.sendEmail(${JSON.stringify({ subject: 's', body: 'b', ...message })})`;

  test.each([
    [send({ to: 'không phải địa chỉ' }), 'Invalid email: không phải địa chỉ'],
    [send({ to: '' }), 'Failed to send email: no recipient'],
    [
      send({ to: Array.from({ length: 51 }, (_, i) => `a${i}@b.example`).join(',') }),
      'Limit Exceeded: Email Total Recipients Per Message.',
    ],
    [send({ to: 'a@b.example', replyTo: 'phòng Nội vụ' }), 'Invalid email: phòng Nội vụ'],
    [send({ to: 'a@b.example', name: 'Sở Nội vụ\nBcc: x@y.example' }), 'Invalid argument: name'],
    [send({ to: 'a@b.example', subject: 'x'.repeat(251) }), 'Limit Exceeded: Email Subject Length.'],
    [send({ to: 'a@b.example', body: 'x'.repeat(201 * 1024) }), 'Limit Exceeded: Email Body Size.'],
  ])('refuses in Google’s words: %#', (body, message) => {
    expect(() => google.run(body)).toThrow(message);
    expect(google.store.mails()).toEqual([]);
  });

  test('counts recipients in to, cc and bcc, and refuses past 100 a day, which end 24 hours after the first', () => {
    google.run(send({ to: 'a@b.example,c@d.example', cc: 'e@f.example', bcc: 'g@h.example' }));
    expect(google.run('return MailApp.getRemainingDailyQuota()')).toBe(96);
    for (let i = 0; i < 96; i++) google.run(send({ to: 'a@b.example' }));
    expect(() => google.run(send({ to: 'a@b.example' }))).toThrow(
      'Service invoked too many times for one day: email.',
    );
    expect(google.store.mails()).toHaveLength(97);
    // Quotas belong to the user under whose authority the script runs.
    google.run(send({ to: 'a@b.example' }), { user: OTHER });
    google.clock.spend(24 * 3_600_000);
    google.run(send({ to: 'a@b.example' }));
    expect(google.run('return MailApp.getRemainingDailyQuota()')).toBe(99);
  });
});

describe('Locks, stores and triggers', () => {
  test('a lock held by another run is not to be had, and ends with its execution', () => {
    google.run('LockService.getDocumentLock().waitLock(10)');
    expect(google.run('return LockService.getDocumentLock().tryLock(10)')).toBe(true);
    google.host.state.locks.add('document');
    expect(google.run('return LockService.getDocumentLock().tryLock(10)')).toBe(false);
    expect(() => google.run('LockService.getDocumentLock().waitLock(10)')).toThrow(
      'Lock timeout: another process was holding the lock for too long.',
    );
  });

  test('a property holds 9 kB, a cached value 100 kB', () => {
    expect(() =>
      google.run("PropertiesService.getDocumentProperties().setProperty('a', 'x'.repeat(9 * 1024 + 1))"),
    ).toThrow('Argument too large: value');
    expect(() => google.run("CacheService.getDocumentCache().put('a', 'x'.repeat(100 * 1024 + 1))")).toThrow(
      'Argument too large: value',
    );
    google.run(
      "PropertiesService.getDocumentProperties().setProperty('a', 'b'); CacheService.getDocumentCache().put('a', 'c', 60)",
    );
    const both = () =>
      google.run(
        "return [PropertiesService.getDocumentProperties().getProperty('a'), CacheService.getDocumentCache().get('a')]",
      );
    expect(both()).toEqual(['b', 'c']);
    google.clock.spend(61_000);
    expect(both()).toEqual(['b', null]);
  });

  test('one-off triggers fire by themselves when the clock has come to them, once each; what they throw nobody sees', () => {
    const make = (handler: string, ms: number): unknown =>
      google.run(`ScriptApp.newTrigger('${handler}').timeBased().after(${ms}).create()`);
    make('later', 60_000);
    make('gone', 30_000);
    make('later', 3_600_000);
    expect(google.host.fireDue()).toBe(0);
    google.clock.spend(60_000);
    expect([google.host.fireDue(), google.host.fireDue()]).toEqual([2, 0]);
    expect(google.host.read('Sheet1', 'A1')).toEqual([[1]]);
    expect(google.host.triggerErrors).toEqual(['Script function not found: gone']);
    google.clock.spend(3_600_000);
    expect(google.host.fireDue()).toBe(1);
    expect(google.host.read('Sheet1', 'A1')).toEqual([[2]]);
    // They stay until somebody deletes them.
    expect(google.run('return ScriptApp.getProjectTriggers().length')).toBe(3);
  });

  test('a user has 20 triggers and sees nobody else’s', () => {
    const make = "ScriptApp.newTrigger('run').timeBased().everyDays(1).atHour(8).create()";
    for (let i = 0; i < 20; i++) google.run(make);
    expect(() => google.run(make)).toThrow('This script has too many triggers.');
    expect(google.run('return ScriptApp.getProjectTriggers().length')).toBe(20);
    expect(google.run('return ScriptApp.getProjectTriggers().length', { user: OTHER })).toBe(0);
    google.run('ScriptApp.deleteTrigger(ScriptApp.getProjectTriggers()[0])');
    expect(google.run('return ScriptApp.getProjectTriggers().length')).toBe(19);
  });
});

describe('Executions', () => {
  test('see errors of the services as Errors named Exception', () => {
    expect(
      google.run(
        "try { MailApp.sendEmail({ to: 'x' }) } catch (e) { return [e instanceof Error, String(e)] }",
      ),
    ).toEqual([true, 'Exception: Invalid email: x']);
  });

  test('a method that is not emulated says so', () => {
    expect(() => google.run('sheet.getPivotTables()')).toThrow(
      'Sheet.getPivotTables is not emulated by the local host.',
    );
    expect(() => google.run('UrlFetchApp.fetch("x")')).toThrow('UrlFetchApp');
  });

  test('a name that ends in _ or does not exist is not found, and a result must be JSON-like', () => {
    expect(() => google.host.run('hidden_')).toThrow('Script function not found: hidden_');
    expect(() => google.host.run('toString')).toThrow('Script function not found: toString');
    expect(() => google.host.run('givesDate')).toThrow('not a supported return type: result.at');
  });

  test('every service call is counted, can be slowed down, and made to fail at the n-th', () => {
    const body = "sheet.getRange('A1').setValue(1); sheet.getRange('A2').setValue(2);";
    const prelude = 2;
    const { calls, callsByName } = google.host.run('run', [
      `const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Sheet1'); ${body}`,
    ]);
    expect(calls).toBe(prelude + 4);
    expect(callsByName.get('Range.setValue')).toBe(2);

    const before = google.clock.now();
    google.run(body, { meter: { costMs: 50 } });
    expect(google.clock.now() - before).toBeGreaterThanOrEqual(50 * 6);

    google.run("sheet.getRange('A1:A2').setValue('')");
    const failure = new Error('Service Spreadsheets timed out');
    expect(() => google.run(body, { meter: { failAt: { call: 6, error: failure } } })).toThrow('timed out');
    // What was written before the failure stays written.
    expect(google.host.read('Sheet1', 'A1:A2')).toEqual([[1], ['']]);
  });

  test('a killed execution keeps what it had flushed, and runs no code after', () => {
    const body =
      "sheet.getRange('A1').setValue(1); SpreadsheetApp.flush(); try { sheet.getRange('A2').setValue(2); sheet.getRange('A3'); } finally { sheet.getRange('A4').setValue(4); }";
    expect(() => google.run(body, { meter: { killAt: 9 } })).toThrow('Exceeded maximum execution time');
    expect(google.host.read('Sheet1', 'A1:A4')).toEqual([[1], [''], [''], ['']]);
  });

  test('past six minutes the execution is killed', () => {
    google.run('Utilities.sleep(359000); sheet.getName()');
    expect(() => google.run('Utilities.sleep(361000); sheet.getName()')).toThrow(
      'Exceeded maximum execution time',
    );
  });
});

describe('Data validation', () => {
  const rule = (build: string): string =>
    `sheet.getRange('A1:A5').setDataValidation(SpreadsheetApp.newDataValidation().${build}.setAllowInvalid(false).setHelpText('Cần đúng.').build())`;

  test.each([
    ["requireValueInList(['a', 'b'], true)", 'a', 'c'],
    ['requireDate()', '10/03/2023', 'mai'],
    ['requireNumberBetween(0, 100)', '50', '150'],
    ["requireFormulaSatisfied('=LEN(A1)<=3')", 'abc', 'abcd'],
    ["requireFormulaSatisfied('=COUNTIF($A$1:$A$5;A1)=1')", 'mới', 'cũ'],
  ])('%s takes %s and rejects %s in every row, but not when pasted', (build, good, bad) => {
    google.run("spreadsheet.setSpreadsheetLocale('vi_VN'); sheet.getRange('A5').setValue('cũ')");
    google.run(rule(build));
    google.host.type('Sheet1', 'A3', good);
    expect(() => google.host.type('Sheet1', 'A4', bad)).toThrow(
      /^Dữ liệu bạn đã nhập vào ô A4 vi phạm quy tắc.*Cần đúng\.$/,
    );
    expect(google.host.read('Sheet1', 'A4')).toEqual([['']]);
    google.host.paste('Sheet1', 'A4', [[bad]]);
    expect(google.host.read('Sheet1', 'A4')).not.toEqual([['']]);
  });

  test('goes with the rows that are moved, and stays with those that make way', () => {
    google.run(
      "spreadsheet.setSpreadsheetLocale('vi_VN'); sheet.getRange('A2:A').setDataValidation(SpreadsheetApp.newDataValidation().requireFormulaSatisfied('=LEN(A2)<=3').setAllowInvalid(false).build())",
    );
    google.run("sheet.moveRows(sheet.getRange('A990:A1000'), 2)");
    for (const cell of ['A2', 'A12', 'A13', 'A500', 'A1000']) {
      expect(() => google.host.type('Sheet1', cell, 'abcd')).toThrow('vi phạm quy tắc');
      google.host.type('Sheet1', cell, 'abc');
    }
    google.run("sheet.moveRows(sheet.getRange('A1'), 4)");
    google.host.type('Sheet1', 'A3', 'abcd');
    expect(() => google.host.type('Sheet1', 'A4', 'abcd')).toThrow('vi phạm quy tắc');
  });

  test('outlives the first of its rows', () => {
    google.run(
      "spreadsheet.setSpreadsheetLocale('vi_VN'); sheet.getRange('A2:A').setDataValidation(SpreadsheetApp.newDataValidation().requireFormulaSatisfied('=LEN(A2)<=3').setAllowInvalid(false).build())",
    );
    google.host.delete('Sheet1', 'rows', 1, 2);
    for (const cell of ['A2', 'A3', 'A500']) {
      expect(() => google.host.type('Sheet1', cell, 'abcd')).toThrow('vi phạm quy tắc');
      google.host.type('Sheet1', cell, 'abc');
    }
    google.host.insert('Sheet1', 'rows', 1, 1);
    google.host.type('Sheet1', 'A3', 'ab');
    expect(() => google.host.type('Sheet1', 'A3', 'abcd')).toThrow('vi phạm quy tắc');
  });
});

describe('A simple trigger', () => {
  test('runs as whoever types, is told nobody’s address, may not send mail, and ends after 30 seconds', () => {
    const { host } = google;
    host.type('Sheet1', 'A1', 'who', OTHER);
    expect(host.read('Sheet1', 'A1')).toEqual([['[]']]);
    host.type('Sheet1', 'A2', 'mail');
    expect(google.store.mails()).toEqual([]);
    host.type('Sheet1', 'A3', 'sleep');
    expect(host.read('Sheet1', 'A3')).not.toEqual([['woke']]);
    expect(host.triggerErrors).toEqual([
      'Specified permissions are not sufficient to call MailApp.sendEmail.',
      'Exceeded maximum execution time',
    ]);
  });

  test('is told the old value and the new', () => {
    google.host.paste('Sheet1', 'A1', [['trước']]);
    google.host.type('Sheet1', 'A1', 'old');
    expect(google.run("return sheet.getRange('A1').getNote()")).toBe('trước → old');
  });
});
