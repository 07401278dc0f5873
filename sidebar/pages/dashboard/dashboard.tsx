/** The dashboard: how the plan stands in a minute, then four pictures of the state of the plan, each with its table, saved as PNG or SVG; published scores and the rating beside it. */
import { render } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Overview, SummaryPreview } from '../../../src/contract.js';
import { PeriodSelect } from '../../parts/periodSelect.js';
import { TabList } from '../../parts/tabList.js';
import { date } from '../../parts/text.js';
import { Progress, useWork } from '../../parts/work.js';
import { ScoresPage } from '../../results/papi/scoresPage.js';
import { SCORES_TITLE } from '../../results/papi/words.js';
import { RATING_TITLE, RatingPicture } from '../../results/rating/ratingPicture.js';
import { server } from '../../server.js';
import { DataTable } from './dataTable.js';
import { indicatorPicture } from './indicatorPicture.js';
import { MINUTE_TITLE, MinutePage } from './minutePage.js';
import { PICTURES, type Picture } from './pictures.js';
import { SaveBar } from './saveBar.js';
import { unitPicture } from './unitPicture.js';

const SCORES = PICTURES.length + 1;
const RATING = SCORES + 1;

function Dashboard() {
  const [tab, setTab] = useState(0);
  const [period, setPeriod] = useState('');
  /** Pictures behind the rating: there only where lead agencies collect anything, where there are workbooks below. */
  const [more, setMore] = useState<readonly Picture[]>([]);
  const [overview, lookOver] = useWork<Overview>();
  const [summary, look] = useWork<SummaryPreview>();
  const refresh = useCallback(
    (of: string) => {
      void look('Đang tổng hợp', () =>
        server.previewSummary({ groupings: ['agency', 'area'], minute: true, ...(of && { period: of }) }),
      ).then((result) => {
        if (!result) return;
        const { indicators, units } = result;
        // Once there they stay: a period without any does not move the tabs.
        setMore((before) =>
          [indicatorPicture, unitPicture].filter(
            (one) =>
              before.includes(one) || (one === indicatorPicture ? indicators.length > 0 : units !== null),
          ),
        );
      });
    },
    [look],
  );
  useEffect(() => {
    refresh('');
    void lookOver('', server.getOverview);
  }, [refresh, lookOver]);
  const shown = summary.state === 'done' ? summary.result : null;
  return (
    <>
      <div class="head">
        <TabList
          label="Biểu đồ"
          titles={[
            MINUTE_TITLE,
            ...PICTURES.map(({ title }) => title),
            SCORES_TITLE,
            RATING_TITLE,
            ...more.map(({ title }) => title),
          ]}
          chosen={tab}
          choose={setTab}
        />
        {tab !== SCORES && tab !== RATING && (
          <PeriodSelect
            bare
            overview={overview.state === 'done' ? overview.result : null}
            value={period}
            busy={summary.state === 'running'}
            choose={(code) => {
              setPeriod(code);
              refresh(code);
            }}
          />
        )}
      </div>
      <div role="tabpanel" id="panel" aria-labelledby={`tab-${tab}`}>
        {tab === SCORES ? (
          <ScoresPage />
        ) : tab === RATING ? (
          <RatingPicture />
        ) : summary.state === 'failed' ? (
          <>
            <Progress work={summary} />
            <button type="button" class="act plain" onClick={() => refresh(period)}>
              Thử lại
            </button>
          </>
        ) : shown === null ? (
          <>
            <Progress work={summary} />
            <div class="blank" style="height:440px" aria-hidden="true" />
          </>
        ) : shown.total.total === 0 ? (
          <p>
            Chưa có nhiệm vụ, báo cáo nào để vẽ. Hãy điền trang Cơ quan và trang Nhiệm vụ, mở kỳ báo cáo, hoặc
            chọn kỳ khác.
          </p>
        ) : tab === 0 ? (
          <MinutePage summary={shown} minute={shown.minute!} />
        ) : (
          <Shown
            key={`${tab} ${period}`}
            picture={PICTURES[tab - 1] ?? more[tab - RATING - 1]!}
            summary={shown}
          />
        )}
      </div>
    </>
  );
}

function Shown({ picture, summary }: { readonly picture: Picture; readonly summary: SummaryPreview }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current!.replaceChildren(picture.draw(summary));
  }, [picture, summary]);
  const caption = `${summary.unit}. ${summary.period === null ? 'Toàn bộ kế hoạch' : `Kỳ ${summary.period}`}, tính đến ${date(summary.asOf)}`;
  return (
    <>
      <SaveBar
        title={picture.title}
        caption={caption}
        name={`${picture.file}-${summary.asOf}`}
        svg={() => place.current!.querySelector<SVGSVGElement>('svg')!}
      />
      {picture.headline && <h2>{picture.headline(summary)}</h2>}
      <p>{picture.reads}</p>
      <div ref={place} role="img" aria-label={`${picture.title}. ${caption}. Số liệu ở bảng bên dưới.`} />
      <DataTable {...picture.table(summary)} />
    </>
  );
}

render(<Dashboard />, document.getElementById('app')!);
