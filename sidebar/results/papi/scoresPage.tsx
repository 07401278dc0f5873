/** Điểm PAPI: last year's index beside this year's work, as a slope and as a table; what is weak and has no task leads to one. */
import { useCallback, useEffect, useRef } from 'preact/hooks';
import type {
  ScoreLine,
  ScoresReport,
  SetUpReport,
  SheetTitle,
  WrittenScores,
} from '../../../src/contract.js';
import { SaveBar } from '../../pages/dashboard/saveBar.js';
import { goTo } from '../../parts/goTo.js';
import { date } from '../../parts/text.js';
import { Progress, useDeed, useWork } from '../../parts/work.js';
import { server } from '../../server.js';
import { PasteScores } from './pasteScores.js';
import { slope } from './slope.js';
import { EXAMPLES, gap, headline, points, SCORES_TITLE, signed, verdict, work } from './words.js';

const TASKS: SheetTitle = 'Nhiệm vụ';

export function ScoresPage() {
  const [scores, look] = useWork<ScoresReport>();
  const read = useCallback(
    (of: { year?: number; province?: string } = {}) =>
      void look('Đang đọc điểm PAPI', () => server.getScores(of)),
    [look],
  );
  useEffect(() => read(), [read]);
  if (scores.state !== 'done') return <Progress work={scores} />;
  const report = scores.result;
  if (report.year === null) return <Nothing made={report.made} again={() => read()} />;
  return <Analysis report={report} read={read} />;
}

/** Without scores: what the page is for, and how to begin. */
function Nothing({ made, again }: { readonly made: boolean; readonly again: () => void }) {
  const [making, make] = useDeed<SetUpReport>();
  return (
    <>
      <p>
        Ghi điểm PAPI đã công bố để xem năm qua tăng, tụt ở đâu và kế hoạch năm nay đã có nhiệm vụ nào cho chỗ
        yếu.
      </p>
      <PasteScores changed={again} />
      <p>Hoặc ghi tay, mỗi dòng một năm, một lĩnh vực hoặc nội dung thành phần, kèm khoảng tin cậy nếu có:</p>
      {made ? (
        <button type="button" class="act plain" onClick={() => goTo(SCORES_TITLE, 2)}>
          Đến trang {SCORES_TITLE}
        </button>
      ) : (
        <button
          type="button"
          class="act plain"
          disabled={making.state === 'running'}
          onClick={() =>
            void make('Đang lập trang', () => server.setUpWorkbook({ with: ['papi'] })).then(
              (done) => done && again(),
            )
          }
        >
          Lập trang {SCORES_TITLE}
        </button>
      )}
      <Progress work={making} />
    </>
  );
}

function Analysis(props: {
  readonly report: ScoresReport;
  readonly read: (of: { year?: number; province?: string }) => void;
}) {
  const { report, read } = props;
  const { lines, province, year, years, provinces, total, examples } = report;
  const place = useRef<HTMLDivElement>(null);
  const drawn = lines.some(({ part }) => part === '');
  useEffect(() => {
    if (drawn) place.current!.replaceChildren(slope(lines, examples));
  }, [lines, drawn, examples]);
  const title = `Điểm PAPI ${province}`;
  const caption = `${title}, năm ${year}, bên cạnh kế hoạch năm ${report.planYear}, tính đến ${date(report.asOf)}${examples ? ` (${EXAMPLES})` : ''}`;
  const before = lines.find((line) => line.before)?.before?.year ?? null;
  return (
    <>
      <SaveBar
        title={title}
        caption={caption}
        name={`diem-papi-${year}`}
        svg={() => place.current!.querySelector<SVGSVGElement>('svg')!}
      />
      {examples && <p class="note">{EXAMPLES}.</p>}
      <p class="chosen">
        {provinces.length > 1 && (
          <select
            aria-label="Tỉnh"
            value={province}
            onChange={(event) => read({ province: event.currentTarget.value })}
          >
            {provinces.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        )}{' '}
        {years.length > 1 && (
          <select
            aria-label="Năm khảo sát"
            value={String(year)}
            onChange={(event) => read({ province, year: Number(event.currentTarget.value) })}
          >
            {years.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        )}
      </p>
      <h2>{headline(report)}</h2>
      {total.now !== null && (
        <p>
          Tổng điểm tám lĩnh vực: <b>{points(total.now)}</b>
          {total.before !== null && ` (năm trước ${points(total.before)})`}.
        </p>
      )}
      {drawn && (
        <>
          <p>
            Vạch đậm mờ là khoảng tin cậy. ▲ tăng rõ, ▼ tụt rõ: hai khoảng không chồng lên nhau; còn lại là
            không khác biệt rõ.
          </p>
          <div ref={place} role="img" aria-label={`${caption}. Số liệu ở bảng bên dưới.`} />
        </>
      )}
      <table class="scores">
        <thead>
          <tr>
            {[
              'Nội dung',
              before === null ? 'Năm trước' : String(before),
              String(year),
              'Thay đổi',
              'Kém trung vị',
              'Kém cao nhất',
              'Nhiệm vụ',
              'Chỉ tiêu đạt',
              'Nhận xét',
            ].map((one) => (
              <th scope="col" key={one}>
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={`${line.area} ${line.part}`} line={line} freeTaskRow={report.freeTaskRow} />
          ))}
        </tbody>
      </table>
      <WriteSheet of={{ province, ...(year !== null && { year }) }} />
      <details>
        <summary>Dán bảng điểm đã công bố</summary>
        <PasteScores changed={() => read({})} />
      </details>
    </>
  );
}

/** The same on a sheet, to be printed and handed on. */
function WriteSheet({ of }: { readonly of: { readonly year?: number; readonly province?: string } }) {
  const [work, write] = useDeed<WrittenScores>();
  return (
    <>
      <p>
        <button
          type="button"
          class="act plain"
          disabled={work.state === 'running'}
          onClick={() => void write('Đang lập trang', () => server.writeScores(of))}
        >
          Lập trang Phân tích PAPI
        </button>
      </p>
      <Progress work={work} />
      {work.state === 'done' && (
        <p class="note done">
          Đã lập trang{' '}
          <a href={work.result.link} target="_blank" rel="noreferrer">
            {work.result.sheet}
          </a>
          .{' '}
          <a href={work.result.print} target="_blank" rel="noreferrer">
            Bản in (PDF)
          </a>
        </p>
      )}
    </>
  );
}

function Line({ line, freeTaskRow }: { readonly line: ScoreLine; readonly freeTaskRow: number }) {
  const { part, title, now, before, change, says } = line;
  const look = says === 'Tụt rõ' ? 'fallen' : says === 'Tăng rõ' ? 'risen' : '';
  return (
    <tr class={part === '' ? 'area' : ''}>
      <th scope="row">
        <button type="button" class="link" onClick={() => goTo(SCORES_TITLE, line.row)}>
          {title}
        </button>
      </th>
      <td>{before === null ? '–' : points(before.score)}</td>
      <td>
        {points(now.score)}
        {line.rank !== null && <span class="quiet"> (hạng {line.rank})</span>}
      </td>
      <td class={look}>{change === null ? '–' : signed(change)}</td>
      <td>{gap(line.toMedian)}</td>
      <td>{gap(line.toBest)}</td>
      <td>{work(line)}</td>
      <td>{line.measured === 0 ? '–' : `${line.reached}/${line.measured}`}</td>
      <td class={look}>
        {verdict(line)}{' '}
        {line.flags.includes('Chưa có nhiệm vụ') && (
          <button type="button" class="link" onClick={() => goTo(TASKS, freeTaskRow, 'Mã NV')}>
            Thêm nhiệm vụ
          </button>
        )}
      </td>
    </tr>
  );
}
