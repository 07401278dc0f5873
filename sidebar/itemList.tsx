/** Obligations as a list, each of which leads to its row in the workbook. */
import type { Item } from '../src/contract.js';
import { goTo } from './goTo.js';
import { date, timeLeft } from './text.js';

/** How a status looks in a list; the sign tells it apart without colour as well. */
const LOOKS: Readonly<Record<Item['status'], { readonly tag: string; readonly sign: string }>> = {
  'Quá hạn': { tag: 'tag overdue', sign: '● ' },
  'Sắp đến hạn': { tag: 'tag near', sign: '○ ' },
  'Trong hạn': { tag: 'tag', sign: '' },
  'Hoàn thành đúng hạn': { tag: 'tag', sign: '' },
  'Hoàn thành quá hạn': { tag: 'tag', sign: '' },
  'Chưa có hạn': { tag: 'tag', sign: '' },
};

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
              <span class={LOOKS[item.status].tag}>
                {LOOKS[item.status].sign}
                {standing(item)}
              </span>{' '}
              · {item.agencyName}
              {item.head && <span class="quiet"> ({item.head})</span>}
              <span class="item-title">{item.title}</span>
            </button>
          </li>
        ))}
      </ul>
      {total > items.length && <p class="quiet">… và {total - items.length} dòng khác.</p>}
    </>
  );
}
