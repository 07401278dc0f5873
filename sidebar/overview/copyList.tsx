/** Copies a list as text for an official letter; where the browser does not let a page copy, the text is there to be copied. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ListRequest } from '../../src/contract.js';
import { Progress, useWork } from '../parts/work.js';
import { listText } from './listText.js';
import { wholeList } from './pages.js';

/** @returns whether the text lies in the clipboard */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // A sandboxed frame without the permission: the older way may still be open.
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

export function CopyList(props: {
  readonly title: string;
  readonly asOf: string;
  readonly list: ListRequest;
  readonly total: number;
}) {
  const { title, asOf, list, total } = props;
  const [work, start, forget] = useWork<{ readonly text: string; readonly copied: boolean }>();
  const [shown, setShown] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const asked = JSON.stringify(list);
  useEffect(forget, [asked, forget]);
  const result = work.state === 'done' ? work.result : null;
  const open = result !== null && (shown || !result.copied);
  useEffect(() => {
    if (open) area.current?.select();
  }, [open]);
  if (total === 0) return null;
  return (
    <>
      <button
        type="button"
        class="link"
        disabled={work.state === 'running'}
        onClick={() => {
          setShown(false);
          void start('Đang chép danh sách', async () => {
            const text = listText(title, asOf, await wholeList(list));
            return { text, copied: await copied(text) };
          });
        }}
      >
        Chép danh sách
      </button>
      {(work.state === 'running' || work.state === 'failed') && <Progress work={work} />}
      {result?.copied && (
        <p class="note done" role="status">
          Đã chép {total} nội dung. Dán vào công văn bằng Ctrl+V.{' '}
          {!shown && (
            <button type="button" class="link" onClick={() => setShown(true)}>
              Xem
            </button>
          )}
        </p>
      )}
      {open && (
        <label class="choice">
          {result.copied ? 'Nội dung đã chép' : 'Trình duyệt không cho chép: bấm vào ô, Ctrl+A rồi Ctrl+C'}
          <textarea ref={area} class="copied" rows={8} readOnly value={result.text} />
        </label>
      )}
    </>
  );
}
