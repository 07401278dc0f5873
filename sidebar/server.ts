/** google.script.run as promises, typed by the contract both sides share. */
import { GASClient } from 'gas-client';
import type { Server } from '../src/contract.js';
import { inVietnamese } from './googleErrors.js';

type Functions = { [K in keyof Server]: Server[K] };

const client = new GASClient<Functions>();

/** Calls the function of that name on the server; rejects with the server's own error. */
export const server = client.serverFunctions as {
  [K in keyof Server]: (...args: Parameters<Server[K]>) => Promise<ReturnType<Server[K]>>;
};

/** What the person reads of an error. */
export const sentence = (error: unknown): string =>
  inVietnamese(error instanceof Error ? error.message : String(error ?? ''));
