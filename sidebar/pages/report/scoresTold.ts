/** Last year's PAPI beside this year's work, in the official report: a part of its text, and an annex. */
import type { ReportData, ScoreLine } from '../../../src/contract.js';
import { EXAMPLES, gap, headline, points, signed, verdict, work } from '../../results/papi/words.js';
import { type ReportTable, withoutEmpty } from './reportTable.js';

const named = (lines: readonly ScoreLine[]): string => lines.map(({ title }) => title).join('; ');

/** Nothing without scores. */
export function scoresInWords({ scores }: Pick<ReportData, 'scores'>): string[] {
  if (!scores || scores.lines.length === 0) return [];
  const { lines, total, examples } = scores;
  const of = (is: (line: ScoreLine) => boolean): string => named(lines.filter(is));
  const without = of(({ flags }) => flags.includes('Chưa có nhiệm vụ'));
  const again = of(({ flags }) => flags.includes('Xem lại giải pháp'));
  const fallen = of(({ says }) => says === 'Tụt rõ');
  return [
    ...(examples ? [`${EXAMPLES}.`] : []),
    headline(scores),
    ...(total.now === null
      ? []
      : [
          `Tổng điểm tám lĩnh vực ${points(total.now)}${total.before === null ? '' : `, năm trước ${points(total.before)}`}.`,
        ]),
    ...(fallen ? [`Tụt rõ: ${fallen}.`] : []),
    ...(without ? [`Yếu, kế hoạch năm nay chưa có nhiệm vụ: ${without}.`] : []),
    ...(again ? [`Tụt rõ dù các nhiệm vụ đều đúng hạn, cần xem lại giải pháp: ${again}.`] : []),
    'Số liệu chi tiết ở Phụ lục kèm theo.',
  ];
}

/** @example 'Điểm PAPI năm 2025 của Hưng Yên và nhiệm vụ của kế hoạch năm 2026' */
export function scoresTable({ scores }: Pick<ReportData, 'scores'>): ReportTable {
  const lines = scores?.lines ?? [];
  const before = lines.find((line) => line.before)?.before?.year;
  const sources = [...new Set(lines.map(({ source }) => source).filter(Boolean))];
  return withoutEmpty({
    title: `Điểm PAPI năm ${scores?.year} của ${scores?.province} và nhiệm vụ của kế hoạch năm ${scores?.planYear}${
      scores?.examples ? ` (${EXAMPLES})` : ''
    }`,
    header: [
      'STT',
      'Nội dung',
      before === undefined ? 'Năm trước' : `Năm ${before}`,
      `Năm ${scores?.year}`,
      'Thay đổi',
      'Kém trung vị',
      'Kém cao nhất',
      'Nhiệm vụ',
      'Chỉ tiêu đạt',
      'Nhận xét',
    ],
    widths: [5, 23, 7, 7, 7, 9, 9, 15, 7, 15],
    rows: lines.map((line, i) => [
      i + 1,
      line.title,
      line.before === null ? '–' : points(line.before.score),
      points(line.now.score),
      line.change === null ? '–' : signed(line.change),
      gap(line.toMedian),
      gap(line.toBest),
      work(line),
      line.measured === 0 ? '–' : `${line.reached}/${line.measured}`,
      verdict(line),
    ]),
    strong: lines.flatMap(({ part }, i) => (part === '' ? [i] : [])),
    notes: [
      'Tăng rõ, tụt rõ: hai khoảng tin cậy không chồng lên nhau; còn lại là không khác biệt rõ.',
      ...(sources.length > 0 ? [`Nguồn: ${sources.join('; ')}.`] : []),
    ],
  });
}
