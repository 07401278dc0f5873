/**
 * Named ranges: a name stands for an area of a sheet, in formulas and for scripts. It goes along with its cells; deleted
 * with all of them, it names nothing any more.
 *
 * A name is letters, digits and underscores, begins with no digit, and is neither a reference nor TRUE or FALSE
 * (support.google.com/docs/answer/63175).
 */
import { columnName, parseReference, type Token } from '../formulas/formulaText.js';
import type { Rectangle } from './rectangle.js';
import type { GridState, StoredName } from './stored.js';
import { Styles } from './styles.js';

const NAME = /^[\p{L}_][\p{L}\p{N}_]{0,249}$/u;

export const isRangeName = (name: string): boolean =>
  NAME.test(name) && !/^(?:true|false)$/i.test(name) && !parseReference(name.toUpperCase());

export class Names extends Styles {
  protected names: StoredName[];

  constructor(state: GridState) {
    super(state);
    this.names = [...(state.names ?? [])];
  }

  namedRanges(): readonly StoredName[] {
    return this.names;
  }

  named(name: string): StoredName | null {
    return this.names.find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? null;
  }

  /** The tokens of a formula with the areas that it names in the place of their names. */
  protected withAreas(tokens: readonly Token[]): readonly Token[] {
    if (this.names.length === 0) return tokens;
    return tokens.map((token, i) => {
      const next = tokens[i + 1];
      // Before a parenthesis stands a function's name.
      if (token.kind !== 'text' || (next?.kind === 'text' && next.text === '(')) return token;
      const found = this.named(token.text);
      if (!found) return token;
      const { row, column, rows, columns } = found.area;
      const sheet = this.nameOf(found.sheetId);
      const reference = {
        sheet,
        fromRow: row,
        fromColumn: column,
        toRow: row + rows - 1,
        toColumn: column + columns - 1,
      };
      const corner = (c: number, r: number): string => `${columnName(c)}${r + 1}`;
      const cells = `${corner(column, row)}:${corner(column + columns - 1, row + rows - 1)}`;
      return { kind: 'reference', reference, text: `'${sheet.replace(/'/g, "''")}'!${cells}` };
    });
  }

  /** Where the names of a sheet's areas go when its rows or columns do. */
  protected shiftNames(sheetId: string, area: (old: Rectangle) => Rectangle[]): void {
    this.names = this.names.flatMap((one) =>
      one.sheetId === sheetId ? area(one.area).map((now) => ({ ...one, area: now })) : [one],
    );
  }
}
