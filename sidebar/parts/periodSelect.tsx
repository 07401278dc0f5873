/** Which reporting period, or the whole plan. */
import type { Overview } from '../../src/contract.js';

export function PeriodSelect(props: {
  /** Without a label to be seen. */
  readonly bare?: boolean;
  /** null until it has come. */
  readonly overview: Overview | null;
  /** Code; '' for the whole plan. */
  readonly value: string;
  readonly busy: boolean;
  readonly choose: (code: string) => void;
}) {
  const select = (
    <select
      aria-label="Kỳ báo cáo"
      value={props.value}
      disabled={props.busy}
      onChange={(event) => props.choose(event.currentTarget.value)}
    >
      <option value="">Toàn bộ kế hoạch</option>
      {props.overview?.periods.map(({ code, title }) => (
        <option value={code} key={code}>
          {code} · {title}
        </option>
      ))}
    </select>
  );
  if (props.bare) return select;
  return (
    <div class="choice">
      <span aria-hidden="true">Kỳ báo cáo</span>
      {select}
    </div>
  );
}
