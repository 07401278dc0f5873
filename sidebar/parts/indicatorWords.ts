/** What an indicator says, in words: in the report, in lists. */
import type { IndicatorShown } from '../../src/contract.js';

const isShare = ({ type }: IndicatorShown): boolean => type === 'Tỷ lệ' || type === 'Có/Không';

/** One digit behind the comma, stops between thousands. @example number(93.86) //=> '93,9' */
export const number = (value: number): string => {
  const [whole, part] = String(Math.round(value * 10) / 10).split('.');
  return `${whole!.replace(/\B(?=(\d{3})+$)/g, '.')}${part === undefined ? '' : `,${part}`}`;
};

const measured = (one: IndicatorShown, value: number): string =>
  isShare(one) ? `${number(value)} %` : `${number(value)}${one.unit === '' ? '' : ` ${one.unit}`}`;

/** @example '93,9 %'; '9 đợt'; '' without data */
export const valueInWords = (one: IndicatorShown): string =>
  one.value === null ? '' : measured(one, one.value);

/** @example '≥ 95 %'; '' without a target */
export const targetInWords = (one: IndicatorShown): string =>
  one.target === null ? '' : `${one.direction} ${measured(one, one.target)}`;

/** Units that are named. */
const NAMED = 2;

/**
 * A sentence of the report; empty without data.
 *
 * @example 'Tỷ lệ hồ sơ đúng hạn đạt 93,9 % (535/570 hồ sơ; mục tiêu ≥ 95 %, còn thiếu 7 hồ sơ), thấp nhất: UBND xã Hai (75 %); 01 đơn vị chưa có số liệu.'
 */
export function indicatorInWords(one: IndicatorShown): string {
  if (one.value === null) return '';
  const counted = one.denominator === null ? '' : `${number(one.numerator!)}/${number(one.denominator)}`;
  const target = targetInWords(one);
  const short = one.reached === false && one.short! > 0 && one.direction === '≥';
  const inside = [
    counted === '' ? '' : `${counted}${one.unit === '' || !isShare(one) ? '' : ` ${one.unit}`}`,
    target === '' ? '' : `mục tiêu ${target}`,
    short ? `còn thiếu ${number(one.short!)}${one.unit === '' ? '' : ` ${one.unit}`}` : '',
  ].filter(Boolean);
  const far = one.lowest
    .slice(0, NAMED)
    .map(({ agency, value }) => `${agency} (${number(value)} %)`)
    .join(', ');
  const missing = one.missing.length;
  return [
    `${one.title.trim().replace(/[.;,\s]+$/, '')}${isShare(one) && one.direction === '≥' ? ' đạt ' : ': '}${valueInWords(one)}`,
    inside.length > 0 ? ` (${inside.join('; ')})` : '',
    far === '' ? '' : `, ${one.direction === '≤' ? 'cao' : 'thấp'} nhất: ${far}`,
    one.without === 0 ? '' : `; ${one.without} đơn vị không phát sinh`,
    missing === 0 ? '' : `; ${missing} đơn vị chưa có số liệu`,
    one.atLeast === null || missing === 0
      ? ''
      : `, tính cả các đơn vị này thì ít nhất ${number(one.atLeast)} %`,
    '.',
  ].join('');
}
