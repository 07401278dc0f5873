import { agencyBook, likelyCode } from '../../src/plan/agencyBook.js';

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
  ['Sở Tư pháp, các cơ quan liên quan', 'STP', 'các cơ quan liên quan: ?'],
  [''],
  [' ; \u200b,'],
])('%j names %j', (cell, ...names) => {
  expect(said(cell)).toEqual(names);
});

test('Where two codes are as near, none is offered', () => {
  expect(likelyCode('STX', ['STP', 'STC'])).toBeNull();
});
