/** The annex of an agency's own plan, pasted: matched with the tasks that it is to hold, shown, then filled in. */
import { useState } from 'preact/hooks';
import type { OwnAnnexRow, OwnPlansPreview, OwnPlansReport } from '../../../src/contract.js';
import { Progress, useDeed, useWork } from '../../parts/work.js';
import { server } from '../../server.js';
import { PasteBox } from '../paste/pasteBox.js';

export function OwnAnnex({ agency, changed }: { readonly agency: string; readonly changed: () => void }) {
  const [table, setTable] = useState<string[][]>([]);
  const [preview, look, forget] = useWork<OwnPlansPreview>();
  const [written, write, forgetWritten] = useDeed<OwnPlansReport>();
  const busy = preview.state === 'running' || written.state === 'running';
  const annex = preview.state === 'done' && written.state !== 'done' ? preview.result.annex : null;
  const cells = annex?.rows.reduce((sum, { changes }) => sum + changes.length, 0) ?? 0;
  const took = (pasted: string[][]): void => {
    setTable(pasted);
    forget();
    forgetWritten();
  };
  return (
    <>
      <PasteBox label="Phụ lục kế hoạch của cơ quan" hint="Dán cả bảng, kể cả dòng tiêu đề" took={took} />
      <button
        type="button"
        class="act plain"
        disabled={busy || table.length === 0}
        onClick={() => void look('Đang đối chiếu', () => server.previewOwnPlans({ agency, table }))}
      >
        Đối chiếu
      </button>
      <Progress work={preview} />
      {annex && preview.state === 'done' && (
        <div class="preview">
          <ul class="rows">
            {annex.rows.map((row) => (
              <Matched key={row.source} row={row} />
            ))}
          </ul>
          {annex.absent.length > 0 && (
            <p class="note">
              Phụ lục không có: {annex.absent.map(({ task, title }) => `${task} ${title}`).join('; ')}. Nhiệm
              vụ chưa ghi gì sẽ được ghi «Không».
            </p>
          )}
          <button
            type="button"
            class="act"
            disabled={busy}
            onClick={() =>
              void write('Đang ghi', () =>
                server.writeOwnPlans({ agency, table, fingerprint: preview.result.fingerprint }),
              ).then((report) => report && changed())
            }
          >
            {cells === 0 && annex.absent.length === 0 ? 'Không có gì để ghi' : 'Ghi vào trang KH riêng'}
          </button>
        </div>
      )}
      <Progress work={written} />
      {written.state === 'done' && (
        <p class="note done" role="status">
          Đã ghi {written.result.filled} ô. {written.result.left.join(' ')}
        </p>
      )}
    </>
  );
}

function Matched({ row: { title, task, changes } }: { readonly row: OwnAnnexRow }) {
  return (
    <li>
      {task === null ? 'Không khớp nhiệm vụ nào' : <b>{task}</b>}: {title}
      {changes.map(({ column, before, after }) => (
        <span class="quiet" key={column}>
          <br />
          {column}: {before && `${before} → `}
          {after || '(trống)'}
        </span>
      ))}
      {task !== null && changes.length === 0 && (
        <span class="quiet">
          <br />
          không có gì thay đổi
        </span>
      )}
    </li>
  );
}
