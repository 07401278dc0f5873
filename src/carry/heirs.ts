/** Who stands in the new plan where last year's names an agency that has ended. */
import { comparable } from '../cells/comparable.js';
import type { Succession } from '../plan/model.js';

/**
 * The agency that has taken over, through whoever ended in between; the code itself where nobody has.
 *
 * @param work code of the task or finding that it is for
 * @param ended codes of the agencies that ended, as `comparable` gives them
 */
export function heirOf(
  successions: readonly Pick<Succession, 'from' | 'to' | 'works'>[],
  ended: ReadonlySet<string>,
  code: string,
  work: string,
): string {
  const seen = new Set<string>();
  let at = code;
  while (ended.has(comparable(at)) && !seen.has(comparable(at))) {
    seen.add(comparable(at));
    const own = successions.filter(({ from }) => comparable(from) === comparable(at));
    const next =
      own.find(({ works }) => works.some((one) => comparable(one) === comparable(work))) ??
      own.find(({ works }) => works.length === 0);
    if (!next) break;
    at = next.to;
  }
  return at;
}

/**
 * A cell of codes with their heirs, each once; as it is where none has ended.
 *
 * @example 'SNV; PNV' of which PNV went over to SNV //=> 'SNV'
 */
export function withHeirs(cell: string, heir: (code: string) => string): string {
  const codes = cell
    .split(/[;,\n]+/)
    .map((code) => code.trim())
    .filter((code) => code !== '');
  const now = codes.map(heir);
  return now.every((code, i) => code === codes[i]) ? cell : [...new Set(now)].join('; ');
}
