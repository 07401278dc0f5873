/** Cells as annexes write them, several hundred of them: what is read, what is kept as words, what somebody is asked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { readAgencies } from '../../src/annex/names/readAgencies.js';
import { readAnnex } from '../../src/annex/readAnnex.js';
import { readTime } from '../../src/annex/times/readTime.js';
import { vnDay } from '../../src/calendar/day.js';
import { asRead, onPaper, VARIED_READ_ON_PAPER, variedTable } from '../support/annex/appendix.js';
import { AGENCIES, directory2026, FRAME } from '../support/annex/province2026.js';

/** Lines "what is written → what is read", "?" where somebody is asked. */
const cases = (name: string): [string, string][] =>
  readFileSync(join(__dirname, '../data', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' → ') as [string, string]);

const DIRECTORY = directory2026();

test.each(cases('annex-agencies.txt'))('«%s» names %s', (written, read) => {
  const { codes, words, notes } = readAgencies(written, DIRECTORY);
  const said = [
    codes.join(';'),
    words.length > 0 ? `+ ${words.join(' | ')}` : '',
    notes.length > 0 ? '?' : '',
  ];
  expect(said.filter(Boolean).join(' ')).toBe(read);
});

test.each(cases('annex-times.txt'))('«%s» is %s', (written, read) => {
  const { cycle, start, due, milestones, notes } = readTime(written, FRAME);
  const said = [
    cycle,
    `${start === null ? '' : `${vnDay(start)}..`}${due === null ? 'none' : vnDay(due)}`,
    milestones.length > 0 ? `[${milestones.map((day) => vnDay(day).slice(0, 5)).join(' ')}]` : '',
    notes.length > 0 ? '?' : '',
  ];
  expect(said.filter(Boolean).join(' ')).toBe(read);
});

const NAMED = AGENCIES.map(({ code, name }) => ({ code, name: name.replace(/ tỉnh$/, '') })).concat(
  AGENCIES.map(({ code, name }) => ({ code, name })),
  { code: 'MTTQ', name: 'UBMTTQ Việt Nam tỉnh' },
  { code: 'SNNMT', name: 'Sở NN&MT' },
  { code: '@SO', name: 'Các sở, ban, ngành' },
  { code: '@XA', name: 'UBND các xã, phường, đặc khu' },
  { code: '@XA', name: 'UBND cấp xã' },
);

test('Known names in a row are each read, whatever parts them, and none is lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...NAMED), { minLength: 1, maxLength: 6 }),
      fc.array(fc.constantFrom(', ', '; ', ';', ' và ', '\n', ' - ', ',\n- '), {
        minLength: 6,
        maxLength: 6,
      }),
      (named, between) => {
        const cell = named.map(({ name }, i) => (i === 0 ? name : between[i]! + name)).join('');
        const { codes, words } = readAgencies(cell, DIRECTORY);
        expect(words).toEqual([]);
        expect([...codes].sort()).toEqual([...new Set(named.map(({ code }) => code))].sort());
      },
    ),
    { numRuns: 100 },
  );
});

test.each([
  ['Sở Nội vụ chủ trì, phối hợp với Sở Tài chính', 'SNV', 'STC'],
  ['Sở Nội vụ phối hợp với UBND cấp xã', 'SNV', '@XA'],
  ['Sở Nội vụ (chủ trì), Sở Tài chính (phối hợp)', 'SNV', 'STC'],
  ['Chủ trì: Sở Nội vụ; Phối hợp: Sở Tài chính, Sở Y tế', 'SNV', 'STC;SYT'],
  ['Cơ quan chủ trì: Sở Nội vụ\nCơ quan phối hợp: Sở Tài chính', 'SNV', 'STC'],
  ['Sở Nội vụ là cơ quan chủ trì; phối hợp: Sở Tài chính', 'SNV', 'STC'],
  ['Thanh tra tỉnh chủ trì, phối hợp với Công an tỉnh, Sở Tư pháp', 'TTT', 'CAT;STP'],
  ['Sở Nội vụ và Sở Tài chính phối hợp thực hiện', 'SNV;STC', ''],
])('Where one cell names both, «%s» is led by %s and supported by %s', (cell, leads, supports) => {
  const table = [
    ['TT', 'Nội dung', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian'],
    ['1', 'Rà soát', 'Báo cáo', cell, '', 'Quý II'],
  ];
  const row = readAnnex(table, { directory: DIRECTORY, frame: FRAME }).rows[1]!;
  expect([row.leads.join(';'), row.supports.join(';')]).toEqual([leads, supports]);
});

test('An annex written in as many ways as it has rows is read as a person reads it', () => {
  const { rows } = readAnnex(variedTable(), { directory: DIRECTORY, frame: FRAME });
  const read = asRead(rows);
  const paper = onPaper(VARIED_READ_ON_PAPER);
  expect(read.map(({ code }) => code)).toEqual(paper.map(({ code }) => code));
  for (const [i, row] of read.entries()) expect(row).toEqual(paper[i]);
  expect(rows.find(({ code }) => code === 'NV11b')!.title).toBe('Thanh tra việc tuyển dụng');
});

test('One column for both: the first leads, the others support, and that is said', () => {
  const table = [
    ['Lĩnh vực', 'Nội dung nhiệm vụ', 'Thời gian', 'Cơ quan chủ trì, phối hợp', 'Kết quả'],
    ['1. Tham gia của người dân', 'Tập huấn', 'Quý I/2026', 'Sở Nội vụ, UBND cấp xã', 'Lớp'],
    ['5. Thủ tục hành chính công', 'Số hóa', 'Năm 2026', 'VP UBND tỉnh', 'Hồ sơ'],
  ];
  const { rows, notes } = readAnnex(table, { directory: DIRECTORY, frame: FRAME });
  expect(rows.slice(1).map(({ leads, supports }) => [leads, supports])).toEqual([
    [['SNV'], ['@XA']],
    [['VP'], []],
  ]);
  expect(rows[1]!.notes).toHaveLength(1);
  expect(rows[2]!.notes).toEqual([]);
  expect(notes.join()).toContain('Một cột gồm cả chủ trì và phối hợp');
});
