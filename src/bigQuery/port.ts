/** What the program asks of BigQuery; src/google implements it. */
import type { Table } from './tables.js';

/** A data set, by the names that people gave in `Cấu hình`. */
export interface DataSetPlace {
  readonly project: string;
  readonly dataSet: string;
}

export type ParameterType = 'DATE' | 'INT64' | 'STRING';

export type AnswerRow = Readonly<Record<string, string | number | null>>;

export interface BigQueryPort {
  /** Makes the data set where there is none, in that region. @returns whether it was made */
  makeDataSet(place: DataSetPlace, region: string): boolean;
  /** Makes a table where there is none, and adds the columns that one lacks. */
  makeTable(place: DataSetPlace, table: Table): void;
  /**
   * Adds rows by one load job, which either adds all of them or none, and waits for its end.
   *
   * @param job the job's id: BigQuery refuses a second one of the same id, so that a call sent twice loads once
   * @param lines JSON objects, one a line
   * @throws what BigQuery says
   */
  load(place: DataSetPlace, table: Table, job: string, lines: string): void;
  /** Runs a statement that answers no rows. */
  run(place: DataSetPlace, sql: string): void;
  /**
   * All rows of an answer, page by page.
   *
   * @param most rows; `more` says whether there are others
   */
  ask(
    place: DataSetPlace,
    sql: string,
    parameters: readonly {
      readonly name: string;
      readonly type: ParameterType;
      readonly value: string | number;
    }[],
    most: number,
  ): { readonly rows: AnswerRow[]; readonly more: boolean };
}
