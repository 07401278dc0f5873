/** What agencies did, in their own words: chosen, shortened and edited before the file is made; each leads to its row. */
import { useState } from 'preact/hooks';
import type { ReportData, SheetTitle } from '../../../src/contract.js';
import { goTo } from '../../parts/goTo.js';
import { type Sentence, sentencesOf } from './sentences.js';

const REPORTS: SheetTitle = 'Báo cáo quý';
/** Of each task. */
const CHOICES = [1, 2, 3, 5] as const;

export function ResultChoice(props: {
  readonly results: ReportData['results'];
  readonly areas: readonly { readonly key: string; readonly title: string }[];
  readonly sentences: readonly Sentence[];
  readonly change: (sentences: readonly Sentence[]) => void;
}) {
  const { results, areas, sentences, change } = props;
  const [perTask, setPerTask] = useState(2);
  const [shorten, setShorten] = useState(true);
  if (sentences.length === 0)
    return <p class="quiet">Chưa cơ quan nào ghi Kết quả thực hiện: báo cáo chừa chỗ «[…]» để viết.</p>;
  const chosen = sentences.filter((sentence) => sentence.chosen).length;
  const anew = (count: number, short: boolean): void => {
    setPerTask(count);
    setShorten(short);
    change(sentencesOf(results, count, short));
  };
  const edit = (row: number, what: Partial<Sentence>): void =>
    change(sentences.map((sentence) => (sentence.row === row ? { ...sentence, ...what } : sentence)));
  return (
    <fieldset>
      <legend>Kết quả thực hiện, theo lời các cơ quan</legend>
      <p>
        Đưa vào báo cáo {chosen} trong {sentences.length} câu. Đọc lại, sửa lời, bỏ câu không cần; mỗi câu dẫn
        đến dòng của nó ở trang Báo cáo quý.
      </p>
      <div class="row">
        <label class="choice">
          Số câu mỗi nhiệm vụ
          <select value={perTask} onChange={(event) => anew(Number(event.currentTarget.value), shorten)}>
            {CHOICES.map((count) => (
              <option value={count} key={count}>
                {count}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            checked={shorten}
            onChange={(event) => anew(perTask, event.currentTarget.checked)}
          />
          Rút gọn câu dài
        </label>
      </div>
      {areas.map(({ key, title }) => {
        const here = sentences.filter(({ area }) => String(area) === key);
        if (here.length === 0) return null;
        const taken = here.filter((sentence) => sentence.chosen).length;
        return (
          <details key={key}>
            <summary>
              {title}: {taken}/{here.length} câu
            </summary>
            {here.map(({ row, task, text, who, chosen }) => (
              <div class="sentence" key={row}>
                <label>
                  <input
                    type="checkbox"
                    checked={chosen}
                    onChange={(event) => edit(row, { chosen: event.currentTarget.checked })}
                  />
                  {who} · {task}
                </label>
                <button type="button" class="link" onClick={() => goTo(REPORTS, row, 'Kết quả thực hiện')}>
                  dòng {row}
                </button>
                <textarea
                  aria-label={`${who}, ${task}`}
                  value={text}
                  onInput={(event) => edit(row, { text: event.currentTarget.value })}
                />
              </div>
            ))}
          </details>
        );
      })}
    </fieldset>
  );
}
