/** The sidebar: four tabs. It paints before any data has come. */
import { render } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Overview } from '../src/contract.js';
import { Complaint } from './complaint.js';
import { type Asked, FIRST, requestOf } from './overview/asked.js';
import { server } from './server.js';
import { TabList } from './tabList.js';
import { OverviewTab } from './tabs/overviewTab.js';
import { RemindersTab } from './tabs/remindersTab.js';
import { SetUpTab } from './tabs/setUpTab.js';
import { SummaryTab } from './tabs/summaryTab.js';
import { Progress, useWork } from './work.js';

const TABS = ['Tổng quan', 'Tổng hợp', 'Nhắc hạn', 'Thiết lập'] as const;

function Sidebar() {
  const [tab, setTab] = useState(0);
  const [overview, look] = useWork<Overview>();
  const [latest, setLatest] = useState<Overview | null>(null);
  /** What the list that is shown is of, and what was asked for last: its answer may be under way. */
  const [shown, setShown] = useState<Asked>(FIRST);
  const [asked, setAsked] = useState<Asked>(FIRST);
  /** Answers may overtake each other; only that to the last question counts. */
  const turn = useRef(0);
  const ask = useCallback(
    (next: Asked) => {
      const own = ++turn.current;
      setAsked(next);
      const work = look('Đang đọc bảng tính', () => server.getOverview({ list: requestOf(next) }));
      void work.then((result) => {
        if (!result || own !== turn.current) return;
        setLatest(result);
        setShown(next);
      });
    },
    [look],
  );
  const refresh = useCallback(() => ask(asked), [ask, asked]);
  useEffect(refresh, []);

  return (
    <>
      <TabList label="Theo dõi PAPI" titles={TABS} chosen={tab} choose={setTab} />
      <Complaint />
      <div role="tabpanel" id="panel" aria-labelledby={`tab-${tab}`}>
        {tab === 0 && (
          <>
            {(latest || overview.state !== 'failed') && (
              <OverviewTab overview={latest} shown={shown} asked={asked} ask={ask} changed={refresh} />
            )}
            <Progress work={overview} />
            <button type="button" class="act plain" disabled={overview.state === 'running'} onClick={refresh}>
              Tải lại
            </button>
          </>
        )}
        {tab === 1 && <SummaryTab overview={latest} />}
        {tab === 2 && <RemindersTab changed={refresh} />}
        {tab === 3 && <SetUpTab overview={latest} changed={refresh} remind={() => setTab(2)} />}
      </div>
    </>
  );
}

render(<Sidebar />, document.getElementById('app')!);
