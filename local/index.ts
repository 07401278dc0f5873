/** The local host as a library: what tests and benchmarks build on. */
export { SetClock } from './clock.js';
export { columnName } from './formulaText.js';
export type { Raw } from './grid.js';
export { LocalHost, type Run, type RunOptions } from './host.js';
export type { SentMail, StoredTrigger } from './hostState.js';
export { FolderStore, MemoryStore, type Store } from './store.js';
