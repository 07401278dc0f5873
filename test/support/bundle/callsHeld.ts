/** Service calls of commands at the size of a province: printed, and held below what an execution may take. */
import { goOn } from '../goOn.js';
import type { TestHost } from '../preparedHost.js';

const MOST_CALLS = 1_500;
const MOST_EXECUTIONS = 4;

export const said: string[] = [];
/** Says at the end of a file what its commands took. */
export const sayAtEnd = (): void => afterAll(() => process.stdout.write(`${said.join('\n')}\n`));

/** Runs a command and what goes on by itself after it. */
export function executions(workbook: TestHost, name: string, argument?: unknown): number[] {
  const { calls } = workbook.host.run(name, argument === undefined ? [] : [argument]);
  return [calls, ...goOn(workbook)];
}

export function held(what: string, calls: readonly number[]): void {
  said.push(`${what}: ${calls.join(' + ')} calls`);
  expect(Math.max(...calls)).toBeLessThanOrEqual(MOST_CALLS);
  expect(calls.length).toBeLessThanOrEqual(MOST_EXECUTIONS);
}
