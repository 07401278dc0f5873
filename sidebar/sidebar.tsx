/** The sidebar: four tabs for coordinators, one page for officials. It paints before any data has come. */
import { render } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Overview } from '../src/contract.js';
import { AgencyView } from './agency/agencyView.js';
import { MyAgency, Stranger } from './agency/myAgency.js';
import { type Asked, FIRST, requestOf } from './overview/asked.js';
import { Complaint } from './parts/complaint.js';
import { Said, say } from './parts/said.js';
import { TabList } from './parts/tabList.js';
import { Progress, useWork } from './parts/work.js';
import { server } from './server.js';
import { OverviewTab } from './tabs/overviewTab.js';
import { RemindersTab } from './tabs/remindersTab.js';
import { SetUpTab } from './tabs/setUpTab.js';
import { SummaryTab } from './tabs/summaryTab.js';

const TABS = ['Tổng quan', 'Tổng hợp', 'Nhắc hạn', 'Thiết lập'] as const;

function Sidebar() {
  const [tab, setTab] = useState(0);
  const [overview, look] = useWork<Overview>();
  const [latest, setLatest] = useState<Overview | null>(null);
  /** What the list that is shown is of, and what was asked for last: its answer may be under way. */
  const [shown, setShown] = useState<Asked>(FIRST);
  const [asked, setAsked] = useState<Asked>(FIRST);
  const [opened, setOpened] = useState<Opened | null>(null);
  /** The same, for whatever ends later than it began: a deed that ends reads the list that is wanted by then. */
  const wanted = useRef(FIRST);
  const ask = useCallback(
    (next: Asked) => {
      wanted.current = next;
      setAsked(next);
      const work = look('Đang đọc bảng tính', () => server.getOverview({ list: requestOf(next) }));
      void work.then((result) => {
        if (!result) return;
        setLatest(result);
        setShown(next);
      });
    },
    [look],
  );
  const refresh = useCallback(() => ask(wanted.current), [ask]);
  useEffect(refresh, []);

  /** Whoever comes back from an agency's page stands where he was. */
  const left = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    if (opened !== null) return;
    left.current?.focus();
    left.current = null;
  }, [opened]);
  const reload = (
    <>
      <Progress work={overview} />
      <button type="button" class="act plain" disabled={overview.state === 'running'} onClick={refresh}>
        Tải lại
      </button>
    </>
  );
  // Whoever coordinates nothing has one page; while nothing is set up, everybody may see how it begins.
  if (latest?.setUp && !latest.me.coordinates)
    return (
      <main class="page">
        <Complaint />
        <Said />
        {latest.mine ? (
          <MyAgency me={latest.me} page={latest.mine} changed={refresh} />
        ) : (
          <Stranger email={latest.me.email} />
        )}
        {reload}
      </main>
    );
  return (
    <>
      <TabList
        label="Theo dõi PAPI"
        titles={TABS}
        chosen={tab}
        choose={(next) => {
          setTab(next);
          setOpened(null);
          say(null);
        }}
      />
      <Complaint />
      <Said />
      <div role="tabpanel" id="panel" aria-labelledby={`tab-${tab}`}>
        {tab === 0 && opened && (
          <AgencyView
            key={opened.agency}
            agency={opened.agency}
            remind={opened.remind}
            changed={refresh}
            close={() => {
              left.current = opened.from;
              setOpened(null);
            }}
          />
        )}
        {tab === 0 && (
          <div hidden={opened !== null}>
            {(latest || overview.state !== 'failed') && (
              <OverviewTab
                overview={latest}
                shown={shown}
                asked={asked}
                ask={ask}
                open={(agency, remind) =>
                  setOpened({ agency, remind, from: document.activeElement as HTMLElement | null })
                }
                changed={refresh}
              />
            )}
            {reload}
          </div>
        )}
        {tab === 1 && <SummaryTab overview={latest} />}
        {tab === 2 && <RemindersTab changed={refresh} />}
        {tab === 3 && <SetUpTab overview={latest} changed={refresh} remind={() => setTab(2)} />}
      </div>
    </>
  );
}

/** An agency whose page is open, and where the person came from. */
interface Opened {
  readonly agency: string;
  readonly remind: boolean;
  readonly from: HTMLElement | null;
}

render(<Sidebar />, document.getElementById('app')!);
