/** Addresses in a cell: the reader and the typing rule understand the same, and what is refused has its reason. */
import fc from 'fast-check';
import { addressesIn, addressesRule, badAddresses, isAddress } from '../../src/cells/addresses.js';
import { type ScriptHost, scriptHost } from '../support/bundle/script.js';

const CASES: readonly (readonly [cell: string, good: readonly string[], bad: readonly string[]])[] = [
  ['', [], []],
  ['a@x.example', ['a@x.example'], []],
  ['a@x.example; b@y.example', ['a@x.example', 'b@y.example'], []],
  ['a@x.example,b@y.example;', ['a@x.example', 'b@y.example'], []],
  ['a@x.example\nb@y.example\n', ['a@x.example', 'b@y.example'], []],
  ['\u00a0a@x.example\u00a0;b@y.example', ['a@x.example', 'b@y.example'], []],
  ['Nguyễn Văn A <a@x.example>', ['a@x.example'], []],
  ['UBND TP. Hưng Yên <vp.ubnd@x.example>; b@y.example', ['vp.ubnd@x.example', 'b@y.example'], []],
  ['<a@x.example>', ['a@x.example'], []],
  ["o'hara+papi@x-y.example", ["o'hara+papi@x-y.example"], []],
  ['SNV@TINH.EXAMPLE', ['SNV@TINH.EXAMPLE'], []],
  ['a@x', [], ['a@x']],
  ['a@x.example\u200b', [], ['a@x.example\u200b']],
  ['a..b@x.example', [], ['a..b@x.example']],
  ['.a@x.example', [], ['.a@x.example']],
  ['a.@x.example', [], ['a.@x.example']],
  ['a@.x.example', [], ['a@.x.example']],
  ['a@x..example', [], ['a@x..example']],
  ['a@x.example.', [], ['a@x.example.']],
  ['a@-x.example', [], ['a@-x.example']],
  ['a@x-.example', [], ['a@x-.example']],
  ['a@@x.example', [], ['a@@x.example']],
  ['a@x.example@y.example', [], ['a@x.example@y.example']],
  ['a b@x.example', [], ['a b@x.example']],
  ['a@x.example b@y.example', [], ['a@x.example b@y.example']],
  ['Nguyễn Văn A', [], ['Nguyễn Văn A']],
  ['Nguyễn Văn A <>', [], ['Nguyễn Văn A <>']],
  ['Nguyễn Văn A <a@x>', [], ['Nguyễn Văn A <a@x>']],
  ['nguyễn@x.example', [], ['nguyễn@x.example']],
  ['@x.example; a@x.example', ['a@x.example'], ['@x.example']],
  ['a@x.example; không có', ['a@x.example'], ['không có']],
];

test.each(CASES)('%j is read as %j and %j', (cell, good, bad) => {
  expect(addressesIn(cell)).toEqual({ good, bad });
});

test.each([
  ['a@x.example\u200b', '«a@x.example» (ký tự ẩn (U+200B))'],
  ['a..b@x.example', '«a..b@x.example» (có hai dấu chấm liền nhau)'],
  ['.a@x.example', '«.a@x.example» (có dấu chấm ở đầu hoặc cuối)'],
  ['Nguyễn Văn A <a@x>', '«Nguyễn Văn A <a@x>» (tên miền thiếu dấu chấm)'],
  ['Nguyễn Văn A', '«Nguyễn Văn A» (thiếu @)'],
  ['a@x.example b@y.example', '«a@x.example b@y.example» (có hơn một @)'],
  ['a b@x.example', '«a b@x.example» (có khoảng trắng)'],
  ['nguyễn@x.example', '«nguyễn@x.example» (có chữ có dấu hoặc ký tự lạ)'],
  ['@x.example', '«@x.example» (thiếu một bên của @)'],
])('%j is refused with its reason: %s', (cell, said) => {
  expect(badAddresses(addressesIn(cell).bad)).toBe(said);
});

describe('The typing rule', () => {
  let google: ScriptHost;
  beforeAll(() => {
    google = scriptHost();
    google.run("spreadsheet.setSpreadsheetLocale('vi_VN'); sheet.getRange('A1:A500').setNumberFormat('@')");
  });
  afterAll(() => google.host.close());

  const passes = (cells: readonly string[]): boolean[] => {
    const values = JSON.stringify(cells.map((cell) => [cell]));
    const rules = JSON.stringify(cells.map((_, i) => [addressesRule(`A${i + 1}`)]));
    google.run(
      `sheet.getRange(1, 1, ${cells.length}, 1).setValues(${values}); sheet.getRange(1, 2, ${cells.length}, 1).setFormulas(${rules})`,
    );
    return google.host.read('Sheet1', `B1:B${cells.length}`).map(([value]) => {
      if (typeof value !== 'boolean') throw new Error(String(value));
      return value;
    });
  };

  test('lets pass just what is read whole', () => {
    const cells = CASES.map(([cell]) => cell);
    expect(passes(cells).map((passed, i) => [cells[i], passed])).toEqual(
      CASES.map(([cell, , bad]) => [cell, bad.length === 0]),
    );
  });

  test('agrees with the reader on whatever is typed', () => {
    const piece = fc.constantFrom(
      ...['a', 'b.c', '.', '@', 'x.vn', '-', ' ', '\u00a0', ';', ',', '\n', '<', '>', 'Ăn', '\u200b', '+'],
    );
    const typed = fc.sample(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      { numRuns: 300, seed: 20261125 },
    );
    const wellFormed = fc.sample(
      fc
        .array(fc.constantFrom('a@x.vn', 'Ăn <b.c@x-y.vn>', '', ' d@x.y.vn '), { maxLength: 4 })
        .chain((parts) => fc.constantFrom(';', ',', '\n', ' ; ').map((by) => parts.join(by))),
      { numRuns: 100, seed: 20261125 },
    );
    const cells = [...typed, ...wellFormed].filter((cell) => !cell.startsWith("'"));
    const differing = passes(cells).flatMap((passed, i) =>
      passed === (addressesIn(cells[i]!).bad.length === 0) ? [] : [[cells[i], passed]],
    );
    expect(differing).toEqual([]);
    expect(wellFormed.every((cell) => addressesIn(cell).bad.length === 0)).toBe(true);
  });
});

test('An address is never too long for a mail', () => {
  expect(isAddress(`${'a'.repeat(60)}@x.example`)).toBe(true);
  expect(isAddress(`${'a'.repeat(260)}@x.example`)).toBe(false);
});
