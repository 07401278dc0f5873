/**
 * Makes a copy of the workbook the next year's (capabilities §8). What it has begun is remembered before anything is
 * written, and each sheet is one stroke that comes to the same however often it is made: a run that was cut off is gone
 * on with by the next. The way back is the original.
 */
import { type CellValue, comparable, dayInCell } from '../../../cells/value.js';
import type { NextYearReport, NextYearRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import { newestTold } from '../../../reminders/memory/told.js';
import { lineCount } from '../../../reminders/memory/toldMemory.js';
import { OWNERSHIP } from '../../../rights/ownRows.js';
import type { Sheet } from '../../../schema/declaration.js';
import {
  AGENCIES,
  DATA,
  DAYS_OFF,
  FINDINGS,
  INSPECTION_PLANS,
  LEDGER,
  QUARTERLY,
  SETTINGS,
  TASKS,
} from '../../../schema/sheets.js';
import { FIRST_DATA_ROW } from '../../../schema/standing.js';
import { appendRows } from '../../../workbook/appendRows.js';
import { positions } from '../../../workbook/contents.js';
import { appendLedger } from '../../ledger.js';
import { recall, remember } from '../../reminders/ledger/ledgerMemory.js';
import { recordsIn } from '../../reminders/ledger/records.js';
import { adoptFrozen } from '../../workbook/knownSheets/frozenSheets.js';
import { rightsState } from '../../workbook/rights/rightsState.js';
import { leaveRightsClosed } from '../../workbook/rights/takeUpRights.js';
import { cellText, rememberImport } from '../annex/importMemory.js';
import { rememberNextYear } from './nextYearMemory.js';
import { type Prepared, prepareNextYear } from './nextYearPreview.js';
import { DEED, isEmptyRow } from './sheetsNextYear.js';

/** Written one after the other, each pushed out: the next is reckoned from it when the run is cut off in between. */
const IN_ORDER: readonly string[] = [TASKS.key, FINDINGS.key, AGENCIES.key];
/** Agencies stay in the order that people gave them, with an empty row where one has ended. */
const BY_CODE: readonly string[] = [TASKS.key, FINDINGS.key, INSPECTION_PLANS.key];

export function startNextYear(environment: Environment, request: NextYearRequest): NextYearReport {
  return environment.exclusively(() => {
    const prepared = prepareNextYear(environment, request.tasks);
    const { from, decided, begun, before, after, preview } = prepared;
    if (preview.fingerprint !== request.fingerprint)
      throw new Refusal('Từ lúc xem trước, bảng tính đã thay đổi. Chưa làm gì: hãy xem trước lại.');
    const memory = begun ?? { from, decided, before, after, done: false };
    rememberNextYear(environment, memory);
    // By the periods of the year that ends: those of the next know nothing of what it froze.
    adoptFrozen(environment, prepared.current.plan, prepared.current.contents);
    leaveRightsClosed(
      environment,
      prepared.next.sheets.flatMap(({ sheet, changed, emptied }) =>
        changed + emptied > 0 && OWNERSHIP[sheet.key] ? [sheet.title] : [],
      ),
    );
    environment.workbook.flush();
    write(environment, prepared);
    appendLedger(environment, [
      {
        deed: DEED,
        content: `Chuyển bản sao này từ năm ${from} sang năm ${from + 1}`,
        detail: [
          ...preview.sheets.map(
            ({ sheet, kept, changed, emptied }) =>
              `${sheet}: giữ ${kept}, đổi ${changed}, bỏ ${emptied} dòng`,
          ),
          ...prepared.next.tasks.map(({ code, proposal, reason }) => `${code}: ${proposal} (${reason})`),
        ],
      },
    ]);
    rememberNextYear(environment, { ...memory, done: true });
    return {
      from,
      to: from + 1,
      counts: preview.counts,
      notes: preview.notes,
      rights: rightsState(environment),
    };
  });
}

function write(environment: Environment, { current, next, settings, daysOff }: Prepared): void {
  const { workbook } = environment;
  const trial = settings.filter(({ key }) => key === 'trial');
  const put = (cells: Prepared['settings']): void => {
    workbook.cellsWriter(
      SETTINGS.title,
      cells.map(({ row, column, now }) => ({ row, column, value: now })),
    )();
  };
  put(trial);
  for (const { sheet, block, changed, emptied } of next.sheets) {
    if (changed + emptied > 0) {
      const write = workbook.writer(sheet.title, FIRST_DATA_ROW, 1, block);
      requireUntouched(environment, current, sheet);
      write();
      if (IN_ORDER.includes(sheet.key)) workbook.flush();
    }
    if (BY_CODE.includes(sheet.key)) closeGaps(environment, current, sheet, block);
  }
  clearNotes(environment, current);
  const days = new Set<number>(daysOff.map(({ day }) => day));
  appendRows(
    workbook,
    DAYS_OFF,
    daysOff.map(({ cells }) => cells),
    () => undefined,
    (values, at) => days.has(dayInCell(values[at.get('day') ?? -1] ?? '') ?? -1),
  );
  // What was read by the old year's rules is written: the year comes last.
  put(settings.filter(({ key }) => key !== 'trial'));
  workbook.flush();
  rememberImport(environment.memory, null);
  if (recall(environment) !== null) {
    const records = recordsIn(workbook.read([LEDGER.title]));
    remember(environment, { lines: lineCount(records), told: newestTold(records) });
  }
}

/**
 * What somebody has typed since the sheet was read is not written over. Computed cells change as others are written.
 *
 * @throws Refusal that names the row
 */
function requireUntouched(
  { workbook }: Environment,
  { contents }: Prepared['current'],
  { title, columns }: Sheet,
): void {
  const { values, formulas } = contents.get(title)!;
  const computed = new Set(
    Object.values(columns).flatMap((column) =>
      column.type === 'computed' ? [comparable(column.title)] : [],
    ),
  );
  const typed = values[0]!.map((header) => !computed.has(comparable(String(header))));
  const { header, rows } = workbook.readRows(title, FIRST_DATA_ROW, values.length - 1);
  const lines = [header, ...rows];
  const touched = values.findIndex((row, y) =>
    row.some((value, x) => typed[x] && !formulas[y]?.[x] && cellText(value) !== cellText(lines[y]?.[x])),
  );
  if (touched >= 0)
    throw new Refusal(
      `Trang «${title}», dòng ${touched + 1} vừa có người sửa trong lúc chuyển năm, nên dừng lại và không ghi đè. Hãy xem trước rồi chuyển lại khi không ai sửa bản sao này.`,
    );
}

/** The rows that stay come to stand one below the other, in the order of their codes. */
function closeGaps(
  { workbook }: Environment,
  { contents }: Prepared['current'],
  sheet: Sheet,
  block: readonly (readonly CellValue[])[],
): void {
  const code = positions(sheet, contents.get(sheet.title)).get('code');
  const gap = block.findIndex(isEmptyRow);
  if (code === undefined || gap < 0 || block.slice(gap).every(isEmptyRow)) return;
  workbook.sortBlock(sheet.title, FIRST_DATA_ROW, block.length, code + 1);
  workbook.flush();
}

/** What cells said when they were written over and sent back is last year's. */
function clearNotes({ workbook }: Environment, { contents }: Prepared['current']): void {
  for (const declared of [QUARTERLY, DATA]) {
    const sheet = contents.get(declared.title);
    const at = positions(declared, sheet);
    const rows = (sheet?.values.length ?? 1) - 1;
    for (const key of ['result', 'value', 'sent', 'review'])
      if (at.has(key)) workbook.changeNotes(declared.title, FIRST_DATA_ROW, at.get(key)! + 1, rows, () => '');
  }
}
