/** A rectangle of cells, 0-based. */
export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export const intersects = (a: Rectangle, b: Rectangle): boolean =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns;

export const contains = (outer: Rectangle, inner: Rectangle): boolean =>
  inner.row >= outer.row &&
  inner.column >= outer.column &&
  inner.row + inner.rows <= outer.row + outer.rows &&
  inner.column + inner.columns <= outer.column + outer.columns;

/** What is left of a rectangle without another: up to four rectangles that do not overlap. */
export function without(whole: Rectangle, hole: Rectangle): Rectangle[] {
  if (!intersects(whole, hole)) return [whole];
  const top = Math.max(whole.row, hole.row);
  const bottom = Math.min(whole.row + whole.rows, hole.row + hole.rows);
  const left = Math.max(whole.column, hole.column);
  const right = Math.min(whole.column + whole.columns, hole.column + hole.columns);
  return [
    { ...whole, rows: top - whole.row },
    { ...whole, row: bottom, rows: whole.row + whole.rows - bottom },
    { row: top, rows: bottom - top, column: whole.column, columns: left - whole.column },
    { row: top, rows: bottom - top, column: right, columns: whole.column + whole.columns - right },
  ].filter(({ rows, columns }) => rows > 0 && columns > 0);
}

/** Whether rectangles together cover another. */
export const covered = (whole: Rectangle, by: readonly Rectangle[]): boolean =>
  by.some((one) => contains(one, whole)) ||
  by
    .filter((one) => intersects(one, whole))
    .reduce<Rectangle[]>((left, one) => left.flatMap((part) => without(part, one)), [whole]).length === 0;
