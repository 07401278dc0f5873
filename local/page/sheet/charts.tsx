/** The charts of a sheet over its cells, where Sheets has them, drawn of the same cells. */
import type { ChartView } from '../../live/view.js';
import type { UniverGrid } from './univerGrid.js';

export function Charts(props: { readonly charts: readonly ChartView[]; readonly grid: UniverGrid }) {
  return (
    <div class="charts">
      {props.charts.map((chart) => {
        const corner = props.grid.rectangle(chart.row, chart.column);
        return corner && <Chart chart={chart} key={chart.id} x={corner.x} y={corner.y} />;
      })}
    </div>
  );
}

function Chart(props: { readonly chart: ChartView; readonly x: number; readonly y: number }) {
  const { title, stacked, colours, series, lines, width, height } = props.chart;
  const sums = lines.map(({ values }) => values.reduce((a, b) => a + b, 0));
  // Shares are drawn against the whole.
  const shares = sums.every((sum) => sum <= 1);
  const most = shares ? 1 : Math.max(...sums);
  return (
    <figure
      style={{
        transform: `translate(${props.x}px, ${props.y}px)`,
        width: `${width}px`,
        height: `${height}px`,
      }}
    >
      <figcaption>{title}</figcaption>
      {stacked && (
        <p class="legend">
          {series.map((name, i) => (
            <span key={name}>
              <i style={{ background: colours[i] }} /> {name}
            </span>
          ))}
        </p>
      )}
      {lines.map(({ name, values }, i) => (
        <div class="chartline" key={name}>
          <span title={name}>{name}</span>
          <div>
            {values.map((value, j) => (
              <i
                key={series[j]}
                title={`${series[j]}: ${value}`}
                style={{ width: `${(value / most) * 100}%`, background: colours[j] ?? colours[0] }}
              />
            ))}
          </div>
          <em>{shares ? `${Math.round(sums[i]! * 100)}%` : sums[i]}</em>
        </div>
      ))}
    </figure>
  );
}
