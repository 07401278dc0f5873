/** Obligations as a list, each of which leads to its row in the workbook. */
import type { Item } from '../../src/contract.js';
import { goTo } from './goTo.js';
import { date, timeLeft } from './text.js';

/** How a status looks in a list; the sign tells it apart without colour as well. */
export const LOOKS: Readonly<Record<Item['status'], { readonly tag: string; readonly sign: string }>> = {
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

/** An obligation that leads to its row. */
export function ItemButton(props: {
  readonly item: Item;
  /** Under its agency's name it need not say it again. */
  readonly ofAgency?: boolean;
  /** What has become of it. */
  readonly change?: string | null;
}) {
  const { item, ofAgency, change } = props;
  return (
    <button
      type="button"
      title={`Đến trang ${item.sheet}, dòng ${item.row}`}
      onClick={() => goTo(item.sheet, item.row)}
    >
      <span class={LOOKS[item.status].tag}>
        {LOOKS[item.status].sign}
        {standing(item)}
      </span>
      {change && <span class="changed"> · {change}</span>}
      {!ofAgency && (
        <>
          {' '}
          · {item.agencyName}
          {item.head && <span class="quiet"> ({item.head})</span>}
        </>
      )}
      <span class="item-title">{item.title}</span>
      {item.extended > 0 && item.firstDue !== null && (
        <span class="quiet">
          đã gia hạn {item.extended} lần, hạn đầu {date(item.firstDue)}
        </span>
      )}
    </button>
  );
}

export function ItemList({ items, total }: { readonly items: readonly Item[]; readonly total: number }) {
  return (
    <>
      <ul class="items">
        {items.map((item) => (
          <li key={item.key}>
            <ItemButton item={item} />
          </li>
        ))}
      </ul>
      {total > items.length && <p class="quiet">… và {total - items.length} dòng khác.</p>}
    </>
  );
}
