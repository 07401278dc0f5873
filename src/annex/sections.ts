/** The area or component that a heading of an annex means, by its words. */
import type { PapiArea } from '../plan/areas.js';
import { pattern, spoken } from './spelling.js';

export interface SectionMeaning {
  /** 0 to 8. */
  readonly area: number;
  /** Title of the component; empty for a whole area. */
  readonly component: string;
  /** What a person should look at; null where the words leave no doubt. */
  readonly note: string | null;
}

/** Below it a heading is not taken for an area (capabilities 1, R2). */
const LIKE = 0.6;
/** Two areas nearer to each other than this are not told apart. */
const APART = 0.08;

const FILLERS = pattern(
  '(?<= |^)(?:nâng cao|tăng cường|cải thiện|đẩy mạnh|hiệu quả|chất lượng|về|chỉ số|nội dung|lĩnh vực|trục|nhóm|nhiệm vụ|giải pháp|công tác|việc|ở địa phương|trong khu vực công|trong|của|các|và|tại địa phương)(?= |$)',
  'gu',
);

const plain = (title: string): string[] =>
  spoken(title)
    .replace(/[^\p{L}\d\s]/gu, ' ')
    .replace(FILLERS, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !/^\d/.test(word));

const GENERAL = pattern('(?:^|\\s)chung(?:\\s|$)');
const GENERAL_WORK = pattern(
  'chỉ đạo|điều hành|tổ chức thực hiện|tuyên truyền|tập huấn|kiểm tra, giám sát|theo dõi|đánh giá chung',
);
const NUMBERED = pattern(
  '^(?:lĩnh vực|trục nội dung|nội dung|chỉ số nội dung|chỉ số|trục)(?: số| thứ)? ?(\\d)(?!\\d)',
);
const OF_ALL = pattern('cụ thể|theo (?:8|tám|các)? ?(?:lĩnh vực|trục|nội dung)');

/** Share of words in common (Dice); 0.95 where all of the known title's words stand together in the heading. */
function likeness(words: readonly string[], known: readonly string[]): number {
  if (known.length >= 2 && ` ${words.join(' ')} `.includes(` ${known.join(' ')} `)) {
    return words.length === known.length ? 1 : 0.95;
  }
  const left = [...words];
  const common = known.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  const short = words.length >= 2 && ` ${known.join(' ')} `.includes(` ${words.join(' ')} `) ? 0.85 : 0;
  return Math.max(short, (2 * common.length) / (words.length + known.length));
}

/**
 * The area or component that a heading means.
 *
 * @param title the heading without its number
 * @returns null for a heading that is of no area ("Nhiệm vụ cụ thể theo lĩnh vực")
 * @example sectionMeaning('Công khai, minh bạch trong việc ra quyết định ở địa phương', areasOf(2026)) // area 2
 */
export function sectionMeaning(title: string, areas: readonly PapiArea[]): SectionMeaning | null {
  const numbered = NUMBERED.exec(spoken(title));
  const words = plain(title);
  const candidates = areas
    .filter(({ number }) => number > 0)
    .flatMap((area) => [
      { area: area.number, component: '', score: likeness(words, plain(area.name)) },
      ...area.components.map((component) => ({
        area: area.number,
        component,
        score: likeness(words, plain(component)),
      })),
    ])
    .sort((a, b) => b.score - a.score || Number(a.component !== '') - Number(b.component !== ''));
  const [best, second] = candidates;
  const byNumber = numbered ? areas.find(({ number }) => number === Number(numbered[1])) : undefined;
  if (best && best.score >= LIKE) {
    const { area, component } = best;
    const notes: string[] = [];
    if (second && second.area !== area && best.score - second.score < APART)
      notes.push(`«${title}» gần với cả lĩnh vực ${area} và ${second.area}: tạm xếp vào lĩnh vực ${area}.`);
    if (byNumber && byNumber.number !== area)
      notes.push(`«${title}» ghi số ${byNumber.number} nhưng tên là của lĩnh vực ${area}.`);
    return { area, component, note: notes.length > 0 ? notes.join(' ') : null };
  }
  if (byNumber) {
    const rest = words.length > 0 ? `«${title}» được xếp vào lĩnh vực ${byNumber.number} theo số.` : null;
    return { area: byNumber.number, component: '', note: rest };
  }
  if (OF_ALL.test(spoken(title))) return null;
  if (GENERAL.test(spoken(title))) return { area: 0, component: '', note: null };
  if (GENERAL_WORK.test(spoken(title)))
    return { area: 0, component: '', note: `«${title}» được xếp vào «0. Chung».` };
  return null;
}

/** Every word of a title, punctuation left out. */
const whole = (title: string): string =>
  ` ${spoken(title)
    .replace(/[^\p{L}\s]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== 'và')
    .join(' ')} `;

/** The component of an area whose whole name stands in a task's title; empty where none does, or several do. */
export function componentIn(title: string, area: number, areas: readonly PapiArea[]): string {
  const words = whole(title);
  const found = (areas.find(({ number }) => number === area)?.components ?? []).filter((component) =>
    words.includes(whole(component)),
  );
  return found.length === 1 ? found[0]! : '';
}
