/** What may be said of two years' scores: a survey's score is a range, and ranges that meet say nothing for certain. */
import type { PapiScore } from '../plan/model.js';

export type Point = Pick<PapiScore, 'score' | 'low' | 'high'>;

export const CHANGES = ['Tăng rõ', 'Tụt rõ', 'Không khác biệt rõ', 'Chưa đủ khoảng tin cậy'] as const;
export type Change = (typeof CHANGES)[number];

/** Differences to the hundredth, as scores are published. */
export const difference = (now: number, before: number): number => Math.round((now - before) * 100) / 100;

/**
 * Whether a score has risen or fallen for certain: only if the ranges do not meet.
 *
 * @example changeOf({ score: 6.98, low: 6.88, high: 7.08 }, { score: 7.12, low: 7.02, high: 7.22 }) //=> 'Không khác biệt rõ'
 */
export function changeOf(now: Point, before: Point): Change {
  if (now.low === null || now.high === null || before.low === null || before.high === null)
    return 'Chưa đủ khoảng tin cậy';
  if (now.low > before.high) return 'Tăng rõ';
  return now.high < before.low ? 'Tụt rõ' : 'Không khác biệt rõ';
}
