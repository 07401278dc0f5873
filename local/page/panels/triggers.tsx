/** The triggers that the script has made, each to be run now. */

import { useState } from 'preact/hooks';
import { ZONE } from '../../../src/calendar/zone.js';
import type { Trigger } from '../server.js';

export function Triggers(props: {
  readonly triggers: readonly Trigger[];
  readonly run: (id: string) => Promise<void>;
}) {
  const [state, setState] = useState('');
  const [busy, setBusy] = useState(false);
  const start = async (id: string): Promise<void> => {
    setBusy(true);
    setState('Đang chạy…');
    try {
      await props.run(id);
      setState('Đã chạy xong.');
    } catch (error) {
      setState(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  return (
    <>
      <h2>Lịch chạy</h2>
      {props.triggers.length === 0 && (
        <p>Chưa có lịch chạy nào. Mở thanh bên, thẻ Thiết lập, bấm Bật lịch chạy.</p>
      )}
      <table>
        <tbody>
          {props.triggers.map(({ id, handler, owner, kind, hour, at }) => (
            <tr key={id}>
              <td>
                <b>{handler}</b>
                <br />
                {kind === 'daily'
                  ? `Hằng ngày, khoảng ${hour} giờ`
                  : `Một lần, lúc ${new Date(at!).toLocaleTimeString('vi-VN', { timeZone: ZONE })}`}
                <br />
                <span class="quiet">của {owner}</span>
              </td>
              <td>
                <button type="button" disabled={busy} onClick={() => void start(id)}>
                  Chạy ngay
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
