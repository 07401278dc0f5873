/** google.script.run as promises, typed by the contract both sides share. */
import type { Server } from '../src/contract.js';

interface Runner {
  withSuccessHandler(handler: (value: unknown) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner;
  [name: string]: unknown;
}

declare const google: { script: { run: Runner } };

type Remote = {
  [K in keyof Server]: (...args: Parameters<Server[K]>) => Promise<ReturnType<Server[K]>>;
};

/** Calls the function of that name on the server; rejects with the server's own sentence. */
export const server = new Proxy({} as Remote, {
  get:
    (_, name: string) =>
    (...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const run = google.script.run.withSuccessHandler(resolve).withFailureHandler(reject);
        (run[name] as (...args: unknown[]) => void)(...args);
      }),
});

/** Apps Script puts "Error: " or the class's name before a message; people need the sentence alone. */
export const sentence = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/^(?:\w*Error|Refusal): /, '');
