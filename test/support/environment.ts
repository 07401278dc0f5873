/**
 * Jest's environment, with the local host loaded outside jest's own realm. Inside it every global look-up of the
 * formula engine goes through an interceptor, which makes a test of the workbook five times slower.
 */
import { createRequire } from 'node:module';
import { TestEnvironment } from 'jest-environment-node';
import { LOCAL_HOST } from './builtFiles';

let localHost: unknown;

export default class Environment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    localHost ??= createRequire(LOCAL_HOST)(LOCAL_HOST);
    (this.global as unknown as { localHost: unknown }).localHost = localHost;
  }
}
