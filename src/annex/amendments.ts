/** An annex beside the tasks that stand in the workbook: what is new, changed, gone. */

import type { Cycle } from '../plan/days/cycle.js';
import type { AnnexRow } from './readAnnex.js';
import { spoken } from './spelling.js';

/** A task as it stands in `Nhiệm vụ`: as typed, groups not expanded, days as ISO texts. */
export interface StandingTask {
  /** 1-based row of the sheet. */
  readonly row: number;
  readonly code: string;
  readonly area: number | null;
  readonly component: string;
  readonly title: string;
  readonly product: string;
  readonly leads: readonly string[];
  readonly supports: readonly string[];
  readonly start: string | null;
  readonly due: string | null;
  readonly cycle: Cycle;
  readonly milestones: readonly string[];
}

/** What an amendment may change of a task. */
export const AMENDED = {
  title: 'Nhiệm vụ',
  product: 'Sản phẩm',
  area: 'Lĩnh vực',
  component: 'Nội dung thành phần',
  leads: 'Chủ trì',
  supports: 'Phối hợp',
  cycle: 'Chế độ',
  start: 'Bắt đầu',
  due: 'Hạn hoàn thành',
  milestones: 'Các mốc',
} as const;
export type AmendedKey = keyof typeof AMENDED;

export interface Amendment {
  readonly source: number;
  readonly state: 'new' | 'changed' | 'same';
  /** The code it has or will have in the workbook. */
  readonly code: string;
  /** Row of the task that it is; null for a new one. */
  readonly row: number | null;
  readonly changes: readonly { readonly key: AmendedKey; readonly before: string; readonly after: string }[];
  /** Why its code is not the annex's number; null where it is. */
  readonly note: string | null;
}

export interface Comparison {
  readonly amendments: readonly Amendment[];
  /** Tasks of the workbook that the annex no longer has. */
  readonly gone: readonly StandingTask[];
}

/** Two titles are of one task from here on (capabilities 9). */
const SAME_TASK = 0.75;
/** With the same code less is enough. */
const SAME_CODE = 0.5;

const wordsOf = (title: string): string[] =>
  spoken(title)
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean);

/** Share of words in common, 0 to 1. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count > 0) {
      common++;
      left.set(word, count - 1);
    }
  }
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
}

const textOf = (value: AnnexRow[AmendedKey] | StandingTask[AmendedKey]): string =>
  Array.isArray(value) ? value.join(';') : value === null ? '' : String(value);

/** What hangs together with the due day: where that is another, they are too, and none may be left over. */
const OF_TIME: readonly AmendedKey[] = ['start', 'milestones'];

/** What the annex says otherwise; where it says nothing, what stands stays. */
export function changesOf(row: AnnexRow, task: StandingTask): Amendment['changes'] {
  const otherTime = row.due !== null && (row.due !== task.due || row.cycle !== task.cycle);
  return (Object.keys(AMENDED) as AmendedKey[]).flatMap((key) => {
    const before = textOf(task[key]);
    const after = textOf(row[key]);
    const isSilent =
      key === 'cycle' ? row.due === null : after === '' && !(otherTime && OF_TIME.includes(key));
    return isSilent || spoken(before) === spoken(after) ? [] : [{ key, before, after }];
  });
}

/**
 * Finds the task that each row of an annex is: by its title, then by its code, then by a title much like it. A task
 * keeps its code whatever its new number; a new row whose number is taken gets the next free one.
 */
export function compareWithTasks(rows: readonly AnnexRow[], tasks: readonly StandingTask[]): Comparison {
  const annex = rows.filter(({ kind }) => kind === 'task');
  const pairs = new Map<AnnexRow, StandingTask>();
  const free = new Set(tasks);
  const pair = (row: AnnexRow, task: StandingTask): void => {
    pairs.set(row, task);
    free.delete(task);
  };
  const rowWords = new Map(annex.map((row) => [row, wordsOf(row.title)]));
  const taskWords = new Map(tasks.map((task) => [task, wordsOf(task.title)]));
  const near = (row: AnnexRow, task: StandingTask): number =>
    likeness(rowWords.get(row)!, taskWords.get(task)!);

  for (const row of annex) {
    const title = rowWords.get(row)!.join(' ');
    const alike = [...free].filter((task) => taskWords.get(task)!.join(' ') === title);
    const same = alike.find((task) => spoken(task.code) === spoken(row.code)) ?? alike[0];
    if (same) pair(row, same);
  }
  for (const row of annex) {
    if (pairs.has(row)) continue;
    const coded = [...free].find((task) => spoken(task.code) === spoken(row.code));
    if (coded && near(row, coded) >= SAME_CODE) pair(row, coded);
  }
  const rest = annex
    .filter((row) => !pairs.has(row))
    .flatMap((row) => [...free].map((task) => ({ row, task, score: near(row, task) })))
    .filter(({ score }) => score >= SAME_TASK)
    .sort((a, b) => b.score - a.score);
  for (const { row, task } of rest) if (!pairs.has(row) && free.has(task)) pair(row, task);

  const taken = new Set(tasks.map(({ code }) => spoken(code)));
  const numbers = [...tasks, ...annex].map(({ code }) => Number(/^\D*(\d+)/.exec(code)?.[1] ?? 0));
  let next = Math.max(0, ...numbers) + 1;
  const amendments = annex.map((row): Amendment => {
    const task = pairs.get(row);
    if (task) {
      const changes = changesOf(row, task);
      return {
        source: row.source,
        state: changes.length > 0 ? 'changed' : 'same',
        code: task.code,
        row: task.row,
        changes,
        note: null,
      };
    }
    let code = row.code;
    if (taken.has(spoken(code))) code = `NV${String(next++).padStart(2, '0')}`;
    taken.add(spoken(code));
    return {
      source: row.source,
      state: 'new',
      code,
      row: null,
      changes: [],
      note: code === row.code ? null : `Mã ${row.code} đã có nhiệm vụ khác: nhiệm vụ này mang mã ${code}.`,
    };
  });
  return { amendments, gone: tasks.filter((task) => free.has(task)) };
}
