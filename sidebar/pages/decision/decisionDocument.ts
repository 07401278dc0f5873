/**
 * The decision on a rating, and the notice of one that is published, as Word documents laid out by Decree 30/2020/NĐ-CP,
 * appendices I and III (form 1.2 of decisions, 1.4 of notices), with the tables as annexes.
 */
import { Document, Header, type ISectionOptions, Paragraph } from 'docx';
import type { RatingTold } from '../../../src/contract.js';
import { ratingTables } from '../report/ratingTable.js';
import {
  annexSections,
  body,
  foot,
  heads,
  line,
  MARGIN,
  numbered,
  PAGE,
  rule,
  STYLES,
  TEXT_WIDTH,
} from '../report/reportDocument.js';
import { fullDay } from '../report/reportText.js';
import { type DecisionWords, isDecision, linesOf, ratedCount, resultLines } from './decisionText.js';

const keptTogether = (_: string, body: string, place: string): string =>
  `${body} ${place.replace(/ /g, '\u00a0')}`;

/** Twentieths of a point: a third of what it is about, as the decree has it. */
const RULE = Math.round(TEXT_WIDTH / 3);

function decided(rating: RatingTold, words: DecisionWords): Paragraph[] {
  return [
    line(words.issuer.toLocaleUpperCase('vi'), { bold: true }),
    line(''),
    ...linesOf(words.basis).map((text) => body(text, { italics: true })),
    line(''),
    line('QUYẾT ĐỊNH:', { bold: true }),
    line(''),
    body(
      `Công bố kết quả xếp loại thực hiện Kế hoạch nâng cao Chỉ số PAPI năm ${rating.year} của ${ratedCount(rating)} cơ quan, đơn vị, gồm:`,
      {},
      false,
      'Điều 1. ',
    ),
    ...resultLines(rating).map((text) => body(text)),
    body('(Chi tiết tại Phụ lục kèm theo)', { italics: true }),
    body(words.next, {}, false, 'Điều 2. '),
    body(
      `Quyết định này có hiệu lực kể từ ngày ký. ${words.executors} chịu trách nhiệm thi hành Quyết định này./.`,
      {},
      true,
      'Điều 3. ',
    ),
  ];
}

const announced = (rating: RatingTold, words: DecisionWords): Paragraph[] => [
  body(words.basis),
  body(`Kết quả dự kiến của ${ratedCount(rating)} cơ quan, đơn vị:`, {}, false, '1. '),
  ...resultLines(rating).map((text) => body(text)),
  body('(Chi tiết tại Phụ lục kèm theo)', { italics: true }),
  body(words.next, {}, false, '2. '),
  body('Đề nghị các cơ quan, đơn vị rà soát, phản hồi đúng thời hạn nêu trên./.', {}, true),
];

export function decisionDocument(rating: RatingTold, words: DecisionWords, office: string): Document {
  const decision = isDecision(rating);
  const section: ISectionOptions = {
    properties: { page: { size: PAGE, margin: MARGIN }, titlePage: true },
    headers: { first: new Header({ children: [new Paragraph('')] }), default: numbered() },
    children: [
      // The place is not parted in the narrow head.
      heads({ ...words, issuer: words.issuer.replace(/^(ỦY BAN NHÂN DÂN) (.+)$/, keptTogether) }),
      line(''),
      line(decision ? 'QUYẾT ĐỊNH' : 'THÔNG BÁO', { bold: true }),
      line(words.about.replace(/ năm (?=\d{4}$)/, '\u00a0năm\u00a0'), { bold: true }),
      rule(RULE, TEXT_WIDTH),
      line(''),
      ...(decision ? decided(rating, words) : announced(rating, words)),
      new Paragraph({ keepNext: true, children: [] }),
      foot(words),
    ],
  };
  const kind = decision ? 'Quyết định' : 'Thông báo';
  return new Document({
    creator: words.issuer,
    title: words.about,
    styles: STYLES,
    sections: [
      section,
      ...annexSections(
        ratingTables(rating),
        `(Kèm theo ${kind} số ${words.number || '…'}/${words.symbol} ${fullDay(words.day)} của ${office || '…'})`,
      ),
    ],
  });
}
