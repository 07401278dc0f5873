/**
 * Scores of PAPI in a lived sample, pasted as a published table is: invented, round, and marked as an example wherever
 * they are shown. They show what falls, what rises, and what nobody is at work on; they are nobody's scores.
 */
import type { PastedScoresReport } from '../../src/contract.js';
import type { LocalHost } from '../host/localHost.js';

const SOURCE = 'Ví dụ, không phải số công bố';

/** Text of an area or part, the two years' scores, half the range, and the median of the later year. */
const SCORES: readonly (readonly [
  what: string,
  before: number,
  now: number,
  half: number,
  median: number,
])[] = [
  ['1. Tham gia của người dân ở cấp cơ sở', 5, 5.1, 0.1, 5],
  ['1.2 Cơ hội tham gia', 1.8, 1.5, 0.05, 1.7],
  ['2. Công khai, minh bạch trong việc ra quyết định', 5, 5.5, 0.1, 5.2],
  ['2.2 Công khai danh sách hộ nghèo', 1.5, 1.8, 0.05, 1.6],
  ['3. Trách nhiệm giải trình với người dân', 4.5, 4.2, 0.1, 4.4],
  ['3.3 Tiếp cận dịch vụ tư pháp', 1.9, 1.7, 0.05, 1.8],
  ['4. Kiểm soát tham nhũng trong khu vực công', 7, 6.9, 0.1, 6.8],
  ['5. Thủ tục hành chính công', 7, 7.1, 0.1, 7.2],
  ['6. Cung ứng dịch vụ công', 7.5, 7.5, 0.1, 7.6],
  ['7. Quản trị môi trường', 4, 3.7, 0.1, 3.6],
  ['8. Quản trị điện tử', 3, 3.5, 0.1, 3.2],
];

const points = (value: number): string => value.toFixed(2).replace('.', ',');
const cell = (score: number, half: number): string =>
  `${points(score)} [${points(score - half)}–${points(score + half)}]`;

/** @param year of the later survey */
export function pasteExampleScores(host: LocalHost, year: number, say: (text: string) => void): void {
  const add = (more: object): PastedScoresReport =>
    host.run('addScores', [
      {
        table: [
          ['Nội dung', `Năm ${year - 1}`, `Năm ${year}`, 'Trung vị'],
          ...SCORES.map(([what, before, now, half, median]) => [
            what,
            cell(before, half),
            cell(now, half),
            points(median),
          ]),
        ],
        source: SOURCE,
        ...more,
      },
    ]).result as PastedScoresReport;
  const { fingerprint } = add({});
  const { added } = add({ fingerprint });
  say(`${added} điểm PAPI ví dụ (không phải số công bố) của hai năm ${year - 1}, ${year}.`);
}
