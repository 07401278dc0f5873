/** The pasted annex through the commands: previewed, taken over in one write, taken back, pasted again. */

import { readAnnex } from '../../src/annex/readAnnex.js';
import type { ImportPreview, ImportReport, UndoImportReport } from '../../src/contract.js';
import { appendixTable } from '../support/annex/appendix.js';
import { emptyProvince } from '../support/annex/emptyProvince.js';
import { directory2026, FRAME } from '../support/annex/province2026.js';
import { closeHosts, preparedHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';

afterEach(closeHosts);

const TABLE = appendixTable();
const TASKS = readAnnex(TABLE, { directory: directory2026(), frame: FRAME }).rows.filter(
  ({ kind }) => kind === 'task',
);
/** The head of the annex: enough to see what happens to a row. */
const SHORT = TABLE.slice(0, 13);

const preview = (workbook: TestHost, table: readonly (readonly string[])[] = TABLE): ImportPreview =>
  workbook.call('previewImport', { table });
const detailed = (workbook: TestHost, table: readonly (readonly string[])[] = TABLE): ImportPreview =>
  workbook.call('previewImport', { table, detail: true });
const imported = (
  workbook: TestHost,
  table: readonly (readonly string[])[] = TABLE,
  more: object = {},
): ImportReport =>
  workbook.call('importPlan', { table, fingerprint: preview(workbook, table).fingerprint, ...more });

/** A workbook that has taken the head of the annex over. */
const withShort = (): TestHost =>
  preparedHost('two-level province, short annex', emptyProvince, (workbook) => {
    imported(workbook, SHORT);
  });

const everything = ({ host, cells }: TestHost): string =>
  JSON.stringify(host.sheets().map(({ title }) => cells(title)));
const codes = (workbook: TestHost): unknown[] => workbook.rows('Nhiệm vụ').map((row) => row['Mã NV']);

describe('The preview', () => {
  test('has exactly the keys of the contract, and writes nothing', () => {
    const workbook = emptyProvince();
    const before = everything(workbook);
    const answer = preview(workbook);
    expect(everything(workbook)).toBe(before);
    expect(Object.keys(answer)).toEqual(['columns', 'rows', 'fingerprint']);
    expect(answer.rows).toHaveLength(TABLE.length);
    for (const row of answer.rows)
      expect(Object.keys(row)).toEqual([
        'source',
        'kind',
        'code',
        'area',
        'component',
        'title',
        'product',
        'leads',
        'supports',
        'due',
        'cycle',
        'milestones',
        'notes',
      ]);
    expect(preview(workbook)).toEqual(answer);
  });

  test('reads a cell that is a number, or nothing, as a spreadsheet gives it', () => {
    const workbook = emptyProvince();
    const table = [
      ['TT', 'Nội dung', 'Chủ trì', 'Phối hợp', 'Thời gian'],
      ['I', 'Quản trị điện tử', null, null, null],
      [1, 'Một việc', 'Sở Nội vụ', null, 2026],
    ];
    const { rows } = workbook.call<ImportPreview>('previewImport', { table });
    expect(rows[2]).toMatchObject({ code: 'NV01', leads: ['SNV'], supports: [], due: '2026-12-31' });
  });

  test('takes the columns that a person has chosen', () => {
    const workbook = emptyProvince();
    const table = [
      ['TT', 'Nội dung', 'Chủ trì', 'Phối hợp', 'Thời gian'],
      ['1', 'Một việc', 'Sở Nội vụ', 'Sở Y tế', 'Quý I'],
    ];
    const { rows } = workbook.call<ImportPreview>('previewImport', {
      table,
      columns: { leads: 3, supports: 2 },
    });
    expect(rows[1]).toMatchObject({ leads: ['SYT'], supports: ['SNV'] });
    expect(() => workbook.call('previewImport', { table, columns: { leads: 9 } })).toThrow(
      'Bảng dán có 5 cột: không có cột thứ 10 cho «Cơ quan chủ trì».',
    );
  });

  test('says that nothing was pasted', () => {
    const workbook = emptyProvince();
    for (const table of [[], [[]], [['', ' ']]])
      expect(() => workbook.call('previewImport', { table })).toThrow('Chưa có gì được dán');
  });

  test('is for coordinators, as the import and its undoing are', () => {
    const workbook = withShort();
    const { fingerprint } = preview(workbook);
    const as = { user: 'canbo@tinh.example' };
    expect(() => workbook.call('previewImport', { table: TABLE }, as)).toThrow('Chỉ người điều phối');
    expect(() => workbook.call('importPlan', { table: TABLE, fingerprint }, as)).toThrow(
      'Chỉ người điều phối',
    );
    expect(() => workbook.call('undoImport', undefined, as)).toThrow('Chỉ người điều phối');
  });
});

describe('The import', () => {
  test('writes each task as previewed in as many calls as few tasks need, one line in the ledger, and the workbook is clean', () => {
    const workbook = emptyProvince();
    const ledger = workbook.rows('Nhật ký').length;
    const { fingerprint } = preview(workbook);
    const { result, calls } = workbook.host.run('importPlan', [{ table: TABLE, fingerprint }]);
    const report = result as ImportReport;
    const few = emptyProvince();
    const short = { table: SHORT, fingerprint: preview(few, SHORT).fingerprint };
    console.info(`importPlan: ${calls} calls`);
    expect(calls).toBeLessThanOrEqual(few.host.run('importPlan', [short]).calls + 2);
    expect(calls).toBeLessThanOrEqual(400);
    // The one that the product follows by rule is proposed to be left out.
    expect(report).toMatchObject({ added: TASKS.length - 1, changed: 0, marked: 0, left: 1, undoable: true });
    const rows = workbook.rows('Nhiệm vụ');
    expect(
      rows.map((row) => [
        row['Mã NV'],
        row['Nhiệm vụ'],
        row['Chủ trì'],
        row['Phối hợp'],
        row['Hạn hoàn thành'],
      ]),
    ).toEqual(
      TASKS.filter(({ accept }) => accept).map(({ code, title, leads, supports, due }) => [
        code,
        title,
        leads.join(';'),
        supports.join(';'),
        due ?? '',
      ]),
    );
    expect(rows.find((row) => row['Mã NV'] === 'NV06')).toMatchObject({
      'Lĩnh vực': '0. Chung',
      'Chế độ': 'Nhiều mốc',
      'Các mốc': '30/06/2026; 31/12/2026',
      'Thời gian (nguyên văn)': 'Tháng 6 và tháng 12/2026',
    });
    expect(rows.find((row) => row['Mã NV'] === 'NV26')!['Ghi chú']).toBe(
      'Phối hợp (nguyên văn): Các bệnh viện, TTYT.',
    );
    const lines = workbook.rows('Nhật ký').slice(ledger);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      Việc: 'Nhập kế hoạch',
      'Nội dung': `Thêm ${TASKS.length - 1} nhiệm vụ, sửa 0, đánh dấu 0`,
    });
    const { findings } = workbook.call<{
      findings: { sheet: string; row: number | null; message: string }[];
    }>('checkWorkbook');
    // A task without a day is asked about until somebody answers; areas 5 to 8 are in the other half.
    expect(
      findings.filter(({ sheet, row }) => sheet === 'Nhiệm vụ' && row !== null).map(({ message }) => message),
    ).toEqual(['Nhiệm vụ chưa có hạn hoàn thành.']);
  });

  test('follows what was put right in the preview', () => {
    const workbook = emptyProvince();
    const source = (code: string): number => TASKS.find((row) => row.code === code)!.source;
    imported(workbook, SHORT, {
      changes: [
        { source: source('NV01'), accept: true, code: 'NV 01' },
        { source: source('NV02'), accept: false },
        {
          source: source('NV03'),
          leads: ['SNV', 'x001'],
          due: '15/5/2026',
          cycle: 'once',
          title: 'Tập huấn',
        },
        { source: source('NV04'), cycle: 'milestones', milestones: ['30/9/2026', '2026-03-31'] },
      ],
    });
    const rows = workbook.rows('Nhiệm vụ');
    expect(rows.map((row) => row['Mã NV']).slice(0, 3)).toEqual(['NV 01', 'NV03', 'NV04']);
    expect(rows[1]).toMatchObject({
      'Nhiệm vụ': 'Tập huấn',
      'Chủ trì': 'SNV;X001',
      'Hạn hoàn thành': '2026-05-15',
    });
    expect(rows[2]).toMatchObject({ 'Các mốc': '31/03/2026; 30/09/2026', 'Hạn hoàn thành': '2026-09-30' });
  });

  test.each<[string, object, string]>([
    ['an agency that there is not', { source: 3, leads: ['SKHDT'] }, 'không có cơ quan mã «SKHDT»'],
    ['a day that there is not', { source: 3, due: '31/6/2026' }, '«31/6/2026» không phải là ngày'],
    ['an area that there is not', { source: 3, area: 42 }, 'không có lĩnh vực số «42»'],
    ['a row that is no task', { source: 2, accept: true }, 'Dòng 2 của phụ lục không phải là một nhiệm vụ'],
    ['a code that another has', { source: 4, code: 'NV03' }, 'mã «NV03» đã có nhiệm vụ khác'],
    ['an empty title', { source: 4, title: ' ' }, 'nội dung nhiệm vụ không được để trống'],
  ])('refuses %s and writes nothing', (_name, change, sentence) => {
    const workbook = emptyProvince();
    const before = everything(workbook);
    expect(() => imported(workbook, SHORT, { changes: [change] })).toThrow(sentence);
    expect(everything(workbook)).toBe(before);
  });

  test.each<[string, (workbook: TestHost) => void]>([
    [
      'an agency renamed',
      (workbook) => workbook.type('Cơ quan', { Mã: 'SNV' }, 'Tên cơ quan', 'Sở Ngoại vụ'),
    ],
    [
      'a task changed',
      (workbook) => workbook.type('Nhiệm vụ', { 'Mã NV': 'NV03' }, 'Hạn hoàn thành', '1/5/2026'),
    ],
    [
      'the plan issued on another day',
      (workbook) => workbook.type('Cấu hình', { Mục: 'Ngày ban hành kế hoạch' }, 'Giá trị', '02/02/2026'),
    ],
  ])('refuses after %s since the preview', (_name, change) => {
    const workbook = withShort();
    const { fingerprint } = preview(workbook);
    change(workbook);
    const before = everything(workbook);
    expect(() => workbook.call('importPlan', { table: TABLE, fingerprint })).toThrow('hãy xem trước lại');
    expect(everything(workbook)).toBe(before);
  });

  test('refuses another table than was previewed', () => {
    const workbook = emptyProvince();
    const { fingerprint } = preview(workbook, SHORT);
    expect(() => workbook.call('importPlan', { table: TABLE, fingerprint })).toThrow('hãy xem trước lại');
  });
});

describe('The annex pasted again', () => {
  test('the same is nothing new, and nothing is written', () => {
    const workbook = withShort();
    const before = everything(workbook);
    expect(imported(workbook, SHORT)).toMatchObject({ added: 0, changed: 0, marked: 0 });
    expect(everything(workbook)).toBe(before);
    const { amendments, gone } = detailed(workbook, SHORT).detail!;
    expect(amendments.filter(({ state }) => state !== 'same').map(({ code }) => code)).toEqual(['NV01']);
    expect(gone).toEqual([]);
  });

  test('amended: touches only what is confirmed', () => {
    const workbook = withShort();
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV03' }, 'Tiến độ (%)', 40);
    const amended = SHORT.flatMap((row) => {
      if (row[0] === '3') return [[...row.slice(0, 5), 'Trước 30/7/2026']];
      if (row[0] === '4') return [[...row.slice(0, 3), 'Sở Tư pháp', ...row.slice(4)]];
      return row[0] === '2' ? [] : [row];
    });
    const { amendments, gone } = detailed(workbook, amended).detail!;
    const changed = amendments.filter(({ state }) => state === 'changed');
    expect(changed.map(({ code, changes }) => [code, changes])).toEqual([
      ['NV03', [{ key: 'due', before: '2026-06-30', after: '2026-07-29' }]],
      ['NV04', [{ key: 'leads', before: 'SNV;TTT', after: 'STP' }]],
    ]);
    expect(gone.map(({ code }) => code)).toEqual(['NV02']);
    const report = imported(workbook, amended, {
      changes: [{ source: changed[0]!.source, accept: true }],
      gone: ['NV02'],
    });
    expect(report).toMatchObject({ added: 0, changed: 1, marked: 1, skipped: [] });
    const rows = workbook.rows('Nhiệm vụ');
    expect(rows.find((row) => row['Mã NV'] === 'NV03')).toMatchObject({
      'Hạn hoàn thành': '2026-07-29',
      'Thời gian (nguyên văn)': 'Trước 30/7/2026',
      'Tiến độ (%)': 40,
    });
    expect(rows.find((row) => row['Mã NV'] === 'NV04')).toMatchObject({ 'Chủ trì': 'SNV;TTT' });
    expect(rows.find((row) => row['Mã NV'] === 'NV02')).toBeDefined();

    workbook.call<UndoImportReport>('undoImport');
    expect(workbook.rows('Nhiệm vụ').find((row) => row['Mã NV'] === 'NV03')).toMatchObject({
      'Hạn hoàn thành': '2026-06-30',
      'Thời gian (nguyên văn)': 'Quý II/2026',
      'Tiến độ (%)': 40,
    });
  });
});

describe('The way back', () => {
  test('takes away what was added, once', () => {
    const workbook = withShort();
    const added = workbook.rows('Nhiệm vụ').length;
    const report = workbook.call<UndoImportReport>('undoImport');
    expect(report).toMatchObject({ removed: added, restored: 0, skipped: [] });
    expect(workbook.rows('Nhiệm vụ')).toEqual([]);
    expect(workbook.rows('Nhật ký').slice(-1)[0]).toMatchObject({ Việc: 'Bỏ lần nhập kế hoạch' });
    expect(() => workbook.call('undoImport')).toThrow('Không có lần nhập kế hoạch nào để bỏ');
    expect(imported(workbook, SHORT).added).toBe(added);
  });

  test('is closed once somebody has touched a row, and says which', () => {
    const workbook = withShort();
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV07' }, 'Tiến độ (%)', 10);
    const before = everything(workbook);
    expect(() => workbook.call('undoImport')).toThrow(/NV07 \(dòng \d+\) đã được sửa.*Chưa sửa gì/);
    expect(everything(workbook)).toBe(before);
  });

  test('leaves rows of people’s own, wherever they have moved the imported ones', () => {
    const workbook = withShort();
    workbook.host.insert('Nhiệm vụ', 'rows', 2);
    workbook.host.paste('Nhiệm vụ', 'A2', [['NV99', '0. Chung', '', 'Việc của tôi', '', 'SNV']]);
    workbook.call('undoImport');
    expect(codes(workbook)).toEqual(['NV99']);
  });
});

/** Of a command's calls, how many are tried. */
const points = (calls: number): number[] => {
  const count = Math.min(calls, runs(calls, 2));
  return Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * calls) / count));
};

describe('At whichever call', () => {
  const cases = [
    { command: 'importPlan', open: emptyProvince, stay: 1 + 8 },
    { command: 'undoImport', open: withShort, stay: 1 },
  ] as const;
  const argument = (workbook: TestHost, command: string): unknown =>
    command === 'importPlan' ? { table: SHORT, fingerprint: preview(workbook, SHORT).fingerprint } : {};

  test.each(cases)('$command loses nothing that is typed meanwhile', async ({ command, open, stay }) => {
    const first = open();
    const { calls } = first.host.run(command, [argument(first, command)]);
    for (const after of points(calls)) {
      closeHosts();
      await new Promise(setImmediate);
      const workbook = open();
      const request = argument(workbook, command);
      const deed = (): void => {
        const free = workbook.cells('Nhiệm vụ').findIndex(([code]) => code === '') + 1;
        workbook.host.paste('Nhiệm vụ', `A${free}`, [['NV99', '0. Chung', '', 'Việc gõ tay', '', 'SNV']]);
      };
      let written = stay;
      try {
        workbook.host.run(command, [request], { meter: { interleave: { after, deed } } });
      } catch (error) {
        // Typed before it was read: another workbook than was previewed.
        expect((error as Error).message).toContain('hãy xem trước lại');
        written = 1;
      }
      expect(codes(workbook)).toContain('NV99');
      expect(codes(workbook)).toHaveLength(written);
    }
  });

  test.each(cases)('$command, cut off, is completed by another', async ({ command, open, stay }) => {
    const first = open();
    const { calls } = first.host.run(command, [argument(first, command)]);
    for (const killAt of points(calls)) {
      closeHosts();
      await new Promise(setImmediate);
      const workbook = open();
      const request = argument(workbook, command);
      expect(() => workbook.call(command, request, { meter: { killAt: killAt + 1 } })).toThrow(
        'Exceeded maximum execution time',
      );
      try {
        workbook.call(command, argument(workbook, command));
      } catch (error) {
        expect((error as Error).message).toContain('Không có lần nhập kế hoạch nào để bỏ');
      }
      expect(codes(workbook)).toHaveLength(stay - 1);
      expect(
        workbook
          .cells('Nhiệm vụ')
          .slice(1, stay)
          .map(([code]) => code),
      ).not.toContain('');
    }
  });
});
