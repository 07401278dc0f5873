/** Scores in words, as people read them. */
import type { ScoreLine, ScoresReport, SheetTitle } from '../../../src/contract.js';
import { percent } from '../../parts/text.js';

export const SCORES_TITLE: SheetTitle = 'Điểm PAPI';

/** @example points(7.1) //=> '7,10' */
export const points = (value: number): string => value.toFixed(2).replace('.', ',');

/** With its sign. @example signed(-0.14) //=> '−0,14' */
export const signed = (value: number): string =>
  value === 0 ? '0,00' : `${value < 0 ? '−' : '+'}${points(Math.abs(value))}`;

/** How far behind: 0,22; ahead of it: "hơn 0,10". */
export const gap = (value: number | null): string =>
  value === null ? '–' : value < 0 ? `hơn ${points(-value)}` : points(value);

const lowered = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

/** @example "Tụt rõ, chưa có nhiệm vụ" */
export function verdict({ says, flags, before, group }: ScoreLine): string {
  const said = says ?? (before === null ? 'Không có năm trước để so' : '');
  return [said, ...(group === 'Thấp nhất' ? ['nhóm thấp nhất'] : []), ...flags.map(lowered)]
    .filter(Boolean)
    .join(', ');
}

export const work = ({ tasks, onTimeRate }: ScoreLine): string =>
  tasks === 0 ? 'chưa có' : `${tasks}${onTimeRate === null ? '' : `, đúng hạn ${percent(onTimeRate)}`}`;

/** The first thing to know: what fell, and what of it nobody is at work on. */
export function headline({ lines, year }: ScoresReport): string {
  const fallen = lines.filter(({ says }) => says === 'Tụt rõ');
  const risen = lines.filter(({ says }) => says === 'Tăng rõ').length;
  const without = lines.filter(({ flags }) => flags.includes('Chưa có nhiệm vụ'));
  return [
    fallen.length === 0
      ? `Năm ${year}: không nội dung nào tụt rõ`
      : `Năm ${year}: ${fallen.length} nội dung tụt rõ`,
    `, ${risen} tăng rõ`,
    without.length === 0 ? '.' : `; ${without.length} nội dung yếu chưa có nhiệm vụ trong kế hoạch.`,
  ].join('');
}

/** Figures that were made up say so wherever they are shown. */
export const EXAMPLES = 'Số liệu ví dụ, không phải điểm đã công bố';
