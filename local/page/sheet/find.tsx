/** Finding a text in every sheet: the cells that show it, one after the other. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Place } from '../place.js';
import { server } from '../server.js';
import { useWords } from '../words.js';

const AFTER_MS = 200;

export function Find(props: {
  readonly sheet: string;
  readonly goTo: (place: Place) => void;
  readonly close: () => void;
}) {
  const words = useWords();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly Place[] | null>(null);
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const from = useRef(props.sheet);
  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (text.trim() === '') return setFound(null);
    let isLatest = true;
    const timer = setTimeout(() => {
      server.find(text, from.current).then(
        (answer) => {
          if (!isLatest) return;
          setFound(answer.found);
          setAt(0);
          if (answer.found[0]) props.goTo(answer.found[0]);
        },
        () => setFound([]),
      );
    }, AFTER_MS);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [text]);
  const step = (by: number): void => {
    if (!found?.length) return;
    const next = (at + by + found.length) % found.length;
    setAt(next);
    props.goTo(found[next]!);
  };
  return (
    <search class="find">
      <input
        ref={field}
        aria-label={words.find}
        placeholder={words.find}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape') props.close();
        }}
      />
      <span role="status">{found && (found.length === 0 ? words.nothing : `${at + 1}/${found.length}`)}</span>
      <button type="button" class="small" aria-label={words.previous} onClick={() => step(-1)}>
        ↑
      </button>
      <button type="button" class="small" aria-label={words.next} onClick={() => step(1)}>
        ↓
      </button>
      <button type="button" class="close" aria-label={words.close} onClick={props.close}>
        ×
      </button>
    </search>
  );
}
