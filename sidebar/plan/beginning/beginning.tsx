/** The way from an empty workbook to a working one: steps, done or not as the workbook says, each within reach. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Overview } from '../../../src/contract.js';
import { AgencyList } from './agencyList.js';
import { PeriodsOfYear } from './periodsOfYear.js';
import { PlanDescription } from './planDescription.js';
import { PlanImport } from './planImport.js';
import { WorkbookSetUp } from './workbookSetUp.js';

interface Step {
  readonly title: string;
  /** What there is of it; empty while it is still to be done. */
  readonly done: string;
  readonly body: (isOpen: boolean) => ComponentChildren;
}

/** Whether a workbook has all that the daily work needs. */
export const hasBegun = ({ setUp, beginning }: Overview): boolean =>
  setUp && beginning.agencies > 0 && beginning.periods > 0 && beginning.tasks > 0;

function stepsOf(overview: Overview, changed: () => void, remind: () => void): Step[] {
  const { setUp, mayCoordinate, beginning, schedule } = overview;
  const { unit, year, agencies, periods, tasks, planIssued } = beginning;
  const ofWorkbook: Step = {
    title: 'Các trang tính',
    done: setUp ? 'đã có các trang' : '',
    body: () => <WorkbookSetUp changed={changed} />,
  };
  if (!setUp || !mayCoordinate) return [ofWorkbook];
  return [
    ofWorkbook,
    {
      title: 'Khai báo kế hoạch',
      done: unit !== '' && year !== null && planIssued !== null ? `${unit}, năm ${year}` : '',
      body: () => <PlanDescription beginning={beginning} changed={changed} />,
    },
    {
      title: 'Lập danh sách cơ quan',
      done: agencies > 0 ? `${agencies} cơ quan` : '',
      body: () => <AgencyList changed={changed} model={beginning.model} />,
    },
    {
      title: 'Tạo kỳ báo cáo',
      done: periods > 0 ? `${periods} kỳ` : '',
      body: (isOpen) => <PeriodsOfYear changed={changed} isOpen={isOpen} />,
    },
    {
      title: 'Nhập kế hoạch',
      done: tasks > 0 ? `${tasks} nhiệm vụ` : '',
      body: () => <PlanImport changed={changed} sheets={beginning.annexSheets} />,
    },
    {
      title: 'Xem thư nhắc đầu tiên',
      done: schedule.lastRun !== null || schedule.on ? 'lịch chạy đã bật' : '',
      body: () => (
        <>
          <p>Xem trước thư của từng cơ quan ở thẻ Nhắc hạn; chưa bấm gửi thì chưa có thư nào đi.</p>
          <button type="button" class="act plain" disabled={tasks === 0} onClick={remind}>
            Mở thẻ Nhắc hạn
          </button>
          {tasks === 0 && <p class="quiet">Cần có nhiệm vụ trước.</p>}
        </>
      ),
    },
  ];
}

export function BeginningSteps(props: {
  readonly overview: Overview;
  readonly changed: () => void;
  readonly remind: () => void;
}) {
  const steps = stepsOf(props.overview, props.changed, props.remind);
  const next = steps.findIndex(({ done }) => done === '');
  const [open, setOpen] = useState<readonly number[]>([]);
  // The next opens by itself; what was done above it stays open with what it says.
  useEffect(() => setOpen((now) => (next < 0 || now.includes(next) ? now : [...now, next])), [next]);
  const toggle = (i: number): void =>
    setOpen((now) => (i !== next && now.includes(i) ? now.filter((one) => one !== i) : [...now, i]));
  const count = steps.filter(({ done }) => done !== '').length;
  return (
    <>
      {next >= 0 && (
        <p class="quiet">
          Đã xong {count}/{steps.length} bước. Đóng thanh bên lúc nào cũng được: mở lại là làm tiếp, bước nào
          cũng xem lại được.
        </p>
      )}
      <ol class="beginning">
        {steps.map(({ title, done, body }, i) => (
          <li class={done ? 'done' : ''} key={title}>
            <div class="step">
              <span class="mark" aria-hidden="true">
                {done ? '✓' : i + 1}
              </span>
              <button
                type="button"
                class="heading"
                aria-expanded={open.includes(i)}
                aria-controls={`step-${i}`}
                aria-describedby={`said-${i}`}
                onClick={() => toggle(i)}
              >
                {title}
              </button>
              <span class="said" id={`said-${i}`}>
                {done}
              </span>
            </div>
            <div id={`step-${i}`} hidden={!open.includes(i)}>
              {body(open.includes(i))}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
