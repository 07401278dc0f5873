/** What stands in the selected cell: its formula or text, its choices, its note, whether it is protected. */
import { useEffect, useState } from 'preact/hooks';
import type { CellFacts } from '../live/liveWorkbook.js';
import type { Place } from './grid.js';

const columnName = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnName(Math.floor(column / 26) - 1) + columnName(column % 26);

const columnNumber = (name: string): number =>
  [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** A field that is taken over with Enter and put back with Escape. */
function Field(props: {
  readonly label: string;
  readonly text: string;
  readonly enter: (text: string) => void;
}) {
  const [text, setText] = useState(props.text);
  useEffect(() => setText(props.text), [props.text]);
  return (
    <input
      aria-label={props.label}
      class={props.label === 'Ô' ? 'cell' : 'content'}
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') props.enter(event.currentTarget.value);
        if (event.key === 'Escape') setText(props.text);
      }}
    />
  );
}

export function CellBar(props: {
  readonly selected: Place | null;
  readonly facts: CellFacts | null;
  readonly charts: number;
  readonly showCharts: () => void;
  readonly choose: (text: string) => void;
  readonly goTo: (row: number, column: number) => void;
}) {
  const { selected, facts } = props;
  return (
    <div class="cellbar">
      <Field
        label="Ô"
        text={selected ? `${columnName(selected.column)}${selected.row + 1}` : ''}
        enter={(text) => {
          const match = /^\s*([A-Za-z]{1,2})(\d{1,6})\s*$/.exec(text);
          if (match) props.goTo(Number(match[2]) - 1, columnNumber(match[1]!.toUpperCase()));
        }}
      />
      {facts && !facts.editable && (
        <span class="lock" title="Ô được bảo vệ: bạn không sửa được">
          Được bảo vệ
        </span>
      )}
      {facts?.choices && (
        <select
          aria-label="Chọn giá trị cho ô"
          value={facts.choices.includes(facts.content) ? facts.content : ''}
          disabled={!facts.editable}
          onChange={(event) => props.choose(event.currentTarget.value)}
        >
          <option value="">(trống)</option>
          {facts.choices.map((choice) => (
            <option value={choice} key={choice}>
              {choice}
            </option>
          ))}
        </select>
      )}
      <Field label="Nội dung ô" text={facts?.content ?? ''} enter={props.choose} />
      {facts?.error && <span class="error">{facts.error}</span>}
      {facts?.note && (
        <span class="note" title={facts.note}>
          {facts.note}
        </span>
      )}
      {props.charts > 0 && (
        <button type="button" onClick={props.showCharts}>
          Biểu đồ của trang ({props.charts})
        </button>
      )}
    </div>
  );
}
