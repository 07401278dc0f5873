/** A piece of work that the server does: its progress, its result, or what went wrong, in words. */
import { useCallback, useState } from 'preact/hooks';
import { sentence } from '../server.js';

export type Work<T> =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly what: string }
  | { readonly state: 'done'; readonly result: T }
  | { readonly state: 'failed'; readonly reason: string };

export function useWork<T>(): [
  Work<T>,
  (what: string, deed: () => Promise<T>) => Promise<T | undefined>,
  () => void,
] {
  const [work, setWork] = useState<Work<T>>({ state: 'idle' });
  const run = useCallback(async (what: string, deed: () => Promise<T>) => {
    setWork({ state: 'running', what });
    try {
      const result = await deed();
      setWork({ state: 'done', result });
      return result;
    } catch (error) {
      setWork({ state: 'failed', reason: sentence(error) });
      return undefined;
    }
  }, []);
  const forget = useCallback(() => setWork({ state: 'idle' }), []);
  return [work, run, forget];
}

/** Says what is under way and what failed; takes its room beforehand, so that nothing jumps. */
export function Progress({ work }: { readonly work: Work<unknown> }) {
  return (
    <div class="progress" role="status" aria-live="polite">
      {work.state === 'running' && `${work.what}…`}
      {work.state === 'failed' && <p class="note error">{work.reason}</p>}
    </div>
  );
}
