/** Chỉ tiêu: what lead agencies collect, its totals beside the targets, who is missing; each form written to its sheet. */
import { useEffect, useState } from 'preact/hooks';
import type {
  FormShown,
  IndicatorShown,
  IndicatorsReport,
  SheetTitle,
  SummaryReport,
} from '../../../src/contract.js';
import { goTo } from '../../parts/goTo.js';
import { number, targetInWords, valueInWords } from '../../parts/indicatorWords.js';
import { Progress, useDeed, useWork } from '../../parts/work.js';
import { server } from '../../server.js';

const INDICATORS: SheetTitle = 'Chỉ tiêu';

/** The period that people ask about first: the last that is open, else the last that was closed. */
function firstPeriod({ periods }: IndicatorsReport): string {
  const last = (state: string): string | undefined =>
    periods.filter((period) => period.state === state).at(-1)?.code;
  return last('Đang mở') ?? last('Đã chốt') ?? '';
}

export function Indicators({ coordinates }: { readonly coordinates: boolean }) {
  const [reading, read] = useWork<IndicatorsReport>();
  const [report, setReport] = useState<IndicatorsReport | null>(null);
  const [period, setPeriod] = useState<string | null>(null);
  const [making, make] = useDeed<unknown>();
  const ask = (code: string): void => {
    setPeriod(code);
    void read('Đang cộng số liệu', () => server.getIndicators(code === '' ? {} : { period: code })).then(
      (result) => result && setReport(result),
    );
  };
  useEffect(() => {
    void read('Đang cộng số liệu', () => server.getIndicators({})).then((result) => {
      if (!result) return;
      const first = firstPeriod(result);
      if (first === '' || !result.made) {
        setPeriod('');
        setReport(result);
      } else ask(first);
    });
  }, []);
  const busy = reading.state === 'running';
  if (report && !report.made)
    return (
      <>
        <p>
          Bảng tính chưa có biểu số liệu. Biểu gồm hai trang: <b>Chỉ tiêu</b> (cơ quan chủ trì hỏi gì, hỏi ai)
          và <b>Số liệu</b> (các đơn vị nhập theo kỳ).
        </p>
        {coordinates ? (
          <button
            type="button"
            class="act"
            disabled={making.state === 'running'}
            onClick={() =>
              void make('Đang tạo trang', () => server.setUpWorkbook({ with: ['indicators'] })).then(
                (done) => done !== undefined && ask(''),
              )
            }
          >
            Tạo hai trang này
          </button>
        ) : (
          <p class="quiet">Chỉ người điều phối tạo được.</p>
        )}
        <Progress work={making} />
      </>
    );
  return (
    <>
      <div class="choice">
        <span aria-hidden="true">Kỳ báo cáo</span>
        <select
          aria-label="Kỳ báo cáo"
          value={period ?? ''}
          disabled={busy || report === null}
          onChange={(event) => ask(event.currentTarget.value)}
        >
          <option value="">Cả năm</option>
          {report?.periods.map(({ code, title }) => (
            <option value={code} key={code}>
              {code} · {title}
            </option>
          ))}
        </select>
      </div>
      <Progress work={reading} />
      {report && report.indicators.length === 0 && !busy && (
        <p class="note">
          {report.period === null
            ? 'Chưa có chỉ tiêu nào. Ghi mỗi chỉ tiêu một dòng ở trang Chỉ tiêu, rồi mở kỳ để các đơn vị có dòng nhập số liệu. '
            : 'Kỳ này không có chỉ tiêu nào phải nhập. '}
          <button type="button" class="link" onClick={() => goTo(INDICATORS, 2)}>
            Mở trang Chỉ tiêu
          </button>
        </p>
      )}
      {report?.forms.map((form) => (
        <Form
          key={`${form.lead} ${report.period}`}
          form={form}
          period={report.period}
          indicators={report.indicators.filter(({ lead }) => lead === form.lead)}
        />
      ))}
    </>
  );
}

function Form(props: {
  readonly form: FormShown;
  readonly period: string | null;
  readonly indicators: readonly IndicatorShown[];
}) {
  const { form, period, indicators } = props;
  const [writing, write] = useDeed<SummaryReport>();
  const { reached, notReached, missing } = form;
  const said = [
    reached + notReached > 0 ? `đạt ${reached}/${reached + notReached} mục tiêu` : '',
    missing.length > 0 ? `${missing.length} đơn vị còn thiếu số liệu` : 'đã đủ số liệu',
  ].filter(Boolean);
  return (
    <>
      <h2>{form.leadName}</h2>
      <p class="quiet">
        {form.indicators} chỉ tiêu: {said.join(', ')}.
      </p>
      <ul class="items indicators">
        {indicators.map((one) => (
          <Indicator key={one.code} one={one} />
        ))}
      </ul>
      {period !== null && (
        <p class="actions">
          <button
            type="button"
            class="act plain"
            disabled={writing.state === 'running'}
            aria-label={`Lập biểu của ${form.leadName}`}
            onClick={() =>
              void write('Đang lập biểu', () => server.writeSummary({ form: form.lead, period }))
            }
          >
            Lập biểu
          </button>
        </p>
      )}
      {writing.state !== 'idle' && <Progress work={writing} />}
      {writing.state === 'done' && (
        <p class="note done" role="status">
          Đã ghi trang{' '}
          <button type="button" class="link" onClick={() => goTo(writing.result.sheet, 1)}>
            {writing.result.sheet}
          </button>
          .{' '}
          <a href={writing.result.print} target="_blank" rel="noreferrer">
            In (PDF, A4 ngang)
          </a>
        </p>
      )}
    </>
  );
}

function Indicator({ one }: { readonly one: IndicatorShown }) {
  const [open, setOpen] = useState(false);
  const target = targetInWords(one);
  return (
    <li>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span class="item-title">{one.title}</span>
        <span class="indicator">
          <b>{valueInWords(one) || (one.answered > 0 ? 'không cộng' : 'chưa có số liệu')}</b>
          {target !== '' && <span class="quiet">mục tiêu {target}</span>}
          {one.reached !== null && (
            <span class={one.reached ? 'tag done' : 'tag overdue'}>{one.reached ? 'đạt' : 'chưa đạt'}</span>
          )}
        </span>
        <span class="quiet">
          Đã có {one.answered}/{one.asked} đơn vị
          {one.missing.length > 0 && `, thiếu ${one.missing.length}`}
        </span>
      </button>
      {open && <Opened one={one} />}
    </li>
  );
}

function Opened({ one }: { readonly one: IndicatorShown }) {
  const unit = one.unit === '' ? '' : ` ${one.unit}`;
  const far = one.direction === '≤' ? 'Cao nhất' : 'Thấp nhất';
  return (
    <div class="opened">
      <dl>
        {one.numerator !== null && one.denominator !== null && (
          <div>
            <dt>Tử số / mẫu số</dt>
            <dd>
              {number(one.numerator)} / {number(one.denominator)}
              {unit}
            </dd>
          </div>
        )}
        {one.reached === false && one.short !== null && (
          <div>
            <dt>{one.direction === '≥' ? 'Còn thiếu' : 'Lệch mục tiêu'}</dt>
            <dd>
              {number(one.short)}
              {unit}
            </dd>
          </div>
        )}
        {one.atLeast !== null && one.answered < one.asked && (
          <div>
            <dt>Ít nhất, tính cả đơn vị thiếu</dt>
            <dd>{number(one.atLeast)} %</dd>
          </div>
        )}
        {one.without > 0 && (
          <div>
            <dt>Không phát sinh</dt>
            <dd>{one.without} đơn vị</dd>
          </div>
        )}
        {one.byKind.map(({ kind, value, answered, asked }) => (
          <div key={kind}>
            <dt>{kind}</dt>
            <dd>
              {value === null ? '–' : number(value)} ({answered}/{asked})
            </dd>
          </div>
        ))}
      </dl>
      {one.lowest.length > 0 && (
        <p>
          {far}: {one.lowest.map(({ agency, value }) => `${agency} ${number(value)} %`).join(', ')}.
        </p>
      )}
      {one.missing.length > 0 && (
        <p>
          Chưa có số liệu ({one.missing.length}): {one.missing.join(', ')}.
        </p>
      )}
    </div>
  );
}
