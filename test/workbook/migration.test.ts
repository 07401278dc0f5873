/** Workbooks that earlier versions left, brought up to this one: by set-up or by repair, in one go or cut off. */
import type { CheckReport, RepairReport, SummaryPreview } from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import type { Raw } from '../support/localHost.js';
import { olderWorkbook } from '../support/plans/olderWorkbook.js';
import { closeHosts, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';

afterEach(closeHosts);

const STC = 'sotaichinh@hungyen.example';
const TABLES = [
  'Cấu hình',
  'Cơ quan',
  'Nhiệm vụ',
  'Kỳ báo cáo',
  'Báo cáo quý',
  'Nộp báo cáo',
  'Kiểm tra',
  'Ngày nghỉ',
];
const COMPUTED = [
  ['Cơ quan', 'Hạn ban hành KH'],
  ['Cơ quan', 'Tình trạng KH'],
  ['Nhiệm vụ', 'Quý'],
  ['Nhiệm vụ', 'Số ngày còn lại'],
  ['Nhiệm vụ', 'Tình trạng'],
  ['Báo cáo quý', 'Hạn gửi'],
  ['Báo cáo quý', 'Tình trạng'],
  ['Nộp báo cáo', 'Hạn nộp'],
  ['Nộp báo cáo', 'Tình trạng'],
  ['Kiểm tra', 'Tình trạng'],
] as const;

/**
 * Every cell of the tables that stood there, what the formulas show among them: but for the status of reports that were
 * sent back, which now are open again.
 */
const cellsOf = (workbook: TestHost): Raw[][][] =>
  TABLES.map((title) => {
    const rows = workbook.cells(title);
    const [review, status] = ['Duyệt', 'Tình trạng'].map((header) => rows[0]!.indexOf(header));
    return rows.map((row) =>
      row[review!] === 'Trả lại' ? row.map((cell, i) => (i === status ? '' : cell)) : row,
    );
  });

/** Behind the status of a task that several lead stands, since version 3, how many of them are done. */
const LEADS_DONE = / \(\d+\/\d+ cơ quan\)$/;

/** The same cells afterwards: of the columns and rows that there were. */
const sameCells = (workbook: TestHost, before: Raw[][][]): Raw[][][] =>
  cellsOf(workbook).map((rows, i) =>
    rows
      .slice(0, before[i]!.length)
      .map((row) =>
        row
          .slice(0, before[i]![0]!.length)
          .map((value) => (typeof value === 'string' ? value.replace(LEADS_DONE, '') : value)),
      ),
  );

const formulaIn = ({ host }: TestHost, sheet: string, header: string): string => {
  const { grid } = host.state;
  const at = host.content(sheet)[0]!.indexOf(header);
  return grid.formulaTexts(grid.sheetIdNamed(sheet)!, { row: 0, column: at, rows: 1, columns: 1 })[0]![0]!;
};

const bringUp = (workbook: TestHost, name: string): void => {
  if (name === 'setUpWorkbook') workbook.call(name);
  else workbook.call(name, { fingerprint: workbook.call<RepairReport>(name).fingerprint });
  // Rights that one execution does not reach go on by themselves.
  goOn(workbook);
};

describe.each(['v1', 'v2'] as const)('A workbook of an earlier version (%s)', (version) => {
  test.each(['repairWorkbook', 'setUpWorkbook'])(
    'is brought up by %s, with every value and the summary as they were, once',
    (name) => {
      const workbook = olderWorkbook(version);
      const before = cellsOf(workbook);
      const summary = workbook.call<SummaryPreview>('previewSummary').tables;
      const messages = () =>
        workbook.call<CheckReport>('checkWorkbook').findings.map(({ message }) => message);
      expect(messages()).toContain('Bảng tính được lập bằng phiên bản trước của tiện ích.');
      bringUp(workbook, name);
      expect(sameCells(workbook, before)).toEqual(before);
      expect(workbook.call<SummaryPreview>('previewSummary').tables).toEqual(summary);
      for (const [sheet, header] of COMPUTED)
        expect(formulaIn(workbook, sheet, header)).toContain(`=VSTACK("${header}";`);
      expect(workbook.cells('Báo cáo quý')[0]!.slice(-2)).toEqual(['Ngày gửi lại', 'Dấu duyệt']);
      expect(() => workbook.host.type('Nhiệm vụ', 'I2', 150)).toThrow('vi phạm quy tắc');
      expect(workbook.call<CheckReport>('checkWorkbook').findings.filter(({ repair }) => repair)).toEqual([]);
      expect(workbook.call<RepairReport>('repairWorkbook').steps).toEqual([]);
    },
  );
});

describe('A workbook of version 0.1.0', () => {
  test('keeps its old formulas in the ledger, those that people changed among them', () => {
    const workbook = olderWorkbook('v2');
    workbook.host.paste('Nhiệm vụ', 'M2', [['=PAPI_QUARTER(J2:J)']]);
    workbook.call('setUpWorkbook');
    const ledger = workbook.rows('Nhật ký').find((row) => row['Việc'] === 'Nâng phiên bản')!;
    expect(ledger['Chi tiết']).toContain('Nhiệm vụ, dòng 2, Quý: =PAPI_QUARTER(J2:J)');
    expect(ledger['Chi tiết']).toContain('Báo cáo quý, dòng 2, Tình trạng: =PAPI_STATUS(');
    expect(workbook.rows('Nhiệm vụ')[0]!['Quý']).toBe('2023-Q2');
  });

  test('keeps what was typed into a computed column, and the check names it', () => {
    const workbook = olderWorkbook('v2');
    workbook.host.paste('Nhiệm vụ', 'O9', [['xong rồi']]);
    // In its column for whole numbers "100%" left a 1 behind.
    workbook.host.paste('Nhiệm vụ', 'I9', [[1]]);
    workbook.call('setUpWorkbook');
    workbook.host.paste('Nhiệm vụ', 'I10', [['1%']]);
    expect(workbook.cells('Nhiệm vụ')[8]![14]).toBe('xong rồi');
    const findings = workbook.call<CheckReport>('checkWorkbook').findings;
    expect(findings.map(({ message }) => message)).toContain(
      'Có giá trị gõ vào cột tự tính: «xong rồi»; công thức không hiện được.',
    );
    expect(findings.filter(({ column }) => column === 'Tiến độ (%)')).toMatchObject([
      { sheet: 'Nhiệm vụ', row: 9, message: '«1» không rõ là 1% hay 100%; không tính.', repair: false },
    ]);
  });

  test('brought up half-way when the run is killed is brought up by the next, nothing typed lost', () => {
    const { calls } = olderWorkbook('v2').host.run('setUpWorkbook');
    const kills = runs(40, 4);
    for (let i = 1; i <= kills; i++) {
      const workbook = olderWorkbook('v2');
      const before = cellsOf(workbook);
      const killAt = Math.round((i * calls) / (kills + 1));
      expect(() => workbook.call('setUpWorkbook', undefined, { meter: { killAt } })).toThrow(
        'Exceeded maximum execution time',
      );
      workbook.call('setUpWorkbook');
      expect({ killAt, cells: sameCells(workbook, before) }).toEqual({ killAt, cells: before });
      expect(workbook.call<RepairReport>('repairWorkbook').steps).toEqual([]);
    }
  });

  test('still keeps officials to their own rows', () => {
    const workbook = olderWorkbook('v2');
    workbook.call('setUpWorkbook');
    expect(() => workbook.host.type('Cấu hình', 'B5', 1, STC)).toThrow('protected cell');
  });
});

test('A workbook of a later version is refused by an older add-in, untouched', () => {
  const workbook = olderWorkbook('v2');
  workbook.host.state.metadata['papi.schema'] = '99';
  for (const name of ['setUpWorkbook', 'repairWorkbook'])
    expect(() => workbook.call(name)).toThrow('mới hơn');
});
