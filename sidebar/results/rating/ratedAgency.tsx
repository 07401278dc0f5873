/** One agency's points by criterion, as a picture and in numbers; each criterion opens to the rows that made it. */
import type { RatedAgencyShown, RatingReport } from '../../../src/contract.js';
import { goTo } from '../../parts/goTo.js';
import { Progress, useWork } from '../../parts/work.js';
import { server } from '../../server.js';

/** @example 84.7 //=> '84,70' */
export const score = (points: number | null): string =>
  points === null ? '–' : points.toFixed(2).replace('.', ',');

/** Rows of a criterion that are shown. */
const SHOWN = 30;

export function RatedAgency({ rated }: { readonly rated: RatedAgencyShown }) {
  const [work, look] = useWork<RatingReport>();
  const cases = work.state === 'done' ? work.result.cases : null;
  return (
    <>
      <ul class="rows rating">
        {rated.criteria.map(({ code, title, weight, points, said, judged }) => (
          <li key={code}>
            <b>{code}</b> {title}
            {points !== null && (
              <span class="points">
                {score(points)} / {String(weight).replace('.', ',')}
              </span>
            )}
            {points !== null && (
              <span class="bar" aria-hidden="true">
                <span style={{ width: `${Math.min(100, (100 * points) / weight)}%` }} />
              </span>
            )}
            <span class="quiet">
              {points === null && <br />}
              {said}
              {judged && '; có chấm tay, thưởng hoặc kiến nghị'}
            </span>
            {cases && (cases[code] ?? []).length > 0 && (
              <ul class="cases">
                {cases[code]!.slice(0, SHOWN).map(({ key, said: of, sheet, row }) => (
                  <li key={key}>
                    {row === null ? (
                      of
                    ) : (
                      <button type="button" class="link" onClick={() => goTo(sheet, row)}>
                        {of}
                      </button>
                    )}
                  </li>
                ))}
                {cases[code]!.length > SHOWN && (
                  <li class="quiet">và {cases[code]!.length - SHOWN} dòng nữa</li>
                )}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <p class="quiet">
        Cộng {score(rated.points)} / {score(rated.maximum)} điểm.
      </p>
      {!cases && (
        <button
          type="button"
          class="link"
          disabled={work.state === 'running'}
          onClick={() => void look('Đang tìm dẫn chứng', () => server.getRating({ agency: rated.agency }))}
        >
          Xem các dòng làm ra điểm
        </button>
      )}
      {(work.state === 'running' || work.state === 'failed') && <Progress work={work} />}
    </>
  );
}
