/** Command-line options that the local tools share. */

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type OpenWorkbook, WorkbookFolder } from '../host/workbookFolder.js';
import { type Clock, realClock, SetClock } from '../running/clock.js';
import { PROJECT, SCRIPT_TIME_ZONE } from '../running/zoneOfProcess.js';
import { LIVED_SAMPLE_NAMES, type LivedSampleName } from '../sample/livedSamples.js';
import { FIRST } from '../state/folders.js';

const DEFAULT_PORT = 8787;

export const OPTIONS = {
  dir: { type: 'string' },
  today: { type: 'string' },
  user: { type: 'string' },
  workbook: { type: 'string' },
  display: { type: 'boolean' },
  help: { type: 'boolean' },
  fresh: { type: 'boolean' },
  previous: { type: 'boolean' },
  dev: { type: 'boolean' },
  'google-time': { type: 'boolean' },
  port: { type: 'string' },
  sample: { type: 'string' },
} as const;

export interface LocalOptions {
  readonly words: readonly string[];
  readonly dir: string;
  readonly today: string | undefined;
  /** Who works; undefined: whoever owns the workbook. */
  readonly user: string | undefined;
  /** Name of the workbook. */
  readonly workbook: string;
  readonly display: boolean;
  readonly help: boolean;
  /** Begins anew. */
  readonly fresh: boolean;
  /** Opens the save before the last. */
  readonly previous: boolean;
  /** Shows what developers look at: the log of calls. */
  readonly dev: boolean;
  /** Executions end after six minutes of the time that their calls would take on Google. */
  readonly googleTime: boolean;
  readonly port: number;
  /** The sample to begin with. */
  readonly sample: LivedSampleName;
}

export function localOptions(argv: readonly string[]): LocalOptions {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: OPTIONS,
    allowPositionals: true,
    strict: true,
  });
  return {
    words: positionals,
    dir: values.dir ?? join(PROJECT, '.local'),
    today: values.today,
    user: values.user,
    workbook: values.workbook ?? FIRST,
    display: values.display ?? false,
    help: values.help ?? false,
    fresh: values.fresh ?? false,
    previous: values.previous ?? false,
    dev: values.dev ?? false,
    googleTime: values['google-time'] ?? false,
    port: portOf(values.port),
    sample: sampleNamed(values.sample),
  };
}

/** @throws with what is wrong */
function sampleNamed(text: string = LIVED_SAMPLE_NAMES[0]!): LivedSampleName {
  const name = LIVED_SAMPLE_NAMES.find((one) => one === text);
  if (!name) throw new Error(`--sample ${text}: chọn một trong ${LIVED_SAMPLE_NAMES.join(', ')}.`);
  return name;
}

/** @throws with what is wrong */
function portOf(text: string | undefined): number {
  const port = text === undefined ? DEFAULT_PORT : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`--port ${text}: cần một số từ 0 đến 65535.`);
  return port;
}

const clockOf = (today: string | undefined): Clock =>
  today === undefined ? realClock : new SetClock(today, SCRIPT_TIME_ZONE);

/** A workbook of the state folder, with those that it may read. */
export function openHost(
  {
    dir,
    today,
    workbook = FIRST,
    previous = false,
  }: Pick<LocalOptions, 'dir' | 'today'> & Partial<Pick<LocalOptions, 'workbook' | 'previous'>>,
  making?: (title: string) => void,
): OpenWorkbook & { readonly clock: Clock; readonly folder: WorkbookFolder } {
  const clock = clockOf(today);
  const folder = new WorkbookFolder({ dir, clock, ...(making ? { making } : {}) });
  try {
    if (previous) folder.takePrevious(workbook);
    const opened = folder.workbook(workbook);
    // What it reads of others is renewed when it is opened.
    if (opened.host.state.grid.readsOthers()) opened.host.refreshImports();
    return { ...opened, clock, folder };
  } catch (error) {
    folder.close();
    throw error;
  }
}
