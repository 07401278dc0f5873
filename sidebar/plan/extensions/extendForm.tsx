/** Gia hạn…: a later day for one deadline, shown first; a coordinator grants it, an official asks for it. */
import { useEffect, useState } from 'preact/hooks';
import type { ExtendReport, ExtendRequest, Item } from '../../../src/contract.js';
import { date } from '../../parts/text.js';
import { typedDay } from '../../parts/typedDay.js';
import { Progress, useDeed, useWork } from '../../parts/work.js';
import { server } from '../../server.js';
import { DocumentFields, Field, NewDue } from './field.js';

interface Entered {
  readonly due: string;
  readonly document: string;
  readonly documentDay: string;
  readonly approver: string;
  readonly reason: string;
  readonly everyone: boolean;
}

/** Milliseconds without a keystroke after which what is complete is previewed by itself. */
const PAUSE = 500;

const NOTHING: Entered = {
  due: '',
  document: '',
  documentDay: '',
  approver: '',
  reason: '',
  everyone: false,
};

export function ExtendForm({
  item,
  asks = false,
  changed,
  close,
}: {
  readonly item: Item;
  /** An official asks for it; else a coordinator grants it. */
  readonly asks?: boolean;
  readonly changed: () => void;
  readonly close: () => void;
}) {
  const [entered, setEntered] = useState(NOTHING);
  const [preview, look, forget] = useWork<{ readonly of: string; readonly report: ExtendReport }>();
  const [written, write] = useDeed<ExtendReport>();
  const busy = preview.state === 'running' || written.state === 'running';
  const put = (more: Partial<Entered>): void => {
    setEntered((before) => ({ ...before, ...more }));
    forget();
  };
  const request: ExtendRequest = {
    key: item.key,
    due: entered.due,
    reason: entered.reason,
    ...(asks
      ? {}
      : {
          everyone: entered.everyone,
          document: entered.document,
          documentDay: entered.documentDay,
          approver: entered.approver,
        }),
  };
  const asked = JSON.stringify(request);
  // An answer to what has been changed meanwhile is none.
  const shown = preview.state === 'done' && preview.result.of === asked ? preview.result.report : null;
  const seek = () =>
    look('Đang xem', async () => ({ of: asked, report: await server.extendDeadline(request) }));
  const isComplete =
    typedDay(entered.due) !== null &&
    (asks
      ? entered.reason.trim() !== ''
      : entered.document.trim() !== '' && typedDay(entered.documentDay) !== null);
  useEffect(() => {
    if (!isComplete || shown || preview.state === 'failed' || written.state !== 'idle') return;
    const soon = setTimeout(() => void seek(), PAUSE);
    return () => clearTimeout(soon);
  }, [asked]);
  if (written.state === 'done')
    return (
      <div class="preview" role="status">
        <p class="note done">
          {written.result.granted
            ? `Đã gia hạn ${written.result.code}: ${date(written.result.oldDue ?? '')} → ${date(written.result.newDue)}.`
            : `Đã ghi đề nghị ${written.result.code}; chờ người điều phối kết luận.`}{' '}
          {written.result.left.join(' ')}
        </p>
        <button type="button" class="act plain" onClick={close}>
          Đóng
        </button>
      </div>
    );
  return (
    <form
      class="preview"
      aria-label={asks ? 'Xin gia hạn' : 'Cho gia hạn'}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void seek();
      }}
    >
      <p class="quiet">
        {item.agencyName}
        {item.due !== null && ` · hạn ${date(item.due)}`}
        {item.extended > 0 &&
          item.firstDue !== null &&
          `, đã gia hạn ${item.extended} lần, hạn đầu ${date(item.firstDue)}`}
      </p>
      <NewDue value={entered.due} put={(due) => put({ due })} />
      {!asks && (
        <>
          <DocumentFields {...entered} put={put} />
          <Field
            label="Người cho phép"
            hint="tên, chức vụ"
            value={entered.approver}
            put={(approver) => put({ approver })}
          />
        </>
      )}
      <Field
        label="Lý do"
        hint={asks ? 'bắt buộc' : ''}
        value={entered.reason}
        put={(reason) => put({ reason })}
      />
      {!asks && (
        <label>
          <input
            type="checkbox"
            checked={entered.everyone}
            onChange={(event) => put({ everyone: event.currentTarget.checked })}
          />{' '}
          Cho mọi cơ quan có nhiệm vụ này
        </label>
      )}
      <div class="actions">
        <button type="submit" class="act plain" disabled={busy || entered.due.trim() === ''}>
          Xem trước
        </button>
        <button type="button" class="act plain" disabled={busy} onClick={close}>
          Bỏ
        </button>
      </div>
      <Progress work={preview} />
      {shown && (
        <>
          <p>
            <b>
              {shown.oldDue === null ? 'chưa có hạn' : date(shown.oldDue)} → {date(shown.newDue)}
            </b>
            , {shown.agencyName}
            {shown.deadlines > 1 && ` (${shown.deadlines} thời hạn)`}.
            {shown.lateBy > 0 && ` Lúc được gia hạn đã quá hạn ${shown.lateBy} ngày làm việc.`}
            {shown.restores !== null &&
              ` Hạn hoàn thành trong kế hoạch được trả lại ${date(shown.restores)}.`}
            {!shown.granted && ' Hạn chưa thay đổi cho đến khi được đồng ý.'}
          </p>
          <button
            type="button"
            class="act"
            disabled={busy}
            onClick={() =>
              write(shown.granted ? 'Đang ghi gia hạn' : 'Đang ghi đề nghị', () =>
                server.extendDeadline({ ...request, fingerprint: shown.fingerprint }),
              ).then((report) => report && changed())
            }
          >
            {shown.granted ? 'Ghi gia hạn' : 'Gửi đề nghị'}
          </button>
        </>
      )}
      <Progress work={written} />
    </form>
  );
}
