import fc from 'fast-check';
import { comparable, differences, properText } from '../../src/cells/comparable.js';
import { dayInCell, isBlank, numberInCell } from '../../src/cells/value.js';

describe('Texts that look alike are the same, and what differs is said:', () => {
  test.each<[typed: string, proper: string, says: string]>([
    ['snv', 'SNV', 'chữ hoa, chữ thường'],
    [' SNV', 'SNV', 'khoảng trắng thừa'],
    ['SNV ', 'SNV', 'khoảng trắng thừa'],
    ['SNV\u00a0', 'SNV', 'khoảng trắng khác loại'],
    ['ＳＮＶ', 'SNV', 'chữ toàn khổ'],
    ['＠HUYEN', '@HUYEN', 'chữ toàn khổ'],
    ['STP\u200b', 'STP', 'ký tự ẩn (U+200B)'],
    ['S\u200dT\u2060P', 'STP', 'ký tự ẩn (U+200D, U+2060)'],
    ['\ufeffSTP', 'STP', 'ký tự ẩn (U+FEFF)'],
    ['S\u00adTP', 'STP', 'ký tự ẩn (U+00AD)'],
    ['ÐTN', 'ĐTN', 'chữ «Ð» (U+00D0) thay cho «Đ»'],
    ['ƉTN', 'ĐTN', 'chữ «Ɖ» (U+0189) thay cho «Đ»'],
    ['SТС', 'STC', 'chữ «Т» (U+0422) thay cho «T»'],
    ['2023–Q1', '2023-Q1', 'chữ «–» (U+2013) thay cho «-»'],
    ['Quy\u0301', 'Quý', 'dấu thanh ở dạng tổ hợp'],
    ['Văn hoá', 'Văn hóa', 'cách đặt dấu thanh'],
    ['Sở  Nội vụ', 'Sở Nội vụ', 'khoảng trắng thừa'],
  ])('%j is %j: %s', (typed, proper, says) => {
    expect(comparable(typed)).toBe(comparable(proper));
    expect(differences(typed, proper)).toContain(says);
  });

  test.each([
    ['STC', 'STP'],
    ['Đ', 'D'],
    ['ma', 'má'],
    ['thuê', 'thuế'],
    ['hoa', 'hòa'],
  ])('%s and %s are two', (one, other) => {
    expect(comparable(one)).not.toBe(comparable(other));
  });

  test('A text has one proper form, and nothing differs from itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        expect(properText(properText(text))).toBe(properText(text));
        expect(comparable(comparable(text))).toBe(comparable(text));
        expect(comparable(properText(text))).toBe(comparable(text));
        expect(differences(text, text)).toEqual([]);
      }),
    );
  });
});

test('A cell that shows nothing is blank; days and numbers are read through what cannot be seen', () => {
  for (const text of ['', ' ', '\u00a0', '\u200b', ' \ufeff\n']) expect(isBlank(text)).toBe(true);
  expect(isBlank('0')).toBe(false);
  expect(dayInCell('１０/０３/２０２３')).toBe(44995);
  expect(dayInCell('\u200b10/03/2023\u00a0')).toBe(44995);
  expect(numberInCell('５０')).toBe(50);
});
