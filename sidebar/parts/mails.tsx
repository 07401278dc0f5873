/** Mails before they go out and after: asked once more, each as its reader sees it, what became of them. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DigestPreview, SendReport } from '../../src/contract.js';

const addressesOf = ({ to, cc, bcc }: DigestPreview): string[] =>
  [to, cc, bcc].flatMap((list) => list.split(',').filter((one) => one !== ''));

/** One word that names the numbers, before anything goes out. */
export function Confirm(props: {
  readonly letters: readonly DigestPreview[];
  readonly trial: boolean;
  readonly day: string;
  readonly go: () => void;
  readonly cancel: () => void;
}) {
  const { letters, trial, day, go, cancel } = props;
  const first = useRef<HTMLButtonElement>(null);
  // Before anything is painted: whoever presses Esc at once is heard.
  useLayoutEffect(() => first.current?.focus(), []);
  const addresses = letters.reduce((sum, letter) => sum + addressesOf(letter).length, 0);
  return (
    <fieldset
      class="note"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        cancel();
      }}
    >
      <p>
        Gửi <b>{letters.length} thư</b> đến <b>{addresses} địa chỉ</b>
        {trial ? ' (chế độ thử: chỉ người điều phối nhận)' : ''}
        {day}? Thư đã gửi không lấy lại được.
      </p>
      <button type="button" class="act" ref={first} onClick={go}>
        Gửi ngay
      </button>
      <button type="button" class="act plain" onClick={cancel}>
        Chưa gửi
      </button>
    </fieldset>
  );
}

export function Sent({ report }: { readonly report: SendReport }) {
  const { sent, failed, deferred, continues } = report;
  return (
    <>
      <p class="note done">
        Đã gửi {sent.length} thư.
        {deferred.length > 0 && ` ${deferred.length} thư chưa gửi: ${deferred[0]!.reason}.`}
        {continues && ' Phần còn lại tự gửi tiếp sau ít phút.'}
        {deferred.length > 0 && !continues && ' Lần gửi sau những thư này được gửi trước.'}
      </p>
      {failed.map(({ agency, agencyName, to, reason }) => (
        <p class="note error" key={agency}>
          {agencyName} ({to}): {reason}
        </p>
      ))}
      {(
        [
          ['Đã gửi', sent],
          ['Chưa gửi', deferred],
        ] as const
      ).map(
        ([title, list]) =>
          list.length > 0 && (
            <details key={title}>
              <summary>
                {title}: {list.length} thư
              </summary>
              <ul class="rows">
                {list.map(({ agency, agencyName, to }) => (
                  <li key={agency}>
                    {agencyName} <span class="quiet">({to})</span>
                  </li>
                ))}
              </ul>
            </details>
          ),
      )}
    </>
  );
}

/** A mail as its reader sees it; rendered only once it is opened. */
export function Digest({
  digest,
  about = `${digest.items} nội dung`,
}: {
  readonly digest: DigestPreview;
  /** What is said of it beside the agency. */
  readonly about?: string;
}) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {digest.agencyName}{' '}
        <span class="quiet">
          ({about}
          {digest.deferred ? ', gửi lần sau' : ''})
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
