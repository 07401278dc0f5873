/** Công văn đôn đốc as a Word document, laid out by Decree 30/2020/NĐ-CP, with an annex of what each agency owes. */
import { Document, Header, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import type { ListedItem } from '../../../src/contract.js';
import { letterDay, twoDigits } from '../../parts/text.js';
import {
  body,
  FONT,
  foot,
  heads,
  line,
  MARGIN,
  numbered,
  PAGE,
  pt,
  rule,
  TEXT_WIDTH,
} from '../report/reportDocument.js';
import { type AnnexRow, addressees, annexRows, type UrgingWords, urgingText } from './urgingText.js';

/** Shares of the width: TT, content, due day, standing. */
const SHARES = [0.07, 0.55, 0.16, 0.22];
const WIDTHS = SHARES.map((share) => Math.round(share * TEXT_WIDTH));
const HEADER = ['TT', 'Nội dung', 'Thời hạn', 'Tình trạng'];
const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** @example roman(14) //=> 'XIV' */
export function roman(number: number): string {
  const [step] = ROMAN.filter(([value]) => value <= number);
  return step ? step[1] + roman(number - step[0]) : '';
}

function annex(rows: readonly AnnexRow[]): Table {
  let agencies = 0;
  const cells = (values: readonly string[], bold: boolean, tableHeader = false): TableRow =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: values.map(
        (value, i) =>
          new TableCell({
            width: { size: WIDTHS[i]!, type: WidthType.DXA },
            margins: { left: 60, right: 60, top: 20, bottom: 20 },
            children: [line(value, { size: 12, bold }, i === 1 && !tableHeader ? 'left' : 'center')],
          }),
      ),
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: WIDTHS,
    rows: [
      cells(HEADER, true, true),
      ...rows.map((row) =>
        'agency' in row
          ? cells([roman(++agencies), `${row.agency} (${twoDigits(row.count)} nội dung)`, '', ''], true)
          : cells([String(row.nth), row.title, row.due, row.standing], false),
      ),
    ],
  });
}

/** Whoever writes, not in the head's capitals; a name that was typed over stays as it was typed. */
const inText = ({ issuer, office }: UrgingWords): string =>
  office.toLocaleUpperCase('vi').startsWith(issuer) ? office : issuer;

export function urgingDocument(items: readonly ListedItem[], words: UrgingWords): Document {
  const to = addressees(items);
  const { number, symbol, day } = words;
  return new Document({
    creator: words.issuer,
    title: words.about,
    styles: { default: { document: { run: { font: FONT, size: pt(14), color: '000000' } } } },
    sections: [
      {
        properties: { page: { size: PAGE, margin: MARGIN }, titlePage: true },
        headers: { first: new Header({ children: [new Paragraph('')] }), default: numbered() },
        children: [
          heads(words, `V/v ${words.about}`),
          line(''),
          ...(to.length === 1
            ? [line(`Kính gửi: ${to[0]}`)]
            : [
                line('Kính gửi:'),
                ...to.map((name, i) => line(`- ${name}${i === to.length - 1 ? '.' : ';'}`)),
              ]),
          line(''),
          ...urgingText(items, words).map((text) => body(text)),
          line(''),
          foot(words),
        ],
      },
      {
        properties: { page: { size: PAGE, margin: MARGIN, pageNumbers: { start: 1 } }, titlePage: true },
        headers: { first: new Header({ children: [new Paragraph('')] }), default: numbered() },
        children: [
          line('Phụ lục', { bold: true }),
          line(`DANH SÁCH NỘI DUNG ${words.matter.toLocaleUpperCase('vi')}`, { bold: true }),
          line(
            `(Kèm theo Công văn số ${number || '…'}/${symbol} ngày ${day ? letterDay(day) : '…'} của ${inText(words)})`,
            { italics: true },
          ),
          rule(1100, TEXT_WIDTH),
          annex(annexRows(items)),
        ],
      },
    ],
  });
}
