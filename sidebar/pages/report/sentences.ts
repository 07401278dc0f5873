/** What agencies wrote of their results, as sentences for the report: chosen, shortened, each with the row it comes from. */
import type { TaskResults } from '../../../src/contract.js';

export interface Sentence {
  /** Row of `Báo cáo quý` that says it: it names the sentence. */
  readonly row: number;
  readonly area: number;
  readonly task: string;
  /** Of the task. */
  readonly title: string;
  readonly text: string;
  /** Who says it. @example '97 đơn vị' */
  readonly who: string;
  /** Whether it goes into the report. */
  readonly chosen: boolean;
}

/** Characters that a shortened sentence keeps: three lines of the report. */
const LENGTH = 220;
/** Agencies that are named; more are counted. */
const NAMED = 2;

/**
 * As many whole sentences as fit, else cut between words.
 *
 * @example shortened('Đã tập huấn 3 lớp. Đã phát 500 tờ rơi.', 25) //=> 'Đã tập huấn 3 lớp'
 */
export function shortened(text: string, length = LENGTH): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const plain = (said: string): string => said.replace(/[.;,\s]+$/, '');
  if (flat.length <= length) return plain(flat);
  const head = flat.slice(0, length + 1);
  const end = Math.max(head.lastIndexOf('. '), head.lastIndexOf('; '));
  if (end > length / 3) return plain(head.slice(0, end));
  return `${plain(head.slice(0, Math.max(head.lastIndexOf(' '), 1)))}…`;
}

/** "Sở Y tế, Sở Nội vụ" or "97 đơn vị". */
export const saidBy = (agencies: readonly string[]): string =>
  agencies.length <= NAMED ? agencies.join(', ') : `${agencies.length} đơn vị`;

/** @param perTask how many of each task are chosen: the first, which tell most */
export const sentencesOf = (results: readonly TaskResults[], perTask: number, shorten: boolean): Sentence[] =>
  results.flatMap(({ area, task, title, said }) =>
    said.map(({ text, agencies, row }, i) => ({
      row,
      area,
      task,
      title,
      text: shorten ? shortened(text) : shortened(text, Number.POSITIVE_INFINITY),
      who: saidBy(agencies),
      chosen: i < perTask,
    })),
  );
