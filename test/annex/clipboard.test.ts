/** What a clipboard holds, from Word, Google Docs and Sheets, as rows of texts. */
import { delimitedTable } from '../../sidebar/plan/paste/delimitedTable.js';
import { htmlTable } from '../../sidebar/plan/paste/htmlTable.js';
import { readAnnex } from '../../src/annex/readAnnex.js';
import { appendixTable, asRead } from '../support/annex/appendix.js';
import { directory2026, FRAME } from '../support/annex/province2026.js';

describe('Text with tabs', () => {
  test.each<[string, string, string[][]]>([
    [
      'plain cells',
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'Windows line ends',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a line break in a cell', '1\t"a\nb"\n', [['1', 'a\nb']]],
    ['quotes in a cell', '"a ""b"" c"\td', [['a "b" c', 'd']]],
    ['a quote in the middle', 'a "b" c\td', [['a "b" c', 'd']]],
    [
      'a ditto mark',
      '1\t"\t"\n2\tx\ty',
      [
        ['1', '"', '"'],
        ['2', 'x', 'y'],
      ],
    ],
    ['a tab in a cell', '"a\tb"\tc', [['a\tb', 'c']]],
    [
      'rows of different lengths',
      'a\nb\tc',
      [
        ['a', ''],
        ['b', 'c'],
      ],
    ],
    ['nothing', '', []],
  ])('%s', (_name, text, rows) => {
    expect(delimitedTable(text)).toEqual(rows);
  });
});

describe('HTML', () => {
  test('of Word: paragraphs, soft breaks, comments, marks of its own', () => {
    expect(
      htmlTable(`<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>td {x:"<p>"}</style></head><body>
<!--StartFragment--><p class=MsoNormal>PHỤ LỤC</p>
<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'><td width=40 valign=top><p class=MsoNormal align=center><b><span
style='font-size:13.0pt'>TT<o:p></o:p></span></b></p></td><td><p>Nội dung,
nhiệm vụ</p></td></tr>
<tr><td><p>1<o:p>&nbsp;</o:p></p></td><td><p>Sở Nội vụ;</p><p>Sở Tài&nbsp;chính<br>Thanh tra</p><![if !supportMisalignedColumns]></td></tr></table><!--EndFragment--></body></html>`),
    ).toEqual([
      ['TT', 'Nội dung, nhiệm vụ'],
      ['1', 'Sở Nội vụ;\nSở Tài\u00a0chính\nThanh tra'],
    ]);
  });

  test('with merged cells: down they are repeated, across they stand once', () => {
    expect(
      htmlTable(`<table><tr><td>TT</td><td>Việc</td><td>Chủ trì</td></tr>
        <tr><td colspan="3">A. CHUNG</td></tr>
        <tr><td>1</td><td>Một</td><td rowspan=2>Sở Nội vụ</td></tr>
        <tr><td>2</td><td>Hai</td></tr>
        <tr><td>3</td><td>Ba</td><td>Sở Y tế</td></tr></table>`),
    ).toEqual([
      ['TT', 'Việc', 'Chủ trì'],
      ['A. CHUNG', '', ''],
      ['1', 'Một', 'Sở Nội vụ'],
      ['2', 'Hai', 'Sở Nội vụ'],
      ['3', 'Ba', 'Sở Y tế'],
    ]);
  });

  test('of Google Docs: numbers of lists are text', () => {
    expect(
      htmlTable(
        `<table><tbody><tr><td><ol start="3"><li><p>Việc ba</p></li></ol></td><td><ul><li>Sở Nội vụ</li><li>Sở Y tế</li></ul></td></tr>
         <tr><td><ol type="a"><li>Phần a</li><li>Phần b</li></ol></td><td>x &amp; y &ge; 3 &#7843; &#x1EA3; &eacute;</td></tr></tbody></table>`,
      ),
    ).toEqual([
      ['3. Việc ba', '- Sở Nội vụ\n- Sở Y tế'],
      ['a) Phần a\nb) Phần b', 'x & y ≥ 3 ả ả é'],
    ]);
  });

  test('of one column, several: the largest; with one in a cell: its text', () => {
    expect(
      htmlTable(
        '<table><tr><td>x</td></tr></table><table><tr><td>a</td></tr><tr><td>b<table><tr><td>c</td></tr></table></td></tr></table>',
      ),
    ).toEqual([['a'], ['b\nc']]);
  });

  test('with a table for each part of the annex: all of them, and the lines between', () => {
    const row = (cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    expect(
      htmlTable(
        `<table>${row(['UBND TỈNH', 'CỘNG HÒA'])}</table><p>PHỤ LỤC</p>
         <table>${row(['TT', 'Việc', 'Chủ trì'])}${row(['1', 'Một', 'Sở Y tế'])}</table>
         <p><b>II. Quản trị</b> điện tử</p><p>&nbsp;</p>
         <table>${row(['2', 'Hai', 'Sở Nội vụ', 'Quý I'])}</table>
         <p>Trang 2</p><table>${row(['Nơi nhận', 'KT. CHỦ TỊCH'])}</table>`,
      ),
    ).toEqual([
      ['TT', 'Việc', 'Chủ trì', ''],
      ['1', 'Một', 'Sở Y tế', ''],
      ['II. Quản trị điện tử', '', '', ''],
      ['2', 'Hai', 'Sở Nội vụ', 'Quý I'],
    ]);
  });

  test('without a table, cut off, or hostile', () => {
    expect(htmlTable('<p>Xin chào</p>')).toBeNull();
    expect(htmlTable('<table><tr><td>a</td><td>b')).toEqual([['a', 'b']]);
    expect(htmlTable('<table><tr><td><script>alert("<td>")</script>a</td></tr></table>')).toEqual([['a']]);
    expect(
      htmlTable(
        '<table><tr><td rowspan=0 colspan=-1>a</td></tr><tr><td rowspan=99999999>b</td></tr></table>',
      ),
    ).toEqual([['a'], ['b']]);
  });

  test('the half annex as Word would give it reads as its text does', () => {
    const cell = (text: string): string =>
      `<td><p class=MsoNormal>${text
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/ /g, '\n')
        .replace(/\n(?=Báo cáo tổng)/g, '</p><p>')}<o:p></o:p></p></td>`;
    const html = `<table>${appendixTable()
      .map((row) =>
        /^[A-Z]+\. /.test(row[0]!)
          ? `<tr><td colspan=6><p>${row[0]}</p></td></tr>`
          : `<tr>${row.map(cell).join('')}</tr>`,
      )
      .join('')}</table>`;
    const context = { directory: directory2026(), frame: FRAME };
    expect(asRead(readAnnex(htmlTable(html)!, context).rows)).toEqual(
      asRead(readAnnex(appendixTable(), context).rows),
    );
  });
});
