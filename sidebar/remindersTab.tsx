/** Nhắc hạn: look at the digests as they will be sent, then send exactly those. */
import type { RemindersPreview, SendReport } from '../src/contract.js';
import { server } from './server.js';
import { date } from './text.js';
import { Progress, useWork } from './work.js';

export function RemindersTab() {
  const [preview, look] = useWork<RemindersPreview>();
  const [sending, send] = useWork<SendReport>();
  const busy = preview.state === 'running' || sending.state === 'running';
  const shown = preview.state === 'done' ? preview.result : null;
  return (
    <>
      <p>
        Mỗi cơ quan có việc quá hạn hoặc sắp đến hạn nhận một thư. Xem trước rồi gửi đúng những thư đã xem.
      </p>
      <button
        type="button"
        class="act plain"
        disabled={busy}
        onClick={() => look('Đang soạn thư', server.previewReminders)}
      >
        Xem trước
      </button>
      <button
        type="button"
        class="act"
        disabled={busy || !shown || shown.digests.length === 0 || sending.state === 'done'}
        onClick={() =>
          shown && send('Đang gửi thư', () => server.sendReminders({ fingerprint: shown.fingerprint }))
        }
      >
        Gửi {shown ? `${shown.digests.length} thư` : ''}
      </button>
      <Progress work={sending.state === 'idle' ? preview : sending} />
      {sending.state === 'done' && (
        <p class="note done">
          Đã gửi {sending.result.sent.length} thư
          {sending.result.failed.length > 0 && `, ${sending.result.failed.length} thư lỗi`}. Xem trang Nhật
          ký.
        </p>
      )}
      {sending.state === 'done' &&
        sending.result.failed.map((failure) => (
          <p class="note error" key={failure.agency}>
            {failure.agency} ({failure.to}): {failure.reason}
          </p>
        ))}
      {shown && (
        <>
          {shown.trial && <p class="note">Chế độ thử đang bật: thư chỉ gửi cho người điều phối.</p>}
          <p class="quiet">
            Tính đến {date(shown.asOf)}: {shown.digests.length} thư, {shown.recipients} địa chỉ; hôm nay còn
            gửi được đến {shown.remainingRecipients} địa chỉ.
          </p>
          {shown.digests.length === 0 && <p>Không có cơ quan nào cần nhắc.</p>}
          {shown.withheld.map((one) => (
            <p class="note" key={one.agency}>
              {one.agencyName}: {one.reason}
            </p>
          ))}
          {shown.digests.map((digest) => (
            <details key={digest.agency}>
              <summary>
                {digest.agencyName} <span class="quiet">({digest.items} việc)</span>
              </summary>
              <p class="quiet">
                Đến: {digest.to}
                <br />
                Tiêu đề: {digest.subject}
              </p>
              <pre>{digest.text}</pre>
            </details>
          ))}
        </>
      )}
    </>
  );
}
