/** DuckDB as a plain function: the host waits for each answer, as Apps Script waits for Google. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { PROJECT } from '../../running/zoneOfProcess.js';
import type { Answered, Outcome, Statement } from './duckThread.js';

const THREAD = join(PROJECT, '.build', 'duckThread.cjs');

/** Well beyond any statement of ours: a thread that died answers nothing. */
const LONGEST_MS = 120_000;

export class Duck {
  private readonly signal = new Int32Array(new SharedArrayBuffer(4));
  private readonly port: MessagePort;
  private readonly worker: Worker;

  /** @param path of the database's file; ':memory:' keeps it in memory */
  constructor(path: string) {
    if (!existsSync(THREAD)) throw new Error('Chưa dựng phần DuckDB. Hãy chạy npm run build:bigquery trước.');
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.worker = new Worker(THREAD, {
      workerData: { path, signal: this.signal, port: port2 },
      transferList: [port2],
    });
    // Whatever else is done decides when the process ends.
    this.worker.unref();
    this.port.unref();
  }

  /** @throws what DuckDB says */
  run(sql: string, values: Statement['values'] = {}): Answered {
    Atomics.store(this.signal, 0, 0);
    this.port.postMessage({ sql, values } satisfies Statement);
    if (Atomics.wait(this.signal, 0, 0, LONGEST_MS) === 'timed-out')
      throw new Error('DuckDB không trả lời. Hãy chạy npm ci, dựng lại rồi thử lại.');
    const outcome = receiveMessageOnPort(this.port)!.message as Outcome;
    if ('error' in outcome) throw new Error(outcome.error);
    return outcome;
  }

  close(): void {
    void this.worker.terminate();
  }
}
