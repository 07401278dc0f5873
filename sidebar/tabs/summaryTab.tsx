/** Tổng hợp: choose what it is of, look at it, open any count to its rows, write it to its sheet. */

import { useState } from 'preact/hooks';
import type {
  GroupingName,
  Overview,
  SummaryPreview,
  SummaryReport,
  SummaryRequest,
} from '../../src/contract.js';
import { UnitsPage } from '../bigQuery/unitsPage.js';
import { attempt } from '../parts/complaint.js';
import { DayField } from '../parts/dayField.js';
import { PeriodSelect } from '../parts/periodSelect.js';
import { Problems } from '../parts/problems.js';
import { date } from '../parts/text.js';
import { Progress, useDeed, useWork } from '../parts/work.js';
import { Indicators } from '../results/forms/indicators.js';
import { RatingPage } from '../results/rating/ratingPage.js';
import { RollUpSection } from '../results/rollUp/rollUpSection.js';
import { server } from '../server.js';
import { SummaryTables } from './summaryTables.js';

/** Put in by the build (local/build/clientPage.ts). */
declare const WITH_BIG_QUERY: boolean;

/** A grouping that is forgotten here does not compile. */
const LABELS: Readonly<Record<GroupingName, string>> = {
  agency: 'Cơ quan (kèm bảng cơ quan và lĩnh vực)',
  area: 'Lĩnh vực',
  kind: 'Loại việc',
  component: 'Nội dung thành phần',
  level: 'Cấp, loại cơ quan',
  quarter: 'Quý',
  task: 'Nhiệm vụ',
};
const GROUPINGS = Object.keys(LABELS) as readonly GroupingName[];
const USUAL: readonly GroupingName[] = ['agency', 'area', 'kind'];

/** The pages of the tab, in their order; the first is what people come for daily. */
const PAGES: readonly {
  readonly title: string;
  readonly Page: (props: { readonly overview: Overview }) => preact.ComponentChildren;
}[] = [
  { title: 'Biểu, chỉ tiêu', Page: ({ overview }) => <Indicators coordinates={overview.mayCoordinate} /> },
  { title: 'Xếp loại', Page: () => <RatingPage /> },
  ...(WITH_BIG_QUERY
    ? [
        {
          title: 'Liên đơn vị',
          Page: ({ overview }: { readonly overview: Overview }) => <UnitsPage overview={overview} />,
        },
      ]
    : []),
];

export function SummaryTab({ overview }: { readonly overview: Overview | null }) {
  const [page, setPage] = useState(-1);
  if (!overview?.setUp) return <Consolidation overview={overview} />;
  const { Page } = PAGES[page] ?? { Page: null };
  return (
    <>
      <nav class="pages" aria-label="Trang của thẻ Tổng hợp">
        {['Tiến độ', ...PAGES.map(({ title }) => title)].map((title, i) => (
          <button
            type="button"
            key={title}
            aria-current={page === i - 1 ? 'page' : undefined}
            onClick={() => setPage(i - 1)}
          >
            {title}
          </button>
        ))}
      </nav>
      <div hidden={Page !== null}>
        <Consolidation overview={overview} />
      </div>
      {Page && <Page overview={overview} />}
    </>
  );
}

function Consolidation({ overview }: { readonly overview: Overview | null }) {
  const [period, setPeriod] = useState('');
  const [lead, setLead] = useState('');
  const [area, setArea] = useState('');
  const [asOf, setAsOf] = useState('');
  const [groupings, setGroupings] = useState(USUAL);
  const [preview, look] = useWork<SummaryPreview>();
  const [writing, write] = useDeed<SummaryReport>();
  const [last, setLast] = useState<'look' | 'write'>('look');
  const [shownOf, setShownOf] = useState<SummaryRequest>({});
  const work = last === 'look' ? preview : writing;
  const shown = work.state === 'done' ? work.result : null;
  const busy = preview.state === 'running' || writing.state === 'running';
  const request: SummaryRequest = {
    groupings,
    ...(period && { period }),
    ...(lead && { lead }),
    ...(area && { area: Number(area) }),
    ...(asOf && { asOf }),
  };
  const start = (which: 'look' | 'write', deed: () => Promise<unknown>): void => {
    setLast(which);
    setShownOf(request);
    void deed();
  };
  if (overview && !overview.setUp) {
    return (
      <p>
        Chưa có gì để tổng hợp. Mở thẻ <b>Thiết lập</b> để tạo các trang tính và nạp dữ liệu.
      </p>
    );
  }
  return (
    <>
      <PeriodSelect overview={overview} value={period} busy={busy} choose={setPeriod} />
      <details>
        <summary>Phạm vi, ngày, cách nhóm</summary>
        <Choice label="Cơ quan chủ trì" value={lead} set={setLead} busy={busy} whole="Mọi cơ quan">
          {overview?.leads.map(({ code, name }) => (
            <option value={code} key={code}>
              {name}
            </option>
          ))}
        </Choice>
        <Choice label="Lĩnh vực" value={area} set={setArea} busy={busy} whole="Mọi lĩnh vực">
          {overview?.areas.map(({ number, title }) => (
            <option value={String(number)} key={number}>
              {title}
            </option>
          ))}
        </Choice>
        <p>
          <DayField label="Tính đến ngày" value={asOf} last={overview?.asOf} disabled={busy} put={setAsOf} />
          <span class="quiet">Để trống: đến Ngày tính ở trang Cấu hình.</span>
        </p>
        <fieldset>
          <legend>Nhóm theo</legend>
          {GROUPINGS.map((name) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={groupings.includes(name)}
                disabled={busy}
                onChange={(event) => {
                  const { checked } = event.currentTarget;
                  setGroupings(GROUPINGS.filter((one) => (one === name ? checked : groupings.includes(one))));
                }}
              />
              {LABELS[name]}
            </label>
          ))}
        </fieldset>
      </details>
      <p class="actions">
        <button
          type="button"
          class="act plain"
          disabled={busy || groupings.length === 0}
          onClick={() => start('look', () => look('Đang tổng hợp', () => server.previewSummary(request)))}
        >
          Xem trước
        </button>
        <button
          type="button"
          class="act"
          disabled={busy || groupings.length === 0 || overview?.mayCoordinate === false}
          title={overview?.mayCoordinate === false ? 'Chỉ người điều phối ghi được' : undefined}
          onClick={() =>
            start('write', () => write('Đang lập bảng tổng hợp', () => server.writeSummary(request)))
          }
        >
          Lập bảng tổng hợp
        </button>
      </p>
      {groupings.length === 0 && <p class="note">Chọn ít nhất một cách nhóm.</p>}
      {overview?.mayCoordinate === false && (
        <p class="quiet">Bạn xem được; chỉ người điều phối ghi được trang Tổng hợp.</p>
      )}
      <Progress work={work} />
      {last === 'write' && writing.state === 'done' && (
        <p class="note done">
          Đã ghi trang {writing.result.sheet}.{' '}
          <a href={writing.result.print} target="_blank" rel="noreferrer">
            In (PDF, A4 ngang)
          </a>
        </p>
      )}
      {shown && (
        <>
          <p class="quiet">
            {shown.period === null ? 'Toàn bộ kế hoạch' : `Kỳ ${shown.period}`}, tính đến {date(shown.asOf)}
            {shown.scope && <>. {shown.scope}</>}
          </p>
          <Problems problems={shown.problems} />
          <SummaryTables key={JSON.stringify(shownOf)} summary={shown} request={shownOf} />
        </>
      )}
      <h2>Biểu đồ và báo cáo</h2>
      <p class="actions">
        <button type="button" class="act plain" onClick={() => attempt(() => server.showDashboard())}>
          Biểu đồ
        </button>
        <button type="button" class="act plain" onClick={() => attempt(() => server.showReport())}>
          Báo cáo (Word)
        </button>
      </p>
      {overview && <RollUpSection overview={overview} />}
    </>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly busy: boolean;
  readonly whole: string;
  readonly children: preact.ComponentChildren;
}) {
  return (
    <p>
      <label class="choice">
        {props.label}
        <select
          value={props.value}
          disabled={props.busy}
          onChange={(event) => props.set(event.currentTarget.value)}
        >
          <option value="">{props.whole}</option>
          {props.children}
        </select>
      </label>
    </p>
  );
}
