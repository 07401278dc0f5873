/** Below an item: the way to put it off, or for an official to ask for it. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Item } from '../../../src/contract.js';
import { ExtendForm } from './extendForm.js';

/** Nothing for what is done or settled: it is not put off any more. */
export function Extendable(props: {
  readonly item: Item;
  /** An official asks for it; else a coordinator grants it. */
  readonly asks?: boolean;
  readonly changed: () => void;
}) {
  const { item, asks = false, changed } = props;
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const closed = useRef(false);
  useLayoutEffect(() => {
    if (!open && closed.current) opener.current?.focus();
    closed.current = open;
  }, [open]);
  if (item.done !== null || item.settled) return null;
  if (open) return <ExtendForm item={item} asks={asks} changed={changed} close={() => setOpen(false)} />;
  const words = asks ? 'Xin gia hạn…' : 'Gia hạn…';
  return (
    <button
      type="button"
      class="link below"
      ref={opener}
      aria-label={`${words} ${item.title}`}
      onClick={() => setOpen(true)}
    >
      {words}
    </button>
  );
}
