/** What scripts do to the cells of a rectangle, for one range and for lists of them: kept in the write buffer. */
import { BooleanNumber, type IStyleData, VerticalAlign, WrapStrategy } from '@univerjs/core';
import { isDate } from '../../../src/calendar/day.js';
import { columnName } from '../../formulas/formulaText.js';
import type { Rectangle } from '../../grid/rectangle.js';
import { refusedCell } from '../../grid/refusal.js';
import type { Raw, StoredRule } from '../../grid/stored.js';
import { table } from '../../grid/table.js';
import type { Execution } from '../../running/execution.js';
import { serialOf } from '../../running/zone.js';

/** Google's words to a person, and to a script that runs as that person. */
export const PROTECTED_CELL =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

export interface CellDeeds {
  readonly style: (patch: IStyleData) => void;
  readonly write: (values: readonly (readonly unknown[])[]) => void;
  /** What writes the values, when it is called: rules are heeded, rights are not. */
  readonly writing: (values: readonly (readonly unknown[])[]) => () => void;
  readonly fill: (value: unknown) => void;
  readonly formulas: (texts: readonly (readonly string[])[]) => void;
  readonly note: (lines: readonly (readonly (string | null)[])[]) => void;
  readonly validate: (rules: readonly (readonly (StoredRule | null)[])[]) => void;
  readonly merge: (blocks: readonly Rectangle[]) => void;
  readonly breakApart: () => void;
  readonly validateAll: (rule: StoredRule | null) => void;
  readonly formats: (patterns: readonly (readonly string[])[]) => void;
  readonly backgrounds: (colours: readonly (readonly (string | null)[])[]) => void;
  /** @throws PROTECTED_CELL, at once */
  readonly checkRights: () => void;
}

export function cellDeeds(execution: Execution, sheetId: string, area: Rectangle): CellDeeds {
  const { state, buffer, effectiveUser } = execution;
  const { grid } = state;

  /** A script may write what the person it runs as may write. */
  const checkRights = (): void => {
    if (!state.mayEdit(sheetId, area, effectiveUser)) throw new Error(PROTECTED_CELL);
  };
  const later = (deed: () => void): void =>
    buffer.write(() => {
      if (!grid.hasSheet(sheetId)) throw new Error(`Sheet ${sheetId} not found`);
      checkRights();
      deed();
    });

  /** Raw value of something a script hands over. */
  const raw = (value: unknown): Raw => {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    if (value === null || value === undefined) return '';
    if (isDate(value)) return serialOf(value, grid.timeZone);
    return String(value);
  };

  const cells = (deed: (row: number, column: number, i: number, j: number) => void): void => {
    for (let i = 0; i < area.rows; i++)
      for (let j = 0; j < area.columns; j++) deed(area.row + i, area.column + j, i, j);
  };

  /** Takes the values over as they are now; the deed writes them. */
  const writing = (values: readonly (readonly unknown[])[]): (() => void) => {
    const dates = new Set<string>();
    values.forEach((line, i) => {
      line.forEach((value, j) => {
        if (isDate(value)) dates.add(`${i},${j}`);
      });
    });
    const taken = values.map((line) => line.map(raw));
    return () => {
      // A rule that rejects also rejects what a script writes, the whole of the call (apps-script.md, "Learned since").
      const refused = refusedCell(grid, sheetId, area.row, area.column, taken);
      if (refused) {
        const cell = `${columnName(refused.column)}${refused.row + 1}`;
        throw new Error(
          `The data you entered in cell ${cell} violates the data validation rules set on this cell.${refused.help ? ` ${refused.help}` : ''}`,
        );
      }
      grid.write(sheetId, area.row, area.column, taken, dates);
    };
  };
  const write = (values: readonly (readonly unknown[])[]): void => later(writing(values));

  return {
    checkRights,
    write,
    writing,
    fill: (value) => write(table(area.rows, area.columns, () => value)),
    style: (patch) => later(() => grid.restyle(sheetId, area, patch)),
    formulas(texts) {
      const lines = texts.map((line) => [...line]);
      later(() =>
        cells((row, column, i, j) => {
          const text = lines[i]![j]!;
          if (text === '') grid.write(sheetId, row, column, [['']], new Set());
          else grid.writeFormula(sheetId, row, column, text);
        }),
      );
    },
    note(lines) {
      const taken = lines.map((line) => [...line]);
      later(() => cells((row, column, i, j) => grid.setNote(sheetId, row, column, taken[i]![j] ?? '')));
    },
    validate(rules) {
      const taken = rules.map((line) => [...line]);
      later(() => grid.setValidations(sheetId, area, taken));
    },
    merge: (blocks) =>
      later(() => {
        for (const block of blocks) grid.merge(sheetId, block);
      }),
    breakApart: () => later(() => grid.breakApart(sheetId, area)),
    validateAll: (rule) => later(() => grid.setValidation(sheetId, area, rule)),
    backgrounds(colours) {
      const taken = colours.map((line) => [...line]);
      later(() =>
        cells((row, column, i, j) => {
          const rgb = taken[i]![j]!;
          grid.restyle(sheetId, { row, column, rows: 1, columns: 1 }, { bg: rgb === null ? null : { rgb } });
        }),
      );
    },
    formats(patterns) {
      const taken = patterns.map((line) => [...line]);
      later(() => {
        // Cells below each other that share a format go in one stroke: a whole column of it is kept as the column's.
        for (let j = 0; j < area.columns; j++)
          for (let from = 0; from < area.rows; ) {
            const pattern = taken[from]![j]!;
            let to = from + 1;
            while (to < area.rows && taken[to]![j] === pattern) to++;
            const run = { row: area.row + from, column: area.column + j, rows: to - from, columns: 1 };
            let differs = false;
            for (; from < to && !differs; from++)
              differs = grid.format(sheetId, area.row + from, run.column) !== pattern;
            if (differs) grid.restyle(sheetId, run, { n: { pattern } });
            from = to;
          }
      });
    },
  };
}

/** The styling methods that ranges and lists of ranges share. */
export function styling<T>(self: () => T, restyle: (patch: IStyleData) => void) {
  const styled = (patch: IStyleData): T => {
    restyle(patch);
    return self();
  };
  const colour = (rgb: string | null): { rgb: string } | null => (rgb === null ? null : { rgb });
  return {
    setNumberFormat: (format: string) => styled({ n: { pattern: format } }),
    setFontWeight: (weight: string | null) =>
      styled({ bl: weight === 'bold' ? BooleanNumber.TRUE : BooleanNumber.FALSE }),
    setFontStyle: (style: string | null) =>
      styled({ it: style === 'italic' ? BooleanNumber.TRUE : BooleanNumber.FALSE }),
    setFontSize: (size: number) => styled({ fs: size }),
    // A bad colour string is accepted silently, as Google does.
    setFontColor: (rgb: string | null) => styled({ cl: colour(rgb) }),
    setBackground: (rgb: string | null) => styled({ bg: colour(rgb) }),
    setWrap: (wrap: boolean) => styled({ tb: wrap ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW }),
    setHorizontalAlignment: (alignment: 'left' | 'center' | 'right' | 'normal' | null) =>
      styled({ ht: alignment === 'left' ? 1 : alignment === 'center' ? 2 : alignment === 'right' ? 3 : 0 }),
    setVerticalAlignment: (alignment: 'top' | 'middle' | 'bottom' | null) =>
      styled({
        vt:
          alignment === 'top'
            ? VerticalAlign.TOP
            : alignment === 'middle'
              ? VerticalAlign.MIDDLE
              : VerticalAlign.BOTTOM,
      }),
  };
}
