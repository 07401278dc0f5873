/** The charts of a sheet, drawn of the same cells as Sheets would. */
import type { ChartView } from '../live/view.js';

export function Charts({ charts }: { readonly charts: readonly ChartView[] }) {
  return (
    <>
      {charts.map(({ title, stacked, colours, series, lines }) => {
        const sums = lines.map(({ values }) => values.reduce((a, b) => a + b, 0));
        // Shares are drawn against the whole.
        const shares = sums.every((sum) => sum <= 1);
        const most = shares ? 1 : Math.max(...sums);
        return (
          <figure key={title}>
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
      })}
    </>
  );
}
