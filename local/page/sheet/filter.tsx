/** Which values of a column are shown. */
import { useEffect, useState } from 'preact/hooks';
import { server } from '../server.js';
import { useWords } from '../words.js';
import { Popup } from './popup.js';

export function Filter(props: {
  readonly x: number;
  readonly y: number;
  readonly sheet: string;
  readonly column: number;
  readonly close: () => void;
  readonly failed: (error: unknown) => void;
}) {
  const words = useWords();
  const { sheet, column, close, failed } = props;
  const [values, setValues] = useState<readonly string[] | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    server.values(sheet, column).then(
      (answer) => {
        setValues(answer.values);
        setHidden(new Set(answer.hidden));
      },
      (error: unknown) => {
        close();
        failed(error);
      },
    );
  }, [sheet, column]);
  const apply = (wanted: readonly string[] | null): void => {
    close();
    server.filter(sheet, column, wanted).catch(failed);
  };
  return (
    <Popup label={words.filter} x={props.x} y={props.y} close={close}>
      <p class="row">
        <button type="button" class="small" onClick={() => setHidden(new Set())}>
          {words.all}
        </button>
        <button type="button" class="small" onClick={() => setHidden(new Set(values))}>
          {words.none}
        </button>
      </p>
      <ul class="list">
        {values?.map((value) => (
          <li key={value}>
            <label>
              <input
                type="checkbox"
                checked={!hidden.has(value)}
                onChange={(event) => {
                  const next = new Set(hidden);
                  if (event.currentTarget.checked) next.delete(value);
                  else next.add(value);
                  setHidden(next);
                }}
              />{' '}
              {value === '' ? words.blank : value}
            </label>
          </li>
        ))}
      </ul>
      <p class="row">
        <button type="button" class="small" onClick={() => apply([...hidden])}>
          {words.apply}
        </button>
        <button type="button" class="small" onClick={() => apply(null)}>
          {words.showAll}
        </button>
      </p>
    </Popup>
  );
}
