/**
 * The official report as a Word document, laid out by Decree 30/2020/NĐ-CP, appendix I: A4, margins 20 mm above and
 * below, 30 mm left, 20 mm right; Times New Roman, body 14 pt; page numbers in the middle from page 2 on.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { ReportData } from '../../../src/contract.js';
import { annexTables } from './annexes.js';
import type { ReportTable } from './reportTable.js';
import {
  abstractOf,
  belongsTo,
  bodyOf,
  openingOf,
  type Part,
  placeAndDate,
  type ReportWords,
} from './reportText.js';
import type { Sentence } from './sentences.js';

export const FONT = 'Times New Roman';
/** Twentieths of a point. */
const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
/** Half points. */
export const pt = (points: number): number => points * 2;

export const PAGE = { width: mm(210), height: mm(297) };
export const MARGIN = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(20), header: mm(10) };
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
const LANDSCAPE_MARGIN = { top: mm(30), bottom: mm(20), left: mm(20), right: mm(20), header: mm(10) };
const LANDSCAPE_WIDTH = PAGE.height - LANDSCAPE_MARGIN.left - LANDSCAPE_MARGIN.right;

interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
}

const run = (text: string, { size = 14, bold = false, italics = false }: Look = {}): TextRun =>
  new TextRun({ text, size: pt(size), bold, italics, font: FONT });

export const line = (
  text: string,
  look: Look = {},
  alignment: 'center' | 'left' = AlignmentType.CENTER,
  keepNext = false,
): Paragraph => new Paragraph({ alignment, keepNext, children: [run(text, look)] });

/** Body text: justified, first line indented by 1.27 cm, 6 pt between paragraphs. @param begins in bold before it */
export const body = (text: string, look: Look = {}, keepNext = false, begins = ''): Paragraph =>
  new Paragraph({
    keepNext,
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(12.7) },
    spacing: { before: 60, after: 60, line: 276, lineRule: LineRuleType.AUTO },
    children: [...(begins ? [run(begins, { bold: true })] : []), run(text, look)],
  });

const heading = (text: string): Paragraph =>
  new Paragraph({
    keepNext: true,
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(12.7) },
    spacing: { before: 120, after: 60 },
    children: [run(text, { bold: true })],
  });

/** A rule so wide, in the middle of a column so wide (twentieths of a point). */
export const rule = (width: number, column: number): Paragraph => {
  const side = Math.max(Math.round((column - width) / 2), 0);
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 40, after: 40, line: 60, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    children: [],
  });
};

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
};

/** Two columns without borders, shares of the width. */
function sideBySide(left: readonly Paragraph[], right: readonly Paragraph[], share: number): Table {
  const widths = [Math.round(TEXT_WIDTH * share), TEXT_WIDTH - Math.round(TEXT_WIDTH * share)];
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: NO_BORDERS,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [left, right].map(
          (children, i) =>
            new TableCell({
              width: { size: widths[i]!, type: WidthType.DXA },
              margins: { left: 0, right: 0 },
              children: [...children],
            }),
        ),
      }),
    ],
  });
}

const HEAD_SHARE = 0.38;

/** @param about what an official letter is about, under its number: a report says it under its title */
export function heads(words: ReportWords, about = ''): Table {
  const left = TEXT_WIDTH * HEAD_SHARE;
  const right = TEXT_WIDTH - left;
  return sideBySide(
    [
      ...(words.superior ? [line(words.superior, { size: 13 })] : []),
      line(words.issuer, { size: 13, bold: true }),
      rule(mm(20), left),
      line(`Số: ${words.number || '      '}/${words.symbol}`, { size: 13 }),
      ...(about ? [line(about, { size: 12 })] : []),
    ],
    [
      line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 12, bold: true }),
      line('Độc lập - Tự do - Hạnh phúc', { size: 13, bold: true }),
      rule(mm(52), right),
      line(placeAndDate(words), { size: 14, italics: true }),
    ],
    HEAD_SHARE,
  );
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);

/** Kept with the paragraph in which Word ends a section: it would be an empty page of its own. */
export const foot = (words: ReportWords): Table =>
  sideBySide(
    [
      line('Nơi nhận:', { size: 12, bold: true, italics: true }, 'left', true),
      ...lines(words.recipients).map((text) =>
        line(`- ${text.replace(/^-\s*/, '')}`, { size: 11 }, 'left', true),
      ),
    ],
    [
      ...lines(words.authority).map((text) =>
        line(text.toLocaleUpperCase('vi'), { bold: true }, 'center', true),
      ),
      // Room for the signature.
      ...Array.from({ length: 4 }, () => line('', {}, 'center', true)),
      line(words.signer, { bold: true }, 'center', true),
    ],
    0.5,
  );

/** Figures, targets, shares, what says that there are none. */
const isFigure = (value: string | number): boolean =>
  /^(?:(?:hơn )?[\d.,%–+−/≥≤= ]*|\d+, đúng hạn \d+%|chưa có|[IVX]+)$/.test(String(value));

function tableOf({ header, widths, rows, strong }: ReportTable, width: number): Table {
  const sum = widths.reduce((a, b) => a + b, 0);
  const columns = widths.map((share) => Math.round((share / sum) * width));
  // A column of figures is one throughout.
  const centred = header.map((_, i) => {
    const said = rows.map((cells) => cells[i]!).filter((value) => value !== '');
    return 2 * said.filter(isFigure).length > said.length;
  });
  const cell = (value: string | number, i: number, r: number): TableCell =>
    new TableCell({
      width: { size: columns[i]!, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 60, right: 60, top: 20, bottom: 20 },
      children: [
        line(
          typeof value === 'number' ? value.toLocaleString('vi-VN') : value,
          { size: 11, bold: r === 0 || strong.includes(r - 1) },
          centred[i] || r === 0 || isFigure(value) ? 'center' : 'left',
        ),
      ],
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns,
    rows: [header, ...rows].map(
      (values, r) =>
        new TableRow({
          tableHeader: r === 0,
          cantSplit: true,
          children: values.map((value, i) => cell(value, i, r)),
        }),
    ),
  });
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** Parts under their headings: "I. …", under it "1. …". */
const partsOf = (parts: readonly Part[], number: (i: number) => string): Paragraph[] =>
  parts.flatMap(({ title, unnumbered, lines: said = [], parts: within = [] }, i) => [
    heading(unnumbered ? title : `${number(i)}. ${title}`),
    ...said.map((text) => body(text)),
    ...partsOf(within, (n) => String(n + 1)),
  ]);

export const numbered = (): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: pt(13), font: FONT })],
      }),
    ],
  });

export const STYLES = { default: { document: { run: { font: FONT, size: pt(14), color: '000000' } } } };

export function reportDocument(
  data: ReportData,
  words: ReportWords,
  sentences: readonly Sentence[],
): Document {
  const abstract = abstractOf(data);
  const report: ISectionOptions = {
    properties: { page: { size: PAGE, margin: MARGIN }, titlePage: true },
    headers: { first: new Header({ children: [new Paragraph('')] }), default: numbered() },
    children: [
      heads(words),
      line(''),
      line('BÁO CÁO', { bold: true }),
      // The year is not left alone in a line.
      line(abstract.replace(/ năm (?=\d{4}$)/, '\u00a0năm\u00a0'), { bold: true }),
      rule(mm(40), TEXT_WIDTH),
      line(''),
      body(openingOf(data, words)),
      ...partsOf(bodyOf(data, words, sentences), (i) => ROMAN[i] ?? String(i + 1)),
      // The signature stands with the end of the text, never on a page of its own.
      body(
        `Trên đây là báo cáo ${abstract.charAt(0).toLocaleLowerCase('vi')}${abstract.slice(1)}./.`,
        {},
        true,
      ),
      new Paragraph({ keepNext: true, children: [run('')] }),
      foot(words),
    ],
  };
  const annexes = annexSections(annexTables(data), belongsTo(data, words));
  return new Document({
    creator: words.issuer,
    title: abstract,
    styles: STYLES,
    sections: [report, ...annexes],
  });
}

/** @param belongs which document they belong to, in brackets under each title */
export const annexSections = (tables: readonly ReportTable[], belongs: string): ISectionOptions[] =>
  tables.map(
    (table, i): ISectionOptions => ({
      properties: {
        page: {
          size: { ...PAGE, orientation: PageOrientation.LANDSCAPE },
          margin: LANDSCAPE_MARGIN,
          // Decree 30/2020: the pages of each annex are numbered by themselves.
          pageNumbers: { start: 1 },
        },
        titlePage: true,
      },
      headers: { first: new Header({ children: [new Paragraph('')] }), default: numbered() },
      children: [
        line(tables.length === 1 ? 'Phụ lục' : `Phụ lục ${ROMAN[i] ?? i + 1}`, { bold: true }),
        line(table.title.toLocaleUpperCase('vi'), { bold: true }),
        line(belongs, { italics: true }),
        line(''),
        tableOf(table, LANDSCAPE_WIDTH),
        ...(table.notes ?? []).map(
          (note) =>
            new Paragraph({
              alignment: AlignmentType.JUSTIFIED,
              spacing: { before: 80 },
              children: [run(note, { size: 11, italics: true })],
            }),
        ),
      ],
    }),
  );
