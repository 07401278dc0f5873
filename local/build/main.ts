/** npm run build: builds once, the folder of this project or the one that is named; --bigquery: with BigQuery. */
import { join, resolve } from 'node:path';
import { buildProject } from './build.js';

const FLAG = '--bigquery';
const [named] = process.argv.slice(2).filter((argument) => argument !== FLAG);
const root = named === undefined ? join(__dirname, '..', '..') : resolve(named);

buildProject(root, { bigQuery: process.argv.includes(FLAG) }).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
