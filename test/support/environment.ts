/**
 * Jest's environment, with the local host loaded outside jest's own realm. Inside it every global look-up of the
 * formula engine goes through an interceptor, which makes a test of the workbook five times slower.
 */
import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';
import { LOCAL_HOST } from './bundle/builtFiles';

let localHost: unknown;

/**
 * A worker that has nothing left to do takes its gigabyte of heap apart before it goes, longer than the half second that
 * jest gives it. This way it just goes; whatever still holds it open is told by jest as before.
 */
const leaving = process as NodeJS.Process & { leavesAtOnce?: true };
if (process.send && !leaving.leavesAtOnce) {
  leaving.leavesAtOnce = true;
  process.once('beforeExit', () => process.exit());
}

export default class Environment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    localHost ??= createRequire(LOCAL_HOST)(LOCAL_HOST);
    (this.global as unknown as { localHost: unknown }).localHost = localHost;
  }
}
