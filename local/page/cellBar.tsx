/** What stands in the selected cell: its formula or text, its choices, its note, whether it is protected. */
import type { CellFacts } from '../live/liveWorkbook.js';
import type { Place } from './grid.js';

const columnName = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnName(Math.floor(column / 26) - 1) + columnName(column % 26);

export function CellBar(props: {
  readonly selected: Place | null;
  readonly facts: CellFacts | null;
  readonly charts: number;
  readonly showCharts: () => void;
  readonly choose: (text: string) => void;
}) {
  const { selected, facts } = props;
  return (
    <div class="cellbar">
      <span class="cell">{selected ? `${columnName(selected.column)}${selected.row + 1}` : ''}</span>
      {facts && !facts.editable && (
        <span class="lock" title="Ô được bảo vệ: bạn không sửa được">
          🔒 Được bảo vệ
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
      <span class="content" data-testid="content">
        {facts?.content}
      </span>
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
