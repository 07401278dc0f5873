/** ScriptApp: time-based triggers, each the property of whoever made it. */
import { randomUUID } from 'node:crypto';
import type { Execution } from '../running/execution.js';
import type { StoredTrigger } from '../state/hostState.js';
import { emulate } from './notEmulated.js';

type ScriptApp = GoogleAppsScript.Script.ScriptApp;
type Trigger = GoogleAppsScript.Script.Trigger;
type Clock = GoogleAppsScript.Script.ClockTriggerBuilder;

/** Google: 20 triggers per user and script. */
const TRIGGERS_PER_USER = 20;

const stored = new WeakMap<object, StoredTrigger>();

export function scriptApp(execution: Execution): ScriptApp {
  const { state, effectiveUser } = execution;
  const mine = (): StoredTrigger[] => state.triggers.filter(({ owner }) => owner === effectiveUser);

  const trigger = (data: StoredTrigger): Trigger => {
    const self = emulate<Trigger>(
      'Trigger',
      { getUniqueId: () => data.id, getHandlerFunction: () => data.handler },
      execution,
    );
    stored.set(self, data);
    return self;
  };

  const create = (data: Omit<StoredTrigger, 'id' | 'owner'>): Trigger => {
    if (mine().length >= TRIGGERS_PER_USER)
      throw new Error(
        'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      );
    const made: StoredTrigger = { ...data, id: randomUUID(), owner: effectiveUser };
    state.triggers.push(made);
    return trigger(made);
  };

  return emulate<ScriptApp>(
    'ScriptApp',
    {
      // Only the current user's triggers are seen.
      getProjectTriggers: () => mine().map(trigger),
      deleteTrigger(doomed: Trigger) {
        const data = stored.get(doomed);
        state.triggers = state.triggers.filter(({ id }) => id !== data?.id);
      },
      newTrigger: (handler: string) =>
        emulate<GoogleAppsScript.Script.TriggerBuilder>(
          'TriggerBuilder',
          {
            timeBased: () => {
              let daily = false;
              let hour: number | null = null;
              let afterMs: number | null = null;
              const clock: Clock = emulate<Clock>(
                'ClockTriggerBuilder',
                {
                  everyDays(days: number) {
                    if (days !== 1)
                      throw new Error(
                        'ClockTriggerBuilder.everyDays of more than one day is not emulated by the local host.',
                      );
                    daily = true;
                    return clock;
                  },
                  atHour(at: number) {
                    hour = at;
                    return clock;
                  },
                  inTimezone: () => clock,
                  after(ms: number) {
                    afterMs = ms;
                    return clock;
                  },
                  create: () =>
                    create(
                      daily
                        ? { handler, kind: 'daily', hour: hour ?? 0, at: null }
                        : { handler, kind: 'once', hour: null, at: execution.clock.now() + (afterMs ?? 0) },
                    ),
                },
                execution,
              );
              return clock;
            },
          },
          execution,
        ),
    },
    execution,
  );
}
