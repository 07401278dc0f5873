/** npm run dev: builds, serves, and after each change of src/ or sidebar/ builds anew, which reloads the open windows. */
import { type ChildProcess, spawn } from 'node:child_process';
import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { buildProject } from '../build/build.js';
import { errorMessage } from '../running/errorMessage.js';

const PROJECT = join(__dirname, '..', '..');
/** An editor writes a file in several strokes. */
const QUIET_MS = 50;

let host: ChildProcess | undefined;
let watchers: readonly FSWatcher[] = [];
let timer: NodeJS.Timeout | undefined;
let building = Promise.resolve();

/** Builds after what is being built; a build that fails is said, and the last good one stays. */
function build(withoutHost: boolean): Promise<void> {
  building = building.then(() =>
    buildProject(PROJECT, { readable: true, withoutHost }).catch((error: unknown) => {
      process.stderr.write(`${errorMessage(error)}\n`);
    }),
  );
  return building;
}

function stop(): void {
  clearTimeout(timer);
  for (const watcher of watchers) watcher.close();
  host?.kill();
}

async function dev(): Promise<void> {
  await build(false);
  host = spawn(
    process.execPath,
    ['--max-semi-space-size=64', join(PROJECT, '.build', 'local.cjs'), 'start', ...process.argv.slice(2)],
    { cwd: PROJECT, stdio: 'inherit' },
  );
  host.on('exit', stop);
  watchers = ['src', 'sidebar'].map((folder) =>
    watch(join(PROJECT, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => void build(true), QUIET_MS);
    }),
  );
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
void dev();
