/** What the workbook carries along wherever it is copied: the version of its schema, and its headers as last seen. */
import { headersNow, type RememberedHeaders } from '../check/structure.js';
import type { Environment } from '../environment.js';
import { SCHEMA_VERSION } from '../schema/sheets.js';
import type { WorkbookPort } from '../workbook/port.js';

const VERSION = 'papi.schema';
const HEADERS = 'papi.headers';

/** 0 for a workbook that never was set up, or was before it carried a version. */
export const schemaVersion = (workbook: WorkbookPort): number => Number(workbook.remembered(VERSION) ?? 0);

export function rememberedHeaders(workbook: WorkbookPort): RememberedHeaders {
  const text = workbook.remembered(HEADERS);
  try {
    return JSON.parse(text ?? '{}') as RememberedHeaders;
  } catch {
    return {};
  }
}

export const rememberVersion = (workbook: WorkbookPort, version: number): void =>
  workbook.remember(VERSION, String(version));

/** Remembers the headers as they stand now, of a workbook that is up to date. */
export function rememberWorkbook({ workbook }: Environment): void {
  rememberVersion(workbook, SCHEMA_VERSION);
  workbook.remember(HEADERS, JSON.stringify(headersNow(workbook.read())));
}
