/**
 * A published table of scores, pasted: how it is understood, then written as rows of `Điểm PAPI` (capabilities §7). What
 * stands is never changed unless a coordinator has seen it and says so; the last paste can be taken back.
 */
import { fingerprintOf } from '../../../cells/hash.js';
import { comparable } from '../../../cells/value.js';
import type { PastedScoreShown, PastedScoresReport } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { provinceKey } from '../../../papi/analysis.js';
import { partsOf, titleIn } from '../../../papi/parts.js';
import { type PastedScore, type PastedTable, readPasted } from '../../../papi/pastedScores.js';
import type { PapiPart, PapiScore } from '../../../plan/model.js';
import { Refusal } from '../../../refusal.js';
import type { RequestOf } from '../../../requests.js';
import type { RowToWrite } from '../../../schema/declaration.js';
import { SCORES } from '../../../schema/sheets.js';
import { appendRows } from '../../../workbook/appendRows.js';
import { columnFinder, positions, type WorkbookContents } from '../../../workbook/contents.js';
import { type CellChange, leftInWords, writeGuarded } from '../../../workbook/guardedWrite.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { updateRights } from '../../workbook/rights/updateRights.js';
import { wantSheet } from '../../workbook/setUp/wantSheet.js';
import {
  keyIn,
  markOf,
  type PastedRow,
  rememberedPaste,
  rememberPaste,
  SCORE_KEYS,
  type ScoreKey,
  scoreKey,
  textsOf,
} from './pasteMemory.js';

type Request = RequestOf<'addScores'>;

/** Rows changed at once: where they stand apart, each cell is a call. */
const MOST_REPLACED = 30;
/** Rows added at once: what is written can be taken back. */
const MOST_ADDED = 400;
/** Of what is refused, as many are named. */
const NAMED = 40;
/** Of the 400 calls that an action may take, those left to rights, which go on by themselves. */
const RIGHTS_CALLS = 30;

/** As cells hold it. @example pointsText(7.1) //=> '7,10' */
const pointsText = (value: number | null): string =>
  value === null ? '' : value.toFixed(2).replace('.', ',');

const inWords = ({ score, low, high }: Pick<PapiScore, 'score' | 'low' | 'high'>): string =>
  low === null || high === null
    ? pointsText(score)
    : `${pointsText(score)} [${pointsText(low)}–${pointsText(high)}]`;

/** @example provinceName('UBND tỉnh Hưng Yên') //=> 'Hưng Yên' */
const provinceName = (unit: string): string =>
  unit.replace(/^(?:(?:ubnd|ủy ban nhân dân)\s+)?(?:(?:tỉnh|thành phố|tp\.?)\s+)?/iu, '');

/** @throws Refusal for anybody but a coordinator, without a table, without a source, after a change */
export function addScores(environment: Environment, request: Request): PastedScoresReport {
  if (request.undo) return takeBack(environment);
  if (request.fingerprint === undefined) return preview(environment, request).report;
  return environment.exclusively(() => {
    const wanted = preview(environment, request);
    const { report, scores } = wanted;
    if (report.fingerprint !== request.fingerprint)
      throw new Refusal(
        `Từ lúc xem trước, bảng dán hoặc trang ${SCORES.title} đã thay đổi. Chưa ghi gì: hãy xem trước lại.`,
      );
    if (scores.some(({ now }) => now.source.trim() === ''))
      throw new Refusal('Hãy ghi nguồn công bố (tên báo cáo, năm, đường dẫn) rồi ghi điểm. Chưa ghi gì.');
    const fresh = scores.filter(({ state }) => state === 'new');
    const changing = request.replace ? scores.filter(({ state }) => state === 'differs') : [];
    if (fresh.length + changing.length === 0) return report;
    if (fresh.length > MOST_ADDED)
      throw new Refusal(
        `${fresh.length} điểm là quá nhiều cho một lần: hãy chọn ít tỉnh hơn (nhiều nhất ${MOST_ADDED} điểm). Chưa ghi gì.`,
      );
    return write(environment, wanted, fresh, changing);
  });
}

/** A pasted score, and the row that stands for it. */
interface Beside {
  readonly now: PastedScore;
  readonly title: string;
  readonly key: string;
  readonly state: PastedScoreShown['state'];
  readonly standing: PapiScore | null;
}

interface Preview {
  readonly current: Current;
  readonly scores: readonly Beside[];
  readonly report: PastedScoresReport;
}

const FIGURES = ['score', 'low', 'high', 'least', 'median', 'best', 'group', 'rank'] as const;

/** What a row is about, which a paste never changes. */
const NAMES: ReadonlySet<ScoreKey> = new Set(['year', 'province', 'area', 'component']);

/** What the table says otherwise than the row; what it does not say is no difference. */
const differs = (now: PastedScore, standing: PapiScore): boolean =>
  FIGURES.some((key) => now[key] !== null && now[key] !== '' && now[key] !== standing[key]);

function preview(environment: Environment, request: Request): Preview {
  const current = requirePlanInZone(environment);
  const { plan } = current;
  requireCoordinator(environment, plan.settings, 'nhập điểm PAPI');
  if (!request.table?.some((row) => row.some((cell) => cell.trim() !== '')))
    throw new Refusal('Chưa có bảng điểm nào: hãy dán bảng đã công bố, cả dòng tiêu đề.');
  const pasted = readPasted(request.table, {
    year: request.year ?? null,
    province: provinceName(plan.settings.unit),
    source: request.source ?? '',
    parts: plan.parts,
  });
  const chosen = chosenProvinces(pasted, request.provinces, [
    plan.settings.unit,
    ...plan.scores.map(({ province }) => province),
  ]);
  const standing = new Map(
    plan.scores.map((one) => [scoreKey(one.year, one.province, one.area, one.part), one]),
  );
  // One province is called alike in all of its rows.
  const called = new Map(plan.scores.map(({ province }) => [provinceKey(province), province]));
  const scores = pasted.scores
    .filter(({ province }) => chosen.has(provinceKey(province)))
    .map((one): Beside => {
      const now = { ...one, province: called.get(provinceKey(one.province)) ?? one.province };
      const key = scoreKey(now.year, now.province, now.area, now.part);
      const row = standing.get(key) ?? null;
      return {
        now,
        key,
        title: titleIn(partsOf(now.year, plan.parts), now.area, now.part),
        state: row === null ? 'new' : differs(now, row) ? 'differs' : 'same',
        standing: row,
      };
    });
  return { current, scores, report: reported(environment, pasted, chosen, scores, plan.parts) };
}

/** @throws Refusal for a province that the table does not have */
function chosenProvinces(
  { provinces }: PastedTable,
  names: readonly string[] | undefined,
  own: readonly string[],
): ReadonlySet<string> {
  const known = new Set(provinces.map(provinceKey));
  const missing = names?.find((name) => !known.has(provinceKey(name)));
  if (missing !== undefined) throw new Refusal(`Bảng dán không có điểm của «${missing}».`);
  // The unit's own, or whose scores stand first where it has none (a commune's workbook).
  const first = own.map(provinceKey).find((key) => known.has(key));
  return new Set(names?.map(provinceKey) ?? (first === undefined ? [] : [first]));
}

function reported(
  environment: Environment,
  pasted: PastedTable,
  chosen: ReadonlySet<string>,
  scores: readonly Beside[],
  parts: readonly PapiPart[],
): PastedScoresReport {
  const { refused } = pasted;
  return {
    understood: pasted.understood,
    refused:
      refused.length > NAMED
        ? [...refused.slice(0, NAMED), `Và ${refused.length - NAMED} chỗ khác không nhận.`]
        : refused,
    provinces: pasted.provinces.map((name) => ({
      name,
      scores: pasted.scores.filter(({ province }) => provinceKey(province) === provinceKey(name)).length,
      chosen: chosen.has(provinceKey(name)),
    })),
    scores: scores.map(({ now, title, state, standing }) => ({
      year: now.year,
      province: now.province,
      title,
      score: inWords(now),
      state,
      row: standing?.row ?? null,
      standing:
        standing === null
          ? ''
          : `${inWords(standing)}${standing.source === '' ? '' : ` (${standing.source})`}`,
    })),
    fingerprint: fingerprintOf([
      ...scores.map(({ now, state, standing }) => [
        ...cellsOf(now, parts),
        state,
        standing === null ? '' : inWords(standing),
      ]),
    ]),
    added: 0,
    replaced: 0,
    takenBack: 0,
    left: [],
    undoable: rememberedPaste(environment.memory) !== null,
  };
}

/** A score as the cells of its row, in the order of the columns. */
function cellsOf(one: PastedScore, parts: readonly PapiPart[]): string[] {
  const areas = partsOf(one.year, parts);
  return [
    String(one.year),
    one.province,
    titleIn(areas, one.area, ''),
    one.part === '' ? '' : titleIn(areas, one.area, one.part),
    ...[one.score, one.low, one.high, one.least, one.median, one.best].map(pointsText),
    one.group,
    one.rank === null ? '' : String(one.rank),
    one.source,
  ];
}

function write(
  environment: Environment,
  { current, report }: Preview,
  fresh: readonly Beside[],
  changing: readonly Beside[],
): PastedScoresReport {
  const { workbook, memory } = environment;
  const now = changing.slice(0, MOST_REPLACED);
  const { contents, sheets, plan } = wantSheet(environment, current, SCORES);
  const rows = fresh.map(({ now: one, key }) => ({ key, texts: cellsOf(one, plan.parts) }));
  const changes = now.flatMap((one) => changesOf(contents, one, cellsOf(one.now, plan.parts)));
  appendLedger(environment, [
    {
      deed: 'Nhập điểm PAPI',
      content: `Thêm ${fresh.length} điểm${now.length > 0 ? `, ghi đè ${now.length}` : ''}`,
      detail: [
        ...fresh.map(({ now: one, title }) => `${one.year} ${one.province}, ${title}: ${inWords(one)}`),
        ...now.map(
          ({ now: one, title, standing }) =>
            `${one.year} ${one.province}, ${title}: ${inWords(standing!)} → ${inWords(one)}`,
        ),
      ],
    },
  ]);
  const sheet = contents.get(SCORES.title);
  const at = positions(SCORES, sheet);
  const remembered: PastedRow[] = [
    ...rows.map(({ key, texts }) => ({ key, mark: markOf(texts), before: null })),
    ...now.map(({ key, standing }) => {
      const before = textsOf(sheet!.values[standing!.row - 1]!, at);
      const after = [...before];
      for (const change of changes)
        if (change.row === standing!.row) after[SCORE_KEYS.indexOf(keyAt(at, change))] = String(change.now);
      return { key, mark: markOf(after), before };
    }),
  ];
  // Before anything is written: whoever cuts this off can still take back what came to stand.
  const undoable = rememberPaste(memory, remembered);
  const ours = new Set(rows.map(({ key }) => key));
  appendRows(
    workbook,
    SCORES,
    rows.map(
      ({ texts }): RowToWrite<typeof SCORES> =>
        Object.fromEntries(SCORE_KEYS.map((key, i) => [key, texts[i]!])),
    ),
    columnFinder(contents, sheets),
    (values, columns) => ours.has(keyIn(values, columns)),
  );
  const left = leftInWords(writeGuarded(workbook, [SCORES], contents, changes));
  workbook.flush();
  updateRights(environment, { calls: RIGHTS_CALLS, first: SCORES.title });
  return {
    ...report,
    added: fresh.length,
    replaced: now.length,
    left: [
      ...left,
      ...(changing.length > now.length
        ? [`Còn ${changing.length - now.length} điểm khác chưa ghi đè: hãy xem trước và ghi lần nữa.`]
        : []),
    ],
    undoable,
  };
}

const keyAt = (at: ReadonlyMap<string, number>, { column }: CellChange): ScoreKey =>
  SCORE_KEYS.find((key) => at.get(key) === column - 1)!;

/** The cells of a row that stands of which the table says something else. */
function changesOf(contents: WorkbookContents, { standing }: Beside, texts: readonly string[]): CellChange[] {
  const sheet = contents.get(SCORES.title)!;
  return SCORE_KEYS.flatMap((key, i) =>
    NAMES.has(key) || texts[i] === '' ? [] : change(sheet, standing!.row, key, texts[i]!),
  );
}

function change(
  sheet: NonNullable<ReturnType<WorkbookContents['get']>>,
  row: number,
  key: ScoreKey,
  now: string,
): CellChange[] {
  const column = positions(SCORES, sheet).get(key);
  const old = column === undefined ? '' : (sheet.values[row - 1]?.[column] ?? '');
  if (column === undefined || comparable(String(old)) === comparable(now)) return [];
  return [{ sheet: SCORES.title, row, column: column + 1, header: SCORES.columns[key].title, old, now }];
}

/** Rows that still hold what the last paste wrote are emptied, or hold again what they held; the rest are named. */
function takeBack(environment: Environment): PastedScoresReport {
  return environment.exclusively(() => {
    const { workbook, memory } = environment;
    const { plan, contents } = requirePlanInZone(environment);
    requireCoordinator(environment, plan.settings, 'bỏ lần dán điểm PAPI');
    const pasted = rememberedPaste(memory);
    const sheet = contents.get(SCORES.title);
    if (!pasted || !sheet)
      throw new Refusal('Không có lần dán điểm PAPI nào để bỏ, hoặc lần dán gần nhất đã được bỏ.');
    const at = positions(SCORES, sheet);
    const rowOf = new Map(sheet.values.map((values, i) => [keyIn(values, at), i + 1]));
    const left: string[] = [];
    const changes: CellChange[] = [];
    let takenBack = 0;
    for (const { key, mark, before } of pasted) {
      const row = rowOf.get(key);
      if (row === undefined) continue;
      const texts = textsOf(sheet.values[row - 1]!, at);
      if (markOf(texts) !== mark) {
        // What a run that was cut off did not come to write is as it was.
        if (before === null || markOf(texts) !== markOf(before))
          left.push(`Dòng ${row} (${key.replace(/\|/g, ' ')}) đã được sửa sau khi dán: giữ nguyên.`);
        continue;
      }
      takenBack++;
      for (const [i, name] of SCORE_KEYS.entries())
        changes.push(...change(sheet, row, name, before?.[i] ?? ''));
    }
    appendLedger(environment, [
      { deed: 'Bỏ lần dán điểm PAPI', content: `Bỏ ${takenBack} điểm`, detail: left },
    ]);
    left.push(...leftInWords(writeGuarded(workbook, [SCORES], contents, changes)));
    workbook.flush();
    rememberPaste(memory, null);
    return {
      understood: [],
      refused: [],
      provinces: [],
      scores: [],
      fingerprint: '',
      added: 0,
      replaced: 0,
      takenBack,
      left,
      undoable: false,
    };
  });
}
