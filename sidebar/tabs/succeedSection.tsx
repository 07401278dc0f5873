/** Chuyển giao nhiệm vụ: who takes over from an agency that ends; shown first, work by work, and taken back. */
import { useState } from 'preact/hooks';
import type { Overview, SucceedRequest, SuccessionReport, WorkHandedOver } from '../../src/contract.js';
import { DayField } from '../parts/dayField.js';
import { date, unfinished } from '../parts/text.js';
import { Progress, useDeed, useWork } from '../parts/work.js';
import { Field } from '../plan/extensions/field.js';
import { server } from '../server.js';

type Agencies = Overview['agencies'];

/** Nobody: its row of the list stays with who takes all. */
const NOBODY = '';

const EMPTY = { from: '', to: '', on: '', basis: '', grace: '10', overdue: true };

export function SucceedSection({
  agencies,
  changed,
}: {
  readonly agencies: Agencies;
  readonly changed: () => void;
}) {
  const [entered, setEntered] = useState(EMPTY);
  /** Who is chosen for a piece of work, where it is not who takes all. */
  const [chosen, choose] = useState<Readonly<Record<string, string>>>({});
  const [undo, setUndo] = useState(false);
  const [preview, look, forget] = useWork<SuccessionReport>();
  const [written, write, forgetWritten] = useDeed<SuccessionReport>();
  const busy = preview.state === 'running' || written.state === 'running';
  const shown = preview.state === 'done' && written.state !== 'done' ? preview.result : null;
  const put = (more: Partial<typeof EMPTY>): void => {
    setEntered({ ...entered, ...more });
    if (more.from !== undefined) choose({});
    forget();
    forgetWritten();
  };
  const request = (parts: Readonly<Record<string, string>>, back: boolean): SucceedRequest => {
    const { from, to, on, basis, grace, overdue } = entered;
    if (back) return { from, undo: true };
    const heirs = [...new Set(Object.values(parts))].filter((heir) => heir !== NOBODY && heir !== to);
    return {
      from,
      ...(to === NOBODY ? {} : { to }),
      ...(on === '' ? {} : { on }),
      ...(basis.trim() === '' ? {} : { basis }),
      ...(/^\d+$/.test(grace.trim()) ? { grace: Number(grace) } : {}),
      ...(heirs.length === 0
        ? {}
        : {
            parts: heirs.map((heir) => ({
              to: heir,
              works: Object.keys(parts).filter((work) => parts[work] === heir),
            })),
          }),
      overdue: overdue ? 'Chuyển' : 'Kết thúc',
    };
  };
  const see = (parts: Readonly<Record<string, string>>, back = false): void => {
    setUndo(back);
    choose(parts);
    forgetWritten();
    void look('Đang xem', () => server.succeedAgency(request(parts, back)));
  };
  const pick = (label: string, key: 'from' | 'to', none: string) => (
    <label class="choice">
      {label}
      <select value={entered[key]} onChange={(event) => put({ [key]: event.currentTarget.value })}>
        <option value="">{none}</option>
        {agencies
          .filter(({ code }) => key === 'from' || code !== entered.from)
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </select>
    </label>
  );
  return (
    <>
      <h2>Chuyển giao nhiệm vụ</h2>
      <p class="quiet">
        Khi cơ quan kết thúc, sáp nhập, chia tách: nhiệm vụ, báo cáo còn mở sang cơ quan tiếp nhận, phần đã
        xong vẫn của cơ quan cũ. Hai cơ quan nhập làm một thì làm hai lần.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          see(chosen);
        }}
      >
        {pick('Cơ quan cũ', 'from', 'Chọn cơ quan')}
        {pick('Cơ quan tiếp nhận', 'to', 'Chọn ở từng nhiệm vụ')}
        <DayField label="Từ ngày" value={entered.on} put={(on) => put({ on })} />
        <Field label="Căn cứ" hint="12/NQ-HĐND" value={entered.basis} put={(basis) => put({ basis })} />
        <Field
          label="Ngày ân hạn"
          hint="10 ngày làm việc"
          value={entered.grace}
          put={(grace) => put({ grace })}
        />
        <label>
          <input
            type="checkbox"
            checked={entered.overdue}
            onChange={(event) => put({ overdue: event.currentTarget.checked })}
          />{' '}
          Chuyển cả nội dung đã quá hạn
        </label>
        <div class="actions">
          <button type="submit" class="act plain" disabled={busy || entered.from === ''}>
            Xem trước
          </button>
          <button
            type="button"
            class="act plain"
            disabled={busy || entered.from === ''}
            onClick={() => see({}, true)}
          >
            Bỏ lần chuyển giao…
          </button>
        </div>
      </form>
      <Progress work={preview} />
      {shown && (
        <div class="preview">
          <Shown report={shown} />
          {!undo && shown.works.length > 0 && (
            <ul class="rows">
              {shown.works.map((work) => (
                <li key={work.code}>
                  <Work
                    work={work}
                    agencies={agencies.filter(({ code }) => code !== shown.from)}
                    to={chosen[work.code] ?? NOBODY}
                    otherwise={entered.to}
                    busy={busy}
                    choose={(to) => see({ ...chosen, [work.code]: to })}
                  />
                </li>
              ))}
            </ul>
          )}
          <button
            type="button"
            class="act"
            disabled={busy}
            onClick={() =>
              write(undo ? 'Đang bỏ lần chuyển giao' : 'Đang chuyển giao', () =>
                server.succeedAgency({ ...request(chosen, undo), fingerprint: shown.fingerprint }),
              ).then((report) => report && changed())
            }
          >
            {undo ? 'Bỏ lần chuyển giao' : 'Chuyển giao'}
          </button>
        </div>
      )}
      <Progress work={written} />
      {written.state === 'done' && (
        <div class="note done" role="status">
          {written.result.undo
            ? `Đã bỏ lần chuyển giao của ${written.result.fromName}.`
            : `${written.result.fromName} đã chuyển giao; xem trang Sắp xếp cơ quan.`}
          {written.result.rights && unfinished({ rights: written.result.rights })}
          {written.result.left.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </div>
      )}
    </>
  );
}

/** A piece of work, and who takes it. */
function Work(props: {
  readonly work: WorkHandedOver;
  readonly agencies: Agencies;
  readonly to: string;
  readonly otherwise: string;
  readonly busy: boolean;
  readonly choose: (to: string) => void;
}) {
  const { work, agencies, to, otherwise, busy, choose } = props;
  const rest = agencies.find(({ code }) => code === otherwise)?.name ?? 'Ở lại cơ quan cũ';
  return (
    <>
      <b>{work.code}</b> {work.title}{' '}
      <span class={work.overdue ? 'wrong' : 'quiet'}>
        {work.due === null ? 'chưa có hạn' : `${work.overdue ? 'quá hạn từ' : 'hạn'} ${date(work.due)}`}
      </span>
      {work.outcome === 'ends' && <span class="quiet">; ở lại cơ quan cũ</span>}
      {work.outcome === 'drops' ? (
        <span class="quiet">; cơ quan tiếp nhận đã có phần của mình</span>
      ) : (
        <select
          aria-label={`Ai nhận ${work.code}`}
          value={to}
          disabled={busy}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">{rest}</option>
          {agencies
            .filter(({ code }) => code !== otherwise)
            .map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
        </select>
      )}
    </>
  );
}

/** Who takes over, and all that is concerned beside the works themselves. */
function Shown({ report }: { readonly report: SuccessionReport }) {
  const { successors, works, reports, fromName, undo } = report;
  const nameOf = (code: string): string => successors.find((one) => one.code === code)?.name ?? code;
  const told = successors.flatMap(({ emails }) => emails);
  const editing = successors.flatMap(({ editors }) => editors);
  return (
    <>
      <p>
        <b>
          {fromName} {undo ? '←' : '→'} {successors.map(({ name }) => name).join(', ')}
        </b>{' '}
        {report.on !== '' && `từ ${date(report.on)}`}
        {undo && '. Bỏ lần chuyển giao: nhiệm vụ về lại cơ quan cũ'}.
      </p>
      <ul class="facts">
        {report.ends && (
          <li>{undo ? 'Hoạt động trở lại.' : 'Kết thúc từ ngày đó: không nhắc, không sửa được nữa.'}</li>
        )}
        {works.length > 0 && (
          <li>
            {works.filter(({ outcome }) => outcome === 'passes').length} nhiệm vụ, nội dung khắc phục chuyển
            sang.
          </li>
        )}
        {reports.map(({ period, title, to, count }) => (
          <li key={`${period} ${to}`}>
            {count} dòng báo cáo {title} {undo ? 'trả lại từ' : 'sang'} {nameOf(to)}.
          </li>
        ))}
        {report.ended > 0 && <li>{report.ended} nội dung quá hạn ở lại cơ quan cũ.</li>}
        {report.dropped > 0 && (
          <li>{report.dropped} nhiệm vụ của cả nhóm, kế hoạch, báo cáo riêng: thôi tính.</li>
        )}
        {report.waits && (
          <li>Chưa đến ngày: dòng báo cáo đang mở sẽ chuyển khi thực hiện lại vào ngày đó.</li>
        )}
        {report.emails.length > 0 && (
          <li>
            Thư: {undo ? 'gửi lại' : 'thôi gửi'} {report.emails.join(', ')}
            {!undo && told.length > 0 && `; gửi ${told.join(', ')}`}.
          </li>
        )}
        {report.editors.length > 0 && (
          <li>
            Quyền sửa: {undo ? 'trả lại' : 'bỏ'} {report.editors.join(', ')}
            {!undo && editing.length > 0 && `; thêm ${editing.join(', ')}`}.
          </li>
        )}
      </ul>
    </>
  );
}
