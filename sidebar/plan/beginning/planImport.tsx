/** Nhập kế hoạch: an annex pasted, every row shown with what was read and what is doubtful, taken over at once. */
import { useState } from 'preact/hooks';
import type {
  Amendment,
  ImportDetail,
  ImportPreview,
  ImportReport,
  ImportRequest,
  UndoImportReport,
} from '../../../src/contract.js';
import { unfinished } from '../../parts/text.js';
import { Progress, useDeed, useWork } from '../../parts/work.js';
import { server } from '../../server.js';
import { PasteBox } from '../paste/pasteBox.js';
import { APPENDIX_SHEET, AppendixSheet } from './appendixSheet.js';
import { AskedOnce } from './askedOnce.js';
import { ColumnChoice } from './columnChoice.js';
import { type Decision, isDoubtful, PlanRow, type ShownRow } from './planRow.js';

type Columns = NonNullable<ImportRequest['columns']>;

const decide =
  (decisions: readonly Decision[]) =>
  (source: number): Partial<Decision> =>
    decisions.find((one) => one.source === source) ?? {};

/** Rows of the preview with all that is known of them. */
function shownRows({ rows }: ImportPreview, { rows: details, amendments }: ImportDetail): ShownRow[] {
  const bySource = new Map(amendments.map((amendment): [number, Amendment] => [amendment.source, amendment]));
  return rows.map((row, i) => ({ ...row, ...details[i]!, amendment: bySource.get(row.source) ?? null }));
}

const isTaken = (row: ShownRow, decision: Partial<Decision>): boolean =>
  row.kind === 'task' &&
  row.amendment?.state !== 'same' &&
  (decision.accept ?? (row.amendment?.state === 'new' && row.accept));

export function PlanImport({
  sheets,
  changed,
}: {
  /** Sheets that an annex may have been pasted into. */
  readonly sheets: readonly string[];
  readonly changed: () => void;
}) {
  const [sheet, setSheet] = useState('');
  const [table, setTable] = useState<string[][]>([]);
  const [columns, setColumns] = useState<Columns>({});
  const [decisions, setDecisions] = useState<readonly Decision[]>([]);
  const [marked, setMarked] = useState<readonly string[]>([]);
  const [onlyDoubtful, setOnlyDoubtful] = useState(false);
  const [preview, look, forgetPreview] = useWork<ImportPreview>();
  const [written, write, forgetWritten] = useDeed<ImportReport>();
  const [undone, undo, forgetUndone] = useDeed<UndoImportReport>();
  const busy = [preview, written, undone].some(({ state }) => state === 'running');
  const isDone = written.state === 'done' || undone.state === 'done';
  const shown = preview.state === 'done' && !isDone ? preview.result : null;
  const detail = shown?.detail ?? null;
  const rows = shown && detail ? shownRows(shown, detail) : [];
  const decisionOf = decide(decisions);
  const coming = rows.filter((row) => isTaken(row, decisionOf(row.source)));
  const tasks = rows.filter(({ kind }) => kind === 'task');
  const doubtful = tasks.filter((row) => isDoubtful(row, decisionOf(row.source)));

  const source = sheet === '' ? { table } : { sheet };
  const begin = (): void => {
    setDecisions([]);
    setMarked([]);
    forgetWritten();
    forgetUndone();
  };
  const read = (chosen: Columns): void => {
    begin();
    setColumns(chosen);
    void look('Đang đọc phụ lục', () => server.previewImport({ ...source, columns: chosen, detail: true }));
  };
  // What was decided row by row stays.
  const readAgain = (): void =>
    void look('Đang đọc lại phụ lục', () => server.previewImport({ ...source, columns, detail: true }));
  const put = (source: number, more: Partial<Decision>): void =>
    setDecisions((all) => [
      ...all.filter((one) => one.source !== source),
      { ...(all.find((one) => one.source === source) ?? { source }), ...more },
    ]);
  const back = () =>
    undo('Đang bỏ lần nhập', server.undoImport).then((report) => {
      if (!report) return;
      forgetWritten();
      changed();
    });

  return (
    <>
      <p>
        Sao chép cả bảng phụ lục (từ Word, Google Docs, trang web hoặc bảng tính) rồi dán vào ô. Cột nào là
        gì, cơ quan và thời gian được nhận ra từ chữ; chỗ nào chưa chắc được tô màu để sửa.
      </p>
      <PasteBox
        label="Bảng phụ lục"
        hint="Dán bảng vào đây (Ctrl+V)"
        took={(pasted) => {
          setSheet('');
          setTable(pasted);
          setColumns({});
          forgetPreview();
          begin();
        }}
      />
      <label class="choice">
        hoặc đọc bảng đã dán ở một trang của bảng tính
        <select
          value={sheet}
          disabled={busy}
          onChange={(event) => {
            setSheet(event.currentTarget.value);
            setColumns({});
            forgetPreview();
            begin();
          }}
        >
          <option value="">(không, dùng ô dán ở trên)</option>
          {[...new Set([...sheets, APPENDIX_SHEET])].map((title) => (
            <option value={title} key={title}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {sheet === APPENDIX_SHEET && <AppendixSheet changed={changed} />}
      <p>
        {sheet !== APPENDIX_SHEET && (
          <button
            type="button"
            class="act plain"
            disabled={busy || (sheet === '' && table.length === 0)}
            onClick={() => read({})}
          >
            Đọc phụ lục
          </button>
        )}
        <button type="button" class="link" disabled={busy} onClick={back}>
          Bỏ lần nhập gần nhất
        </button>
      </p>
      <Progress work={preview} />
      {shown && detail && (
        <div class="preview">
          <ColumnChoice
            samples={detail.samples}
            columns={shown.columns}
            chosen={columns}
            busy={busy}
            choose={read}
          />
          {detail.notes.map((note) => (
            <p class="note" key={note}>
              {note}
            </p>
          ))}
          <p>
            <b>{tasks.length} nhiệm vụ</b>: {tasks.length - doubtful.length} chắc, {doubtful.length} cần xem;{' '}
            {rows.length - tasks.length} dòng khác. Chưa ghi gì vào bảng tính.
          </p>
          {doubtful.length > 0 && (
            <label>
              <input
                type="checkbox"
                checked={onlyDoubtful}
                onChange={(event) => setOnlyDoubtful(event.currentTarget.checked)}
              />{' '}
              Chỉ hiện dòng cần xem
            </label>
          )}
          <AskedOnce
            detail={detail}
            busy={busy}
            answered={readAgain}
            dated={(sources, due) => {
              for (const one of sources) put(one, { due });
            }}
          />
          <ul class="rows">
            {rows
              .filter((row) => !onlyDoubtful || doubtful.includes(row))
              .map((row) => (
                <PlanRow
                  key={row.source}
                  row={row}
                  decision={decisionOf(row.source)}
                  isTaken={isTaken(row, decisionOf(row.source))}
                  detail={detail}
                  busy={busy}
                  put={(more) => put(row.source, more)}
                />
              ))}
          </ul>
          {detail.gone.length > 0 && (
            <fieldset>
              <legend>Không còn trong phụ lục: chọn để đánh dấu (không xóa)</legend>
              {detail.gone.map(({ code, title }) => (
                <label key={code}>
                  <input
                    type="checkbox"
                    checked={marked.includes(code)}
                    onChange={(event) =>
                      setMarked(
                        event.currentTarget.checked
                          ? [...marked, code]
                          : marked.filter((one) => one !== code),
                      )
                    }
                  />{' '}
                  {code} {title}
                </label>
              ))}
            </fieldset>
          )}
          {coming.length + marked.length > 0 ? (
            <button
              type="button"
              class="act"
              disabled={busy}
              onClick={() =>
                write('Đang ghi vào trang Nhiệm vụ', () =>
                  server.importPlan({
                    ...source,
                    columns,
                    fingerprint: shown.fingerprint,
                    changes: [...decisions],
                    gone: [...marked],
                  }),
                ).then((report) => report && changed())
              }
            >
              Đưa {coming.length} nhiệm vụ vào trang Nhiệm vụ
            </button>
          ) : (
            <p class="quiet">Không có gì mới hay thay đổi để ghi.</p>
          )}
        </div>
      )}
      <Progress work={written} />
      {written.state === 'done' && (
        <div class="note done">
          <p>
            Đã thêm {written.result.added} nhiệm vụ, sửa {written.result.changed}, đánh dấu{' '}
            {written.result.marked}; {written.result.left} dòng không nhập.
            {written.result.rights && unfinished({ rights: written.result.rights })}
          </p>
          {written.result.skipped.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {written.result.undoable && (
            <button type="button" class="act plain" disabled={busy} onClick={back}>
              Bỏ lần nhập này
            </button>
          )}
        </div>
      )}
      <Progress work={undone} />
      {undone.state === 'done' && (
        <p class="note done">
          Đã bỏ lần nhập: xóa {undone.result.removed} nhiệm vụ đã thêm, trả lại {undone.result.restored} nhiệm
          vụ đã sửa.{unfinished(undone.result)}
        </p>
      )}
    </>
  );
}
