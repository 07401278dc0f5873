/** Đổi mã: an agency's or a task's code, everywhere at once; shown first. */
import { useState } from 'preact/hooks';
import type { RenameReport, RenameRequest } from '../../src/contract.js';
import { Progress, useDeed, useWork } from '../parts/work.js';
import { Field } from '../plan/extensions/field.js';
import { server } from '../server.js';

export function RenameSection({ changed }: { readonly changed: () => void }) {
  const [request, setRequest] = useState<RenameRequest>({ of: 'agency', from: '', to: '' });
  const [preview, look, forget] = useWork<RenameReport>();
  const [written, write, forgetWritten] = useDeed<RenameReport>();
  const busy = preview.state === 'running' || written.state === 'running';
  const shown = preview.state === 'done' && written.state !== 'done' ? preview.result : null;
  const put = (more: Partial<RenameRequest>): void => {
    setRequest({ ...request, ...more });
    forget();
    forgetWritten();
  };
  const cells = (report: RenameReport): string =>
    report.cells.map(({ sheet, count }) => `${sheet} ${count} ô`).join(', ');
  return (
    <>
      <h2>Đổi mã</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void look('Đang xem', () => server.renameCode(request));
        }}
      >
        <label class="choice">
          Mã của
          <select
            value={request.of}
            onChange={(event) => put({ of: event.currentTarget.value as RenameRequest['of'] })}
          >
            <option value="agency">Cơ quan</option>
            <option value="task">Nhiệm vụ</option>
          </select>
        </label>
        <Field label="Mã cũ" hint="SNV" value={request.from} put={(from) => put({ from })} />
        <Field label="Mã mới" hint="" value={request.to} put={(to) => put({ to })} />
        <button type="submit" class="act plain" disabled={busy || !request.from.trim() || !request.to.trim()}>
          Xem trước
        </button>
      </form>
      <Progress work={preview} />
      {shown && (
        <div class="preview">
          <p>
            <b>
              {shown.from} → {shown.to}
            </b>
            : {cells(shown)}.
            {shown.notices > 0 && ` Giữ ${shown.notices} mốc đã nhắc trong Nhật ký, không nhắc lại.`}
          </p>
          <button
            type="button"
            class="act"
            disabled={busy}
            onClick={() =>
              write('Đang đổi mã', () =>
                server.renameCode({ ...request, fingerprint: shown.fingerprint }),
              ).then((report) => report && changed())
            }
          >
            Đổi mã
          </button>
        </div>
      )}
      <Progress work={written} />
      {written.state === 'done' && (
        <p class="note done">
          Đã đổi {written.result.from} thành {written.result.to}: {cells(written.result)}.{' '}
          {written.result.left.join(' ')}
        </p>
      )}
    </>
  );
}
