/** After all tests. */
import { rmSync } from 'node:fs';

export default function globalTeardown(): void {
  rmSync(process.env['PAPI_PREPARED']!, { recursive: true, force: true });
}
