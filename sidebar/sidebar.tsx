/** The sidebar: four tabs. It paints before any data has come. */
import { render } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Overview } from '../src/contract.js';
import { Complaint } from './complaint.js';
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
  const refresh = useCallback(() => {
    void look('Đang đọc bảng tính', server.getOverview).then((result) => result && setLatest(result));
  }, [look]);
  useEffect(refresh, [refresh]);

  return (
    <>
      <TabList label="Theo dõi PAPI" titles={TABS} chosen={tab} choose={setTab} />
      <Complaint />
      <div role="tabpanel" id="panel" aria-labelledby={`tab-${tab}`}>
        {tab === 0 && (
          <>
            {(latest || overview.state !== 'failed') && <OverviewTab overview={latest} />}
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
