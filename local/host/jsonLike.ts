import { isDate } from '../../src/calendar/day.js';

/** What google.script.run carries: JSON-like values. @throws for a Date, a function or an instance of a class */
export function jsonLike(value: unknown, path = 'result'): unknown {
  if (value === undefined || value === null) return null;
  if (
    isDate(value) ||
    typeof value === 'function' ||
    typeof value === 'symbol' ||
    typeof value === 'bigint'
  ) {
    throw new Error(`The script completed but the returned value is not a supported return type: ${path}.`);
  }
  if (Array.isArray(value)) return value.map((item, i) => jsonLike(item, `${path}[${i}]`));
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(entries.map(([key, item]) => [key, jsonLike(item, `${path}.${key}`)]));
  }
  return value;
}
