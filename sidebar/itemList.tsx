/** Obligations as a list, each of which leads to its row in the workbook. */
import type { Item } from '../src/contract.js';
import { goTo } from './goTo.js';
import { date, timeLeft } from './text.js';

const TAGS: Partial<Record<Item['status'], string>> = { 'Quá hạn': 'tag overdue', 'Sắp đến hạn': 'tag near' };
/** Told apart without colour as well. */
const SIGNS: Partial<Record<Item['status'], string>> = { 'Quá hạn': '● ', 'Sắp đến hạn': '○ ' };

const standing = (item: Item): string => {
  if (item.done !== null)
    return item.lateness === null
      ? `xong ${date(item.done)}`
      : `xong ${date(item.done)}, trễ ${item.lateness} ngày`;
  return item.due === null ? 'chưa có hạn' : timeLeft(item);
};

export function ItemList({ items, total }: { readonly items: readonly Item[]; readonly total: number }) {
  return (
    <>
      <ul class="items">
        {items.map((item) => (
          <li key={`${item.sheet}${item.row}${item.agency}${item.title}`}>
            <button
              type="button"
              title={`Đến trang ${item.sheet}, dòng ${item.row}`}
              onClick={() => goTo(item.sheet, item.row)}
            >
              <span class={TAGS[item.status] ?? 'tag'}>
                {SIGNS[item.status]}
                {standing(item)}
              </span>{' '}
              · {item.agencyName}
              {item.head && <span class="quiet"> ({item.head})</span>}
              <span class="item-title">{item.title}</span>
            </button>
          </li>
        ))}
      </ul>
      {total > items.length && <p class="quiet">… và {total - items.length} việc khác.</p>}
    </>
  );
}
