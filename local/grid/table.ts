/**
 * A table of values, row by row. In plain loops: beside Univer's own changes to the array prototype, Array.from and
 * fill cost a thousand times as much here.
 */
export function table<T>(rows: number, columns: number, of: (row: number, column: number) => T): T[][] {
  const lines: T[][] = [];
  for (let row = 0; row < rows; row++) {
    const line: T[] = [];
    for (let column = 0; column < columns; column++) line.push(of(row, column));
    lines.push(line);
  }
  return lines;
}
