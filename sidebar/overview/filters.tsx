/** Searching, and narrowing a list by agency, status, kind, period and area. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Overview, Status } from '../../src/contract.js';
import { LOOKS } from '../parts/itemList.js';
import {
  type Asked,
  type Base,
  EVERYTHING,
  isNarrowed,
  type Narrowing,
  NOT_NARROWED,
  PRESSING,
} from './asked.js';

/** Typing rests for so long before it is looked for. */
const REST_MS = 600;

const STATUSES = Object.keys(LOOKS) as Status[];

export function Filters(props: {
  readonly overview: Overview;
  readonly asked: Asked;
  readonly ask: (asked: Asked) => void;
}) {
  const { overview, asked, ask } = props;
  const { narrowing } = asked;
  const [search, setSearch] = useState(narrowing.search);
  const waiting = useRef<ReturnType<typeof setTimeout>>();
  // Before anything is painted: what is typed next is not overwritten.
  useLayoutEffect(() => setSearch(narrowing.search), [narrowing.search]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  /** What is asked for by the time that typing has rested. */
  const now = useRef(asked);
  now.current = asked;

  /** What is being typed is looked for as well, whatever else is chosen before it has rested. */
  const narrow = (part: Partial<Narrowing>, chosen?: Base): void => {
    clearTimeout(waiting.current);
    const next = { ...now.current.narrowing, search, ...part };
    const { base } = now.current;
    // Whoever looks for something looks everywhere.
    const sought = next.search !== now.current.narrowing.search && next.search !== '';
    ask({ base: chosen ?? (sought && base === PRESSING ? EVERYTHING : base), narrowing: next });
  };
  const choice = (
    label: string,
    key: keyof Narrowing,
    all: string,
    options: readonly { readonly value: string; readonly title: string }[],
  ) => (
    <label class="choice">
      {label}
      <select value={narrowing[key]} onChange={(event) => narrow({ [key]: event.currentTarget.value })}>
        <option value="">{all}</option>
        {options.map(({ value, title }) => (
          <option value={value} key={value}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <search>
        <form
          class="search"
          onSubmit={(event) => {
            event.preventDefault();
            narrow({ search });
          }}
        >
          <input
            type="search"
            aria-label="Tìm nhiệm vụ, cơ quan"
            placeholder="Tìm nhiệm vụ, cơ quan (không cần dấu)"
            value={search}
            onInput={(event) => {
              const typed = event.currentTarget.value;
              setSearch(typed);
              clearTimeout(waiting.current);
              waiting.current = setTimeout(() => narrow({ search: typed }), REST_MS);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || search === '') return;
              event.preventDefault();
              setSearch('');
              narrow({ search: '' });
            }}
          />
        </form>
      </search>
      <details class="narrowing">
        <summary>Lọc theo cơ quan, tình trạng, loại việc, kỳ, lĩnh vực</summary>
        {choice(
          'Cơ quan',
          'agency',
          'Mọi cơ quan',
          overview.agencies.map(({ code, name }) => ({ value: code, title: name })),
        )}
        <label class="choice">
          Tình trạng
          <select
            value={STATUSES.find((status) => status === asked.base.title) ?? ''}
            onChange={(event) => {
              const status = STATUSES.find((one) => one === event.currentTarget.value);
              narrow({}, status ? { title: status, list: { statuses: [status] } } : EVERYTHING);
            }}
          >
            <option value="">Mọi tình trạng</option>
            {STATUSES.map((status) => (
              <option value={status} key={status}>
                {status}
              </option>
            ))}
          </select>
        </label>
        {choice(
          'Loại việc',
          'kind',
          'Mọi loại',
          overview.kinds.map(({ kind, title }) => ({ value: kind, title })),
        )}
        {choice(
          'Kỳ',
          'period',
          'Mọi kỳ',
          overview.periods.map(({ code, title }) => ({ value: code, title: `${code} · ${title}` })),
        )}
        {choice(
          'Lĩnh vực',
          'area',
          'Mọi lĩnh vực',
          overview.areas.map(({ number, title }) => ({ value: String(number), title })),
        )}
      </details>
      {isNarrowed(asked) && (
        <button
          type="button"
          class="link"
          onClick={() => {
            setSearch('');
            narrow(NOT_NARROWED);
          }}
        >
          Bỏ lọc
        </button>
      )}
    </>
  );
}
