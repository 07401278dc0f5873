/**
 * What people type and paste, into one workbook of the built bundle: for each cell what checking says of it, what it
 * counts as, and what repair makes of it. Written past rules and onEdit, as pasting many sheets' cells at once does.
 */
import type {
  CheckReport,
  CheckFinding as Finding,
  Item,
  RepairReport,
  SummaryPreview,
} from '../../src/contract.js';
import { columnName, type Raw } from '../support/localHost.js';
import { writeTable } from '../support/plans/province.js';
import { closeHosts, preparedHost, sampleHost, type TestHost } from '../support/preparedHost.js';

afterAll(closeHosts);

interface Case {
  readonly typed: Raw;
  /** What checking says of the cell; null: nothing. */
  readonly says: string | RegExp | null;
  /** What repair makes of it; left out: it stays. */
  readonly becomes?: Raw;
  /** What the row counts as; null: it is not counted. */
  readonly counts?: Partial<Item> | null;
}
const c = (typed: Raw, says: Case['says'], more: Omit<Case, 'typed' | 'says'> = {}): Case => ({
  typed,
  says,
  ...more,
});

const NO_DAY = 'không phải là ngày';
const NO_CHOICE = 'không có trong danh sách';
const due = '2023-06-30';
const mended = { becomes: due, counts: { due } };
const noDue = { counts: { due: null, status: 'Chưa có hạn' as const } };

/** By sheet and column. Each cell of a column is in a row of its own. */
const CASES: Readonly<Record<string, Readonly<Record<string, readonly Case[]>>>> = {
  'Nhiệm vụ': {
    'Hạn hoàn thành': [
      c("'30/6/2023", 'là chữ chứ không phải ô ngày', mended),
      c("'30.06.2023", 'là chữ chứ không phải ô ngày', mended),
      c("'30-6-2023 ", 'là chữ chứ không phải ô ngày', mended),
      c("'2023-06-30", 'là chữ chứ không phải ô ngày', mended),
      c("'３０／０６／２０２３", 'là chữ chứ không phải ô ngày', mended),
      c("'30/06/2023\n", 'là chữ chứ không phải ô ngày', mended),
      c("'30/6/23", NO_DAY, noDue),
      c("'ngày 30 tháng 6 năm 2023", NO_DAY, noDue),
      c("'30/06/2023 17:00", NO_DAY, noDue),
      c("'06/30/2023", NO_DAY, noDue),
      c("'31/06/2023", NO_DAY, noDue),
      c("'Quý II/2023", NO_DAY, noDue),
      c('-', NO_DAY, noDue),
      c(20230630, NO_DAY, noDue),
      c(true, '«TRUE» không phải là ngày', noDue),
      c('=#REF!', /báo lỗi công thức #/, noDue),
      c(2026, /có lẽ đã gõ năm 2026 thay cho ngày/, noDue),
    ],
    'Chủ trì': [
      c('snv', /không đúng dạng «SNV»: chữ hoa/, { becomes: 'SNV', counts: { agency: 'SNV' } }),
      c('SỞ NỘI VỤ', /chưa phải mã|không đúng dạng/, { becomes: 'SNV', counts: { agency: 'SNV' } }),
      c('SNV/STC', null, { counts: { agency: 'SNV' } }),
      c('SNV & STC', null, { counts: { agency: 'SNV' } }),
      c('SNV - STC', null, { counts: { agency: 'SNV' } }),
      c('SNV;SNV', null, { counts: { agency: 'SNV' } }),
      c('Sở Nội vụ (chủ trì)', 'Không có cơ quan mã «Sở Nội vụ (chủ trì)»', { counts: null }),
      c('Giám đốc Sở Nội vụ', 'Không có cơ quan mã', { counts: null }),
      c('@ SO', 'Không có cơ quan mã «@ SO»', { counts: null }),
      c('Các sở', 'Không có cơ quan mã «Các sở»', { counts: null }),
      c(12, 'Không có cơ quan mã «12»', { counts: null }),
      c(';;', 'Thiếu Chủ trì', { counts: null }),
      c('#REF!', 'báo lỗi công thức #REF!', { counts: null }),
    ],
    'Lĩnh vực': [
      c('5', /không đúng dạng «5\. /, { becomes: '5. Thủ tục hành chính công', counts: { area: 5 } }),
      c('thủ tục hành chính công', /không đúng dạng «5\. /, {
        becomes: '5. Thủ tục hành chính công',
        counts: { area: 5 },
      }),
      c('Lĩnh vực 7', /không đúng dạng «7\. /, { becomes: '7. Quản trị môi trường', counts: { area: 7 } }),
      c('9', 'Không có lĩnh vực «9»', { counts: { area: 0 } }),
    ],
  },
  'Báo cáo quý': {
    'Tiến độ (%)': [
      c("'50 %", null, { counts: { progress: 50 } }),
      c('50,5%', null, { counts: { progress: 50.5 } }),
      c("'1.000", 'không phải là tiến độ', { counts: { progress: null } }),
      c("'0.500", 'không rõ là 0,5% hay 50%', { counts: { progress: null } }),
      c("'50 phần trăm", 'không phải là tiến độ', { counts: { progress: null } }),
      c("'50-60%", 'không phải là tiến độ', { counts: { progress: null } }),
      c('1/2', 'không phải là tiến độ', { counts: { progress: null } }),
      c('✅', 'không phải là tiến độ', { counts: { progress: null } }),
      c(true, 'không phải là tiến độ', { counts: { progress: null } }),
      c('=1/0', /báo lỗi công thức/, { counts: { progress: null } }),
    ],
    'Ngày gửi': [
      c("'08.04.2023", 'là chữ chứ không phải ô ngày', {
        becomes: '2023-04-08',
        counts: { done: '2023-04-08', status: 'Hoàn thành đúng hạn' },
      }),
      c('đã gửi', NO_DAY, { counts: { done: null } }),
      c("'8/4", NO_DAY, { counts: { done: null } }),
    ],
    Kỳ: [
      c('2023–Q1', /không đúng dạng «2023-Q1»/, { becomes: '2023-Q1', counts: { due: '2023-04-14' } }),
      c('2023-q1', /không đúng dạng «2023-Q1»/, { becomes: '2023-Q1', counts: { due: '2023-04-14' } }),
      c('Quý I/2023', 'Không có kỳ báo cáo «Quý I/2023»', { counts: null }),
      c('2023Q1', 'Không có kỳ báo cáo «2023Q1»', { counts: null }),
    ],
    Duyệt: [
      c('TRẢ LẠI.', /không đúng dạng «Trả lại»/, { becomes: 'Trả lại', counts: { done: null } }),
      c('Ðã duyệt', /không đúng dạng «Đã duyệt»/, { becomes: 'Đã duyệt' }),
      c('OK', NO_CHOICE),
      c('Duyệt', NO_CHOICE),
    ],
    'Mã NV': [
      c('NV 99', 'Không có nhiệm vụ mã «NV 99»', { counts: null }),
      c('#N/A', 'báo lỗi công thức #N/A', { counts: null }),
    ],
    'Kết quả thực hiện': [c('x'.repeat(20_000), null), c('=1+1', null), c('🙂', null)],
  },
  'Nộp báo cáo': {
    'Ngày nộp': [
      c("'07-06-2023", 'là chữ chứ không phải ô ngày', {
        becomes: '2023-06-07',
        counts: { done: '2023-06-07', status: 'Hoàn thành đúng hạn' },
      }),
      c('đã nộp', NO_DAY, { counts: { done: null } }),
      c(2023, 'có lẽ đã gõ năm 2023 thay cho ngày', { counts: { done: null } }),
      c('01/07/2023', '01/07/2023 chưa đến'),
    ],
    'Mã cơ quan': [
      c('S.T.C', 'Không có cơ quan mã «S.T.C»', { counts: null }),
      c('SNV;STC', '«SNV;STC» là 2 cơ quan; ô này chỉ ghi một cơ quan', { counts: null }),
    ],
  },
  'Kiểm tra': {
    'Hạn khắc phục': [
      c("'12/6/2023 ", 'là chữ chứ không phải ô ngày', {
        becomes: '2023-06-12',
        counts: { due: '2023-06-12' },
      }),
      c('15 ngày', NO_DAY, noDue),
      c('12/06/1923', 'không thuộc kế hoạch năm 2023', noDue),
    ],
    'Hình thức': [
      c('Định kì', /không đúng dạng «Định kỳ»/, { becomes: 'Định kỳ' }),
      c('Kiểm tra lại', NO_CHOICE),
    ],
    'KT gốc': [c('KT 01', 'Không có lần kiểm tra mã «KT 01»'), c('KT99', 'Không có lần kiểm tra mã «KT99»')],
    'Kết quả tái kiểm tra': [
      c('chưa', /không đúng dạng «Chưa»/, { becomes: 'Chưa' }),
      c('Chưa khắc phục', NO_CHOICE),
      c(false, NO_CHOICE),
    ],
    'Cơ quan được kiểm tra': [
      c('sở tài chính', 'chưa phải mã: «STC»', { becomes: 'STC', counts: { agency: 'STC' } }),
      c('STC;SNV', '«STC;SNV» là 2 cơ quan; ô này chỉ ghi một cơ quan', { counts: null }),
      c('@SO', '«@SO» là một nhóm cơ quan; ô này chỉ ghi một cơ quan', { counts: null }),
    ],
  },
  'Cơ quan': {
    Loại: [
      c('Sở ban ngành', /không đúng dạng «Sở, ban, ngành»/, { becomes: 'Sở, ban, ngành' }),
      c('UBND  Cấp Xã', /không đúng dạng «UBND cấp xã»/, { becomes: 'UBND cấp xã' }),
      c('UBND xã', NO_CHOICE),
      c('', 'Thiếu Loại'),
    ],
    'Cơ quan cấp trên': [
      c('sở nội vụ', 'chưa phải mã: «SNV»', { becomes: 'SNV' }),
      c('SNV;STC', '«SNV;STC» không phải là một cơ quan; đang coi như'),
      c('không', 'Không có cơ quan mã «không»; đang coi như'),
      c('S.N.V', 'Không có cơ quan mã «S.N.V»; đang coi như'),
      c('TINHHY', null),
    ],
    'Email nhận nhắc việc': [
      c('mailto:a@x.example', 'chưa đúng dạng địa chỉ', { becomes: 'a@x.example' }),
      c('a@x.example b@y.example', 'chưa đúng dạng địa chỉ', { becomes: 'a@x.example; b@y.example' }),
      c('a＠x.example', /không đúng dạng|chưa đúng dạng/, { becomes: 'a@x.example' }),
      c('a@x.example\u200b', /không đúng dạng|chưa đúng dạng/, { becomes: 'a@x.example' }),
      c('a..b@x.example', '«a..b@x.example» (có hai dấu chấm liền nhau) không phải là địa chỉ'),
      c('Nguyễn Văn A <a@x.example>\nb@y.example', null),
    ],
    'Ngày ban hành KH': [
      c("'31.3.2023", 'là chữ chứ không phải ô ngày', { becomes: '2023-03-31' }),
      c('chưa', NO_DAY),
    ],
  },
  'Ngày nghỉ': {
    'Áp dụng': [
      c(true, '«TRUE» là ô đánh dấu, chưa phải «Có»', { becomes: 'Có' }),
      c(false, /ô đánh dấu/, { becomes: 'Không' }),
      c('x', NO_CHOICE),
    ],
    Ngày: [
      c("'03.07.2023", 'là chữ chứ không phải ô ngày', { becomes: '2023-07-03' }),
      c(2023, 'có lẽ đã gõ năm 2023 thay cho ngày'),
      c('Tết', NO_DAY),
      c('03/07/1905', 'không thuộc kế hoạch năm 2023'),
    ],
    Loại: [c('nghỉ lễ', /không đúng dạng «Nghỉ lễ»/, { becomes: 'Nghỉ lễ' }), c('Lễ', NO_CHOICE)],
  },
};

/** Settings by their item. */
const SETTINGS: Readonly<Record<string, Case>> = {
  Cấp: c('tỉnh', /Cấp: «tỉnh» không có trong danh sách/),
  'Báo trước (ngày làm việc)': c("'10;5 và 1", 'không phải là các số ngày'),
  'Giờ gửi': c("'8:00", 'không phải là số nguyên từ 0 đến 23'),
  'Sắp đến hạn (ngày làm việc)': c("'5 ngày", 'không phải là số nguyên từ 0 đến 250'),
  'Chế độ thử': c('x', NO_CHOICE),
  'Số ngày sửa': c("'3,0", 'là chữ chứ không phải ô số', { becomes: 3 }),
  'Năm kế hoạch': c("'2023 ", 'là chữ chứ không phải ô số', { becomes: 2023 }),
  'Số ngày làm việc để ban hành kế hoạch': c("'mười lăm", 'không phải là số nguyên từ 0 đến 250'),
};

interface Placed extends Case {
  readonly sheet: string;
  readonly column: string;
  readonly row: number;
  readonly at: number;
  readonly cell: string;
}

const casesOf = (sheet: string): number =>
  Object.values(CASES[sheet]!).reduce((sum, { length }) => sum + length, 0);

/** Columns take their rows in turn, so that cells of one column do not stand together and are told one by one. */
function placed(workbook: TestHost): Placed[] {
  const ofSheets = Object.entries(CASES).flatMap(([sheet, columns]) => {
    const headers = workbook.cells(sheet)[0]!.map(String);
    const longest = Math.max(...Object.values(columns).map((cases) => cases.length));
    const inTurn = Array.from({ length: longest }, (_, i) =>
      Object.entries(columns).flatMap(([column, cases]) => (cases[i] ? [{ column, ...cases[i] }] : [])),
    ).flat();
    // The rows that were added for them: the last ones.
    const first = workbook.rows(sheet).length - inTurn.length + 2;
    return inTurn.map((one, i) => {
      const row = first + i;
      const at = headers.indexOf(one.column);
      return { sheet, ...one, row, at, cell: `${columnName(at)}${row}` };
    });
  });
  const ofSettings = Object.entries(SETTINGS).map(([item, one]) => {
    const cell = workbook.cell('Cấu hình', { Mục: item }, 'Giá trị');
    return { sheet: 'Cấu hình', column: 'Giá trị', ...one, row: Number(cell.slice(1)), at: 1, cell };
  });
  return [...ofSheets, ...ofSettings];
}

/** Rows that a finding names: its own, and those of "dòng 3–5, 9". */
function rowsOf({ row, message }: Finding): Set<number> {
  const rows = new Set(row === null ? [] : [row]);
  for (const [, from, to] of message.split('Cùng cột')[1]?.matchAll(/(\d+)(?:–(\d+))?/g) ?? [])
    for (let one = Number(from); one <= Number(to ?? from); one++) rows.add(one);
  return rows;
}

const prepared = (): TestHost =>
  preparedHost('sample, a row for each case', sampleHost, (workbook) => {
    const add = (sheet: string, row: (i: number) => Readonly<Record<string, string>>): void =>
      writeTable(
        workbook,
        sheet,
        Array.from({ length: casesOf(sheet) }, (_, i) => row(i + 1)),
        workbook.rows(sheet).length + 2,
      );
    const agencies = workbook.rows('Cơ quan').map((row) => String(row['Mã']));
    const tasks = workbook.rows('Nhiệm vụ').filter((row) => agencies.includes(String(row['Chủ trì'])));
    add('Báo cáo quý', (i) => ({
      Kỳ: '2023-Q1',
      'Mã cơ quan': String(tasks[i]!['Chủ trì']),
      'Mã NV': String(tasks[i]!['Mã NV']),
      Duyệt: 'Chờ duyệt',
    }));
    add('Nộp báo cáo', (i) => ({ Kỳ: '2023-6T', 'Mã cơ quan': agencies[i]! }));
    add('Kiểm tra', (i) => ({
      'Mã KT': `KT${String(i).padStart(2, '0')}`,
      'Ngày kiểm tra': '15/05/2023',
      'Hình thức': 'Định kỳ',
      'Cơ quan kiểm tra': 'SNV',
      'Cơ quan được kiểm tra': 'STC',
      'Tồn tại, hạn chế': 'Chưa niêm yết',
      'Yêu cầu khắc phục': 'Niêm yết',
      'Hạn khắc phục': '12/06/2023',
    }));
    add('Nhiệm vụ', (i) => ({
      'Mã NV': `T${i}`,
      'Lĩnh vực': '1. Tham gia của người dân ở cấp cơ sở',
      'Nhiệm vụ': `Việc ${i}`,
      'Sản phẩm': 'Báo cáo',
      'Chủ trì': 'SNV',
      'Hạn hoàn thành': '30/06/2023',
    }));
    add('Cơ quan', (i) => ({
      Mã: `CQ${i}`,
      'Tên cơ quan': `Cơ quan thử ${i}`,
      Loại: 'Khác',
      'Email nhận nhắc việc': `cq${i}@tinh.example`,
    }));
    add('Ngày nghỉ', (i) => ({
      Ngày: `${String(i + 9).padStart(2, '0')}/07/2024`,
      Loại: 'Nghỉ lễ',
      'Lý do': 'Thử',
      'Áp dụng': 'Có',
    }));
  });

describe('Pasted into one workbook', () => {
  let cases: Placed[];
  let findings: readonly Finding[];
  let items: Map<string, Item>;
  let workbook: TestHost;
  let kept = 0;
  const moved = new Map<Placed, number>();

  beforeAll(() => {
    workbook = prepared();
    cases = placed(workbook);
    const { grid } = workbook.host.state;
    for (const { sheet, row, at, typed } of cases)
      grid.write(grid.sheetIdNamed(sheet)!, row - 1, at, [[typed]], new Set());
    // Repair puts report rows back in order: each is known again by its remark.
    const remarks = workbook.cells('Báo cáo quý')[0]!.indexOf('Ý kiến');
    const reports = cases.filter(({ sheet }) => sheet === 'Báo cáo quý');
    const lines = reports.map((_, i) => [`#${i}`]);
    grid.write(grid.sheetIdNamed('Báo cáo quý')!, reports[0]!.row - 1, remarks, lines, new Set());
    findings = workbook.call<CheckReport>('checkWorkbook').findings;
    items = new Map();
    const take = (open: { grouping: string; key: string }): void => {
      for (const item of workbook.call<SummaryPreview>('previewSummary', { open }).opened)
        items.set(`${item.sheet}|${item.row}`, item);
    };
    for (const key of ['task', 'periodic', 'finding']) take({ grouping: 'kind', key });
    const agencies = new Set(
      cases
        .filter(({ sheet, counts }) => sheet === 'Báo cáo quý' && counts)
        .map(({ row }) => String(workbook.host.read('Báo cáo quý', `B${row}`)[0]![0])),
    );
    for (const key of agencies) take({ grouping: 'agency', key });
    const { fingerprint } = workbook.call<RepairReport>('repairWorkbook');
    kept = workbook.call<RepairReport>('repairWorkbook', { fingerprint }).valuesKept;
    const after = workbook.cells('Báo cáo quý');
    reports.forEach((one, i) => {
      moved.set(one, after.findIndex((line) => line[remarks] === `#${i}`) + 1);
    });
  });

  const names = Object.entries({ ...CASES, 'Cấu hình': SETTINGS }).flatMap(([sheet, columns]) =>
    Object.entries(columns).flatMap(([column, list]: [string, readonly Case[] | Case]) =>
      (Array.isArray(list) ? list : [list]).map((one: Case) => [sheet, column, one] as const),
    ),
  );
  test.each(names)('%s, %s: %j', (sheet, column, wanted) => {
    const one = cases.find(
      (other) =>
        other.sheet === sheet &&
        other.typed === wanted.typed &&
        other.says === wanted.says &&
        (other.column === column || sheet === 'Cấu hình'),
    )!;
    const found = findings.filter(
      (finding) => finding.sheet === sheet && finding.column === one.column && rowsOf(finding).has(one.row),
    );
    if (one.says === null) expect(found).toEqual([]);
    // Cells that repair mends are told together, in the words of the first.
    else if (one.becomes !== undefined) expect(found.some(({ repair }) => repair)).toBe(true);
    else
      expect(found.filter(({ repair }) => !repair).map(({ message }) => message)).toContainEqual(
        typeof one.says === 'string' ? expect.stringContaining(one.says) : expect.stringMatching(one.says),
      );
    if (one.becomes !== undefined) {
      const cell = `${columnName(one.at)}${moved.get(one) ?? one.row}`;
      expect(workbook.host.read(sheet, cell)).toEqual([[one.becomes]]);
    }
    const item = items.get(`${sheet}|${one.row}`);
    if (one.counts === null) expect(item).toBeUndefined();
    else if (one.counts) expect(item).toMatchObject(one.counts);
  });

  test('every old value that repair took out of its cell stands in the ledger', () => {
    expect(kept).toBe(cases.filter(({ becomes }) => becomes !== undefined).length);
  });
});
