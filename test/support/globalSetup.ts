/** Before all tests: the script's zone, as Google runs the script; workers inherit it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function globalSetup(): void {
  process.env['TZ'] = 'Asia/Ho_Chi_Minh';
  // Workbooks that several files start from are prepared once a run.
  process.env['PAPI_PREPARED'] = mkdtempSync(join(tmpdir(), 'papi-prepared-'));
}
