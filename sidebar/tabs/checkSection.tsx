/** Kiểm tra và sửa bảng tính: findings that lead to their cells, and a repair that says first what it will do. */
import type { CheckFinding, CheckReport, RepairReport } from '../../src/contract.js';
import { goTo } from '../parts/goTo.js';
import { place, unfinished } from '../parts/text.js';
import { Progress, useDeed, useWork } from '../parts/work.js';
import { server } from '../server.js';

/** Findings listed at first; a list of hundreds is not read. */
const LISTED = 30;

function Findings({ findings }: { readonly findings: readonly CheckFinding[] }) {
  const rest = findings.length - LISTED;
  return (
    <>
      <ul class="items">
        {findings.slice(0, LISTED).map((finding, i) => (
          <li key={`${i}${place(finding)}`}>
            <button type="button" onClick={() => goTo(finding.sheet, finding.row, finding.column)}>
              <span class={finding.severity === 'lỗi' ? 'tag overdue' : 'tag near'}>
                {finding.severity === 'lỗi' ? 'Lỗi' : 'Lưu ý'} · {place(finding)}
              </span>
              <span class="item-text">{finding.message}</span>
              <span class="item-text quiet">{finding.remedy}</span>
            </button>
          </li>
        ))}
      </ul>
      {rest > 0 && <p class="quiet">… và {rest} chỗ khác. Sửa các chỗ trên rồi kiểm tra lại.</p>}
    </>
  );
}

export function CheckSection({ changed }: { readonly changed: () => void }) {
  const [check, runCheck] = useWork<CheckReport>();
  const [repair, runRepair] = useDeed<RepairReport>();
  const busy = check.state === 'running' || repair.state === 'running';
  const look = () => runCheck('Đang kiểm tra bảng tính', server.checkWorkbook);
  const preview = () => runRepair('Đang xem những việc sẽ làm', () => server.repairWorkbook({}));
  const mend = (fingerprint: string) =>
    runRepair('Đang sửa bảng tính, có thể mất một phút', () => server.repairWorkbook({ fingerprint })).then(
      (report) => {
        if (!report) return;
        changed();
        void look();
      },
    );
  return (
    <>
      <h2>Kiểm tra và sửa bảng tính</h2>
      <p>Tìm trang, cột bị đổi, công thức bị gõ đè, mã sai, ngày vô lý và những chỗ khác cần xem lại.</p>
      <button type="button" class="act plain" disabled={busy} onClick={look}>
        Kiểm tra
      </button>
      <button type="button" class="act plain" disabled={busy} onClick={preview}>
        Sửa…
      </button>
      <Progress work={check} />
      {check.state === 'done' && check.result.findings.length === 0 && (
        <p class="note done">Bảng tính đầy đủ, không có chỗ nào cần xem lại.</p>
      )}
      {check.state === 'done' && check.result.findings.length > 0 && (
        <>
          <p class="note">
            {check.result.errors} lỗi, {check.result.warnings} lưu ý. Bấm vào từng dòng để đến đúng ô.
            {check.result.repairable && ' Có những chỗ chương trình sửa được: bấm «Sửa…».'}
          </p>
          <Findings findings={check.result.findings} />
        </>
      )}
      <Progress work={repair} />
      {repair.state === 'done' && !repair.result.done && repair.result.steps.length === 0 && (
        <p class="note done">Không có gì phải sửa.</p>
      )}
      {repair.state === 'done' && repair.result.steps.length > 0 && (
        <div class={repair.result.done ? 'note done' : 'note'}>
          <p>
            {repair.result.done
              ? `Đã làm ${repair.result.steps.length} việc; ${repair.result.valuesKept} giá trị cũ được giữ ở trang Nhật ký.`
              : 'Sẽ làm những việc sau; giá trị cũ được giữ ở trang Nhật ký, không dòng nào bị xóa:'}
          </p>
          <ol class="steps">
            {repair.result.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {repair.result.done && unfinished(repair.result) && <p>{unfinished(repair.result)}</p>}
          {repair.result.left.length > 0 && (
            <>
              <p>Chưa sửa {repair.result.left.length} ô, hãy xem rồi chạy lại:</p>
              <ul>
                {repair.result.left.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </>
          )}
          {!repair.result.done && (
            <button type="button" class="act" disabled={busy} onClick={() => mend(repair.result.fingerprint)}>
              Sửa bảng tính
            </button>
          )}
        </div>
      )}
    </>
  );
}
