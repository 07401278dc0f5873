/** What went wrong with a small deed that has no place of its own (going to a cell, opening a dialog): said to the person. */
import { useEffect, useState } from 'preact/hooks';
import { sentence } from '../server.js';

type Listener = (reason: string | null) => void;

const listeners = new Set<Listener>();
const tell = (reason: string | null): void => {
  for (const listener of listeners) listener(reason);
};

/** Starts a deed; should it fail, the person reads why. */
export function attempt(deed: () => Promise<unknown>): void {
  tell(null);
  deed().catch((error: unknown) => tell(sentence(error)));
}

/** Stands once on a page. */
export function Complaint() {
  const [reason, setReason] = useState<string | null>(null);
  useEffect(() => {
    listeners.add(setReason);
    return () => void listeners.delete(setReason);
  }, []);
  return (
    <div role="alert" class="complaint">
      {reason !== null && (
        <p class="note error">
          {reason}{' '}
          <button type="button" class="link" onClick={() => setReason(null)}>
            Đóng
          </button>
        </p>
      )}
    </div>
  );
}
