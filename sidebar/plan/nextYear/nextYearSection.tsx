/** Chuyển sang năm sau: a copy of the workbook becomes the next year's; shown first, each task to be decided. */
import { useState } from 'preact/hooks';
import type { NextYearPreview, NextYearReport, NextYearRequest } from '../../../src/contract.js';
import { date, unfinished } from '../../parts/text.js';
import { Progress, useDeed, useWork } from '../../parts/work.js';
import { server } from '../../server.js';

type Task = NextYearPreview['tasks'][number];
type Proposal = NonNullable<NextYearRequest['tasks']>[number]['proposal'];

const PROPOSALS: readonly Proposal[] = ['Lặp lại', 'Chuyển tiếp', 'Bỏ'];

export function NextYearSection({ changed }: { readonly changed: () => void }) {
  const [preview, look, forget] = useWork<NextYearPreview>();
  const [written, write] = useDeed<NextYearReport>();
  const [chosen, choose] = useState<Readonly<Record<string, Proposal>>>({});
  const busy = preview.state === 'running' || written.state === 'running';
  const shown = preview.state === 'done' && written.state !== 'done' ? preview.result : null;
  return (
    <>
      <h2>Chuyển sang năm sau</h2>
      <p class="quiet">
        Làm trong bản sao: Tệp → Tạo bản sao, mở bản sao rồi bấm Xem trước. Bảng tính gốc giữ nguyên năm cũ.
      </p>
      <button
        type="button"
        class="act plain"
        disabled={busy}
        onClick={() => {
          choose({});
          void look('Đang xem', () => server.previewNextYear());
        }}
      >
        Xem trước
      </button>
      <Progress work={preview} />
      {shown && (
        <div class="preview">
          <p>
            <b>
              Năm {shown.from} → {shown.to}
            </b>
            {shown.interrupted
              ? '. Lần chuyển trước bị dừng giữa chừng: sẽ làm tiếp, theo các lựa chọn của lần đó.'
              : `: ${shown.tasks.length} nhiệm vụ, ${inWords(shown.counts)}; ${shown.findings.open}/${shown.findings.all} tồn tại kiểm tra còn mở đi tiếp, giữ hạn.`}
          </p>
          <ul class="rows">
            {shown.sheets.map(({ sheet, kept, changed: other, emptied }) => (
              <li key={sheet}>
                {sheet}: {rowsInWords(kept, other, emptied)}
              </li>
            ))}
          </ul>
          {shown.tasks.length > 0 && (
            <details>
              <summary>Từng nhiệm vụ</summary>
              {shown.tasks.map((task) => (
                <TaskChoice
                  key={task.code}
                  task={task}
                  value={chosen[task.code]}
                  disabled={busy || shown.interrupted}
                  put={(proposal) => choose({ ...chosen, [task.code]: proposal })}
                />
              ))}
            </details>
          )}
          {shown.notes.map((note) => (
            <p key={note} class="note">
              {note}
            </p>
          ))}
          <button
            type="button"
            class="act"
            disabled={busy}
            onClick={() =>
              write('Đang chuyển năm', () =>
                server.startNextYear({
                  fingerprint: shown.fingerprint,
                  tasks: Object.entries(chosen).map(([code, proposal]) => ({ code, proposal })),
                }),
              ).then((report) => {
                if (report) changed();
                else forget();
              })
            }
          >
            {shown.interrupted ? 'Làm tiếp' : `Chuyển sang năm ${shown.to}`}
          </button>
        </div>
      )}
      <Progress work={written} />
      {written.state === 'done' && (
        <p class="note done" role="status">
          Bản sao này nay là của năm {written.result.to}. Hãy ghi số, ngày kế hoạch, chia sẻ bảng tính và bật
          gửi hằng ngày.
          {unfinished(written.result)} Việc này tự chạy tiếp trong ít phút: đến lúc đó cơ quan chưa sửa được
          dòng của mình.
        </p>
      )}
    </>
  );
}

function TaskChoice({
  task,
  value,
  disabled,
  put,
}: {
  readonly task: Task;
  readonly value: Proposal | undefined;
  readonly disabled: boolean;
  readonly put: (proposal: Proposal) => void;
}) {
  const { code, title, result, proposal, due, reason } = task;
  return (
    <div class="choice-row">
      <label class="choice">
        <span>
          <b>{code}</b> {title}
        </span>
        <select
          value={value ?? proposal}
          disabled={disabled}
          onChange={(event) => put(event.currentTarget.value as Proposal)}
        >
          {proposal === 'Cần xem' && <option>{proposal}</option>}
          {PROPOSALS.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <p class="quiet">
        {result}. {reason}.{due !== null && value !== 'Bỏ' && ` Hạn mới ${date(due)}.`}
      </p>
    </div>
  );
}

const inWords = ({ repeat, carry, drop, look }: NextYearPreview['counts']): string =>
  [`${repeat} lặp lại`, `${carry} chuyển tiếp`, `${drop} bỏ`, ...(look > 0 ? [`${look} cần xem`] : [])].join(
    ', ',
  );

const rowsInWords = (kept: number, changed: number, emptied: number): string =>
  [
    kept > 0 ? `giữ ${kept}` : '',
    changed > 0 ? `đổi hoặc thêm ${changed}` : '',
    emptied > 0 ? `bỏ ${emptied}` : '',
  ]
    .filter(Boolean)
    .join(', ');
