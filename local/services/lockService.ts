/** LockService: one lock a document, let go when the execution ends. */
import type { Execution } from '../running/execution.js';
import { emulate } from './notEmulated.js';

type Lock = GoogleAppsScript.Lock.Lock;
type LockService = GoogleAppsScript.Lock.LockService;

/** @param held names of the locks this execution holds, so that its end can let them go */
export function lockService(execution: Execution, held: Set<string>): LockService {
  const { locks } = execution.state;
  const lock = (name: string): Lock => {
    const take = (): boolean => {
      if (held.has(name)) return true;
      if (locks.has(name)) return false;
      locks.add(name);
      held.add(name);
      return true;
    };
    return emulate<Lock>(
      'Lock',
      {
        tryLock(ms: number) {
          if (take()) return true;
          // Nobody lets go meanwhile: one execution runs at a time here.
          execution.meter.slept(ms);
          execution.clock.spend(ms);
          return false;
        },
        waitLock(ms: number) {
          if (take()) return;
          execution.meter.slept(ms);
          execution.clock.spend(ms);
          throw new Error('Lock timeout: another process was holding the lock for too long.');
        },
        hasLock: () => held.has(name),
        releaseLock() {
          if (held.delete(name)) locks.delete(name);
        },
      },
      execution,
    );
  };
  return emulate<LockService>(
    'LockService',
    { getDocumentLock: () => lock('document'), getScriptLock: () => lock('script') },
    execution,
  );
}
