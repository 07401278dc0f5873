/** Kế hoạch: what is being set up. Each answer is written into Cấu hình as it is given, so that closing loses nothing. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Beginning, DescriptionRequest, Level, WorkbookModel } from '../../../src/contract.js';
import { date } from '../../parts/text.js';
import { Progress, useDeed } from '../../parts/work.js';
import { server } from '../../server.js';

/** A model that is forgotten here does not compile. */
const MODELS: Readonly<Record<WorkbookModel, readonly [title: string, words: string]>> = {
  twoLevels: ['Tỉnh hai cấp', 'từ 01/7/2025: tỉnh và các xã, phường, đặc khu'],
  threeLevels: ['Tỉnh ba cấp', 'đến 30/6/2025: tỉnh, các huyện, các xã'],
  lower: ['Huyện hoặc xã', 'với các đơn vị của mình'],
};

const LOWER: readonly Exclude<Level, 'Cấp tỉnh'>[] = ['Cấp xã', 'Cấp huyện'];

export function PlanDescription({
  beginning,
  changed,
}: {
  readonly beginning: Beginning;
  readonly changed: () => void;
}) {
  const [saved, save] = useDeed<Beginning>();
  const [latest, setLatest] = useState(beginning);
  const tell = (request: DescriptionRequest): void => {
    setLatest({ ...latest, ...(request.model === undefined ? {} : { model: request.model }) });
    void save('Đang lưu', () => server.describePlan(request)).then((result) => {
      if (!result) return;
      setLatest(result);
      changed();
    });
  };
  const field = (
    label: ComponentChildren,
    value: string,
    hint: string,
    request: (text: string) => DescriptionRequest | null,
  ) => (
    <label class="choice">
      {label}
      <input
        type="text"
        value={value}
        placeholder={hint}
        onChange={(event) => {
          const asked = request(event.currentTarget.value.trim());
          if (asked) tell(asked);
        }}
      />
    </label>
  );
  return (
    <>
      <fieldset>
        <legend>Bảng tính của</legend>
        {(Object.keys(MODELS) as WorkbookModel[]).map((model) => (
          <label key={model}>
            <input
              type="radio"
              name="model"
              checked={latest.model === model}
              onChange={() => tell({ model })}
            />
            <span>
              {MODELS[model][0]} <span class="quiet">({MODELS[model][1]})</span>
            </span>
          </label>
        ))}
      </fieldset>
      {latest.model === 'lower' && (
        <label class="choice">
          Cấp
          <select
            value={latest.level}
            onChange={(event) => tell({ level: event.currentTarget.value as Level })}
          >
            {LOWER.map((level) => (
              <option value={level} key={level}>
                {level}
              </option>
            ))}
          </select>
        </label>
      )}
      {field('Đơn vị theo dõi', latest.unit, 'UBND tỉnh Hưng Yên', (unit) => ({ unit }))}
      {field('Năm kế hoạch', latest.year === null ? '' : String(latest.year), '2026', (year) =>
        year === '' ? null : { year: Number(year) },
      )}
      {field('Số kế hoạch', latest.planNumber, '15/KH-UBND', (planNumber) => ({ planNumber }))}
      {field(
        'Ngày ban hành kế hoạch',
        latest.planIssued === null ? '' : date(latest.planIssued),
        'ngày/tháng/năm',
        (planIssued) => ({ planIssued }),
      )}
      {latest.warnings.map((warning) => (
        <p class="note" key={warning}>
          {warning}
        </p>
      ))}
      <Progress work={saved} />
      {saved.state === 'done' && <p class="quiet">Đã lưu vào trang Cấu hình.</p>}
    </>
  );
}
