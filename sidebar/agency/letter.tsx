/** One letter to one agency: read as it will be sent, then sent by one more click. */
import { useEffect } from 'preact/hooks';
import type { RemindAgencyReport } from '../../src/contract.js';
import { date } from '../parts/text.js';
import { Progress, useDeed, useWork } from '../parts/work.js';
import { server } from '../server.js';

export function Letter({ agency, close }: { readonly agency: string; readonly close: () => void }) {
  const [preview, look] = useWork<RemindAgencyReport>();
  const [sending, send] = useDeed<RemindAgencyReport>();
  useEffect(() => {
    void look('Đang soạn thư', () => server.remindAgency({ agency }));
  }, [agency, look]);
  const letter = preview.state === 'done' ? preview.result : null;
  const sent = sending.state === 'done' ? sending.result : null;
  return (
    <section
      class="preview"
      aria-label="Thư nhắc"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      {preview.state !== 'done' && <Progress work={preview} />}
      {letter && (
        <>
          {letter.trial && <p class="note">Chế độ thử đang bật: thư chỉ gửi cho người điều phối.</p>}
          {letter.remindedToday && !sent && (
            <p class="note">Hôm nay cơ quan này đã nhận một thư nhắc; gửi nữa là thư thứ hai trong ngày.</p>
          )}
          <p class="quiet">
            Đến: {letter.to}
            {letter.cc && (
              <>
                <br />
                Đồng gửi: {letter.cc}
              </>
            )}
            <br />
            Tiêu đề: {letter.subject}
          </p>
          <iframe class="mail" title={`Thư gửi ${letter.agencyName}`} sandbox="" srcdoc={letter.html} />
          {!sent && (
            <button
              type="button"
              class="act"
              disabled={sending.state === 'running'}
              onClick={() =>
                void send('Đang gửi thư', () =>
                  server.remindAgency({
                    agency,
                    fingerprint: letter.fingerprint,
                    // The button names the day: whoever clicks it has said it.
                    ...(letter.otherDay ? { asOf: letter.asOf } : {}),
                  }),
                )
              }
            >
              Gửi thư này{letter.otherDay ? ` theo ngày ${date(letter.asOf)}` : ''}
            </button>
          )}
        </>
      )}
      <button type="button" class="act plain" onClick={close}>
        Đóng
      </button>
      {(sending.state === 'running' || sending.state === 'failed') && <Progress work={sending} />}
      {sent && (
        <p class={sent.sent ? 'note done' : 'note error'} role="status">
          {sent.sent ? `Đã gửi thư cho ${sent.agencyName}.` : `Chưa gửi được: ${sent.outcome}.`}
          {sent.sent && sent.outcome ? ` Lưu ý: ${sent.outcome}.` : ''}
        </p>
      )}
    </section>
  );
}
