/**
 * DuckDB in a thread of its own. Its API is asynchronous and Apps Script's services are not: the host sends a statement,
 * sleeps on a shared number, and is woken when the answer lies in its port (duck.ts).
 */
import { type MessagePort, workerData } from 'node:worker_threads';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';

export interface Statement {
  readonly sql: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Answered {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Every value as text. */
  readonly rows: readonly (readonly (string | null)[])[];
}

export type Outcome = Answered | { readonly error: string };

const { path, signal, port } = workerData as {
  readonly path: string;
  readonly signal: Int32Array;
  readonly port: MessagePort;
};

let connection: Promise<DuckDBConnection> | undefined;

const open = async (): Promise<DuckDBConnection> => (await DuckDBInstance.create(path)).connect();

async function answer({ sql, values }: Statement): Promise<Outcome> {
  connection ??= open();
  const reader = await (await connection).runAndReadAll(sql, values as Record<string, DuckDBValue>);
  const types = reader.columnTypes();
  return {
    columns: reader.columnNames().map((name, i) => ({ name, type: String(types[i]) })),
    rows: reader.getRows().map((row) => row.map((value) => (value === null ? null : String(value)))),
  };
}

port.on('message', (statement: Statement) => {
  void answer(statement)
    .catch((error: unknown): Outcome => ({ error: error instanceof Error ? error.message : String(error) }))
    .then((outcome) => {
      port.postMessage(outcome);
      Atomics.store(signal, 0, 1);
      Atomics.notify(signal, 0);
    });
});
