/** An agency's own rows in each sheet: a list that many share is narrowed to them by choosing them as one block. */
import type { AgencyPage } from '../../src/contract.js';
import { goToRows } from '../parts/goTo.js';

interface Block {
  readonly sheet: string;
  readonly first: number;
  readonly last: number;
  readonly rows: number;
}

/**
 * The blocks of an agency's rows, in the order of its items: the rows of a sheet that follow on one another from the
 * first on. Opening a period puts an agency's rows side by side; after people have sorted otherwise a block ends sooner.
 */
export function blocksOf(items: AgencyPage['items']): Block[] {
  const bySheet = new Map<string, number[]>();
  for (const { sheet, row } of items) bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), row]);
  return [...bySheet].map(([sheet, found]) => {
    const rows = [...new Set(found)].sort((a, b) => a - b);
    const end = rows.findIndex((row, i) => i > 0 && row !== rows[i - 1]! + 1);
    const block = end < 0 ? rows : rows.slice(0, end);
    return { sheet, first: block[0]!, last: block[block.length - 1]!, rows: rows.length };
  });
}

export function OwnRows({ items }: Pick<AgencyPage, 'items'>) {
  const blocks = blocksOf(items);
  if (blocks.length === 0) return null;
  return (
    <p class="deeds">
      <span class="quiet">Các dòng ở trang</span>{' '}
      {blocks.map(({ sheet, first, last, rows }) => (
        <button type="button" class="link" key={sheet} onClick={() => goToRows(sheet, first, last)}>
          {sheet} ({rows})
        </button>
      ))}
    </p>
  );
}
