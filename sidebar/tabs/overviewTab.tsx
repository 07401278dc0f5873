/** Tổng quan: the numbers that matter first, then what is overdue and who answers for it. */
import type { Overview, Status } from '../../src/contract.js';
import { ItemList } from '../itemList.js';
import { Problems } from '../problems.js';
import { date, percent } from '../text.js';

const FIGURES = {
  overdue: 'quá hạn',
  near: 'sắp đến hạn',
  done: 'hoàn thành',
  running: 'trong hạn',
  undated: 'chưa có hạn',
} as const;

/** The figure that counts each status; one that is forgotten here does not compile. */
const FIGURE_OF: Readonly<Record<Status, keyof typeof FIGURES>> = {
  'Quá hạn': 'overdue',
  'Sắp đến hạn': 'near',
  'Trong hạn': 'running',
  'Hoàn thành đúng hạn': 'done',
  'Hoàn thành quá hạn': 'done',
  'Chưa có hạn': 'undated',
};

export function OverviewTab({ overview }: { readonly overview: Overview | null }) {
  if (!overview) return <Waiting />;
  if (!overview.setUp) {
    return (
      <p>
        Bảng tính chưa được thiết lập. Mở thẻ <b>Thiết lập</b> để tạo các trang tính; có thể nạp dữ liệu mẫu
        để xem thử.
      </p>
    );
  }
  const counted = (figure: keyof typeof FIGURES): number =>
    (Object.keys(FIGURE_OF) as Status[])
      .filter((status) => FIGURE_OF[status] === figure)
      .reduce((sum, status) => sum + overview.counts[status], 0);
  return (
    <>
      <h2>{overview.unit || 'Chưa ghi đơn vị theo dõi'}</h2>
      <p class="quiet">
        Kế hoạch năm {overview.year}, tính đến {date(overview.asOf)}
      </p>
      <div class="figures">
        <Figure kind="overdue" value={counted('overdue')} label={FIGURES.overdue} />
        <Figure kind="near" value={counted('near')} label={FIGURES.near} />
        <Figure kind="" value={percent(overview.onTimeRate)} label="đúng hạn" />
        <Figure kind="" value={counted('done')} label={FIGURES.done} />
        <Figure kind="" value={counted('running')} label={FIGURES.running} />
        <Figure kind="" value={overview.total} label="tổng số" />
      </div>
      {counted('undated') > 0 && (
        <p class="quiet">
          Trong tổng số có {counted('undated')} việc {FIGURES.undated}.
        </p>
      )}
      {overview.doubts > 0 && (
        <p class="note error" style="margin-top:8px">
          {overview.doubts} thư chưa rõ đã gửi hay chưa. Mở thẻ Nhắc hạn, bấm Xem trước và xác nhận.
        </p>
      )}
      {overview.warnings.map((warning) => (
        <p class="note" style="margin-top:8px" key={warning}>
          {warning}
        </p>
      ))}
      <Problems problems={overview.problems} />
      <h2>Quá hạn và sắp đến hạn ({overview.pressingTotal})</h2>
      {overview.pressingTotal === 0 && <p>Không có việc nào quá hạn hoặc sắp đến hạn.</p>}
      <ItemList items={overview.pressing} total={overview.pressingTotal} />
    </>
  );
}

function Figure({ kind, value, label }: { kind: string; value: number | string; label: string }) {
  return (
    <div class={`figure ${kind}`}>
      <b>{value}</b>
      <span>{label}</span>
    </div>
  );
}

/** Takes the room of what is to come, so that nothing jumps when it does. */
function Waiting() {
  return (
    <div aria-hidden="true">
      <p class="blank" style="width:70%;height:21px;margin-bottom:6px" />
      <p class="blank" style="width:50%;height:19px" />
      <div class="figures">
        {Array.from({ length: 6 }, (_, i) => (
          <div class="figure blank" key={i} />
        ))}
      </div>
      {Array.from({ length: 4 }, (_, i) => (
        <p class="blank" style="height:40px;margin-top:10px" key={i} />
      ))}
    </div>
  );
}
