/** The whole workbook looked over in one pass: what is wrong, and what repairing would do about it. */

import { isVietnamsZone, LOCALE, ZONE } from '../../calendar/zone.js';
import { columnLetters } from '../../cells/a1.js';
import { quoted } from '../../cells/value.js';
import { type CellChange, cellChanges, written } from '../../check/cells.js';
import { completenessFindings } from '../../check/completeness.js';
import { dateFindings } from '../../check/dates.js';
import { daysOffFindings } from '../../check/daysOff.js';
import { type BrokenColumn, brokenColumns, formulaFindings } from '../../check/formulas.js';
import { hierarchyFindings } from '../../check/hierarchy.js';
import { lookFindings, type SpoiltColumn, spoiltColumns } from '../../check/looks.js';
import { afterStructure, type StructureRepair, structureRepairs } from '../../check/structure.js';
import type { Environment } from '../../environment.js';
import type { Settings } from '../../plan/model.js';
import { SHEET_TITLES } from '../../plan/sheetTitles.js';
import type { Sheet } from '../../schema/declaration.js';
import { SETTING } from '../../schema/settings.js';
import { SHEETS } from '../../schema/sheets.js';
import { type Completion, completionOf } from '../../workbook/completion.js';
import type { WorkbookContents } from '../../workbook/contents.js';
import type { ProtectionChanges } from '../../workbook/port.js';
import type { Finding } from '../../workbook/problem.js';
import { readPlan } from '../../workbook/readPlan.js';
import { isCoordinator } from '../coordinator.js';
import { missedDays, scheduleRecord, type TriggerFlaw, triggerFlaw } from '../daily/schedule.js';
import { wantedChanges } from '../rights/protectWorkbook.js';
import { pendingMigrations } from '../setUp/migrate.js';
import { rememberedHeaders } from '../workbookMemory.js';

export interface Examination {
  readonly structure: readonly StructureRepair[];
  readonly completion: Completion;
  readonly spoilt: readonly SpoiltColumn[];
  readonly changes: readonly CellChange[];
  readonly broken: readonly BrokenColumn[];
  /** Titles in the order in which the tabs should stand; null where they do. */
  readonly order: readonly string[] | null;
  readonly trigger: TriggerFlaw;
  /** At which the daily run is wanted. */
  readonly sendHour: number;
  readonly protections: ProtectionChanges;
  readonly unreachable: readonly string[];
  readonly findings: readonly Finding[];
  /** What repairing would do, a sentence each. */
  readonly steps: readonly string[];
}

/** The declared sheets in their order, everything else where it stands. */
function rightOrder(titles: readonly string[]): readonly string[] | null {
  const declared = SHEETS.map(({ title }) => title as string).filter((title) => titles.includes(title));
  let next = 0;
  const order = titles.map((title) => (declared.includes(title) ? declared[next++]! : title));
  return order.every((title, i) => title === titles[i]) ? null : order;
}

function structureStep(repair: StructureRepair): string {
  switch (repair.kind) {
    case 'renameSheet':
      return `Đổi tên trang «${repair.sheet}» thành «${repair.to}».`;
    case 'headerToTop':
      return `Trang ${repair.sheet}: đưa dòng tiêu đề (đang ở dòng ${repair.row}) lên dòng 1.`;
    case 'insertHeader':
      return `Trang ${repair.sheet}: thêm dòng tiêu đề ở dòng 1.`;
    case 'restoreHeader':
      return `Trang ${repair.sheet}: ghi lại tiêu đề «${repair.title}» cho cột ${columnLetters(repair.column)}${repair.was ? ` (đang là ${quoted(repair.was)})` : ''}.`;
  }
}

const structureFinding = (repair: StructureRepair): Finding => ({
  severity: 'lỗi',
  sheet: repair.kind === 'renameSheet' ? repair.to : repair.sheet,
  row: repair.kind === 'renameSheet' ? null : 1,
  column: repair.kind === 'restoreHeader' ? repair.title : null,
  message:
    repair.kind === 'renameSheet'
      ? `Trang «${repair.to}» đã bị đổi tên thành «${repair.sheet}».`
      : repair.kind === 'restoreHeader'
        ? `Tiêu đề cột bị sửa${repair.was ? ` thành ${quoted(repair.was)}` : ' hoặc bị xóa'}.`
        : 'Dòng tiêu đề không ở dòng 1.',
  remedy: 'Chạy Sửa bảng tính để đưa về như cũ.',
  repair: true,
});

export function examine(environment: Environment): Examination {
  const { workbook } = environment;
  const now = workbook.read();
  const structure = structureRepairs(now, rememberedHeaders(workbook));
  const contents = afterStructure(now, structure);
  const read = readPlan(contents, environment.today());
  const { plan } = read;
  const completion = completionOf(contents);
  const { standing } = completion;
  const positionOf = (title: string, key: string): number | undefined =>
    standing.positions.get(title)?.get(key);

  const moved = new Set(
    structure.flatMap(({ kind, sheet }) =>
      kind === 'headerToTop' || kind === 'insertHeader' ? [sheet] : [],
    ),
  );
  const nameNow = new Map<string, string>(
    structure.flatMap((repair) => (repair.kind === 'renameSheet' ? [[repair.to, repair.sheet]] : [])),
  );
  const present = (SHEETS as readonly Sheet[]).filter(({ title }) => contents.has(title));
  const lookedAt = present.filter(
    ({ title, columns }) => !moved.has(title) && Object.keys(columns).length > 0,
  );
  const looks = workbook.looks(lookedAt.map(({ title }) => nameNow.get(title) ?? title));
  const added = (sheet: Sheet, key: string): boolean => completion.columns.get(sheet)!.includes(key);
  const spoilt = present.flatMap((sheet): SpoiltColumn[] => {
    const look = moved.has(sheet.title) ? undefined : looks.get(nameNow.get(sheet.title) ?? sheet.title);
    const at = standing.positions.get(sheet.title)!;
    const found = look
      ? spoiltColumns(sheet, at, look, positionOf)
      : Object.keys(sheet.columns).map((key) => ({
          sheet,
          key,
          row: 1,
          message: 'Trang vừa được đưa về như cũ.',
        }));
    return found.filter(({ key }) => !added(sheet, key));
  });
  const trigger = triggerFlaw(environment, plan.settings);
  const migrations = pendingMigrations(workbook);
  const broken = brokenColumns(contents, standing).filter(
    ({ sheet, title }) => !completion.columns.get(sheet)!.some((key) => sheet.columns[key]!.title === title),
  );
  const changes = cellChanges(contents);
  const order = rightOrder(afterRenames([...now.keys()], structure));
  const { changes: protections, unreachable } = wantedChanges(environment, read, contents);

  return {
    structure,
    completion,
    spoilt,
    changes,
    broken,
    order,
    trigger,
    sendHour: plan.settings.sendHour,
    protections,
    unreachable,
    findings: [
      ...structure.map(structureFinding),
      ...read.problems.map(
        (problem): Finding => ({ ...problem, repair: mends(problem, completion, changes, contents) }),
      ),
      ...migrations.map(
        ({ what }): Finding => ({
          severity: 'cảnh báo',
          sheet: SHEET_TITLES.guide,
          row: null,
          column: null,
          message: 'Bảng tính được lập bằng phiên bản trước của tiện ích.',
          remedy: `Chạy Sửa bảng tính. ${what}`,
          repair: true,
        }),
      ),
      ...formulaFindings(broken),
      ...hierarchyFindings(plan.agencies),
      ...dateFindings(plan, environment.today()),
      ...completenessFindings(plan),
      ...daysOffFindings(plan),
      ...lookFindings(spoilt.filter(({ sheet }) => !moved.has(sheet.title))),
      ...surroundings(environment, contents, order, protections, unreachable, trigger, plan.settings),
    ],
    steps: [
      ...structure.map(structureStep),
      ...completion.sheets.map(({ title }) => `Tạo trang «${title}».`),
      ...[...completion.columns].flatMap(([sheet, keys]) =>
        completion.sheets.includes(sheet)
          ? []
          : columnStep(
              sheet,
              'thêm cột',
              keys.map((key) => sheet.columns[key]!.title),
            ),
      ),
      ...(completion.sheets.some(({ key }) => key === 'settings')
        ? []
        : completion.settings.map((key) => `Cấu hình: thêm mục «${SETTING[key].title}».`)),
      ...zoneSteps(environment),
      ...migrations.map(({ what }) => what),
      ...present.flatMap((sheet) =>
        columnStep(
          sheet,
          'đặt lại định dạng và quy tắc nhập của cột',
          spoilt.filter((one) => one.sheet === sheet).map(({ key }) => sheet.columns[key]!.title),
        ),
      ),
      ...changeSteps(changes),
      ...present.flatMap((sheet) =>
        columnStep(
          sheet,
          'ghi lại công thức cột',
          broken.filter((one) => one.sheet === sheet).map(({ title }) => title),
        ),
      ),
      ...(order ? ['Xếp lại thứ tự các trang.'] : []),
      ...(trigger === 'doubled' ? ['Bỏ các lịch chạy hằng ngày thừa, giữ một.'] : []),
      ...(trigger === 'missing' || trigger === 'moved'
        ? [`Đặt lại lịch chạy hằng ngày lúc ${plan.settings.sendHour} giờ.`]
        : []),
      ...(protections.add.length + protections.remove.length > 0
        ? [`Đặt lại ${protections.add.length} vùng bảo vệ, bỏ ${protections.remove.length} vùng cũ.`]
        : []),
    ],
  };
}

function afterRenames(titles: readonly string[], structure: readonly StructureRepair[]): string[] {
  const renamed = new Map(
    structure.flatMap((repair) => (repair.kind === 'renameSheet' ? [[repair.sheet, repair.to]] : [])),
  );
  return titles.map((title) => renamed.get(title) ?? title);
}

const columnStep = (sheet: Sheet, deed: string, titles: readonly string[]): string[] =>
  titles.length === 0
    ? []
    : [`Trang ${sheet.title}: ${deed} ${titles.map((title) => `«${title}»`).join(', ')}.`];

/** Cells of one column together: how many, and one of them as an example. */
function changeSteps(changes: readonly CellChange[]): string[] {
  const byColumn = new Map<string, CellChange[]>();
  for (const change of changes) {
    const key = `${change.sheet}|${change.column}`;
    byColumn.set(key, [...(byColumn.get(key) ?? []), change]);
  }
  return [...byColumn.values()].map((group) => {
    const { sheet, header, row, old, now } = group[0]!;
    return `Trang ${sheet}, cột «${header}»: chuẩn hóa ${group.length} ô, ví dụ dòng ${row}: ${quoted(old)} thành ${quoted(written(now))}.`;
  });
}

/** Whether repairing mends a problem that reading found. */
function mends(
  { sheet, row, column }: Omit<Finding, 'repair'>,
  { sheets, columns, settings }: Completion,
  changes: readonly CellChange[],
  contents: WorkbookContents,
): boolean {
  if (row === null) {
    if (!contents.has(sheet)) return sheets.some(({ title }) => title === sheet);
    if (column === null) return sheet === SHEET_TITLES.settings && settings.length > 0;
    return [...columns].some(
      ([declared, keys]) =>
        declared.title === sheet && keys.some((key) => declared.columns[key]!.title === column),
    );
  }
  return changes.some((change) => change.sheet === sheet && change.row === row && change.header === column);
}

function zoneSteps({ workbook }: Environment): string[] {
  const { spreadsheet, locale } = workbook.zones();
  return [
    ...(isVietnamsZone(spreadsheet) ? [] : [`Đổi múi giờ của bảng tính thành ${ZONE}.`]),
    ...(locale === LOCALE ? [] : ['Đổi ngôn ngữ của bảng tính thành Việt Nam.']),
  ];
}

/** The first few of a list, and how many more there are. */
const listed = (items: readonly string[]): string =>
  items.length <= 3
    ? items.join('; ')
    : `${items.slice(0, 3).join('; ')} và ${items.length - 3} địa chỉ khác`;

/** What is wrong around the cells: zones, tabs, strange sheets, protections, people who cannot be let in. */
function surroundings(
  environment: Environment,
  contents: WorkbookContents,
  order: readonly string[] | null,
  { add, remove }: ProtectionChanges,
  unreachable: readonly string[],
  trigger: TriggerFlaw,
  settings: Settings,
): Finding[] {
  const { spreadsheet, script, locale } = environment.workbook.zones();
  const found = (
    severity: Finding['severity'],
    sheet: string,
    message: string,
    remedy: string,
    repair: boolean,
  ): Finding => ({
    severity,
    sheet,
    row: null,
    column: null,
    message,
    remedy,
    repair,
  });
  const mend = 'Chạy Sửa bảng tính.';
  const findings: Finding[] = [];
  if (!isVietnamsZone(spreadsheet))
    findings.push(
      found(
        'lỗi',
        SHEET_TITLES.settings,
        `Múi giờ của bảng tính là ${spreadsheet}, không phải ${ZONE}: ngày có thể lệch.`,
        mend,
        true,
      ),
    );
  if (!isVietnamsZone(script))
    findings.push(
      found(
        'lỗi',
        SHEET_TITLES.settings,
        `Múi giờ của chương trình là ${script}, không phải ${ZONE}: ngày có thể lệch.`,
        'Nhờ người cài đặt sửa timeZone trong appsscript.json.',
        false,
      ),
    );
  if (locale !== LOCALE)
    findings.push(
      found(
        'lỗi',
        SHEET_TITLES.settings,
        `Ngôn ngữ của bảng tính là ${locale}, không phải ${LOCALE}.`,
        mend,
        true,
      ),
    );
  if (order)
    findings.push(
      found('cảnh báo', SHEET_TITLES.guide, 'Các trang không còn theo thứ tự ban đầu.', mend, true),
    );
  if (trigger === 'doubled')
    findings.push(
      found(
        'lỗi',
        SHEET_TITLES.settings,
        'Lịch chạy hằng ngày bị đặt nhiều lần: thư nhắc có thể bị gửi trùng.',
        mend,
        true,
      ),
    );
  if (trigger === 'missing')
    findings.push(
      found(
        'lỗi',
        SHEET_TITLES.settings,
        'Lịch chạy hằng ngày đã bật nhưng không còn trong Google.',
        mend,
        true,
      ),
    );
  if (trigger === 'moved')
    findings.push(
      found(
        'cảnh báo',
        SHEET_TITLES.settings,
        'Lịch chạy hằng ngày không theo Giờ gửi ở trang Cấu hình.',
        mend,
        true,
      ),
    );
  const owner = scheduleRecord(environment)?.owner;
  if (owner !== undefined && !isCoordinator(environment, settings, owner))
    findings.push(
      found(
        'lỗi',
        SHEET_TITLES.settings,
        `Lịch chạy hằng ngày do ${owner} bật, nhưng người này không còn là người điều phối nên lịch không chạy.`,
        'Chủ sở hữu bảng tính tắt lịch ở thanh bên rồi một người điều phối bật lại.',
        false,
      ),
    );
  const missed = missedDays(environment);
  if (missed !== null)
    findings.push(
      found(
        'cảnh báo',
        SHEET_TITLES.ledger,
        `Lịch chạy hằng ngày đã không chạy ${missed}.`,
        'Các mốc bị lỡ được nhắc bù một lần ở lần chạy sau. Nếu lặp lại, người bật lịch tắt rồi bật lại ở thanh bên.',
        false,
      ),
    );
  const headers = new Set(SHEETS.flatMap(({ columns }) => Object.values(columns).map(({ title }) => title)));
  for (const { title, values } of contents.values()) {
    if (SHEETS.some((sheet) => sheet.title === title)) continue;
    const known = (values[0] ?? []).filter((value) => headers.has(String(value))).length;
    if (known >= 3)
      findings.push(
        found(
          'cảnh báo',
          title,
          `Trang «${title}» giống một trang của chương trình nhưng khác tên: chương trình không đọc trang này.`,
          'Nếu là bản sao không cần nữa, hãy xóa; nếu có dữ liệu cần dùng, hãy chép về đúng trang.',
          false,
        ),
      );
  }
  const differing = Math.max(add.length, remove.length);
  if (differing > 0)
    findings.push(found('cảnh báo', SHEET_TITLES.guide, `${differing} vùng bảo vệ chưa đúng.`, mend, true));
  if (unreachable.length > 0)
    findings.push(
      found(
        'cảnh báo',
        SHEET_TITLES.agencies,
        `Chưa chia sẻ bảng tính cho ${unreachable.length} địa chỉ: ${listed(unreachable)}.`,
        'Chia sẻ bảng tính (quyền chỉnh sửa) cho các địa chỉ này rồi chạy Sửa bảng tính.',
        false,
      ),
    );
  return findings;
}
