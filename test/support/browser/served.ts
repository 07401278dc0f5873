/** The local host served in this process, for tests: its workbook in memory, any free port. */
import { join } from 'node:path';
import { DIST } from '../bundle/builtFiles.js';
import { LiveWorkbook, LocalHost, MemoryStore, oneBook, RunningClock, serve } from '../localHost.js';
import { OWNER, TODAY, ZONE } from '../preparedHost.js';

export interface Served {
  readonly workbook: LiveWorkbook;
  readonly host: LocalHost;
  readonly store: MemoryStore;
  readonly url: string;
  readonly token: string;
  close(): Promise<void>;
}

export async function servedHost(store = new MemoryStore()): Promise<Served> {
  const clock = new RunningClock(ZONE);
  clock.set(TODAY);
  const host = new LocalHost({
    dist: DIST,
    store,
    clock,
    owner: OWNER,
    scriptTimeZone: ZONE,
    saveWithinMs: 20,
  });
  host.run('onOpen');
  const workbook = new LiveWorkbook(host, clock);
  const page = join(DIST, '..', '.build', 'page');
  const server = await serve({ books: oneBook(workbook, store), page, port: 0, dev: true });
  return {
    workbook,
    host,
    store,
    url: server.url,
    token: server.token,
    async close() {
      await server.close();
      host.close();
    },
  };
}
