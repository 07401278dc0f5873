/** Before all tests: the script's zone, as Google runs the script, and the local host built for plain Node. */
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const PROJECT = join(__dirname, '..');

/** The local host as one CommonJS file. */
export const LOCAL_HOST = join(PROJECT, 'node_modules', '.cache', 'papi', 'localHost.cjs');

export default function globalSetup(): void {
  process.env['TZ'] = 'Asia/Ho_Chi_Minh';
  buildSync({
    entryPoints: [join(PROJECT, 'local', 'index.ts')],
    outfile: LOCAL_HOST,
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
  });
}
