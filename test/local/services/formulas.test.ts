/** Formulas as a spreadsheet in vi_VN reads them, and every example that people are given. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from '../../support/bundle/builtFiles.js';
import { LocalHost, MemoryStore, SetClock } from '../../support/localHost.js';
import { OWNER, TODAY, ZONE } from '../../support/preparedHost.js';

const ROOT = join(DIST, '..');
const host = new LocalHost({
  dist: DIST,
  store: new MemoryStore(),
  clock: new SetClock(TODAY, ZONE),
  owner: OWNER,
  scriptTimeZone: ZONE,
});
host.state.grid.locale = 'vi_VN';
host.state.grid.timeZone = ZONE;
afterAll(() => host.close());

let row = 0;
/** What a formula shows, in a cell that had none. */
function shown(formula: string): string {
  row++;
  host.paste('Sheet1', `A${row}`, [[formula]]);
  return host.readDisplayed('Sheet1', `A${row}`)[0]![0]!;
}

describe('Text in formulas', () => {
  test.each([
    ['="10/03/2023"+1=DATE(2023;3;11)', 'TRUE'],
    ['=DATEVALUE("10/03/2023")=DATE(2023;3;10)', 'TRUE'],
    ['=YEAR("31/12/2023")', '2023'],
    ['=MONTH("06/08/2023")', '8'],
    ['=VALUE("1,5")*2', '3'],
    ['=VALUE("mai")', '#VALUE!'],
    ['="10/3"&""', '10/3'],
    ['=IF("50%"="50%";"chữ";"số")', 'chữ'],
    ['=1,5+1', '2,5'],
  ])('%s shows %s', (formula, result) => {
    expect(shown(formula)).toBe(result);
  });

  test('of cells formatted as text stays text, whatever it looks like', () => {
    host.run('onOpen');
    host.state.grid.restyle(
      host.state.grid.sheetIdNamed('Sheet1')!,
      { row: 0, column: 2, rows: 1, columns: 1 },
      { n: { pattern: '@' } },
    );
    host.paste('Sheet1', 'C1', [['10/3']]);
    expect(shown('=C1&"!"')).toBe('10/3!');
    expect(shown('=ISNUMBER(C1)')).toBe('FALSE');
  });
});

describe('Examples that people are given', () => {
  beforeAll(() => host.run('setUpWorkbook', [{ sample: 'hung-yen-2023' }]));
  const help = [
    ...readFileSync(join(ROOT, 'src', 'functions.ts'), 'utf8').matchAll(
      /Ví dụ: (=[A-Z_]+\(.*?\)) cho ([^.;\n]+?)(?: vì |[.;\n])/g,
    ),
  ];
  const guide = [
    ...readFileSync(join(ROOT, 'HUONG-DAN.md'), 'utf8').matchAll(
      /^\| `(=[A-Z_]+\("[^`]*\))`\s*\|.*?: ([^|(]+?)\s*(?:\(.*)?\|$/gm,
    ),
  ];
  const examples = [...help, ...guide].map(
    (match) => [match[1]!, match[2]!.replace(/^.*: /, '').trim()] as const,
  );

  test('are found', () => {
    expect(help.length).toBeGreaterThanOrEqual(10);
    expect(guide.length).toBeGreaterThanOrEqual(6);
  });

  test.each(examples)('%s gives %s', (formula, result) => {
    expect(shown(formula)).toBe(result);
  });
});

describe('A formula in a header cell', () => {
  test('spills its heading and a result a row, fast at 30,000 rows, by the spreadsheet’s own functions', () => {
    const rows = 30_000;
    const grid = host.state.grid;
    const sheet = grid.addSheet('Lớn', 1);
    grid.grow(sheet, rows, 0);
    const periods = ['2023-Q1', '2023-Q2', '2023-Q3'];
    host.paste('Lớn', 'H2', [
      ['2023-Q1', '10/04/2023'],
      ['2023-Q2', '10/07/2023'],
    ]);
    host.paste('Lớn', 'A1', [
      ['Kỳ', 'Ngày gửi'],
      ...Array.from({ length: rows }, (_, i) => [periods[i % 3]!, i % 2 ? '05/04/2023' : '']),
    ]);
    const before = performance.now();
    host.paste('Lớn', 'C1', [
      ['=VSTACK("Hạn gửi";ARRAYFORMULA(IF(A2:A="";"";XLOOKUP(A2:A;H2:H9;I2:I9;""))))'],
    ]);
    host.paste('Lớn', 'D1', [
      [
        '=VSTACK("Tình trạng";ARRAYFORMULA(IF(C2:C="";"";IF(B2:B="";"Trong hạn";IF(B2:B<=C2:C;"Đúng hạn";"Quá hạn")))))',
      ],
    ]);
    expect(host.readDisplayed('Lớn', 'C1:D4')).toEqual([
      ['Hạn gửi', 'Tình trạng'],
      ['10/04/2023', 'Trong hạn'],
      ['10/07/2023', 'Đúng hạn'],
      ['', ''],
    ]);
    host.paste('Lớn', `B${rows}`, [['11/04/2024']]);
    expect(host.readDisplayed('Lớn', `D${rows}`)).toEqual([['Quá hạn']]);
    expect(performance.now() - before).toBeLessThan(20_000);
  });
});
