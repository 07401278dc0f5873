/**
 * Puts this process into the script's zone, as Google runs the script: the local getters of Date then name
 * Vietnamese days whatever zone the machine is in. Import it before anything that touches a Date.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const PROJECT = join(__dirname, '..');

const manifest = JSON.parse(readFileSync(join(PROJECT, 'appsscript.json'), 'utf8')) as { timeZone: string };

export const SCRIPT_TIME_ZONE = manifest.timeZone;

process.env['TZ'] = SCRIPT_TIME_ZONE;
