/** The page of the local host: the grid, the add-in's menu, its sidebar and dialogs, the outbox, triggers, the clock. */
import { render } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { SHEET_TITLES } from '../../src/plan/sheetTitles.js';
import type { CellFacts, CommandOutcome } from '../live/liveWorkbook.js';
import type { ChartView, WorkbookView } from '../live/view.js';
import { DayField } from './dayField.js';
import { Frame } from './frame.js';
import { Menu } from './menu.js';
import { Calls } from './panels/calls.js';
import { Outbox } from './panels/outbox.js';
import { Triggers } from './panels/triggers.js';
import type { Place } from './place.js';
import { base, follow, Refused, type Situation, server } from './server.js';
import { CellBar } from './sheet/cellBar.js';
import { Charts } from './sheet/charts.js';
import { Choices } from './sheet/choices.js';
import { Connect } from './sheet/connect.js';
import { Filter } from './sheet/filter.js';
import { Find } from './sheet/find.js';
import { isLocked } from './sheet/markers.js';
import { UniverGrid } from './sheet/univerGrid.js';
import { Dialog } from './shown.js';
import { type Trial, Welcome } from './welcome.js';
import { Language, WORDS } from './words.js';
import { follow as followLink, isWorkbookLink, type Target, targetOf, WorkbookSwitch } from './workbooks.js';
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

/** A small window at a cell. */
interface AtCell {
  /** What may be chosen; null: the window is the column's filter. */
  readonly list: { readonly values: readonly string[]; readonly chosen: string } | null;
  readonly place: Place;
  readonly x: number;
  readonly y: number;
}

/** What is known of a cell, and of which. */
type Known = CellFacts & { readonly of: Place };

const isSame = (a: Place, b: Place): boolean =>
  a.sheet === b.sheet && a.row === b.row && a.column === b.column;

/** Kept in the browser: that somebody has been here, and the host's language. */
const SEEN = 'papi.seen';
const LANGUAGE = 'papi.language';

/** Just below a cell. */
function below(grid: UniverGrid | null, at: Place): { readonly x: number; readonly y: number } {
  const cell = grid?.rectangle(at.row, at.column);
  return { x: cell?.x ?? 60, y: (cell?.y ?? 40) + (cell?.height ?? 20) };
}

let toasts = 0;
/** What an error says, in the person's language where it is known in both. */
function told(error: unknown, language: Language): string {
  if (error instanceof Refused && language === 'en' && error.english) return error.english;
  return error instanceof Error ? error.message : String(error);
}

function Page() {
  const place = useRef<HTMLDivElement>(null);
  const grid = useRef<UniverGrid | null>(null);
  const [view, setView] = useState<WorkbookView | null>(null);
  const [situation, setSituation] = useState<Situation | null>(null);
  const [user, setUser] = useState('');
  const [selected, setSelected] = useState<Place | null>(null);
  const [facts, setFacts] = useState<Known | null>(null);
  const [sidebar, setSidebar] = useState<Shown | null>(null);
  const [dialog, setDialog] = useState<Shown | null>(null);
  const [panel, setPanel] = useState<PanelName | null>(null);
  const [busy, setBusy] = useState(0);
  const [notes, setNotes] = useState<readonly Toast[]>([]);
  const [charts, setCharts] = useState<readonly ChartView[]>([]);
  const [, setMoved] = useState(0);
  /** Texts that were taken over from the bar above the grid, or refused. */
  const [writes, setWrites] = useState(0);
  const [hover, setHover] = useState<{ text: string; x: number; y: number } | null>(null);
  const [finding, setFinding] = useState(false);
  const [atCell, setAtCell] = useState<AtCell | null>(null);
  /** A cell that waits for somebody to allow what it reads, looked at or pointed at. */
  const [connecting, setConnecting] = useState<Known | null>(null);
  const [welcome, setWelcome] = useState(localStorage.getItem(SEEN) === null);
  const [language, setLanguage] = useState<Language>(localStorage.getItem(LANGUAGE) === 'en' ? 'en' : 'vi');
  const words = WORDS[language];
  /** What handlers that live as long as the grid need of the present. */
  const now = useRef({
    user: '',
    view: null as WorkbookView | null,
    words,
    language,
    selected: null as Place | null,
    facts: null as Known | null,
    situation: null as Situation | null,
  });
  now.current = { user, view, words, language, selected, facts, situation };
  /** Answers about a cell that was left meanwhile come too late. */
  const looks = useRef(0);

  const rebuilt = useRef<() => void>(() => undefined);

  const toast = useCallback((text: string, title = '', bad = false) => {
    const id = ++toasts;
    setNotes((all) => [...all.slice(-3), { id, title, text, bad }]);
    setTimeout(() => setNotes((all) => all.filter((one) => one.id !== id)), 8000);
  }, []);
  const message = useCallback((error: unknown) => told(error, now.current.language), []);
  const refusal = useCallback(
    (error: unknown) => toast(message(error), now.current.words.notWritten, true),
    [toast],
  );

  const looked = useRef<Place | null>(null);
  /** The cell that the pointer was over last. */
  const pointed = useRef<Place | null>(null);
  const look = useCallback((at: Place) => {
    const number = ++looks.current;
    looked.current = at;
    setSelected((before) => (before && isSame(before, at) ? before : at));
    setFacts((before) => (before && isSame(before.of, at) ? before : null));
    setCharts(now.current.view?.sheets.find(({ id }) => id === at.sheet)?.charts ?? []);
    const take = (found: Known | null): void => {
      if (number !== looks.current) return;
      setFacts(found);
      setConnecting(found?.connects ? found : null);
    };
    return server.facts(at.sheet, at.row, at.column, now.current.user).then(
      (found) => take({ ...found, of: at }),
      () => take(null),
    );
  }, []);

  /** What was written may look different now; whoever has moved on meanwhile stays where he is. */
  const lookAgain = useCallback(() => (looked.current ? look(looked.current) : undefined), [look]);

  const tint = useCallback(() => {
    server.locks(now.current.user).then(
      ({ locks }) => grid.current?.tint(locks),
      () => undefined,
    );
  }, []);

  const load = useCallback(async () => {
    const answer = await server.view();
    now.current.view = answer.view;
    setView(answer.view);
    setSituation(answer.situation);
    now.current.user ||= answer.situation.people[0]!.email;
    setUser(now.current.user);
    grid.current!.load(answer.view);
    tint();
    const at = grid.current!.selection();
    if (at) void look(at);
    const { workbooks } = answer.situation;
    const here = workbooks.length > 1 ? workbooks.find(({ isHere }) => isHere)?.title : undefined;
    if (here) document.title = `${here} · Theo dõi PAPI`;
  }, [look, tint]);

  /** Takes a person's last step back, or does it again. */
  const step = useCallback(
    (way: 'undo' | 'redo') => {
      server[way](now.current.user).then(({ at }) => {
        if (at) grid.current!.goTo(at);
        else toast(way === 'undo' ? now.current.words.nothingToUndo : now.current.words.nothingToRedo);
      }, refusal);
    },
    [refusal, toast],
  );

  const openAt = useCallback(
    (at: Place, list: AtCell['list']) => setAtCell({ list, place: at, ...below(grid.current, at) }),
    [],
  );
  /** Where a link leads; nowhere if its sheet is gone. */
  const goToTarget = useCallback((target: Target) => {
    const sheet = now.current.view?.sheets.find(({ id }) => id === target.sheet);
    if (sheet && target.row < sheet.rows && target.column < sheet.columns) grid.current!.goTo(target);
  }, []);
  const openWorkbook = useCallback(
    (link: string) => followLink(link, now.current.situation?.workbooks ?? [], goToTarget),
    [goToTarget],
  );
  /** Opens the list of a cell, at once where it is known. */
  const openList = useCallback(
    async (at: Place) => {
      const { facts, user } = now.current;
      const known =
        facts && isSame(facts.of, at) ? facts : await server.facts(at.sheet, at.row, at.column, user);
      if (known.choices && known.editable) openAt(at, { values: known.choices, chosen: known.content });
    },
    [openAt],
  );

  useEffect(() => {
    const refused = (at: Place, rows: number) => (error: unknown) => {
      grid.current!.restore(at, rows);
      refusal(error);
    };
    grid.current = new UniverGrid(place.current!, {
      typed: (at, text) =>
        void server.type(at.sheet, at.row, at.column, text, now.current.user).then(lookAgain, refused(at, 1)),
      pasted: (at, rows) =>
        void server
          .paste(at.sheet, at.row, at.column, rows, now.current.user)
          .then(lookAgain, refused(at, rows.length)),
      selected: look,
      widened: (sheet, column, pixels) => void server.width(sheet, column, pixels).catch(refusal),
      arrow: (at) => {
        void look(at);
        openList(at).catch(refusal);
      },
      hovered(at) {
        const before = pointed.current;
        pointed.current = at;
        if (at && !(before && isSame(before, at)) && grid.current!.shows(at) === '#REF!')
          server.facts(at.sheet, at.row, at.column, now.current.user).then(
            (found) => found.connects && setConnecting({ ...found, of: at }),
            () => undefined,
          );
        const text = at ? grid.current!.noteAt(at) : '';
        const cell = at && text ? grid.current!.rectangle(at.row, at.column) : null;
        setHover(cell ? { text, x: cell.x + cell.width, y: cell.y } : null);
      },
      moved: () => setMoved((count) => count + 1),
      shapeTried() {
        toast(now.current.words.shapeTried, '', true);
        void load();
      },
    });
    void load().then(
      () => {
        const target = targetOf(location.hash);
        if (target) setTimeout(() => goToTarget(target), 50);
        void call('onOpen', []).then(() => call('showSidebar', []));
        return follow((event) => {
          if (event.rebuilt) rebuilt.current();
          if (event.situation) setSituation(event.situation);
          if (event.changes && !grid.current!.apply(event.changes)) void load();
          else if (event.changes && now.current.facts?.content.startsWith('=')) void lookAgain();
        });
      },
      (error: unknown) => toast(message(error), now.current.words.notLoaded, true),
    );
    const keys = (event: KeyboardEvent): void => {
      const at = event.target as HTMLElement;
      const inField = at.matches('input, select, textarea') && !place.current!.contains(at);
      const key = event.key.toLowerCase();
      const isCommand = event.ctrlKey || event.metaKey;
      if (isCommand && key === 'f') setFinding(true);
      else if (inField || grid.current!.isTyping()) return;
      else if (isCommand && key === 'z') step(event.shiftKey ? 'redo' : 'undo');
      else if (isCommand && key === 'y') step('redo');
      else if (event.altKey && event.key === 'ArrowDown' && now.current.selected)
        openList(now.current.selected).catch(refusal);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    const hash = (): void => {
      const target = targetOf(location.hash);
      if (target) goToTarget(target);
    };
    addEventListener('keydown', keys, true);
    addEventListener('hashchange', hash);
    return () => {
      removeEventListener('keydown', keys, true);
      removeEventListener('hashchange', hash);
    };
  }, [load, look, lookAgain, toast]);

  /** What a command has shown and where it has led. */
  const follows = useCallback(
    ({ shown, goTo, situation: after }: CommandOutcome & { situation: Situation }) => {
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
    toast(words.rebuilt);
  };

  const choose = async (functionName: string): Promise<void> => {
    try {
      const { error } = await call(functionName, []);
      if (error) toast(error.replace(/^\w+: /, ''), words.failed, true);
    } catch (error) {
      toast(message(error), words.failed, true);
    }
  };

  const become = (email: string): void => {
    setUser(email);
    now.current.user = email;
    tint();
    if (selected) void look(selected);
    // The sidebar is that person's: it is opened anew.
    if (sidebar) void call('showSidebar', []);
  };

  const setDay = (iso: string): void => {
    server.clock(iso).then(
      (answer) => {
        setSituation(answer.situation);
        toast(words.dayChangedMore, words.dayChanged);
      },
      (error: unknown) => toast(message(error), words.failed, true),
    );
  };

  const write = (at: Place, text: string): void => {
    server
      .type(at.sheet, at.row, at.column, text, user)
      .catch(refusal)
      .then(lookAgain)
      .finally(() => setWrites((count) => count + 1));
  };

  const connect = ({ of: at }: Known): void => {
    setConnecting(null);
    server.connect(at.sheet, at.row, at.column, user).then(() => toast(words.connected), refusal);
  };
  const link = facts && isWorkbookLink(facts.content) ? facts.content : null;

  const closeWelcome = (): void => {
    localStorage.setItem(SEEN, '1');
    setWelcome(false);
  };
  const showSheet = (title: string): void => {
    const sheet = view?.sheets.find((one) => one.title === title);
    if (sheet) grid.current!.goTo({ sheet: sheet.id, row: 0, column: 0 });
  };
  /** Goes to the first filled row of a sheet in which somebody may edit a column. */
  const toOwnRow = async (email: string, title: string, heading: string): Promise<void> => {
    const sheet = view?.sheets.find((one) => one.title === title);
    const column = sheet?.cells[0]?.find(([, text]) => text === heading)?.[0];
    if (!sheet || column === undefined) return;
    const lock = (await server.locks(email)).locks[sheet.id];
    const row = Object.keys(sheet.cells)
      .map(Number)
      .find((at) => at > 0 && !isLocked(lock, at, column));
    if (row !== undefined) grid.current!.goTo({ sheet: sheet.id, row, column }, true);
  };
  /** One of the three things to try: everything stands ready for it. */
  const attempt = (trial: Trial): void => {
    closeWelcome();
    const [owner] = situation?.people ?? [];
    const officials = situation?.people.filter(({ who }) => who.startsWith('Cán bộ')) ?? [];
    const official = officials.find(({ who }) => who.startsWith('Cán bộ Sở')) ?? officials[0];
    if (trial === 'coordinator') {
      if (owner) become(owner.email);
      showSheet(SHEET_TITLES.summary);
    } else if (trial === 'official') {
      showSheet(SHEET_TITLES.quarterly);
      if (official) {
        become(official.email);
        void toOwnRow(official.email, SHEET_TITLES.quarterly, 'Kết quả thực hiện');
      }
    } else {
      if (owner) become(owner.email);
      const today = situation?.today;
      if (today) setDay(new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10));
      setPanel('triggers');
    }
  };
  const switchLanguage = (): void => {
    const next = language === 'vi' ? 'en' : 'vi';
    localStorage.setItem(LANGUAGE, next);
    setLanguage(next);
    document.documentElement.lang = next;
  };

  const column = selected && { sheet: selected.sheet, column: selected.column };
  const tool = (label: string, sign: string, deed: () => void) => (
    <button type="button" aria-label={label} title={label} onClick={deed}>
      {sign}
    </button>
  );
  return (
    <Language.Provider value={words}>
      <header class="top">
        <WorkbookSwitch workbooks={situation?.workbooks ?? []} />
        <nav>
          {situation?.menus.map(({ title, items }) => (
            <Menu key={title} title={title} items={items} choose={(name) => void choose(name)} />
          ))}
        </nav>
        <span class="grow" role="status" aria-live="polite">
          {busy > 0 && words.running}
        </span>
        {situation && (
          <DayField today={situation.today} set={setDay} refuse={(text) => toast(text, words.failed, true)} />
        )}
        <label class="person">
          {words.me}{' '}
          <select value={user} onChange={(event) => become(event.currentTarget.value)}>
            {situation?.people.map(({ email, who }) => (
              <option value={email} key={email}>
                {who} ({email})
              </option>
            ))}
          </select>
        </label>
        <Panel
          name="outbox"
          panel={panel}
          set={setPanel}
          label={`${words.outbox} (${situation?.mails ?? 0})`}
        />
        <Panel
          name="triggers"
          panel={panel}
          set={setPanel}
          label={`${words.triggers} (${situation?.triggers.length ?? 0})`}
        />
        {situation?.dev && (
          <Panel
            name="calls"
            panel={panel}
            set={setPanel}
            label={`${words.calls} (${situation.calls.count})`}
          />
        )}
        <button type="button" onClick={() => setWelcome(true)}>
          {words.about}
        </button>
      </header>
      <CellBar
        selected={selected}
        facts={facts}
        writes={writes}
        goTo={(row, column) => {
          const sheet = grid.current?.sheetId();
          const known = view?.sheets.find(({ id }) => id === sheet);
          if (sheet && known && row < known.rows && column < known.columns)
            grid.current!.goTo({ sheet, row, column }, true);
          else if (selected) setSelected({ ...selected });
        }}
        choose={(text) => selected && write(selected, text)}
        openList={() => void (selected && openList(selected).catch(refusal))}
        openLink={link === null ? null : () => openWorkbook(link)}
      >
        {tool(words.undo, '↶', () => step('undo'))}
        {tool(words.redo, '↷', () => step('redo'))}
        {tool(
          words.sortUp,
          'A↓',
          () => column && server.sort(column.sheet, column.column, true, user).catch(refusal),
        )}
        {tool(
          words.sortDown,
          'Z↓',
          () => column && server.sort(column.sheet, column.column, false, user).catch(refusal),
        )}
        {tool(words.filter, '▽', () => selected && openAt(selected, null))}
        {tool(words.find, words.findShort, () => setFinding(true))}
      </CellBar>
      <main class="middle">
        <div class="sheet">
          {!view && (
            <p class="opening" role="status">
              {words.opening} {base !== '' && words.firstTime}
            </p>
          )}
          {connecting && (
            <Connect
              {...below(grid.current, connecting.of)}
              title={
                situation?.workbooks.find(({ id }) => id === connecting.connects)?.title ??
                connecting.connects!
              }
              allow={() => connect(connecting)}
            />
          )}
          <div id="grid" ref={place} />
          {grid.current && <Charts charts={charts} grid={grid.current} />}
          {hover && (
            <div class="hovernote" style={{ left: `${hover.x}px`, top: `${hover.y}px` }}>
              {hover.text}
            </div>
          )}
          {finding && (
            <Find
              sheet={selected?.sheet ?? ''}
              goTo={(at) => grid.current!.goTo(at)}
              close={() => setFinding(false)}
            />
          )}
          {atCell?.list && (
            <Choices
              x={atCell.x}
              y={atCell.y}
              values={atCell.list.values}
              chosen={atCell.list.chosen}
              choose={(text) => write(atCell.place, text)}
              close={() => setAtCell(null)}
            />
          )}
          {atCell && !atCell.list && (
            <Filter
              x={atCell.x}
              y={atCell.y}
              sheet={atCell.place.sheet}
              column={atCell.place.column}
              close={() => setAtCell(null)}
              failed={refusal}
            />
          )}
        </div>
        {panel !== null && (
          <section class="panel">
            <button type="button" class="close" aria-label={words.close} onClick={() => setPanel(null)}>
              ×
            </button>
            {panel === 'outbox' && <Outbox count={situation?.mails ?? 0} follow={openWorkbook} />}
            {panel === 'triggers' && situation && (
              <Triggers
                triggers={situation.triggers}
                told={message}
                run={async (id) => {
                  const outcome = await working(() => server.fire(id));
                  follows(outcome);
                  if (outcome.error) throw new Error(outcome.error);
                }}
              />
            )}
            {panel === 'calls' && situation && <Calls calls={situation.calls} />}
          </section>
        )}
        {sidebar && (
          <aside class="sidebar">
            <div class="bar">
              <b>{sidebar.title}</b>
              <button
                type="button"
                class="close"
                aria-label={words.closeSidebar}
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
              follow={openWorkbook}
            />
          </aside>
        )}
      </main>
      {dialog && (
        <Dialog title={dialog.title} width={dialog.width} close={() => setDialog(null)}>
          <div style={{ height: `${dialog.height}px` }} class="content">
            <Frame
              key={dialog.frame}
              id={dialog.frame}
              title={dialog.title}
              call={call}
              close={() => setDialog(null)}
              follow={openWorkbook}
              escaped={() => setDialog(null)}
            />
          </div>
        </Dialog>
      )}
      {welcome && situation && (
        <Welcome close={closeWelcome} switchLanguage={switchLanguage} attempt={attempt} />
      )}
      <div class="toasts" role="status" aria-live="polite">
        {notes.map(({ id, title, text, bad }) => (
          <div class={bad ? 'toast bad' : 'toast'} key={id}>
            {title && <b>{title}</b>} {text}
            <button
              type="button"
              class="close"
              aria-label={words.closeNote}
              onClick={() => setNotes((all) => all.filter((one) => one.id !== id))}
            >
              ×
            </button>
          </div>
        ))}
      </div>
    </Language.Provider>
  );
}

type PanelName = 'outbox' | 'triggers' | 'calls';

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
