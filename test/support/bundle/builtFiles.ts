/** What `npm run build` makes, and what tests run. */
import { join } from 'node:path';

const PROJECT = join(__dirname, '..', '..', '..');

/** The folder that is pushed to Google. */
export const DIST = join(PROJECT, 'dist');

/** The local host as one CommonJS file. */
export const LOCAL_HOST = join(PROJECT, '.build', 'local.cjs');
