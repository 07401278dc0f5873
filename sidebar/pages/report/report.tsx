/** The dialog of the official report: the period and what only the signer knows; then the Word file is saved. */

import { Packer } from 'docx';
import { render } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Overview, ReportData } from '../../../src/contract.js';
import { Letterhead, letterFields } from '../../parts/letterFields.js';
import { MakeDocument } from '../../parts/makeDocument.js';
import { PeriodSelect } from '../../parts/periodSelect.js';
import { date, percent } from '../../parts/text.js';
import { Progress, useDeed, useWork } from '../../parts/work.js';
import { server } from '../../server.js';
import { saveFile } from '../dashboard/savePicture.js';
import { reportDocument } from './reportDocument.js';
import { abstractOf, type ReportWords, usualWords } from './reportText.js';
import { ResultChoice } from './resultChoice.js';
import { type Sentence, sentencesOf } from './sentences.js';

/** Of each task that go into the report, unless it is chosen otherwise. */
const SENTENCES_A_TASK = 2;

function Report() {
  const [period, setPeriod] = useState('');
  const [words, setWords] = useState<ReportWords | null>(null);
  const [sentences, setSentences] = useState<readonly Sentence[]>([]);
  const [overview, lookOver] = useWork<Overview>();
  const [data, read] = useWork<ReportData>();
  const [making, make] = useDeed<string>();
  const refresh = useCallback(
    (of: string) => {
      void read('Đang đọc số liệu', () => server.getReport(of ? { period: of } : {})).then((result) => {
        if (!result) return;
        setWords((before) => before ?? usualWords(result));
        setSentences(sentencesOf(result.results, SENTENCES_A_TASK, true));
      });
    },
    [read],
  );
  useEffect(() => {
    refresh('');
    void lookOver('', server.getOverview);
  }, [refresh, lookOver]);
  const shown = data.state === 'done' ? data.result : null;
  const save = (): void => {
    if (!shown || !words) return;
    const name = `bao-cao-papi-${shown.year}${period ? `-${period}` : ''}.docx`;
    void make('Đang tạo tệp Word', async () => {
      saveFile(await Packer.toBlob(reportDocument(shown, words, sentences)), name);
      return name;
    });
  };
  const { dayField, field, area } = letterFields(words, setWords);
  return (
    <form
      class="letterhead"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <PeriodSelect
        overview={overview.state === 'done' ? overview.result : null}
        value={period}
        busy={data.state === 'running'}
        choose={(code) => {
          setPeriod(code);
          refresh(code);
        }}
      />
      <Progress work={data} />
      {data.state === 'failed' && (
        <button type="button" class="act plain" onClick={() => refresh(period)}>
          Thử lại
        </button>
      )}
      {shown && (
        <p class="note done">
          {abstractOf(shown)}, tính đến {date(shown.summary.asOf)}: {shown.summary.total.total} nhiệm vụ, lượt
          báo cáo, đúng hạn {percent(shown.summary.total.onTimeRate)}, quá hạn {shown.overdue.length}.
          {shown.summary.problems.length > 0 &&
            ` Có ${shown.summary.problems.length} chỗ trong dữ liệu cần xem lại; xem ở thẻ Tổng quan.`}
        </p>
      )}
      <Letterhead field={field} dayField={dayField} />
      <div class="row">
        {field('planNumber', 'Số, ký hiệu kế hoạch')}
        {field('planSubject', 'Trích yếu kế hoạch')}
      </div>
      <div class="row">
        {area('authority', 'Chức vụ người ký (mỗi dòng một hàng)')}
        {area('recipients', 'Nơi nhận (mỗi dòng một nơi)')}
      </div>
      {field('signer', 'Họ tên người ký')}
      {area('causes', 'Nguyên nhân (để trống: chừa chỗ «[…]» để viết)')}
      {shown && (
        <ResultChoice
          results={shown.results}
          areas={shown.summary.matrix.columns}
          sentences={sentences}
          change={setSentences}
        />
      )}
      <MakeDocument making={making} ready={shown !== null && words !== null} />
    </form>
  );
}

render(<Report />, document.getElementById('app')!);
