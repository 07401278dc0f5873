/** Tổng quan: the numbers that matter first, each of which lists what it counts; the day's questions; then the list. */

import type { Overview } from '../../src/contract.js';
import { AgencyGroups } from '../overview/agencyGroups.js';
import { type Asked, type Base, isNarrowed, PRESSING, requestOf } from '../overview/asked.js';
import { CopyList } from '../overview/copyList.js';
import { BlankFigures, Figures } from '../overview/figures.js';
import { Filters } from '../overview/filters.js';
import { attempt } from '../parts/complaint.js';
import { DayField } from '../parts/dayField.js';
import { Problems } from '../parts/problems.js';
import { date } from '../parts/text.js';
import { RequestList } from '../plan/extensions/requestList.js';
import { server } from '../server.js';
import { UnopenedPeriods } from './unopenedPeriods.js';

export function OverviewTab(props: {
  /** null until it has come. */
  readonly overview: Overview | null;
  /** What the overview's list is of. */
  readonly shown: Asked;
  /** What was asked for last: its answer may be under way. */
  readonly asked: Asked;
  readonly ask: (asked: Asked) => void;
  /** Opens an agency's page, with the letter to it where it is to be reminded. */
  readonly open: (agency: string, remind: boolean) => void;
  /** After something was decided. */
  readonly changed: () => void;
}) {
  const { overview, shown, asked, ask, open, changed } = props;
  if (!overview) return <Waiting />;
  if (!overview.setUp) {
    return (
      <p>
        Bảng tính chưa được thiết lập. Mở thẻ <b>Thiết lập</b> để tạo các trang tính; có thể nạp dữ liệu mẫu
        để xem thử.
      </p>
    );
  }
  const { list } = overview;
  // Clicked once more, a figure or a question lets go.
  const choose = (base: Base): void =>
    ask({ ...asked, base: base.title === asked.base.title ? PRESSING : base });
  const request = requestOf(shown);
  const narrowed = isNarrowed(shown);
  return (
    <>
      <h2>{overview.unit || 'Chưa ghi đơn vị theo dõi'}</h2>
      <p class="quiet">
        Kế hoạch năm {overview.year}, tính đến {date(overview.asOf)}
      </p>
      <Figures overview={overview} base={asked.base} choose={choose} />
      <fieldset class="questions" aria-label="Câu hỏi thường ngày">
        {overview.questions.map((question) => (
          <button
            type="button"
            class="question"
            key={question.title}
            aria-pressed={asked.base.title === question.title}
            onClick={() => choose(question)}
          >
            {question.title} <b>{question.count}</b>
          </button>
        ))}
      </fieldset>
      {overview.doubts > 0 && (
        <p class="note error" style="margin-top:8px">
          {overview.doubts} thư chưa rõ đã gửi hay chưa. Mở thẻ Nhắc hạn, bấm Xem trước và xác nhận.
        </p>
      )}
      <Warnings warnings={overview.warnings} />
      <UnopenedPeriods overview={overview} changed={changed} />
      {overview.mayCoordinate && <RequestList requests={overview.requests} changed={changed} />}
      <Problems problems={overview.problems} />
      <Filters overview={overview} asked={asked} ask={ask} />
      <h2 aria-live="polite">
        {shown.base.title}
        {narrowed ? ', đã lọc' : ''} ({list.total})
      </h2>
      {'since' in shown.base.list && (
        <>
          <p class="quiet">{sinceWords(overview)}</p>
          <DayField
            label="So với một ngày khác"
            value=""
            last={overview.asOf}
            put={(since) =>
              since !== '' &&
              ask({ ...asked, base: { title: `Thay đổi từ ngày ${date(since)}`, list: { since } } })
            }
          />
        </>
      )}
      <CopyList title={shown.base.title} asOf={overview.asOf} list={request} total={list.total} />
      {list.total > 0 && overview.mayCoordinate && (
        <p>
          <button type="button" class="link" onClick={() => attempt(() => server.showUrging())}>
            Công văn đôn đốc (Word)
          </button>
        </p>
      )}
      {list.total === 0 ? (
        <p>
          {narrowed
            ? 'Không có gì khớp với điều kiện lọc.'
            : (NOTHING[shown.base.title] ?? 'Không có mục nào.')}
        </p>
      ) : (
        <AgencyGroups list={list} request={request} open={open} changed={changed} />
      )}
    </>
  );
}

const NOTHING: Readonly<Record<string, string>> = {
  [PRESSING.title]: 'Không có nhiệm vụ, báo cáo nào quá hạn hoặc sắp đến hạn.',
};

function sinceWords({ list: { since } }: Overview): string {
  return since === null
    ? 'Chưa ghi lại ngày nào trước đây; thay đổi được so sánh từ ngày mai.'
    : `So với đầu ngày ${date(since)}.`;
}

/** The first is read at once; the others are a click away. */
function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  const [first, ...others] = warnings;
  const note = (warning: string) => (
    <p class="note" style="margin-top:8px" key={warning}>
      {warning}
    </p>
  );
  if (first === undefined) return null;
  return (
    <>
      {note(first)}
      {others.length > 0 && (
        <details>
          <summary>{others.length} lưu ý khác</summary>
          {others.map(note)}
        </details>
      )}
    </>
  );
}

/** Takes the room of what is to come, so that nothing jumps when it does. */
function Waiting() {
  return (
    <div aria-hidden="true">
      <p class="blank" style="width:70%;height:21px;margin-bottom:6px" />
      <p class="blank" style="width:50%;height:19px" />
      <BlankFigures />
      {Array.from({ length: 4 }, (_, i) => (
        <p class="blank" style="height:40px;margin-top:10px" key={i} />
      ))}
    </div>
  );
}
