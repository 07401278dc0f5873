/** What a re-inspection says of the finding that it looks at again. */
import { comparable } from '../../cells/value.js';

/** Choices of `Kết quả tái kiểm tra`. */
export const REINSPECTION_OUTCOMES = ['Đã', 'Chưa', 'Một phần'] as const;
export type ReinspectionOutcome = (typeof REINSPECTION_OUTCOMES)[number];

export interface Reinspection {
  readonly outcome: ReinspectionOutcome | null;
  readonly shortcoming: string;
  readonly remedied: boolean;
}

/**
 * Whether a re-inspection found its finding remedied; null where it does not say. The outcome chosen says it; where none
 * is, a day of remedy beside it says yes, and a shortcoming that it writes down again says no, unless the words are that
 * it has been remedied.
 *
 * @example isRemedied({ outcome: null, shortcoming: 'Vẫn chưa niêm yết đủ thủ tục', remedied: false }) //=> false
 * @example isRemedied({ outcome: 'Một phần', shortcoming: '', remedied: false }) //=> false
 */
export function isRemedied({ outcome, shortcoming, remedied }: Reinspection): boolean | null {
  if (outcome !== null) return outcome === 'Đã';
  if (remedied) return true;
  const words = comparable(shortcoming);
  if (words === '') return null;
  return /đã (?:được )?khắc phục/.test(words) && !/(?:chưa|không|một phần)/.test(words);
}
