/**
 * npm run bench: what each execution pays before it does anything. Google parses the whole script and runs its top level
 * for every one, a custom function's included; so each run here is a fresh process that has seen the script never.
 * Reckoned in the processor's time, which is the script's doing, and not by the clock, which is the machine's as well.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '..', '..', 'dist', 'Code.js');
const RUNS = 50;
/** Milliseconds, medians (issue 13). */
const LIMITS = { whole: 15, topLevel: 1 };

/** Parses the script, runs its top level, calls its first function; tells what each took, in ms. */
const ONE_RUN = `
  const { readFileSync } = require('node:fs');
  const { Script } = require('node:vm');
  const code = readFileSync(${JSON.stringify(SCRIPT)}, 'utf8');
  const begun = process.cpuUsage();
  const at = [0];
  const lap = () => { const { user, system } = process.cpuUsage(begun); at.push((user + system) / 1000); };
  const script = new Script(code); lap();
  script.runInThisContext(); lap();
  const quarter = PAPI_QUARTER('30/06/2023'); lap();
  if (quarter !== '2023-Q2') throw new Error(String(quarter));
  console.log(JSON.stringify({ parse: at[1] - at[0], topLevel: at[2] - at[1], firstCall: at[3] - at[2], whole: at[3] - at[0] }));
`;

type Laps = Readonly<Record<'parse' | 'topLevel' | 'firstCall' | 'whole', number>>;

const runs = Array.from(
  { length: RUNS },
  () => JSON.parse(execFileSync(process.execPath, ['-e', ONE_RUN], { encoding: 'utf8' })) as Laps,
);
const median = (lap: keyof Laps): number =>
  runs.map((run) => run[lap]).sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;

console.log(`Loading dist/Code.js, medians of ${RUNS} fresh processes`);
for (const [title, lap] of [
  ['parse', 'parse'],
  ['top level', 'topLevel'],
  ['first call', 'firstCall'],
  ['all of it', 'whole'],
] as const) {
  const limit = lap === 'whole' || lap === 'topLevel' ? LIMITS[lap] : undefined;
  const over = limit !== undefined && median(lap) > limit;
  if (over) process.exitCode = 1;
  console.log(
    `  ${title.padEnd(12)}${median(lap).toFixed(2).padStart(8)} ms${limit === undefined ? '' : `   at most ${limit}: ${over ? 'TOO MUCH' : 'held'}`}`,
  );
}
