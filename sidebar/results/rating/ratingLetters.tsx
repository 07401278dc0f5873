/** Each agency's own sheet of points by mail: shown as it will be read, confirmed, then exactly that is sent. */
import { useState } from 'preact/hooks';
import type { RatingLetters } from '../../../src/contract.js';
import { Confirm, Digest, Sent } from '../../parts/mails.js';
import { date } from '../../parts/text.js';
import { Progress, useDeed, useWork } from '../../parts/work.js';
import { server } from '../../server.js';

/** Mails that are shown at once. */
const SHOWN = 20;

export function SendPoints() {
  const [preview, look] = useWork<RatingLetters>();
  const [sending, send] = useDeed<RatingLetters>();
  const [last, setLast] = useState<'look' | 'send'>('look');
  const [confirming, setConfirming] = useState(false);
  const busy = preview.state === 'running' || sending.state === 'running';
  const shown = preview.state === 'done' ? preview.result : null;
  const sent = last === 'send' && sending.state === 'done' ? sending.result.sent : null;
  const now = shown?.letters.filter(({ deferred }) => !deferred) ?? [];
  return (
    <>
      <p class="actions">
        <button
          type="button"
          class="act plain"
          disabled={busy}
          onClick={() => {
            setLast('look');
            setConfirming(false);
            void look('Đang soạn bảng điểm', () => server.sendRating({}));
          }}
        >
          {shown ? 'Xem lại bảng điểm' : 'Gửi bảng điểm cho cơ quan'}
        </button>
        {shown && !sent && now.length > 0 && (
          <button
            type="button"
            class="act"
            disabled={busy}
            aria-expanded={confirming}
            onClick={() => setConfirming(true)}
          >
            Gửi {now.length} thư
          </button>
        )}
      </p>
      {confirming && shown && (
        <Confirm
          letters={now}
          trial={shown.trial}
          day=""
          go={() => {
            setLast('send');
            setConfirming(false);
            void send(`Đang gửi ${now.length} thư, có thể mất vài phút`, () =>
              server.sendRating({ fingerprint: shown.fingerprint }),
            );
          }}
          cancel={() => setConfirming(false)}
        />
      )}
      <Progress work={last === 'look' ? preview : sending} />
      {sent && <Sent report={sent} />}
      {shown && !sent && <Letters shown={shown} />}
    </>
  );
}

function Letters({ shown }: { readonly shown: RatingLetters }) {
  const { letters, withheld, told, recipients, remainingRecipients, reserve, trial, appealsUntil } = shown;
  const later = letters.filter(({ deferred }) => deferred).length;
  const [count, setCount] = useState(SHOWN);
  return (
    <>
      {trial && (
        <p class="note">Chế độ thử đang bật: thư chỉ gửi cho người điều phối, có ghi rõ là thư thử.</p>
      )}
      <p class="quiet">
        {letters.length} thư, {recipients} địa chỉ{told > 0 && `; ${told} cơ quan đã nhận`}. Kiến nghị đến hết
        ngày {date(appealsUntil)}. Hôm nay Google còn cho gửi đến {remainingRecipients} địa chỉ, trong đó giữ
        lại {reserve}.
      </p>
      {later > 0 && (
        <p class="note">
          {later} thư gửi vào các lần sau: bấm lại vào ngày mai, hoặc bật lịch chạy hằng ngày. Cơ quan nhận
          sau vẫn chỉ kiến nghị đến ngày trên.
        </p>
      )}
      {letters.length === 0 && <p>Không còn cơ quan nào chờ bảng điểm.</p>}
      {withheld.map(({ agency, agencyName, reason }) => (
        <p class="note" key={agency}>
          {agencyName}: {reason}
        </p>
      ))}
      {letters.slice(0, count).map((letter) => (
        <Digest key={letter.agency} digest={letter} about={letter.to || 'chưa có địa chỉ'} />
      ))}
      {letters.length > count && (
        <button type="button" class="link" onClick={() => setCount(count + 50)}>
          Xem thêm {Math.min(50, letters.length - count)} trong {letters.length - count} thư còn lại
        </button>
      )}
    </>
  );
}
