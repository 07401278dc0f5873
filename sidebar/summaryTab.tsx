/** Tổng hợp: look at the consolidated summary, then write it to its sheet. */
import { useState } from 'preact/hooks';
import type { Overview, SummaryPreview } from '../src/contract.js';
import { Problems } from './problems.js';
import { server } from './server.js';
import { date, percent } from './text.js';
import { Progress, useWork } from './work.js';

export function SummaryTab({ overview }: { readonly overview: Overview | null }) {
  const [period, setPeriod] = useState('');
  const [preview, look] = useWork<SummaryPreview>();
  const [writing, write] = useWork<SummaryPreview>();
  const shown = writing.state === 'done' ? writing.result : preview.state === 'done' ? preview.result : null;
  const busy = preview.state === 'running' || writing.state === 'running';
  const scope = period ? { period } : {};
  return (
    <>
      <p>Tổng hợp theo cơ quan, lĩnh vực và loại việc, tính đến ngày ghi ở trang Cấu hình.</p>
      <p>
        <select
          aria-label="Phạm vi tổng hợp"
          value={period}
          disabled={busy}
          onChange={(event) => setPeriod(event.currentTarget.value)}
        >
          <option value="">Toàn bộ kế hoạch</option>
          {overview?.periods.map(({ code, title }) => (
            <option value={code} key={code}>
              Kỳ {code} · {title}
            </option>
          ))}
        </select>
      </p>
      <button
        type="button"
        class="act plain"
        disabled={busy}
        onClick={() => look('Đang tổng hợp', () => server.previewSummary(scope))}
      >
        Xem trước
      </button>
      <button
        type="button"
        class="act"
        disabled={busy}
        onClick={() => write('Đang ghi trang Tổng hợp', () => server.writeSummary(scope))}
      >
        Ghi trang Tổng hợp
      </button>
      <Progress work={writing.state === 'idle' ? preview : writing} />
      {writing.state === 'done' && <p class="note done">Đã ghi trang Tổng hợp.</p>}
      {shown && (
        <>
          <p class="quiet">
            {shown.period === null ? 'Toàn bộ kế hoạch' : `Kỳ ${shown.period}`}, tính đến {date(shown.asOf)}
          </p>
          <Problems problems={shown.problems} />
          {shown.tables.map((table) => (
            <section key={table.title}>
              <h2>{table.title}</h2>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{table.group}</th>
                    <th scope="col">Tổng</th>
                    <th scope="col">Quá hạn</th>
                    <th scope="col">Đúng hạn</th>
                  </tr>
                </thead>
                <tbody>
                  {[...table.lines, table.total].map((line) => (
                    <tr key={line.key + line.title}>
                      <td>{line.title}</td>
                      <td>{line.total}</td>
                      <td>{line.counts['Quá hạn']}</td>
                      <td>{percent(line.onTimeRate)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          ))}
        </>
      )}
    </>
  );
}
