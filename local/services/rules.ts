/** Builders of data validation and conditional format rules; what they build is kept as plain data. */
import type { Execution } from '../execution.js';
import { columnName } from '../formulaText.js';
import { emulate } from '../notEmulated.js';
import { placeOf } from './range.js';

type ValidationBuilder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;
type Validation = GoogleAppsScript.Spreadsheet.DataValidation;
type FormatBuilder = GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder;
type FormatRule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/** The plain data behind each rule object. */
const built = new WeakMap<object, unknown>();

export const builtRule = (rule: object): unknown => {
  if (!built.has(rule))
    throw new Error("The parameters don't match the method signature: a built rule is wanted.");
  return built.get(rule);
};

export function validationBuilder(execution: Execution): ValidationBuilder {
  const rule: Record<string, unknown> = { allowInvalid: true };
  const set = (values: Record<string, unknown>): ValidationBuilder => {
    Object.assign(rule, values);
    return self;
  };
  const self: ValidationBuilder = emulate<ValidationBuilder>(
    'DataValidationBuilder',
    {
      requireValueInList: (values: string[], showDropdown?: boolean) =>
        set({ rule: 'list', values: [...values], showDropdown: showDropdown ?? true }),
      requireValueInRange: (range: GoogleAppsScript.Spreadsheet.Range, showDropdown?: boolean) => {
        const { sheetId, row, column, columns } = placeOf(range);
        const sheet = execution.state.grid.nameOf(sheetId);
        const a1 = `'${sheet}'!${columnName(column)}${row + 1}:${columnName(column + columns - 1)}`;
        return set({ rule: 'range', range: a1, showDropdown: showDropdown ?? true });
      },
      requireDate: () => set({ rule: 'date' }),
      requireNumberBetween: (from: number, to: number) => set({ rule: 'number', from, to }),
      setAllowInvalid: (allowInvalid: boolean) => set({ allowInvalid }),
      setHelpText: (help: string) => set({ help }),
      build: () => {
        const validation = emulate<Validation>('DataValidation', {}, execution.meter);
        built.set(validation, { ...rule });
        return validation;
      },
    },
    execution.meter,
  );
  return self;
}

export function formatRuleOf(execution: Execution, data: unknown): FormatRule {
  const rule = emulate<FormatRule>('ConditionalFormatRule', {}, execution.meter);
  built.set(rule, data);
  return rule;
}

export function formatBuilder(execution: Execution): FormatBuilder {
  const rule: Record<string, unknown> = {};
  const set = (values: Record<string, unknown>): FormatBuilder => {
    Object.assign(rule, values);
    return self;
  };
  const self: FormatBuilder = emulate<FormatBuilder>(
    'ConditionalFormatRuleBuilder',
    {
      whenTextEqualTo: (text: string) => set({ when: 'textEqualTo', text }),
      setBackground: (background: string | null) => set({ background }),
      setFontColor: (colour: string | null) => set({ colour }),
      setRanges: (ranges: GoogleAppsScript.Spreadsheet.Range[]) =>
        set({
          ranges: ranges
            .map(placeOf)
            .map(({ row, column, rows, columns }) => ({ row, column, rows, columns })),
        }),
      build: () => {
        if (!rule['ranges']) throw new Error('Conditional format rule must have at least one range.');
        return formatRuleOf(execution, { ...rule });
      },
    },
    execution.meter,
  );
  return self;
}
