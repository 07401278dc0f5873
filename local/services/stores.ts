/** PropertiesService and CacheService: small stores with limits. */
import type { Execution } from '../running/execution.js';
import { emulate } from './notEmulated.js';

type Properties = GoogleAppsScript.Properties.Properties;
type PropertiesService = GoogleAppsScript.Properties.PropertiesService;
type Cache = GoogleAppsScript.Cache.Cache;
type CacheService = GoogleAppsScript.Cache.CacheService;

/** Google: 9 kB a value, 500 kB a store. */
const VALUE_BYTES = 9 * 1024;
const STORE_BYTES = 500 * 1024;
/** Google: 100 kB a value, six hours at most. */
const CACHE_BYTES = 100 * 1024;
const CACHE_SECONDS = 21_600;
const CACHE_DEFAULT_SECONDS = 600;

function properties(execution: Execution, name: string): Properties {
  const store = (): Record<string, string> => {
    execution.state.properties[name] ??= {};
    return execution.state.properties[name];
  };
  const keep = (values: Record<string, string>): void => {
    for (const value of Object.values(values))
      if (Buffer.byteLength(value) > VALUE_BYTES) throw new Error('Argument too large: value');
    const after = Object.entries({ ...store(), ...values });
    if (after.reduce((sum, [k, v]) => sum + Buffer.byteLength(k + v), 0) > STORE_BYTES) {
      throw new Error(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    }
    Object.assign(store(), values);
  };
  const self: Properties = emulate<Properties>(
    'Properties',
    {
      getProperty: (key: string) => store()[key] ?? null,
      getProperties: () => ({ ...store() }),
      setProperty(key: string, value: string) {
        keep({ [key]: String(value) });
        return self;
      },
      setProperties(values: Record<string, string>, deleteAllOthers = false) {
        if (deleteAllOthers)
          throw new Error('Properties.setProperties that deletes others is not emulated by the local host.');
        keep(Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)])));
        return self;
      },
      deleteProperty(key: string) {
        delete store()[key];
        return self;
      },
    },
    execution,
  );
  return self;
}

export function propertiesService(execution: Execution): PropertiesService {
  return emulate<PropertiesService>(
    'PropertiesService',
    {
      getDocumentProperties: () => properties(execution, 'document'),
      getScriptProperties: () => properties(execution, 'script'),
      getUserProperties: () => properties(execution, `user:${execution.effectiveUser}`),
    },
    execution,
  );
}

export function cacheService(execution: Execution): CacheService {
  const { cache } = execution.state;
  const self = emulate<Cache>(
    'Cache',
    {
      get: (key: string) => {
        const entry = cache.get(key);
        return entry && entry.until > execution.clock.now() ? entry.value : null;
      },
      put: ((key: string, value: string, seconds: number = CACHE_DEFAULT_SECONDS) => {
        if (Buffer.byteLength(value) > CACHE_BYTES) throw new Error('Argument too large: value');
        cache.set(key, { value, until: execution.clock.now() + Math.min(seconds, CACHE_SECONDS) * 1000 });
      }) as Cache['put'],
      remove: (key: string) => {
        cache.delete(key);
      },
    },
    execution,
  );
  return emulate<CacheService>(
    'CacheService',
    { getDocumentCache: () => self, getScriptCache: () => self },
    execution,
  );
}
