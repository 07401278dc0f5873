/** The script as custom functions see it: without services, in a context of its own. */
import type vm from 'node:vm';
import { type Day, dateFromDay, isDate } from '../../src/calendar/day.js';
import type { CustomArgument, Evaluated } from '../formulas/univerEngine.js';
import { type Clock, dateOn } from '../running/clock.js';
import { scriptScope } from './scriptScope.js';

/** Enters the script at its first call; Google enters it anew for each. */
export class CustomFunctions {
  private context: vm.Context | null = null;

  constructor(
    private readonly script: vm.Script,
    private readonly clock: Clock,
  ) {}

  /** Forgets what the script keeps in its globals, as the next execution of Google's does. */
  afresh(): void {
    this.context = null;
  }

  run(name: string, args: readonly CustomArgument[]): Evaluated | Evaluated[][] {
    const HostDate = dateOn(this.clock);
    if (!this.context) {
      this.context = scriptScope({ Date: HostDate });
      this.script.runInContext(this.context);
    }
    const { context } = this;
    const given = (one: Evaluated): unknown => {
      if (one.value === null) return '';
      return one.isDate ? dateFromSerial(one.value as number, HostDate) : one.value;
    };
    const values = args.map((arg) => (Array.isArray(arg) ? arg.map((line) => line.map(given)) : given(arg)));
    const result = (context[name] as (...args: unknown[]) => unknown)(...values);
    const taken = (value: unknown): Evaluated => {
      if (isDate(value)) return { value: serialOfLocal(value), isDate: true };
      if (value === null || value === undefined) return { value: '', isDate: false };
      return {
        value: typeof value === 'number' || typeof value === 'boolean' ? value : String(value),
        isDate: false,
      };
    };
    return Array.isArray(result)
      ? result.map((line: unknown) => (Array.isArray(line) ? line.map(taken) : [taken(line)]))
      : taken(result);
  }
}

function dateFromSerial(serial: number, HostDate: DateConstructor): Date {
  const midnight = dateFromDay(Math.floor(serial) as Day);
  return new HostDate(midnight.getTime() + Math.round((serial % 1) * 86400) * 1000);
}

function serialOfLocal(date: Date): number {
  const midnight = new Date(date.getFullYear(), date.getMonth(), date.getDate());
  const day = Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000) + 25569;
  return day + (date.getTime() - midnight.getTime()) / 86_400_000;
}
