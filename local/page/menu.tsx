/** A menu of the add-in: opened by a press, walked with the arrow keys, closed by Escape and by a press outside. */
import { useLayoutEffect, useState } from 'preact/hooks';
import type { MenuItem } from '../state/hostState.js';
import { useDismissal } from './sheet/popup.js';

export function Menu(props: {
  readonly title: string;
  /** What is read out in the place of the title. */
  readonly label?: string;
  readonly items: readonly MenuItem[];
  readonly choose: (functionName: string) => void;
}) {
  const [open, setOpen] = useState(false);
  return (
    <div class={props.label ? 'menu book' : 'menu'}>
      <button
        type="button"
        aria-label={props.label}
        title={props.label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {props.title} ▾
      </button>
      {open && (
        <Items
          items={props.items}
          close={() => setOpen(false)}
          choose={(name) => {
            setOpen(false);
            props.choose(name);
          }}
        />
      )}
    </div>
  );
}

function Items(props: {
  readonly items: readonly MenuItem[];
  readonly choose: (functionName: string) => void;
  readonly close: () => void;
}) {
  const element = useDismissal(props.close);
  useLayoutEffect(() => element.current?.querySelector('button')?.focus(), []);
  return (
    <div
      role="menu"
      ref={element}
      tabIndex={-1}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (by === 0) return;
        event.preventDefault();
        const buttons = [...event.currentTarget.querySelectorAll('button')];
        const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
        buttons[(at + by + buttons.length) % buttons.length]?.focus();
      }}
    >
      {props.items.map(({ label, functionName }) => (
        <button type="button" role="menuitem" key={label} onClick={() => props.choose(functionName)}>
          {label}
        </button>
      ))}
    </div>
  );
}
