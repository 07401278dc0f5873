/** Scripts of a test's own on the local services: each snippet is the body of one execution. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BigQueryStore, LocalHost, MemoryStore, type RunOptions, SetClock } from '../localHost.js';
import { OWNER, ZONE } from '../preparedHost.js';

const CODE = `
function run(body) { return new Function(body)(); }
function hidden_() { return 1; }
function onEdit(e) {
  const value = e.range.getValue();
  if (value === 'who') e.range.setValue('[' + Session.getActiveUser().getEmail() + ']');
  if (value === 'mail') MailApp.sendEmail({ to: 'a@b.example', subject: 's', body: 'b' });
  if (value === 'sleep') { Utilities.sleep(31000); e.range.setValue('woke'); }
  if (value === 'old') e.range.setNote(e.oldValue + ' → ' + e.value);
}
function later() {
  const cell = SpreadsheetApp.getActive().getSheets()[0].getRange('A1');
  cell.setValue(Number(cell.getValue()) + 1);
}
function givesDate() { return { at: new Date() }; }
/**
 * Doubles.
 * @customfunction
 */
function DOUBLE(x) {
  if (Array.isArray(x)) return x.map((line) => line.map((v) => v === '' ? '' : v * 2));
  if (typeof x !== 'number') throw new Error('not a number: ' + x);
  return x * 2;
}
/**
 * Type of what a custom function is given.
 * @customfunction
 */
function KIND(x) { return Object.prototype.toString.call(x).slice(8, -1) + (x === '' ? ' empty' : ''); }
/**
 * Services are out of a custom function's reach.
 * @customfunction
 */
function REACH() { return typeof SpreadsheetApp + typeof MailApp; }
`;

export interface ScriptHost {
  readonly host: LocalHost;
  readonly store: MemoryStore;
  readonly clock: SetClock;
  run(body: string, options?: RunOptions): unknown;
}

/** @param manifest what stands beside the script; left out: nothing */
export function scriptHost({
  manifest,
  bigQuery,
}: {
  readonly manifest?: object;
  readonly bigQuery?: InstanceType<typeof BigQueryStore>;
} = {}): ScriptHost {
  const dist = mkdtempSync(join(tmpdir(), 'papi-script-'));
  writeFileSync(join(dist, 'Code.js'), CODE);
  if (manifest) writeFileSync(join(dist, 'appsscript.json'), JSON.stringify(manifest));
  const store = new MemoryStore();
  const clock = new SetClock('2023-06-08', ZONE);
  const host = new LocalHost({
    dist,
    store,
    clock,
    owner: OWNER,
    scriptTimeZone: ZONE,
    ...(bigQuery ? { bigQuery } : {}),
  });
  return {
    host,
    store,
    clock,
    run: (body, options) =>
      host.run(
        'run',
        [
          `const spreadsheet = SpreadsheetApp.getActiveSpreadsheet(); const sheet = spreadsheet.getSheets()[0]; ${body}`,
        ],
        options,
      ).result,
  };
}
