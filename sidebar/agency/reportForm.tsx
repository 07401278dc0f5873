/** A report row as its official fills it in: a few fields, kept as a draft or sent. */

import { useState } from 'preact/hooks';
import type { ReportForm, SavedReport } from '../../src/contract.js';
import { DayField } from '../parts/dayField.js';
import { date } from '../parts/text.js';
import { Progress, useDeed } from '../parts/work.js';
import { server } from '../server.js';

export function ReportRowForm(props: {
  readonly form: ReportForm;
  readonly close: () => void;
  /** After something was saved. */
  readonly saved: (report: SavedReport) => void;
}) {
  const { form, close, saved } = props;
  const [values, setValues] = useState({
    result: form.result,
    progress: form.progress === null ? '' : String(form.progress).replace('.', ','),
    done: form.done ?? '',
    evidence: form.evidence,
    difficulties: form.difficulties,
    proposals: form.proposals,
  });
  const [work, start] = useDeed<SavedReport>();
  const busy = work.state === 'running';
  const left = work.state === 'done' ? work.result.left : [];
  const set = (part: Partial<typeof values>): void => setValues((before) => ({ ...before, ...part }));
  const isSent = form.stand === 'sent';
  const returned = form.stand === 'returned' || form.stand === 'returnedLate';
  const filled = values.result.trim() !== '' || values.done !== '';
  const save = (send: boolean): void =>
    void start(send ? 'Đang gửi' : 'Đang lưu', () =>
      server.saveReport({ rows: [{ key: form.key, mark: form.mark, values }], ...(send ? { send } : {}) }),
    ).then((report) => report && report.saved.length > 0 && saved(report));
  const area = (label: string, key: 'result' | 'difficulties' | 'proposals', rows: number) => (
    <label class="choice">
      {label}
      <textarea
        class="copied"
        rows={rows}
        maxLength={5000}
        value={values[key]}
        onInput={(event) => set({ [key]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <form
      class="fields"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        save(!isSent);
      }}
    >
      {area('Kết quả thực hiện', 'result', 4)}
      {form.previous !== '' && form.previous !== values.result && (
        <button type="button" class="link" onClick={() => set({ result: form.previous })}>
          Chép nội dung quý trước
        </button>
      )}
      <div class="two">
        <label class="choice">
          Tiến độ (%)
          <input
            inputMode="decimal"
            placeholder="ví dụ 50"
            value={values.progress}
            onInput={(event) => set({ progress: event.currentTarget.value })}
          />
        </label>
        <DayField label="Ngày hoàn thành" value={values.done} put={(done) => set({ done })} />
      </div>
      <label class="choice">
        Minh chứng (đường dẫn)
        <input
          value={values.evidence}
          maxLength={500}
          onInput={(event) => set({ evidence: event.currentTarget.value })}
        />
      </label>
      {area('Khó khăn, vướng mắc', 'difficulties', 2)}
      {area('Kiến nghị', 'proposals', 2)}
      <div class="actions">
        <button type="submit" class="act" disabled={busy || !filled}>
          {isSent ? 'Lưu' : returned ? 'Lưu và gửi lại' : 'Lưu và gửi'}
        </button>
        {!isSent && (
          <button type="button" class="act plain" disabled={busy} onClick={() => save(false)}>
            Lưu nháp
          </button>
        )}
        <button type="button" class="act plain" onClick={close}>
          Đóng
        </button>
      </div>
      {(work.state === 'running' || work.state === 'failed') && <Progress work={work} />}
      {left.map(({ key, why }) => (
        <p class="note error" role="alert" key={key}>
          {why}.
        </p>
      ))}
      {isSent && form.sent && <p class="quiet">Đã gửi ngày {date(form.sent)}, đang chờ duyệt.</p>}
    </form>
  );
}
