/** What making a copy the next year's workbook would do; shared by the preview and the deed, which does exactly that. */
import { isoDay } from '../../../calendar/day.js';
import { type Proposal, TO_LOOK_AT, taskLine } from '../../../carry/taskProposals.js';
import { wordsOn } from '../../../carry/yearOn.js';
import { fingerprintOf } from '../../../cells/hash.js';
import { type CellValue, comparable, isBlank } from '../../../cells/value.js';
import type { NextYearPreview, NextYearRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import { SETTING, type SettingKey } from '../../../schema/settings.js';
import { DAYS_OFF, SETTINGS, TASKS } from '../../../schema/sheets.js';
import { FIRST_DATA_ROW } from '../../../schema/standing.js';
import { positions, type WorkbookContents } from '../../../workbook/contents.js';
import { settingRows } from '../../../workbook/reading/sheets/readSettings.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { scheduleRecord } from '../../daily/schedule.js';
import { originalOf } from '../../workbook/rights/rightsMemory.js';
import { daysOffRows } from '../../workbook/setUp/daysOffRows.js';
import { cellText } from '../annex/importMemory.js';
import { type NextYearMemory, nextYearBegun } from './nextYearMemory.js';
import { type NextYear, nextYearOf } from './sheetsNextYear.js';

export interface Prepared {
  readonly current: Current;
  readonly from: number;
  readonly next: NextYear;
  /** null until it has begun. */
  readonly begun: NextYearMemory | null;
  readonly decided: ReadonlyMap<string, Proposal>;
  /** Fingerprints of the tasks, as they stand and as they are to stand. */
  readonly before: string;
  readonly after: string;
  readonly settings: readonly SettingChange[];
  readonly daysOff: ReturnType<typeof daysOffRows>;
  readonly preview: NextYearPreview;
}

interface SettingChange {
  readonly key: SettingKey;
  readonly row: number;
  readonly column: number;
  readonly now: CellValue;
}

const HOW =
  'Hãy mở bảng tính gốc của năm cũ, chọn Tệp → Tạo bản sao, rồi làm việc này trong bản sao. Bảng tính gốc giữ nguyên.';

/** @throws Refusal in the original, which keeps the old year, and where nothing says which it is */
function requireCopy(environment: Environment, begun: NextYearMemory | null): void {
  if (begun?.done) throw new Refusal(`Bảng tính này đã chuyển sang năm ${begun.from + 1}. ${HOW}`);
  const original = originalOf(environment);
  if (original === null)
    throw new Refusal(
      `Chưa biết đây là bảng tính gốc hay bản sao. Hãy chạy «Thiết lập bảng tính» trong bảng tính gốc trước. ${HOW}`,
    );
  if (original === environment.workbook.id())
    throw new Refusal(`Đây là bảng tính gốc nên không chuyển năm ở đây. ${HOW}`);
  if (scheduleRecord(environment) !== null)
    throw new Refusal(
      `Bảng tính này đang tự gửi thư hằng ngày, tức là đang được dùng để theo dõi. Hãy tạo một bản sao của nó rồi chuyển năm trong bản sao mới.`,
    );
}

export function prepareNextYear(environment: Environment, tasks: NextYearRequest['tasks'] = []): Prepared {
  const current = requirePlanInZone(environment);
  const { plan, contents } = current;
  requireCoordinator(environment, plan.settings, 'chuyển sang năm sau');
  const begun = nextYearBegun(environment);
  requireCopy(environment, begun);
  const from = begun?.from ?? plan.settings.year;
  const decided = begun?.decided ?? new Map(tasks.map(({ code, proposal }) => [comparable(code), proposal]));
  for (const { code } of begun ? [] : tasks)
    if (!plan.tasks.some((task) => comparable(task.code) === comparable(code)))
      throw new Refusal(`Không có nhiệm vụ mã «${code.trim()}» ở trang ${TASKS.title}.`);
  const before = tasksMark(contents, contents.get(TASKS.title)?.values.slice(FIRST_DATA_ROW - 1) ?? []);
  const tasksDone = begun !== null && before === begun.after;
  if (begun && !tasksDone && before !== begun.before)
    throw new Refusal(
      `Lần chuyển năm trước bị dừng giữa chừng, và từ đó trang ${TASKS.title} đã bị sửa, nên không làm tiếp được. Hãy bỏ bản sao này. ${HOW}`,
    );
  const next = nextYearOf(current, from, decided, tasksDone);
  const block = next.sheets.find(({ sheet }) => sheet.key === TASKS.key)?.block ?? [];
  const listed = new Set<number>(plan.daysOff.map(({ day }) => day));
  const daysOff = daysOffRows(from + 1).filter(({ day }) => !listed.has(day));
  const settings = settingChanges(contents, from);
  return {
    current,
    from,
    next,
    begun,
    decided,
    before,
    after: tasksDone ? before : tasksMark(contents, block),
    settings,
    daysOff,
    // What is decided otherwise is no part of what was shown.
    preview: shown(
      from,
      next,
      decided.size > 0 && !begun ? nextYearOf(current, from, new Map(), tasksDone) : next,
      { settings, daysOff, begun, asOf: isoDay(plan.settings.asOf), contents },
    ),
  };
}

/** The tasks' typed cells, in whatever order, blank rows left out. */
function tasksMark(contents: WorkbookContents, rows: readonly (readonly CellValue[])[]): string {
  const at = positions(TASKS, contents.get(TASKS.title));
  const columns = Object.entries(TASKS.columns).flatMap(([key, { type }]) =>
    type === 'computed' || !at.has(key) ? [] : [at.get(key)!],
  );
  return fingerprintOf(
    rows
      .map((row) => columns.map((column) => cellText(row[column])))
      .filter((row) => row.some((text) => !isBlank(text)))
      .sort((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1)),
  );
}

function settingChanges(contents: WorkbookContents, from: number): SettingChange[] {
  const sheet = contents.get(SETTINGS.title)!;
  const rows = settingRows(sheet);
  const column = positions(SETTINGS, sheet).get('value');
  if (column === undefined || !rows.has('year'))
    throw new Refusal(
      `Trang «${SETTINGS.title}» thiếu mục «${SETTING.year.title}». Hãy chạy lại «Thiết lập bảng tính».`,
    );
  const subject = rows.has('planSubject') ? String(sheet.values[rows.get('planSubject')! - 1]![column]) : '';
  const wanted: readonly (readonly [SettingKey, CellValue])[] = [
    // First: while it may send, nothing else has changed.
    ['trial', 'Bật'],
    ['year', from + 1],
    ['planNumber', ''],
    ['planIssued', ''],
    ['planSubject', wordsOn(subject, from)],
  ];
  return wanted.flatMap(([key, now]) => {
    const row = rows.get(key);
    if (row === undefined || String(sheet.values[row - 1]![column] ?? '') === String(now)) return [];
    return [{ key, row, column: column + 1, now }];
  });
}

function shown(
  from: number,
  next: NextYear,
  proposed: NextYear,
  more: Pick<Prepared, 'settings' | 'daysOff' | 'begun'> & {
    readonly asOf: string;
    readonly contents: WorkbookContents;
  },
): NextYearPreview {
  const { tasks, findings } = next;
  const count = (proposal: string): number => tasks.filter((task) => task.proposal === proposal).length;
  const counts = {
    repeat: count('Lặp lại'),
    carry: count('Chuyển tiếp'),
    drop: count('Bỏ'),
    look: count(TO_LOOK_AT),
  };
  const sheetsOf = (of: NextYear): NextYearPreview['sheets'] =>
    [
      { sheet: SETTINGS.title, kept: 0, changed: more.settings.length, emptied: 0 },
      ...of.sheets.map(({ sheet, kept, changed, emptied }) => ({
        sheet: sheet.title,
        kept,
        changed,
        emptied,
      })),
      { sheet: DAYS_OFF.title, kept: 0, changed: more.daysOff.length, emptied: 0 },
    ].filter(({ kept, changed, emptied }) => kept + changed + emptied > 0);
  const frozen = [...more.contents.keys()].filter((title) => title.startsWith('TH '));
  return {
    from,
    to: from + 1,
    sheets: sheetsOf(next),
    tasks: tasks.map(({ code, title, result, proposal, due, reason }) => ({
      code,
      title,
      result,
      proposal,
      due: due === null ? null : isoDay(due),
      reason,
    })),
    counts,
    findings,
    notes: [
      ...(counts.look > 0
        ? [`${counts.look} nhiệm vụ «${TO_LOOK_AT}»: nếu không chọn khác thì giữ lại như «Chuyển tiếp».`]
        : []),
      ...next.notes,
      ...(frozen.length > 0
        ? [`Các trang ${frozen.join(', ')} giữ nguyên để đối chiếu với năm ${from}.`]
        : []),
      'Trang Tổng hợp và số liệu gửi cấp trên còn là của năm cũ cho đến khi ghi lại.',
      'Việc này chỉ đổi bản sao. Muốn quay lại thì bỏ bản sao: bảng tính gốc vẫn giữ nguyên mọi số liệu.',
      'Chuyển xong, thư ở chế độ thử và chưa tự gửi: hãy ghi số, ngày kế hoạch mới, chia sẻ bảng tính, rồi bật gửi hằng ngày.',
    ],
    interrupted: more.begun !== null,
    fingerprint: fingerprintOf([
      [String(from), more.asOf, String(more.begun !== null)],
      ...sheetsOf(proposed).map(({ sheet, kept, changed, emptied }) => [
        sheet,
        String(kept),
        String(changed),
        String(emptied),
      ]),
      ...proposed.tasks.map(taskLine),
    ]),
  };
}
