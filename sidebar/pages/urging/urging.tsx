/** The dialog of the urging letter: which list, of which agencies, and what only the signer knows; then the Word file. */

import { Packer } from 'docx';
import { render } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ListedItem, Overview, ReportData } from '../../../src/contract.js';
import { PRESSING } from '../../overview/asked.js';
import { wholeList } from '../../overview/pages.js';
import { Letterhead, letterFields } from '../../parts/letterFields.js';
import { MakeDocument } from '../../parts/makeDocument.js';
import { date, letterDay } from '../../parts/text.js';
import { Progress, useDeed, useWork } from '../../parts/work.js';
import { server } from '../../server.js';
import { saveFile } from '../dashboard/savePicture.js';
import { usualWords } from '../report/reportText.js';
import { urgingDocument } from './urgingDocument.js';
import type { UrgingWords } from './urgingText.js';

const OVERDUE = { title: 'Quá hạn', list: { statuses: ['Quá hạn'], settled: false } } as const;

interface Material {
  readonly overview: Overview;
  readonly report: ReportData;
}

const dayAfter = (iso: string, days: number): string =>
  new Date(Date.parse(iso) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

const lowered = (title: string): string => title.charAt(0).toLocaleLowerCase('vi') + title.slice(1);

function wordsOf({ overview, report }: Material, matter: string): UrgingWords {
  const usual = usualWords(report);
  const { planNumber, planIssued, year } = report;
  return {
    ...usual,
    symbol: usual.symbol.replace(/^BC-/, ''),
    recipients: 'Như trên;\nLưu: VT.',
    about: `đôn đốc thực hiện Kế hoạch nâng cao Chỉ số PAPI năm ${year}`,
    before: dayAfter(overview.asOf, 7),
    plan: `Kế hoạch${planNumber ? ` số ${planNumber}` : ''}${planIssued ? ` ngày ${letterDay(planIssued)}` : ''} về nâng cao Chỉ số PAPI năm ${year}`,
    matter,
    asOf: overview.asOf,
    office: report.office || report.unit,
  };
}

function Urging() {
  const [material, read] = useWork<Material>();
  const [listed, look] = useWork<readonly ListedItem[]>();
  const [making, make] = useDeed<string>();
  const [title, setTitle] = useState<string>(OVERDUE.title);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState<UrgingWords | null>(null);
  const choose = useCallback(
    (overview: Overview | null, wanted: string) => {
      const lists = [OVERDUE, PRESSING, ...(overview?.questions ?? [])];
      const { list } = lists.find((one) => one.title === wanted) ?? OVERDUE;
      setTitle(wanted);
      setLeft(new Set());
      setWords((before) => before && { ...before, matter: lowered(wanted) });
      void look('Đang đọc danh sách', () => wholeList(list));
    },
    [look],
  );
  useEffect(() => {
    void read('Đang đọc bảng tính', async () => ({
      overview: await server.getOverview({}),
      report: await server.getReport({}),
    })).then((result) => {
      if (!result) return;
      setWords(wordsOf(result, lowered(OVERDUE.title)));
      choose(result.overview, OVERDUE.title);
    });
  }, [read, choose]);
  if (material.state !== 'done' || !words) return <Progress work={material} />;
  const { overview } = material.result;
  const items = listed.state === 'done' ? listed.result : [];
  const agencies = [...new Map(items.map(({ agency, agencyName }) => [agency, agencyName]))];
  const chosen = items.filter(({ agency }) => !left.has(agency));
  const { dayField, field, area } = letterFields(words, setWords);
  return (
    <form
      class="letterhead"
      onSubmit={(event) => {
        event.preventDefault();
        const name = `cong-van-don-doc-papi-${words.asOf}.docx`;
        void make('Đang tạo tệp Word', async () => {
          saveFile(await Packer.toBlob(urgingDocument(chosen, words)), name);
          return name;
        });
      }}
    >
      <label class="choice">
        Danh sách đôn đốc
        <select value={title} onChange={(event) => choose(overview, event.currentTarget.value)}>
          {[OVERDUE, PRESSING, ...overview.questions.filter(({ list }) => !('since' in list))].map((one) => (
            <option value={one.title} key={one.title}>
              {one.title}
            </option>
          ))}
        </select>
      </label>
      <Progress work={listed} />
      {listed.state === 'done' && items.length === 0 && (
        <p class="note done">Không có nội dung nào trong danh sách này; chọn danh sách khác.</p>
      )}
      {agencies.length > 0 && (
        <fieldset class="agencies">
          <legend>
            Tính đến {date(overview.asOf)}: {chosen.length} nội dung của {agencies.length - left.size} cơ quan{' '}
            <button
              type="button"
              class="link"
              onClick={() => setLeft(left.size > 0 ? new Set() : new Set(agencies.map(([code]) => code)))}
            >
              {left.size > 0 ? 'Chọn tất cả' : 'Bỏ chọn tất cả'}
            </button>
          </legend>
          {agencies.map(([code, name]) => (
            <label key={code}>
              <input
                type="checkbox"
                checked={!left.has(code)}
                onChange={() => {
                  const after = new Set(left);
                  if (!after.delete(code)) after.add(code);
                  setLeft(after);
                }}
              />
              {name} ({items.filter(({ agency }) => agency === code).length})
            </label>
          ))}
        </fieldset>
      )}
      <Letterhead field={field} dayField={dayField} />
      {field('about', 'V/v')}
      {field('plan', 'Căn cứ')}
      <div class="row">
        {field('matter', 'Nội dung đôn đốc')}
        {dayField('before', 'Hoàn thành trước ngày')}
        {area('authority', 'Chức vụ người ký (mỗi dòng một hàng)')}
        {area('recipients', 'Nơi nhận (mỗi dòng một nơi)')}
      </div>
      {field('signer', 'Họ tên người ký')}
      <MakeDocument making={making} ready={chosen.length > 0} />
    </form>
  );
}

render(<Urging />, document.getElementById('app')!);
