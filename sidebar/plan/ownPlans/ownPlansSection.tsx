/** Kế hoạch riêng: the coordinator opens the check of agencies' own plans, sees what each lacks, pastes an annex for one. */
import { useEffect, useState } from 'preact/hooks';
import type { OwnPlanState, OwnPlansPreview, OwnPlansReport } from '../../../src/contract.js';
import { unfinished } from '../../parts/text.js';
import { Progress, useDeed, useWork } from '../../parts/work.js';
import { server } from '../../server.js';
import { Missing, standing } from './missing.js';
import { OwnAnnex } from './ownAnnex.js';

/** Read when it is opened: it is looked up seldom. */
export function OwnPlansDetails({ changed }: { readonly changed: () => void }) {
  const [open, setOpen] = useState(false);
  return open ? (
    <OwnPlansSection changed={changed} />
  ) : (
    <>
      <h2>Kế hoạch riêng của cơ quan</h2>
      <button type="button" class="act plain" onClick={() => setOpen(true)}>
        Xem kế hoạch riêng
      </button>
    </>
  );
}

function OwnPlansSection({ changed }: { readonly changed: () => void }) {
  const [preview, look] = useWork<OwnPlansPreview>();
  const [seen, setSeen] = useState<OwnPlansPreview | null>(null);
  const [opened, open] = useDeed<OwnPlansReport>();
  const read = (): void =>
    void look('Đang đọc bảng tính', () => server.previewOwnPlans({})).then(
      (result) => result && setSeen(result),
    );
  const done = (): void => {
    read();
    changed();
  };
  useEffect(() => {
    if (preview.state === 'idle') read();
  }, []);
  const busy = preview.state === 'running' || opened.state === 'running';
  return (
    <>
      <h2>Kế hoạch riêng của cơ quan</h2>
      <p class="quiet">
        Kế hoạch của mỗi cơ quan phải có đủ nhiệm vụ, sản phẩm, người chịu trách nhiệm, thời gian theo quý.
      </p>
      {seen && (seen.toAdd > 0 || !seen.open) && (
        <div class="preview">
          <p>
            {seen.toAdd === 0
              ? 'Chưa cơ quan nào phải ban hành kế hoạch mà chủ trì nhiệm vụ: điền trang Cơ quan, Nhiệm vụ trước.'
              : `${seen.open ? 'Thêm' : 'Lập trang KH riêng,'} ${seen.toAdd} dòng: mỗi nhiệm vụ của mỗi cơ quan một dòng để cơ quan điền.`}
          </p>
          {!seen.open && seen.undocumented.length > 0 && (
            <p class="note">
              {seen.undocumented.length} cơ quan đã ghi ngày ban hành nhưng chưa có link hoặc số văn bản (cột
              Link KH), sẽ tính là chưa ban hành: {seen.undocumented.slice(0, 5).join(', ')}
              {seen.undocumented.length > 5 && '…'}.
            </p>
          )}
          <button
            type="button"
            class="act"
            disabled={busy || seen.toAdd === 0}
            onClick={() =>
              void open('Đang lập trang KH riêng', () =>
                server.writeOwnPlans({ fingerprint: seen.fingerprint }),
              ).then((report) => report && done())
            }
          >
            {seen.open ? 'Bổ sung dòng' : 'Mở kiểm tra kế hoạch'}
          </button>
        </div>
      )}
      <Progress work={opened} />
      {opened.state === 'done' && (
        <p class="note done" role="status">
          Đã lập {opened.result.added} dòng.
          {opened.result.rights && unfinished({ rights: opened.result.rights })}
        </p>
      )}
      {seen?.open && <States states={seen.agencies} changed={done} />}
      <Progress work={preview} />
    </>
  );
}

/** Agencies that are shown at once. */
const SHOWN = 20;

function States(props: { readonly states: readonly OwnPlanState[]; readonly changed: () => void }) {
  const { states, changed } = props;
  const [shown, setShown] = useState(SHOWN);
  const full = states.filter(({ missing }) => missing.length === 0).length;
  return (
    <>
      <p>
        <b>
          {full}/{states.length}
        </b>{' '}
        cơ quan có kế hoạch đủ nội dung.
      </p>
      {states.slice(0, shown).map((state) => (
        <details class="section" key={state.agency}>
          <summary>
            <b>{state.name}</b>: {state.complete}/{state.required}{' '}
            <span class="quiet">({standing(state)})</span>
          </summary>
          <Missing state={state} />
          <OwnAnnex agency={state.agency} changed={changed} />
        </details>
      ))}
      {states.length > shown && (
        <button type="button" class="link" onClick={() => setShown(shown + 50)}>
          Xem thêm {Math.min(50, states.length - shown)} trong {states.length - shown} cơ quan còn lại
        </button>
      )}
    </>
  );
}
