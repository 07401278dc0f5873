/**
 * Writes the points as they are reckoned today into `Chấm điểm`, a row for each agency and criterion. What people give
 * beside them (`Điểm chấm`, `Điểm thưởng`, `Lý do`) stays; once published, the points stay as they are.
 */
import { fingerprintOf } from '../../../cells/hash.js';
import type { CellValue } from '../../../cells/value.js';
import { comparable } from '../../../cells/value.js';
import type { WrittenRating } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import type { Case } from '../../../rating/facts.js';
import { rounded } from '../../../rating/rating.js';
import { Refusal } from '../../../refusal.js';
import type { RequestOf } from '../../../requests.js';
import { CRITERIA, MARKS } from '../../../schema/sheets.js';
import type { Positions } from '../../../schema/standing.js';
import { appendRows } from '../../../workbook/appendRows.js';
import { columnFinder } from '../../../workbook/contents.js';
import { rewriteColumns } from '../../../workbook/ownColumns.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { updateRights } from '../../workbook/rights/updateRights.js';
import { wantSheet } from '../../workbook/setUp/wantSheet.js';
import { markKey, type RatingNow, ratingNow } from './ratingNow.js';

/** Of the 400 calls that an action may take, those left to rights, which go on by themselves. */
const RIGHTS_CALLS = 30;

/** Rows of a sheet that a cell names. */
const MOST_ROWS = 40;

interface MarkCells {
  readonly round: string;
  readonly agency: string;
  readonly agencyName: string;
  readonly criterion: string;
  readonly said: string;
  readonly auto: number | '';
  readonly off: number | '';
  readonly evidence: string;
}

/** Neighbours as one. @example runsOf([3, 9, 4, 5, 12, 13]) //=> ['3–5', '9', '12', '13'] */
function runsOf(rows: readonly number[]): string[] {
  const runs: [from: number, to: number][] = [];
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last && last[1] === row - 1) last[1] = row;
    else runs.push([row, row]);
  }
  return runs.flatMap(([from, to]) =>
    to - from > 1 ? [`${from}–${to}`] : from === to ? [String(from)] : [String(from), String(to)],
  );
}

/** @example 'Nhiệm vụ: dòng 3, 5–9' */
function evidenceOf(cases: readonly Case[]): string {
  const rows = new Map<string, number[]>();
  for (const { sheet, row } of cases) if (row !== null) rows.set(sheet, [...(rows.get(sheet) ?? []), row]);
  return [...rows]
    .map(([sheet, of]) => {
      const runs = runsOf(of);
      return `${sheet}: dòng ${runs.slice(0, MOST_ROWS).join(', ')}${runs.length > MOST_ROWS ? '…' : ''}`;
    })
    .join('; ');
}

const cellsOf = ({ year, rated, facts, read }: RatingNow): MarkCells[] =>
  rated.flatMap(({ agency, group, criteria }) =>
    criteria.map(({ code, said, auto, off }): MarkCells => {
      const source = read.criteria.find((one) => one.code === code && one.group === group)!.source;
      return {
        round: String(year),
        agency: agency.code,
        agencyName: agency.name,
        criterion: code,
        said,
        auto: auto === null ? '' : rounded(auto),
        off: auto === null ? '' : off,
        evidence: evidenceOf(facts.get(agency.code)?.cases[source] ?? []),
      };
    }),
  );

export function writeRating(environment: Environment, request: RequestOf<'writeRating'>): WrittenRating {
  if (request.fingerprint === undefined) return wanted(environment, request.year).report;
  return environment.exclusively(() => {
    const { current, now, rows, report } = wanted(environment, request.year);
    if (report.fingerprint !== request.fingerprint)
      throw new Refusal(
        'Từ lúc xem trước, số liệu hoặc tiêu chí đã thay đổi. Chưa ghi gì: hãy xem trước lại.',
      );
    const { workbook } = environment;
    const { contents, sheets } = wantSheet(environment, current, CRITERIA, MARKS);
    appendLedger(environment, [
      { deed: 'Xếp loại', content: `Chấm thử ${now.year}: ${rows.length} dòng, ${report.added} dòng mới` },
    ]);
    rewrite(environment, rows, now.year);
    const added = rows.filter((row) => now.markOf(row.agency, row.criterion) === undefined);
    const ours = new Set(rows.map((row) => markKey(row.agency, row.criterion)));
    appendRows(workbook, MARKS, added, columnFinder(contents, sheets), (values, at) =>
      ours.has(keyIn(values, at)),
    );
    workbook.flush();
    updateRights(environment, { calls: RIGHTS_CALLS, first: MARKS.title });
    return { ...report, done: true };
  });
}

const text = (values: readonly CellValue[], at: Positions, key: string): string =>
  String(values[at.get(key) ?? -1] ?? '');
const keyIn = (values: readonly CellValue[], at: Positions): string =>
  markKey(text(values, at, 'agency'), text(values, at, 'criterion'));

/** The program's own columns, which nobody types into, of rows found by what they are about. */
function rewrite({ workbook }: Environment, rows: readonly MarkCells[], year: number): void {
  const byKey = new Map(rows.map((row) => [markKey(row.agency, row.criterion), row]));
  const isWritten = rewriteColumns(workbook, MARKS, ['said', 'auto', 'off', 'evidence'], (values, at) =>
    comparable(text(values, at, 'round')) === String(year) ? (byKey.get(keyIn(values, at)) ?? null) : null,
  );
  if (!isWritten)
    throw new Refusal(`Trang ${MARKS.title} đang được sửa, chưa ghi điểm. Hãy chạy lại sau ít phút.`);
}

function wanted(
  environment: Environment,
  year: number | undefined,
): {
  readonly current: Current;
  readonly now: RatingNow;
  readonly rows: readonly MarkCells[];
  readonly report: WrittenRating;
} {
  const current = requirePlanInZone(environment);
  requireCoordinator(environment, current.plan.settings, 'chấm điểm, xếp loại');
  const now = ratingNow(environment, current, year);
  if (now.state !== 'trial')
    throw new Refusal(
      now.state === 'closed'
        ? `Xếp loại năm ${now.year} đã chốt: không chấm lại được.`
        : `Xếp loại năm ${now.year} đã công bố dự kiến. Hãy rút lại công bố trước khi chấm lại.`,
    );
  const rows = cellsOf(now);
  const before = rows.map((row) => now.markOf(row.agency, row.criterion));
  return {
    current,
    now,
    rows,
    report: {
      year: now.year,
      added: before.filter((mark) => mark === undefined).length,
      changed: rows.filter((row, i) => {
        const mark = before[i];
        return mark !== undefined && ((mark.auto ?? '') !== row.auto || mark.off !== (row.off || 0));
      }).length,
      fingerprint: fingerprintOf([
        ...rows.map((row) => [row.agency, row.criterion, row.said, String(row.auto), String(row.off)]),
        before.map((mark) => String(mark?.row ?? '')),
      ]),
      done: false,
    },
  };
}
