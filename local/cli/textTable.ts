/** A table for the terminal. */

const WIDEST = 46;

const cut = (text: string): string => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text);

/** Columns of numbers stand to the right. */
export function textTable(
  headers: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const cells = rows.map((row) => row.map((cell) => cut(String(cell))));
  const widths = headers.map((header, i) => Math.max(header.length, ...cells.map((row) => row[i]!.length)));
  const numeric = headers.map((_, i) =>
    rows.every((row) => typeof row[i] === 'number' || /^(?:\d+%|–)$/.test(String(row[i]))),
  );
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, i) => (numeric[i] ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!))).join('  ')}`.trimEnd();
  return [line(headers), `  ${widths.map((width) => '─'.repeat(width)).join('  ')}`, ...cells.map(line)].join(
    '\n',
  );
}
