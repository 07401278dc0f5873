/** What the last command asked of Google's services, for developers. */
import type { Calls as Made } from '../../live/liveWorkbook.js';
import { useWords } from '../words.js';

export function Calls({ calls: { name, count, byName, googleMs } }: { readonly calls: Made }) {
  const words = useWords();
  return (
    <>
      <h2>{words.callsOf}</h2>
      {name === '' ? (
        <p>{words.noCalls}</p>
      ) : (
        <p>
          <b>{name}</b>: {words.callsMade(count, (googleMs / 1000).toFixed(1))}
        </p>
      )}
      <table>
        <tbody>
          {byName.map(([call, times]) => (
            <tr key={call}>
              <td>{call}</td>
              <td>{times}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
