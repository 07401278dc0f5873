/** The lists of kinds and groups of agencies, made when wanted and extended by people: the whole plan follows them. */
import type {
  AddAgenciesReport,
  CheckReport,
  ImportPreview,
  SetUpReport,
  SummaryPreview,
} from '../../src/contract.js';
import { emptyProvince } from '../support/annex/emptyProvince.js';
import { closeHosts, preparedHost, type TestHost } from '../support/preparedHost.js';

afterEach(closeHosts);

const KINDS = 'Danh mục loại';
const GROUPS = 'Danh mục nhóm';

const listed = (): TestHost =>
  preparedHost('two-level province with lists', emptyProvince, (workbook) => {
    workbook.call('setUpWorkbook', { with: ['kinds'] });
  });

const findings = (workbook: TestHost): string[] =>
  workbook.call<CheckReport>('checkWorkbook').findings.map(({ sheet, message }) => `${sheet}: ${message}`);

/** Puts a row below the others of a sheet, by its first columns. */
const add = ({ host, rows }: TestHost, sheet: string, ...row: string[]): void =>
  host.paste(sheet, `A${rows(sheet).length + 2}`, [row]);

test('Made when wanted, with what was built in; nothing else changes, and a second time nothing at all', () => {
  const workbook = emptyProvince();
  const before = findings(workbook);
  const agencies = workbook.rows('Cơ quan');
  const { result, calls } = workbook.host.run('setUpWorkbook', [{ with: ['kinds'] }]);
  console.info(`setUpWorkbook with kinds: ${calls} calls`);
  expect((result as SetUpReport).created).toEqual([KINDS, GROUPS]);
  expect(workbook.rows(KINDS).map((row) => [row['Loại'], row['Phải ban hành KH']])).toEqual([
    ['Sở, ban, ngành', 'Có'],
    ['UBND cấp huyện', 'Có'],
    ['UBND cấp xã', 'Có'],
    ['Cơ quan thuộc huyện', 'Không'],
    ['Mặt trận, đoàn thể', 'Không'],
    ['Báo, đài', 'Không'],
    ['Cơ quan ngành dọc', 'Không'],
    ['Đơn vị sự nghiệp', 'Không'],
    ['Khác', 'Không'],
  ]);
  expect(workbook.rows(GROUPS).map((row) => row['Nhóm'])).toEqual([
    '@SO',
    '@HUYEN',
    '@XA',
    '@XA.XA',
    '@XA.PHUONG',
    '@XA.DACKHU',
    '@DV',
    '@MTTQ',
    '@BAO',
    '@TATCA',
  ]);
  expect(workbook.rows('Cơ quan')).toEqual(agencies);
  expect(findings(workbook)).toEqual(before);
  expect(workbook.call<SetUpReport>('setUpWorkbook', { with: ['kinds'] })).toMatchObject({
    created: [],
    added: [],
  });
  expect(() => workbook.call('setUpWorkbook', { with: ['mọi thứ'] })).toThrow(
    'Không có nhóm trang tính «mọi thứ»',
  );
});

test('A kind that people add is chosen, issues a plan, is told from names and has its line in the summary', () => {
  const workbook = listed();
  add(workbook, KINDS, 'Trường học', 'Có', 'trường; nhà trường');
  // The dropdown follows the list, and rejects what is not in it.
  workbook.host.type('Cơ quan', 'C2', 'Trường học');
  expect(() => workbook.host.type('Cơ quan', 'C3', 'Hội đồng')).toThrow();
  expect(workbook.rows('Cơ quan')[0]).toMatchObject({
    Loại: 'Trường học',
    'Hạn ban hành KH': '2026-02-10',
  });
  const shown = workbook.call<AddAgenciesReport>('addAgencies', { names: ['Trường Cao đẳng Y'] });
  expect(shown.agencies[0]).toMatchObject({ kind: 'Trường học', notes: [] });
  expect(shown.choices).toContain('Trường học');
  expect(findings(workbook).filter((message) => message.includes('Trường học'))).toEqual([]);
  const { tables } = workbook.call<SummaryPreview>('previewSummary', { groupings: ['level'] });
  expect(tables[0]!.lines.map(({ title }) => title)).toContain('Trường học');
  // Taken off the list again, it is named, and counts as another.
  workbook.host.delete(KINDS, 'rows', workbook.rows(KINDS).length, 1);
  expect(findings(workbook)).toContain('Cơ quan: «Trường học» không có trong danh sách.');
});

test('A group that people add leads tasks, is counted, and is read in an annex by its name', () => {
  const workbook = listed();
  add(workbook, GROUPS, '@NOIBO', 'Các cơ quan nội chính', 'STP; CAT; TTT');
  add(workbook, 'Nhiệm vụ', 'NV01', '0. Chung', '', 'Rà soát', '', '@NOIBO', '', '30/06/2026');
  expect(findings(workbook).filter((message) => message.includes('NOIBO'))).toEqual([]);
  expect(workbook.rows('Nhiệm vụ')[0]).toMatchObject({ 'Tình trạng': 'Trong hạn (0/3 cơ quan)' });
  const { tables } = workbook.call<SummaryPreview>('previewSummary', { groupings: ['task'] });
  expect(tables[0]!.lines.find(({ key }) => key === 'NV01')!.total).toBe(3);

  const table = [
    ['TT', 'Nội dung', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian'],
    ['1', 'Tăng cường phối hợp', 'Báo cáo', 'Các cơ quan nội chính', '@noibo', 'Quý II/2026'],
  ];
  const { rows } = workbook.call<ImportPreview>('previewImport', { table });
  expect(rows[1]).toMatchObject({ leads: ['@NOIBO'], due: '2026-06-30' });

  // Taken off the list again, it is named wherever it stands.
  workbook.host.delete(GROUPS, 'rows', workbook.rows(GROUPS).length, 1);
  expect(findings(workbook)).toContain('Nhiệm vụ: Không có cơ quan mã «@NOIBO».');
});

test('An agency under a new code stays in the groups that are made of it', () => {
  const workbook = listed();
  add(workbook, GROUPS, '@NOIBO', 'Các cơ quan nội chính', 'STP; CAT; @SO; trừ SNV');
  const renaming = { of: 'agency', from: 'SNV', to: 'SNVU' };
  const { fingerprint } = workbook.call<{ fingerprint: string }>('renameCode', renaming);
  workbook.call('renameCode', { ...renaming, fingerprint });
  expect(workbook.rows(GROUPS).at(-1)).toMatchObject({ Gồm: 'STP; CAT; @SO; trừ SNVU' });
  expect(findings(workbook).filter((message) => message.includes('NOIBO'))).toEqual([]);
});

test('Rows of the lists that say nothing are named', () => {
  const workbook = listed();
  add(workbook, GROUPS, 'YTE', 'Các cơ sở y tế', 'SYT');
  add(workbook, GROUPS, '@YTE', 'Các cơ sở y tế', 'SYT; Bệnh viện huyện');
  expect(findings(workbook)).toEqual(
    expect.arrayContaining([
      'Danh mục nhóm: Mã nhóm «YTE» không dùng được; dòng này không được tính.',
      'Danh mục nhóm: @YTE: không có loại, cơ quan hay nhóm «Bệnh viện huyện».',
    ]),
  );
});

test('Deleted, the lists are the built-in ones again, and repair makes them anew', () => {
  const workbook = listed();
  add(workbook, 'Nhiệm vụ', 'NV01', '0. Chung', '', 'Rà soát', '', '@SO', '', '30/06/2026');
  workbook.host.deleteSheet(GROUPS);
  const { tables } = workbook.call<SummaryPreview>('previewSummary', { groupings: ['task'] });
  expect(tables[0]!.lines.find(({ key }) => key === 'NV01')!.total).toBe(14);
  const { fingerprint } = workbook.call<{ fingerprint: string }>('repairWorkbook');
  workbook.call('repairWorkbook', { fingerprint });
  expect(workbook.rows(GROUPS)).toHaveLength(10);
  expect(workbook.rows('Nhiệm vụ')[0]).toMatchObject({ 'Tình trạng': 'Trong hạn (0/14 cơ quan)' });
});
