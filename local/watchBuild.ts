/** Tells when the built files have been made anew. */
import { type FSWatcher, watch } from 'node:fs';

/** The build writes several files: it is over when nothing has been written for so long. */
const QUIET_MS = 250;

export function watchBuild(dist: string, page: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watchers = [dist, page].map(
    (folder): FSWatcher =>
      watch(folder, () => {
        clearTimeout(timer);
        timer = setTimeout(changed, QUIET_MS);
      }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
