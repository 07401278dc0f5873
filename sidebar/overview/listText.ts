/** A list as text that is fit for an official letter: by agency, numbered, days as letters write them. */
import type { ListedItem } from '../../src/contract.js';
import { letterDay, twoDigits } from '../parts/text.js';

/** How an item stands. @example 'quá hạn 7 ngày làm việc' */
export function standingOf({ done, lateness, status, daysLeft, change }: ListedItem): string {
  const parts: string[] = [];
  if (done !== null)
    parts.push(
      lateness === null
        ? `hoàn thành ngày ${letterDay(done)}`
        : `hoàn thành ngày ${letterDay(done)}, chậm ${lateness} ngày làm việc`,
    );
  else if (status === 'Quá hạn') parts.push(`quá hạn ${-daysLeft!} ngày làm việc`);
  else if (status === 'Sắp đến hạn') parts.push(daysLeft === 0 ? 'đến hạn' : `còn ${daysLeft} ngày làm việc`);
  if (change !== null) parts.push(change);
  return parts.join('; ');
}

/** Items of each agency, in the order of the list. */
export function byAgency(items: readonly ListedItem[]): ReadonlyMap<string, readonly ListedItem[]> {
  const groups = new Map<string, ListedItem[]>();
  for (const item of items) groups.set(item.agency, [...(groups.get(item.agency) ?? []), item]);
  return groups;
}

/**
 * @param title what the list is of; asOf the ISO day
 * @example
 * // Quá hạn, tính đến ngày 08/6/2023: 03 nội dung của 02 cơ quan.
 * // 1. Sở Nội vụ (02 nội dung):
 * // - Rà soát …; hạn 30/5/2023; quá hạn 7 ngày làm việc.
 */
export function listText(title: string, asOf: string, items: readonly ListedItem[]): string {
  const groups = [...byAgency(items).values()];
  return [
    `${title}, tính đến ngày ${letterDay(asOf)}: ${twoDigits(items.length)} nội dung của ${twoDigits(groups.length)} cơ quan.`,
    ...groups.flatMap((own, i) => [
      `${i + 1}. ${own[0]!.agencyName} (${twoDigits(own.length)} nội dung):`,
      ...own.map(
        (item) =>
          `- ${item.title.replace(/[.;\s]+$/, '')}; ${[item.due === null ? 'chưa có hạn' : `hạn ${letterDay(item.due)}`, standingOf(item)].filter(Boolean).join('; ')}.`,
      ),
    ]),
  ].join('\n');
}
