/** Scores of PAPI that are made up, as they would be pasted from a published table: two years, eight areas, a part. */
import type { TestHost } from '../preparedHost.js';

const AREAS: readonly (readonly [area: number, before: number, now: number])[] = [
  [1, 5.1, 5.2],
  [2, 5.1, 5.45],
  [3, 4.4, 4.2],
  [4, 6.9, 6.6],
  [5, 7.12, 6.98],
  [6, 8.1, 7.9],
  [7, 5.9, 5.6],
  [8, 4.48, 4.82],
];
const EXAMPLE = 'Ví dụ để xem thử, không phải số liệu công bố';

const line = (
  year: number,
  province: string,
  area: number,
  part: string,
  score: number,
  width: number,
): string[] => [
  String(year),
  province,
  String(area),
  part,
  ...[score, score - width, score + width].map((one) => one.toFixed(2)),
  '',
  (score + 0.2).toFixed(2),
  (score + 0.9).toFixed(2),
  '',
  '',
  EXAMPLE,
];

export function pasteScores({ host }: TestHost): void {
  host.paste('Điểm PAPI', 'A2', [
    ...AREAS.slice(1, 2).map(([area, before]) => line(2021, 'Hưng Yên', area, '', before, 0.1)),
    ...AREAS.filter(([area]) => area !== 2).map(([area, before]) =>
      line(2021, 'Hưng Yên', area, '', before, 0.1),
    ),
    ...AREAS.map(([area, , now]) => line(2022, 'Hưng Yên', area, '', now, 0.1)),
    line(2021, 'Hưng Yên', 3, '3.3', 1.9, 0.05),
    line(2022, 'Hưng Yên', 3, '3.3 Tiếp cận dịch vụ tư pháp', 1.7, 0.06),
    line(2022, 'Thái Bình', 1, '', 5.3, 0.1),
  ]);
}
