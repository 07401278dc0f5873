/** The text of a field: what stands, until somebody types; what he is typing, no late answer takes from under his hands. */
import { useEffect, useRef, useState } from 'preact/hooks';

export interface Typed {
  readonly text: string;
  type(text: string): void;
  /** What was typed has been taken over: what stands may be shown again, as soon as it changes. */
  taken(): void;
  /** Puts back what stands. */
  putBack(): void;
}

export function useTyped(stands: string): Typed {
  const [text, setText] = useState(stands);
  const typing = useRef(false);
  useEffect(() => {
    if (!typing.current) setText(stands);
  }, [stands]);
  return {
    text,
    type(typed) {
      typing.current = true;
      setText(typed);
    },
    taken() {
      typing.current = false;
    },
    putBack() {
      typing.current = false;
      setText(stands);
    },
  };
}
