/** Whole lists, page by page. */
import type { ListedItem, ListRequest } from '../../src/contract.js';
import { server } from '../server.js';

/** The most rows that the server hands over at once. */
const PAGE = 500;

/** Everything of a list, however long it is. */
export async function wholeList(list: ListRequest): Promise<readonly ListedItem[]> {
  const items: ListedItem[] = [];
  for (;;) {
    const page = (await server.getOverview({ list: { ...list, from: items.length, size: PAGE } })).list;
    items.push(...page.items);
    if (page.items.length === 0 || items.length >= page.total) return items;
  }
}
