/** The built bundle, loaded by gas-local as Apps Script loads a script: one global scope. */
import { DIST } from './builtFiles.js';

type Cells = unknown;

export interface CustomFunctions {
  VN_NETWORKDAYS(start: Cells, end: Cells, daysOff?: Cells): unknown;
  VN_WORKDAY(start: Cells, days: Cells, daysOff?: Cells): unknown;
  VN_ISWORKDAY(date: Cells, daysOff?: Cells): unknown;
  VN_DAYOFF(date: Cells, daysOff?: Cells): unknown;
  VN_LUNAR(date: Cells): unknown;
  PAPI_STATUS(due: Cells, done: Cells, asOf: Cells, soon?: Cells, daysOff?: Cells): unknown;
  PAPI_DAYSLEFT(due: Cells, asOf: Cells, done?: Cells, daysOff?: Cells): unknown;
  PAPI_PLANDUE(issued: Cells, days?: Cells, daysOff?: Cells): unknown;
  PAPI_LASTDAY(before: Cells): unknown;
  PAPI_QUARTER(date: Cells): unknown;
  PAPI_TASKDONE(
    code: Cells,
    leads: Cells,
    done: Cells,
    reports: Cells,
    agencies: Cells,
    counted?: Cells,
    groups?: Cells,
    milestones?: Cells,
  ): unknown;
  PAPI_TASKDUE(
    code: Cells,
    leads: Cells,
    due: Cells,
    done: Cells,
    milestones: Cells,
    reports: Cells,
    agencies: Cells,
    groups?: Cells,
  ): unknown;
}

/** A fresh load. Custom functions get no services. */
export function bundle(): CustomFunctions {
  const gas = require('gas-local') as { require(folder: string, globals: object): CustomFunctions };
  return gas.require(DIST, { Date });
}
