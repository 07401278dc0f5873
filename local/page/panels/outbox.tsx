/** The outbox: each mail as a mail client shows it, as HTML and as plain text. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ZONE } from '../../../src/calendar/zone.js';
import { base, type OutboxMail, server, token } from '../server.js';
import { useWords } from '../words.js';

const time = (at: number): string =>
  new Date(at).toLocaleString('vi-VN', {
    timeZone: ZONE,
    dateStyle: 'short',
    timeStyle: 'short',
  });

/** A mail in a frame of its own; its links to spreadsheets are followed by the page. */
function Mail({ mail, follow }: { readonly mail: OutboxMail; readonly follow: (link: string) => void }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const listen = ({ source, data }: MessageEvent): void => {
      const { papi, link } = (data ?? {}) as { papi?: string; link?: unknown };
      if (source === frame.current?.contentWindow && papi === 'follow') follow(String(link));
    };
    addEventListener('message', listen);
    return () => removeEventListener('message', listen);
  }, [follow]);
  return (
    <iframe
      ref={frame}
      class="mail"
      title={mail.subject}
      sandbox="allow-scripts allow-popups"
      src={`${base}/mail/${mail.number}?token=${token}`}
    />
  );
}

export function Outbox({
  count,
  follow,
}: {
  readonly count: number;
  /** A link to a spreadsheet was pressed in a mail. */
  readonly follow: (link: string) => void;
}) {
  const [mails, setMails] = useState<readonly OutboxMail[] | null>(null);
  const words = useWords();
  const [opened, setOpened] = useState<number | null>(null);
  const [plain, setPlain] = useState(false);
  useEffect(() => {
    void server.outbox().then(
      (answer) => setMails([...answer.mails].reverse()),
      () => setMails([]),
    );
  }, [count]);
  const mail = mails?.find(({ number }) => number === opened);
  if (mail) {
    return (
      <>
        <button type="button" onClick={() => setOpened(null)}>
          ‹ {words.outbox}
        </button>
        <h2>{mail.subject}</h2>
        <p class="quiet">
          {words.from}: {mail.name} &lt;{mail.from}&gt;
          <br />
          {words.to}: {mail.to.join(', ')}
          {mail.cc.length > 0 && (
            <>
              <br />
              {words.cc}: {mail.cc.join(', ')}
            </>
          )}
          <br />
          {time(mail.at)}
        </p>
        <p>
          <button type="button" aria-pressed={!plain} onClick={() => setPlain(false)}>
            {words.html}
          </button>{' '}
          <button type="button" aria-pressed={plain} onClick={() => setPlain(true)}>
            {words.plain}
          </button>
        </p>
        {plain ? <pre>{mail.text}</pre> : <Mail mail={mail} follow={follow} />}
      </>
    );
  }
  return (
    <>
      <h2>{words.outbox}</h2>
      {mails?.length === 0 && <p>{words.noMails}</p>}
      <ul class="mails">
        {mails?.map(({ number, subject, to, at }) => (
          <li key={number}>
            <button type="button" onClick={() => setOpened(number)}>
              <b>{to.join(', ')}</b> <span class="quiet">{time(at)}</span>
              <br />
              {subject}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
