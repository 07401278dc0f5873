/** A row of a pasted annex: what was read beside what was written, what is doubtful, and how to put it right. */
import { useState } from 'preact/hooks';
import type {
  AmendedTitles,
  Amendment,
  CycleTitles,
  ImportDetail,
  ImportRequest,
  ImportRow,
  ImportRowDetail,
} from '../../../src/contract.js';
import { date } from '../../parts/text.js';

export type Decision = NonNullable<ImportRequest['changes']>[number];

export type ShownRow = ImportRow & ImportRowDetail & { readonly amendment: Amendment | null };

const CYCLES: CycleTitles = {
  once: 'Một lần',
  allYear: 'Thường xuyên',
  monthly: 'Hằng tháng',
  quarterly: 'Hằng quý',
  milestones: 'Nhiều mốc',
};

const FIELDS: AmendedTitles = {
  title: 'Nhiệm vụ',
  product: 'Sản phẩm',
  area: 'Lĩnh vực',
  component: 'Nội dung thành phần',
  leads: 'Chủ trì',
  supports: 'Phối hợp',
  cycle: 'Chế độ',
  start: 'Bắt đầu',
  due: 'Hạn hoàn thành',
  milestones: 'Các mốc',
};

/** Whether somebody has still to look at a row: a doubt about it that nothing was decided on. */
export const isDoubtful = (row: ShownRow, decision: Partial<Decision>): boolean =>
  row.kind === 'task' &&
  row.amendment?.state !== 'same' &&
  row.notes.length > 0 &&
  Object.keys(decision).length <= 1;

const codesIn = (text: string): string[] =>
  text
    .split(/[;,\s]+/)
    .map((code) => code.trim())
    .filter((code) => code !== '');

const isoText = (text: string): string => (/^\d{4}-/.test(text) ? date(text) : text);

function timeInWords(row: ShownRow, decision: Partial<Decision>): string {
  const cycle = decision.cycle ?? row.cycle;
  const due = decision.due === undefined ? row.due : decision.due;
  const milestones = decision.milestones ?? row.milestones;
  const days =
    milestones.length > 0 ? milestones.map(isoText).join('; ') : due === null ? 'chưa có hạn' : isoText(due);
  const from = row.start !== null && decision.due === undefined ? `từ ${date(row.start)} ` : '';
  return `${cycle === 'once' ? '' : `${CYCLES[cycle]}: `}${from}${days}`;
}

export function PlanRow(props: {
  readonly row: ShownRow;
  readonly decision: Partial<Decision>;
  readonly isTaken: boolean;
  readonly detail: ImportDetail;
  readonly busy: boolean;
  readonly put: (more: Partial<Decision>) => void;
}) {
  const { row, decision, isTaken, detail, busy, put } = props;
  const [isOpen, setOpen] = useState(false);
  if (row.kind !== 'task')
    return (
      <li class={row.kind === 'section' ? 'section' : 'skipped'}>
        {row.title || '(dòng trống)'}
        {row.kind === 'section' && row.area !== null && row.code === '' && (
          <span class="quiet"> → lĩnh vực {row.area}</span>
        )}
        {row.notes.map((note) => (
          <span class="quiet" key={note}>
            {' '}
            · {note}
          </span>
        ))}
      </li>
    );
  const { amendment } = row;
  const isSame = amendment?.state === 'same';
  const doubtful = isDoubtful(row, decision);
  const leads = decision.leads ?? row.leads;
  const supports = decision.supports ?? row.supports;
  const field = (label: string, value: string, set: (text: string) => void) => (
    <label class="choice">
      {label}
      <input type="text" value={value} disabled={busy} onChange={(event) => set(event.currentTarget.value)} />
    </label>
  );
  return (
    <li class={doubtful ? 'doubtful' : isSame ? 'skipped' : ''}>
      <label>
        <input
          type="checkbox"
          aria-label={`Nhập ${amendment?.code ?? row.code}`}
          checked={isTaken}
          disabled={busy || isSame}
          onChange={(event) => put({ accept: event.currentTarget.checked })}
        />{' '}
        <b>{decision.code ?? amendment?.code ?? row.code}</b> {decision.title ?? row.title}
      </label>
      {isSame && <span class="quiet">Đã có, không thay đổi.</span>}
      {amendment?.state === 'changed' && (
        <ul class="changes">
          {amendment.changes.map(({ key, before, after }) => (
            <li key={key}>
              {FIELDS[key]}: <s>{isoText(before) || '(trống)'}</s> → {isoText(after) || '(trống)'}
            </li>
          ))}
        </ul>
      )}
      {!isSame && (
        <>
          <dl class="read">
            <div>
              <dt title={row.written.leads}>Chủ trì</dt>
              <dd>{leads.join('; ') || '(chưa rõ)'}</dd>
            </div>
            <div class="quiet">{row.written.leads}</div>
            {(supports.length > 0 || row.written.supports !== '') && (
              <>
                <div>
                  <dt>Phối hợp</dt>
                  <dd>{supports.join('; ') || '(ghi chữ)'}</dd>
                </div>
                <div class="quiet">{row.written.supports}</div>
              </>
            )}
            <div>
              <dt>Thời gian</dt>
              <dd>{timeInWords(row, decision)}</dd>
            </div>
            <div class="quiet">{row.written.time}</div>
          </dl>
          {row.notes.map((note) => (
            <p class={doubtful ? 'doubt' : 'quiet'} key={note}>
              {note}
            </p>
          ))}
          {amendment?.note && <p class="quiet">{amendment.note}</p>}
          <button type="button" class="link" disabled={busy} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Đóng' : 'Sửa…'}
          </button>
        </>
      )}
      {isOpen && (
        <div class="fields">
          {amendment?.state === 'new' &&
            field('Mã nhiệm vụ', decision.code ?? amendment.code, (code) => put({ code }))}
          {field('Nội dung nhiệm vụ', decision.title ?? row.title, (title) => put({ title }))}
          {field('Sản phẩm', decision.product ?? row.product, (product) => put({ product }))}
          <label class="choice">
            Lĩnh vực
            <select
              value={String(decision.area === undefined ? (row.area ?? '') : (decision.area ?? ''))}
              disabled={busy}
              onChange={(event) => {
                const { value } = event.currentTarget;
                put({ area: value === '' ? null : Number(value) });
              }}
            >
              <option value="">(chưa rõ)</option>
              {detail.areas.map(({ number, title }) => (
                <option value={String(number)} key={number}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          {field('Chủ trì (mã, cách nhau bằng ;)', leads.join('; '), (text) => put({ leads: codesIn(text) }))}
          {field('Phối hợp (mã, cách nhau bằng ;)', supports.join('; '), (text) =>
            put({ supports: codesIn(text) }),
          )}
          <label class="choice">
            Thêm cơ quan chủ trì
            <select
              value=""
              disabled={busy}
              onChange={(event) => put({ leads: [...leads, event.currentTarget.value] })}
            >
              <option value="">Chọn…</option>
              {detail.agencies.map(({ code, name }) => (
                <option value={code} key={code}>
                  {code} · {name}
                </option>
              ))}
            </select>
          </label>
          <label class="choice">
            Chế độ
            <select
              value={decision.cycle ?? row.cycle}
              disabled={busy}
              onChange={(event) => put({ cycle: event.currentTarget.value as ImportRow['cycle'] })}
            >
              {(Object.keys(CYCLES) as ImportRow['cycle'][]).map((cycle) => (
                <option value={cycle} key={cycle}>
                  {CYCLES[cycle]}
                </option>
              ))}
            </select>
          </label>
          {field(
            'Hạn hoàn thành (ngày/tháng/năm)',
            isoText((decision.due === undefined ? row.due : decision.due) ?? ''),
            (text) => put({ due: text.trim() === '' ? null : text.trim() }),
          )}
          {field(
            'Các mốc (cách nhau bằng ;)',
            (decision.milestones ?? row.milestones).map(isoText).join('; '),
            (text) =>
              put({
                milestones: text
                  .split(/[;,]+/)
                  .map((day) => day.trim())
                  .filter((day) => day !== ''),
              }),
          )}
        </div>
      )}
    </li>
  );
}
