/** The local host: run by hand (npm start, npm run local), or as a library by tests and benchmarks. */
import './running/zoneOfProcess.js';
import { cli } from './cli/cli.js';
import { demo } from './cli/demo.js';
import { start } from './cli/start.js';
import { errorMessage } from './running/errorMessage.js';

export { columnName } from './formulas/formulaText.js';
export type { Raw } from './grid/stored.js';
export { LocalHost } from './host/localHost.js';
export { OtherSpreadsheets } from './host/otherSpreadsheets.js';
export type { Run, RunOptions } from './host/running.js';
export { WorkbookFolder } from './host/workbookFolder.js';
export { LiveWorkbook } from './live/liveWorkbook.js';
export { LiveWorkbooks, oneBook } from './live/liveWorkbooks.js';
export { serve } from './live/server.js';
export { RunningClock, SetClock } from './running/clock.js';
export { LIVED_SAMPLES } from './sample/livedSamples.js';
export { BigQueryStore } from './services/bigQuery/store.js';
export { startOf } from './state/folderLock.js';
export { FolderStore } from './state/folderStore.js';
export type { SentMail, StoredTrigger } from './state/hostState.js';
export { removeState } from './state/mark.js';
export { MemoryStore, NotSaved, type Store } from './state/store.js';

if (require.main === module) {
  const [command, ...rest] = process.argv.slice(2);
  const work =
    command === 'start' ? start(rest) : command === 'demo' ? demo(rest) : cli(process.argv.slice(2));
  work.catch((error: unknown) => {
    process.stderr.write(`${errorMessage(error)}\n`);
    process.exitCode = 1;
  });
}
