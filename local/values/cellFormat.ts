/** Number formats: which make a number a date, and how values show. */
import { civilDate, type Day } from '../../src/calendar/day.js';

export const isTextFormat = (format: string): boolean => format === '@';

/** A format with day, month or year letters outside quotes shows a date. */
export const isDateFormat = (format: string): boolean =>
  /[dy]|M{1,4}/.test(format.replace(/"[^"]*"|\[[^\]]*\]/g, '')) && format !== 'General';

const pad = (n: number): string => String(n).padStart(2, '0');

/** A value as the cell shows it (the formats that this project uses; others show as General). */
export function displayed(value: string | number | boolean, format: string): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  if (isDateFormat(format)) {
    const { year, month, day } = civilDate(Math.floor(value) as Day);
    const date = `${pad(day)}/${pad(month)}/${year}`;
    if (!/H|h/.test(format)) return date;
    const seconds = Math.round((value - Math.floor(value)) * 86400);
    return `${date} ${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  }
  const percent = /^0(?:\.(0+))?%$/.exec(format);
  if (percent) return `${(value * 100).toFixed(percent[1]?.length ?? 0).replace('.', ',')}%`;
  // A format of three sections: of positive numbers, of negative ones, of nought.
  const [positive, negative, nought] = format.split(';');
  if (negative !== undefined && nought !== undefined) {
    const rounded = Number(value.toFixed(2));
    const section = rounded > 0 ? positive! : rounded < 0 ? negative : nought;
    const sign = /^[+-]/.exec(section)?.[0] ?? '';
    return sign + displayed(Math.abs(value), section.slice(sign.length));
  }
  const decimals = /^0\.(0+)$/.exec(format);
  if (decimals) return value.toFixed(decimals[1]!.length).replace('.', ',');
  if (format === '0') return value.toFixed(0);
  return String(Number(value.toPrecision(10))).replace('.', ',');
}
