/** The local host: run by hand (npm start, npm run local), or as a library by tests and benchmarks. */
import './zoneOfProcess.js';
import { cli } from './cli.js';
import { demo } from './demo.js';
import { errorMessage } from './errorMessage.js';
import { start } from './start.js';

export { RunningClock, SetClock } from './clock.js';
export { columnName } from './formulaText.js';
export type { Raw } from './grid.js';
export { LocalHost, type Run, type RunOptions } from './host.js';
export type { SentMail, StoredTrigger } from './hostState.js';
export { LiveWorkbook } from './live/liveWorkbook.js';
export { serve } from './live/server.js';
export { fillSample } from './sampleYear.js';
export { FolderStore, MemoryStore, type Store } from './store.js';

if (require.main === module) {
  const [command, ...rest] = process.argv.slice(2);
  const work =
    command === 'start' ? start(rest) : command === 'demo' ? demo(rest) : cli(process.argv.slice(2));
  work.catch((error: unknown) => {
    process.stderr.write(`${errorMessage(error)}\n`);
    process.exitCode = 1;
  });
}
