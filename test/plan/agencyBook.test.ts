import { agencyBook } from '../../src/plan/agencies/agencyBook.js';
import { likelyCode, likelyPeriod } from '../../src/plan/agencies/likelyCode.js';

const BOOK = agencyBook([
  { code: 'STP', name: 'Sở Tư pháp' },
  { code: 'STC', name: 'Sở Tài chính' },
  { code: 'SNV', name: 'Sở Nội vụ' },
  { code: 'SVHTTDL', name: 'Sở Văn hóa, Thể thao và Du lịch' },
  { code: 'ĐTN', name: 'Đoàn Thanh niên' },
  { code: 'X017', name: 'Xã Tân An' },
  { code: 'X052', name: 'Xã Tân An' },
]);

const said = (cell: string): string[] =>
  BOOK.read(cell).map((mention) => {
    switch (mention.is) {
      case 'ambiguous':
        return `${mention.text}: ${mention.codes.join(' hay ')}?`;
      case 'unknown':
        return `${mention.text}: ?${mention.likely ?? ''}`;
      default:
        return mention.code;
    }
  });

test.each<[cell: string, ...names: string[]]>([
  ['STP', 'STP'],
  [' stp ; ＳＮＶ ', 'STP', 'SNV'],
  ['STP, SNV', 'STP', 'SNV'],
  ['STP\nSNV', 'STP', 'SNV'],
  ['STP và SNV', 'STP', 'SNV'],
  ['STP\u200b', 'STP'],
  ['ÐTN', 'ĐTN'],
  ['＠HUYEN; @so', '@HUYEN', '@SO'],
  ['Sở Tư pháp', 'STP'],
  ['sở tư pháp;Sở Nội vụ', 'STP', 'SNV'],
  ['Sở Văn hóa, Thể thao và Du lịch', 'SVHTTDL'],
  ['Sở Văn hoá, Thể thao và Du lịch', 'SVHTTDL'],
  ['Sở Tư pháp, Sở Văn hóa, Thể thao và Du lịch và Sở Nội vụ', 'STP', 'SVHTTDL', 'SNV'],
  ['Sở Văn hóa, Thể thao và Du lịch, STC', 'SVHTTDL', 'STC'],
  ['Xã Tân An', 'Xã Tân An: X017 hay X052?'],
  ['S.T.P', 'S.T.P: ?STP'],
  ['SNVV', 'SNVV: ?SNV'],
  ['NSV', 'NSV: ?SNV'],
  ['DTN', 'DTN: ?ĐTN'],
  ['@HUYỆN', '@HUYỆN: ?@HUYEN'],
  ['ST', 'ST: ?'],
  ['SXD', 'SXD: ?'],
  ['STP/SNV', 'STP', 'SNV'],
  ['STP & SNV + stc', 'STP', 'SNV', 'STC'],
  ['Sở Tư pháp - Sở Nội vụ', 'STP', 'SNV'],
  ['STP/SNVX', 'STP/SNVX: ?'],
  ['Giám đốc Sở Nội vụ', 'Giám đốc Sở Nội vụ: ?SNV'],
  ['Sở Nội vụ (chủ trì)', 'Sở Nội vụ (chủ trì): ?SNV'],
  ['Sở Nội vụ tỉnh Hưng Yên', 'Sở Nội vụ tỉnh Hưng Yên: ?SNV'],
  ['UBND xã Tân An', 'UBND xã Tân An: ?'],
  ['Sở Tư pháp, các cơ quan liên quan', 'STP', 'các cơ quan liên quan: ?'],
  [''],
  [' ; \u200b,'],
])('%j names %j', (cell, ...names) => {
  expect(said(cell)).toEqual(names);
});

test('Where two codes are as near, none is offered', () => {
  expect(likelyCode('STX', ['STP', 'STC'])).toBeNull();
});

test.each([
  ['NV 02', 'NV02'],
  ['NV2', 'NV02'],
  ['NVO2', 'NV02'],
  ['nv-2', 'NV02'],
  ['NV022', 'NV22'],
  ['NV99', null],
  ['2', null],
])('%j was likely meant for the task %j', (text, code) => {
  expect(likelyCode(text, ['NV02', 'NV03', 'NV12', 'NV22'])).toBe(code);
});

test.each([
  ['Q1/2023', '2023-Q1'],
  ['Quý I/2023', '2023-Q1'],
  ['quý IV năm 2023', '2023-Q4'],
  ['2023 - Q4', '2023-Q4'],
  ['2023Q1', '2023-Q1'],
  ['Q4', '2023-Q4'],
  ['Quý 1', null],
  ['6 tháng đầu năm 2023', '2023-6T'],
  ['Năm 2023', '2023-N'],
  ['2023', null],
])('%j was likely meant for the period %j', (text, code) => {
  expect(likelyPeriod(text, ['2023-Q1', '2023-Q4', '2024-Q1', '2023-6T', '2023-N', '2024-N'])).toBe(code);
});
