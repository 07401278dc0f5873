/** Below an item: the way to put it off. */
import { useState } from 'preact/hooks';
import type { Item } from '../../src/contract.js';
import { ExtendForm } from './extendForm.js';

/** Nothing for what is done: it is not put off any more. */
export function Extendable({ item, changed }: { readonly item: Item; readonly changed: () => void }) {
  const [open, setOpen] = useState(false);
  if (item.done !== null) return null;
  if (open) return <ExtendForm item={item} changed={changed} close={() => setOpen(false)} />;
  return (
    <button
      type="button"
      class="link below"
      aria-label={`Gia hạn… ${item.title}`}
      onClick={() => setOpen(true)}
    >
      Gia hạn…
    </button>
  );
}
