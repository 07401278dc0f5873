/** The page of the local host: the grid, the add-in's menu, its sidebar and dialogs, the outbox, triggers, the clock. */
import { render } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CellFacts, Outcome } from '../live/liveWorkbook.js';
import type { ChartView, WorkbookView } from '../live/view.js';
import { CellBar } from './cellBar.js';
import { Charts } from './charts.js';
import { Frame } from './frame.js';
import { Grid, type Place } from './grid.js';
import { Outbox } from './outbox.js';
import { follow, type Situation, server } from './server.js';
import { Triggers } from './triggers.js';
import './page.css';

interface Shown {
  readonly title: string;
  readonly frame: string;
  readonly width: number;
  readonly height: number;
}

interface Toast {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  readonly bad: boolean;
}

let toasts = 0;
const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function Page() {
  const place = useRef<HTMLDivElement>(null);
  const grid = useRef<Grid | null>(null);
  const [view, setView] = useState<WorkbookView | null>(null);
  const [situation, setSituation] = useState<Situation | null>(null);
  const [user, setUser] = useState('');
  const [selected, setSelected] = useState<Place | null>(null);
  const [facts, setFacts] = useState<CellFacts | null>(null);
  const [sidebar, setSidebar] = useState<Shown | null>(null);
  const [dialog, setDialog] = useState<Shown | null>(null);
  const [panel, setPanel] = useState<PanelName | null>(null);
  const [menu, setMenu] = useState(false);
  const [busy, setBusy] = useState(0);
  const [notes, setNotes] = useState<readonly Toast[]>([]);
  const [charts, setCharts] = useState<readonly ChartView[]>([]);
  /** What handlers that live as long as the grid need of the present. */
  const now = useRef({ user: '', view: null as WorkbookView | null });
  now.current = { user, view };

  const rebuilt = useRef<() => void>(() => undefined);

  const toast = useCallback((text: string, title = '', bad = false) => {
    const id = ++toasts;
    setNotes((all) => [...all.slice(-3), { id, title, text, bad }]);
    setTimeout(() => setNotes((all) => all.filter((one) => one.id !== id)), 8000);
  }, []);

  const look = useCallback((at: Place) => {
    setSelected((before) =>
      before && before.sheet === at.sheet && before.row === at.row && before.column === at.column
        ? before
        : at,
    );
    setCharts(now.current.view?.sheets.find(({ id }) => id === at.sheet)?.charts ?? []);
    void server.facts(at.sheet, at.row, at.column, now.current.user).then(setFacts, () => setFacts(null));
  }, []);

  const load = useCallback(async () => {
    const answer = await server.view();
    now.current.view = answer.view;
    setView(answer.view);
    setSituation(answer.situation);
    now.current.user ||= answer.situation.people[0]!.email;
    setUser(now.current.user);
    grid.current!.load(answer.view);
    const at = grid.current!.selection();
    if (at) look(at);
  }, [look]);

  useEffect(() => {
    const refused = (at: Place, rows: number) => (error: unknown) => {
      grid.current!.restore(at, rows);
      toast(message(error), 'Không ghi được', true);
    };
    grid.current = new Grid(place.current!, {
      typed: (at, text) =>
        void server
          .type(at.sheet, at.row, at.column, text, now.current.user)
          .then(() => look(at), refused(at, 1)),
      pasted: (at, rows) =>
        void server
          .paste(at.sheet, at.row, at.column, rows, now.current.user)
          .then(() => look(at), refused(at, rows.length)),
      selected: look,
      shapeTried() {
        toast(
          'Ở máy chủ cục bộ, dòng, cột và trang tính không đổi được từ lưới. Trang được đưa về như cũ.',
          '',
          true,
        );
        void load();
      },
    });
    void load().then(
      () =>
        follow((event) => {
          if (event.rebuilt) rebuilt.current();
          if (event.situation) setSituation(event.situation);
          if (event.changes && !grid.current!.apply(event.changes)) void load();
        }),
      (error: unknown) => toast(message(error), 'Không tải được bảng tính', true),
    );
  }, [load, look, toast]);

  /** What a command has shown and where it has led. */
  const follows = useCallback(
    ({ shown, goTo, situation: after }: Outcome & { situation: Situation }) => {
      setSituation(after);
      for (const one of shown) {
        if (one.kind === 'toast') toast(one.content ?? '', one.title);
        const opened = { title: one.title, frame: one.frame ?? '' };
        if (one.kind === 'sidebar') setSidebar({ ...opened, width: 300, height: 0 });
        if (one.kind === 'dialog')
          setDialog({ ...opened, width: one.width ?? 600, height: one.height ?? 400 });
      }
      if (goTo?.sheet) setTimeout(() => grid.current!.goTo(goTo), 50);
    },
    [toast],
  );

  const working = async <T,>(deed: () => Promise<T>): Promise<T> => {
    setBusy((count) => count + 1);
    try {
      return await deed();
    } finally {
      setBusy((count) => count - 1);
    }
  };

  /** google.script.run of a frame. */
  const call = useCallback(
    async (name: string, args: readonly unknown[]) => {
      const outcome = await working(() => server.run(name, args, now.current.user));
      follows(outcome);
      return outcome;
    },
    [follows],
  );

  rebuilt.current = () => {
    setDialog(null);
    if (sidebar) void call('showSidebar', []);
    toast('Mã vừa được dựng lại.');
  };

  const choose = async (functionName: string): Promise<void> => {
    setMenu(false);
    try {
      const { error } = await call(functionName, []);
      if (error) toast(error.replace(/^\w+: /, ''), 'Lỗi', true);
    } catch (error) {
      toast(message(error), 'Lỗi', true);
    }
  };

  const own = situation?.menus ?? [];
  const calls = situation?.calls;
  return (
    <>
      <header class="top">
        <b>Theo dõi PAPI</b>
        <nav>
          {own.map(({ title, items }) => (
            <div class="menu" key={title}>
              <button type="button" aria-haspopup="menu" aria-expanded={menu} onClick={() => setMenu(!menu)}>
                {title} ▾
              </button>
              {menu && (
                <div role="menu">
                  {items.map(({ label, functionName }) => (
                    <button
                      type="button"
                      role="menuitem"
                      key={label}
                      onClick={() => void choose(functionName)}
                    >
                      {label}
                    </button>
                  ))}
                </div>
              )}
            </div>
          ))}
        </nav>
        <span class="grow" role="status" aria-live="polite">
          {busy > 0 && 'Đang chạy…'}
        </span>
        <label>
          Hôm nay{' '}
          <input
            type="date"
            value={situation?.today ?? ''}
            onChange={(event) => {
              const today = event.currentTarget.value;
              if (!today) return;
              void server.clock(today).then(
                (answer) => {
                  setSituation(answer.situation);
                  toast(
                    'Ngày tính trong trang Cấu hình đổi khi lịch chạy hằng ngày chạy, hoặc khi gõ lại.',
                    'Đã đổi hôm nay',
                  );
                },
                (error: unknown) => toast(message(error), 'Lỗi', true),
              );
            }}
          />
        </label>
        <label>
          Tôi là{' '}
          <select
            value={user}
            onChange={(event) => {
              setUser(event.currentTarget.value);
              now.current.user = event.currentTarget.value;
              if (selected) look(selected);
              // The sidebar is that person's: it is opened anew.
              if (sidebar) void call('showSidebar', []);
            }}
          >
            {situation?.people.map(({ email, who }) => (
              <option value={email} key={email}>
                {who} ({email})
              </option>
            ))}
          </select>
        </label>
        <Panel name="outbox" panel={panel} set={setPanel} label={`Hộp thư đi (${situation?.mails ?? 0})`} />
        <Panel
          name="triggers"
          panel={panel}
          set={setPanel}
          label={`Lịch chạy (${situation?.triggers.length ?? 0})`}
        />
        <Panel name="calls" panel={panel} set={setPanel} label={`Lệnh gọi (${calls?.count ?? 0})`} />
      </header>
      <CellBar
        selected={selected}
        facts={facts}
        charts={charts.length}
        showCharts={() => setPanel(panel === 'charts' ? null : 'charts')}
        goTo={(row, column) => {
          const sheet = grid.current?.sheetId();
          if (sheet) grid.current!.goTo({ sheet, row, column });
        }}
        choose={(text) =>
          selected &&
          void server.type(selected.sheet, selected.row, selected.column, text, user).then(
            () => look(selected),
            (error: unknown) => {
              toast(message(error), 'Không ghi được', true);
              look(selected);
            },
          )
        }
      />
      <main class="middle">
        <div id="grid" ref={place} />
        {panel !== null && (
          <section class="panel">
            <button type="button" class="close" aria-label="Đóng" onClick={() => setPanel(null)}>
              ×
            </button>
            {panel === 'outbox' && <Outbox count={situation?.mails ?? 0} />}
            {panel === 'triggers' && situation && (
              <Triggers
                triggers={situation.triggers}
                run={async (id) => {
                  const outcome = await working(() => server.fire(id));
                  follows(outcome);
                  if (outcome.error) throw new Error(outcome.error);
                }}
              />
            )}
            {panel === 'calls' && calls && (
              <>
                <h2>Lệnh gọi dịch vụ của Google</h2>
                {calls.name === '' ? (
                  <p>Chưa chạy lệnh nào.</p>
                ) : (
                  <p>
                    <b>{calls.name}</b>: {calls.count} lệnh gọi; mỗi lệnh 50 ms thì hết{' '}
                    {((calls.count * 50) / 1000).toFixed(1).replace('.', ',')} giây trên Google.
                  </p>
                )}
                <table>
                  <tbody>
                    {calls.byName.map(([name, count]) => (
                      <tr key={name}>
                        <td>{name}</td>
                        <td>{count}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </>
            )}
            {panel === 'charts' && <Charts charts={charts} />}
          </section>
        )}
        {sidebar && (
          <aside class="sidebar">
            <div class="bar">
              <b>{sidebar.title}</b>
              <button
                type="button"
                class="close"
                aria-label="Đóng thanh bên"
                onClick={() => setSidebar(null)}
              >
                ×
              </button>
            </div>
            <Frame
              key={sidebar.frame}
              id={sidebar.frame}
              title={sidebar.title}
              call={call}
              close={() => setSidebar(null)}
            />
          </aside>
        )}
      </main>
      {dialog && (
        <div class="shade">
          <div
            class="dialog"
            role="dialog"
            aria-modal="true"
            aria-label={dialog.title}
            style={{ width: `${dialog.width}px` }}
          >
            <div class="bar">
              <b>{dialog.title}</b>
              <button type="button" class="close" aria-label="Đóng hộp thoại" onClick={() => setDialog(null)}>
                ×
              </button>
            </div>
            <div style={{ height: `${dialog.height}px` }} class="content">
              <Frame
                key={dialog.frame}
                id={dialog.frame}
                title={dialog.title}
                call={call}
                close={() => setDialog(null)}
              />
            </div>
          </div>
        </div>
      )}
      <div class="toasts" role="status" aria-live="polite">
        {notes.map(({ id, title, text, bad }) => (
          <div class={bad ? 'toast bad' : 'toast'} key={id}>
            {title && <b>{title}</b>} {text}
            <button
              type="button"
              class="close"
              aria-label="Đóng thông báo"
              onClick={() => setNotes((all) => all.filter((one) => one.id !== id))}
            >
              ×
            </button>
          </div>
        ))}
      </div>
    </>
  );
}

type PanelName = 'outbox' | 'triggers' | 'calls' | 'charts';

function Panel(props: {
  readonly name: PanelName;
  readonly panel: PanelName | null;
  readonly set: (panel: PanelName | null) => void;
  readonly label: string;
}) {
  const open = props.panel === props.name;
  return (
    <button type="button" aria-pressed={open} onClick={() => props.set(open ? null : props.name)}>
      {props.label}
    </button>
  );
}

render(<Page />, document.getElementById('app')!);
