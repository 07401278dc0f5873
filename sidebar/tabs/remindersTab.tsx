/** Nhắc hạn: look at the digests as they will be sent, then send exactly those; settle what is in doubt. */
import { useState } from 'preact/hooks';
import type {
  DigestPreview,
  Doubt,
  LedgerLoss,
  RemindersPreview,
  SendReport,
  SettleLedgerReport,
  SettleReport,
} from '../../src/contract.js';
import { server } from '../server.js';
import { date } from '../text.js';
import { Progress, useWork } from '../work.js';

export function RemindersTab({ changed }: { readonly changed: () => void }) {
  const [preview, look] = useWork<RemindersPreview>();
  const [sending, send] = useWork<SendReport>();
  const [last, setLast] = useState<'look' | 'send'>('look');
  const busy = preview.state === 'running' || sending.state === 'running';
  const shown = preview.state === 'done' ? preview.result : null;
  const now = shown?.digests.filter(({ deferred }) => !deferred) ?? [];
  const sent = last === 'send' && sending.state === 'done' ? sending.result : null;
  const start = () => {
    setLast('look');
    return look('Đang soạn thư', server.previewReminders);
  };
  return (
    <>
      <p>
        Mỗi cơ quan có nhiệm vụ, báo cáo đến mốc nhắc nhận một thư. Xem trước, rồi gửi đúng những thư đã xem.
        Thư đã gửi được ghi ở trang Nhật ký và không bị gửi lại.
      </p>
      <button type="button" class="act plain" disabled={busy} onClick={start}>
        {shown ? 'Xem lại' : 'Xem trước'}
      </button>
      <button
        type="button"
        class="act"
        disabled={busy || !shown || now.length === 0 || sent !== null}
        onClick={() => {
          if (!shown) return;
          setLast('send');
          void send(`Đang gửi ${now.length} thư, có thể mất vài phút`, () =>
            server.sendReminders({
              fingerprint: shown.fingerprint,
              // The button names the day: whoever clicks it has said it.
              ...(shown.otherDay ? { asOf: shown.asOf } : {}),
            }),
          ).then((report) => report && changed());
        }}
      >
        Gửi {shown ? `${now.length} thư` : ''}
        {shown?.otherDay ? ` theo ngày ${date(shown.asOf)}` : ''}
      </button>
      <Progress work={last === 'look' ? preview : sending} />
      {sent && <Sent report={sent} />}
      {shown?.loss && <Loss key={shown.fingerprint} loss={shown.loss} settled={() => void start()} />}
      {shown && <Doubts key={shown.fingerprint} doubts={shown.doubts} settled={() => void start()} />}
      {shown && !sent && <Preview preview={shown} />}
    </>
  );
}

function Sent({ report }: { readonly report: SendReport }) {
  const { sent, failed, deferred, continues } = report;
  return (
    <>
      <p class="note done">
        Đã gửi {sent.length} thư.
        {deferred.length > 0 && ` ${deferred.length} thư chưa gửi: ${deferred[0]!.reason}.`}
        {continues && ' Phần còn lại tự gửi tiếp sau ít phút.'}
        {deferred.length > 0 && !continues && ' Lần gửi sau những thư này được gửi trước.'}
      </p>
      {failed.map(({ agency, to, reason }) => (
        <p class="note error" key={agency}>
          {agency} ({to}): {reason}
        </p>
      ))}
    </>
  );
}

function Preview({ preview }: { readonly preview: RemindersPreview }) {
  const { digests, withheld, recipients, remainingRecipients, reserve, trial, warnings } = preview;
  const later = digests.filter(({ deferred }) => deferred);
  return (
    <>
      {trial && (
        <p class="note">Chế độ thử đang bật: thư chỉ gửi cho người điều phối, có ghi rõ là thư thử.</p>
      )}
      {warnings.map((warning) => (
        <p class="note" key={warning}>
          {warning}
        </p>
      ))}
      <p class="quiet">
        Tính đến {date(preview.asOf)}: {digests.length} thư, {recipients} địa chỉ. Hôm nay Google còn cho gửi
        đến {remainingRecipients} địa chỉ, trong đó giữ lại {reserve}.
      </p>
      {later.length > 0 && (
        <p class="note">{preview.forecast.said} Thư gấp được gửi trước; rồi đến thư đã chờ từ lần trước.</p>
      )}
      {digests.length === 0 && !preview.loss && <p>Không có cơ quan nào cần nhắc hôm nay.</p>}
      {withheld.map(({ agency, agencyName, reason }) => (
        <p class="note" key={agency}>
          {agencyName}: {reason}
        </p>
      ))}
      {digests.map((digest) => (
        <Digest key={digest.agency} digest={digest} />
      ))}
    </>
  );
}

/** A mail as its reader sees it; rendered only once it is opened. */
function Digest({ digest }: { readonly digest: DigestPreview }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {digest.agencyName}{' '}
        <span class="quiet">
          ({digest.items} nội dung{digest.deferred ? ', gửi lần sau' : ''})
        </span>
      </summary>
      {open && (
        <>
          <p class="quiet">
            Đến: {digest.to}
            {digest.bcc && (
              <>
                <br />
                Bcc: {digest.bcc}
              </>
            )}
            {digest.cc && (
              <>
                <br />
                Đồng gửi: {digest.cc}
              </>
            )}
            <br />
            Tiêu đề: {digest.subject}
          </p>
          <iframe class="mail" title={`Thư gửi ${digest.agencyName}`} sandbox="" srcdoc={digest.html} />
        </>
      )}
    </details>
  );
}

function Doubts({ doubts, settled }: { readonly doubts: readonly Doubt[]; readonly settled: () => void }) {
  const [settling, settle] = useWork<SettleReport>();
  if (doubts.length === 0) return null;
  const say = ({ row, agency, at }: Doubt, sent: boolean) =>
    settle('Đang ghi', () => server.settleDoubt({ row, agency, at, sent })).then(
      (report) => report && settled(),
    );
  return (
    <>
      {doubts.map((doubt) => (
        <div class="note" key={`${doubt.row}${doubt.at}`}>
          <p>
            <b>Chưa rõ thư đã đi hay chưa.</b> {doubt.agencyName}, lúc {doubt.at}: «{doubt.subject}», đến{' '}
            {doubt.to}. Xem mục Đã gửi trong hộp thư của người gửi rồi xác nhận:
          </p>
          <button
            type="button"
            class="act plain"
            disabled={settling.state === 'running'}
            onClick={() => say(doubt, true)}
          >
            Đã gửi
          </button>
          <button
            type="button"
            class="act plain"
            disabled={settling.state === 'running'}
            onClick={() => say(doubt, false)}
          >
            Chưa gửi, cần gửi lại
          </button>
        </div>
      ))}
      <Progress work={settling} />
    </>
  );
}

/** A ledger that has lost lines: nothing goes out until a coordinator has chosen. */
function Loss({ loss, settled }: { readonly loss: LedgerLoss; readonly settled: () => void }) {
  const [settling, settle] = useWork<SettleLedgerReport>();
  const choose = (way: SettleLedgerReport['way']) =>
    settle('Đang ghi', () => server.settleLedger({ way })).then((report) => report && settled());
  const busy = settling.state === 'running';
  return (
    <div class="note error">
      <p>{loss.message}</p>
      {loss.restorable && (
        <button type="button" class="act plain" disabled={busy} onClick={() => choose('restore')}>
          Khôi phục các mốc đã nhắc
        </button>
      )}
      <button type="button" class="act plain" disabled={busy} onClick={() => choose('anew')}>
        Bắt đầu lại từ hôm nay, không nhắc bù
      </button>
      <Progress work={settling} />
    </div>
  );
}
