/** Đơn vị trực thuộc, gửi cấp trên: what the workbooks below sent, added up; what this one tells the workbook above. */
import { useState } from 'preact/hooks';
import type { FillReport, Overview, RollUpAnswer, SentUpReport, SetUpReport } from '../../../src/contract.js';
import { date, percent } from '../../parts/text.js';
import { Progress, useDeed, useWork } from '../../parts/work.js';
import { server } from '../../server.js';

type State = RollUpAnswer['units'][number]['state'];

/** A state that is forgotten here does not compile. */
const STATES: Readonly<
  Record<State, { readonly said: string; readonly look: 'tag' | 'tag near' | 'tag overdue' }>
> = {
  ok: { said: 'Đã nối', look: 'tag' },
  waiting: { said: 'Đang chờ', look: 'tag near' },
  empty: { said: 'Chưa có số liệu', look: 'tag near' },
  stale: { said: 'Số liệu cũ', look: 'tag overdue' },
  denied: { said: 'Không đọc được', look: 'tag overdue' },
  version: { said: 'Khác phiên bản', look: 'tag overdue' },
  damaged: { said: 'Số liệu hỏng', look: 'tag overdue' },
};

type About = Pick<Overview, 'mayCoordinate' | 'areas' | 'leads'>;

export function RollUpSection({ overview }: { readonly overview: About }) {
  return (
    <details class="more">
      <summary>Đơn vị trực thuộc, gửi cấp trên</summary>
      <Received {...overview} />
      {overview.mayCoordinate && <Sending />}
    </details>
  );
}

function Received({ mayCoordinate, areas, leads }: About) {
  const [work, receive] = useDeed<RollUpAnswer>();
  const [of, setOf] = useState('');
  const ask = (chosen: string): void => {
    setOf(chosen);
    const [what, which = ''] = chosen.split(' ');
    const scope = what === 'area' ? { area: Number(which) } : what === 'lead' ? { lead: which } : {};
    const goOn = async (said: string, before: number): Promise<void> => {
      const answer = await receive(said, () => server.getRollUp(scope));
      // A few links are connected at a time; whoever cannot be connected does not hold it up for ever.
      if (answer && answer.unconnected > 0 && answer.unconnected < before)
        await goOn(
          `Đang nối ${answer.units.length - answer.unconnected}/${answer.units.length} đơn vị`,
          answer.unconnected,
        );
    };
    void goOn('Đang nhận số liệu', Number.POSITIVE_INFINITY);
  };
  const [making, make] = useDeed<SetUpReport>();
  const shown = work.state === 'done' ? work.result : null;
  const busy = work.state === 'running' || making.state === 'running';
  return (
    <>
      <h2>Số liệu các đơn vị trực thuộc</h2>
      <p>
        <button type="button" class="act plain" disabled={busy} onClick={() => ask(of)}>
          Nhận số liệu
        </button>
      </p>
      <Progress work={work} />
      {shown?.units.length === 0 && (
        <>
          <p class="quiet">
            Chưa có đơn vị trực thuộc. Ở trang <b>Đơn vị trực thuộc</b>, mỗi dòng ghi mã, tên và dán địa chỉ
            bảng tính của một đơn vị, rồi bấm lại Nhận số liệu.
          </p>
          {mayCoordinate && making.state !== 'done' && (
            <button
              type="button"
              class="act plain"
              disabled={busy}
              onClick={() => void make('Đang lập trang', () => server.setUpWorkbook({ with: ['rollUp'] }))}
            >
              Lập trang Đơn vị trực thuộc
            </button>
          )}
          <Progress work={making} />
          {making.state === 'done' && <p class="note done">Đã có trang Đơn vị trực thuộc.</p>}
        </>
      )}
      {shown && shown.units.length > 0 && (
        <>
          <label class="choice">
            Tính trên
            <select value={of} disabled={busy} onChange={(event) => ask(event.currentTarget.value)}>
              <option value="">Mọi lĩnh vực</option>
              <optgroup label="Một lĩnh vực">
                {areas.map(({ number, title }) => (
                  <option key={number} value={`area ${number}`}>
                    {title}
                  </option>
                ))}
              </optgroup>
              {leads.length > 0 && (
                <optgroup label="Lĩnh vực của cơ quan chủ trì">
                  {leads.map(({ code, name }) => (
                    <option key={code} value={`lead ${code}`}>
                      {name}
                    </option>
                  ))}
                </optgroup>
              )}
            </select>
          </label>
          <Units answer={shown} />
          {mayCoordinate && <Filling />}
        </>
      )}
    </>
  );
}

type Line = RollUpAnswer['summary']['tables'][number]['lines'][number];

function Lines({
  head,
  lines,
  chosen,
  choose,
}: {
  readonly head: string;
  readonly lines: readonly Line[];
  readonly chosen?: string | null;
  readonly choose?: (key: string) => void;
}) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">Tổng</th>
          <th scope="col">Quá hạn</th>
          <th scope="col">Đúng hạn</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, title, total, counts, onTimeRate }) => (
          <tr key={key}>
            <th scope="row">
              {choose ? (
                <button type="button" class="link" aria-expanded={chosen === key} onClick={() => choose(key)}>
                  {title}
                </button>
              ) : (
                title
              )}
            </th>
            <td>{total.toLocaleString('vi')}</td>
            <td>{counts['Quá hạn']}</td>
            <td>{percent(onTimeRate)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Units({
  answer: { units, summary, indicators, ratings, behind },
}: {
  readonly answer: RollUpAnswer;
}) {
  const [opened, setOpened] = useState<string | null>(null);
  const tableOf = (wanted: string) => summary.tables.find(({ name }) => name === wanted)?.lines ?? [];
  const lines = tableOf('unit');
  const open = lines.find(({ key }) => key === opened);
  // Keys of units' agencies begin with the unit's; the workbook's own have no such beginning.
  const agencies = open
    ? tableOf('agency')
        .filter(({ key }) => (open.key === '' ? !key.includes('/') : key.startsWith(`${open.key}/`)))
        .map((line) => ({ ...line, title: line.title.replace(` (${open.title})`, '') }))
    : [];
  return (
    <>
      <p>
        <b>{summary.said}</b> Tính cả bảng tính này: {summary.total.total.toLocaleString('vi')} nhiệm vụ, lượt
        báo cáo, đúng hạn {percent(summary.total.onTimeRate)}.
      </p>
      <Lines
        head="Đơn vị"
        lines={lines}
        chosen={opened}
        choose={(key) => setOpened(key === opened ? null : key)}
      />
      {open && (
        <>
          <h3>Cơ quan của {open.title}</h3>
          {agencies.length === 0 ? (
            <p class="quiet">Chưa có số liệu của cơ quan nào.</p>
          ) : (
            <Lines head="Cơ quan" lines={agencies} />
          )}
        </>
      )}
      {ratings.length > 0 && (
        <>
          <h2>Xếp loại do các đơn vị công bố</h2>
          <ul class="items">
            {ratings.map(({ title, state, counts, rated }) => (
              <li key={title} class="told">
                <b>{title}</b> ({state.toLowerCase()}, {rated} cơ quan):{' '}
                {Object.entries(counts)
                  .map(([name, count]) => `${name} ${count}`)
                  .join(', ')}
              </li>
            ))}
          </ul>
        </>
      )}
      {behind.length > 0 && (
        <p class="note" role="status">
          {behind.length} đơn vị chưa có số liệu mới. Chỉ bảng tính của đơn vị gửi thư đôn đốc cơ quan của
          mình; hãy nhắc đơn vị lập lại số liệu.
        </p>
      )}
      <ul class="items">
        {units.map(({ code, name, state, asOf, note, remarks }) => (
          <li key={code} class="told">
            <b>{name}</b>: <span class={STATES[state].look}>{STATES[state].said}</span>
            {asOf && `, số liệu ngày ${date(asOf)}`}. {note}
            {remarks.length > 0 && (
              <ul>
                {remarks.map((remark) => (
                  <li key={remark}>{remark}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {indicators.length > 0 && (
        <>
          <h2>Chỉ tiêu của các đơn vị</h2>
          <ul class="items">
            {indicators.map(({ code, type, title, numerator, denominator, value, missing }) => (
              <li key={`${code} ${type}`} class="told">
                {title}: <b>{value === null ? 'chưa có số liệu' : figure(value, type)}</b>
                {denominator !== null && ` (${figure(numerator!, 'Số')}/${figure(denominator, 'Số')})`}
                {missing.length > 0 && `. Thiếu: ${missing.join(', ')}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** As Vietnamese writes it: "68,2 %", "1.204". */
const figure = (value: number, type: string): string =>
  `${value.toLocaleString('vi', { maximumFractionDigits: 1 })}${type === 'Số' ? '' : ' %'}`;

/** Out of what units sent into this workbook's own rows: looked at first, then row by row until all is done. */
function Filling() {
  const [preview, look] = useWork<FillReport>();
  const [work, fill] = useDeed<FillReport>();
  const busy = preview.state === 'running' || work.state === 'running';
  const shown = work.state === 'done' ? work.result : preview.state === 'done' ? preview.result : null;
  const goOn = async (fingerprint: string, done: number, of: number): Promise<void> => {
    const report = await fill(`Đang điền ${done}/${of} dòng`, () => server.fillFromUnits({ fingerprint }));
    if (report && report.rest > 0) await goOn(report.fingerprint, of - report.rest, of);
  };
  return (
    <>
      <h2>Điền vào Báo cáo quý, Số liệu</h2>
      <p class="quiet">
        Kết quả đã duyệt mà đơn vị gửi theo <b>Mã NV cấp trên</b> và số liệu theo chỉ tiêu được điền vào dòng
        của cơ quan có cùng mã với đơn vị, ở kỳ đang mở. Dòng đã duyệt giữ nguyên; ô trống của đơn vị không
        xóa gì.
      </p>
      <p>
        <button
          type="button"
          class="act plain"
          disabled={busy}
          onClick={() => void look('Đang xem', () => server.fillFromUnits())}
        >
          Xem trước
        </button>
      </p>
      <Progress work={preview} />
      <Progress work={work} />
      {shown && (
        <>
          <p role="status">
            {shown.said}{' '}
            {shown.done
              ? shown.rest > 0
                ? `Còn ${shown.rest} dòng.`
                : 'Đã điền xong.'
              : shown.filled === 0
                ? 'Không có gì mới để điền.'
                : `Sẽ điền ${shown.filled} dòng.`}{' '}
            {shown.same > 0 && `${shown.same} dòng đã giống.`}
          </p>
          {!shown.done && shown.filled > 0 && (
            <button
              type="button"
              class="act"
              disabled={busy}
              onClick={() => void goOn(shown.fingerprint, 0, shown.filled)}
            >
              Điền {shown.filled} dòng
            </button>
          )}
          <ul class="items">
            {shown.rows.map(({ unit, row, cells }) => (
              <li key={`${unit} ${row}`} class="told">
                <b>{unit}</b> · {row}: {cells.join('; ')}
              </li>
            ))}
          </ul>
          {shown.left.length > 0 && (
            <>
              <h3>Không điền, giữ nguyên</h3>
              <ul class="items">
                {shown.left.map((one) => (
                  <li key={one} class="told">
                    {one}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </>
  );
}

function Sending() {
  const [remarks, setRemarks] = useState('');
  const [byTask, setByTask] = useState(false);
  const [work, send] = useDeed<SentUpReport>();
  const busy = work.state === 'running';
  const lines = remarks
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return (
    <>
      <h2>Gửi cấp trên</h2>
      <p class="quiet">
        Lập trang <b>Gửi cấp trên</b> với số liệu đến Ngày tính, để bảng tính của cấp trên đọc. Đã lập một lần
        thì lịch chạy hằng ngày tự lập lại.
      </p>
      <label class="choice">
        Ý kiến gửi kèm, mỗi dòng một ý (để trống: giữ ý kiến đã gửi)
        <textarea
          class="copied"
          rows={3}
          value={remarks}
          onInput={(event) => setRemarks(event.currentTarget.value)}
        />
      </label>
      <label class="check">
        <input type="checkbox" checked={byTask} onChange={() => setByTask(!byTask)} /> Gửi cả kết quả theo
        nhiệm vụ của cấp trên (cột Mã NV cấp trên ở trang Nhiệm vụ; chỉ dòng đã duyệt)
      </label>
      <p>
        <button
          type="button"
          class="act plain"
          disabled={busy}
          onClick={() =>
            void send('Đang lập số liệu', () =>
              server.sendUp({
                ...(lines.length > 0 && { remarks: lines }),
                ...(byTask && { byTask }),
              }),
            )
          }
        >
          Lập số liệu gửi cấp trên
        </button>
      </p>
      <Progress work={work} />
      {work.state === 'done' && (
        <p class="note done">
          Đã lập lúc {work.result.made}: {work.result.rows} dòng
          {work.result.results > 0 && `, ${work.result.results} kết quả theo nhiệm vụ`}
          {work.result.data > 0 && `, ${work.result.data} số liệu theo kỳ`}
          {work.result.remarks.length > 0 && `, ${work.result.remarks.length} ý kiến`}. Gửi cho cấp trên{' '}
          <a href={work.result.link} target="_blank" rel="noreferrer">
            địa chỉ bảng tính này
          </a>{' '}
          và chia sẻ cho họ quyền xem.
          {byTask &&
            work.result.results === 0 &&
            ' Chưa có kết quả nào theo nhiệm vụ: hãy ghi mã của cấp trên vào cột Mã NV cấp trên (trang Nhiệm vụ), duyệt báo cáo quý rồi lập lại.'}
        </p>
      )}
    </>
  );
}
