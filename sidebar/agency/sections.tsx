/** What an agency answers for, under headings: each leads to its row, and can be put off where that is still open. */
import { useState } from 'preact/hooks';
import type { ListedItem } from '../../src/contract.js';
import { ItemButton } from '../parts/itemList.js';
import { Extendable } from '../plan/extensions/extendable.js';

export interface ItemsProps {
  readonly items: readonly ListedItem[];
  readonly coordinates: boolean;
  /** Whether putting off is offered. */
  readonly extends: boolean;
  readonly changed: () => void;
}

/** Rows of a section that are shown at once. */
const SHOWN = 20;

export function Items({ items, coordinates, extends: extending, changed }: ItemsProps) {
  const [shown, setShown] = useState(SHOWN);
  return (
    <>
      <ul class="items">
        {items.slice(0, shown).map((item) => (
          <li key={item.key}>
            <ItemButton item={item} ofAgency />
            {item.extended > 0 && <span class="quiet">Đã gia hạn {item.extended} lần. </span>}
            {extending && <Extendable item={item} asks={!coordinates} changed={changed} />}
          </li>
        ))}
      </ul>
      {items.length > shown && (
        <button type="button" class="link" onClick={() => setShown(shown + 50)}>
          Xem thêm {Math.min(50, items.length - shown)} trong {items.length - shown} dòng còn lại
        </button>
      )}
    </>
  );
}

/** A heading with its number; closed where it is only looked up. */
export function Section(props: {
  readonly title: string;
  readonly count: number;
  readonly closed?: boolean;
  readonly children: preact.ComponentChildren;
}) {
  const { title, count, closed, children } = props;
  if (count === 0) return null;
  return (
    <details class="section" open={!closed}>
      <summary>
        <b>{title}</b> ({count})
      </summary>
      {children}
    </details>
  );
}
