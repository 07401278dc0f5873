/** Tells when the built files have been made anew. */
import { watch } from 'node:fs';

/** The build writes several files: it is over when nothing has been written for so long. */
const QUIET_MS = 120;

export function watchBuild(dist: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(dist, () => {
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET_MS);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
