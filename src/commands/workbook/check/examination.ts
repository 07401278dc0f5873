/** The whole workbook looked over in one pass. */
import { cellChanges, cellFlaws } from '../../../check/cells.js';
import { clockTimeFlaws } from '../../../check/clockTimes.js';
import { type Flaw, findingOf, mendable, mendsOf, ofSheet, told } from '../../../check/flaw.js';
import { leadProblems } from '../../../check/leads.js';
import type { StructureRepair } from '../../../check/mend.js';
import { completenessProblems } from '../../../check/plan/completeness.js';
import { dateProblems } from '../../../check/plan/dates.js';
import { daysOffProblems } from '../../../check/plan/daysOff.js';
import { handChangeProblems } from '../../../check/plan/handChanges.js';
import { hierarchyProblems } from '../../../check/plan/hierarchy.js';
import { periodProblems } from '../../../check/plan/periods.js';
import { recipientProblems } from '../../../check/plan/recipients.js';
import { successionProblems } from '../../../check/plan/successions.js';
import { mergedRuns } from '../../../check/runs.js';
import {
  brokenColumns,
  formulaFlaws,
  formulasInSettings,
  settingFormulaFlaws,
} from '../../../check/sheets/formulas.js';
import { doubledHeaderProblems } from '../../../check/sheets/headers.js';
import { inTurn, laidOutColumns, lookFlaws, spoiltColumns } from '../../../check/sheets/looks.js';
import { missingFlaws } from '../../../check/sheets/missing.js';
import { doubtfulSheets, exchangedHeaders } from '../../../check/sheets/obstacles.js';
import { afterStructure, structureFlaws, structureRepairs } from '../../../check/sheets/structure.js';
import { orderFlaws, strangerFlaws } from '../../../check/sheets/tabs.js';
import { zoneFlaws } from '../../../check/sheets/zones.js';
import type { Environment } from '../../../environment.js';
import { SHEET_TITLES } from '../../../plan/sheetTitles.js';
import type { Sheet } from '../../../schema/declaration.js';
import { type DeclaredSheets, sheetsAtHand } from '../../../schema/sheetsAtHand.js';
import { type Completion, completionOf } from '../../../workbook/completion.js';
import type { WorkbookContents } from '../../../workbook/contents.js';
import type { CheckFinding, Problem } from '../../../workbook/reading/problem.js';
import { readPlan } from '../../../workbook/reading/readPlan.js';
import { readRating } from '../../../workbook/reading/sheets/readRating.js';
import { pendingHandChanges } from '../../plan/extensions/handChangeLines.js';
import { handChangedCodeProblems } from '../../plan/renaming/handChangedCodes.js';
import { examineRights } from '../rights/examineRights.js';
import { pendingMigrations } from '../setUp/migrate.js';
import { rememberedHeaders } from '../workbookMemory.js';
import { ledgerFlaws } from './ledgerFlaws.js';
import { scheduleFlaws } from './scheduleFlaws.js';

export interface Examination {
  /** The declared sheets of the workbook, those that it has lost with them. */
  readonly sheets: DeclaredSheets;
  readonly flaws: readonly Flaw[];
  readonly unreachable: readonly string[];
  /** What people must settle before anything is put back. */
  readonly obstacles: readonly Problem[];
}

/** What check tells, neighbouring rows as one. */
export const findingsOf = ({ flaws }: Examination): CheckFinding[] => mergedRuns(flaws.map(findingOf));

const MINUTE_MS = 60_000;

/** @param mostRules columns whose kind of rule is asked for, others each minute: two calls each */
export function examine(environment: Environment, mostRules = Number.POSITIVE_INFINITY): Examination {
  const { workbook } = environment;
  const now = workbook.read();
  const remembered = rememberedHeaders(workbook);
  const sheets = sheetsAtHand(now, new Set(Object.keys(remembered)));
  const structure = structureRepairs(now, remembered, sheets);
  const contents = afterStructure(now, structure);
  const read = readPlan(contents, environment.today());
  const { plan } = read;
  const completion = completionOf(contents, sheets);
  const { flaws: ofRights, unreachable } = examineRights(environment, plan, contents);

  const zones = workbook.zones();
  const ofStructure = structureFlaws(structure);
  const doubtful = doubtfulSheets(contents, sheets);
  const exchanged = exchangedHeaders(contents, sheets, remembered);
  const obstacles = [...doubtful, ...exchanged.certain];
  const inDoubt = new Set(doubtful.map(({ sheet }) => sheet));
  const missing = missingFlaws(completion).filter(({ finding }) => !inDoubt.has(finding.sheet));
  const cells = cellFlaws(cellChanges(contents, sheets));
  return {
    sheets,
    unreachable,
    obstacles,
    flaws: [
      ...ofStructure,
      ...missing,
      ...zoneFlaws(zones),
      ...clockTimeFlaws(contents, sheets, zones),
      ...[...obstacles, ...exchanged.likely].map(told),
      ...untold(
        [...read.problems, ...readRating(contents, read.plan).problems].filter(
          ({ sheet, row }) => row !== null || !inDoubt.has(sheet),
        ),
        [...missing, ...cells],
      ).map(told),
      ...migrationFlaws(environment),
      ...layoutFlaws(environment, contents, completion, structure, mostRules),
      ...cells,
      ...formulaFlaws(
        brokenColumns(contents, sheets, completion.standing).filter(
          ({ sheet, title }) =>
            !completion.columns.get(sheet)!.some((key) => sheet.columns[key]!.title === title),
        ),
      ),
      ...settingFormulaFlaws(contents, completion.standing),
      ...formulasInSettings(contents).map(told),
      ...doubledHeaderProblems(contents, sheets).map(told),
      ...hierarchyProblems(plan.agencies).map(told),
      ...periodProblems(plan, contents).map(told),
      ...leadProblems(plan).map(told),
      ...recipientProblems(plan.agencies).map(told),
      ...dateProblems(plan, environment.today()).map(told),
      ...completenessProblems(plan).map(told),
      ...daysOffProblems(plan).map(told),
      ...successionProblems(plan).map(told),
      ...handChangedCodeProblems(contents, sheets).map(told),
      ...handChangeProblems(plan, pendingHandChanges(contents, plan)).map(told),
      ...orderFlaws(afterRenames([...now.keys()], structure), sheets),
      ...strangerFlaws(contents, sheets),
      // As it stands: while a sheet bears another name nothing is sent.
      ...ledgerFlaws(environment, now, plan),
      ...scheduleFlaws(environment, plan.settings),
      ...ofRights,
      ...unreachableFlaws(unreachable),
    ],
  };
}

/** Of what reading named, that which no check tells with its mend. */
function untold(problems: readonly Problem[], flaws: readonly Flaw[]): Problem[] {
  const key = (sheet: string, row: number | null, column: string | null, message = ''): string =>
    JSON.stringify([sheet, row, column, row === null ? message : '']);
  const known = new Set([
    ...flaws.map(({ finding: { sheet, row, column, message } }) => key(sheet, row, column, message)),
    ...mendsOf(flaws, 'cells').flatMap(({ changes }) =>
      changes.map(({ sheet, row, header }) => key(sheet, row, header)),
    ),
  ]);
  return problems.filter(({ sheet, row, column, message }) => !known.has(key(sheet, row, column, message)));
}

const migrationFlaws = ({ workbook }: Environment): Flaw[] =>
  pendingMigrations(workbook).map(({ what }) =>
    mendable(
      ofSheet(
        'cảnh báo',
        SHEET_TITLES.guide,
        'Bảng tính được lập bằng phiên bản trước của tiện ích.',
        `Chạy Sửa bảng tính. ${what}`,
      ),
      what,
      { kind: 'migration' },
    ),
  );

/** Formats and rules; sheets whose header row is about to move are laid out anew in any case. */
function layoutFlaws(
  { workbook, now }: Environment,
  contents: WorkbookContents,
  { columns, standing }: Completion,
  structure: readonly StructureRepair[],
  mostRules: number,
): Flaw[] {
  const moved = new Set(
    structure.flatMap(({ kind, sheet }) =>
      kind === 'headerToTop' || kind === 'insertHeader' ? [sheet] : [],
    ),
  );
  const nameNow = new Map<string, string>(
    structure.flatMap((repair) => (repair.kind === 'renameSheet' ? [[repair.to, repair.sheet]] : [])),
  );
  const looked = [...columns.keys()].filter(
    ({ title, columns: declared }) =>
      contents.has(title) && !moved.has(title) && Object.keys(declared).length > 0,
  );
  const positionOf = (title: string, key: string): number | undefined =>
    standing.positions.get(title)?.get(key);
  const laidOut = looked.flatMap((sheet) =>
    laidOutColumns(sheet, standing.positions.get(sheet.title)!, positionOf).filter(
      ({ key }) => !columns.get(sheet)!.includes(key),
    ),
  );
  const asked = inTurn(
    laidOut.filter(({ layout }) => layout.validation !== null),
    mostRules,
    Math.floor(now().getTime() / MINUTE_MS),
  );
  const standsAs = ({ title }: Sheet): string => nameNow.get(title) ?? title;
  const looks = workbook.looks(
    new Map(
      looked.map((sheet) => [
        standsAs(sheet),
        asked.flatMap((one) => (one.sheet === sheet ? [one.layout.column] : [])),
      ]),
    ),
  );
  return lookFlaws(
    looked.flatMap((sheet) =>
      spoiltColumns(
        laidOut.filter((one) => one.sheet === sheet),
        looks.get(standsAs(sheet))!,
      ),
    ),
  );
}

function afterRenames(titles: readonly string[], structure: readonly StructureRepair[]): string[] {
  const renamed = new Map(
    structure.flatMap((repair) => (repair.kind === 'renameSheet' ? [[repair.sheet, repair.to]] : [])),
  );
  return titles.map((title) => renamed.get(title) ?? title);
}

/** The first few of a list, and how many more there are. */
const listed = (items: readonly string[]): string =>
  items.length <= 3
    ? items.join('; ')
    : `${items.slice(0, 3).join('; ')} và ${items.length - 3} địa chỉ khác`;

const unreachableFlaws = (unreachable: readonly string[]): Flaw[] =>
  unreachable.length === 0
    ? []
    : [
        told(
          ofSheet(
            'cảnh báo',
            SHEET_TITLES.agencies,
            `Chưa chia sẻ bảng tính cho ${unreachable.length} địa chỉ: ${listed(unreachable)}.`,
            'Chia sẻ bảng tính (quyền chỉnh sửa) cho các địa chỉ này rồi chạy Sửa bảng tính.',
          ),
        ),
      ];
