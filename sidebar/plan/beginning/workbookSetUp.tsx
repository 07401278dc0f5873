/** Thiết lập bảng tính: what is missing is made, what was typed stays; a sample where one is asked for. */
import { useState } from 'preact/hooks';
import type { SampleName, SetUpReport } from '../../../src/contract.js';
import { unfinished } from '../../parts/text.js';
import { Progress, useDeed } from '../../parts/work.js';
import { server } from '../../server.js';

/** A sample that is forgotten here does not compile. */
const SAMPLES: Readonly<Record<'' | SampleName, string>> = {
  '': 'Không nạp dữ liệu mẫu',
  'hung-yen-2023': 'Mẫu: tỉnh Hưng Yên 2023 (32 cơ quan)',
  'tp-hung-yen-2023': 'Mẫu: TP Hưng Yên 2023 (18 cơ quan)',
  'an-binh-2026': 'Mẫu: tỉnh An Bình 2026, hai cấp (122 cơ quan, giả định)',
};

export function WorkbookSetUp({ changed }: { readonly changed: () => void }) {
  const [sample, setSample] = useState<'' | SampleName>('');
  const [setUp, run] = useDeed<SetUpReport>();
  const busy = setUp.state === 'running';
  return (
    <>
      <p>Tạo những trang tính, cột, mục còn thiếu. Dữ liệu đã nhập được giữ nguyên.</p>
      <p>
        <select
          aria-label="Dữ liệu mẫu"
          value={sample}
          disabled={busy}
          onChange={(event) => setSample(event.currentTarget.value as '' | SampleName)}
        >
          {Object.entries(SAMPLES).map(([value, label]) => (
            <option value={value} key={value}>
              {label}
            </option>
          ))}
        </select>
      </p>
      <button
        type="button"
        class="act"
        disabled={busy}
        onClick={() =>
          run('Đang thiết lập, có thể mất một phút', () =>
            server.setUpWorkbook(sample ? { sample } : {}),
          ).then((report) => report && changed())
        }
      >
        Thiết lập bảng tính
      </button>
      <Progress work={setUp} />
      {setUp.state === 'done' && <SetUpDone report={setUp.result} />}
    </>
  );
}

function SetUpDone({ report }: { readonly report: SetUpReport }) {
  const { created, loaded, added, unreachable, kept } = report;
  return (
    <div class="note done">
      {created.length > 0 && <p>Đã tạo: {created.join(', ')}.</p>}
      {loaded.length > 0 && <p>Đã nạp: {loaded.join('; ')}.</p>}
      {added.length > 0 && <p>Đã thêm: {added.join('; ')}.</p>}
      {unreachable.length > 0 && (
        <p>
          Chưa chia sẻ bảng tính cho {unreachable.length} địa chỉ ở cột Người được sửa. Chia sẻ rồi bấm «Sửa…»
          ở phần Kiểm tra.
        </p>
      )}
      {unfinished(report) && <p>{unfinished(report)}</p>}
      {kept.length > 0 && <p>Giữ nguyên: {kept.join('; ')}.</p>}
    </div>
  );
}
