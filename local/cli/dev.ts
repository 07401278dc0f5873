/** npm run dev: builds, serves, and after each change of src/ or sidebar/ builds and reloads the open windows. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const PROJECT = join(__dirname, '..', '..');
const BUILT = [join(PROJECT, 'dist', 'report.html'), join(PROJECT, '.build', 'page', 'page.html')];
const LOOK_EVERY_MS = 200;

const run = (file: string, args: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['--max-semi-space-size=64', join(PROJECT, file), ...args], {
    cwd: PROJECT,
    stdio: 'inherit',
  });

for (const file of BUILT) rmSync(file, { force: true });
const build = run('node_modules/rollup/dist/bin/rollup', [
  '--config',
  'rollup.config.mjs',
  '--watch',
  '--no-watch.clearScreen',
  '--silent',
]);
let host: ChildProcess | undefined;
const timer = setInterval(() => {
  if (!BUILT.every(existsSync)) return;
  clearInterval(timer);
  host = run('.build/local.cjs', ['start', ...process.argv.slice(2)]);
  host.on('exit', stop);
}, LOOK_EVERY_MS);

function stop(): void {
  clearInterval(timer);
  build.kill();
  host?.kill();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
build.on('exit', stop);
