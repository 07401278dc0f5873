/** The formulas in the header cells: what people do to rows does not hurt them, and they say what the program says. */
import fc from 'fast-check';
import { type Day, dayOf, isoDay } from '../../src/calendar/day.js';
import { builtInCalendar } from '../../src/calendar/workingCalendar.js';
import type { Review } from '../../src/plan/model.js';
import { statusOn } from '../../src/plan/obligations/status.js';
import { sendingStanding, withReturn } from '../../src/plan/reports/returnedReport.js';
import { nativeLastDay, nativeSent, nativeStatus } from '../../src/schema/nativeFormulas.js';
import type { Raw } from '../support/localHost.js';
import { closeHosts, openTestHost, sampleHost, type TestHost } from '../support/preparedHost.js';

afterEach(closeHosts);

/** A cell as shown; what is wrong with a row in whatever words. */
const said = (value: Raw | undefined): Raw => {
  if (typeof value === 'string' && value.startsWith('Lỗi:')) return 'Lỗi';
  return value ?? '';
};

const serial = (value: Raw): Raw =>
  typeof value === 'string' && /^\d{4}-/.test(value) ? value.slice(0, 10) : value;
/** A day as ISO text, whichever way the cell holds it. */
const iso = (value: Raw): Raw =>
  typeof value === 'number'
    ? new Date((value - 25569) * 86_400_000).toISOString().slice(0, 10)
    : serial(value);

const statuses = (workbook: TestHost): Record<string, Raw> =>
  Object.fromEntries(workbook.rows('Nhiệm vụ').map((row) => [String(row['Mã NV']), row['Tình trạng']!]));

describe('What people do to rows', () => {
  test.each<[string, (workbook: TestHost) => void, string[]]>([
    ['sorting', ({ host }) => host.sort('Nhiệm vụ', 3), []],
    ['deleting the first row', ({ host }) => host.delete('Nhiệm vụ', 'rows', 1), ['NV02']],
    ['inserting a row above the first', ({ host }) => host.insert('Nhiệm vụ', 'rows', 1), []],
    ['inserting a row above the first day off', ({ host }) => host.insert('Ngày nghỉ', 'rows', 1), []],
  ])('%s leaves every task its status', (_, deed, gone) => {
    const workbook = sampleHost();
    const { [gone[0] ?? '']: __, ...before } = statuses(workbook);
    deed(workbook);
    expect(statuses(workbook)).toEqual(before);
    const messages = workbook.call<{ findings: { message: string }[] }>('checkWorkbook').findings;
    expect(messages.filter(({ message }) => message.includes('ông thức'))).toEqual([]);
  });

  test('a bad cell in Ngày nghỉ costs its own row only', () => {
    const workbook = sampleHost();
    const before = statuses(workbook);
    workbook.host.paste('Ngày nghỉ', 'A3', [['mùng hai Tết']]);
    workbook.host.paste('Ngày nghỉ', 'A5', [[99999999], [true], ['31/02/2022']]);
    workbook.host.paste('Ngày nghỉ', 'A8', [['=1/0']]);
    expect(statuses(workbook)).toEqual(before);
    const [until] = workbook.rows('Cấu hình').filter((row) => row['Mục'] === 'Sắp đến hạn đến hết ngày');
    expect(until!['Giá trị']).toBe('2023-06-15');
    const { findings } = workbook.call<{ findings: { sheet: string; row: number }[] }>('checkWorkbook');
    const named = findings.flatMap(({ sheet, row }) => (sheet === 'Ngày nghỉ' ? [row] : []));
    expect([...new Set(named)]).toEqual([3, 5, 6, 7, 8]);
  });

  test('a header whose formula is blocked is still that column', () => {
    const workbook = sampleHost();
    workbook.host.paste('Nhiệm vụ', 'O9', [['xong']]);
    expect(workbook.cells('Nhiệm vụ')[0]![14]).toBe('#REF!');
    const { problems } = workbook.call<{ problems: { message: string }[] }>('getOverview');
    expect(problems.filter(({ message }) => message.includes('Không thấy cột'))).toEqual([]);
  });
});

describe('The spreadsheet’s own functions in Báo cáo quý say what PAPI_LASTDAY and PAPI_STATUS say', () => {
  const asOf = dayOf(2023, 4, 27);
  const text = fc.constantFrom<Raw>(
    '',
    'abc',
    "'30/04/2023",
    "'31/02/2023",
    "'2023-05-04",
    "'3.5.2023",
    "'4/5/23",
    1,
    200000,
  );
  const day = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: asOf - 25, max: asOf + 25 }) }, text);

  test('on every mix of due days, days of sending and days off around the as-of day', () => {
    const workbook = openTestHost();
    const { host } = workbook;
    const sheet = host.sheets()[0]!.title;
    const rows = fc.sample(fc.tuple(day, fc.oneof(fc.constant<Raw>(''), day)), { seed: 14, numRuns: 250 });
    host.paste(sheet, 'A1', [
      ['Kỳ', 'Trước ngày', 'Ngày gửi'],
      ...rows.map(([before, sent], i) => [`K${i}`, before, sent]),
    ]);
    const last = rows.length + 1;
    host.type(sheet, 'H1', asOf);
    host.type(sheet, 'H2', '=VN_WORKDAY(H1;6)-1');
    host.type(sheet, 'I1', `=${nativeLastDay(`A1:A${last}`, `A1:A${last}`, `B1:B${last}`)}`);
    host.type(sheet, 'J1', `=PAPI_LASTDAY(B1:B${last})`);
    host.type(
      sheet,
      'K1',
      `=${nativeStatus(`A1:A${last}`, { due: `I1:I${last}`, done: `C1:C${last}`, asOf: 'H1', nearUntil: 'H2' })}`,
    );
    host.type(sheet, 'L1', `=PAPI_STATUS(J1:J${last};C1:C${last};ARRAYFORMULA(IF(A1:A${last}="";"";H1));5)`);
    const lines = workbook.cells(sheet).slice(1, last);
    expect(lines.map((line) => [iso(said(line[8])), said(line[10])])).toEqual(
      lines.map((line) => [iso(said(line[9])), said(line[11])]),
    );
    const seen = new Set(lines.map((line) => said(line[10])));
    expect([...seen].sort()).toEqual(
      [
        'Chưa có hạn',
        'Hoàn thành quá hạn',
        'Hoàn thành đúng hạn',
        'Lỗi',
        'Quá hạn',
        'Sắp đến hạn',
        'Trong hạn',
      ].sort(),
    );
  });

  test('on every mix of returns: when, by when to be corrected, sent first and again', () => {
    const workbook = openTestHost();
    const { host } = workbook;
    const sheet = host.sheets()[0]!.title;
    const calendar = builtInCalendar();
    const near = fc.integer({ min: asOf - 14, max: asOf + 14 }) as fc.Arbitrary<Day>;
    const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null, freq: 3 });
    const rows = fc.sample(
      fc.record({
        due: maybe(near),
        sent: maybe(near),
        resent: maybe(near),
        returned: maybe(near),
        review: fc.constantFrom<Review | null>('Trả lại', 'Trả lại', 'Gửi lại', 'Đã duyệt', null),
        term: fc.constantFrom(0, 3, 5),
        others: fc.constantFrom('', 'v1 abc\n', 'duyệt 1 x y {"result":"trả lại 2020-01-01"}\n'),
      }),
      { seed: 14, numRuns: 300 },
    );
    host.paste(sheet, 'A1', [
      ['Kỳ', 'Trước ngày', 'Ngày gửi', 'Ngày gửi lại', 'Duyệt', 'Dấu duyệt'],
      ...rows.map(({ due, sent, resent, returned, review, term, others }, i): Raw[] => [
        `K${i}`,
        due === null ? '' : due + 1,
        sent ?? '',
        resent ?? '',
        review ?? '',
        returned === null ? others.trim() : withReturn(others, returned, calendar.add(returned, term)),
      ]),
    ]);
    const column = (letter: string): string => `${letter}1:${letter}${rows.length + 1}`;
    const returning = { review: column('E'), resent: column('D'), mark: column('F') };
    host.type(sheet, 'M1', asOf);
    host.type(sheet, 'M2', '=VN_WORKDAY(M1;6)-1');
    host.type(sheet, 'I1', `=${nativeLastDay(column('A'), column('A'), column('B'), returning)}`);
    const done = nativeSent(column('C'), column('I'), returning);
    const status = { due: column('I'), done, asOf: 'M1', nearUntil: 'M2' };
    host.type(sheet, 'J1', `=${nativeStatus(column('A'), status)}`);
    const wanted = rows.map(({ due, term, ...row }) => {
      const correctBy = row.returned === null ? null : calendar.add(row.returned, term);
      const standing = sendingStanding({ ...row, correctBy }, due, 99, calendar);
      return [
        standing.due === null ? '' : isoDay(standing.due),
        statusOn(standing.due, standing.done, asOf, 5, calendar),
      ];
    });
    const shown = workbook.cells(sheet).slice(1, rows.length + 1);
    expect(shown.map((line) => [iso(said(line[8])), said(line[9])])).toEqual(wanted);
    expect(new Set(wanted.map(([, status]) => status)).size).toBe(6);
  });
});
