/** Reports that wait: approved, or returned with a remark, many at once; what was just approved can be taken back. */
import { useState } from 'preact/hooks';
import type { LeftRow, ListedItem, ReviewReport, ReviewRequest } from '../../src/contract.js';
import { attempt } from '../parts/complaint.js';
import { ItemButton } from '../parts/itemList.js';
import { say } from '../parts/said.js';
import { Progress, useDeed } from '../parts/work.js';
import { server } from '../server.js';

/** The most rows that the server decides on at once. */
const AT_ONCE = 300;

type Seen = ReviewRequest['rows'][number];

interface Decided extends ReviewReport {
  readonly decision: ReviewRequest['decision'];
}

/** Decides on rows, in portions where they are very many. */
async function decide(
  rows: readonly Seen[],
  decision: ReviewRequest['decision'],
  remark?: string,
): Promise<Decided> {
  const done: string[] = [];
  const left: LeftRow[] = [];
  let until: string | null = null;
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const part = await server.reviewReports({
      rows: rows.slice(from, from + AT_ONCE),
      decision,
      ...(remark === undefined ? {} : { remark }),
    });
    done.push(...part.done);
    left.push(...part.left);
    until = part.until;
  }
  return { decision, done, left, until };
}

/** What was seen of rows that were decided on just now. */
async function seenNow(keys: readonly string[], agencies: readonly string[]): Promise<Seen[]> {
  const rows: Seen[] = [];
  for (const agency of agencies)
    for (const { key, mark } of (await server.getAgency({ agency })).forms)
      if (keys.includes(key)) rows.push({ key, mark });
  return rows;
}

/** Of so many agencies the rows are read again, to take back what was decided on them. */
const UNDONE_AGENCIES = 5;

const SAID: Readonly<Record<ReviewRequest['decision'], string>> = {
  approve: 'Đã duyệt',
  return: 'Đã trả lại',
  wait: 'Đã đưa về chờ duyệt',
};

export function Review(props: {
  readonly items: readonly ListedItem[];
  /** After something was decided. */
  readonly changed: () => void;
}) {
  const waiting = props.items.filter(({ mark }) => mark !== null);
  const [unchosen, setUnchosen] = useState<ReadonlySet<string>>(new Set());
  const [returning, setReturning] = useState(false);
  const [remark, setRemark] = useState('');
  const [work, start] = useDeed<Decided>();
  const busy = work.state === 'running';
  const chosen = waiting.filter(({ key }) => !unchosen.has(key));
  const agencies = [...new Set(waiting.map(({ agency }) => agency))];
  const run = async (rows: readonly Seen[], decision: ReviewRequest['decision'], words: string) => {
    const decided = await start(words, () =>
      decide(rows, decision, decision === 'return' ? remark : undefined),
    );
    if (!decided) return;
    setReturning(false);
    setRemark('');
    tell(decided);
    props.changed();
  };
  const tell = ({ decision, done, left, until }: Decided): void =>
    say({
      text: `${SAID[decision]} ${done.length} báo cáo${until ? `, hạn sửa đến hết ngày ${until}` : ''}.`,
      left,
      undo:
        decision === 'wait' || done.length === 0 || agencies.length > UNDONE_AGENCIES
          ? null
          : () =>
              attempt(async () => {
                tell(await decide(await seenNow(done, agencies), 'wait'));
                props.changed();
              }),
    });
  const seen = chosen.map(({ key, mark }) => ({ key, mark: mark! }));
  const toggle = (key: string): void =>
    setUnchosen((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  return (
    <div class="review">
      {waiting.length > 0 && (
        <div class="actions">
          <button
            type="button"
            class="act"
            disabled={busy || chosen.length === 0}
            onClick={() => void run(seen, 'approve', `Đang duyệt ${seen.length} báo cáo`)}
          >
            Duyệt {chosen.length === waiting.length && waiting.length > 1 ? 'cả ' : ''}
            {chosen.length}
          </button>
          <button
            type="button"
            class="act plain"
            disabled={busy || chosen.length === 0}
            aria-expanded={returning}
            onClick={() => setReturning(!returning)}
          >
            Trả lại…
          </button>
          {waiting.length > 1 && (
            <button
              type="button"
              class="link"
              onClick={() =>
                setUnchosen(chosen.length > 0 ? new Set(waiting.map(({ key }) => key)) : new Set())
              }
            >
              {chosen.length > 0 ? 'Bỏ chọn' : 'Chọn tất cả'}
            </button>
          )}
        </div>
      )}
      {returning && (
        <form
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            setReturning(false);
          }}
          onSubmit={(event) => {
            event.preventDefault();
            void run(seen, 'return', `Đang trả lại ${seen.length} báo cáo`);
          }}
        >
          <label class="choice">
            Ý kiến: cần sửa, bổ sung gì
            <textarea
              class="copied"
              rows={3}
              required
              autofocus
              value={remark}
              onInput={(event) => setRemark(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="act" disabled={busy || remark.trim() === ''}>
            Trả lại {chosen.length} báo cáo
          </button>
        </form>
      )}
      {(work.state === 'running' || work.state === 'failed') && <Progress work={work} />}
      <ul class="items chosen">
        {waiting.map((item) => (
          <li key={item.key}>
            <input
              type="checkbox"
              class="pick"
              aria-label={`Chọn: ${item.title}`}
              checked={!unchosen.has(item.key)}
              onChange={() => toggle(item.key)}
            />
            <ItemButton item={item} ofAgency />
          </li>
        ))}
      </ul>
    </div>
  );
}
