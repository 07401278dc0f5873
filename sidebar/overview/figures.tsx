/** The numbers that matter, each of which lists what it counts. */
import type { Overview, Status } from '../../src/contract.js';
import { percent } from '../parts/text.js';
import { type Base, EVERYTHING } from './asked.js';

type FigureName = 'overdue' | 'near' | 'onTime' | 'done' | 'running' | 'undated';

/** The figure that counts each status; one that is forgotten here does not compile. */
const FIGURE_OF: Readonly<Record<Status, FigureName>> = {
  'Quá hạn': 'overdue',
  'Sắp đến hạn': 'near',
  'Trong hạn': 'running',
  'Hoàn thành đúng hạn': 'done',
  'Hoàn thành quá hạn': 'done',
  'Chưa có hạn': 'undated',
};

const statusesOf = (figure: FigureName): Status[] =>
  (Object.keys(FIGURE_OF) as Status[]).filter((status) => FIGURE_OF[status] === figure);

const of = (title: string, statuses: readonly Status[], settled?: boolean): Base => ({
  title,
  list: { statuses: [...statuses], ...(settled === undefined ? {} : { settled }) },
});

const OVERDUE = of('Quá hạn', statusesOf('overdue'), false);
const SETTLED = of('Quá hạn, đã chốt hoặc đã duyệt', statusesOf('overdue'), true);
const NEAR = of('Sắp đến hạn', statusesOf('near'));
const ON_TIME = of('Hoàn thành đúng hạn', ['Hoàn thành đúng hạn']);
const DONE = of('Hoàn thành', statusesOf('done'));
const RUNNING = of('Trong hạn', statusesOf('running'));
const UNDATED = of('Chưa có hạn', statusesOf('undated'));

export function Figures(props: {
  readonly overview: Overview;
  readonly base: Base;
  readonly choose: (base: Base) => void;
}) {
  const { overview, base, choose } = props;
  const counted = (figure: FigureName): number =>
    statusesOf(figure).reduce((sum, status) => sum + overview.counts[status], 0);
  const figure = (of: Base, value: number | string, label: string, kind = '') => (
    <button
      type="button"
      class={`figure ${kind}`}
      aria-pressed={base.title === of.title}
      title={`Xem danh sách: ${of.title}`}
      onClick={() => choose(of)}
    >
      <b>{value}</b>
      <span>{label}</span>
    </button>
  );
  const further = (of: Base, value: number, words: string) =>
    value > 0 && (
      <p class="quiet further">
        <button type="button" class="link" aria-pressed={base.title === of.title} onClick={() => choose(of)}>
          {value} {words}
        </button>
      </p>
    );
  return (
    <>
      <div class="figures">
        {figure(OVERDUE, counted('overdue') - overview.settledOverdue, 'quá hạn', 'overdue')}
        {figure(NEAR, counted('near'), 'sắp đến hạn', 'near')}
        {figure(ON_TIME, percent(overview.onTimeRate), 'đúng hạn')}
        {figure(DONE, counted('done'), 'hoàn thành')}
        {figure(RUNNING, counted('running'), 'trong hạn')}
        {figure(EVERYTHING, overview.total, 'tổng số')}
      </div>
      {further(SETTLED, overview.settledOverdue, 'quá hạn đã chốt, không còn đôn đốc')}
      {further(UNDATED, counted('undated'), 'chưa có hạn')}
    </>
  );
}

/** Takes the room of what is to come, so that nothing jumps when it does. */
export function BlankFigures() {
  return (
    <div class="figures">
      {Array.from({ length: 6 }, (_, i) => (
        <div class="figure blank" key={i} />
      ))}
    </div>
  );
}
