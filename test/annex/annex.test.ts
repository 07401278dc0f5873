/** A whole annex, as pasted, against what a person reads on paper. */
import { readAnnex } from '../../src/annex/readAnnex.js';
import {
  appendixTable,
  asRead,
  onPaper,
  READ_ON_PAPER,
  SECOND_READ_ON_PAPER,
  secondHalfTable,
} from '../support/annex/appendix.js';
import { directory2026, FRAME } from '../support/annex/province2026.js';

const context = { directory: directory2026(), frame: FRAME };
const read = (table: readonly (readonly string[])[]) => readAnnex(table, context);
const task = (code: string, table = appendixTable()) => read(table).rows.find((row) => row.code === code)!;

describe('The given half', () => {
  const half = read(appendixTable());

  test('reads as on paper, row by row', () => {
    expect(asRead(half.rows)).toEqual(onPaper(READ_ON_PAPER));
  });

  test('has a row for every row pasted, in its order', () => {
    expect(half.rows.map(({ source }) => source)).toEqual(appendixTable().map((_, i) => i + 1));
    expect(half.rows.filter(({ kind }) => kind === 'section').map(({ title }) => title)).toHaveLength(8);
  });

  test('E1: collected every quarter, by every commune, without a doubt', () => {
    expect(task('NV16')).toMatchObject({
      area: 2,
      component: '2.3 Công khai thu, chi ngân sách cấp xã',
      title: 'Công khai thu, chi ngân sách cấp xã',
      product: 'Tỷ lệ xã công khai đúng hạn: 100%',
      leads: ['@XA'],
      supports: ['STC'],
      cycle: 'quarterly',
      milestones: ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'],
      notes: [],
    });
  });

  test('E2: a sub-line stands under the title of its head; a name with a comma stays whole', () => {
    expect(task('NV05b')).toMatchObject({
      title: 'Công tác thông tin, tuyên truyền: Tuyên truyền qua hệ thống truyền thanh cơ sở, mạng xã hội',
      leads: ['@XA'],
      supports: ['SVHTTDL'],
      cycle: 'monthly',
      notes: [],
    });
  });

  test('E3: no day where none is stated, one question for one name, two milestones', () => {
    expect(task('NV25')).toMatchObject({ due: null, milestones: [] });
    expect(task('NV25').notes).toHaveLength(1);
    expect(task('NV26')).toMatchObject({
      supportWords: ['Các bệnh viện, TTYT'],
      cycle: 'milestones',
      milestones: ['2026-06-30', '2026-12-31'],
    });
    expect(task('NV26').notes).toHaveLength(1);
  });

  test('leaves the quotes and the line breaks that are content', () => {
    expect(task('NV26').title).toBe('Chấn chỉnh việc nhận "phong bì" trong khám chữa bệnh');
    expect(task('NV06').product).toBe('Báo cáo sơ kết;\nBáo cáo tổng kết');
  });

  test('proposes to leave out what the workbook follows by rule', () => {
    expect(
      half.rows.filter(({ kind, accept }) => kind === 'task' && !accept).map(({ code }) => code),
    ).toEqual(['NV01']);
  });
});

describe('A second half, with its columns in another order and a column more', () => {
  const half = read(secondHalfTable());

  test('reads as on paper, row by row', () => {
    expect(asRead(half.rows)).toEqual(onPaper(SECOND_READ_ON_PAPER));
  });

  test('keeps what stands in a column of another meaning', () => {
    expect(half.notes.join()).toContain('Kinh phí');
    expect(task('NV35', secondHalfTable()).remark).toBe('Kinh phí: 2 tỷ đồng');
    expect(task('NV40', secondHalfTable()).remark).toBe('và những năm tiếp theo');
  });
});

/** What must not change whatever the table looks like: everything but the rows' places. */
const substance = (table: readonly (readonly string[])[]) =>
  asRead(read(table).rows).map(({ asks, ...row }) => row);
const titles = (table: readonly (readonly string[])[]) =>
  read(table).rows.flatMap(({ kind, title, product }) => (kind === 'task' ? [[title, product]] : []));

describe('The same annex pasted otherwise', () => {
  const plain = appendixTable();
  const each = (change: (cell: string) => string): string[][] => plain.map((row) => row.map(change));
  const header = plain[0]!;

  test.each<[string, string[][]]>([
    ['with its accents in pieces', each((cell) => cell.normalize('NFD'))],
    ['with blanks that do not break', each((cell) => cell.replace(/ /g, '\u00a0'))],
    [
      'with characters that show nothing',
      each((cell) => cell.replace(/ /g, ' \u200b').replace(/$/, '\ufeff')),
    ],
    [
      'with tone marks placed the new way',
      each((cell) =>
        cell.replace(/òa/g, 'oà').replace(/óa/g, 'oá').replace(/ủy/g, 'uỷ').replace(/Ủy/g, 'Uỷ'),
      ),
    ],
    ['with Icelandic letters', each((cell) => cell.replace(/Đ/g, 'Ð'))],
    ['with hàng for hằng', each((cell) => cell.replace(/Hằng/g, 'Hàng'))],
    ['with long dashes', each((cell) => cell.replace(/ - /g, ' – ').replace(/(\d)-(\d)/g, '$1–$2'))],
    ['with Word’s line breaks between its lines', each((cell) => cell.replace(/\n/g, '\v'))],
    ['with stops behind its numbers', plain.map(([tt, ...rest]) => [tt!.replace(/^(\d+)$/, '$1.'), ...rest])],
    [
      'with its letters in the numbering column',
      plain.map(([tt, title, ...rest]) => {
        const mark = /^([a-c]\)) (.*)$/.exec(title!);
        return mark ? [mark[1]!, mark[2]!, ...rest] : [tt!, title!, ...rest];
      }),
    ],
    [
      'with its parts in the title column',
      plain.map(([tt, title, ...rest]) =>
        /^[A-Z]+\. /.test(tt!) ? ['', tt!, ...rest] : [tt!, title!, ...rest],
      ),
    ],
    [
      'with its parts’ numbers apart',
      plain.map(([tt, title, ...rest]) => {
        const mark = /^([A-Z]+)\. (.*)$/.exec(tt!);
        return mark ? [mark[1]!, mark[2]!, ...rest] : [tt!, title!, ...rest];
      }),
    ],
    [
      'with its parts merged over every column',
      plain.map((row) => (/^[A-Z]+\. /.test(row[0]!) ? row.map(() => row[0]!) : row)),
    ],
    [
      'with its headings on every page',
      plain.flatMap((row, i) => (i > 0 && i % 9 === 0 ? [header, row] : [row])),
    ],
    ['with its columns numbered', [header, header.map((_, i) => `(${i + 1})`), ...plain.slice(1)]],
    [
      'under a title',
      [
        ['PHỤ LỤC', '', '', '', '', ''],
        ['(Kèm theo Kế hoạch số 12/KH-UBND ngày 20/01/2026)', '', '', '', '', ''],
        ...plain,
      ],
    ],
    ['with empty rows between', plain.flatMap((row) => [row, row.map(() => '')])],
    [
      'with its signature behind',
      [...plain, ['', '', '', '', '', ''], ['Nơi nhận:', '', '', 'TM. ỦY BAN NHÂN DÂN', '', '']],
    ],
  ])('%s', (_name, table) => {
    expect(substance(table)).toEqual(substance(plain));
  });

  test('from last column to first', () => {
    const table = plain.map((row) => [...row].reverse());
    expect(substance(table)).toEqual(substance(plain));
    expect(titles(table)).toEqual(titles(plain));
    expect(read(table).columns).toMatchObject({ order: 5, title: 4, time: 0 });
  });

  test('without headings, and says that the columns were known by their content', () => {
    expect(substance(plain.slice(1))).toEqual(substance(plain));
    expect(read(plain.slice(1)).notes.join()).toContain('Không thấy dòng tiêu đề');
  });

  test('with headings in two lines', () => {
    const table = [
      ['TT', 'Nội dung, nhiệm vụ', 'Sản phẩm', 'Cơ quan thực hiện', '', 'Thời gian'],
      ['', '', '', 'Chủ trì', 'Phối hợp', ''],
      ...plain.slice(1),
    ];
    expect(substance(table)).toEqual(substance(plain));
  });

  test('with a row that Word has split in two', () => {
    const at = plain.findIndex(([tt]) => tt === '4');
    const row = plain[at]!;
    const table = [
      ...plain.slice(0, at),
      ['4', 'Kiểm tra việc thực hiện Kế hoạch tại', 'Kế hoạch kiểm tra;', 'Sở Nội vụ;', row[4]!, row[5]!],
      ['', 'các cơ quan, đơn vị, địa phương', 'kết luận kiểm tra', 'Thanh tra tỉnh', '', ''],
      ...plain.slice(at + 1),
    ];
    expect(substance(table)).toEqual(substance(plain));
    expect(titles(table)).toEqual(
      titles(plain).map(([title, product]) => [
        title,
        title === row[1] ? 'Kế hoạch kiểm tra;\nkết luận kiểm tra' : product,
      ]),
    );
  });
});

describe('What stands for the cell above', () => {
  const table = (second: readonly string[]) => [
    ['TT', 'Nội dung', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian'],
    ['I', 'Quản trị điện tử', '', '', '', ''],
    ['1', 'Việc thứ nhất', 'Báo cáo', 'Sở Nội vụ', 'Sở Tài chính', 'Quý II/2026'],
    ['2', 'Việc thứ hai', ...second],
    ['3', 'Việc thứ ba', 'Báo cáo', 'Như trên', '-nt-', '"'],
  ];

  test.each(['Như trên', '-nt-', '- nt -', 'nt', '"', '”', 'NHƯ TRÊN', '–nt–'])('%s', (ditto) => {
    const rows = read(table([ditto, ditto, ditto, ditto])).rows.filter(({ kind }) => kind === 'task');
    for (const row of rows)
      expect(row).toMatchObject({
        product: 'Báo cáo',
        leads: ['SNV'],
        supports: ['STC'],
        due: '2026-06-30',
        notes: [],
      });
  });

  test('beside another name', () => {
    expect(read(table(['Báo cáo', 'Như trên; Sở Y tế', '', 'Quý II/2026'])).rows[3]).toMatchObject({
      leads: ['SNV', 'SYT'],
    });
  });

  test('a merged cell leaves lead and time of the rows below empty: taken over and named', () => {
    const row = read(table(['Báo cáo', '', '', ''])).rows[3]!;
    expect(row).toMatchObject({ leads: ['SNV'], supports: [], due: '2026-06-30' });
    expect(row.notes).toEqual([
      'Chủ trì để trống: tạm lấy theo dòng trên (ô gộp).',
      'Thời gian để trống: tạm lấy theo dòng trên (ô gộp).',
    ]);
  });
});

describe('Numbering', () => {
  const rows = (...lines: string[][]) =>
    read([['TT', 'Nội dung', 'Chủ trì', 'Thời gian'], ...lines]).rows.filter(({ kind }) => kind === 'task');

  test('that begins anew in each part takes the part into the code', () => {
    expect(
      rows(
        ['I', 'Quản trị môi trường', '', ''],
        ['1', 'Thu gom rác', 'Sở Nội vụ', 'Quý I'],
        ['2', 'Xử lý nước', 'Sở Nội vụ', 'Quý I'],
        ['II', 'Quản trị điện tử', '', ''],
        ['1', 'Cổng thông tin', 'Sở Nội vụ', 'Quý I'],
      ).map(({ code, area }) => [code, area]),
    ).toEqual([
      ['NV1.01', 7],
      ['NV1.02', 7],
      ['NV2.01', 8],
    ]);
  });

  test('of areas by 1, 2 and of their tasks by 1.1, 1.2', () => {
    expect(
      rows(
        ['1', 'Quản trị môi trường', '', ''],
        ['1.1', 'Thu gom rác', 'Sở Nội vụ', 'Quý I'],
        ['1.2', 'Xử lý nước', 'Sở Nội vụ', 'Quý I'],
        ['2', 'Quản trị điện tử', '', ''],
        ['2.1', 'Cổng thông tin', 'Sở Nội vụ', 'Quý I'],
      ).map(({ code, area, title }) => [code, area, title]),
    ).toEqual([
      ['NV01.1', 7, 'Thu gom rác'],
      ['NV01.2', 7, 'Xử lý nước'],
      ['NV02.1', 8, 'Cổng thông tin'],
    ]);
  });

  test('of sub-lines by dashes, by 5.1, by 5a', () => {
    for (const marks of [
      ['-', '-'],
      ['5.1', '5.2'],
      ['5a', '5b'],
      ['a', 'b'],
      ['+', '•'],
    ]) {
      expect(
        rows(
          ['I', 'Quản trị điện tử', '', ''],
          ['5', 'Việc chung:', '', ''],
          [marks[0]!, 'Phần một', 'Sở Nội vụ', 'Quý I'],
          [marks[1]!, 'Phần hai', 'Sở Tài chính', 'Quý II'],
        ).map(({ code, title, leads }) => [code.slice(0, 4), title, leads.join()]),
      ).toEqual([
        ['NV05', 'Việc chung: Phần một', 'SNV'],
        ['NV05', 'Việc chung: Phần hai', 'STC'],
      ]);
    }
  });

  test('of a head whose cells are merged over its sub-lines', () => {
    expect(
      rows(
        ['I', 'Quản trị điện tử', '', ''],
        ['5', 'Việc chung', 'Sở Nội vụ', 'Quý II'],
        ['', 'a) Phần một', '', ''],
        ['', 'b) Phần hai', '', ''],
      ).map(({ code, title, leads, due, notes }) => [code, title, leads.join(), due, notes.length]),
    ).toEqual([
      ['NV05a', 'Việc chung: Phần một', 'SNV', '2026-06-30', 0],
      ['NV05b', 'Việc chung: Phần hai', 'SNV', '2026-06-30', 0],
    ]);
  });

  test('of a head that is a task of its own beside its sub-lines', () => {
    expect(
      rows(
        ['I', 'Quản trị điện tử', '', ''],
        ['5', 'Việc chung', 'Sở Nội vụ', 'Quý II'],
        ['', 'a) Phần một', 'Sở Tài chính', 'Quý III'],
      ).map(({ code, leads, due, notes }) => [code, leads.join(), due, notes.length]),
    ).toEqual([
      ['NV05', 'SNV', '2026-06-30', 1],
      ['NV05a', 'STC', '2026-09-30', 0],
    ]);
  });

  test('that is missing is counted', () => {
    expect(
      read([
        ['Nội dung', 'Chủ trì', 'Thời gian'],
        ['Quản trị điện tử', '', ''],
        ['Cổng thông tin', 'Sở Nội vụ', 'Quý I'],
        ['Dịch vụ trực tuyến', 'Sở Nội vụ', 'Quý II'],
      ])
        .rows.filter(({ kind }) => kind === 'task')
        .map(({ code, area }) => [code, area]),
    ).toEqual([
      ['NV01', 8],
      ['NV02', 8],
    ]);
  });
});

describe('Headings of areas', () => {
  const area = (heading: string) =>
    read([
      ['TT', 'Nội dung', 'Chủ trì', 'Thời gian'],
      ['I', heading, '', ''],
      ['1', 'Một việc', 'Sở Nội vụ', 'Quý I'],
    ]).rows[2]!;

  test.each([
    ['Tham gia của người dân ở cấp cơ sở', 1],
    ['THAM GIA CỦA NGƯỜI DÂN Ở CẤP CƠ SỞ', 1],
    ['Sự tham gia của người dân ở cấp cơ sở', 1],
    ['Lĩnh vực 1', 1],
    ['Lĩnh vực 1: Tham gia của người dân ở cấp cơ sở', 1],
    ['Chỉ số nội dung 2. Công khai, minh bạch trong việc ra quyết định', 2],
    ['Công khai, minh bạch', 2],
    ['Công khai, minh bạch trong hoạch định chính sách, ra quyết định', 2],
    ['Nâng cao trách nhiệm giải trình với người dân', 3],
    ['Trách nhiệm giải trình', 3],
    ['Kiểm soát tham nhũng', 4],
    ['Kiểm soát tham nhũng trong khu vực công', 4],
    ['Thủ tục hành chính công', 5],
    ['Cải cách thủ tục hành chính công', 5],
    ['Cung ứng dịch vụ công', 6],
    ['Nâng cao hiệu quả cung ứng dịch vụ công', 6],
    ['Quản trị môi trường', 7],
    ['Quản trị điện tử', 8],
    ['Nhiệm vụ chung', 0],
  ])('%s is area %i', (heading, number) => {
    expect(area(heading)).toMatchObject({ area: number, notes: [] });
  });

  test('a component gives its area too', () => {
    expect(area('Cấp phép xây dựng')).toMatchObject({ area: 5, component: '5.2 Cấp phép xây dựng' });
  });

  test('one that is like none leaves the area open, and is named', () => {
    const row = area('Phát triển du lịch sinh thái');
    expect(row.area).toBeNull();
    expect(row.notes.join()).toContain('Phát triển du lịch sinh thái');
  });
});

test('Lead and support in one column are told apart', () => {
  expect(
    read([
      ['TT', 'Nội dung', 'Cơ quan thực hiện', 'Thời gian'],
      ['I', 'Quản trị điện tử', '', ''],
      ['1', 'Một việc', 'Chủ trì: Sở Nội vụ\nPhối hợp: Sở Tài chính, UBND cấp xã', 'Quý I'],
    ]).rows[2],
  ).toMatchObject({ leads: ['SNV'], supports: ['STC', '@XA'], notes: [] });
});

test.each<[string, readonly (readonly string[])[]]>([
  ['nothing', []],
  ['empty rows', [['', ''], ['']]],
  ['one cell', [['Xin chào']]],
  ['rows of different lengths', [['TT', 'Nội dung', 'Chủ trì', 'Thời gian'], ['1'], ['2', 'Một việc']]],
])('A table of %s is read without a fault', (_name, table) => {
  const { rows } = read(table);
  expect(rows).toHaveLength(table.length);
  for (const row of rows) if (row.kind === 'task') expect(row.notes.length).toBeGreaterThan(0);
});
