/** One table of a summary at a time; a line opens to all its figures, and any count to its rows. */
import { useState } from 'preact/hooks';
import type {
  CountOpened,
  SaidByMany,
  SheetTitle,
  Status,
  SummaryLine,
  SummaryPreview,
  SummaryRequest,
} from '../../src/contract.js';
import { goTo } from '../parts/goTo.js';
import { ItemList } from '../parts/itemList.js';
import { days, percent, points } from '../parts/text.js';
import { Progress, useDeed } from '../parts/work.js';
import { server } from '../server.js';

/** Where the remarks stand. */
const REPORTS: SheetTitle = 'Báo cáo quý';

export function SummaryTables({
  summary,
  request,
}: {
  readonly summary: SummaryPreview;
  readonly request: SummaryRequest;
}) {
  const [name, setName] = useState(summary.tables[0]?.name);
  // null is the total's key, undefined no line: the group that states nothing has the key ''.
  const [line, setLine] = useState<string | null | undefined>(undefined);
  const [count, setCount] = useState<CountOpened | null>(null);
  const [opening, open] = useDeed<SummaryPreview>();
  const table = summary.tables.find((one) => one.name === name);
  if (!table) return null;
  const { matrix } = summary;

  /** A count that opens to its rows; nought has none. */
  const figure = (of: SummaryLine, number: number, status?: Status) =>
    number === 0 ? (
      '0'
    ) : (
      <button
        type="button"
        class="link"
        aria-label={`Xem ${number} dòng: ${of.title}${status ? `, ${status}` : ''}`}
        onClick={() => {
          const wanted: CountOpened = { grouping: table.name, key: of.key, ...(status && { status }) };
          setCount(wanted);
          setLine(of.key);
          void open('Đang mở', () =>
            server.previewSummary({ ...request, groupings: [table.name], open: wanted }),
          );
        }}
      >
        {number}
      </button>
    );
  const lines = [...table.lines, table.total].filter(
    (one) => one.total > 0 || one === table.total || table.name === 'agency' || table.name === 'area',
  );
  return (
    <>
      <p>
        <select
          aria-label="Bảng"
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value as typeof name);
            setLine(undefined);
            setCount(null);
          }}
        >
          {summary.tables.map((one) => (
            <option value={one.name} key={one.name}>
              {one.title}
            </option>
          ))}
        </select>
      </p>
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
          {lines.map((of) => (
            <>
              <tr key={of.key ?? 'total'} class={of === table.total ? 'total' : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    class="link"
                    aria-expanded={line === of.key}
                    onClick={() => {
                      setLine(line === of.key ? undefined : of.key);
                      setCount(null);
                    }}
                  >
                    {of.title}
                  </button>
                </th>
                <td>{figure(of, of.total)}</td>
                <td class={of.counts['Quá hạn'] > 0 ? 'bad' : undefined}>
                  {figure(of, of.counts['Quá hạn'], 'Quá hạn')}
                </td>
                <td>
                  {percent(of.onTimeRate)}
                  {of.change !== null && <span class="quiet change">{points(of.change)}</span>}
                </td>
              </tr>
              {line === of.key && (
                <tr key={`${of.key ?? 'total'} opened`}>
                  <td colSpan={4} class="opened">
                    {count === null ? (
                      <Details of={of} figure={figure} summary={summary} />
                    ) : (
                      <>
                        <Progress work={opening} />
                        {opening.state === 'done' && (
                          <ItemList items={opening.result.opened} total={opening.result.openedTotal} />
                        )}
                      </>
                    )}
                    {count === null && table.name === 'agency' && (
                      <OwnPlanLine summary={summary} agency={of.key} />
                    )}
                    {count === null && table.name === 'agency' && of !== table.total && (
                      <p class="quiet">
                        Theo lĩnh vực (quá hạn/tổng):{' '}
                        {matrix.cells[matrix.rows.findIndex(({ key }) => key === of.key)]!.map(
                          ({ counts }, i) => ({
                            area: matrix.columns[i]!.key,
                            overdue: counts['Quá hạn'],
                            total: Object.values(counts).reduce((a, b) => a + b, 0),
                          }),
                        )
                          .filter(({ total }) => total > 0)
                          .map(({ area, overdue, total }) => `LV${area}: ${overdue}/${total}`)
                          .join(' · ')}
                      </p>
                    )}
                  </td>
                </tr>
              )}
            </>
          ))}
        </tbody>
      </table>
      {summary.comparedWith && (
        <p class="quiet">Số nhỏ sau tỷ lệ đúng hạn: điểm phần trăm so với {summary.comparedWith}.</p>
      )}
      {summary.remarks.length > 0 && (
        <details>
          <summary>Khó khăn, kiến nghị: {summary.remarks.length} dòng</summary>
          <Remarks title="Khó khăn" groups={summary.remarkGroups.difficulties} />
          <Remarks title="Kiến nghị" groups={summary.remarkGroups.proposals} />
        </details>
      )}
    </>
  );
}

/** Texts of a sort that are listed; the others stand in the sheet. */
const REMARKS_LISTED = 30;

/** Equal texts once, said by most first; each leads to the first row that says it. */
function Remarks({ title, groups }: { readonly title: string; readonly groups: readonly SaidByMany[] }) {
  if (groups.length === 0) return null;
  const more = groups.length - REMARKS_LISTED;
  return (
    <>
      <p class="quiet">{title}</p>
      <ul class="items">
        {groups.slice(0, REMARKS_LISTED).map(({ text, agencies, tasks, row }) => (
          <li key={row}>
            <button type="button" onClick={() => goTo(REPORTS, row)}>
              <b>{agencies.length === 1 ? agencies[0] : `${agencies.length} đơn vị`}</b> ·{' '}
              {tasks.slice(0, 3).join(', ')}
              <span class="item-text">{text}</span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="quiet">… và {more} ý kiến khác ở bảng tổng hợp.</p>}
    </>
  );
}

function Details({
  of,
  figure,
  summary,
}: {
  readonly of: SummaryLine;
  readonly figure: (of: SummaryLine, number: number, status?: Status) => preact.ComponentChildren;
  readonly summary: SummaryPreview;
}) {
  const { counts, ownPlans, periodic, findings } = of;
  return (
    <dl>
      {(Object.keys(counts) as Status[]).map((status) => (
        <div key={status}>
          <dt>{status}</dt>
          <dd>{figure(of, counts[status], status)}</dd>
        </div>
      ))}
      <div>
        <dt>Trễ bình quân</dt>
        <dd>{of.averageLateness === null ? '–' : `${days(of.averageLateness)} ngày làm việc`}</dd>
      </div>
      {of.rank !== null && (
        <div>
          <dt>Xếp hạng công việc{of.field ? ` (trong loại ${of.field})` : ''}</dt>
          <dd>
            {of.rank} ({percent(of.work.onTimeRate)})
          </dd>
        </div>
      )}
      {of.reportRank !== null && (
        <div>
          <dt>Xếp hạng báo cáo{of.field ? ` (trong loại ${of.field})` : ''}</dt>
          <dd>
            {of.reportRank} ({percent(of.reports.onTimeRate)})
          </dd>
        </div>
      )}
      {of.change !== null && (
        <div>
          <dt>So với {summary.comparedWith}</dt>
          <dd>{points(of.change)} điểm</dd>
        </div>
      )}
      {ownPlans.onTime + ownPlans.late + ownPlans.not > 0 && (
        <div>
          <dt>Kế hoạch của cơ quan: đúng hạn, chậm, chưa</dt>
          <dd>
            {ownPlans.onTime}, {ownPlans.late}, {ownPlans.not}
          </dd>
        </div>
      )}
      {periodic.onTime + periodic.late + periodic.not > 0 && (
        <div>
          <dt>Báo cáo định kỳ: đúng hạn, chậm, chưa</dt>
          <dd>
            {periodic.onTime}, {periodic.late}, {periodic.not}
          </dd>
        </div>
      )}
      {findings.open > 0 && (
        <div>
          <dt>Tồn tại chưa khắc phục (quá hạn)</dt>
          <dd>
            {findings.open} ({findings.overdue})
          </dd>
        </div>
      )}
    </dl>
  );
}

/** How complete an agency's own plan is; nothing where that is not checked. */
function OwnPlanLine(props: { readonly summary: SummaryPreview; readonly agency: string | null }) {
  const own = props.summary.ownPlans.find(({ agency }) => agency === props.agency);
  if (!own) return null;
  return (
    <p class="quiet">
      Kế hoạch riêng: đủ {own.complete}/{own.required} nhiệm vụ{own.missing && `; ${own.missing}`}.
    </p>
  );
}
