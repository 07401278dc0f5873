/** Today as day/month/year, whatever the browser's language, with a step back and a step on. */
import { typedDay } from '../../sidebar/parts/typedDay.js';
import { useTyped } from './typed.js';
import { useWords } from './words.js';

/** @example shown('2023-06-08') //=> '08/06/2023' */
const shown = (iso: string): string => iso.split('-').reverse().join('/');

const moved = (iso: string, days: number): string =>
  new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);

export function DayField(props: {
  readonly today: string;
  readonly set: (iso: string) => void;
  readonly refuse: (text: string) => void;
}) {
  const words = useWords();
  const { text, type, taken, putBack } = useTyped(shown(props.today));
  const take = (): void => {
    const iso = typedDay(text);
    if (iso === props.today) putBack();
    else if (iso) {
      taken();
      props.set(iso);
    } else {
      putBack();
      props.refuse(words.noDay(text));
    }
  };
  return (
    <span class="day">
      <button type="button" aria-label={words.dayBefore} onClick={() => props.set(moved(props.today, -1))}>
        ‹
      </button>
      <label>
        {words.today}{' '}
        <input
          inputMode="numeric"
          placeholder="dd/mm/yyyy"
          value={text}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={take}
          onKeyDown={(event) => event.key === 'Enter' && take()}
        />
      </label>
      <button type="button" aria-label={words.dayAfter} onClick={() => props.set(moved(props.today, 1))}>
        ›
      </button>
    </span>
  );
}
