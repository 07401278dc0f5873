/** The day's letters over the grid: a list, and beside it each as its reader sees it. They are sent from the sidebar. */
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RemindersPreview } from '../../../src/contract.js';
import { Progress, useWork } from '../../parts/work.js';
import { server } from '../../server.js';

function Letters() {
  const [work, look] = useWork<RemindersPreview>();
  const [chosen, setChosen] = useState(0);
  useEffect(() => void look('Đang soạn thư', server.previewReminders), [look]);
  if (work.state !== 'done') return <Progress work={work} />;
  const { digests } = work.result;
  const letter = digests[chosen];
  if (!letter) return <p>Không có cơ quan nào cần nhắc hôm nay.</p>;
  const move = (step: number): void => {
    const next = Math.min(Math.max(chosen + step, 0), digests.length - 1);
    setChosen(next);
    document.getElementById(`letter-${next}`)?.focus();
  };
  return (
    <div class="letters">
      <ul
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (step === 0) return;
          event.preventDefault();
          move(step);
        }}
      >
        {digests.map(({ agency, agencyName, items, deferred }, i) => (
          <li key={agency}>
            <button type="button" id={`letter-${i}`} aria-current={i === chosen} onClick={() => setChosen(i)}>
              {agencyName}{' '}
              <span class="quiet">
                ({items} nội dung{deferred ? ', gửi lần sau' : ''})
              </span>
            </button>
          </li>
        ))}
      </ul>
      <section aria-live="polite">
        <p>
          <b>{letter.subject}</b>
          <br />
          <span class="quiet">
            Đến: {letter.to}
            {letter.cc && ` · Đồng gửi: ${letter.cc}`}
            {letter.bcc && ` · Bcc: ${letter.bcc}`}
          </span>
        </p>
        <iframe title={`Thư gửi ${letter.agencyName}`} sandbox="" srcdoc={letter.html} />
      </section>
    </div>
  );
}

render(<Letters />, document.getElementById('app')!);
