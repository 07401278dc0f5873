/** Tạo kỳ báo cáo: the year's six periods by the plan's rules, shown first, changeable, never doubled. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AddPeriodsReport, PeriodsRequest } from '../../../src/contract.js';
import { date } from '../../parts/text.js';
import { Progress, useDeed, useWork } from '../../parts/work.js';
import { server } from '../../server.js';

type Change = NonNullable<PeriodsRequest['changes']>[number];

const STATES = { new: '', existing: 'đã có, giữ nguyên', left: 'bỏ' } as const;

export function PeriodsOfYear({
  isOpen,
  changed,
}: {
  /** Whether people see it: the periods are looked up then. */
  readonly isOpen: boolean;
  readonly changed: () => void;
}) {
  const [preview, look] = useWork<AddPeriodsReport>();
  const [written, write, forget] = useDeed<AddPeriodsReport>();
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const busy = preview.state === 'running' || written.state === 'running';
  const shown = preview.state === 'done' && written.state !== 'done' ? preview.result : null;
  const put = (code: string, more: Partial<Change>): void =>
    setChanges((all) => [
      ...all.filter((one) => one.code !== code),
      { ...(all.find((one) => one.code === code) ?? { code }), ...more },
    ]);
  const changeOf = (code: string): Partial<Change> => changes.find((one) => one.code === code) ?? {};
  const coming = shown?.periods.filter(({ code, state }) => state === 'new' && !changeOf(code).leave) ?? [];
  const lookUp = useCallback((): void => {
    setChanges([]);
    forget();
    void look('Đang xem các kỳ của năm', () => server.addPeriods({}));
  }, [look, forget]);
  useEffect(() => {
    if (isOpen) lookUp();
  }, [isOpen, lookUp]);
  return (
    <>
      <p>
        <button type="button" class="link" disabled={busy} onClick={lookUp}>
          Xem lại các kỳ
        </button>
      </p>
      <Progress work={preview} />
      {shown && (
        <div class="preview">
          <p>Các kỳ của năm {shown.year}. Sửa hạn hoặc bỏ chọn nếu cần; chưa ghi gì vào bảng tính.</p>
          {shown.periods.map(({ code, title, before, state }) => (
            <div class="line" key={code}>
              <label>
                <input
                  type="checkbox"
                  disabled={state === 'existing' || busy}
                  checked={state === 'new' && !changeOf(code).leave}
                  onChange={(event) => put(code, { leave: !event.currentTarget.checked })}
                />{' '}
                <b>{code}</b> {title} <span class="quiet">{STATES[state]}</span>
              </label>
              {state === 'new' && (
                <label class="choice">
                  Nộp trước ngày
                  <input
                    type="text"
                    value={changeOf(code).before ?? date(before)}
                    disabled={busy}
                    onInput={(event) => put(code, { before: event.currentTarget.value })}
                  />
                </label>
              )}
            </div>
          ))}
          {shown.warnings.map((warning) => (
            <p class="note" key={warning}>
              {warning}
            </p>
          ))}
          {coming.length > 0 ? (
            <button
              type="button"
              class="act"
              disabled={busy}
              onClick={() =>
                write('Đang thêm kỳ báo cáo', () =>
                  server.addPeriods({ fingerprint: shown.fingerprint, changes: [...changes] }),
                ).then((report) => report && changed())
              }
            >
              Thêm {coming.length} kỳ
            </button>
          ) : (
            <p class="quiet">Không có kỳ nào để thêm.</p>
          )}
        </div>
      )}
      <Progress work={written} />
      {written.state === 'done' && (
        <p class="note done">
          Đã thêm {written.result.added} kỳ của năm {written.result.year} ở trang Kỳ báo cáo.
        </p>
      )}
    </>
  );
}
