/** Brings the protections to what they should be; only what differs is changed. */

import type { Environment } from '../../environment.js';
import { protectionChanges, unreachable, wantedProtections } from '../../rights/protectionPlan.js';
import type { WorkbookContents } from '../../workbook/contents.js';
import type { ProtectionChanges } from '../../workbook/port.js';
import { type ReadPlan, readPlan } from '../../workbook/readPlan.js';

export interface WantedChanges {
  readonly changes: ProtectionChanges;
  /** Addresses that may not be let in, because the spreadsheet is not shared with them. */
  readonly unreachable: readonly string[];
}

export function wantedChanges(
  environment: Environment,
  { plan }: ReadPlan,
  contents: WorkbookContents,
): WantedChanges {
  const { workbook } = environment;
  const reachable = new Set(workbook.sharedWith());
  const wanted = wantedProtections(plan, contents, [environment.userEmail()].filter(Boolean), reachable);
  return {
    changes: protectionChanges(wanted, workbook.protections()),
    unreachable: unreachable(plan, reachable, environment.ownerEmail()),
  };
}

export function protectWorkbook(environment: Environment): {
  readonly changed: number;
  readonly unreachable: readonly string[];
} {
  const contents = environment.workbook.read();
  const { changes, unreachable } = wantedChanges(
    environment,
    readPlan(contents, environment.today()),
    contents,
  );
  const failures = environment.workbook.protect(changes);
  return {
    changed: changes.add.length + changes.remove.length,
    unreachable: [...new Set([...unreachable, ...failures.map(({ address }) => address)])],
  };
}
