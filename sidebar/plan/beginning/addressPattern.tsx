/** Điền địa chỉ theo mẫu: agencies without an address get one by a pattern, shown before anything is written. */
import { useState } from 'preact/hooks';
import type { FillAddressesReport } from '../../../src/contract.js';
import { Progress, useDeed, useWork } from '../../parts/work.js';
import { server } from '../../server.js';

/** Addresses listed at first. */
const LISTED = 8;

export function AddressPattern({ changed }: { readonly changed: () => void }) {
  const [pattern, setPattern] = useState('');
  const [preview, look, forget] = useWork<FillAddressesReport>();
  const [written, write] = useDeed<FillAddressesReport>();
  const busy = preview.state === 'running' || written.state === 'running';
  const shown = preview.state === 'done' && written.state !== 'done' ? preview.result : null;
  const rest = (shown?.addresses.length ?? 0) - LISTED;
  return (
    <details>
      <summary>Điền địa chỉ theo mẫu cho cơ quan đã có trong danh sách</summary>
      <label class="choice">
        Mẫu: {'{mã}'} là mã cơ quan, {'{mã đơn vị}'} là mã đơn vị hành chính
        <input
          type="text"
          placeholder="{mã}@tinh.gov.vn"
          value={pattern}
          disabled={busy}
          onInput={(event) => {
            setPattern(event.currentTarget.value);
            forget();
          }}
        />
      </label>
      <p>
        <button
          type="button"
          class="act plain"
          disabled={busy || pattern.trim() === ''}
          onClick={() => look('Đang xem các địa chỉ', () => server.fillAddresses({ pattern }))}
        >
          Xem trước địa chỉ
        </button>
      </p>
      <Progress work={preview} />
      {shown && (
        <div class="preview">
          <p>
            {shown.addresses.length} ô trống sẽ được điền; {shown.kept} cơ quan đã có địa chỉ, giữ nguyên.
            Chưa ghi gì.
          </p>
          <ul>
            {shown.addresses.slice(0, LISTED).map(({ code, address }) => (
              <li key={code}>
                {code}: {address}
              </li>
            ))}
          </ul>
          {rest > 0 && <p class="quiet">… và {rest} cơ quan khác.</p>}
          {shown.warnings.map((warning) => (
            <p class="note" key={warning}>
              {warning}
            </p>
          ))}
          {shown.addresses.length > 0 && (
            <button
              type="button"
              class="act"
              disabled={busy}
              onClick={() =>
                write('Đang điền địa chỉ', () =>
                  server.fillAddresses({ pattern, fingerprint: shown.fingerprint }),
                ).then((report) => report && changed())
              }
            >
              Điền {shown.addresses.length} địa chỉ
            </button>
          )}
        </div>
      )}
      <Progress work={written} />
      {written.state === 'done' && (
        <p class="note done">
          Đã điền {written.result.filled} địa chỉ ở trang Cơ quan. {written.result.left.join(' ')}
        </p>
      )}
    </details>
  );
}
