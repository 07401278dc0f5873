/**
 * Numbers that are true whatever people type: each input that once gave a wrong number unsaid, with what the product
 * must say. Found in public bug reports and by trying; a kind of fault each, with its brothers.
 */
import { percentText } from '../../src/cells/percent.js';
import { completionByTask } from '../../src/plan/reports/completionInCells.js';
import { returnIn, withReturn } from '../../src/plan/reports/returnedReport.js';
import { asksForCompletion, backdatingNote, stampsOf } from '../../src/plan/reports/sendingStamps.js';
import { materialOf } from '../../src/summary/material.js';
import { EVERYTHING, summarize } from '../../src/summary/summary.js';
import { AGENCIES, at, day, PERIODS, type Row, readTables } from '../support/plans/plainWorkbook.js';

const task = (cells: Row = {}): Row => ({
  'Mã NV': 'NV02',
  'Nhiệm vụ': 'Tập huấn',
  'Chủ trì': 'SNV;STC',
  'Phối hợp': '',
  'Hạn hoàn thành': '2023-06-30',
  'Tiến độ (%)': '',
  'Ngày hoàn thành': '',
  ...cells,
});
const report = (period: string, cells: Row = {}): Row => ({
  Kỳ: period,
  'Mã cơ quan': 'SNV',
  'Mã NV': 'NV02',
  'Tiến độ (%)': '',
  'Ngày hoàn thành': '',
  'Ngày gửi': '',
  'Ngày gửi lại': '',
  Duyệt: 'Chờ duyệt',
  'Ý kiến': '',
  'Dấu duyệt': '',
  ...cells,
});

describe('Finished work stays finished', () => {
  const done = { 'Ngày hoàn thành': '2023-06-05', 'Tiến độ (%)': 100 };
  test.each<[string, Row, readonly Row[], string | null, number | null]>([
    [
      'a blank row of the next quarter',
      task(),
      [report('2023-Q2', done), report('2023-Q3')],
      '2023-06-05',
      100,
    ],
    [
      'the same, the blank row standing first',
      task(),
      [report('2023-Q3'), report('2023-Q2', done)],
      '2023-06-05',
      100,
    ],
    [
      'a later row that says less',
      task(),
      [report('2023-Q2', done), report('2023-Q3', { 'Tiến độ (%)': 30 })],
      '2023-06-05',
      30,
    ],
    [
      'a later row with another day: the first completion counts',
      task(),
      [report('2023-Q2', done), report('2023-Q3', { 'Ngày hoàn thành': '2023-07-10' })],
      '2023-06-05',
      100,
    ],
    [
      'an approved row with a later day goes before one that nobody has looked at',
      task(),
      [
        report('2023-Q1', { 'Ngày hoàn thành': '2023-03-20' }),
        report('2023-Q2', { ...done, Duyệt: 'Đã duyệt' }),
      ],
      '2023-06-05',
      100,
    ],
    ['a row that was sent back', task(), [report('2023-Q2', { ...done, Duyệt: 'Trả lại' })], null, null],
    [
      'a row that was sent back, beside an older one that stands',
      task(),
      [
        report('2023-Q1', { 'Ngày hoàn thành': '2023-03-20' }),
        report('2023-Q2', { ...done, Duyệt: 'Trả lại' }),
      ],
      '2023-03-20',
      null,
    ],
    [
      'a row that was sent back and sent again',
      task(),
      [report('2023-Q2', { ...done, Duyệt: 'Trả lại', 'Ngày gửi lại': '2023-07-12' })],
      '2023-06-05',
      100,
    ],
    [
      "one official's word in «Nhiệm vụ» for a task of several leads",
      task(done),
      [report('2023-Q2')],
      null,
      null,
    ],
    [
      'a single lead, its day in «Nhiệm vụ»',
      task({ ...done, 'Chủ trì': 'SNV' }),
      [report('2023-Q2')],
      '2023-06-05',
      100,
    ],
    [
      'a single lead, its day in the quarterly row',
      task({ 'Chủ trì': 'SNV' }),
      [report('2023-Q2', done)],
      '2023-06-05',
      100,
    ],
    [
      'a single lead, a day in both: the earlier',
      task({ 'Chủ trì': 'SNV', 'Ngày hoàn thành': '2023-06-01' }),
      [report('2023-Q2', done)],
      '2023-06-01',
      100,
    ],
    [
      'a single lead, the row approved: what was approved',
      task({ 'Chủ trì': 'SNV', 'Ngày hoàn thành': '2023-06-01' }),
      [report('2023-Q2', { ...done, Duyệt: 'Đã duyệt' })],
      '2023-06-05',
      100,
    ],
    [
      'a code typed in another form',
      task(),
      [report('2023-Q2', { ...done, 'Mã NV': ' nv02' })],
      '2023-06-05',
      100,
    ],
  ])('%s', (_, nhiemVu, rows, completion, progress) => {
    const { of } = readTables({ 'Nhiệm vụ': [nhiemVu], 'Báo cáo quý': rows });
    expect(of('task|NV02|SNV')).toMatchObject({
      done: completion === null ? null : day(completion),
      progress,
      status: completion === null ? 'Quá hạn' : 'Hoàn thành đúng hạn',
    });
    // The other lead has said nothing.
    if (nhiemVu['Chủ trì'] === 'SNV;STC') expect(of('task|NV02|STC')!.done).toBeNull();
  });

  test.each<[string, string, readonly Row[], string, string | null, string]>([
    [
      'all of several leads',
      'SNV;STC',
      [
        ['SNV', '2023-06-01'],
        ['STC', '2023-06-05'],
      ].map(([a, d]) => report('2023-Q2', { 'Mã cơ quan': a!, 'Ngày hoàn thành': d! })),
      '',
      '2023-06-05',
      '2/2',
    ],
    [
      'one of two leads',
      'SNV;STC',
      [report('2023-Q2', { 'Ngày hoàn thành': '2023-06-01' })],
      '2023-06-01',
      null,
      '1/2',
    ],
    ['a word in «Nhiệm vụ» for two leads', 'SNV;STC', [], '2023-06-01', null, '0/2'],
    [
      'a group',
      '@XA',
      ['X01', 'X02'].map((code) =>
        report('2023-Q2', { 'Mã cơ quan': code, 'Ngày hoàn thành': '2023-06-02' }),
      ),
      '',
      '2023-06-02',
      '2/2',
    ],
    ['leads by name', 'Sở Nội vụ', [], '2023-06-01', '2023-06-01', '1/1'],
    [
      'a row that was sent back',
      'SNV',
      [report('2023-Q2', { 'Ngày hoàn thành': '2023-06-01', Duyệt: 'Trả lại' })],
      '',
      null,
      '0/1',
    ],
    ['nobody known', 'KHONGCO', [], '2023-06-01', null, '0/0'],
  ])(
    'the status in «Nhiệm vụ» takes a task for done when all leads are: %s',
    (_, leads, rows, own, expected, counted) => {
      const completion = completionByTask(
        rows.map((row) => [
          row['Mã cơ quan']!,
          row['Mã NV']!,
          at(String(row['Ngày hoàn thành'])),
          row['Duyệt']!,
          '',
          '',
        ]),
        AGENCIES.map((row) => [row['Mã']!, row['Tên cơ quan']!, row['Loại']!]),
      );
      const task = completion('NV02', leads, own === '' ? null : day(own));
      expect(task.day).toBe(expected === null ? null : day(expected));
      expect(`${task.completed}/${task.leads}`).toBe(counted);
    },
  );
});

describe('A progress', () => {
  test.each<[string, Row['x'], number | null, RegExp | null]>([
    ['"50" typed', 50, 50, null],
    ['"50%" typed: what the cell shows', percentText(0.5), 50, null],
    ['"100%" typed', percentText(1), 100, null],
    ['"12,5%" typed', percentText(0.125), 12.5, null],
    ['"0,5" typed', 0.5, null, /«0,5» không rõ là 0,5% hay 50%; không tính/],
    ['"0,5" as text', '0,5', null, /không rõ là 0,5% hay 50%/],
    ['"0,99" typed', 0.99, null, /không rõ là 0,99% hay 99%/],
    ['"0,5%" as text', '0,5%', 0.5, null],
    ['"50 %" as text', '50 %', 50, null],
    ['full width', '５０％', 50, null],
    ['nought', 0, 0, null],
    ['one', 1, 1, null],
    ['more than all', 120, null, /không phải là tiến độ từ 0 đến 100/],
    ['150 % typed', percentText(1.5), null, /không phải là tiến độ từ 0 đến 100/],
    ['less than nothing', -5, null, /không phải là tiến độ từ 0 đến 100/],
    ['words', 'gần xong', null, /«gần xong» không phải là tiến độ/],
    ['a date', at('2023-05-01'), null, /không phải là tiến độ/],
  ])('%s', (_, value, progress, named) => {
    const read = readTables({
      'Nhiệm vụ': [task({ 'Chủ trì': 'SNV' })],
      'Báo cáo quý': [report('2023-Q2', { 'Tiến độ (%)': value! })],
    });
    expect(read.of('quarterly|2023-Q2|SNV|NV02')!.progress).toBe(progress);
    expect(read.of('task|NV02|SNV')!.progress).toBe(progress);
    const said = read.named('Báo cáo quý', 2).filter((text) => text.startsWith('Tiến độ'));
    if (named === null) expect(said).toEqual([]);
    else expect(said).toEqual([expect.stringMatching(named)]);
  });
});

describe('A report that was sent back', () => {
  // The first quarter: before 15/04, so 14/04 is the last day in time. 20/04/2023 is a Thursday; three working days
  // after it: 21/04, 24/04, 25/04.
  const back = { Duyệt: 'Trả lại', 'Ý kiến': 'Bổ sung số liệu', 'Dấu duyệt': 'trả lại 2023-04-20' };
  test.each<[string, Row, { due: string; done: string | null; status: string }]>([
    [
      'is open again, until the end of the term',
      { ...back, 'Ngày gửi': '2023-04-12' },
      { due: '2023-04-25', done: null, status: 'Sắp đến hạn' },
    ],
    [
      'returned before its day: its own day is the later',
      { ...back, 'Ngày gửi': '2023-04-03', 'Dấu duyệt': 'trả lại 2023-04-05' },
      { due: '2023-04-14', done: null, status: 'Quá hạn' },
    ],
    [
      'sent again in the term: judged by the first sending',
      { ...back, 'Ngày gửi': '2023-04-12', 'Ngày gửi lại': '2023-04-25' },
      { due: '2023-04-14', done: '2023-04-12', status: 'Hoàn thành đúng hạn' },
    ],
    [
      'sent again after the term: judged by the second',
      { ...back, 'Ngày gửi': '2023-04-12', 'Ngày gửi lại': '2023-04-26' },
      { due: '2023-04-14', done: '2023-04-26', status: 'Hoàn thành quá hạn' },
    ],
    [
      'first sent late: sent again in the term it is late all the same',
      { ...back, 'Ngày gửi': '2023-04-18', 'Ngày gửi lại': '2023-04-21' },
      { due: '2023-04-14', done: '2023-04-18', status: 'Hoàn thành quá hạn' },
    ],
    [
      'returned a second time after it came back: open again',
      { ...back, 'Ngày gửi': '2023-04-12', 'Ngày gửi lại': '2023-04-19' },
      { due: '2023-04-25', done: null, status: 'Sắp đến hạn' },
    ],
    [
      'approved after it came back: still judged by its days',
      { ...back, Duyệt: 'Đã duyệt', 'Ngày gửi': '2023-04-12', 'Ngày gửi lại': '2023-04-24' },
      { due: '2023-04-14', done: '2023-04-12', status: 'Hoàn thành đúng hạn' },
    ],
    [
      'waiting to be looked at again',
      { ...back, Duyệt: 'Gửi lại', 'Ngày gửi': '2023-04-12', 'Ngày gửi lại': '2023-04-24' },
      { due: '2023-04-14', done: '2023-04-12', status: 'Hoàn thành đúng hạn' },
    ],
    [
      'with the term that was told, whatever the settings say now',
      { ...back, 'Ngày gửi': '2023-04-12', 'Dấu duyệt': 'trả lại 2023-04-20 hạn 2023-05-08' },
      { due: '2023-05-08', done: null, status: 'Trong hạn' },
    ],
    [
      'and nothing says when: its own day',
      { Duyệt: 'Trả lại', 'Ngày gửi': '2023-04-12' },
      { due: '2023-04-14', done: null, status: 'Quá hạn' },
    ],
    [
      'in another form',
      { ...back, Duyệt: 'TRẢ  LẠI', 'Ngày gửi': '2023-04-12' },
      { due: '2023-04-25', done: null, status: 'Sắp đến hạn' },
    ],
    [
      'never: its day of sending',
      { 'Ngày gửi': '2023-04-14' },
      { due: '2023-04-14', done: '2023-04-14', status: 'Hoàn thành đúng hạn' },
    ],
  ])('%s', (_, cells, { due, done, status }) => {
    const { of } = readTables(
      { 'Nhiệm vụ': [task()], 'Báo cáo quý': [report('2023-Q1', cells)] },
      { 'Ngày tính': '2023-04-21' },
    );
    expect(of('quarterly|2023-Q1|SNV|NV02')).toMatchObject({
      due: day(due),
      done: done === null ? null : day(done),
      status,
    });
  });

  test('says so in its title, with the remark, and takes the term from the settings', () => {
    const { of } = readTables(
      { 'Nhiệm vụ': [task()], 'Báo cáo quý': [report('2023-Q1', { ...back, 'Ngày gửi': '2023-04-12' })] },
      { 'Ngày tính': '2023-04-21', 'Số ngày sửa': 5 },
    );
    expect(of('quarterly|2023-Q1|SNV|NV02')).toMatchObject({
      title: 'Báo cáo quý I/2023 (trả lại: «Bổ sung số liệu»): Tập huấn',
      due: day('2023-04-27'),
      returned: day('2023-04-20'),
    });
  });

  test('carries the day of the return beside whatever else its mark holds', () => {
    const mark = withReturn('v1 abc\n{"x":1}', day('2023-04-20'), day('2023-04-25'));
    expect(returnIn(mark)).toEqual({ returned: day('2023-04-20'), correctBy: day('2023-04-25') });
    expect(withReturn(mark, day('2023-05-04'), day('2023-05-09'))).toBe(
      'v1 abc\n{"x":1}\ntrả lại 2023-05-04 hạn 2023-05-09',
    );
    expect(returnIn('trả lại 2023-04-20')).toEqual({ returned: day('2023-04-20'), correctBy: null });
    for (const mark of ['v1 abc', 'trả lại hôm qua'])
      expect(returnIn(mark)).toEqual({ returned: null, correctBy: null });
  });

  test.each([
    ['the first result', { filled: true, sent: false, review: null }, { sent: 'today' }],
    ['a further result', { filled: true, sent: true, review: 'Chờ duyệt' }, {}],
    [
      'a result that is taken out again',
      { filled: false, sent: true, review: 'Chờ duyệt' },
      { sent: 'none', resent: 'none' },
    ],
    ['a corrected result', { filled: true, sent: true, review: 'Trả lại' }, { resent: 'today' }],
    [
      'a returned row emptied to be written anew',
      { filled: false, sent: true, review: 'Trả lại' },
      { resent: 'none' },
    ],
    [
      'a returned row without a day, corrected',
      { filled: true, sent: false, review: 'Trả lại' },
      { sent: 'today', resent: 'today' },
    ],
    ['an approved row emptied: its seal keeps it', { filled: false, sent: true, review: 'Đã duyệt' }, {}],
    ['nothing, and nothing there', { filled: false, sent: false, review: null }, {}],
  ] as const)('is stamped as people type: %s', (_, cells, stamps) => {
    expect(stampsOf(cells)).toEqual(stamps);
  });

  test('shows a day that was put in behind its time', () => {
    expect(backdatingNote(day('2023-04-10'), day('2023-04-20'))).toBe(
      'Ghi lùi ngày: 10/04/2023 được nhập vào ngày 20/04/2023.',
    );
    expect(backdatingNote(day('2023-04-20'), day('2023-04-20'))).toBeNull();
  });

  test('and 100 % without a day of completion ask for one', () => {
    expect([100, 99, null].map((progress) => asksForCompletion(progress, false))).toEqual([
      true,
      false,
      false,
    ]);
    expect(asksForCompletion(100, true)).toBe(false);
  });
});

describe('What is no longer in the plan', () => {
  const rows = [
    report('2023-Q2', { 'Mã cơ quan': 'X01' }),
    report('2023-Q2', { 'Mã NV': 'NV99' }),
    report('2023-Q2'),
  ];
  test('is not counted, not reminded, and named', () => {
    const { obligations, named } = readTables({ 'Nhiệm vụ': [task()], 'Báo cáo quý': rows });
    expect(obligations.filter(({ kind }) => kind === 'quarterly').map(({ key }) => key)).toEqual([
      'quarterly|2023-Q2|SNV|NV02',
    ]);
    expect(named('Báo cáo quý', 2)).toEqual([
      'Mã cơ quan: X01 không còn chủ trì, phối hợp NV02: dòng này không được tính, không được nhắc.',
    ]);
    expect(named('Báo cáo quý', 3)).toEqual([expect.stringContaining('Không có nhiệm vụ mã «NV99»')]);
    expect(named('Báo cáo quý', 4)).toEqual([]);
  });

  test('but what an old lead sent counts, and what it typed is kept and named', () => {
    const { obligations, named } = readTables({
      'Nhiệm vụ': [task()],
      'Báo cáo quý': [
        report('2023-Q2', { 'Mã cơ quan': 'X01', 'Ngày gửi': '2023-06-30' }),
        report('2023-Q2', { 'Mã cơ quan': 'X02', 'Tiến độ (%)': 40 }),
        report('2023-Q1', { 'Mã cơ quan': 'X02', 'Ngày gửi': '2023-06-30', Duyệt: 'Trả lại' }),
      ],
    });
    expect(
      obligations.filter(({ kind }) => kind === 'quarterly').map(({ key, status }) => [key, status]),
    ).toEqual([['quarterly|2023-Q2|X01|NV02', 'Hoàn thành đúng hạn']]);
    expect(named('Báo cáo quý', 2)).toEqual([
      'Mã cơ quan: X01 không còn chủ trì, phối hợp NV02: dòng đã gửi được giữ và vẫn tính.',
    ]);
    expect([3, 4].flatMap((row) => named('Báo cáo quý', row))).toEqual([
      expect.stringContaining('nội dung đã ghi được giữ; dòng này không được tính'),
      expect.stringContaining('nội dung đã ghi được giữ; dòng này không được tính'),
    ]);
  });

  test('was called for in a period that is closed: it stays as it was reported', () => {
    const closed = PERIODS.map((row) =>
      row['Kỳ'] === '2023-Q2' ? { ...row, 'Trạng thái': 'Đã chốt' } : row,
    );
    const { of } = readTables({ 'Nhiệm vụ': [task()], 'Báo cáo quý': rows, 'Kỳ báo cáo': closed });
    expect(of('quarterly|2023-Q2|X01|NV02')).toMatchObject({ settled: true });
  });
});

describe('A finding', () => {
  const finding = (code: string, cells: Row = {}): Row => ({
    'Mã KT': code,
    'Ngày kiểm tra': '2023-05-15',
    'Hình thức': 'Định kỳ',
    'Cơ quan được kiểm tra': 'X01',
    'Tồn tại, hạn chế': 'Chưa niêm yết đủ thủ tục',
    'Yêu cầu khắc phục': 'Niêm yết',
    'Hạn khắc phục': '2023-06-12',
    'Ngày khắc phục': '',
    'KT gốc': '',
    'Kết quả tái kiểm tra': '',
    ...cells,
  });
  const again = (cells: Row = {}): Row =>
    finding('KT02', {
      'Ngày kiểm tra': '2023-07-10',
      'Hình thức': 'Tái kiểm tra',
      'KT gốc': 'KT01',
      'Tồn tại, hạn chế': '',
      'Yêu cầu khắc phục': '',
      'Hạn khắc phục': '',
      ...cells,
    });
  const remedied = finding('KT01', { 'Ngày khắc phục': '2023-06-09' });

  test.each<[string, readonly Row[], { due: string | null; done: string | null; status: string }]>([
    [
      'without a due day is counted',
      [finding('KT01', { 'Hạn khắc phục': '' })],
      { due: null, done: null, status: 'Chưa có hạn' },
    ],
    [
      'with a due day that cannot be read is counted',
      [finding('KT01', { 'Hạn khắc phục': 'cuối tháng 6' })],
      { due: null, done: null, status: 'Chưa có hạn' },
    ],
    [
      'remedied in time',
      [remedied],
      { due: '2023-06-12', done: '2023-06-09', status: 'Hoàn thành đúng hạn' },
    ],
    [
      'found not remedied is open',
      [remedied, again({ 'Kết quả tái kiểm tra': 'Chưa' })],
      { due: '2023-06-12', done: null, status: 'Quá hạn' },
    ],
    [
      'remedied in part is open',
      [remedied, again({ 'Kết quả tái kiểm tra': 'Một phần' })],
      { due: '2023-06-12', done: null, status: 'Quá hạn' },
    ],
    [
      'found remedied stays so',
      [remedied, again({ 'Kết quả tái kiểm tra': 'Đã' })],
      { due: '2023-06-12', done: '2023-06-09', status: 'Hoàn thành đúng hạn' },
    ],
    [
      'whose shortcoming is written down again is open',
      [remedied, again({ 'Tồn tại, hạn chế': 'Vẫn chưa niêm yết' })],
      { due: '2023-06-12', done: null, status: 'Quá hạn' },
    ],
    [
      'of which the words say that it has been remedied',
      [remedied, again({ 'Tồn tại, hạn chế': 'Đã khắc phục xong' })],
      { due: '2023-06-12', done: '2023-06-09', status: 'Hoàn thành đúng hạn' },
    ],
    [
      'remedied after the re-inspection is done late',
      [finding('KT01', { 'Ngày khắc phục': '2023-07-12' }), again({ 'Kết quả tái kiểm tra': 'Chưa' })],
      { due: '2023-06-12', done: '2023-07-12', status: 'Hoàn thành quá hạn' },
    ],
    [
      're-inspected twice: the later one counts',
      [
        remedied,
        again({ 'Kết quả tái kiểm tra': 'Chưa' }),
        { ...again({ 'Kết quả tái kiểm tra': 'Đã' }), 'Mã KT': 'KT03', 'Ngày kiểm tra': '2023-07-18' },
      ],
      { due: '2023-06-12', done: '2023-06-09', status: 'Hoàn thành đúng hạn' },
    ],
    [
      're-inspected on a day that has not come',
      [remedied, again({ 'Kết quả tái kiểm tra': 'Chưa', 'Ngày kiểm tra': '2023-07-21' })],
      { due: '2023-06-12', done: '2023-06-09', status: 'Hoàn thành đúng hạn' },
    ],
    [
      'named by the re-inspection in another form',
      [remedied, again({ 'Kết quả tái kiểm tra': 'Chưa', 'KT gốc': ' kt01 ' })],
      { due: '2023-06-12', done: null, status: 'Quá hạn' },
    ],
  ])('%s', (_, rows, { due, done, status }) => {
    const { of, obligations } = readTables({ 'Kiểm tra': rows });
    expect(of('finding|KT01')).toMatchObject({
      due: due === null ? null : day(due),
      done: done === null ? null : day(done),
      status,
    });
    // A re-inspection without a day of its own is no further deadline.
    expect(obligations.filter(({ kind }) => kind === 'finding')).toHaveLength(1);
  });

  test.each<[string, Row, string]>([
    ['does not exist', again({ 'KT gốc': 'KT77' }), 'KT gốc: Không có lần kiểm tra mã «KT77».'],
    ['is the row itself', again({ 'KT gốc': 'KT02' }), 'KT gốc: KT gốc là chính lần kiểm tra này.'],
    [
      "is another agency's",
      again({ 'Cơ quan được kiểm tra': 'X02' }),
      'KT gốc: KT gốc «KT01» là của cơ quan khác (X01).',
    ],
    [
      'says nothing',
      again(),
      'Kết quả tái kiểm tra: Tái kiểm tra chưa ghi kết quả; KT gốc vẫn tính như trước.',
    ],
  ])('is named where its «KT gốc» or what was found of it %s', (_, row, message) => {
    const { named, of } = readTables({ 'Kiểm tra': [remedied, row] });
    expect(named('Kiểm tra', 3)).toContain(message);
    expect(of('finding|KT01')!.done).toBe(day('2023-06-09'));
  });
});

describe("A day that cannot be the plan's", () => {
  test.each<[string, string, Row, string, RegExp]>([
    [
      'a year in place of a due day',
      'Nhiệm vụ',
      task({ 'Hạn hoàn thành': 2026 }),
      'Hạn hoàn thành',
      /18\/07\/1905 không thuộc kế hoạch năm 2023 .* gõ năm 2026/,
    ],
    [
      'a date cell of 1905',
      'Nhiệm vụ',
      task({ 'Hạn hoàn thành': at('1905-07-18') }),
      'Hạn hoàn thành',
      /18\/07\/1905/,
    ],
    ['a beginning of 1905', 'Nhiệm vụ', task({ 'Bắt đầu': 2023 }), 'Bắt đầu', /gõ năm 2023/],
    [
      'a milestone of 2032',
      'Nhiệm vụ',
      task({ 'Chế độ': 'Nhiều mốc', 'Các mốc': '30/06/2023; 30/06/2032' }),
      'Các mốc',
      /30\/06\/2032 không thuộc kế hoạch/,
    ],
    ['a day off of 1905', 'Ngày nghỉ', { Ngày: 2023, Loại: 'Nghỉ lễ' }, 'Ngày', /gõ năm 2023/],
    [
      "an own plan's issue of 1905",
      'Cơ quan',
      { ...AGENCIES[0]!, 'Ngày ban hành KH': 2023 },
      'Ngày ban hành KH',
      /gõ năm 2023/,
    ],
    [
      'a submission of 2003',
      'Nộp báo cáo',
      { Kỳ: '2023-6T', 'Mã cơ quan': 'SNV', 'Ngày nộp': '2003-06-09' },
      'Ngày nộp',
      /09\/06\/2003/,
    ],
    [
      'an inspection of 2032',
      'Kiểm tra',
      { 'Mã KT': 'KT01', 'Cơ quan được kiểm tra': 'SNV', 'Ngày kiểm tra': '2032-05-01' },
      'Ngày kiểm tra',
      /01\/05\/2032/,
    ],
    [
      'a due day of 2032',
      'Nhiệm vụ',
      task({ 'Hạn hoàn thành': '2032-06-30' }),
      'Hạn hoàn thành',
      /30\/06\/2032/,
    ],
    [
      'a day of completion of 1905',
      'Nhiệm vụ',
      task({ 'Ngày hoàn thành': 2023 }),
      'Ngày hoàn thành',
      /gõ năm 2023/,
    ],
    [
      'a completion long before the plan',
      'Báo cáo quý',
      report('2023-Q2', { 'Ngày hoàn thành': '2012-05-01' }),
      'Ngày hoàn thành',
      /01\/05\/2012/,
    ],
    ['a sending of 1905', 'Báo cáo quý', report('2023-Q2', { 'Ngày gửi': 2023 }), 'Ngày gửi', /gõ năm 2023/],
    [
      'a period that ends in 2032',
      'Kỳ báo cáo',
      { ...PERIODS[0]!, 'Đến ngày': '2032-03-31' },
      'Đến ngày',
      /31\/03\/2032/,
    ],
  ])('is named and not reckoned with: %s', (_, sheet, row, column, message) => {
    const { named, plan, obligations } = readTables({ 'Nhiệm vụ': [task()], [sheet]: [row] });
    expect(named(sheet, 2).filter((text) => text.startsWith(`${column}:`))).toEqual([
      expect.stringMatching(message),
    ]);
    expect(
      obligations.filter(
        ({ due, done }) => (due ?? 0) > day('2026-01-01') || (done ?? 1e6) < day('2020-01-01'),
      ),
    ).toEqual([]);
    expect(plan.tasks).toHaveLength(1);
  });

  test('does not become "30256 days overdue"', () => {
    const { of } = readTables({ 'Nhiệm vụ': [task({ 'Hạn hoàn thành': 2026 })] });
    expect(of('task|NV02|SNV')).toMatchObject({ due: null, status: 'Chưa có hạn', daysLeft: null });
  });

  test.each([
    ['2022-11-01', true],
    ['2025-12-31', true],
    ['2021-12-31', false],
    ['2026-01-01', false],
  ])('due days from one year before the plan to two years after it count: %s', (due, counts) => {
    const { of } = readTables({ 'Nhiệm vụ': [task({ 'Hạn hoàn thành': due })] });
    expect(of('task|NV02|SNV')!.due).toBe(counts ? day(due) : null);
  });

  test.each([
    ['Ngày tính', 2023, /Ngày tính: Ngày 15\/07\/1905/],
    ['Ngày ban hành kế hoạch', '2002-03-10', /Ngày ban hành kế hoạch: Ngày 10\/03\/2002/],
  ])('in the settings is named, and today or nothing taken: %s', (item, value, message) => {
    const { problems, plan } = readTables({}, { [item]: value });
    expect(problems.map((problem) => problem.message)).toContainEqual(expect.stringMatching(message));
    expect(plan.settings).toMatchObject(
      item === 'Ngày tính' ? { asOf: day('2023-07-20') } : { planIssued: null },
    );
  });
});

describe('The six months and the year', () => {
  const kinds = (code: string, today = '2023-07-20') => {
    const { plan } = readTables(
      {
        'Nhiệm vụ': [
          task(),
          task({ 'Mã NV': 'NV03', 'Hạn hoàn thành': '2023-05-31' }),
          task({ 'Mã NV': 'NV04', 'Hạn hoàn thành': '2023-06-01' }),
        ],
        'Báo cáo quý': ['2023-Q1', '2023-Q2', '2023-Q3'].map((period) => report(period)),
        'Nộp báo cáo': ['2023-6T', '2023-N'].map((period) => ({ Kỳ: period, 'Mã cơ quan': 'SNV' })),
      },
      { 'Ngày tính': today },
    );
    const period = plan.periods.find((one) => one.code === code)!;
    return summarize(materialOf(plan), { ...EVERYTHING, period }).obligations.map(({ key }) => key);
  };
  test.each([
    ['2023-6T', ['task|NV03|SNV', 'task|NV03|STC', 'quarterly|2023-Q1|SNV|NV02', 'periodic|2023-6T|SNV']],
    [
      '2023-N',
      [
        'task|NV02|SNV',
        'task|NV02|STC',
        'task|NV03|SNV',
        'task|NV03|STC',
        'task|NV04|SNV',
        'task|NV04|STC',
        'quarterly|2023-Q1|SNV|NV02',
        'quarterly|2023-Q2|SNV|NV02',
        'quarterly|2023-Q3|SNV|NV02',
        'periodic|2023-6T|SNV',
        'periodic|2023-N|SNV',
      ],
    ],
    ['2023-Q1', ['quarterly|2023-Q1|SNV|NV02']],
    [
      '2023-Q2',
      [
        'task|NV02|SNV',
        'task|NV02|STC',
        'task|NV03|SNV',
        'task|NV03|STC',
        'task|NV04|SNV',
        'task|NV04|STC',
        'quarterly|2023-Q2|SNV|NV02',
      ],
    ],
  ])('take in the tasks and report rows whose time lies in them: %s', (code, expected) => {
    expect(kinds(code).filter((key) => !key.startsWith('ownPlan'))).toEqual(expected);
  });
});

describe('A rank', () => {
  test('is among agencies of a kind, and the number of report rows does not raise it', () => {
    const tasks = Array.from({ length: 4 }, (_, i) =>
      task({
        'Mã NV': `NV${i}`,
        'Chủ trì': i < 2 ? 'SNV' : 'X01',
        'Ngày hoàn thành': i === 3 ? '' : '2023-06-01',
      }),
    );
    const rows = Array.from({ length: 2 }, (_, i) =>
      report('2023-Q1', { 'Mã NV': `NV${i + 2}`, 'Mã cơ quan': 'X01', 'Ngày gửi': '2023-04-01' }),
    );
    const { plan } = readTables({
      'Nhiệm vụ': tasks,
      'Báo cáo quý': rows,
      'Cơ quan': AGENCIES.map((row) => ({ ...row, 'Ngày ban hành KH': '2023-03-20' })),
    });
    const [byAgency] = summarize(materialOf(plan), EVERYTHING, ['agency']).tables;
    expect(
      byAgency!.lines.map(({ key, rank, reportRank, onTimeRate }) => [key, rank, reportRank, onTimeRate]),
    ).toEqual([
      ['SNV', 1, null, 1],
      ['STC', 1, null, 1],
      // Two of its three works and two reports in time: 80 % in all, and behind the other commune all the same.
      ['X01', 2, 1, 0.8],
      ['X02', 1, null, 1],
    ]);
    expect(byAgency!.total.key).toBeNull();
  });
});
