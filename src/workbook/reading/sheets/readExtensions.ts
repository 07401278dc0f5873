/** The rows of `Gia hạn`: what each is about, and whether it can count. What cannot is named, and left out. */
import { type Day, dayFromText, isoDay, vnDay } from '../../../calendar/day.js';
import { comparable } from '../../../cells/value.js';
import { likelyCode } from '../../../plan/agencies/likelyCode.js';
import { quarterOf } from '../../../plan/days/dueDays.js';
import {
  EXTENSION_KINDS,
  type Extension,
  type ExtensionKind,
  type InspectionFinding,
  type Plan,
  type Task,
} from '../../../plan/model.js';
import { heirsOf } from '../../../plan/succession/passings.js';
import type { Column, RowOf, Sheet } from '../../../schema/declaration.js';
import { EXTENSIONS } from '../../../schema/sheets.js';
import type { Report } from '../report.js';

type Row = RowOf<typeof EXTENSIONS>;
type Key = keyof typeof EXTENSIONS.columns;
/** What a row may be about. */
export type ExtendedPlan = Pick<
  Plan,
  'agencies' | 'tasks' | 'periods' | 'quarterlyRows' | 'periodicRows' | 'successions'
> & {
  readonly findings: readonly InspectionFinding[];
};

/** A row's subject: its code as the plan has it, which of several deadlines, and who answers for it. */
interface Subject {
  readonly work: string;
  readonly slot: string;
  readonly answering: readonly string[];
  /** The plan's own day, where it is one for all. */
  readonly due: Day | null;
}

/** Why a row has no subject: the column that is wrong, and the words. */
interface Wrong {
  readonly key: Key;
  readonly message: string;
  readonly remedy: string;
}

/** The milestone that a cell names, by its quarter or its day; null where it names none, or several. */
export function milestoneNamed({ milestones }: Pick<Task, 'milestones'>, cell: string): Day | null {
  const day = dayFromText(cell);
  if (day !== null) return milestones.includes(day) ? day : null;
  const ofQuarter = milestones.filter((due) => comparable(quarterOf(due)) === comparable(cell));
  return ofQuarter.length === 1 ? ofQuarter[0]! : null;
}

/** The kind that a row names. */
const extensionKind = ({ kind }: Row): ExtensionKind =>
  (Object.keys(EXTENSION_KINDS) as ExtensionKind[]).find((key) => EXTENSION_KINDS[key] === kind)!;

const named = <T extends { readonly code: string }>(list: readonly T[], code: string): T | undefined =>
  list.find((one) => comparable(one.code) === comparable(code));

const unknown = (what: string, code: string, codes: readonly string[]): Wrong => {
  const likely = likelyCode(code, codes);
  return {
    key: 'work',
    message: code === '' ? `Chưa ghi mã ${what}.` : `Không có ${what} mã «${code}».`,
    remedy: `${likely === null ? '' : `Có thể là «${likely}». `}Ghi mã ${what} ở cột Mã việc.`,
  };
};

function subjectOf(row: Row, plan: ExtendedPlan): Subject | Wrong {
  switch (extensionKind(row)) {
    case 'task':
      return ofTask(row, plan);
    case 'finding': {
      const finding = named(plan.findings, row.work);
      if (!finding)
        return unknown(
          'kiểm tra',
          row.work,
          plan.findings.map(({ code }) => code),
        );
      return {
        work: finding.code,
        slot: '',
        answering: [finding.agency, ...heirsOf(plan, finding.code, finding.agency)],
        due: finding.due,
      };
    }
    case 'ownPlan':
      return {
        work: '',
        slot: '',
        answering: plan.agencies.filter(({ issuesPlan }) => issuesPlan).map(({ code }) => code),
        due: null,
      };
    default:
      return ofReport(row, plan);
  }
}

/** With who has taken a task over from those whom it names. */
const withHeirs = (plan: ExtendedPlan, { code, named }: Task, agencies: readonly string[]): string[] => [
  ...agencies,
  ...named.flatMap((agency) => heirsOf(plan, code, agency)),
];

function ofTask(row: Row, plan: ExtendedPlan): Subject | Wrong {
  const { tasks } = plan;
  const task = named(tasks, row.work);
  if (!task)
    return unknown(
      'nhiệm vụ',
      row.work,
      tasks.map(({ code }) => code),
    );
  const one = { work: task.code, answering: withHeirs(plan, task, task.leads) };
  if (task.milestones.length === 0) return { ...one, slot: '', due: task.due };
  const only = task.milestones.length === 1 && row.milestone === '' ? task.milestones[0]! : null;
  const due = only ?? milestoneNamed(task, row.milestone);
  const listed = task.milestones.map(vnDay).join('; ');
  return due === null
    ? {
        key: 'milestone',
        message:
          row.milestone === ''
            ? `${task.code} có nhiều mốc nhưng chưa ghi mốc được gia hạn.`
            : `${task.code} không có mốc «${row.milestone}».`,
        remedy: `Ghi ngày của một mốc: ${listed}.`,
      }
    : { ...one, slot: isoDay(due), due };
}

function ofReport(row: Row, plan: ExtendedPlan): Subject | Wrong {
  const { tasks, periods, quarterlyRows, periodicRows } = plan;
  const period = named(periods, row.milestone);
  if (!period)
    return {
      key: 'milestone',
      message: row.milestone === '' ? 'Chưa ghi mã kỳ báo cáo.' : `Không có kỳ báo cáo «${row.milestone}».`,
      remedy: `Ghi mã kỳ ở cột ${EXTENSIONS.columns.milestone.title}, ví dụ 2026-Q2.`,
    };
  const slot = period.code;
  if (row.work === '')
    return {
      work: '',
      slot,
      due: null,
      answering: [...quarterlyRows, ...periodicRows].flatMap((one) =>
        one.period === slot ? [one.agency] : [],
      ),
    };
  const task = named(tasks, row.work);
  if (!task)
    return unknown(
      'nhiệm vụ',
      row.work,
      tasks.map(({ code }) => code),
    );
  const rows = quarterlyRows.filter((one) => one.period === slot && one.task === task.code);
  const answering = withHeirs(
    plan,
    task,
    rows.map(({ agency }) => agency),
  );
  return { work: task.code, slot, due: null, answering };
}

/**
 * @param agencyIn the agency that a cell names; null, and named, where it names none
 */
export function readExtensions(
  rows: readonly Row[],
  plan: ExtendedPlan,
  agencyIn: (sheet: Sheet, row: number, column: Column, cell: string) => string | null,
  report: Report,
): Extension[] {
  return rows.flatMap((row): Extension[] => {
    const wrong = (key: Key, message: string, remedy: string): [] => {
      report(
        'lỗi',
        EXTENSIONS,
        row.row,
        EXTENSIONS.columns[key],
        `${message} Dòng này không được tính.`,
        remedy,
      );
      return [];
    };
    // A day outside what the plan can speak of was named, and is none.
    if ((row.newDue as Day | null) === null) return [];
    const kind = extensionKind(row);
    const subject = subjectOf(row, plan);
    if ('key' in subject) return wrong(subject.key, subject.message, subject.remedy);
    const agency =
      row.agency === '' ? '' : agencyIn(EXTENSIONS, row.row, EXTENSIONS.columns.agency, row.agency);
    if (agency === null) return [];
    if (agency !== '' && !subject.answering.includes(agency))
      return wrong(
        'agency',
        `${agency} không có nhiệm vụ, báo cáo này (${[EXTENSION_KINDS[kind], subject.work, subject.slot].filter(Boolean).join(' ')}).`,
        'Sửa lại Mã cơ quan, Mã việc hoặc Mốc/Kỳ.',
      );
    const verdict = row.verdict || 'Chờ';
    if (verdict === 'Đồng ý' && row.documentDay === null)
      report(
        'lỗi',
        EXTENSIONS,
        row.row,
        EXTENSIONS.columns.documentDay,
        'Đã đồng ý nhưng chưa ghi ngày văn bản: gia hạn này chưa được tính.',
        'Điền Ngày văn bản, là ngày hạn mới bắt đầu có hiệu lực.',
      );
    if (subject.due !== null && row.newDue <= subject.due)
      report(
        'cảnh báo',
        EXTENSIONS,
        row.row,
        EXTENSIONS.columns.newDue,
        `Hạn mới ${vnDay(row.newDue)} không muộn hơn hạn của kế hoạch ${vnDay(subject.due)}.`,
        'Kiểm tra lại Hạn mới.',
      );
    return [
      {
        row: row.row,
        code: row.code,
        kind,
        work: subject.work,
        slot: subject.slot,
        agency,
        newDue: row.newDue,
        asked: row.asked,
        reason: row.reason,
        verdict,
        granted: row.documentDay,
        document: row.document,
      },
    ];
  });
}
