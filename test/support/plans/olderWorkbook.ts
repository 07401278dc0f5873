/**
 * Workbooks as earlier versions left them. v1: schema 1. v2: version 0.1.0 (schema 2, made by commit d84fa65), the
 * Hưng Yên sample as of 8 June 2023: two quarters open, the 6-month period closed, rows filled in, approved and sent
 * back by STC and STP, columns of people's own, a finding, mails sent.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { MemoryStore } from '../localHost.js';
import { openTestHost, type TestHost } from '../preparedHost.js';

export function olderWorkbook(version: 'v1' | 'v2'): TestHost {
  const store = new MemoryStore();
  const file = join(__dirname, '..', '..', 'data', `workbook-${version}.json.gz`);
  store.save(JSON.parse(gunzipSync(readFileSync(file)).toString()));
  return openTestHost(store);
}
