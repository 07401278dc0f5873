/** The local host, from outside jest's realm (see environment.ts). */
import type * as Local from '../../local/main';

const local = (globalThis as unknown as { localHost: typeof Local }).localHost;

export const {
  LocalHost,
  OtherSpreadsheets,
  BigQueryStore,
  LiveWorkbook,
  LiveWorkbooks,
  WorkbookFolder,
  oneBook,
  SetClock,
  RunningClock,
  MemoryStore,
  FolderStore,
  NotSaved,
  removeState,
  startOf,
  columnName,
  LIVED_SAMPLES,
  serve,
} = local;
export type LiveWorkbook = Local.LiveWorkbook;
export type LocalHost = Local.LocalHost;
export type SetClock = Local.SetClock;
export type MemoryStore = Local.MemoryStore;
export type Raw = Local.Raw;
export type Run = Local.Run;
export type RunOptions = Local.RunOptions;
export type MeterOptions = NonNullable<RunOptions['meter']>;
export type SentMail = Local.SentMail;
