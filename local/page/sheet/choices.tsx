/** The list of a cell: what may be chosen, narrowed by typing, walked with the arrow keys. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../words.js';
import { Popup } from './popup.js';

export function Choices(props: {
  readonly x: number;
  readonly y: number;
  readonly values: readonly string[];
  readonly chosen: string;
  readonly choose: (value: string) => void;
  readonly close: () => void;
}) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const shown = ['', ...props.values].filter((value) => value.toLowerCase().includes(typed.toLowerCase()));
  const [at, setAt] = useState(Math.max(shown.indexOf(props.chosen), 0));
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => list.current?.children[at]?.scrollIntoView({ block: 'nearest' }), [at]);
  const take = (value: string | undefined): void => {
    if (value === undefined) return;
    props.close();
    props.choose(value);
  };
  return (
    <Popup label={words.choose} x={props.x} y={props.y} close={props.close}>
      <input
        ref={field}
        aria-label={words.choose}
        placeholder={words.narrow}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, shown.length - 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
          else if (event.key === 'Enter') take(shown[at]);
          else return;
          event.preventDefault();
        }}
      />
      <ul class="list" ref={list}>
        {shown.map((value, i) => (
          <li key={value}>
            <button type="button" class={i === at ? 'option at' : 'option'} onClick={() => take(value)}>
              {value === '' ? words.blank : value}
            </button>
          </li>
        ))}
      </ul>
    </Popup>
  );
}
