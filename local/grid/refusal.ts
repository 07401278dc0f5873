/** What is said to somebody whose deed the workbook refuses, such as typing that a data validation rejects. */
import { columnName, parseReference } from '../formulas/formulaText.js';
import { copiedFormula } from '../formulas/structure.js';
import { typedInput } from '../values/typedInput.js';
import type { Grid } from './grid.js';
import type { Raw, StoredRule, StoredValidation } from './stored.js';

/** What a person is told: in Vietnamese as Sheets words it, and for whoever reads the host in English. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly english: string,
  ) {
    super(message);
  }
}

/** The refusal in Sheets' words, or null where the value may stand (rules that only warn let everything stand). */
export function refusedBy(
  grid: Grid,
  sheetId: string,
  row: number,
  column: number,
  typed: Raw,
): Refusal | null {
  const found = refusedCell(grid, sheetId, row, column, [[typed]]);
  if (!found) return null;
  const where = `${columnName(column)}${row + 1}`;
  const help = found.help ? ` ${found.help}` : '';
  return new Refusal(
    `Dữ liệu bạn đã nhập vào ô ${where} vi phạm quy tắc xác thực dữ liệu đã đặt cho ô này.${help}`,
    `The data you entered in cell ${where} violates the data validation rules set on this cell.${help}`,
  );
}

export interface RefusedCell {
  readonly row: number;
  readonly column: number;
  readonly help: string | undefined;
}

/** The first cell of a block to be written whose value its rule rejects; an empty cell is never rejected. */
export function refusedCell(
  grid: Grid,
  sheetId: string,
  row: number,
  column: number,
  values: readonly (readonly Raw[])[],
): RefusedCell | null {
  const area = { row, column, rows: values.length, columns: values[0]?.length ?? 0 };
  if (!grid.rejecting(sheetId, area)) return null;
  const rules = grid.validations(sheetId, area);
  const lists = new Map<StoredRule, ReadonlySet<string>>();
  for (const [i, line] of values.entries()) {
    for (const [j, typed] of line.entries()) {
      const found = rules[i]![j];
      if (!found?.rule || found.rule.allowInvalid || typed === '') continue;
      if (!satisfies(found, found.rule, row + i, column + j, typed))
        return { row: row + i, column: column + j, help: found.rule.help };
    }
  }
  return null;

  function satisfies(found: StoredValidation, rule: StoredRule, r: number, c: number, typed: Raw): boolean {
    const value = typedValue(typed, grid.format(sheetId, r, c) === '@');
    switch (rule.rule) {
      case 'list':
        return rule.values.includes(String(value));
      case 'date':
        return typeof value === 'number';
      case 'number':
        return typeof value === 'number' && value >= rule.from && value <= rule.to;
      case 'range': {
        const known = lists.get(rule) ?? choicesIn(grid, rule.range);
        if (known) lists.set(rule, known);
        return !known || known.has(String(value));
      }
      case 'formula': {
        // The rule sees the value as if it stood in the cell already.
        const before = grid.typedCells(sheetId, { row: r, column: c, rows: 1, columns: 1 });
        grid.write(sheetId, r, c, [[typed]], new Set());
        const shifted = copiedFormula(rule.formula, r - found.row, c - found.column);
        const result = grid.evaluateText(sheetId, r, c, shifted);
        grid.writeTyped(sheetId, r, c, before);
        return result === true;
      }
    }
  }
}

/** What a range of choices holds, as text; null where there is no such range. */
export function choicesIn(grid: Grid, range: string): ReadonlySet<string> | null {
  const reference = parseReference(range);
  const source = reference?.sheet ? grid.sheetIdNamed(reference.sheet) : null;
  if (!reference || source === null) return null;
  const toRow = reference.toRow ?? grid.rowCount(source) - 1;
  const values = grid.values(source, {
    row: reference.fromRow,
    column: reference.fromColumn,
    rows: toRow - reference.fromRow + 1,
    columns: reference.toColumn - reference.fromColumn + 1,
  });
  return new Set(values.flat().map(String).filter(Boolean));
}

function typedValue(typed: Raw, isText: boolean): Raw {
  if (typeof typed !== 'string') return typed;
  const input = typedInput(typed, isText, 2000);
  if (input.kind === 'number') return input.number;
  if (input.kind === 'boolean') return input.value;
  return input.kind === 'text' ? input.text : typed;
}
