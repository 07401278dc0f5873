/** Data validation: what may stand in which cells; the rule that was set last holds. */
import { Calculation } from './calculation.js';
import { contains, intersects, type Rectangle } from './rectangle.js';
import type { StoredRule, StoredValidation } from './stored.js';
import { table } from './table.js';

export class Rules extends Calculation {
  /** Sets the rule of an area; what was set on parts of it is forgotten. */
  setValidation(sheetId: string, area: Rectangle, rule: StoredRule | null): void {
    const extras = this.extrasOf(sheetId);
    extras.validations = extras.validations.filter((other) => !contains(area, other));
    if (rule || extras.validations.some((other) => intersects(area, other)))
      extras.validations.push({
        row: area.row,
        column: area.column,
        rows: area.rows,
        columns: area.columns,
        rule,
      });
  }

  /** Sets the rule of each cell of an area; runs of cells below each other that share a rule become one area. */
  setValidations(sheetId: string, area: Rectangle, rules: readonly (readonly (StoredRule | null)[])[]): void {
    this.setValidation(sheetId, area, null);
    const same = (a: StoredRule | null | undefined, b: StoredRule | null | undefined): boolean =>
      a === b || JSON.stringify(a) === JSON.stringify(b);
    for (let j = 0; j < area.columns; j++) {
      for (let from = 0; from < area.rows; ) {
        const rule = rules[from]![j]!;
        let to = from + 1;
        // A formula is written for the first cell of its area: each cell keeps its own.
        if (rule?.rule !== 'formula') while (to < area.rows && same(rules[to]![j], rule)) to++;
        if (rule)
          this.extrasOf(sheetId).validations.push({
            row: area.row + from,
            column: area.column + j,
            rows: to - from,
            columns: 1,
            rule,
          });
        from = to;
      }
    }
  }

  /** The areas with a rule that rejects and that reach into an area, as they hold now, cell by cell where they overlap. */
  rejecting(sheetId: string, area: Rectangle): boolean {
    return this.extrasOf(sheetId).validations.some(
      (one) => one.rule !== null && !one.rule.allowInvalid && intersects(one, area),
    );
  }

  validationAt(sheetId: string, row: number, column: number): StoredValidation | null {
    const cell = { row, column, rows: 1, columns: 1 };
    const found = this.extrasOf(sheetId).validations.findLast((other) => intersects(other, cell));
    return found?.rule ? found : null;
  }

  /** The rule of each cell of an area; the one set last holds. */
  validations(sheetId: string, area: Rectangle): (StoredValidation | null)[][] {
    const found = table<StoredValidation | null>(area.rows, area.columns, () => null);
    for (const one of this.extrasOf(sheetId).validations) {
      if (!intersects(one, area)) continue;
      const value = one.rule ? one : null;
      const from = Math.max(one.column - area.column, 0);
      const to = Math.min(one.column + one.columns, area.column + area.columns) - area.column;
      const bottom = Math.min(one.row + one.rows, area.row + area.rows) - area.row;
      for (let row = Math.max(one.row - area.row, 0); row < bottom; row++) {
        const line = found[row]!;
        for (let column = from; column < to; column++) line[column] = value;
      }
    }
    return found;
  }

  /** The rules of every sheet, with what they name rewritten. */
  protected rewriteRules(rewrite: (text: string, sheetId: string) => string): void {
    for (const [sheetId, extras] of Object.entries(this.extras)) {
      extras.validations = extras.validations.map((validation) => {
        const { rule } = validation;
        if (rule?.rule === 'range')
          return { ...validation, rule: { ...rule, range: rewrite(`=${rule.range}`, sheetId).slice(1) } };
        if (rule?.rule === 'formula')
          return { ...validation, rule: { ...rule, formula: rewrite(rule.formula, sheetId) } };
        return validation;
      });
    }
  }
}
