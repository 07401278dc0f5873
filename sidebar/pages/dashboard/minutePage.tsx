/** How the plan stands in a minute: three figures and their change, the worst, what falls next; prints on one page. */
import type { MinuteShown, SummaryPreview } from '../../../src/contract.js';
import { date, percent } from '../../parts/text.js';

export const MINUTE_TITLE = 'Một phút';

/** What falls next, written out; more is counted. */
const NEXT_SHOWN = 8;

const change = (now: number, before: number, unit = ''): string => {
  const by = now - before;
  return by === 0 ? 'không đổi' : `${by > 0 ? 'tăng' : 'giảm'} ${Math.abs(by)}${unit}`;
};

export function MinutePage({
  summary,
  minute,
}: {
  readonly summary: SummaryPreview;
  readonly minute: MinuteShown;
}) {
  const { rate, rateBefore, overdue, overdueBefore, worst, next, since, fell } = minute;
  const week = [
    fell.total > 0 ? `${fell.total} nội dung đến hạn` : '',
    fell.done > 0 ? `${fell.done} trong số đó đã hoàn thành` : '',
    minute.newlyOverdue > 0 ? `${minute.newlyOverdue} mới quá hạn` : '',
    minute.newlyDone > 0 ? `${minute.newlyDone} mới hoàn thành` : '',
  ]
    .filter(Boolean)
    .join('; ');
  const more = next.matters.length - NEXT_SHOWN;
  return (
    <article class="minute">
      <div class="bar">
        <span class="quiet">
          {summary.unit}. {summary.planName}, tính đến {date(summary.asOf)}, so với {date(since)}
        </span>
        <button type="button" class="act plain" onClick={() => window.print()}>
          In (PDF)
        </button>
      </div>
      <div class="figures">
        <Figure
          figure={percent(rate)}
          title="đúng hạn"
          beside={
            rate === null || rateBefore === null
              ? ''
              : change(Math.round(rate * 100), Math.round(rateBefore * 100), ' điểm')
          }
        />
        <Figure figure={String(overdue)} title="đang quá hạn" beside={change(overdue, overdueBefore)} />
        <Figure figure={String(next.total)} title="đến hạn trong 10 ngày tới" beside="" />
      </div>
      <p>
        {week && `Trong tuần: ${week}.`}
        {minute.levels.length > 0 && (
          <>
            {' '}
            Quá hạn theo cấp:{' '}
            {minute.levels
              .map(({ title, overdue, agencies }) => `${title} ${overdue} (${agencies} cơ quan)`)
              .join('; ')}
            .
          </>
        )}
      </p>
      <h2>Quá hạn nhiều nhất</h2>
      {worst.length === 0 ? (
        <p>Không cơ quan nào có nội dung quá hạn.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Cơ quan</th>
              <th scope="col">Người đứng đầu</th>
              <th scope="col">Quá hạn</th>
              <th scope="col">Lâu nhất (ngày làm việc)</th>
            </tr>
          </thead>
          <tbody>
            {worst.map(({ agency, name, head, overdue, longest }) => (
              <tr key={agency}>
                <th scope="row">{name}</th>
                <td>{head}</td>
                <td>{overdue}</td>
                <td>{longest}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2>Đến hạn trong 10 ngày tới</h2>
      {next.total === 0 ? (
        <p>Không có nội dung nào.</p>
      ) : (
        <ul>
          {next.matters.slice(0, NEXT_SHOWN).map(({ title, due, agencies, count }) => (
            <li key={`${due} ${title}`}>
              <b>{date(due)}</b> {title} ({agencies} cơ quan{count > agencies ? `, ${count} nhiệm vụ` : ''})
            </li>
          ))}
          {more > 0 && <li>… và {more} nhóm nội dung khác</li>}
        </ul>
      )}
    </article>
  );
}

function Figure(props: { readonly figure: string; readonly title: string; readonly beside: string }) {
  return (
    <div>
      <strong>{props.figure}</strong>
      <span>{props.title}</span>
      <span class="quiet">{props.beside}</span>
    </div>
  );
}
