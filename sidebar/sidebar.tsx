/** The sidebar: four tabs, worked by mouse or by arrow keys. It paints before any data has come. */
import { render } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Overview } from '../src/contract.js';
import { OverviewTab } from './overviewTab.js';
import { RemindersTab } from './remindersTab.js';
import { server } from './server.js';
import { SetUpTab } from './setUpTab.js';
import { SummaryTab } from './summaryTab.js';
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

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const next = (tab + step + TABS.length) % TABS.length;
    setTab(next);
    document.getElementById(`tab-${next}`)?.focus();
  };

  return (
    <>
      <div role="tablist" aria-label="Theo dõi PAPI" onKeyDown={onKeyDown}>
        {TABS.map((title, i) => (
          <button
            type="button"
            role="tab"
            key={title}
            id={`tab-${i}`}
            aria-selected={tab === i}
            aria-controls={`panel-${i}`}
            tabIndex={tab === i ? 0 : -1}
            onClick={() => setTab(i)}
          >
            {title}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`}>
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
        {tab === 3 && <SetUpTab overview={latest} changed={refresh} />}
      </div>
    </>
  );
}

render(<Sidebar />, document.getElementById('app')!);
