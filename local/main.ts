/** The local host: run by hand (npm start, npm run local), or as a library by tests and benchmarks. */
import './host/zoneOfProcess.js';
import { cli } from './cli/cli.js';
import { demo } from './cli/demo.js';
import { start } from './cli/start.js';
import { errorMessage } from './host/errorMessage.js';

export { fillSample } from './cli/sampleYear.js';
export { columnName } from './grid/formulaText.js';
export type { Raw } from './grid/grid.js';
export { RunningClock, SetClock } from './host/clock.js';
export { LocalHost, type Run, type RunOptions } from './host/host.js';
export type { SentMail, StoredTrigger } from './host/hostState.js';
export { FolderStore, MemoryStore, type Store } from './host/store.js';
export { LiveWorkbook } from './live/liveWorkbook.js';
export { serve } from './live/server.js';

if (require.main === module) {
  const [command, ...rest] = process.argv.slice(2);
  const work =
    command === 'start' ? start(rest) : command === 'demo' ? demo(rest) : cli(process.argv.slice(2));
  work.catch((error: unknown) => {
    process.stderr.write(`${errorMessage(error)}\n`);
    process.exitCode = 1;
  });
}
