/**
 * The day that a text means, written as Vietnamese write it.
 *
 * @returns YYYY-MM-DD, or null where there is no such day
 * @example typedDay('6/8/2023') //=> '2023-08-06'
 * @example typedDay('31/02/2023') //=> null
 */
export function typedDay(text: string): string | null {
  const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  if (!match) return null;
  const [day, month, year] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}
