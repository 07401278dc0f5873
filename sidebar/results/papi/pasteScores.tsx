/** Dán bảng điểm: a published table pasted, shown as it was understood, then written; the last paste is taken back. */
import { useState } from 'preact/hooks';
import type { PastedScoreShown, PastedScoresReport, PasteScoresRequest } from '../../../src/contract.js';
import { goTo } from '../../parts/goTo.js';
import { Progress, useDeed, useWork } from '../../parts/work.js';
import { PasteBox } from '../../plan/paste/pasteBox.js';
import { server } from '../../server.js';
import { SCORES_TITLE } from './words.js';

const STATES: Readonly<Record<PastedScoreShown['state'], string>> = {
  new: 'thêm',
  same: 'đã có',
  differs: 'khác điểm đang có',
};

const HINT = 'Tỉnh\t1. Tham gia của người dân…\t2. Công khai…\nHưng Yên\t5,20 [5,10–5,30]\t5,45';

export function PasteScores({ changed }: { readonly changed: () => void }) {
  const [table, setTable] = useState<string[][]>([]);
  const [year, setYear] = useState('');
  const [source, setSource] = useState('');
  const [provinces, setProvinces] = useState<readonly string[] | null>(null);
  const [replace, setReplace] = useState(false);
  const [preview, look, forgetPreview] = useWork<PastedScoresReport>();
  const [written, write, forget] = useDeed<PastedScoresReport>();
  const busy = preview.state === 'running' || written.state === 'running';
  const done = written.state === 'done' ? written.result : null;
  const shown = preview.state === 'done' && done === null ? preview.result : null;
  const request = (chosen: readonly string[] | null): PasteScoresRequest => ({
    table,
    ...(/^\d{4}$/.test(year.trim()) ? { year: Number(year) } : {}),
    ...(source.trim() === '' ? {} : { source: source.trim() }),
    ...(chosen === null ? {} : { provinces: [...chosen] }),
  });
  const see = (chosen: readonly string[] | null): void => {
    forget();
    setProvinces(chosen);
    setReplace(false);
    void look('Đang đọc bảng điểm', () => server.addScores(request(chosen)));
  };
  const stale = (): void => {
    forgetPreview();
    forget();
  };
  const fresh = shown?.scores.filter(({ state }) => state === 'new').length ?? 0;
  const differing = shown?.scores.filter(({ state }) => state === 'differs').length ?? 0;
  const count = fresh + (replace ? differing : 0);
  return (
    <section aria-label="Dán bảng điểm">
      <p>
        Dán cả bảng đã công bố, kèm dòng tiêu đề: mỗi dòng một tỉnh hoặc một nội dung; khoảng tin cậy viết
        trong ô như 7,12 [7,02–7,22] hoặc ở cột riêng.
      </p>
      <PasteBox
        label="Bảng điểm PAPI"
        hint={HINT}
        took={(rows) => {
          setTable(rows);
          setProvinces(null);
          stale();
        }}
      />
      <label class="choice">
        Nguồn công bố
        <input
          type="text"
          placeholder="Báo cáo PAPI 2025, bảng 3, papi.org.vn"
          value={source}
          onInput={(event) => {
            setSource(event.currentTarget.value);
            stale();
          }}
        />
      </label>
      <label class="choice">
        Năm khảo sát, nếu bảng không ghi
        <input
          type="text"
          inputMode="numeric"
          placeholder="2025"
          value={year}
          onInput={(event) => {
            setYear(event.currentTarget.value);
            stale();
          }}
        />
      </label>
      <p>
        <button
          type="button"
          class="act plain"
          disabled={busy || table.length === 0}
          onClick={() => see(null)}
        >
          Xem trước điểm
        </button>
      </p>
      <Progress work={preview} />
      {shown && (
        <div class="preview" aria-live="polite">
          {shown.understood.map((one) => (
            <p key={one}>{one}</p>
          ))}
          {shown.refused.length > 0 && (
            <ul class="doubt">
              {shown.refused.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
          {(shown.provinces.length > 1 || shown.provinces.some(({ chosen }) => !chosen)) && (
            <fieldset class="provinces">
              <legend>Ghi điểm của</legend>
              {shown.provinces.map(({ name, scores, chosen }) => (
                <label key={name}>
                  <input
                    type="checkbox"
                    checked={chosen}
                    disabled={busy}
                    onChange={() => {
                      const others = shown.provinces.filter((one) =>
                        one.name === name ? !chosen : one.chosen,
                      );
                      see(others.map((one) => one.name));
                    }}
                  />{' '}
                  {name} <span class="quiet">({scores})</span>
                </label>
              ))}
            </fieldset>
          )}
          <Scores scores={shown.scores} />
          {differing > 0 && (
            <p>
              <label>
                <input
                  type="checkbox"
                  checked={replace}
                  disabled={busy}
                  onChange={(event) => setReplace(event.currentTarget.checked)}
                />{' '}
                Ghi đè {differing} điểm đang khác bằng điểm trong bảng dán
              </label>
            </p>
          )}
          {count === 0 ? (
            <p class="quiet">
              {shown.scores.length > 0 ? 'Không có điểm nào để ghi.' : 'Chưa chọn tỉnh nào có trong bảng.'}{' '}
              Chưa ghi gì.
            </p>
          ) : (
            <>
              {source.trim() === '' && <p class="doubt">Hãy ghi nguồn công bố rồi xem trước lại.</p>}
              <button
                type="button"
                class="act"
                disabled={busy || source.trim() === ''}
                onClick={() =>
                  void write('Đang ghi điểm', () =>
                    server.addScores({
                      ...request(provinces),
                      replace,
                      fingerprint: shown.fingerprint,
                    }),
                  )
                }
              >
                Ghi {count} điểm
              </button>
            </>
          )}
          {shown.undoable && <UndoPaste busy={busy} undo={write} />}
        </div>
      )}
      <Progress work={written} />
      {done && (
        <div class="note done">
          {done.takenBack > 0 || done.added + done.replaced === 0
            ? `Đã bỏ ${done.takenBack} điểm của lần dán.`
            : `Đã thêm ${done.added} điểm${done.replaced > 0 ? `, ghi đè ${done.replaced}` : ''} ở trang ${SCORES_TITLE}.`}
          {done.left.map((one) => (
            <p key={one}>{one}</p>
          ))}
          <p>
            <button type="button" class="act" onClick={changed}>
              Xem phân tích
            </button>
          </p>
          {done.undoable && <UndoPaste busy={busy} undo={write} />}
        </div>
      )}
    </section>
  );
}

function UndoPaste(props: {
  readonly busy: boolean;
  readonly undo: (label: string, deed: () => Promise<PastedScoresReport>) => unknown;
}) {
  return (
    <button
      type="button"
      class="link"
      disabled={props.busy}
      onClick={() => props.undo('Đang bỏ lần dán', () => server.addScores({ undo: true }))}
    >
      Bỏ lần dán gần nhất
    </button>
  );
}

function Scores({ scores }: { readonly scores: readonly PastedScoreShown[] }) {
  if (scores.length === 0) return null;
  return (
    <table class="scores pasted">
      <thead>
        <tr>
          {['Năm', 'Tỉnh', 'Nội dung', 'Điểm', ''].map((one) => (
            <th scope="col" key={one}>
              {one}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {scores.map(({ year, province, title, score, state, row, standing }) => (
          <tr key={`${year} ${province} ${title}`}>
            <td>{year}</td>
            <td>{province}</td>
            <th scope="row">{title}</th>
            <td>{score}</td>
            <td class={state === 'differs' ? 'fallen' : ''}>
              {STATES[state]}
              {state === 'differs' && row !== null && (
                <>
                  {': '}
                  <button type="button" class="link" onClick={() => goTo(SCORES_TITLE, row)}>
                    {standing}, dòng {row}
                  </button>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
