/** Xếp loại: how agencies are rated, what made each point, appeals; a trial, its publication, its closing. */
import { useEffect, useState } from 'preact/hooks';
import type { RatedAgencyShown, RatingReport, SheetTitle } from '../../../src/contract.js';
import { goTo } from '../../parts/goTo.js';
import { Problems } from '../../parts/problems.js';
import { Progress, useWork } from '../../parts/work.js';
import { server } from '../../server.js';
import { RatedAgency, score } from './ratedAgency.js';
import { RatingSteps } from './ratingSteps.js';
import { standing } from './standing.js';

const APPEALS: SheetTitle = 'Kiến nghị điểm';
const GROUPS = ['Sở', 'Xã'] as const;

export function RatingPage() {
  const [work, look] = useWork<RatingReport>();
  const [report, setReport] = useState<RatingReport | null>(null);
  const read = (): void =>
    void look('Đang chấm điểm', () => server.getRating({})).then((result) => result && setReport(result));
  useEffect(read, []);
  return (
    <>
      <Progress work={work} />
      {report && (
        <>
          <p>{standing(report)}</p>
          <Problems problems={report.problems} />
          {report.mayCoordinate && <RatingSteps report={report} changed={read} />}
          <Waiting report={report} />
          {report.agencies.length === 0 && (
            <p class="note">Chưa có cơ quan nào để xếp loại: điền trang Cơ quan trước.</p>
          )}
          {GROUPS.map((group) => (
            <Group
              key={group}
              title={report.titles[group]}
              agencies={report.agencies.filter((one) => one.group === group)}
            />
          ))}
          <p class="quiet">
            Dấu *: có tiêu chí không phát sinh, điểm quy về 100. Chưa đủ 5 hạn đã đến thì chưa xếp hạng.
          </p>
        </>
      )}
    </>
  );
}

/** Agencies that are shown at once. */
const SHOWN = 30;

function Group({
  title,
  agencies,
}: {
  readonly title: string;
  readonly agencies: readonly RatedAgencyShown[];
}) {
  const [shown, setShown] = useState(SHOWN);
  if (agencies.length === 0) return null;
  return (
    <>
      <h2>
        {title} ({agencies.length})
      </h2>
      <ByCriterion agencies={agencies} />
      {agencies.slice(0, shown).map((one) => (
        <details class="section" key={one.agency}>
          <summary>
            {one.rank !== null && <b>{one.rank}. </b>}
            <b>{one.name}</b>{' '}
            <span class="quiet">
              {score(one.score)} · {one.class}
              {one.clusterRank !== null && ` · hạng ${one.clusterRank} ${one.cluster}`}
            </span>
          </summary>
          <RatedAgency rated={one} />
        </details>
      ))}
      {agencies.length > shown && (
        <button type="button" class="link" onClick={() => setShown(shown + 50)}>
          Xem thêm {Math.min(50, agencies.length - shown)} trong {agencies.length - shown} cơ quan còn lại
        </button>
      )}
    </>
  );
}

/** What a group has of each criterion on average, of those in which it had a case: where it is weak. */
function ByCriterion({ agencies }: { readonly agencies: readonly RatedAgencyShown[] }) {
  const means = agencies[0]!.criteria.map(({ code, title, weight }) => {
    const own = agencies.flatMap(({ criteria }) => {
      const points = criteria.find((one) => one.code === code)?.points ?? null;
      return points === null ? [] : [points];
    });
    return { code, title, weight, count: own.length, sum: own.reduce((all, points) => all + points, 0) };
  });
  return (
    <details class="section">
      <summary>Điểm trung bình theo tiêu chí</summary>
      <ul class="rows rating">
        {means.map(({ code, title, weight, count, sum }) => (
          <li key={code}>
            <b>{code}</b> {title}
            {count > 0 && (
              <span class="points">
                {score(sum / count)} / {String(weight).replace('.', ',')}
              </span>
            )}
            {count > 0 && (
              <span class="bar" aria-hidden="true">
                <span style={{ width: `${Math.min(100, (100 * sum) / count / weight)}%` }} />
              </span>
            )}
            <span class="quiet">
              {count === 0 && <br />}
              {count === 0 ? 'không phát sinh' : `${count} cơ quan`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Waiting({ report: { waiting } }: { readonly report: RatingReport }) {
  if (waiting.length === 0) return null;
  return (
    <>
      <h2>Kiến nghị chờ kết luận ({waiting.length})</h2>
      <ul class="items">
        {waiting.map(({ code, agency, criterion, reason, row }) => (
          <li key={code}>
            <button
              type="button"
              title={`Đến trang ${APPEALS}, dòng ${row}`}
              onClick={() => goTo(APPEALS, row, 'Kết luận')}
            >
              <span class="tag">{code}</span> · {agency} · {criterion}
              <span class="item-title">{reason}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
