/** A small window over the grid that closes on Escape and on a press outside it, and gives the focus back. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export function useDismissal(close: () => void) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(close);
  latest.current = close;
  // Before anything inside takes the focus.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const outside = (event: Event): void => {
      // The button of a menu closes it by itself.
      const own = element.current?.closest('.menu') ?? element.current;
      if (!own?.contains(event.target as Node)) latest.current();
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      latest.current();
    };
    // The press that opened it has passed the window already: it is not heard here.
    addEventListener('pointerdown', outside, true);
    addEventListener('keydown', key, true);
    return () => {
      removeEventListener('pointerdown', outside, true);
      removeEventListener('keydown', key, true);
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return element;
}

export function Popup(props: {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly close: () => void;
  readonly children: ComponentChildren;
}) {
  const element = useDismissal(props.close);
  return (
    <div
      class="popup"
      role="dialog"
      aria-label={props.label}
      ref={element}
      style={{
        left: `min(${Math.max(props.x, 0)}px, 100% - 260px)`,
        top: `min(${Math.max(props.y, 0)}px, 60%)`,
      }}
    >
      {props.children}
    </div>
  );
}
