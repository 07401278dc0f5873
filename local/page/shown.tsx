/** A dialog that the script shows: it takes the focus, and Escape or a press outside closes it. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useDismissal } from './sheet/popup.js';
import { useWords } from './words.js';

export function Dialog(props: {
  readonly title: string;
  readonly width: number;
  readonly close: () => void;
  readonly children: ComponentChildren;
}) {
  const words = useWords();
  const element = useDismissal(props.close);
  useLayoutEffect(() => element.current?.focus(), []);
  return (
    <div class="shade">
      <div
        class="dialog"
        role="dialog"
        aria-modal="true"
        aria-label={props.title}
        tabIndex={-1}
        ref={element}
        style={{ width: `${props.width}px` }}
      >
        <div class="bar">
          <b>{props.title}</b>
          <button type="button" class="close" aria-label={words.closeDialog} onClick={props.close}>
            ×
          </button>
        </div>
        {props.children}
      </div>
    </div>
  );
}
