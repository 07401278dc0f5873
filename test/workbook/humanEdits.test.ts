/**
 * Whatever people do to a filled workbook, check and repair make it whole again: every value that people typed is
 * still there or in the ledger, and the summary is the one recomputed from the rows that survive.
 */
import fc from 'fast-check';
import { type Day, vnDay } from '../../src/calendar/day.js';
import type { CheckReport, RepairReport, SummaryPreview } from '../../src/contract.js';
import type { Sheet } from '../../src/schema/declaration.js';
import { SHEETS } from '../../src/schema/sheets.js';
import { MemoryStore, type Raw } from '../support/localHost.js';
import { closeHosts, openTestHost, preparedHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';

const FIRST_SEED = 20_230_310;
const tables = (SHEETS as readonly Sheet[]).filter(
  ({ key, columns, optional }) => Object.keys(columns).length > 0 && key !== 'ledger' && !optional,
);

/** A small plan half-way through its year; its sheets are cut to 60 rows, as people do. */
const filled = (): TestHost =>
  preparedHost(
    'small and filled',
    () => openTestHost(new MemoryStore(), '2023-06-08'),
    (workbook) => {
      const { host } = workbook;
      workbook.call('setUpWorkbook');
      for (const { title } of tables) if (title !== 'Ngày nghỉ') host.delete(title, 'rows', 60, 940);
      host.delete('Nhật ký', 'rows', 200, 800);
      host.paste('Cơ quan', 'A2', [
        [
          'SNV',
          'Sở Nội vụ',
          'Sở, ban, ngành',
          '',
          'Ông A',
          'snv@hy.example',
          '',
          'snv@hy.example',
          '24/03/2023',
          'link',
        ],
        [
          'STC',
          'Sở Tài chính',
          'Sở, ban, ngành',
          '',
          'Bà B',
          'stc@hy.example',
          '',
          'stc@hy.example',
          '05/04/2023',
          'link',
        ],
        ['TPHY', 'UBND thành phố', 'UBND cấp huyện', '', '', 'tp@hy.example', '', 'tp@hy.example', '', ''],
        ['MHAO', 'UBND thị xã', 'UBND cấp huyện', '', '', 'mh@hy.example', '', '', '', ''],
        ['BHY', 'Báo Hưng Yên', 'Báo, đài', '', '', 'bao@hy.example', '', '', '', ''],
      ]);
      host.paste('Nhiệm vụ', 'A2', [
        [
          'NV01',
          '1. Tham gia của người dân ở cấp cơ sở',
          '',
          'Tuyên truyền',
          'Hội nghị',
          'SNV',
          '@HUYEN',
          '30/06/2023',
          40,
        ],
        [
          'NV02',
          '2. Công khai, minh bạch trong việc ra quyết định',
          '',
          'Công khai ngân sách',
          'Báo cáo',
          'STC',
          '',
          '31/05/2023',
          100,
          '25/05/2023',
        ],
        ['NV03', '0. Chung', '', 'Mở chuyên trang', 'Chuyên trang', 'BHY', 'SNV', '31/12/2023', ''],
        [
          'NV04',
          '5. Thủ tục hành chính công',
          '',
          'Niêm yết thủ tục',
          'Danh mục',
          'SNV; TPHY',
          'MHAO',
          '09/06/2023',
          '',
        ],
      ]);
      host.paste('Kỳ báo cáo', 'A2', [
        ['2023-Q2', 'Quý II', 'Quý', '01/04/2023', '30/06/2023', '15/07/2023', '10/07/2023', 'Chưa mở'],
        ['2023-6T', '6 tháng', '6 tháng', '01/11/2022', '31/05/2023', '10/06/2023', '05/06/2023', 'Chưa mở'],
      ]);
      for (const period of ['2023-Q2', '2023-6T']) workbook.call('openPeriod', { period });
      host.paste('Báo cáo quý', 'F2', [
        ['Đã làm', 50, '', 'CV 12', '', '', '02/06/2023'],
        ['', '', '', '', '', '', ''],
        ['Xong', 100, '01/06/2023', '', 'Thiếu kinh phí', '=Bổ sung?', '05/06/2023', 'Đã duyệt'],
      ]);
      host.paste('Nộp báo cáo', 'E2', [
        ['05/06/2023', '12/BC'],
        ['', ''],
        ['09/06/2023', ''],
      ]);
      host.paste('Kiểm tra', 'A2', [
        [
          'KT01',
          '15/05/2023',
          'Định kỳ',
          'SNV',
          'TPHY',
          '5. Thủ tục hành chính công',
          'Chưa niêm yết',
          'Niêm yết',
          '01/06/2023',
          '',
        ],
        [
          'KT02',
          '15/05/2023',
          'Đột xuất',
          'SNV',
          'MHAO',
          '0. Chung',
          'Chậm',
          'Sửa',
          '20/06/2023',
          '02/06/2023',
        ],
      ]);
      workbook.call('setUpWorkbook');
    },
  );

/** One thing that somebody does: which, where and how far, as numbers that are read one after the other. */
const DEED = fc.array(fc.nat(1e6), { minLength: 8, maxLength: 8 });

function chooser(numbers: readonly number[]): {
  below(n: number): number;
  pick<T>(list: readonly T[]): T;
} {
  let at = 0;
  const below = (n: number): number => (numbers[at++] ?? 0) % n;
  return { below, pick: (list) => list[below(list.length)]! };
}

/** What people do, each on some sheet; gives what was done, for the message of a failure. */
function edit(workbook: TestHost, numbers: readonly number[]): string {
  const { below, pick } = chooser(numbers);
  const { host } = workbook;
  const titles = host.sheets().map(({ title }) => title);
  const mine = titles.filter((title) => tables.some((table) => table.title === title));
  if (mine.length === 0) return 'nothing left';
  const title = pick(mine);
  const cells = workbook.cells(title);
  const width = Math.max(cells[0]?.length ?? 1, 1);
  // What the formulas show reaches far below what people typed.
  const height = Math.min(Math.max(cells.length, 2), 12);
  const column = below(width);
  const row = 1 + below(height - 1);
  const a1 = (r: number, c: number): string => `${String.fromCharCode(65 + c)}${r + 1}`;
  const { rows } = host.sheets().find((sheet) => sheet.title === title)!;
  const typed = (cell: Raw): string => String(cell);
  const deeds: Record<string, () => void> = {
    moveColumn: () => host.move(title, 'columns', column, below(width + 1)),
    insertColumn: () => {
      host.insert(title, 'columns', column);
      if (below(2) === 0) host.paste(title, a1(0, column), [['Ghi chú riêng'], ['riêng']]);
    },
    deleteColumn: () => host.delete(title, 'columns', column),
    renameColumn: () =>
      host.paste(title, a1(0, column), [
        [pick(['', 'Cột', `${typed(cells[0]![column]!)} mới`, typed(cells[0]![column]!).toUpperCase()])],
      ]),
    insertRow: () => host.insert(title, 'rows', below(height), 1 + below(2)),
    deleteRow: () => host.delete(title, 'rows', below(height), 1),
    moveRow: () => host.move(title, 'rows', row, below(Math.min(height + 1, rows))),
    pasteText: () =>
      host.paste(title, a1(row, column), [
        [pick(["'05/06/2023", 'cuối quý', "'31/02/2023", 'x', 12, '=1+1', "'=đẹp"])],
      ]),
    clearCells: () =>
      host.paste(title, a1(row, column), [Array.from({ length: Math.min(3, width - column) }, () => '')]),
    sort: () => host.sort(title, column),
    changeCase: () => {
      const at = pick([0, 1, 2, 3]);
      if (at >= width) return;
      const values = cells
        .slice(1)
        .map((line) => [typeof line[at] === 'string' ? typed(line[at]!).toLowerCase() : line[at]!]);
      // Dates stay dates: only text changes its case.
      if (values.length > 0 && values.every(([value]) => typeof value === 'string' && !/^\d{4}-/.test(value)))
        host.paste(
          title,
          a1(1, at),
          values.map(([value]) => [value === '' ? '' : `'${value}`]),
        );
    },
    duplicateSheet: () => {
      if (!titles.includes(`Bản sao của ${title}`)) host.duplicateSheet(title);
    },
    renameSheet: () => {
      const to = pick([`${title} `, `${title} 2023`, title.toUpperCase(), 'Trang']);
      if (!titles.some((other) => other.toLowerCase() === to.toLowerCase() && other !== title))
        host.renameSheet(title, to);
    },
    deleteSheet: () => {
      if (below(3) === 0) host.deleteSheet(title);
    },
  };
  const name = pick(Object.keys(deeds));
  deeds[name]!();
  return `${name} ${title} ${row},${column}`;
}

/** The program's own formulas are written anew where their references were hurt. */
const OWN_FORMULA = /^=(?:VSTACK\("|VN_WORKDAY\()/i;

/** Every value that people typed, with how often: all cells but headers, our formulas and what they show. */
function typedValues(workbook: TestHost, but: readonly string[]): Map<string, number> {
  const { grid } = workbook.host.state;
  const counts = new Map<string, number>();
  for (const id of grid.sheetIds()) {
    if (but.includes(grid.nameOf(id))) continue;
    const { rows, columns } = grid.contentSize(id);
    if (rows === 0) continue;
    for (const line of grid.typedCells(id, { row: 0, column: 0, rows, columns })) {
      for (const value of line) {
        if (value === '' || OWN_FORMULA.test(String(value))) continue;
        const key = String(value).normalize('NFKC').trim().toLowerCase();
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return counts;
}

const PROGRAMS_OWN = ['Hướng dẫn', 'Tổng hợp', 'Nhật ký'];

/** The workbook's tables typed anew, by header, into a workbook that nobody pulled about. */
function retyped(workbook: TestHost): TestHost {
  const fresh = preparedHost(
    'empty and small',
    () => openTestHost(new MemoryStore(), '2023-06-08'),
    ({ host, call }) => {
      call('setUpWorkbook');
      for (const { title } of tables) if (title !== 'Ngày nghỉ') host.delete(title, 'rows', 80, 920);
    },
  );
  const source = workbook.host.state.grid;
  const target = fresh.host.state.grid;
  for (const sheet of tables) {
    const from = source.sheetIdNamed(sheet.title)!;
    const to = target.sheetIdNamed(sheet.title)!;
    const { rows, columns } = source.contentSize(from);
    const lines = source.values(from, { row: 0, column: 0, rows, columns });
    const headers = lines[0]!.map((header) => String(header).normalize('NFKC').trim().toLowerCase());
    Object.values(sheet.columns).forEach((column, position) => {
      if (column.type === 'computed') return;
      const at = headers.indexOf(column.title.toLowerCase());
      const height = target.rowCount(to) - 1;
      const values = Array.from({ length: Math.min(height, Math.max(lines.length - 1, 150)) }, (_, i) => [
        lines[i + 1]?.[at] ?? '',
      ]);
      target.writeTyped(to, 1, position, values);
    });
  }
  fresh.host.commit();
  return fresh;
}

function survive(done: readonly (readonly number[])[]): void {
  const workbook = filled();
  const story = done.map((numbers) => edit(workbook, numbers)).join('; ');
  try {
    const everything = typedValues(workbook, []);
    const before = typedValues(workbook, PROGRAMS_OWN);
    const { findings } = workbook.call<CheckReport>('checkWorkbook');
    if (findings.some(({ message }) => message.includes('Chương trình không tự chọn'))) {
      // Copies of which any may be the one that is gone: people choose, and nothing is touched meanwhile.
      expect(() => workbook.call('repairWorkbook')).toThrow('Chương trình không tự chọn');
      expect(typedValues(workbook, [])).toEqual(everything);
      return;
    }
    const { fingerprint } = workbook.call<RepairReport>('repairWorkbook');
    const report = workbook.call<RepairReport>('repairWorkbook', { fingerprint });
    expect(report.done).toBe(true);

    const again = workbook.call<CheckReport>('checkWorkbook');
    expect(again.findings.filter(({ repair }) => repair)).toEqual([]);
    expect(again.repairable).toBe(false);
    // A function that is given a setting or a day off that is no number or day says so, and the check names the cell.
    const argumentSpoilt = again.findings.some(
      ({ sheet, column, message }) =>
        (sheet === 'Cấu hình' && /^(Sắp đến hạn|Ngày tính|Số ngày làm việc|Ngày ban hành)/.test(message)) ||
        (sheet === 'Ngày nghỉ' && column === 'Ngày'),
    );
    for (const sheet of (SHEETS as readonly Sheet[]).filter(({ optional }) => !optional)) {
      const headers = workbook.cells(sheet.title)[0] ?? [];
      for (const column of Object.values(sheet.columns)) {
        expect(headers.map((header) => String(header).trim().toLowerCase())).toContain(
          column.title.toLowerCase(),
        );
        if (column.type !== 'computed') continue;
        const at = headers.findIndex(
          (header) => String(header).trim().toLowerCase() === column.title.toLowerCase(),
        );
        const shown = String(workbook.cells(sheet.title)[1]?.[at] ?? '');
        if (!argumentSpoilt) expect(shown).not.toMatch(/^#/);
      }
    }

    const after = typedValues(workbook, PROGRAMS_OWN);
    const ledger = workbook
      .cells('Nhật ký')
      .map((line) => line.join('\n'))
      .join('\n')
      .normalize('NFKC')
      .toLowerCase();
    const lost = [...before].filter(([value, count]) => {
      const number = Number(value);
      const date = Number.isInteger(number) && number >= 2 && number < 100_000 ? vnDay(number as Day) : value;
      const inLedger = Math.max(...[value, date].map((form) => ledger.split(`«${form}»`).length - 1));
      return (after.get(value) ?? 0) + inLedger < count;
    });
    expect(lost).toEqual([]);

    const summary = workbook.call<SummaryPreview>('previewSummary');
    const recomputed = retyped(workbook).call<SummaryPreview>('previewSummary');
    expect(summary.tables).toEqual(recomputed.tables);
  } catch (error) {
    throw new Error(`${story}\n${(error as Error).message}`);
  }
}

const COUNT = runs(2000, 12);
/** In parts, so that a failure shows early. */
const PARTS = 10;
/** For making the list of what was done shorter, once something was lost. */
const SHRINKING_MS = 60_000;

describe(`${COUNT} workbooks pulled about at random`, () => {
  test.each(Array.from({ length: PARTS }, (_, part) => part))(
    'part %s of 10 is whole again, with nothing lost',
    async (part) => {
      let failedAt: number | null = null;
      await fc.assert(
        fc.asyncProperty(fc.array(DEED, { minLength: 1, maxLength: 7 }), async (deeds) => {
          if (failedAt !== null && Date.now() - failedAt > SHRINKING_MS) return;
          try {
            survive(deeds);
          } catch (error) {
            failedAt ??= Date.now();
            throw error;
          } finally {
            closeHosts();
            // The engine lets a closed workbook go in the event loop's next turn.
            await new Promise(setImmediate);
          }
        }),
        { numRuns: Math.ceil(COUNT / PARTS), seed: FIRST_SEED + part },
      );
    },
  );
});
