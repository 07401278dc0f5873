/**
 * The total of units' figures (capabilities 5). Never a share of shares: of shares the numerators and the denominators
 * are added up, and units without cases (denominator 0) stay out of both.
 */
import type { Indicator } from '../plan/model.js';
import type { Figure } from './figure.js';

export interface Total {
  /** Σ numerators, of a mean Σ value × weight, of yes and no how many say yes; null without data. */
  readonly numerator: number | null;
  /** Σ denominators or weights, of yes and no how many answered; null for what is no share. */
  readonly denominator: number | null;
  /** Shares in percent; null without data, and where nothing is added up. */
  readonly value: number | null;
  /** Units that answered without having had a case. */
  readonly without: number;
}

const NOTHING: Total = { numerator: null, denominator: null, value: null, without: 0 };

/** Sums of decimals without what binary fractions leave: 0.1 + 0.2 is 0.3. */
const clean = (value: number): number => Math.round(value * 1e9) / 1e9;

/**
 * The total of figures that count, one of each unit.
 *
 * @example shares 45/50 and 30/60 //=> { numerator: 75, denominator: 110, value: 68.18…, without: 0 }
 * @example numbers 5, 4 and 0 //=> { numerator: 9, denominator: null, value: 9, without: 0 }
 */
export function totalOf(
  { type, adding }: Pick<Indicator, 'type' | 'adding'>,
  figures: readonly Figure[],
): Total {
  if (adding === 'Không cộng' || type === 'Chữ' || figures.length === 0) return NOTHING;
  const sum = (of: (figure: Figure) => number): number =>
    clean(figures.reduce((all, figure) => all + of(figure), 0));
  if (type === 'Có/Không') {
    const yes = sum(({ value }) => value!);
    return { numerator: yes, denominator: figures.length, value: (100 * yes) / figures.length, without: 0 };
  }
  const isShare = type === 'Tỷ lệ';
  if (!isShare && adding !== 'Bình quân gia quyền') {
    const all = sum(({ value }) => value!);
    return { numerator: all, denominator: null, value: all, without: 0 };
  }
  const without = figures.filter(({ denominator }) => denominator === 0).length;
  if (without === figures.length) return { ...NOTHING, without };
  const denominator = sum((figure) => figure.denominator!);
  const numerator = sum((figure) => (isShare ? figure.value! : figure.value! * figure.denominator!));
  return { numerator, denominator, value: (isShare ? 100 : 1) * (numerator / denominator), without };
}

/** How a total stands to its target. */
export interface Standing {
  /** null without data or target. */
  readonly reached: boolean | null;
  /** By how much it falls short of the target or goes beyond it, in what is counted (of shares: in cases); 0 where it is reached. */
  readonly short: number | null;
  /** Percent of the target; null where that says nothing. */
  readonly ofTarget: number | null;
}

/** As fine as totals are told apart from targets. */
const ALIKE = 1e-9;

/**
 * @example 535/570 against ≥ 95 % //=> { reached: false, short: 7, ofTarget: 98.8… }
 * @example 9 against 12 //=> { reached: false, short: 3, ofTarget: 75 }
 */
export function standingOf(
  { type, target, direction }: Pick<Indicator, 'type' | 'target' | 'direction'>,
  { numerator, denominator, value }: Pick<Total, 'numerator' | 'denominator' | 'value'>,
): Standing {
  if (target === null || value === null) return { reached: null, short: null, ofTarget: null };
  const reached =
    direction === '≥'
      ? value >= target - ALIKE
      : direction === '≤'
        ? value <= target + ALIKE
        : Math.abs(value - target) <= ALIKE;
  const inCases = (type === 'Tỷ lệ' || type === 'Có/Không') && numerator !== null && denominator !== null;
  const wanted = inCases ? clean((target / 100) * denominator) : target;
  const has = inCases ? numerator : value;
  const missing = Math.abs(clean(wanted - has));
  return {
    reached,
    short: reached ? 0 : inCases ? Math.ceil(missing) : missing,
    ofTarget: target > 0 ? (100 * value) / target : null,
  };
}
