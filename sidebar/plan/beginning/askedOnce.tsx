/** What an annex asks: each name and each time once, not row by row. An answered name is kept and asked no more. */
import { useState } from 'preact/hooks';
import type { AnsweredName, ImportDetail } from '../../../src/contract.js';
import { Progress, useDeed } from '../../parts/work.js';
import { server } from '../../server.js';

const rowsOf = (sources: readonly number[]): string =>
  sources.length === 1 ? `dòng ${sources[0]}` : `${sources.length} dòng`;

export function AskedOnce(props: {
  readonly detail: ImportDetail;
  readonly busy: boolean;
  /** A name was answered: the annex is to be read again. */
  readonly answered: () => void;
  /** A day for every row of the annex that states this time. */
  readonly dated: (sources: readonly number[], day: string) => void;
}) {
  const { detail, dated } = props;
  const { names, times } = detail.asked;
  const [answer, give] = useDeed<AnsweredName>();
  const [days, setDays] = useState<Readonly<Record<string, string>>>({});
  if (names.length + times.length === 0) return null;
  const busy = props.busy || answer.state === 'running';
  const tell = (text: string, said: { readonly codes: string[] } | { readonly keep: true }): void => {
    void give('Đang ghi câu trả lời', () => server.answerName({ text, ...said })).then(
      (result) => result && props.answered(),
    );
  };
  return (
    <details open={names.length + times.length <= 5}>
      <summary>
        Cần hỏi {names.length} tên gọi{times.length > 0 && `, ${times.length} thời gian`} (mỗi thứ một lần)
      </summary>
      <ul class="asked">
        {names.map(({ text, codes, note, sources }) => (
          <li key={text}>
            <b>{text}</b> <span class="quiet">({rowsOf(sources)})</span>
            <p class="doubt">{note}</p>
            <select
              aria-label={`${text} là`}
              value=""
              disabled={busy}
              onChange={(event) => {
                const { value } = event.currentTarget;
                if (value !== '') tell(text, { codes: value.split(';') });
              }}
            >
              <option value="">Chọn cơ quan, nhóm…</option>
              {codes.length > 0 && <option value={codes.join(';')}>Đúng là {codes.join('; ')}</option>}
              {detail.agencies.map(({ code, name }) => (
                <option value={code} key={code}>
                  {code} · {name}
                </option>
              ))}
            </select>
            <button type="button" class="link" disabled={busy} onClick={() => tell(text, { keep: true })}>
              Giữ nguyên chữ
            </button>
          </li>
        ))}
        {times.map(({ text, note, sources }) => (
          <li key={text}>
            <b>{text || '(trống)'}</b> <span class="quiet">({rowsOf(sources)})</span>
            <p class="doubt">{note}</p>
            <label class="choice">
              Hạn hoàn thành cho {rowsOf(sources)}
              <input
                type="text"
                placeholder="ngày/tháng/năm"
                value={days[text] ?? ''}
                disabled={busy}
                onChange={(event) => {
                  const day = event.currentTarget.value.trim();
                  setDays({ ...days, [text]: day });
                  if (day !== '') dated(sources, day);
                }}
              />
            </label>
          </li>
        ))}
      </ul>
      <Progress work={answer} />
      <p class="quiet">Câu trả lời về tên gọi được giữ ở trang Tên gọi, lần sau không hỏi lại.</p>
    </details>
  );
}
