/** npm run build: builds once, the folder of this project or the one that is named. */
import { join, resolve } from 'node:path';
import { buildProject } from './build.js';

const root = process.argv[2] === undefined ? join(__dirname, '..', '..') : resolve(process.argv[2]);

buildProject(root).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
