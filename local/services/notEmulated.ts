/** Stand-ins for Google's services: typed as Google's own, every call metered, the rest refused by name. */
import { type CallMeter, Killed } from '../running/callMeter.js';
import type { Execution } from '../running/execution.js';
import { kindOfCall } from '../running/serviceCalls.js';

const PASSED_THROUGH = new Set<PropertyKey>([
  'then',
  'toJSON',
  'constructor',
  'inspect',
  'asymmetricMatch',
  'nodeType',
]);

/**
 * A service object that has the methods given, each counted, and throws on any other: a signature that Google
 * does not have cannot be given (it is not in T), and one that is not emulated cannot be called by mistake.
 *
 * @param name as Google names the class, for the meter and for messages
 */
export function emulate<T extends object>(
  name: string,
  methods: Partial<T>,
  { meter, buffer }: Pick<Execution, 'meter' | 'buffer'>,
): T {
  return new Proxy(methods, {
    get(target, property) {
      if (typeof property === 'symbol' || PASSED_THROUGH.has(property)) return undefined;
      const member = (target as Record<string, unknown>)[property];
      if (member === undefined) throw new Error(`${name}.${property} is not emulated by the local host.`);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        try {
          const kind = kindOfCall(name, property);
          const lost = meter.called(`${name}.${property}`, kind);
          if (kind === 'read' || kind === 'protect') buffer.push();
          const result = (member as (...args: unknown[]) => unknown).apply(target, args);
          if (lost) throw lost;
          return result;
        } catch (error) {
          throw asGoogles(error, meter);
        }
      };
    },
    set(_, property) {
      throw new Error(`${name}.${String(property)} cannot be set.`);
    },
  }) as T;
}

/** Errors of Google's services are Errors to the script, named Exception. */
function asGoogles(error: unknown, { errorPrototype }: CallMeter): unknown {
  if (!(error instanceof Error) || error instanceof Killed) return error;
  Object.setPrototypeOf(error, errorPrototype);
  error.name = 'Exception';
  return error;
}

/** A service that a simple trigger, which nobody consented to, may not touch. */
export const unauthorized = (name: string): object =>
  new Proxy(
    {},
    {
      get(_, property) {
        throw new Error(`Specified permissions are not sufficient to call ${name}.${String(property)}.`);
      },
    },
  );
