/** The build with BigQuery, made once a run. */
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';

const TSX = join(__dirname, '..', '..', '..', 'node_modules', 'tsx', 'dist', 'cli.mjs');

export function bigQueryDist(): string {
  const folder = join(process.env['PAPI_PREPARED']!, 'bigquery');
  if (existsSync(folder)) return folder;
  const half = `${folder}.${process.pid}`;
  const { status, stderr } = spawnSync(process.execPath, [TSX, join(__dirname, 'buildBigQuery.ts'), half], {
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (status !== 0) throw new Error(stderr);
  if (!existsSync(folder)) renameSync(half, folder);
  return folder;
}
