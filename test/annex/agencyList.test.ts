/** Agencies pasted as a list of names. */
import * as fc from 'fast-check';
import { codeOf, type KnownAgency, readAgencyList } from '../../src/annex/agencyList.js';
import { builtInKinds, kindOfName } from '../../src/plan/agencies/kinds.js';

const KINDS = builtInKinds();
const kindOf = (name: string): string | null => kindOfName(name, KINDS);

const read = (table: string[][], agencies: readonly KnownAgency[] = [], unit = '') =>
  readAgencyList(table, { agencies, kinds: KINDS, settings: { unit } });
const list = (...lines: string[]) =>
  read(
    lines.map((line) => line.split('\t')),
    [],
    'UBND tỉnh Hưng Yên',
  );

test.each([
  ['Sở Nông nghiệp và Môi trường', 'SNNMT', 'Sở, ban, ngành'],
  ['Sở Nội vụ', 'SNV', 'Sở, ban, ngành'],
  ['Sở Văn hóa, Thể thao và Du lịch', 'SVHTTDL', 'Sở, ban, ngành'],
  ['Sở Giáo dục và Đào tạo', 'SGDDT', 'Sở, ban, ngành'],
  ['Sở Y tế', 'SYT', 'Sở, ban, ngành'],
  ['Văn phòng UBND tỉnh', 'VP', 'Sở, ban, ngành'],
  ['Thanh tra tỉnh', 'TTT', 'Sở, ban, ngành'],
  ['Ban Quản lý các khu công nghiệp tỉnh', 'BQLKCN', 'Sở, ban, ngành'],
  ['Xã Tân An', 'X.TANAN', 'UBND cấp xã'],
  ['UBND xã Tân An', 'X.TANAN', 'UBND cấp xã'],
  ['Phường Hồng Châu', 'P.HONGCHAU', 'UBND cấp xã'],
  ['Đặc khu Cồn Sơn', 'DK.CONSON', 'UBND cấp xã'],
  ['Thị trấn Lương Bằng', 'TT.LUONGBANG', 'UBND cấp xã'],
  ['UBND huyện Văn Lâm', 'H.VANLAM', 'UBND cấp huyện'],
  ['UBND thị xã Mỹ Hào', 'TX.MYHAO', 'UBND cấp huyện'],
  ['UBND thành phố Hưng Yên', 'TP.HUNGYEN', 'UBND cấp huyện'],
  ['Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'MTTQ', 'Mặt trận, đoàn thể'],
  ['Tỉnh đoàn', 'TD', 'Mặt trận, đoàn thể'],
  ['Báo và Phát thanh, Truyền hình tỉnh', 'BPTTH', 'Báo, đài'],
  ['Phòng Nội vụ thành phố Hưng Yên', 'PNVTPHY', 'Cơ quan thuộc huyện'],
])('%s is %s, of kind %s', (name, code, kind) => {
  expect(codeOf(name)).toBe(code);
  expect(codeOf(name.normalize('NFD'))).toBe(code);
  expect(kindOf(name)).toBe(kind);
});

test.each(['Công an tỉnh', 'Bảo hiểm xã hội tỉnh', 'Kho bạc Nhà nước khu vực'])(
  '%s has a kind of its own',
  (name) => {
    expect(kindOf(name)).not.toBeNull();
  },
);

test.each([
  ['Văn phòng đăng ký đất đai tỉnh', 'Đơn vị sự nghiệp'],
  ['Ban Quản lý dự án đầu tư xây dựng', 'Đơn vị sự nghiệp'],
  ['Ban QL các dự án', 'Đơn vị sự nghiệp'],
  ['Hội Nông dân tỉnh', 'Mặt trận, đoàn thể'],
  ['UBMTTQ Việt Nam tỉnh', 'Mặt trận, đoàn thể'],
  ['Báo và Phát thanh, Truyền hình tỉnh', 'Báo, đài'],
  ['Cục Thuế', 'Cơ quan ngành dọc'],
  ['Sởi', null],
  ['Trườngvụ', null],
])('%s is of kind %s', (name, kind) => {
  expect(kindOf(name)).toBe(kind);
});

test('118 names: none unknown, every code its own', () => {
  const names = [
    ...[
      'Nội vụ',
      'Tư pháp',
      'Tài chính',
      'Công Thương',
      'Nông nghiệp và Môi trường',
      'Xây dựng',
      'Y tế',
      'Văn hóa, Thể thao và Du lịch',
      'Khoa học và Công nghệ',
      'Giáo dục và Đào tạo',
      'Dân tộc và Tôn giáo',
    ].map((name) => `Sở ${name}`),
    'Văn phòng UBND tỉnh',
    'Thanh tra tỉnh',
    'Ban Quản lý các khu công nghiệp tỉnh',
    ...Array.from({ length: 24 }, (_, i) => `Phường Số ${i + 1}`),
    ...Array.from({ length: 79 }, (_, i) => `Xã Làng ${i + 1}`),
    'Đặc khu Cồn Sơn',
  ];
  const rows = list(...names);
  expect(rows).toHaveLength(118);
  const count = (of: string) => rows.filter(({ kind }) => kind === of).length;
  expect([count('Sở, ban, ngành'), count('UBND cấp xã'), count('Khác')]).toEqual([14, 104, 0]);
  expect(new Set(rows.map(({ code }) => code)).size).toBe(118);
  expect(rows.flatMap(({ notes }) => notes)).toEqual([]);
});

test('Two of one name are both kept, told apart and named', () => {
  expect(list('Xã Tân An', 'Xã Bình Minh', 'Xã Tân An').map(({ code, notes }) => [code, notes])).toEqual([
    ['X.TANAN', []],
    ['X.BINHMINH', []],
    ['X.TANAN2', ['Trùng tên với dòng 1: ghi thêm nơi.']],
  ]);
});

test('Names that differ in a tone only have codes of their own', () => {
  expect(list('Xã Tân An', 'Xã Tấn An').map(({ code, notes }) => [code, notes.length])).toEqual([
    ['X.TANAN', 0],
    ['X.TANAN2', 0],
  ]);
});

test('What stands in the workbook is not added again, however it is written', () => {
  const [row] = read([['UBND xã Tân An']], [{ code: 'X001', name: 'Xã Tân An' }]);
  expect(row).toMatchObject({ state: 'existing', code: 'X001' });
});

test('A code that the workbook has for another agency is not taken', () => {
  expect(read([['Sở Nội vụ']], [{ code: 'snv', name: 'Sở Nhà và Vườn' }])[0]!.code).toBe('SNV2');
});

test('Numbers, bullets, headings, addresses and unit codes beside the names', () => {
  expect(
    list(
      'TT\tTên cơ quan\tEmail',
      '1\tSở Nội vụ\tsnv@a.example',
      '2. Sở Y tế',
      '- Thanh tra tỉnh',
      '',
      'Các xã:',
      'Tân An\ttanan@a.example; x@',
      'Bình Minh\t12345',
    ).map(({ code, name, emails, notes }) => [code, name, emails, notes.length]),
  ).toEqual([
    ['SNV', 'Sở Nội vụ', 'snv@a.example', 0],
    ['SYT', 'Sở Y tế', '', 0],
    ['TTT', 'Thanh tra tỉnh', '', 0],
    ['X.TANAN', 'xã Tân An', 'tanan@a.example', 1],
    ['12345', 'xã Bình Minh', '', 0],
  ]);
});

test('Codes never clash, whatever is pasted', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom('Xã Tân An', 'Sở Nội vụ', 'xã tân an', 'Xã Tấn Ân'), fc.string())),
      (names) => {
        const codes = read(names.map((name) => [name]))
          .filter(({ state }) => state === 'new')
          .map(({ code }) => code.toLowerCase());
        expect(new Set(codes).size).toBe(codes.length);
      },
    ),
  );
});
