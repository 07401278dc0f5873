/** What a mail says of a deadline that was put off. */
import { vnDay } from '../../calendar/day.js';
import type { Assessed } from '../../plan/obligations/obligation.js';
import { oneLine, TITLE_LENGTH } from './text.js';

/**
 * Empty for a deadline that was not.
 *
 * @example 'được gia hạn đến 30/09/2026 (số 812/UBND-NC); đã gia hạn 1 lần, hạn đầu 30/06/2026'
 */
export function extensionWords({ extended, due, firstDue, grantedBy }: Assessed): string {
  if (extended === 0) return '';
  const by = grantedBy === '' ? '' : ` (số ${oneLine(grantedBy, TITLE_LENGTH)})`;
  const first = firstDue === null ? '' : `, hạn đầu ${vnDay(firstDue)}`;
  return `được gia hạn đến ${vnDay(due!)}${by}; đã gia hạn ${extended} lần${first}`;
}
