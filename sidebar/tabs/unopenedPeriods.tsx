/** Periods that end and are not opened: said in the overview, and opened there. */
import type { OpenPeriodReport, Overview } from '../../src/contract.js';
import { unfinished } from '../parts/text.js';
import { Progress, useDeed } from '../parts/work.js';
import { server } from '../server.js';

export function UnopenedPeriods({
  overview,
  changed,
}: {
  readonly overview: Overview;
  readonly changed: () => void;
}) {
  const [opened, open] = useDeed<OpenPeriodReport>();
  const { unopened, mayCoordinate } = overview;
  if (unopened.length === 0 && opened.state === 'idle') return null;
  return (
    <div style="margin-top:8px">
      {unopened.map(({ code, title }) => (
        <div class="note" key={code}>
          {title || `Kỳ ${code}`}: chưa mở kỳ, các cơ quan chưa có dòng để báo cáo.{' '}
          {mayCoordinate && (
            <button
              type="button"
              class="link"
              disabled={opened.state === 'running'}
              onClick={() =>
                open(`Đang mở kỳ ${code}`, () => server.openPeriod({ period: code })).then(
                  (report) => report && changed(),
                )
              }
            >
              Mở kỳ {code}
            </button>
          )}
        </div>
      ))}
      {opened.state !== 'idle' && <Progress work={opened} />}
      {opened.state === 'done' && (
        <p class="note done">
          Kỳ {opened.result.period}: thêm {opened.result.added} dòng ở trang {opened.result.sheet}.
          {unfinished(opened.result)}
        </p>
      )}
    </div>
  );
}
