/** A piece of work that the server does: its progress, its result, or what went wrong, in words. */
import { useCallback, useRef, useState } from 'preact/hooks';
import { sentence } from '../server.js';

export type Work<T> =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly what: string }
  | { readonly state: 'done'; readonly result: T }
  | { readonly state: 'failed'; readonly reason: string };

type Kept<T> = [
  work: Work<T>,
  run: (what: string, job: () => Promise<T>) => Promise<T | undefined>,
  forget: () => void,
];

/** @param isDeed what is under way is neither forgotten nor overtaken */
function useKept<T>(isDeed: boolean): Kept<T> {
  const [work, setWork] = useState<Work<T>>({ state: 'idle' });
  const turn = useRef(0);
  const run = useCallback(async (what: string, job: () => Promise<T>) => {
    const own = ++turn.current;
    const isWanted = (): boolean => isDeed || own === turn.current;
    setWork({ state: 'running', what });
    try {
      const result = await job();
      if (!isWanted()) return undefined;
      setWork({ state: 'done', result });
      return result;
    } catch (error) {
      if (isWanted()) setWork({ state: 'failed', reason: sentence(error) });
      return undefined;
    }
  }, []);
  const forget = useCallback(() => {
    if (!isDeed) turn.current++;
    setWork((now) => (isDeed && now.state === 'running' ? now : { state: 'idle' }));
  }, []);
  return [work, run, forget];
}

/**
 * What the server is asked for. Answers may come in another order than they were asked for in: only the latest
 * question is answered, and none that was forgotten meanwhile. `run` resolves to undefined where it failed or its
 * answer is not wanted any more.
 */
export const useWork = <T,>(): Kept<T> => useKept(false);

/** What the server writes. It cannot be called back: what is under way is not forgotten, and what became of it is told. */
export const useDeed = <T,>(): Kept<T> => useKept(true);

/** Says what is under way and what failed; takes its room beforehand, so that nothing jumps. */
export function Progress({ work }: { readonly work: Work<unknown> }) {
  return (
    <div class="progress" role="status" aria-live="polite">
      {work.state === 'running' && `${work.what}…`}
      {work.state === 'failed' && <p class="note error">{work.reason}</p>}
    </div>
  );
}
