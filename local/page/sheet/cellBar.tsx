/** What stands in the selected cell: its formula or text, its choices, its note, whether it is protected. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { CellFacts } from '../../live/liveWorkbook.js';
import type { Place } from '../place.js';
import { useTyped } from '../typed.js';
import { useWords } from '../words.js';

const columnName = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnName(Math.floor(column / 26) - 1) + columnName(column % 26);

const columnNumber = (name: string): number =>
  [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** A field that is taken over with Enter and put back with Escape. */
function Field(props: {
  readonly label: string;
  readonly kind: 'cell' | 'content';
  readonly text: string;
  /** What the text belongs to: where that changes, what was typed and not taken over is gone. */
  readonly of: unknown;
  readonly enter: (text: string) => void;
}) {
  const { text, type, putBack } = useTyped(props.text);
  useEffect(putBack, [props.of]);
  return (
    <input
      aria-label={props.label}
      class={props.kind}
      value={text}
      onInput={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') props.enter(event.currentTarget.value);
        if (event.key === 'Escape') putBack();
      }}
      onBlur={() => props.kind === 'cell' && putBack()}
    />
  );
}

export function CellBar(props: {
  readonly selected: Place | null;
  readonly facts: CellFacts | null;
  /** Texts taken over or refused so far. */
  readonly writes: number;
  readonly choose: (text: string) => void;
  readonly goTo: (row: number, column: number) => void;
  readonly openList: () => void;
  /** Opens the workbook whose address stands in the cell; null: none does. */
  readonly openLink: (() => void) | null;
  readonly children: ComponentChildren;
}) {
  const words = useWords();
  const { selected, facts } = props;
  return (
    <div class="cellbar">
      <Field
        label={words.cell}
        kind="cell"
        // Where one is going stays, though the grid may say meanwhile where one still is.
        of={null}
        text={selected ? `${columnName(selected.column)}${selected.row + 1}` : ''}
        enter={(text) => {
          const match = /^\s*([A-Za-z]{1,3})(\d{1,7})\s*$/.exec(text);
          if (match) props.goTo(Number(match[2]) - 1, columnNumber(match[1]!.toUpperCase()));
        }}
      />
      {props.children}
      {facts && !facts.editable && (
        <span class="lock" title={words.lockedWhy}>
          {words.locked}
        </span>
      )}
      <Field
        label={words.content}
        kind="content"
        of={selected && `${selected.sheet} ${selected.row} ${selected.column} ${props.writes}`}
        text={facts?.content ?? ''}
        enter={props.choose}
      />
      {facts?.choices && facts.editable && (
        <button
          type="button"
          aria-label={words.choose}
          title={`${words.choose} (Alt+↓)`}
          onClick={props.openList}
        >
          ▾
        </button>
      )}
      {props.openLink && (
        <button type="button" aria-label={words.openLink} title={words.openLink} onClick={props.openLink}>
          ↗
        </button>
      )}
      {facts?.error && <span class="error">{facts.error}</span>}
      {facts?.note && (
        <span class="note" title={facts.note}>
          {facts.note}
        </span>
      )}
    </div>
  );
}
