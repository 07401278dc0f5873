/** Nhắc hạn: look at the digests as they will be sent, then send exactly those; settle what is in doubt. */
import { useState } from 'preact/hooks';
import type {
  Doubt,
  LedgerLoss,
  RemindersPreview,
  SendReport,
  SettleLedgerReport,
  SettleReport,
} from '../../src/contract.js';
import { attempt } from '../parts/complaint.js';
import { Confirm, Digest, Sent } from '../parts/mails.js';
import { date } from '../parts/text.js';
import { Progress, useDeed, useWork } from '../parts/work.js';
import { server } from '../server.js';

export function RemindersTab({ changed }: { readonly changed: () => void }) {
  const [preview, look] = useWork<RemindersPreview>();
  const [sending, send] = useDeed<SendReport>();
  const [last, setLast] = useState<'look' | 'send'>('look');
  /** Agencies of letters that are not to be sent. */
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [confirming, setConfirming] = useState(false);
  const busy = preview.state === 'running' || sending.state === 'running';
  const shown = preview.state === 'done' ? preview.result : null;
  const wanted = shown?.digests.filter(({ agency }) => !left.has(agency)) ?? [];
  const all = wanted.length === shown?.digests.length;
  // Chosen ones may fit though all together would not.
  const now = all ? wanted.filter(({ deferred }) => !deferred) : wanted;
  const sent = last === 'send' && sending.state === 'done' ? sending.result : null;
  const start = () => {
    setLast('look');
    setLeft(new Set());
    setConfirming(false);
    return look('Đang soạn thư', server.previewReminders);
  };
  const day = shown?.otherDay ? ` theo ngày ${date(shown.asOf)}` : '';
  const go = (): void => {
    if (!shown) return;
    setLast('send');
    setConfirming(false);
    void send(`Đang gửi ${now.length} thư, có thể mất vài phút`, () =>
      server.sendReminders({
        fingerprint: shown.fingerprint,
        ...(all ? {} : { agencies: now.map(({ agency }) => agency) }),
        // The button names the day: whoever clicks it has said it.
        ...(shown.otherDay ? { asOf: shown.asOf } : {}),
      }),
    ).then((report) => report && changed());
  };
  const choose = (agency: string, on: boolean): void => {
    setConfirming(false);
    setLeft((before) => {
      const after = new Set(before);
      if (on) after.delete(agency);
      else after.add(agency);
      return after;
    });
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
        aria-expanded={confirming}
        onClick={() => setConfirming(true)}
      >
        Gửi {shown ? `${now.length} thư` : ''}
        {day}
      </button>
      {confirming && shown && (
        <Confirm letters={now} trial={shown.trial} day={day} go={go} cancel={() => setConfirming(false)} />
      )}
      <Progress work={last === 'look' ? preview : sending} />
      {sent && <Sent report={sent} />}
      {shown?.loss && <Loss key={shown.fingerprint} loss={shown.loss} settled={() => void start()} />}
      {shown && <Doubts key={shown.fingerprint} doubts={shown.doubts} settled={() => void start()} />}
      {shown && !sent && (
        <Preview
          preview={shown}
          left={left}
          choose={choose}
          chooseAll={(on) => {
            setConfirming(false);
            setLeft(on ? new Set() : new Set(shown.digests.map(({ agency }) => agency)));
          }}
        />
      )}
    </>
  );
}

function Preview(props: {
  readonly preview: RemindersPreview;
  readonly left: ReadonlySet<string>;
  readonly choose: (agency: string, on: boolean) => void;
  readonly chooseAll: (on: boolean) => void;
}) {
  const { preview, left, choose, chooseAll } = props;
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
      {digests.length > 0 && (
        <p class="deeds">
          <button type="button" class="link" onClick={() => attempt(() => server.showLetters())}>
            Xem thư khổ rộng
          </button>
          {digests.length > 1 && (
            <button type="button" class="link" onClick={() => chooseAll(left.size > 0)}>
              {left.size > 0 ? 'Chọn tất cả' : 'Bỏ chọn tất cả'}
            </button>
          )}
        </p>
      )}
      {digests.map((digest) => (
        <div class="letter" key={digest.agency}>
          <input
            type="checkbox"
            class="pick"
            aria-label={`Gửi thư cho ${digest.agencyName}`}
            checked={!left.has(digest.agency)}
            onChange={(event) => choose(digest.agency, event.currentTarget.checked)}
          />
          <Digest digest={digest} />
        </div>
      ))}
    </>
  );
}

function Doubts({ doubts, settled }: { readonly doubts: readonly Doubt[]; readonly settled: () => void }) {
  const [settling, settle] = useDeed<SettleReport>();
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
  const [settling, settle] = useDeed<SettleLedgerReport>();
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
