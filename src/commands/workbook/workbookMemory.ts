/** What the workbook carries along wherever it is copied: the version of its schema, and its headers as last seen. */
import { headersNow, type RememberedHeaders } from '../../check/sheets/structure.js';
import type { Environment } from '../../environment.js';
import { WORKBOOK_MODELS, type WorkbookModel } from '../../plan/workbookModel.js';
import { SCHEMA_VERSION } from '../../schema/sheets.js';
import { sheetsAtHand } from '../../schema/sheetsAtHand.js';
import type { WorkbookPort } from '../../workbook/port.js';

const VERSION = 'papi.schema';
const HEADERS = 'papi.headers';
const MODEL = 'papi.model';

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

/** The keys of the sheets that the workbook had when it was last in order; looked up only when one is asked for. */
export function sheetsBefore(workbook: WorkbookPort): { has(key: string): boolean } {
  let headers: RememberedHeaders | undefined;
  return {
    has(key) {
      headers ??= rememberedHeaders(workbook);
      return key in headers;
    },
  };
}

/** What people said the workbook is of; null where they have not. */
export const rememberedModel = (workbook: WorkbookPort): WorkbookModel | null =>
  WORKBOOK_MODELS.find((model) => model === workbook.remembered(MODEL)) ?? null;

export const rememberModel = (workbook: WorkbookPort, model: WorkbookModel): void =>
  workbook.remember(MODEL, model);

export const rememberVersion = (workbook: WorkbookPort, version: number): void =>
  workbook.remember(VERSION, String(version));

/** Remembers the headers as they stand now, of a workbook that is up to date. */
export function rememberWorkbook({ workbook }: Environment, contents = workbook.read()): void {
  rememberVersion(workbook, SCHEMA_VERSION);
  workbook.remember(HEADERS, JSON.stringify(headersNow(contents, sheetsAtHand(contents))));
}
