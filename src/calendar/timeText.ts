/** An instant as people read it: "08/06/2023 09:05". */
import { dayFromDate, vnDay } from './day.js';

export function timeText(instant: Date): string {
  const twoDigits = (n: number): string => String(n).padStart(2, '0');
  return `${vnDay(dayFromDate(instant))} ${twoDigits(instant.getHours())}:${twoDigits(instant.getMinutes())}`;
}
