/** Extensions that agencies asked for, each to be concluded. */
import { useState } from 'preact/hooks';
import type { ExtensionAsked, SettleExtensionReport, SettleExtensionRequest } from '../../../src/contract.js';
import { goTo } from '../../parts/goTo.js';
import { date } from '../../parts/text.js';
import { Progress, useDeed } from '../../parts/work.js';
import { server } from '../../server.js';
import { DocumentFields, NewDue } from './field.js';

export function RequestList({
  requests,
  changed,
}: {
  readonly requests: readonly ExtensionAsked[];
  readonly changed: () => void;
}) {
  if (requests.length === 0) return null;
  return (
    <>
      <h2>Xin gia hạn, chờ kết luận ({requests.length})</h2>
      <ul class="items">
        {requests.map((asked) => (
          <li key={asked.code}>
            <Asked asked={asked} changed={changed} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Asked({ asked, changed }: { readonly asked: ExtensionAsked; readonly changed: () => void }) {
  const [open, setOpen] = useState(false);
  const [work, run] = useDeed<SettleExtensionReport>();
  const [permission, setPermission] = useState({ due: date(asked.newDue), document: '', documentDay: '' });
  const put = (more: Partial<typeof permission>): void => setPermission({ ...permission, ...more });
  const busy = work.state === 'running';
  // What is decided stands in full before the eyes already: previewed and done in one step.
  const settle = (request: SettleExtensionRequest): void =>
    void run('Đang ghi kết luận', () =>
      server
        .settleExtension(request)
        .then(({ fingerprint }) => server.settleExtension({ ...request, fingerprint })),
    ).then((report) => report && changed());
  return (
    <>
      <button
        type="button"
        title={`Đến trang ${asked.sheet}, dòng ${asked.row}`}
        onClick={() => goTo(asked.sheet, asked.row)}
      >
        <span class="tag">{asked.code}</span> · {asked.agencyName}
        <span class="item-title">{asked.title}</span>
        <span class="quiet">
          {asked.due !== null && `${date(asked.due)} → `}
          {date(asked.newDue)}
          {asked.reason && `: ${asked.reason}`}
        </span>
      </button>
      {open && (
        <div class="preview">
          <NewDue value={permission.due} put={(due) => put({ due })} />
          <DocumentFields {...permission} put={put} />
          <div class="actions">
            <button
              type="button"
              class="act"
              disabled={busy}
              onClick={() => settle({ code: asked.code, grant: true, ...permission })}
            >
              Đồng ý
            </button>
            <button type="button" class="act plain" disabled={busy} onClick={() => setOpen(false)}>
              Bỏ
            </button>
          </div>
        </div>
      )}
      {!open && (
        <div class="actions">
          <button type="button" class="act plain" disabled={busy} onClick={() => setOpen(true)}>
            Đồng ý…
          </button>
          <button
            type="button"
            class="act plain"
            disabled={busy}
            onClick={() => settle({ code: asked.code, grant: false })}
          >
            Không gia hạn
          </button>
        </div>
      )}
      <Progress work={work} />
    </>
  );
}
