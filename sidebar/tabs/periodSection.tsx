/** Kỳ báo cáo: opened, closed, reopened. */
import { useState } from 'preact/hooks';
import type { Overview } from '../../src/contract.js';
import { unfinished } from '../parts/text.js';
import { Progress, useDeed } from '../parts/work.js';
import { server } from '../server.js';

export function PeriodSection({
  overview,
  changed,
}: {
  readonly overview: Overview;
  readonly changed: () => void;
}) {
  const [period, setPeriod] = useState('');
  const [deed, run] = useDeed<string>();
  const busy = deed.state === 'running';
  const after = <T,>(promise: Promise<T>): Promise<T> =>
    promise.then((result) => {
      changed();
      return result;
    });
  const chosen = period || overview.periods.find(({ state }) => state === 'Chưa mở')?.code || '';
  const state = overview.periods.find(({ code }) => code === chosen)?.state;
  return (
    <>
      <h2>Kỳ báo cáo</h2>
      {overview.periods.length === 0 ? (
        <p class="quiet">Chưa có kỳ báo cáo nào. Bước «Tạo kỳ báo cáo» thêm các kỳ của năm.</p>
      ) : (
        <>
          <p>
            <select
              aria-label="Kỳ báo cáo"
              value={chosen}
              onChange={(event) => setPeriod(event.currentTarget.value)}
            >
              {overview.periods.map(({ code, title, state }) => (
                <option value={code} key={code}>
                  {code} ({state}) · {title}
                </option>
              ))}
            </select>
          </p>
          {state !== 'Đã chốt' && (
            <button
              type="button"
              class="act plain"
              disabled={busy || !chosen}
              onClick={() =>
                run(`Đang mở kỳ ${chosen}`, () =>
                  after(server.openPeriod({ period: chosen })).then(
                    (report) =>
                      `Kỳ ${report.period}: thêm ${report.added} dòng ở trang ${report.sheet}, giữ nguyên ${report.existing} dòng${report.completed > 0 ? `, điền nốt ${report.completed} ô còn trống` : ''}${report.marked > 0 ? `, đánh dấu ${report.marked} dòng của nhiệm vụ không còn` : ''}${report.forms ? `; thêm ${report.forms.added} dòng ở trang ${report.forms.sheet}` : ''}.${unfinished(report)}`,
                  ),
                )
              }
            >
              {state === 'Đang mở' ? 'Thêm dòng còn thiếu' : 'Mở kỳ'}
            </button>
          )}
          {state === 'Đang mở' && (
            <button
              type="button"
              class="act plain"
              disabled={busy}
              onClick={() =>
                run(`Đang chốt kỳ ${chosen}`, () =>
                  after(server.closePeriod({ period: chosen })).then(
                    (report) =>
                      `Đã chốt kỳ ${report.period}; số liệu được giữ ở trang ${report.sheet}.${unfinished(report)}`,
                  ),
                )
              }
            >
              Chốt kỳ
            </button>
          )}
          {state === 'Đã chốt' && (
            <button
              type="button"
              class="act plain"
              disabled={busy}
              onClick={() =>
                run(`Đang mở lại kỳ ${chosen}`, () =>
                  after(server.reopenPeriod({ period: chosen })).then(
                    (report) =>
                      `Đã mở lại kỳ ${report.period}; số liệu đã chốt vẫn được giữ.${unfinished(report)}`,
                  ),
                )
              }
            >
              Mở lại kỳ
            </button>
          )}
        </>
      )}
      <Progress work={deed} />
      {deed.state === 'done' && <p class="note done">{deed.result}</p>}
    </>
  );
}
