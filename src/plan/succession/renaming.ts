/** A code that is given another form: an agency's or a task's, wherever obligations' keys name it. */
import { comparable } from '../../cells/comparable.js';

export interface Renaming {
  readonly of: 'agency' | 'task';
  readonly from: string;
  readonly to: string;
}

/** Where the parts of an obligation's key that are codes stand, by its first part. */
const PARTS: Readonly<Record<string, Readonly<Partial<Record<Renaming['of'], readonly number[]>>>>> = {
  task: { task: [1], agency: [2] },
  quarterly: { agency: [2], task: [3] },
  periodic: { agency: [2] },
  form: { agency: [1, 2] },
  ownPlan: { agency: [1] },
  inspection: { agency: [1] },
  gaps: { agency: [1] },
  rating: { agency: [2] },
};

/** The new code where a text is the old one, else the text. */
export const renamedCode = ({ from, to }: Renaming, text: string): string =>
  comparable(text) === comparable(from) ? to : text;

/**
 * The key of an obligation, or what begins with one ("task|NV02|SNV@2023-06-30").
 *
 * @example renamedKey({ of: 'agency', from: 'SNV', to: 'SNVU' }, 'task|NV02|SNV') //=> 'task|NV02|SNVU'
 */
export function renamedKey(renaming: Renaming, key: string): string {
  const parts = key.split('|');
  const at = PARTS[comparable(parts[0]!) === 'ownplan' ? 'ownPlan' : comparable(parts[0]!)]?.[renaming.of];
  if (at === undefined) return key;
  return parts.map((part, i) => (at.includes(i) ? renamedCode(renaming, part) : part)).join('|');
}
