/**
 * TextFinder of a sheet (developers.google.com/apps-script/reference/spreadsheet/text-finder): finds what cells show, left
 * to right and down. Replacing is one step of Google's: what was written before is pushed out first, the answer says
 * how many were replaced, and nobody else acts in between.
 */
import { CELL_CHARACTERS } from '../../values/typedInput.js';
import { emulate } from '../notEmulated.js';
import { PROTECTED_CELL } from './cellDeeds.js';
import type { Objects } from './objects.js';

type TextFinder = GoogleAppsScript.Spreadsheet.TextFinder;
type Range = GoogleAppsScript.Spreadsheet.Range;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export function textFinder(objects: Objects, sheetId: string, text: string): TextFinder {
  const { execution } = objects;
  const { state, effectiveUser } = execution;
  const { grid } = state;
  let matchesCase = false;
  let matchesCell = false;
  let isPattern = false;
  let from = -1;

  const pattern = (): RegExp => {
    const body = isPattern ? text : escaped(text);
    return new RegExp(matchesCell ? `^(?:${body})$` : body, `gs${matchesCase ? '' : 'i'}`);
  };
  const found = (): { readonly row: number; readonly column: number; readonly shown: string }[] => {
    const { rows, columns } = grid.contentSize(sheetId);
    if (rows === 0) return [];
    const wanted = pattern();
    return grid
      .displayedValues(sheetId, { row: 0, column: 0, rows, columns })
      .flatMap((line, row) =>
        line.flatMap((shown, column) =>
          shown !== '' && shown.search(wanted) >= 0 ? [{ row, column, shown }] : [],
        ),
      );
  };
  const rangeOf = ({ row, column }: { readonly row: number; readonly column: number }): Range =>
    objects.range(sheetId, { row, column, rows: 1, columns: 1 });

  const self: TextFinder = emulate<TextFinder>(
    'TextFinder',
    {
      matchCase(matches: boolean) {
        matchesCase = matches;
        return self;
      },
      matchEntireCell(matches: boolean) {
        matchesCell = matches;
        return self;
      },
      useRegularExpression(is: boolean) {
        isPattern = is;
        return self;
      },
      findAll: () => found().map(rangeOf),
      findNext() {
        const cells = found();
        from++;
        const next = cells[from];
        return (next ? rangeOf(next) : null) as Range;
      },
      replaceAllWith(by: string) {
        const cells = found().filter(
          ({ row, column }) => grid.formulaTexts(sheetId, { row, column, rows: 1, columns: 1 })[0]![0] === '',
        );
        for (const { row, column } of cells)
          if (!state.mayEdit(sheetId, { row, column, rows: 1, columns: 1 }, effectiveUser))
            throw new Error(PROTECTED_CELL);
        let count = 0;
        for (const { row, column, shown } of cells) {
          const replaced = shown.replace(pattern(), () => {
            count++;
            return by;
          });
          if (replaced.length > CELL_CHARACTERS)
            throw new Error(
              'Your input contains more than the maximum of 50000 characters in a single cell.',
            );
          grid.write(sheetId, row, column, [[replaced]], new Set());
        }
        return count;
      },
    },
    execution,
  );
  return self;
}
