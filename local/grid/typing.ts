/** What Sheets says to somebody whose typing a data validation rejects. */
import { columnName, parseReference } from './formulaText.js';
import type { Grid, Raw } from './grid.js';
import { copiedFormula } from './structure.js';
import { typedInput } from './typedInput.js';

/** The refusal in Sheets' words, or null where the value may stand (rules that only warn let everything stand). */
export function refusedBy(
  grid: Grid,
  sheetId: string,
  row: number,
  column: number,
  typed: Raw,
): string | null {
  const found = grid.validationAt(sheetId, row, column);
  if (!found?.rule || found.rule.allowInvalid || typed === '') return null;
  const { rule } = found;
  const value = typedValue(typed, grid.format(sheetId, row, column) === '@');
  if (satisfies()) return null;
  const where = `${columnName(column)}${row + 1}`;
  return `Dữ liệu bạn đã nhập vào ô ${where} vi phạm quy tắc xác thực dữ liệu đã đặt cho ô này.${rule.help ? ` ${rule.help}` : ''}`;

  function satisfies(): boolean {
    switch (rule.rule) {
      case 'list':
        return rule.values.includes(String(value));
      case 'date':
        return typeof value === 'number';
      case 'number':
        return typeof value === 'number' && value >= rule.from && value <= rule.to;
      case 'range': {
        const reference = parseReference(rule.range);
        const source = reference?.sheet ? grid.sheetIdNamed(reference.sheet) : null;
        if (!reference || source === null) return true;
        const rows = grid.rowCount(source) - reference.fromRow;
        return grid
          .values(source, { row: reference.fromRow, column: reference.fromColumn, rows, columns: 1 })
          .some(([item]) => String(item) === String(value));
      }
      case 'formula': {
        // The rule sees the value as if it stood in the cell already.
        const before = grid.typedCells(sheetId, { row, column, rows: 1, columns: 1 });
        grid.write(sheetId, row, column, [[typed]], new Set());
        const shifted = copiedFormula(rule.formula, row - found!.row, column - found!.column);
        const result = grid.evaluateText(sheetId, row, column, shifted);
        grid.writeTyped(sheetId, row, column, before);
        return result === true;
      }
    }
  }
}

function typedValue(typed: Raw, isText: boolean): Raw {
  if (typeof typed !== 'string') return typed;
  const input = typedInput(typed, isText, 2000);
  if (input.kind === 'number') return input.number;
  if (input.kind === 'boolean') return input.value;
  return input.kind === 'text' ? input.text : typed;
}
