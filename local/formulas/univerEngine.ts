/**
 * Univer's headless engine, driven step by step: its lexer, its syntax tree and its interpreter evaluate one
 * formula at a time against its workbook model. (Its own calculation loop is asynchronous; a script that reads a
 * cell it has just changed gets the new result at once in Sheets, so the order of evaluation is ours, in grid.ts.)
 */
import {
  type IWorkbookData,
  LocaleType,
  LogLevel,
  type Nullable,
  Univer,
  UniverInstanceType,
  type Workbook,
} from '@univerjs/core';
import {
  ArrayValueObject,
  AstTreeBuilder,
  BaseFunction,
  type BaseReferenceObject,
  type BaseValueObject,
  BooleanValueObject,
  CELL_INVERTED_INDEX_CACHE,
  ErrorType,
  ErrorValueObject,
  FORMULA_REF_TO_ARRAY_CACHE,
  type FunctionVariantType,
  IFormulaCurrentConfigService,
  IFormulaRuntimeService,
  IFunctionService,
  Interpreter,
  Lexer,
  LexerNode,
  LexerTreeBuilder,
  NullValueObject,
  NumberValueObject,
  StringValueObject,
  UniverFormulaEnginePlugin,
} from '@univerjs/engine-formula';
import { UniverSheetsPlugin } from '@univerjs/preset-sheets-node-core';
import { errorMessage } from '../running/errorMessage.js';
import { isDateFormat } from '../values/cellFormat.js';
import { lookUpOnce, readCellsDirectly } from './shortcuts.js';
import { readVietnameseText, registerTextFunctions } from './vietnameseText.js';

/** A value with the date format that came with it, if any. */
export interface Evaluated {
  readonly value: string | number | boolean | null;
  readonly isDate: boolean;
}

export interface EvaluationError {
  /** #ERROR!, #REF!, #N/A … */
  readonly code: string;
  readonly message: string;
}

/** An error that a cell shows under another code than #ERROR!. */
export class CellError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export type Outcome = { readonly rows: Evaluated[][] } | { readonly error: EvaluationError };

/** An argument of a custom function: one value or rows of them, dates told apart. */
export type CustomArgument = Evaluated | Evaluated[][];

/** Runs a custom function; a thrown error becomes #ERROR! with its message. */
export type CustomFunctionRunner = (
  name: string,
  args: readonly CustomArgument[],
) => Evaluated | Evaluated[][];

/**
 * Univer keeps a formula's lexed tree by its text, turns LET into LAMBDA inside the very tree that it keeps, and holds in
 * it whatever the names stood for: read again, they would stand for what they stood for the first time, and the cells of
 * each reading would never be let go. So trees with names in them are forgotten once they have been read.
 */
const LETS = /\b(?:LET|LAMBDA)\s*\(/i;

const blank: Evaluated = { value: null, isDate: false };

function evaluated(object: Nullable<BaseValueObject>): Evaluated {
  if (!object || object.isNull()) return blank;
  if (object.isError()) return { value: (object as ErrorValueObject).getErrorType(), isDate: false };
  const value = object.getValue() as string | number | boolean;
  return { value, isDate: typeof value === 'number' && isDateFormat(object.getPattern() || 'General') };
}

const rowsOf = (array: ArrayValueObject): Evaluated[][] =>
  array.getArrayValue().map((line) => line.map((cell) => evaluated(cell)));

function valueObject({ value, isDate }: Evaluated): BaseValueObject {
  if (value === null) return NullValueObject.create();
  if (typeof value === 'boolean') return BooleanValueObject.create(value);
  if (typeof value === 'number') {
    const number = NumberValueObject.create(value);
    if (isDate) number.setPattern('dd/MM/yyyy');
    return number;
  }
  return StringValueObject.create(value);
}

/** Reads cells of the workbook, bounds 0-based and inclusive. */
export type CellReader = (
  sheetId: string,
  fromRow: number,
  fromColumn: number,
  toRow: number,
  toColumn: number,
) => Evaluated[][];

export class UniverEngine {
  readonly workbook: Workbook;
  private readonly univer: Univer;
  private readonly lexer: Lexer;
  private readonly tree: AstTreeBuilder;
  private readonly interpreter: Interpreter;
  private readonly config: IFormulaCurrentConfigService;
  private readonly runtime: IFormulaRuntimeService;
  private readonly functions: IFunctionService;
  private failure: EvaluationError | null = null;
  private readonly lexedTrees: LexerTreeBuilder;
  /** Univer looks at the live cells, but at a copy of which sheets there are and how large. */
  private structureIsStale = true;

  constructor(snapshot: IWorkbookData) {
    readVietnameseText();
    readCellsDirectly();
    this.univer = new Univer({
      locale: LocaleType.VI_VN,
      locales: { [LocaleType.VI_VN]: {} },
      logLevel: LogLevel.ERROR,
    });
    this.univer.registerPlugin(UniverFormulaEnginePlugin);
    this.univer.registerPlugin(UniverSheetsPlugin);
    this.workbook = this.univer.createUnit<IWorkbookData, Workbook>(
      UniverInstanceType.UNIVER_SHEET,
      snapshot,
    );
    const injector = this.univer.__getInjector();
    this.lexer = injector.get(Lexer);
    this.lexedTrees = injector.get(LexerTreeBuilder);
    this.tree = injector.get(AstTreeBuilder);
    this.interpreter = injector.get(Interpreter);
    this.config = injector.get(IFormulaCurrentConfigService);
    this.runtime = injector.get(IFormulaRuntimeService);
    this.functions = injector.get(IFunctionService);
    registerTextFunctions(this.functions);
    lookUpOnce(this.functions);
  }

  dispose(): void {
    this.univer.dispose();
  }

  /** To be told when sheets come, go, are renamed or change their size. */
  structureChanged(): void {
    this.structureIsStale = true;
  }

  /** Makes the bundle's custom functions, and ARRAYFORMULA, known to formulas. */
  register(names: readonly string[], run: CustomFunctionRunner, read: CellReader): void {
    const engine = this;
    class CustomFunction extends BaseFunction {
      override needsReferenceObject = true;
      override minParams = 0;
      override maxParams = 255;
      override calculate(...variants: FunctionVariantType[]): BaseValueObject {
        const args = variants.map((variant): CustomArgument => {
          let rows: Evaluated[][];
          if (variant.isReferenceObject()) {
            const reference = variant as BaseReferenceObject;
            const { startRow, startColumn, endRow, endColumn } = reference.getRangePosition();
            rows = read(reference.getSheetId(), startRow, startColumn, endRow, endColumn);
          } else {
            const value = variant as BaseValueObject;
            if (!value.isArray()) return evaluated(value);
            rows = rowsOf(value as ArrayValueObject);
          }
          return rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0]! : rows;
        });
        try {
          const result = run(String(this.name), args);
          return Array.isArray(result) ? arrayObject(result) : valueObject(result);
        } catch (error) {
          engine.failure ??= {
            code: error instanceof CellError ? error.code : '#ERROR!',
            message: errorMessage(error),
          };
          return ErrorValueObject.create(ErrorType.VALUE);
        }
      }
    }
    /** Univer evaluates arrays everywhere; Sheets only where told to, so the formulas say it. */
    class ArrayFormula extends BaseFunction {
      override minParams = 1;
      override maxParams = 1;
      override calculate(value: BaseValueObject): BaseValueObject {
        return value;
      }
    }
    this.functions.registerExecutors(
      new ArrayFormula('ARRAYFORMULA'),
      ...names.map((name) => new CustomFunction(name)),
    );
  }

  /** Evaluates a formula as the engine writes it (`,` between arguments), standing in a cell (0-based). */
  evaluate(
    formula: string,
    sheetId: string,
    row: number,
    column: number,
    rows: number,
    columns: number,
  ): Outcome {
    this.failure = null;
    FORMULA_REF_TO_ARRAY_CACHE.clear();
    CELL_INVERTED_INDEX_CACHE.clear();
    if (this.structureIsStale) this.config.loadDataLite();
    this.structureIsStale = false;
    this.runtime.reset();
    this.runtime.setCurrent(row, column, rows, columns, sheetId, this.workbook.getUnitId());
    if (LETS.test(formula)) this.lexedTrees.dispose();
    const lexed = this.lexer.treeBuilder(formula);
    if (!(lexed instanceof LexerNode))
      return { error: { code: '#ERROR!', message: 'Lỗi phân tích cú pháp công thức.' } };
    const node = this.tree.parse(lexed);
    if (!node) return { error: { code: '#ERROR!', message: 'Lỗi phân tích cú pháp công thức.' } };
    let result = this.interpreter.execute({ node, refOffsetX: 0, refOffsetY: 0 });
    if (this.failure) return { error: this.failure };
    if (result.isReferenceObject()) result = (result as BaseReferenceObject).toArrayValueObject(false);
    const value = result as BaseValueObject;
    if (value.isError()) {
      const code = (value as ErrorValueObject).getErrorType();
      return { error: { code, message: code } };
    }
    return { rows: value.isArray() ? rowsOf(value as ArrayValueObject) : [[evaluated(value)]] };
  }
}

function arrayObject(rows: Evaluated[][]): ArrayValueObject {
  return ArrayValueObject.create({
    calculateValueList: rows.map((line) => line.map(valueObject)),
    rowCount: rows.length,
    columnCount: rows[0]?.length ?? 0,
    unitId: '',
    sheetId: '',
    row: 0,
    column: 0,
  });
}
