/** What was just done, said where it stays to be read whatever becomes of the list that it was done in; with the way back. */
import { useEffect, useState } from 'preact/hooks';
import type { LeftRow } from '../../src/contract.js';

export interface Saying {
  readonly text: string;
  /** What was left, and why. */
  readonly left: readonly LeftRow[];
  /** Takes it back; null where that is not offered. */
  readonly undo: (() => void) | null;
}

type Listener = (saying: Saying | null) => void;

const listeners = new Set<Listener>();

export const say = (saying: Saying | null): void => {
  for (const listener of listeners) listener(saying);
};

/** Stands once on a page. */
export function Said() {
  const [saying, setSaying] = useState<Saying | null>(null);
  useEffect(() => {
    listeners.add(setSaying);
    return () => void listeners.delete(setSaying);
  }, []);
  return (
    <div role="status" class="said">
      {saying && (
        <p class="note done">
          {saying.text}{' '}
          {saying.undo && (
            <button type="button" class="link" onClick={saying.undo}>
              Hoàn tác
            </button>
          )}{' '}
          <button type="button" class="link" onClick={() => setSaying(null)}>
            Đóng
          </button>
        </p>
      )}
      {saying?.left.map(({ key, why }) => (
        <p class="note" key={key}>
          {why}.
        </p>
      ))}
    </div>
  );
}
