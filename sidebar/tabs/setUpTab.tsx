/** Thiết lập: set the workbook up, open periods, add days off. */
import { useState } from 'preact/hooks';
import type { Overview, SampleName, SetUpReport } from '../../src/contract.js';
import { AgencyList } from '../beginning/agencyList.js';
import { PeriodsOfYear } from '../beginning/periodsOfYear.js';
import { PlanImport } from '../beginning/planImport.js';
import { server } from '../server.js';
import { unfinished } from '../text.js';
import { Progress, useWork } from '../work.js';
import { CheckSection } from './checkSection.js';
import { ScheduleSection } from './scheduleSection.js';

/** A sample that is forgotten here does not compile. */
const SAMPLES: Readonly<Record<'' | SampleName, string>> = {
  '': 'Không nạp dữ liệu mẫu',
  'hung-yen-2023': 'Mẫu: tỉnh Hưng Yên 2023 (32 cơ quan)',
  'tp-hung-yen-2023': 'Mẫu: TP Hưng Yên 2023 (18 cơ quan)',
  'an-binh-2026': 'Mẫu: tỉnh An Bình 2026, hai cấp (122 cơ quan, giả định)',
};

export function SetUpTab({
  overview,
  changed,
}: {
  readonly overview: Overview | null;
  readonly changed: () => void;
}) {
  const [sample, setSample] = useState<'' | SampleName>('');
  const [period, setPeriod] = useState('');
  const [setUp, runSetUp] = useWork<SetUpReport>();
  const [other, run] = useWork<string>();
  const busy = setUp.state === 'running' || other.state === 'running';
  const after = <T,>(promise: Promise<T>): Promise<T> =>
    promise.then((result) => {
      changed();
      return result;
    });
  const chosen = period || overview?.periods.find(({ state }) => state === 'Chưa mở')?.code || '';
  const state = overview?.periods.find(({ code }) => code === chosen)?.state;
  return (
    <>
      <h2>Bảng tính</h2>
      {overview?.setUp && (
        <p class="note done">
          Đã thiết lập: {overview.periods.length} kỳ báo cáo, {overview.total} nhiệm vụ, lượt báo cáo được
          theo dõi
          {overview.problems.length > 0 && `, ${overview.problems.length} chỗ cần xem lại`}.
        </p>
      )}
      <p>Tạo những trang tính, cột, mục còn thiếu. Dữ liệu đã nhập được giữ nguyên.</p>
      <p>
        <select
          aria-label="Dữ liệu mẫu"
          value={sample}
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
          runSetUp('Đang thiết lập, có thể mất một phút', () =>
            after(server.setUpWorkbook(sample ? { sample } : {})),
          )
        }
      >
        Thiết lập bảng tính
      </button>
      <Progress work={setUp} />
      {setUp.state === 'done' && (
        <div class="note done">
          {setUp.result.created.length > 0 && <p>Đã tạo: {setUp.result.created.join(', ')}.</p>}
          {setUp.result.loaded.length > 0 && <p>Đã nạp: {setUp.result.loaded.join('; ')}.</p>}
          {setUp.result.added.length > 0 && <p>Đã thêm: {setUp.result.added.join('; ')}.</p>}
          {setUp.result.unreachable.length > 0 && (
            <p>
              Chưa chia sẻ bảng tính cho {setUp.result.unreachable.length} địa chỉ ở cột Người được sửa. Chia
              sẻ rồi bấm «Sửa…» bên dưới.
            </p>
          )}
          {unfinished(setUp.result) && <p>{unfinished(setUp.result)}</p>}
          {setUp.result.kept.length > 0 && <p>Giữ nguyên: {setUp.result.kept.join('; ')}.</p>}
        </div>
      )}

      {overview?.setUp && overview.mayCoordinate && (
        <>
          <AgencyList changed={changed} />
          <p>
            <button
              type="button"
              class="act plain"
              disabled={busy}
              onClick={() =>
                run('Đang lập danh mục', () =>
                  after(server.setUpWorkbook({ with: ['kinds'] })).then(({ created }) =>
                    created.length > 0
                      ? `Đã tạo trang ${created.join(', ')}: thêm dòng để có loại, nhóm riêng.`
                      : 'Hai trang danh mục đã có; mọi dòng được giữ nguyên.',
                  ),
                )
              }
            >
              Lập danh mục loại, nhóm
            </button>
          </p>
          <PlanImport changed={changed} />
        </>
      )}

      <h2>Kỳ báo cáo</h2>
      {overview?.setUp && overview.mayCoordinate && <PeriodsOfYear changed={changed} />}
      {!overview ? null : overview.periods.length === 0 ? (
        <p class="quiet">Chưa có kỳ báo cáo nào. Bấm «Tạo kỳ báo cáo» để thêm các kỳ của năm.</p>
      ) : (
        <>
          <p>
            <select
              aria-label="Kỳ báo cáo"
              value={chosen}
              onChange={(event) => setPeriod(event.currentTarget.value)}
            >
              {overview.periods.map(({ code, title, state }) => (
                <option value={code} key={code}>
                  {code} ({state}) · {title}
                </option>
              ))}
            </select>
          </p>
          {state !== 'Đã chốt' && (
            <button
              type="button"
              class="act plain"
              disabled={busy || !chosen}
              onClick={() =>
                run(`Đang mở kỳ ${chosen}`, () =>
                  after(server.openPeriod({ period: chosen })).then(
                    (report) =>
                      `Kỳ ${report.period}: thêm ${report.added} dòng ở trang ${report.sheet}, giữ nguyên ${report.existing} dòng${report.completed > 0 ? `, điền nốt ${report.completed} ô còn trống` : ''}${report.marked > 0 ? `, đánh dấu ${report.marked} dòng của nhiệm vụ không còn` : ''}.${unfinished(report)}`,
                  ),
                )
              }
            >
              {state === 'Đang mở' ? 'Thêm dòng còn thiếu' : 'Mở kỳ'}
            </button>
          )}
          {state === 'Đang mở' && (
            <button
              type="button"
              class="act plain"
              disabled={busy}
              onClick={() =>
                run(`Đang chốt kỳ ${chosen}`, () =>
                  after(server.closePeriod({ period: chosen })).then(
                    (report) =>
                      `Đã chốt kỳ ${report.period}; số liệu được giữ ở trang ${report.sheet}.${unfinished(report)}`,
                  ),
                )
              }
            >
              Chốt kỳ
            </button>
          )}
          {state === 'Đã chốt' && (
            <button
              type="button"
              class="act plain"
              disabled={busy}
              onClick={() =>
                run(`Đang mở lại kỳ ${chosen}`, () =>
                  after(server.reopenPeriod({ period: chosen })).then(
                    (report) =>
                      `Đã mở lại kỳ ${report.period}; số liệu đã chốt vẫn được giữ.${unfinished(report)}`,
                  ),
                )
              }
            >
              Mở lại kỳ
            </button>
          )}
        </>
      )}

      <ScheduleSection overview={overview} changed={changed} />

      <h2>Ngày nghỉ</h2>
      <button
        type="button"
        class="act plain"
        disabled={busy}
        onClick={() =>
          run('Đang thêm ngày nghỉ', () =>
            after(server.addDaysOff({})).then(
              (report) =>
                `Năm ${report.year}: thêm ${report.added} ngày${report.provisional ? ' (tạm tính theo luật, chờ thông báo)' : ''}, giữ nguyên ${report.existing} ngày.`,
            ),
          )
        }
      >
        Thêm ngày nghỉ năm sau
      </button>
      <Progress work={other} />
      {other.state === 'done' && <p class="note done">{other.result}</p>}

      <CheckSection changed={changed} />
    </>
  );
}
