/** The triggers that the script has made, each to be run now. */

import { useState } from 'preact/hooks';
import { ZONE } from '../../../src/calendar/zone.js';
import type { Trigger } from '../server.js';
import { useWords } from '../words.js';

export function Triggers(props: {
  readonly triggers: readonly Trigger[];
  readonly run: (id: string) => Promise<void>;
  /** What an error says, in the person's language. */
  readonly told: (error: unknown) => string;
}) {
  const words = useWords();
  const [state, setState] = useState('');
  const [busy, setBusy] = useState(false);
  const start = async (id: string): Promise<void> => {
    setBusy(true);
    setState(words.running);
    try {
      await props.run(id);
      setState(words.ran);
    } catch (error) {
      setState(props.told(error));
    }
    setBusy(false);
  };
  return (
    <>
      <h2>{words.triggers}</h2>
      {props.triggers.length === 0 && <p>{words.noTriggers}</p>}
      <table>
        <tbody>
          {props.triggers.map(({ id, handler, owner, kind, hour, at }) => (
            <tr key={id}>
              <td>
                <b>{handler}</b>
                <br />
                {kind === 'daily'
                  ? words.daily(hour!)
                  : words.once(new Date(at!).toLocaleTimeString('vi-VN', { timeZone: ZONE }))}
                <br />
                <span class="quiet">
                  {words.of} {owner}
                </span>
              </td>
              <td>
                <button type="button" disabled={busy} onClick={() => void start(id)}>
                  {words.runNow}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p role="status">{state}</p>
    </>
  );
}
