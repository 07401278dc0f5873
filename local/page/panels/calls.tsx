/** What the last command asked of Google's services, for developers. */
import type { Calls as Made } from '../../live/liveWorkbook.js';

export function Calls({ calls: { name, count, byName, googleMs } }: { readonly calls: Made }) {
  return (
    <>
      <h2>Lệnh gọi dịch vụ của Google</h2>
      {name === '' ? (
        <p>Chưa chạy lệnh nào.</p>
      ) : (
        <p>
          <b>{name}</b>: {count} lệnh gọi; trên Google mất khoảng{' '}
          {(googleMs / 1000).toFixed(1).replace('.', ',')} giây.
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
