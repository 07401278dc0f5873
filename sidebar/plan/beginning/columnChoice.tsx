/** Which column of a pasted table holds what: as it was recognised, and to be put right. */
import type { ColumnKey, ImportPreview, ImportRequest } from '../../../src/contract.js';

type Columns = NonNullable<ImportRequest['columns']>;

const TITLES: Readonly<Record<ColumnKey, string>> = {
  order: 'Số thứ tự',
  area: 'Lĩnh vực',
  component: 'Nội dung thành phần',
  title: 'Nội dung, nhiệm vụ',
  product: 'Sản phẩm',
  leads: 'Cơ quan chủ trì',
  supports: 'Cơ quan phối hợp',
  time: 'Thời gian',
  remark: 'Ghi chú',
};

export function ColumnChoice(props: {
  /** What stands in each column first, to know it by. */
  readonly samples: readonly string[];
  readonly columns: ImportPreview['columns'];
  readonly chosen: Columns;
  readonly busy: boolean;
  readonly choose: (columns: Columns) => void;
}) {
  const { samples, columns, chosen, busy, choose } = props;
  return (
    <details>
      <summary>Các cột của bảng dán</summary>
      {(Object.keys(TITLES) as ColumnKey[]).map((key) => (
        <label class="choice" key={key}>
          {TITLES[key]}
          <select
            value={columns[key] === null ? '' : String(columns[key])}
            disabled={busy}
            onChange={(event) => {
              const { value } = event.currentTarget;
              choose({ ...chosen, [key]: value === '' ? null : Number(value) });
            }}
          >
            <option value="">Không có</option>
            {samples.map((sample, at) => (
              <option value={String(at)} key={at}>
                Cột {at + 1}: {sample}
              </option>
            ))}
          </select>
        </label>
      ))}
    </details>
  );
}
