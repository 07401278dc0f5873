/**
 * Formulas: calculated when something they look at has changed, in the order in which they depend on each other,
 * because a script that reads a cell it has just changed gets the new result at once. A result may spill.
 */
import { CellValueType, type ICellData } from '@univerjs/core';
import { columnName, FormulaParseError, forEngine, type Token, tokenize } from '../formulas/formulaText.js';
import { isSettled, outcomeOf } from '../formulas/knownOutcomes.js';
import type { CustomFunctionRunner, Evaluated, Outcome } from '../formulas/univerEngine.js';
import { isDateFormat } from '../values/cellFormat.js';
import { content, hasContent, isFormulaCell, isSpilled, rawValue, styleOf } from './cellData.js';
import { Names } from './names.js';
import { intersects, type Rectangle } from './rectangle.js';
import { type GridState, keyOf, placeOfKey, type Raw, type StoredFormula } from './stored.js';
import { GENERAL } from './styles.js';
import { table } from './table.js';

/** Functions whose result changes by itself. */
const VOLATILE = /\b(?:TODAY|NOW|RAND|RANDBETWEEN)\s*\(/i;
/** Functions that read other spreadsheets. */
const IMPORT = /\bIMPORTRANGE\s*\(/i;
/** A formula that keeps changing what it depends on is circular. */
const MAX_RECALCULATIONS = 20;

export interface Formula {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly tokens: readonly Token[] | FormulaParseError;
}

const BLANK: Evaluated = { value: null, isDate: false };
export class Calculation extends Names {
  protected calculatedBy: string | undefined;
  protected readonly formulas = new Map<string, Formula>();
  protected readonly dirty = new Set<string>();
  /** Extents of content that are known, by sheet: forgotten whenever a cell of the sheet is filled or emptied. */
  protected readonly sizes = new Map<string, { readonly rows: number; readonly columns: number }>();

  constructor(state: GridState) {
    super(state);
    this.calculatedBy = state.calculatedBy;
    for (const [sheetId, { formulas }] of Object.entries(this.extras))
      for (const [key, { text }] of Object.entries(formulas))
        this.remember(sheetId, ...placeOfKey(key), text);
  }

  /**
   * Lets formulas call the script's functions. Results that the same script gave stand, as Google keeps them; those
   * of another one, and of functions that ask the time, are calculated anew.
   *
   * @param script names the script, by its content
   */
  registerFunctions(names: readonly string[], run: CustomFunctionRunner, script: string): void {
    this.engine.register(names, run, (sheetId, row, column, toRow, toColumn) =>
      this.map(
        sheetId,
        { row, column, rows: toRow - row + 1, columns: toColumn - column + 1 },
        (cell, r, c) => {
          const value = rawValue(cell);
          if (value === '') return BLANK;
          return { value, isDate: typeof value === 'number' && isDateFormat(this.format(sheetId, r, c)) };
        },
      ),
    );
    for (const [key, { text }] of this.formulas)
      if (this.calculatedBy !== script || VOLATILE.test(text)) this.dirty.add(key);
      else this.dirty.delete(key);
    this.calculatedBy = script;
  }

  /** Whether some formula reads another spreadsheet. */
  readsOthers(): boolean {
    for (const { text } of this.formulas.values()) if (IMPORT.test(text)) return true;
    return false;
  }

  /** Calculates anew what reads other spreadsheets, as Google does when it sees them changed, and about hourly. */
  refreshImports(): void {
    for (const [key, { text }] of this.formulas) if (IMPORT.test(text)) this.dirty.add(key);
    this.recalculate();
  }

  protected remember(sheetId: string, row: number, column: number, text: string): void {
    let tokens: readonly Token[] | FormulaParseError;
    try {
      tokens = this.withAreas(tokenize(text));
    } catch (error) {
      if (!(error instanceof FormulaParseError)) throw error;
      tokens = error;
    }
    const key = `${sheetId}!${keyOf(row, column)}`;
    this.formulas.set(key, { sheetId, row, column, text, tokens });
    this.dirty.add(key);
  }

  /** Gives a name to an area, in the place of what it named before; null: it names nothing any more. */
  setName(name: string, range: { readonly sheetId: string; readonly area: Rectangle } | null): void {
    const others = this.names.filter((one) => one.name.toLowerCase() !== name.toLowerCase());
    this.names = range ? [...others, { name, ...range }] : others;
    this.readNamesAnew();
  }

  /** Formulas that name areas are read again: the names have changed, or where they are. */
  protected readNamesAnew(): void {
    for (const { sheetId, row, column, text } of [...this.formulas.values()])
      this.remember(sheetId, row, column, text);
  }

  protected forget(sheetId: string, row: number, column: number): void {
    const stored = this.extrasOf(sheetId).formulas[keyOf(row, column)];
    if (!stored) return;
    this.clearSpill(sheetId, row, column, stored);
    delete this.extrasOf(sheetId).formulas[keyOf(row, column)];
    const key = `${sheetId}!${keyOf(row, column)}`;
    this.formulas.delete(key);
    this.dirty.delete(key);
  }

  protected clearSpill(sheetId: string, row: number, column: number, { rows, columns }: StoredFormula): void {
    this.sizes.delete(sheetId);
    const matrix = this.sheet(sheetId).getCellMatrix();
    for (let r = row; r < row + rows; r++) {
      for (let c = column; c < column + columns; c++) {
        const cell = matrix.getValue(r, c) as ICellData | null;
        if (!cell || !isSpilled(cell)) continue;
        if (cell.s !== undefined && cell.s !== null) matrix.setValue(r, c, { s: cell.s });
        else matrix.realDeleteValue(r, c);
      }
    }
  }

  /** Marks the formulas that look at an area, or stand in the way of it. */
  protected changed(sheetId: string, area: Rectangle): void {
    for (const [key, formula] of this.formulas) {
      if (this.dirty.has(key)) continue;
      const stored = this.extrasOf(formula.sheetId).formulas[keyOf(formula.row, formula.column)];
      const below = {
        row: formula.row,
        column: formula.column,
        rows: Number.MAX_SAFE_INTEGER,
        columns: stored?.columns ?? 1,
      };
      if ((formula.sheetId === sheetId && intersects(below, area)) || this.looksAt(formula, sheetId, area))
        this.dirty.add(key);
    }
  }

  protected looksAt(formula: Formula, sheetId: string, area: Rectangle): boolean {
    if (formula.tokens instanceof FormulaParseError) return false;
    return formula.tokens.some((token) => {
      if (token.kind !== 'reference') return false;
      const { sheet, fromRow, fromColumn, toRow, toColumn } = token.reference;
      const target = sheet === null ? formula.sheetId : this.sheetIdNamed(sheet);
      if (target !== sheetId) return false;
      const rows = toRow === null ? Number.MAX_SAFE_INTEGER : toRow - fromRow + 1;
      return intersects({ row: fromRow, column: fromColumn, rows, columns: toColumn - fromColumn + 1 }, area);
    });
  }

  /** Calculates every formula that something it depends on has changed, in order of dependence. */
  recalculate(): void {
    const runs = new Map<string, number>();
    while (this.dirty.size > 0) {
      const key = this.nextInOrder();
      const formula = this.formulas.get(key);
      this.dirty.delete(key);
      if (!formula) continue;
      const times = (runs.get(key) ?? 0) + 1;
      runs.set(key, times);
      if (times > MAX_RECALCULATIONS) {
        this.show(formula, { error: { code: '#REF!', message: 'Đã phát hiện phần phụ thuộc vòng tròn.' } });
        continue;
      }
      const area = this.show(formula, this.evaluate(formula));
      if (area) {
        for (const [other, candidate] of this.formulas) {
          if (other !== key && this.looksAt(candidate, formula.sheetId, area)) this.dirty.add(other);
        }
      }
    }
  }

  /** A dirty formula that looks at no other dirty one; any, if they look at each other in a circle. */
  protected nextInOrder(): string {
    let first: string | null = null;
    for (const key of this.dirty) {
      first ??= key;
      const formula = this.formulas.get(key);
      if (!formula) return key;
      const waits = [...this.dirty].some((other) => {
        const candidate = other === key ? undefined : this.formulas.get(other);
        return (
          candidate !== undefined &&
          this.looksAt(formula, candidate.sheetId, {
            row: candidate.row,
            column: candidate.column,
            rows: Number.MAX_SAFE_INTEGER,
            columns: 1,
          })
        );
      });
      if (!waits) return key;
    }
    return first!;
  }

  /** The value of a formula as if it stood in a cell; an error's code where it fails. */
  evaluateText(sheetId: string, row: number, column: number, text: string): Raw {
    this.recalculate();
    const outcome = this.evaluate({ sheetId, row, column, text, tokens: this.withAreas(tokenize(text)) });
    return 'error' in outcome ? outcome.error.code : (outcome.rows[0]?.[0]?.value ?? '');
  }

  protected evaluate(formula: Formula): Outcome {
    const { tokens, sheetId, row, column } = formula;
    if (tokens instanceof FormulaParseError) return { error: { code: '#ERROR!', message: tokens.message } };
    for (const token of tokens) {
      if (token.kind === 'gone') return { error: { code: '#REF!', message: 'Tham chiếu không tồn tại.' } };
      if (token.kind !== 'reference' || token.reference.sheet === null) continue;
      if (this.sheetIdNamed(token.reference.sheet) === null) {
        return {
          error: { code: '#REF!', message: `Tên trang tính không tồn tại: ${token.reference.sheet}.` },
        };
      }
    }
    const text = forEngine(
      tokens,
      (title) => this.rowCount(title === null ? sheetId : this.sheetIdNamed(title)!) - 1,
    );
    const rows = this.rowCount(sheetId);
    const columns = this.columnCount(sheetId);
    const calculate = (): Outcome => this.engine.evaluate(text, sheetId, row, column, rows, columns);
    if (!isSettled(text)) return calculate();
    const place = [this.calculatedBy, text, row, column, rows, columns].join('\n');
    return outcomeOf(`${place}\n${this.seenBy(formula)}`, calculate);
  }

  /** The cells that a formula names, with all of them that its outcome can depend on, as text. */
  private seenBy({ sheetId, tokens }: Formula): string {
    if (tokens instanceof FormulaParseError) return '';
    const seen: string[] = [];
    const areas = new Set<string>();
    for (const token of tokens) {
      if (token.kind !== 'reference' || areas.has(token.text)) continue;
      areas.add(token.text);
      const { sheet, fromRow, fromColumn, toRow, toColumn } = token.reference;
      const id = sheet === null ? sheetId : this.sheetIdNamed(sheet)!;
      const matrix = this.sheet(id).getCellMatrix();
      const last = Math.min(toRow ?? Number.MAX_SAFE_INTEGER, this.rowCount(id) - 1);
      for (let r = fromRow; r <= last; r++) {
        for (let c = fromColumn; c <= toColumn; c++) {
          const cell = matrix.getValue(r, c) as ICellData | null;
          const value = cell?.v;
          if (value === undefined || value === null) seen.push('');
          else if (typeof value === 'string') seen.push(`${cell!.t} ${value.length} ${value}`);
          // Whether a number is a day is its format's to say, which the cell has or its column.
          else seen.push(`${cell!.t} = ${value} ${cell!.s ? '' : 'column '}${this.format(id, r, c)}`);
        }
      }
      seen.push(token.text);
    }
    return seen.join('\u0001');
  }

  /**
   * Puts a result that takes the cells the last one took into those that differ, and tells which; null where it takes
   * others.
   */
  protected showInPlace(
    { sheetId, row, column }: Formula,
    stored: StoredFormula,
    outcome: Outcome,
  ): { readonly changed: Rectangle | null } | null {
    if ('error' in outcome || stored.error !== null) return null;
    const { rows } = outcome;
    if (rows.length !== stored.rows || (rows[0]?.length ?? 0) !== stored.columns) return null;
    const matrix = this.sheet(sheetId).getCellMatrix();
    const cellAt = (i: number, j: number) => matrix.getValue(row + i, column + j) as ICellData | null;
    for (let i = 0; i < stored.rows; i++) {
      for (let j = 0; j < stored.columns; j++) {
        const cell = cellAt(i, j);
        if (i === 0 && j === 0 ? !cell || !isFormulaCell(cell) : !cell || !isSpilled(cell)) return null;
        const evaluated = rows[i]![j]!;
        if (evaluated.isDate && this.format(sheetId, row + i, column + j) === GENERAL) return null;
      }
    }
    let [first, last] = [stored.rows, -1];
    for (let i = 0; i < stored.rows; i++) {
      for (let j = 0; j < stored.columns; j++) {
        const cell = cellAt(i, j)!;
        const value = rows[i]![j]!.value ?? '';
        if (rawValue(cell) === value) continue;
        this.marked(sheetId, row + i);
        first = Math.min(first, i);
        last = i;
        const mark = i === 0 && j === 0 ? { formula: true } : { spilled: true };
        matrix.setValue(row + i, column + j, { ...styleOf(cell), ...content(value), custom: mark });
      }
    }
    // What has not changed, nothing that looks at it need be calculated for.
    if (last < 0) return { changed: null };
    return { changed: { row: row + first, column, rows: last - first + 1, columns: stored.columns } };
  }

  /** Puts a result into the formula's cell and those it spills to; gives the area that may have changed. */
  protected show(formula: Formula, outcome: Outcome): Rectangle | null {
    const { sheetId, row, column, text } = formula;
    const stored = this.extrasOf(sheetId).formulas[keyOf(row, column)]!;
    const matrix = this.sheet(sheetId).getCellMatrix();
    const inPlace = this.showInPlace(formula, stored, outcome);
    if (inPlace) return inPlace.changed;
    const old = table(stored.rows, stored.columns, (i, j) =>
      rawValue(matrix.getValue(row + i, column + j) ?? undefined),
    );
    const clearedSpill = stored.rows > 1 || stored.columns > 1;
    this.clearSpill(sheetId, row, column, stored);
    const anchor = styleOf(matrix.getValue(row, column) as ICellData | null);
    const before = { row, column, rows: stored.rows, columns: stored.columns };
    const fail = (code: string, message: string): Rectangle => {
      for (let i = 0; i < stored.rows; i++) if (i === 0 || clearedSpill) this.marked(sheetId, row + i);
      matrix.setValue(row, column, {
        ...anchor,
        v: code,
        t: CellValueType.STRING,
        custom: { formula: true },
      });
      this.extrasOf(sheetId).formulas[keyOf(row, column)] = { text, rows: 1, columns: 1, error: message };
      return before;
    };
    if ('error' in outcome) return fail(outcome.error.code, outcome.error.message);

    const rows = outcome.rows.length;
    const columns = outcome.rows[0]?.length ?? 0;
    for (let r = row; r < row + rows; r++) {
      for (let c = column; c < column + columns; c++) {
        if (r === row && c === column) continue;
        const cell = matrix.getValue(r, c) as ICellData | null;
        if (
          r >= this.rowCount(sheetId) ||
          c >= this.columnCount(sheetId) ||
          (cell && (hasContent(cell) || isSpilled(cell)))
        ) {
          return fail(
            '#REF!',
            `Kết quả mảng không được mở rộng vì sẽ ghi đè lên dữ liệu ở ${columnName(c)}${r + 1}.`,
          );
        }
      }
    }
    outcome.rows.forEach((line, i) => {
      line.forEach((evaluated, j) => {
        const r = row + i;
        const c = column + j;
        const cell = matrix.getValue(r, c) as ICellData | null;
        const mark = i === 0 && j === 0 ? { formula: true } : { spilled: true };
        matrix.setValue(r, c, { ...styleOf(cell), ...content(evaluated.value ?? ''), custom: mark });
        if (old[i]?.[j] !== (evaluated.value ?? '')) this.marked(sheetId, r);
        if (evaluated.isDate && this.format(sheetId, r, c) === GENERAL)
          this.setFormat(sheetId, r, c, 'dd/MM/yyyy');
      });
    });
    for (let i = rows; i < stored.rows; i++) this.marked(sheetId, row + i);
    this.extrasOf(sheetId).formulas[keyOf(row, column)] = { text, rows, columns, error: null };
    return {
      row,
      column,
      rows: Math.max(rows, before.rows),
      columns: Math.max(columns, before.columns),
    };
  }

  /** Message of the error that a formula shows, as the cell's hover says it. */
  errorAt(sheetId: string, row: number, column: number): string | null {
    this.recalculate();
    return this.extrasOf(sheetId).formulas[keyOf(row, column)]?.error ?? null;
  }

  formulaTexts(sheetId: string, area: Rectangle): string[][] {
    // Formulas are few: the cells that have one are looked up, not every cell asked.
    const texts = table(area.rows, area.columns, () => '');
    for (const [key, { text }] of Object.entries(this.extrasOf(sheetId).formulas)) {
      const [row, column] = key.split(',').map(Number) as [number, number];
      const line = texts[row - area.row];
      if (line && column >= area.column && column < area.column + area.columns)
        line[column - area.column] = text;
    }
    return texts;
  }

  /** Extent of content: 0 × 0 when empty. Formulas count, also where they show nothing. */
  contentSize(sheetId: string): { rows: number; columns: number } {
    this.recalculate();
    const known = this.sizes.get(sheetId);
    if (known) return known;
    let rows = 0;
    let columns = 0;
    const matrix = this.sheet(sheetId).getCellMatrix();
    matrix.forValue((row, column, cell) => {
      if (cell && (hasContent(cell) || isSpilled(cell))) {
        rows = Math.max(rows, row + 1);
        columns = Math.max(columns, column + 1);
      }
    });
    const size = { rows, columns };
    this.sizes.set(sheetId, size);
    return size;
  }

  protected map<T>(
    sheetId: string,
    area: Rectangle,
    read: (cell: ICellData | undefined, row: number, column: number) => T,
  ): T[][] {
    const matrix = this.sheet(sheetId).getCellMatrix();
    const rows: T[][] = [];
    for (let r = area.row; r < area.row + area.rows; r++) {
      const line: T[] = [];
      for (let c = area.column; c < area.column + area.columns; c++) {
        line.push(read((matrix.getValue(r, c) as ICellData | null) ?? undefined, r, c));
      }
      rows.push(line);
    }
    return rows;
  }
}
