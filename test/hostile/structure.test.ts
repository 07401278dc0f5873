/** Sheets and headers pulled about so that two things fit: named, and nothing is guessed. On cells alone. */
import { doubledHeaderProblems } from '../../src/check/sheets/headers.js';
import { doubtfulSheets, exchangedHeaders, renamedInstead } from '../../src/check/sheets/obstacles.js';
import { headersNow, structureRepairs } from '../../src/check/sheets/structure.js';
import { formulasOf } from '../../src/schema/formulas.js';
import { SETTING, SETTING_KEYS } from '../../src/schema/settings.js';
import { SETTINGS } from '../../src/schema/sheets.js';
import { sheetsAtHand } from '../../src/schema/sheetsAtHand.js';
import { completionOf } from '../../src/workbook/completion.js';
import { type Contents, positions, type WorkbookContents } from '../../src/workbook/contents.js';

const sheets = sheetsAtHand(new Map());

/** Every sheet with its headers, its formulas in them, and a row. */
function whole(): Map<string, Contents> {
  const bare: WorkbookContents = new Map(
    sheets.map(({ title, columns }) => {
      const headers = Object.values(columns).map((column) => column.title);
      const rows =
        title === SETTINGS.title
          ? SETTING_KEYS.map((key) => [SETTING[key].title, '', ''])
          : [headers.map((_, i) => (i === 0 ? 'A' : ''))];
      const values = headers.length === 0 ? [['']] : [headers, ...rows];
      return [title, { title, values, formulas: values.map((row) => row.map(() => '')) }];
    }),
  );
  const { standing } = completionOf(bare, sheets);
  return new Map(
    [...bare.values()].map((one) => {
      const sheet = sheets.find(({ title }) => title === one.title)!;
      const header = [...(one.formulas[0] ?? [])];
      for (const { column, formula } of formulasOf(sheet, Object.keys(sheet.formulas), standing))
        header[column - 1] = formula;
      return [one.title, { ...one, formulas: [header, ...one.formulas.slice(1)] }];
    }),
  );
}

const remembered = headersNow(whole(), sheets);

/** The headers of two columns typed over each other. */
function exchanged(title: string, one: string, other: string): WorkbookContents {
  const contents = whole();
  const { values, ...rest } = contents.get(title)!;
  const header = values[0]!.map((text) => (text === one ? other : text === other ? one : text));
  return contents.set(title, { ...rest, values: [header, ...values.slice(1)] });
}

/** Two columns moved, formulas with them: Sheets rewrites what names them. */
function moved(title: string, one: string, other: string): WorkbookContents {
  const contents = exchanged(title, one, other);
  const { standing } = completionOf(contents, sheets);
  return new Map(
    [...contents.values()].map((sheet) => {
      const declared = sheets.find((candidate) => candidate.title === sheet.title)!;
      const header = sheet.formulas[0]!.map(() => '');
      for (const { column, formula } of formulasOf(declared, Object.keys(declared.formulas), standing))
        header[column - 1] = formula;
      return [sheet.title, { ...sheet, formulas: [header, ...sheet.formulas.slice(1)] }];
    }),
  );
}

const said = (contents: WorkbookContents) => {
  const { certain, likely } = exchangedHeaders(contents, sheets, remembered);
  return { certain: certain.map(({ message }) => message), likely: likely.map(({ message }) => message) };
};

test('A workbook as it was set up has nothing to settle', () => {
  expect(said(whole())).toEqual({ certain: [], likely: [] });
  expect(doubtfulSheets(whole(), sheets)).toEqual([]);
  expect(renamedInstead(whole(), sheets)).toEqual([]);
  expect(structureRepairs(whole(), remembered, sheets)).toEqual([]);
});

test.each([
  ['Nhiệm vụ', 'Hạn hoàn thành', 'Ngày hoàn thành'],
  ['Nhiệm vụ', 'Chủ trì', 'Phối hợp'],
  ['Kiểm tra', 'Hạn khắc phục', 'Ngày khắc phục'],
  ['Báo cáo quý', 'Ngày gửi', 'Ngày hoàn thành'],
  ['Cơ quan', 'Tên cơ quan', 'Loại'],
])(
  '%s: the headers «%s» and «%s» exchanged are told by the formulas; the columns moved are no fault',
  (title, one, other) => {
    const { certain, likely } = said(exchanged(title, one, other));
    expect(certain).toEqual([expect.stringMatching(/^Hai tiêu đề .* đã bị đổi chỗ cho nhau/)]);
    expect(certain[0]).toContain(`«${one}»`);
    expect(certain[0]).toContain(`«${other}»`);
    expect(likely).toEqual([]);
    expect(said(moved(title, one, other))).toEqual({ certain: [], likely: [] });
  },
);

test.each([
  ['Cơ quan', 'Email nhận nhắc việc', 'Email lãnh đạo'],
  ['Kỳ báo cáo', 'Từ ngày', 'Đến ngày'],
  // Read in one block with others, whose reference is the same whether columns or headers changed places.
  ['Ngày nghỉ', 'Lý do', 'Căn cứ'],
])('%s: «%s» and «%s», which no formula names, exchanged: asked, not guessed', (title, one, other) => {
  expect(said(exchanged(title, one, other))).toEqual({
    certain: [],
    likely: [expect.stringMatching(/^Hai cột .* đã đổi chỗ cho nhau\.$/)],
  });
});

test('A header with a line break, full width or another case is the same header', () => {
  const contents = whole();
  const { values, ...rest } = contents.get('Nhiệm vụ')!;
  const header = values[0]!.map((text) =>
    text === 'Hạn hoàn thành' ? 'Hạn\nhoàn thành' : text === 'Chủ trì' ? ' CHỦ  TRÌ\u00a0' : text,
  );
  contents.set('Nhiệm vụ', { ...rest, values: [header, ...values.slice(1)] });
  expect(structureRepairs(contents, remembered, sheets)).toEqual([]);
  expect(
    completionOf(contents, sheets).columns.get(sheets.find(({ title }) => title === 'Nhiệm vụ')!),
  ).toEqual([]);
});

test('Two columns with one header: the one that is read is named', () => {
  const contents = whole();
  const { values, formulas, title } = contents.get('Nhiệm vụ')!;
  contents.set(title, {
    title,
    values: values.map((row, i) => [...row, i === 0 ? 'hạn hoàn thành ' : '']),
    formulas: formulas.map((row) => [...row, '']),
  });
  expect(doubledHeaderProblems(contents, sheets).map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^Có 2 cột cùng tiêu đề «Hạn hoàn thành» \(cột H, \w+\): chương trình chỉ đọc cột H\.$/,
    ),
  ]);
  expect(positions(sheets.find((sheet) => sheet.title === title)!, contents.get(title)).get('due')).toBe(7);
});

const renamed = (...titles: string[]): WorkbookContents => {
  const contents = whole();
  const one = contents.get('Nhiệm vụ')!;
  contents.delete('Nhiệm vụ');
  for (const title of titles) contents.set(title, { ...one, title });
  return contents;
};

test('A sheet renamed is put back by repair, and setting up makes no empty one beside it', () => {
  expect(structureRepairs(renamed('NV 2023'), remembered, sheets)).toEqual([
    { kind: 'renameSheet', sheet: 'NV 2023', to: 'Nhiệm vụ' },
  ]);
  expect(renamedInstead(renamed('NV 2023'), sheets).map(({ message }) => message)).toEqual([
    'Không thấy trang «Nhiệm vụ»; trang «NV 2023» có lẽ là nó bị đổi tên. Chưa tạo trang mới.',
  ]);
  expect(renamedInstead(renamed(), sheets)).toEqual([]);
});

test('A sheet duplicated and the original renamed: both are named, none is taken, none is made', () => {
  const contents = renamed('Nhiệm vụ (gốc)', 'Bản sao của Nhiệm vụ');
  expect(structureRepairs(contents, remembered, sheets)).toEqual([]);
  for (const named of [doubtfulSheets(contents, sheets), renamedInstead(contents, sheets)])
    expect(named.map(({ message }) => message)).toEqual([
      'Không thấy trang «Nhiệm vụ», có 2 trang giống nó: «Nhiệm vụ (gốc)», «Bản sao của Nhiệm vụ». Chương trình không tự chọn, không tạo trang mới.',
    ]);
});
