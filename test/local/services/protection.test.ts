/** Protections behave as Google's do: who passes them, who may change them, what becomes of them in a copy. */

import { type ScriptHost, scriptHost } from '../../support/bundle/script.js';
import { MemoryStore } from '../../support/localHost.js';

let google: ScriptHost;
beforeEach(() => {
  google = scriptHost();
});
afterEach(() => google.host.close());

const OTHER = 'canbo@hungyen.example';
const THIRD = 'canbo3@hungyen.example';
const REFUSED = 'You are trying to edit a protected cell or object.';

describe('Protection', () => {
  const protectA1 = "sheet.getRange('A1').protect()";

  test('of a range refuses a script, and a person, who is not among its editors, in Google’s words', () => {
    google.host.share([OTHER]);
    google.run(`const p = ${protectA1}; p.removeEditors(p.getEditors()); sheet.getRange('B1').setValue(1)`);
    const refused =
      'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';
    expect(() => google.run("sheet.getRange('A1:B1').setValues([[1, 2]])", { user: OTHER })).toThrow(refused);
    expect(() => google.host.type('Sheet1', 'A1', 'x', OTHER)).toThrow(refused);
    google.run("sheet.getRange('B1').setValue(2)", { user: OTHER });
    google.run("sheet.getRange('A1').setValue(3)");
    expect(google.host.read('Sheet1', 'A1:B1')).toEqual([[3, 2]]);
  });

  test('lists at first everybody but the owner, takes in only those the spreadsheet is shared with, and never loses the current user', () => {
    google.host.share([OTHER]);
    expect(google.run(`return ${protectA1}.getEditors().map((user) => user.getEmail())`)).toEqual([OTHER]);
    expect(() => google.run(`${protectA1}.addEditor('khac@hungyen.example')`)).toThrow(
      'Invalid user: khac@hungyen.example',
    );
    expect(
      google.run(
        `const p = ${protectA1}; p.removeEditors(p.getEditors()); return p.getEditors().map((user) => user.getEmail())`,
        { user: OTHER },
      ),
    ).toEqual([OTHER]);
  });

  test('of a sheet leaves open what it is told to, and stands once', () => {
    google.host.share([OTHER]);
    google.run(
      "const p = sheet.protect().setDescription('một'); p.removeEditors(p.getEditors()); p.setUnprotectedRanges([sheet.getRange('B2:B')])",
    );
    expect(google.run('return sheet.protect().getDescription()')).toBe('một');
    google.host.type('Sheet1', 'B900', 'x', OTHER);
    expect(() => google.host.type('Sheet1', 'B1', 'x', OTHER)).toThrow('protected cell');
    google.host.insert('Sheet1', 'columns', 0);
    google.host.type('Sheet1', 'C5', 'x', OTHER);
    expect(() => google.host.type('Sheet1', 'B5', 'x', OTHER)).toThrow('protected cell');
  });
});

describe('Whoever edits', () => {
  test('must pass every protection that covers a cell, what only warns excepted', () => {
    const { host } = google;
    host.share([OTHER, THIRD]);
    google.run(
      `for (const [a1, who] of [['A1:B2', '${OTHER}'], ['B2:C3', '${THIRD}']]) { const p = sheet.getRange(a1).protect(); p.removeEditors(p.getEditors()); p.addEditor(who); }`,
    );
    host.type('Sheet1', 'A1', 1, OTHER);
    host.type('Sheet1', 'C3', 1, THIRD);
    for (const user of [OTHER, THIRD]) expect(() => host.type('Sheet1', 'B2', 1, user)).toThrow(REFUSED);
    google.run('spreadsheet.getProtections(SpreadsheetApp.ProtectionType.RANGE)[1].setWarningOnly(true)');
    host.type('Sheet1', 'B2', 1, OTHER);
  });

  test('sorts only what is all theirs; rows move, protections stay where they are', () => {
    const { host } = google;
    host.share([OTHER]);
    host.paste('Sheet1', 'A1', [['số'], [3], [1], [2]]);
    google.run("const p = sheet.getRange('A2').protect(); p.removeEditors(p.getEditors())");
    const sheetId = host.state.grid.sheetIds()[0]!;
    expect(() => host.sortTable(sheetId, 0, true, OTHER)).toThrow(REFUSED);
    expect(() => google.run("sheet.getRange('A2:A4').sort(1)", { user: OTHER })).toThrow(REFUSED);
    expect(() =>
      google.run("sheet.getRange('A1:A4').createFilter(); sheet.getFilter().sort(1, true)", { user: OTHER }),
    ).toThrow(REFUSED);
    host.sortTable(sheetId, 0, true, host.state.owner);
    expect(host.read('Sheet1', 'A2:A4')).toEqual([[1], [2], [3]]);
    expect(() => host.type('Sheet1', 'A2', 9, OTHER)).toThrow(REFUSED);
    host.type('Sheet1', 'A4', 9, OTHER);
  });

  test('may write over several unprotected ranges at once where together they leave nothing out', () => {
    google.host.share([OTHER]);
    google.run(
      "const p = sheet.protect(); p.removeEditors(p.getEditors()); p.setUnprotectedRanges(['A2:A5', 'B2:B9'].map((a1) => sheet.getRange(a1)))",
    );
    google.host.paste('Sheet1', 'A2', [['x', 'y']], OTHER);
    expect(() =>
      google.host.paste(
        'Sheet1',
        'A5',
        [
          ['x', 'y'],
          ['x', 'y'],
        ],
        OTHER,
      ),
    ).toThrow(REFUSED);
  });

  test('deletes no row that is protected for others, and no sheet', () => {
    google.host.share([OTHER]);
    google.run(
      "const p = sheet.getRange('A5').protect(); p.removeEditors(p.getEditors()); spreadsheet.insertSheet('khác', 1)",
    );
    const asOther = (body: string) => () => google.run(body, { user: OTHER });
    expect(asOther('sheet.deleteRow(5)')).toThrow(REFUSED);
    expect(asOther('spreadsheet.deleteSheet(sheet)')).toThrow(REFUSED);
    asOther('sheet.deleteRow(6)')();
  });
});

describe('A right that comes from a group', () => {
  const GROUP = 'nhom@hungyen.example';
  beforeEach(() => {
    google.host.group(GROUP, [OTHER]);
    google.host.share([GROUP]);
  });
  const protect = (body: string, user = OTHER): unknown =>
    google.run(`const p = sheet.getRange('A1').protect(); ${body}`, { user });

  test('lets its members edit', () => {
    google.run(
      `const p = sheet.getRange('A1').protect(); p.removeEditors(p.getEditors()); p.addEditor('${GROUP}')`,
    );
    google.host.type('Sheet1', 'A1', 'x', OTHER);
    expect(() => google.host.type('Sheet1', 'A1', 'x', THIRD)).toThrow(REFUSED);
  });

  test('cannot be removed by whoever holds it by that group alone; added by name first, he can', () => {
    google.run(
      `const p = sheet.getRange('A1').protect(); p.removeEditors(p.getEditors()); p.addEditor('${GROUP}')`,
    );
    const standing = 'const [p] = spreadsheet.getProtections(SpreadsheetApp.ProtectionType.RANGE);';
    expect(() => google.run(`${standing} p.removeEditors(p.getEditors())`, { user: OTHER })).toThrow('group');
    google.run(`${standing} p.addEditor(Session.getEffectiveUser()); p.removeEditors(p.getEditors())`, {
      user: OTHER,
    });
    expect(google.run(`${standing} return p.getEditors().map((one) => one.getEmail())`)).toEqual([OTHER]);
    expect(protect('return p.canEdit()')).toBe(true);
  });
});

describe('The spreadsheet', () => {
  test('on a shared drive has no owner, and nobody passes by owning it', () => {
    google.host.share([OTHER]);
    google.host.state.sharedDrive = true;
    expect(google.run('return spreadsheet.getOwner()')).toBeNull();
    google.run("const p = sheet.getRange('A1').protect(); p.removeEditors(p.getEditors())", { user: OTHER });
    expect(() => google.run("sheet.getRange('A1').setValue(1)")).toThrow(REFUSED);
  });

  test('may not tell all its editors', () => {
    google.host.share([OTHER, THIRD]);
    const told = () => google.run('return spreadsheet.getEditors().map((one) => one.getEmail())');
    expect(told()).toEqual([OTHER, THIRD]);
    google.host.state.editorsTold = [OTHER];
    expect(told()).toEqual([OTHER]);
  });

  test('when it is taken from somebody, its protections lose him, and do not find him again', () => {
    google.host.share([OTHER]);
    google.run("sheet.getRange('A1').protect()");
    google.host.unshare([OTHER]);
    google.host.share([OTHER]);
    expect(() => google.host.type('Sheet1', 'A1', 'x', OTHER)).toThrow(REFUSED);
  });

  test('copied, keeps protections with the copier alone, and metadata; triggers, properties and sharing stay behind', () => {
    google.host.share([OTHER, THIRD]);
    google.run(
      "sheet.getRange('A1').protect().setDescription('một'); spreadsheet.addDeveloperMetadata('k', 'v'); sheet.addDeveloperMetadata('s', 't'); ScriptApp.newTrigger('run').timeBased().everyDays(1).atHour(8).create(); PropertiesService.getDocumentProperties().setProperty('p', 'q')",
    );
    const copy = google.host.copyTo(new MemoryStore(), OTHER);
    const answer = (host: typeof copy, user: string) =>
      host.run(
        'run',
        [
          "const book = SpreadsheetApp.getActiveSpreadsheet(); const [sheet] = book.getSheets(); const [p] = book.getProtections(SpreadsheetApp.ProtectionType.RANGE); return [book.getId(), p.getDescription(), p.getEditors().length, book.getEditors().length, ScriptApp.getProjectTriggers().length, PropertiesService.getDocumentProperties().getProperty('p'), book.getDeveloperMetadata()[0].getValue(), sheet.getDeveloperMetadata()[0].getValue()]",
        ],
        { user },
      ).result as unknown[];
    const [id, ...rest] = answer(copy, OTHER);
    expect(id).not.toBe('local');
    expect(rest).toEqual(['một', 0, 0, 0, null, 'v', 't']);
    expect(() => copy.type('Sheet1', 'A1', 'x', THIRD)).toThrow(REFUSED);
    copy.type('Sheet1', 'A1', 'x', OTHER);
    copy.close();
  });
});
