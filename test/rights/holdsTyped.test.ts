import type { CellValue } from '../../src/cells/value.js';
import { holdsTyped } from '../../src/commands/reporting/edits/holdsTyped.js';

test.each<[CellValue, string | number | undefined, boolean]>([
  ['Xong.', 'Xong.', true],
  ['Xong', 'Xo\u0302ng'.normalize('NFD'), false],
  ['Đã duyệt', 'Đã duyệt'.normalize('NFD'), true],
  ['05/06/2023', "'05/06/2023", true],
  ['', 'Xong.', false],
  ['Việc khác', 'Xong.', false],
  // An emptied cell, or several: the event tells nothing.
  ['', undefined, true],
  ['Việc khác', undefined, true],
  [100, 100, true],
  [100, '100', true],
  [50, 100, false],
  // With thousands and decimals as the locale writes them.
  [1000, '1.000', true],
  [12.5, '12,5', true],
  [12.5, '12.5', true],
  [7, '1.000', false],
  // As Sheets reads what was typed: a share, a day as its serial number.
  [0.5, '50%', true],
  [new Date(2023, 5, 5), 45082, true],
  [new Date(2023, 5, 5), '05/06/2023', true],
  [new Date(2023, 5, 5), '45082', true],
  [new Date(2023, 5, 5), 45079, false],
  ['', '', true],
])('a cell that holds %p, into which %p was typed: %p', (stands, typed, holds) => {
  expect(holdsTyped(stands, typed)).toBe(holds);
});
