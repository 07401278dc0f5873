/** Every form of an agency's name that the issue and the capabilities name, and those that people write beside them. */
import { AgencyDirectory } from '../../src/annex/names/directory.js';
import { readAgencies } from '../../src/annex/names/readAgencies.js';
import { builtInGroups } from '../../src/plan/agencies/groups.js';
import { directory2026 } from '../support/annex/province2026.js';

const directory = directory2026();
const read = (cell: string) => readAgencies(cell, directory);

describe('A name that leaves no doubt', () => {
  test.each([
    ['Sở Nội vụ', 'SNV'],
    ['sở nội vụ', 'SNV'],
    ['SỞ NỘI VỤ', 'SNV'],
    ['Sở\u00a0Nội  vụ.', 'SNV'],
    ['Sở Nội\nvụ', 'SNV'],
    ['SNV', 'SNV'],
    ['Sở NV', 'SNV'],
    ['Giám đốc Sở Nội vụ', 'SNV'],
    ['Lãnh đạo Sở Nội vụ', 'SNV'],
    ['Giao Sở Nội vụ', 'SNV'],
    ['Sở Nội vụ (cơ quan thường trực)', 'SNV'],
    ['Sở Nội vụ tỉnh Hưng Yên', 'SNV'],
    ['Sở Nông nghiệp và Môi trường', 'SNNMT'],
    ['Sở NN&MT', 'SNNMT'],
    ['Sở NN & MT', 'SNNMT'],
    ['Sở NNMT', 'SNNMT'],
    ['Sở NN và MT', 'SNNMT'],
    ['Sở Nông nghiệp và MT', 'SNNMT'],
    ['Sở Nông nghiệp & Môi trường', 'SNNMT'],
    ['Sở KHCN', 'SKHCN'],
    ['Sở KH&CN', 'SKHCN'],
    ['Sở Khoa học, Công nghệ', 'SKHCN'],
    ['Sở GD&ĐT', 'SGDDT'],
    ['Sở GDĐT', 'SGDDT'],
    ['Sở GD-ĐT', 'SGDDT'],
    ['Sở GD&ÐT', 'SGDDT'],
    ['Sở Giáo dục - Đào tạo', 'SGDDT'],
    ['Sở Giáo dục và Ðào tạo', 'SGDDT'],
    ['Sở VHTT&DL', 'SVHTTDL'],
    ['Sở VH,TT&DL', 'SVHTTDL'],
    ['Sở VHTTDL', 'SVHTTDL'],
    ['Sở Văn hoá, Thể thao và Du lịch', 'SVHTTDL'],
    ['Sở Văn hóa, Thể thao\nvà Du lịch', 'SVHTTDL'],
    ['Sở Y tế', 'SYT'],
    ['Sở Tư pháp', 'STP'],
    ['Sở Công thương', 'SCT'],
    ['Thanh tra tỉnh', 'TTT'],
    ['Chánh Thanh tra tỉnh', 'TTT'],
    ['Văn phòng UBND tỉnh', 'VP'],
    ['VP UBND tỉnh', 'VP'],
    ['Văn phòng Uỷ ban nhân dân tỉnh', 'VP'],
    ['Ban Quản lý các KCN tỉnh', 'BQLKCN'],
    ['BQL các khu công nghiệp', 'BQLKCN'],
    ['UBMTTQ Việt Nam tỉnh', 'MTTQ'],
    ['UBMTTQVN tỉnh', 'MTTQ'],
    ['Ủy ban MTTQ Việt Nam tỉnh', 'MTTQ'],
    ['Uỷ ban MTTQ tỉnh', 'MTTQ'],
    ['Đề nghị Ủy ban MTTQ Việt Nam tỉnh', 'MTTQ'],
    ['Mặt trận Tổ quốc tỉnh', 'MTTQ'],
    ['Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh', 'MTTQ'],
    ['MTTQ tỉnh', 'MTTQ'],
    ['Ủy ban Mặt trận Tổ quốc Việt Nam cấp tỉnh', 'MTTQ'],
    ['Báo và Phát thanh, Truyền hình tỉnh', 'BPTTH'],
    ['Báo và PTTH tỉnh', 'BPTTH'],
    ['Báo và Đài PT-TH tỉnh', 'BPTTH'],
    ['Báo và phát thanh, truyền hình Hưng Yên', 'BPTTH'],
    ['Công an tỉnh', 'CAT'],
    ['CA tỉnh', 'CAT'],
    ['BHXH tỉnh', 'BHXH'],
    ['UBND xã Tân An', 'X001'],
    ['Xã Tân An', 'X001'],
    ['Chủ tịch UBND xã Tân An', 'X001'],
    ['Xã Tấn An', 'X002'],
    ['UBND xã Yên Hoà', 'X004'],
    ['UBND xã Lí Nhân', 'X005'],
    ['UBND xã Mĩ Hà', 'X006'],
    ['Phường Hồng Châu', 'P001'],
    ['Sở Nội vụ'.normalize('NFD'), 'SNV'],
    ['Đề nghị Ủy ban MTTQ Việt Nam tỉnh'.normalize('NFD'), 'MTTQ'],
  ])('%j is %s', (cell, code) => {
    expect(read(cell)).toMatchObject({ codes: [code], words: [], notes: [] });
  });
});

describe('A group', () => {
  test.each([
    ['Các sở, ban, ngành', '@SO'],
    ['Các sở, ngành', '@SO'],
    ['Các sở', '@SO'],
    ['Các sở, ban, ngành tỉnh', '@SO'],
    ['các Sở, Ban, Ngành cấp tỉnh', '@SO'],
    ['Sở, ban, ngành', '@SO'],
    ['Các cơ quan chuyên môn thuộc UBND tỉnh', '@SO'],
    ['UBND các xã, phường, đặc khu', '@XA'],
    ['UBND các xã, phường', '@XA'],
    ['UBND các phường, xã', '@XA'],
    ['UBND cấp xã', '@XA'],
    ['UBND xã, phường, đặc khu', '@XA'],
    ['UBND các xã, phường, thị trấn', '@XA'],
    ['Ủy ban nhân dân các xã, phường và đặc khu', '@XA'],
    ['Chủ tịch UBND các xã, phường', '@XA'],
    ['Chủ tịch UBND cấp xã', '@XA'],
    ['Các xã, phường', '@XA'],
    ['Cấp xã', '@XA'],
    ['Các địa phương', '@XA'],
    ['@SO', '@SO'],
  ])('%j is %s', (cell, code) => {
    expect(read(cell)).toMatchObject({ codes: [code], words: [], notes: [] });
  });

  test.each([
    ['Các cơ quan, đơn vị, địa phương', ['@SO', '@XA'], '@TATCA'],
    ['Các sở, ban, ngành, địa phương', ['@SO', '@XA'], '@TATCA'],
    ['UBND các xã', ['@XA'], '@XA.XA'],
    ['UBND các phường', ['@XA'], 'các phường'],
    ['UBND các huyện, thị xã, thành phố', ['@XA'], 'không còn cấp huyện'],
    ['UBND cấp huyện', ['@XA'], 'không còn cấp huyện'],
    ['UBND cấp huyện, cấp xã', ['@XA'], 'không còn cấp huyện'],
  ])('%j is understood and asked about', (cell, codes, why) => {
    expect(read(cell)).toMatchObject({ codes, words: [] });
    expect(read(cell).notes.join(' ')).toContain(why);
  });
});

describe('Several names in one cell', () => {
  test.each([
    ['Sở Nội vụ; Thanh tra tỉnh', ['SNV', 'TTT']],
    ['Sở Nội vụ, Thanh tra tỉnh', ['SNV', 'TTT']],
    ['Sở Nội vụ và Thanh tra tỉnh', ['SNV', 'TTT']],
    ['Sở Nội vụ\nThanh tra tỉnh', ['SNV', 'TTT']],
    ['- Sở Nội vụ\n- Thanh tra tỉnh', ['SNV', 'TTT']],
    ['– Sở Nội vụ;\v– Thanh tra tỉnh.', ['SNV', 'TTT']],
    ['Sở Nội vụ/ Sở Tài chính', ['SNV', 'STC']],
    ['Sở Nội vụ phối hợp với Sở Tài chính', ['SNV', 'STC']],
    ['Các sở, ban, ngành; UBND các xã, phường, đặc khu', ['@SO', '@XA']],
    ['Các sở, ban, ngành và UBND các xã, phường', ['@SO', '@XA']],
    ['Các sở, ban, ngành, UBND cấp xã', ['@SO', '@XA']],
    [
      'Sở Văn hóa, Thể thao và Du lịch, Sở Nội vụ, Báo và Phát thanh, Truyền hình tỉnh',
      ['SVHTTDL', 'SNV', 'BPTTH'],
    ],
    ['Sở Nông nghiệp và Môi trường và Sở Xây dựng', ['SNNMT', 'SXD']],
    ['Các Sở: Nội vụ, Tài chính, Nông nghiệp và Môi trường; Thanh tra tỉnh', ['SNV', 'STC', 'SNNMT', 'TTT']],
    ['Các Sở Nội vụ, Tư pháp và Y tế', ['SNV', 'STP', 'SYT']],
    ['Sở Nội vụ, Tài chính, Công an tỉnh', ['SNV', 'STC', 'CAT']],
    ['Sở Xây dựng; UBND các xã, phường', ['SXD', '@XA']],
    ['UBND các xã: Tân An, Bình Minh', ['X001', 'X003']],
    ['UBND xã Tân An, Bình Minh', ['X001', 'X003']],
    ['UBND phường Hồng Châu, Hiến Nam', ['P001', 'P002']],
    ['Sở Nội vụ; Sở Nội vụ', ['SNV']],
  ])('%j', (cell, codes) => {
    expect(read(cell)).toMatchObject({ codes, words: [], notes: [] });
  });
});

describe('A body that is not in the list', () => {
  test.each([
    ['Các doanh nghiệp viễn thông'],
    ['Các bệnh viện'],
    ['Các bệnh viện, TTYT'],
    ['MTTQ cấp xã'],
    ['MTTQ Việt Nam cấp xã'],
    ['Công an cấp xã'],
    ['Công an các xã, phường'],
    ['Ban Tiếp công dân tỉnh'],
    ['Các cơ quan, đơn vị có liên quan'],
    ['Các đơn vị liên quan'],
    ['Các sở, ngành liên quan'],
    ['UBND tỉnh'],
    ['UBND xã Tân Lập'],
    ['Trung tâm Phục vụ hành chính công cấp xã'],
  ])('%j is kept as one phrase and named', (cell) => {
    const { codes, words, notes } = read(cell);
    expect({ codes, words }).toEqual({ codes: [], words: [cell] });
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(cell);
  });

  test('stands beside those that are', () => {
    expect(read('Sở Y tế; các bệnh viện, TTYT')).toMatchObject({
      codes: ['SYT'],
      words: ['các bệnh viện, TTYT'],
    });
    expect(read('Sở Y tế, các bệnh viện và Sở Tài chính')).toMatchObject({
      codes: ['SYT', 'STC'],
      words: ['các bệnh viện'],
    });
    expect(read('Các sở, ban, ngành và các đơn vị liên quan')).toMatchObject({
      codes: ['@SO'],
      words: ['các đơn vị liên quan'],
    });
  });
});

describe('A doubtful name is proposed and named', () => {
  test.each([
    ['Sở Nôi vụ', 'SNV'],
    ['So Noi vu', 'SNV'],
    ['Sở Nông ngiệp và Môi trường', 'SNNMT'],
    ['Sở Kế hoạch và Đầu tư', 'STC'],
    ['Sở KH&ĐT', 'STC'],
    ['Sở Thông tin và Truyền thông', 'SKHCN'],
    ['Sở TT&TT', 'SKHCN'],
    ['Sở TN&MT', 'SNNMT'],
    ['Sở Giao thông vận tải', 'SXD'],
    ['Sở LĐ-TB&XH', 'SNV'],
    ['Sở Lao động - Thương binh và Xã hội', 'SNV'],
    ['Đài Phát thanh và Truyền hình tỉnh', 'BPTTH'],
    ['Phòng Nội vụ', 'SNV'],
  ])('%j may be %s', (cell, code) => {
    const { codes, words, notes } = read(cell);
    expect({ codes, words }).toEqual({ codes: [code], words: [] });
    expect(notes.join(' ')).toContain(cell);
  });

  test('An exception is not taken away silently', () => {
    expect(read('Các sở, ban, ngành (trừ Sở Y tế)')).toMatchObject({ codes: ['@SO'] });
    expect(read('Các sở, ban, ngành (trừ Sở Y tế)').notes.join()).toContain('trừ');
  });
});

test('Two agencies of one name are told apart by a person', () => {
  const both = new AgencyDirectory(
    [
      { code: 'X017', name: 'Xã Tân An', kind: 'UBND cấp xã' },
      { code: 'X052', name: 'Xã Tân An', kind: 'UBND cấp xã' },
    ],
    [],
    '',
  );
  const found = readAgencies('UBND xã Tân An', both);
  expect(found.codes).toEqual([]);
  expect(found.notes.join()).toContain('X017 hoặc X052');
});

test('What a person has answered once is used and asked no more', () => {
  const answered = directory2026([
    { text: 'Các bệnh viện, TTYT', codes: [] },
    { text: 'Các cơ quan, đơn vị, địa phương', codes: ['@TATCA'] },
  ]);
  expect(readAgencies('Các bệnh viện, TTYT', answered)).toMatchObject({
    codes: [],
    words: ['Các bệnh viện, TTYT'],
    notes: [],
  });
  expect(readAgencies('Các cơ quan, đơn vị, địa phương', answered)).toMatchObject({
    codes: ['@TATCA'],
    notes: [],
  });
});

test('A list that writes the province’s name out, and an annex that does not, or the other way round', () => {
  const directory = new AgencyDirectory(
    [
      { code: 'CAT', name: 'Công an tỉnh Hưng Yên', kind: 'Khác' },
      { code: 'TTT', name: 'Thanh tra', kind: 'Sở, ban, ngành' },
      { code: 'MTTQ', name: 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hưng Yên', kind: 'Mặt trận, đoàn thể' },
    ],
    builtInGroups(),
    '',
  );
  for (const [text, code] of [
    ['Công an tỉnh', 'CAT'],
    ['Thanh tra tỉnh Hưng Yên', 'TTT'],
    ['Uỷ ban MTTQ VN tỉnh', 'MTTQ'],
  ] as const)
    expect(directory.meaning(text)).toEqual({ codes: [code], note: null });
});
