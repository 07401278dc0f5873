/** Builders of data validation and conditional format rules; what they build is kept as plain data. */

import { columnName } from '../../formulas/formulaText.js';
import type { StoredRule } from '../../grid/stored.js';
import type { Execution } from '../../running/execution.js';
import { emulate } from '../notEmulated.js';
import { placeOf, rectangleOf } from './places.js';

type ValidationBuilder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;
type Validation = GoogleAppsScript.Spreadsheet.DataValidation;
type FormatBuilder = GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder;
type FormatRule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/** Enum values, as SpreadsheetApp.DataValidationCriteria has them. */
export const VALIDATION_CRITERIA = {
  VALUE_IN_LIST: 'VALUE_IN_LIST',
  VALUE_IN_RANGE: 'VALUE_IN_RANGE',
  DATE_IS_VALID_DATE: 'DATE_IS_VALID_DATE',
  NUMBER_BETWEEN: 'NUMBER_BETWEEN',
  CUSTOM_FORMULA: 'CUSTOM_FORMULA',
} as const;

const CRITERIA_OF: Record<StoredRule['rule'], keyof typeof VALIDATION_CRITERIA> = {
  list: 'VALUE_IN_LIST',
  range: 'VALUE_IN_RANGE',
  date: 'DATE_IS_VALID_DATE',
  number: 'NUMBER_BETWEEN',
  formula: 'CUSTOM_FORMULA',
};

/** The plain data behind each rule object. */
const built = new WeakMap<object, unknown>();

export const builtRule = (rule: object): unknown => {
  if (!built.has(rule))
    throw new Error("The parameters don't match the method signature: a built rule is wanted.");
  return built.get(rule);
};

export const builtValidation = (rule: object): StoredRule => builtRule(rule) as StoredRule;

/** One object for each rule and execution: a sheet hands out as many as it has cells. */
const objects = new WeakMap<Execution, WeakMap<StoredRule, Validation>>();

export function validation(execution: Execution, rule: StoredRule): Validation {
  const ofExecution = objects.get(execution) ?? new WeakMap<StoredRule, Validation>();
  objects.set(execution, ofExecution);
  const known = ofExecution.get(rule);
  if (known) return known;
  const made = emulate<Validation>(
    'DataValidation',
    {
      getAllowInvalid: () => rule.allowInvalid,
      getHelpText: () => (rule.help ?? null) as string,
      getCriteriaType: () =>
        VALIDATION_CRITERIA[
          CRITERIA_OF[rule.rule]
        ] as unknown as GoogleAppsScript.Spreadsheet.DataValidationCriteria,
      getCriteriaValues: () => {
        if (rule.rule === 'list') return [[...rule.values], true];
        if (rule.rule === 'number') return [rule.from, rule.to];
        if (rule.rule === 'date') return [];
        throw new Error(
          `DataValidation.getCriteriaValues of ${rule.rule} is not emulated by the local host.`,
        );
      },
    },
    execution,
  );
  built.set(made, rule);
  ofExecution.set(rule, made);
  return made;
}

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
      requireFormulaSatisfied: (formula: string) => set({ rule: 'formula', formula }),
      setAllowInvalid: (allowInvalid: boolean) => set({ allowInvalid }),
      setHelpText: (help: string) => set({ help }),
      build: () => {
        if (!rule['rule']) throw new Error('A data validation rule needs a criterion.');
        return validation(execution, { ...rule } as unknown as StoredRule);
      },
    },
    execution,
  );
  return self;
}

export function formatRuleOf(execution: Execution, data: unknown): FormatRule {
  const rule = emulate<FormatRule>(
    'ConditionalFormatRule',
    {
      getBooleanCondition: () =>
        emulate<GoogleAppsScript.Spreadsheet.BooleanCondition>(
          'BooleanCondition',
          {
            getCriteriaValues: () => {
              const { text, number } = data as { text?: string; number?: number };
              return [text ?? number];
            },
          },
          execution,
        ),
    },
    execution,
  );
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
      whenTextStartsWith: (text: string) => set({ when: 'textStartsWith', text }),
      whenNumberGreaterThan: (number: number) => set({ when: 'numberGreaterThan', number }),
      whenNumberGreaterThanOrEqualTo: (number: number) => set({ when: 'numberGreaterThanOrEqualTo', number }),
      whenNumberLessThan: (number: number) => set({ when: 'numberLessThan', number }),
      setBackground: (background: string | null) => set({ background }),
      setFontColor: (colour: string | null) => set({ colour }),
      setRanges: (ranges: GoogleAppsScript.Spreadsheet.Range[]) => set({ ranges: ranges.map(rectangleOf) }),
      build: () => {
        if (!rule['ranges']) throw new Error('Conditional format rule must have at least one range.');
        return formatRuleOf(execution, { ...rule });
      },
    },
    execution,
  );
  return self;
}
