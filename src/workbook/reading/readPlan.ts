/** The whole workbook read into a plan that can be relied on, and a list of everything that could not be used. */
import { addDays, type Day, dayFromText } from '../../calendar/day.js';
import { type ListedDayOff, listedCalendar } from '../../calendar/listedCalendar.js';
import { builtInCalendar } from '../../calendar/workingCalendar.js';
import { comparable } from '../../cells/value.js';
import { type AgencyBook, type AgencyMention, agencyBook } from '../../plan/agencies/agencyBook.js';
import type { Group } from '../../plan/agencies/groups.js';
import { issuesOwnPlan } from '../../plan/agencies/kinds.js';
import { likelyCode, likelyPeriod } from '../../plan/agencies/likelyCode.js';
import { doingSpan, dueSpan, implausible, liesIn, listedSpan } from '../../plan/days/plausibleDays.js';
import { isRemedied } from '../../plan/inspections/reinspection.js';
import {
  type Agency,
  type Alias,
  type InspectionFinding,
  isProvince,
  type Period,
  type PeriodicRow,
  type Plan,
  type QuarterlyRow,
  type SheetRow,
  type Succession,
  type Task,
} from '../../plan/model.js';
import { calledFor, holdsSomething, partIn } from '../../plan/obligations/quarterlyReports.js';
import {
  type ApprovedValues,
  approvalIn,
  approvedOn,
  differs,
  sealedCells,
} from '../../plan/reports/approvalSeal.js';
import { returnIn } from '../../plan/reports/returnedReport.js';
import type { Column, RowOf, Sheet } from '../../schema/declaration.js';
import {
  AGENCIES,
  DATA,
  DAYS_OFF,
  EXTENSIONS,
  FINDINGS,
  INDICATORS,
  INSPECTION_PLANS,
  NAMES,
  OWN_PLANS,
  PAPI_PARTS,
  PERIODIC,
  PERIODS,
  QUARTERLY,
  SCORES,
  SETTINGS,
  SUCCESSIONS,
  TASKS,
} from '../../schema/sheets.js';
import { positions, type WorkbookContents } from '../contents.js';
import type { Problem } from './problem.js';
import { readTable } from './readTable.js';
import { readExtensions } from './sheets/readExtensions.js';
import { readData, readIndicators } from './sheets/readIndicators.js';
import { readInspectionPlans } from './sheets/readInspectionPlans.js';
import { readGroups, readKinds } from './sheets/readLists.js';
import { readOwnPlans } from './sheets/readOwnPlans.js';
import { readParts, readScores } from './sheets/readScores.js';
import { readSettings } from './sheets/readSettings.js';
import { readSuccessions } from './sheets/readSuccessions.js';
import { taskTimes } from './taskTimes.js';

export interface ReadPlan {
  readonly plan: Plan;
  readonly problems: readonly Problem[];
}

/** Known codes by the form in which people may type them (case, full width, blanks). */
const codeBook = (codes: readonly string[]): Map<string, string> =>
  new Map(codes.map((code) => [comparable(code), code]));

/** What was likely meant, before the rest of a remedy. */
const offered = (likely: string | null): string => (likely === null ? '' : `Có thể là «${likely}». `);

/** The one agency that a cell names, by code or name; null where it names none, a group, or several. */
const soleAgency = ([mention, ...more]: readonly AgencyMention[]): string | null =>
  mention?.is === 'agency' && more.length === 0 ? mention.code : null;

/**
 * What is wrong with an agency above; null for one, and for the code of one that is not kept in this workbook, as a
 * district's has of its province's.
 */
function wrongParent(
  book: AgencyBook,
  text: string,
): { readonly message: string; readonly likely: string | null } | null {
  const mentions = book.read(text);
  const [first] = mentions;
  if (first === undefined || soleAgency(mentions) !== null) return null;
  if (mentions.length > 1 || first.is === 'group')
    return { message: `«${text}» không phải là một cơ quan`, likely: null };
  if (first.is === 'ambiguous') return { message: `«${text}» là tên của nhiều cơ quan`, likely: null };
  const likely = first.is === 'unknown' ? first.likely : null;
  if (likely === null && /^[\p{Lu}\d._-]+$/u.test(text)) return null;
  return { message: `Không có cơ quan mã «${text}»`, likely };
}

/** All of whose work goes over to another has ended, also where its own row does not say so. */
function withEnd(agency: Agency, successions: readonly Succession[]): Agency {
  if (agency.until !== null) return agency;
  const whole = successions.find(({ from, works }) => from === agency.code && works.length === 0);
  return whole === undefined ? agency : { ...agency, until: addDays(whole.on, -1) };
}

type Reported = Pick<
  QuarterlyRow,
  'result' | 'progress' | 'done' | 'difficulties' | 'proposals' | 'sent' | 'resent'
>;

/** Edited after it was approved: until it is approved anew, what was approved counts. */
const asApproved = (values: ApprovedValues): Reported => {
  const day = (value: string | number | undefined) =>
    value === undefined ? null : dayFromText(String(value));
  return {
    progress: typeof values.progress === 'number' ? values.progress : null,
    done: day(values.done),
    result: String(values.result ?? ''),
    difficulties: String(values.difficulties ?? ''),
    proposals: String(values.proposals ?? ''),
    sent: day(values.sent),
    resent: day(values.resent),
  };
};

export function readPlan(contents: WorkbookContents, today: Day): ReadPlan {
  const problems: Problem[] = [];
  const { kinds, choices, problems: kindProblems } = readKinds(contents);
  problems.push(...kindProblems);
  const table = <S extends Sheet>(sheet: S): readonly RowOf<S>[] => {
    const read = readTable(sheet, contents.get(sheet.title), choices);
    problems.push(...read.problems);
    return read.rows;
  };
  const report = (
    severity: Problem['severity'],
    sheet: Sheet,
    row: number,
    column: Column,
    message: string,
    remedy: string,
  ): void => {
    problems.push({ severity, sheet: sheet.title, row, column: column.title, message, remedy });
  };

  const {
    settings,
    yearStated,
    problems: settingProblems,
  } = readSettings(contents.get(SETTINGS.title), today);
  problems.push(...settingProblems);

  const spans = { due: dueSpan(settings.year), doing: doingSpan(settings.year, today) };
  /** A table whose days lie where the plan's can; another day is named, and left out. */
  const datedTable = <S extends Sheet>(
    sheet: S,
    days: Readonly<Partial<Record<keyof RowOf<S>, keyof typeof spans>>>,
  ): readonly RowOf<S>[] => {
    if (!yearStated) return table(sheet);
    const dated = Object.entries(days) as [keyof RowOf<S> & string, keyof typeof spans][];
    return table(sheet).map((row) => {
      let plausible = row;
      for (const [key, span] of dated) {
        const day = row[key] as Day | null;
        if (day === null || liesIn(day, spans[span])) continue;
        const says = implausible(day, settings.year, spans[span]);
        report(
          'lỗi',
          sheet,
          row.row,
          sheet.columns[key]!,
          says,
          'Sửa lại ngày, hoặc năm kế hoạch ở trang Cấu hình.',
        );
        plausible = { ...plausible, [key]: null };
      }
      return plausible;
    });
  };

  const agencyRows = datedTable(AGENCIES, { planIssued: 'doing', since: 'due', until: 'due' });
  const { groups, problems: groupProblems } = readGroups(contents, kinds, agencyRows);
  problems.push(...groupProblems);
  const book = agencyBook(agencyRows, groups);
  const agencies = agencyRows.map(
    ({ mustPlan, state, ...row }): Agency => ({
      ...row,
      until: state === 'Hoạt động' ? null : row.until,
      issuesPlan: issuesOwnPlan(mustPlan, row.kind, kinds),
      // An agency above that is not kept here keeps the code it was given.
      parent: soleAgency(book.read(row.parent)) ?? row.parent,
    }),
  );
  for (const { row, parent } of agencies) {
    const wrong = parent === '' ? null : wrongParent(book, parent);
    if (wrong !== null)
      report(
        wrong.likely === null ? 'cảnh báo' : 'lỗi',
        AGENCIES,
        row,
        AGENCIES.columns.parent,
        `${wrong.message}; đang coi như cơ quan này báo cáo thẳng đơn vị theo dõi.`,
        `${offered(wrong.likely)}Ghi mã của một cơ quan, hoặc để trống.`,
      );
  }
  for (const { row, state, until, name } of agencyRows)
    if (state === 'Kết thúc' && until === null)
      report(
        'lỗi',
        AGENCIES,
        row,
        AGENCIES.columns.until,
        `${name} đã kết thúc nhưng chưa ghi ngày cuối: vẫn được coi như đang hoạt động.`,
        'Điền Đến ngày.',
      );
  for (const agency of agencies) {
    const named = problems.some(
      (problem) =>
        problem.sheet === AGENCIES.title &&
        problem.row === agency.row &&
        problem.column === AGENCIES.columns.emails.title,
    );
    if (agency.emails.length > 0 || agency.until !== null || named) continue;
    report(
      'cảnh báo',
      AGENCIES,
      agency.row,
      AGENCIES.columns.emails,
      `${agency.name} chưa có địa chỉ nhận thư nhắc.`,
      'Điền địa chỉ; khi chưa có, cơ quan này không nhận được thư nhắc.',
    );
  }
  /** A part of a cell that names no agency for certain: what it is taken for, and what to do. */
  const unnamed = (mention: AgencyMention): { readonly message: string; readonly remedy: string } =>
    mention.is === 'ambiguous'
      ? {
          message: `Tên «${mention.text}» là của nhiều cơ quan: ${mention.codes.join(', ')}.`,
          remedy: 'Ghi mã cơ quan thay cho tên.',
        }
      : {
          message: `Không có cơ quan mã «${mention.text}».`,
          remedy: `${offered(mention.is === 'unknown' ? mention.likely : null)}Sửa lại mã, hoặc thêm cơ quan vào trang Cơ quan.`,
        };

  /** The agency that a cell names; null, and named, when there is none such. */
  const agencyIn = (sheet: Sheet, row: number, column: Column, cell: string): string | null => {
    const code = book.codeOf(cell);
    if (code !== null) return code;
    const mentions = book.read(cell);
    const agency = soleAgency(mentions);
    if (agency !== null) return agency;
    const wrong = mentions.find(({ is }) => is === 'ambiguous' || is === 'unknown');
    if (wrong === undefined && mentions.length > 0) {
      const what = mentions.length > 1 ? `${mentions.length} cơ quan` : 'một nhóm cơ quan';
      report(
        'lỗi',
        sheet,
        row,
        column,
        `«${cell}» là ${what}; ô này chỉ ghi một cơ quan. Dòng này không được tính.`,
        'Ghi mã một cơ quan; mỗi cơ quan một dòng.',
      );
      return null;
    }
    const { message, remedy } = unnamed(
      (mentions.length === 1 ? wrong : undefined) ?? { text: cell, is: 'unknown', likely: null },
    );
    report('lỗi', sheet, row, column, message, remedy);
    return null;
  };

  const membersOf = new Map<Group, readonly Agency[]>();
  /** Reckoned once a group: every task names one. */
  const members = (group: Group): readonly Agency[] => {
    const known = membersOf.get(group) ?? agencies.filter((agency) => group.has(agency));
    membersOf.set(group, known);
    return known;
  };

  /** Whom a cell means; `named`: those that it names by themselves. */
  const agenciesIn = (
    sheet: Sheet,
    row: number,
    column: Column,
    parts: readonly string[],
  ): { readonly all: readonly string[]; readonly named: readonly string[] } => {
    const found = new Set<string>();
    const named = new Set<string>();
    for (const mention of parts.flatMap((part) => book.read(part))) {
      if (mention.is === 'agency') named.add(mention.code);
      if (mention.is === 'agency') found.add(mention.code);
      else if (mention.is === 'group') {
        const all = members(mention.group);
        if (all.length === 0) {
          report(
            'cảnh báo',
            sheet,
            row,
            column,
            `${mention.code} (${mention.group.title}): không có cơ quan nào thuộc nhóm này.`,
            'Kiểm tra cột Loại ở trang Cơ quan.',
          );
        }
        for (const member of all) found.add(member.code);
      } else {
        const { message, remedy } = unnamed(mention);
        report('lỗi', sheet, row, column, message, remedy);
      }
    }
    return { all: [...found], named: [...named] };
  };

  const aliases = table(NAMES).flatMap((row): (Alias & SheetRow)[] => {
    const says = (message: string, remedy: string): void =>
      report('cảnh báo', NAMES, row.row, NAMES.columns.codes, message, remedy);
    if (row.keep === 'Có') return [{ row: row.row, text: row.text, codes: [] }];
    const mentions = row.codes.flatMap((part) => book.read(part));
    const codes = mentions.flatMap((mention) =>
      mention.is === 'agency' || mention.is === 'group' ? [mention.code] : [],
    );
    const wrong = mentions.find(({ is }) => is === 'ambiguous' || is === 'unknown');
    if (wrong) {
      const { message, remedy } = unnamed(wrong);
      says(`${message} Tên gọi «${row.text}» chưa dùng được.`, remedy);
    } else if (codes.length === 0)
      says(
        `Tên gọi «${row.text}» chưa có câu trả lời.`,
        'Ghi mã cơ quan hoặc nhóm, hoặc chọn Giữ nguyên văn.',
      );
    return wrong || codes.length === 0 ? [] : [{ row: row.row, text: row.text, codes }];
  });

  const taskRows = datedTable(TASKS, { due: 'due', start: 'due', done: 'doing' });
  const unreadableDues = new Set(
    problems.filter((p) => p.sheet === TASKS.title && p.column === TASKS.columns.due.title).map((p) => p.row),
  );
  const tasks = taskRows.map((row): Task => {
    const { all: leads, named } = agenciesIn(TASKS, row.row, TASKS.columns.leads, row.leads);
    const times = taskTimes(row, settings, yearStated ? spans.due : null, report);
    if (times.due === null && !unreadableDues.has(row.row)) {
      report(
        'cảnh báo',
        TASKS,
        row.row,
        TASKS.columns.due,
        'Nhiệm vụ chưa có hạn hoàn thành.',
        'Điền hạn; khi chưa có hạn, nhiệm vụ không được nhắc và không có dòng báo cáo quý.',
      );
    }
    return {
      row: row.row,
      code: row.code,
      component: row.component,
      title: row.title,
      product: row.product,
      progress: row.progress,
      done: row.done,
      ...times,
      supportsReport: row.supportsReport === '' ? settings.supportsReport : row.supportsReport === 'Có',
      area: row.area ?? 0,
      leads,
      named,
      supports: agenciesIn(TASKS, row.row, TASKS.columns.supports, row.supports).all.filter(
        (code) => !leads.includes(code),
      ),
    };
  });
  const successions = readSuccessions(datedTable(SUCCESSIONS, { on: 'due' }), agencyIn, report);

  const taskCodes = codeBook(tasks.map((task) => task.code));

  const periods = datedTable(PERIODS, {
    from: 'due',
    to: 'due',
    beforeProvince: 'due',
    beforeDistrict: 'due',
  }).map(
    (row): Period => ({
      row: row.row,
      code: row.code,
      title: row.title,
      kind: row.kind,
      from: row.from,
      to: row.to,
      before: isProvince(settings.level) ? row.beforeProvince : row.beforeDistrict,
      state: row.state || 'Chưa mở',
    }),
  );
  const periodCodes = codeBook(periods.map((period) => period.code));
  const periodIn = (sheet: Sheet, row: number, column: Column, code: string): string | null => {
    const known = periodCodes.get(comparable(code));
    if (known === undefined) {
      report(
        'lỗi',
        sheet,
        row,
        column,
        `Không có kỳ báo cáo «${code}».`,
        `${offered(likelyPeriod(code, [...periodCodes.values()]))}Sửa lại mã kỳ, hoặc thêm kỳ vào trang Kỳ báo cáo.`,
      );
      return null;
    }
    return known;
  };

  const reportColumns = positions(QUARTERLY, contents.get(QUARTERLY.title));
  const lines = contents.get(QUARTERLY.title)?.values ?? [];
  const quarterlyRows: QuarterlyRow[] = [];
  // By far the longest table: no object is made of a row but the one that is kept.
  for (const row of datedTable(QUARTERLY, { done: 'doing', sent: 'doing', resent: 'doing' })) {
    const period = periodIn(QUARTERLY, row.row, QUARTERLY.columns.period, row.period);
    const agency = agencyIn(QUARTERLY, row.row, QUARTERLY.columns.agency, row.agency);
    const task = taskCodes.get(comparable(row.task));
    if (task === undefined) {
      report(
        'lỗi',
        QUARTERLY,
        row.row,
        QUARTERLY.columns.task,
        `Không có nhiệm vụ mã «${row.task}».`,
        `${offered(likelyCode(row.task, [...taskCodes.values()]))}Sửa lại mã, hoặc thêm nhiệm vụ vào trang Nhiệm vụ.`,
      );
    }
    if (period === null || agency === null || task === undefined) continue;
    const approval = row.review === 'Trả lại' ? null : approvalIn(row.seal, row);
    const edited = approval !== null && differs(approval, sealedCells(lines[row.row - 1]!, reportColumns));
    const told: Reported = edited ? asApproved(approval.values) : row;
    const { returned, correctBy } = returnIn(row.seal);
    quarterlyRows.push({
      row: row.row,
      period,
      agency,
      task,
      title: row.title,
      result: told.result,
      progress: told.progress,
      done: told.done,
      difficulties: told.difficulties,
      proposals: told.proposals,
      sent: told.sent,
      resent: told.resent,
      review: edited ? 'Chờ duyệt' : row.review || null,
      remark: row.remark,
      returned,
      correctBy,
      approvedOn: approval === null || edited ? null : approvedOn(row.seal),
      edited,
    });
  }

  const hasPart = partIn({ tasks, successions });
  const wanted = calledFor({ tasks, periods, successions });
  const closed = new Set(periods.filter(({ state }) => state === 'Đã chốt').map(({ code }) => code));
  for (const row of quarterlyRows)
    if (!hasPart(row) && !closed.has(row.period)) {
      const becomes = wanted(row)
        ? 'dòng đã gửi được giữ và vẫn tính.'
        : holdsSomething(row)
          ? 'nội dung đã ghi được giữ; dòng này không được tính, không được nhắc.'
          : 'dòng này không được tính, không được nhắc.';
      report(
        'cảnh báo',
        QUARTERLY,
        row.row,
        QUARTERLY.columns.agency,
        `${row.agency} không còn chủ trì, phối hợp ${row.task}: ${becomes}`,
        'Sửa cột Chủ trì, Phối hợp ở trang Nhiệm vụ, hoặc để nguyên dòng để tra cứu.',
      );
    }

  const periodicRows = datedTable(PERIODIC, { submitted: 'doing' }).flatMap((row): PeriodicRow[] => {
    const period = periodIn(PERIODIC, row.row, PERIODIC.columns.period, row.period);
    const agency = agencyIn(PERIODIC, row.row, PERIODIC.columns.agency, row.agency);
    return period === null || agency === null
      ? []
      : [{ row: row.row, period, agency, submitted: row.submitted }];
  });

  const findingRows = datedTable(FINDINGS, { inspected: 'doing', due: 'due', remedied: 'doing' });
  const findingByCode = new Map(findingRows.map((row) => [comparable(row.code), row]));
  /** The finding that a re-inspection looks at again: another row, of the same agency. */
  const originIn = (row: RowOf<typeof FINDINGS>, agency: string): string => {
    if (row.origin === '') return '';
    const origin = findingByCode.get(comparable(row.origin));
    const says = (message: string, likely: string | null = null): void =>
      report(
        'lỗi',
        FINDINGS,
        row.row,
        FINDINGS.columns.origin,
        message,
        `${offered(likely)}Sửa lại mã ở cột KT gốc.`,
      );
    if (origin === undefined) {
      const codes = findingRows.flatMap(({ row: other, code }) => (other === row.row ? [] : [code]));
      says(`Không có lần kiểm tra mã «${row.origin}».`, likelyCode(row.origin, codes));
    } else if (origin.row === row.row) says('KT gốc là chính lần kiểm tra này.');
    else if (soleAgency(book.read(origin.agency)) !== agency)
      says(`KT gốc «${origin.code}» là của cơ quan khác (${origin.agency}).`);
    else return origin.code;
    return '';
  };
  const inspectionPlans = contents.has(INSPECTION_PLANS.title)
    ? readInspectionPlans(
        datedTable(INSPECTION_PLANS, { from: 'due', to: 'due', held: 'doing', concluded: 'doing' }),
        agencyIn,
        report,
      )
    : null;
  /** The planned inspection that a finding names: one of the same agency; '' where it names none. */
  const planIn = (row: RowOf<typeof FINDINGS>, agency: string): string => {
    if (row.plan === '' || inspectionPlans === null) return '';
    const planned = inspectionPlans.find(({ code }) => comparable(code) === comparable(row.plan));
    if (planned && (planned.agency === '' || planned.agency === agency)) return planned.code;
    const likely = planned
      ? null
      : likelyCode(
          row.plan,
          inspectionPlans.map(({ code }) => code),
        );
    report(
      'cảnh báo',
      FINDINGS,
      row.row,
      FINDINGS.columns.plan,
      planned
        ? `Cuộc kiểm tra «${planned.code}» là của cơ quan khác (${planned.agency}).`
        : `Không có cuộc kiểm tra mã «${row.plan}» ở trang ${INSPECTION_PLANS.title}.`,
      `${offered(likely)}Sửa lại Mã cuộc, hoặc để trống.`,
    );
    return '';
  };
  const findings = findingRows.flatMap((row): InspectionFinding[] => {
    const agency = agencyIn(FINDINGS, row.row, FINDINGS.columns.agency, row.agency);
    if (agency === null) return [];
    const { remedied, shortcoming } = row;
    const origin = originIn(row, agency);
    const outcome =
      origin === ''
        ? null
        : isRemedied({
            outcome: row.outcome || null,
            shortcoming,
            remedied: remedied !== null,
          });
    if (origin !== '' && outcome !== null && row.inspected === null)
      report(
        'cảnh báo',
        FINDINGS,
        row.row,
        FINDINGS.columns.inspected,
        'Tái kiểm tra chưa ghi Ngày kiểm tra; KT gốc vẫn tính như trước.',
        'Điền Ngày kiểm tra.',
      );
    if (origin !== '' && outcome === null)
      report(
        'cảnh báo',
        FINDINGS,
        row.row,
        FINDINGS.columns.outcome,
        'Tái kiểm tra chưa ghi kết quả; KT gốc vẫn tính như trước.',
        'Chọn Đã, Chưa hoặc Một phần ở cột Kết quả tái kiểm tra.',
      );
    if (inspectionPlans !== null && remedied !== null && row.evidence === '' && row.confirmed !== 'Chưa đạt')
      report(
        'cảnh báo',
        FINDINGS,
        row.row,
        FINDINGS.columns.evidence,
        row.confirmed === 'Đã xác nhận'
          ? 'Đã xác nhận khắc phục nhưng chưa có minh chứng.'
          : 'Đã ghi Ngày khắc phục nhưng chưa có minh chứng: chưa tính là đã khắc phục, trừ khi được xác nhận hoặc tái kiểm tra thấy đã xong.',
        'Ghi đường dẫn minh chứng.',
      );
    return [
      {
        row: row.row,
        code: row.code,
        agency,
        area: row.area ?? 0,
        inspected: row.inspected,
        shortcoming,
        remedy: row.remedy,
        due: row.due,
        remedied,
        origin,
        outcome,
        plan: planIn(row, agency),
        proven: row.evidence !== '',
        confirmed: row.confirmed,
      },
    ];
  });

  const indicators = readIndicators(
    table(INDICATORS),
    { taskCodes, periods },
    agencyIn,
    (...cell) => agenciesIn(...cell).all,
    report,
  );
  const dataRows = readData(
    datedTable(DATA, { sent: 'doing', resent: 'doing' }),
    contents.get(DATA.title),
    { indicators, periods },
    periodIn,
    agencyIn,
    report,
  );
  const ownPlanRows = contents.has(OWN_PLANS.title)
    ? readOwnPlans(
        datedTable(OWN_PLANS, { ownDue: 'due', opened: 'doing' }),
        (row) => agencyIn(OWN_PLANS, row.row, OWN_PLANS.columns.agency, row.agency),
        (code) => taskCodes.get(comparable(code)) ?? null,
        report,
      )
    : null;

  const parts = readParts(table(PAPI_PARTS), report);
  const scores = readScores(table(SCORES), parts, report);

  const extensions = readExtensions(
    datedTable(EXTENSIONS, { oldDue: 'due', newDue: 'due', asked: 'doing', documentDay: 'doing' }),
    { agencies, tasks, periods, quarterlyRows, periodicRows, findings, successions },
    agencyIn,
    report,
  );

  const listed = table(DAYS_OFF).flatMap((row): (ListedDayOff & SheetRow)[] => {
    const span = listedSpan(settings.year);
    if (yearStated && !liesIn(row.day, span)) {
      const says = implausible(row.day, settings.year, span);
      report('lỗi', DAYS_OFF, row.row, DAYS_OFF.columns.day, says, 'Sửa lại ngày, hoặc xóa dòng.');
      return [];
    }
    return [
      {
        row: row.row,
        day: row.day,
        // A kind that is not known counts as a day off; readTable has named it.
        kind: row.kind || 'Nghỉ lễ',
        reason: row.reason,
        applies: row.applies !== 'Không',
      },
    ];
  });

  return {
    plan: {
      settings,
      calendar: listed.length === 0 ? builtInCalendar() : listedCalendar(listed),
      daysOff: listed,
      kinds,
      groups,
      aliases,
      agencies: agencies.map((agency) => withEnd(agency, successions)),
      tasks,
      periods,
      quarterlyRows,
      periodicRows,
      findings,
      inspectionPlans,
      ownPlanRows,
      extensions,
      successions,
      indicators,
      dataRows,
      scores,
      parts,
    },
    problems,
  };
}
