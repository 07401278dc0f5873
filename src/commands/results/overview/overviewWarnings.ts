/** What whoever looks at the overview must know beside the numbers, in the check's words where it finds it as well. */
import { vnDay } from '../../../calendar/day.js';
import { planNotIssued } from '../../../check/plan/dates.js';
import { provisionalDays } from '../../../check/plan/daysOff.js';
import { zoneFlaws } from '../../../check/sheets/zones.js';
import type { Environment } from '../../../environment.js';
import type { Plan } from '../../../plan/model.js';
import type { Current } from '../../currentPlan.js';
import { missedDays } from '../../daily/schedule.js';
import { nextYearBegun } from '../../plan/nextYear/nextYearMemory.js';
import { rightsState } from '../../workbook/rights/rightsState.js';
import { unitsBehindInWords } from '../rollUp/unitsBehindInWords.js';

export function overviewWarnings(
  environment: Environment,
  { plan, contents }: Pick<Current, 'plan' | 'contents'>,
): string[] {
  const { asOf } = plan.settings;
  const today = environment.today();
  const missed = missedDays(environment);
  return [
    ...[
      ...provisionalDays(plan),
      ...planNotIssued(plan),
      ...zoneFlaws(environment.workbook.zones()).map(({ finding }) => finding),
    ].map(({ message, remedy }) => `${message} ${remedy}`),
    ...(asOf === today ? [] : [`Đang tính đến ngày ${vnDay(asOf)}, không phải hôm nay (${vnDay(today)}).`]),
    ...(missed === null ? [] : [`Lịch chạy hằng ngày đã không chạy ${missed}.`]),
    ...editedWarning(plan),
    ...unitsBehindInWords(contents),
    ...unfinishedRights(environment),
    ...unfinishedNextYear(environment),
  ];
}

const ROWS_NAMED = 5;

/** Until they are approved anew such rows count as they were approved. */
const editedWarning = ({ quarterlyRows, dataRows }: Plan): string[] => [
  ...editedIn('báo cáo quý', quarterlyRows),
  ...editedIn('số liệu', dataRows),
];

function editedIn(
  what: string,
  all: readonly { readonly row: number; readonly edited: boolean }[],
): string[] {
  const rows = all.filter(({ edited }) => edited).map(({ row }) => row);
  if (rows.length === 0) return [];
  const rest = rows.length - ROWS_NAMED;
  const named = `${rows.slice(0, ROWS_NAMED).join(', ')}${rest > 0 ? ` và ${rest} dòng khác` : ''}`;
  return [
    `${rows.length} dòng ${what} bị sửa sau khi đã duyệt (dòng ${named}): số liệu đã duyệt vẫn được tính cho đến khi duyệt lại.`,
  ];
}

function unfinishedRights(environment: Environment): string[] {
  const { state, said } = rightsState(environment);
  if (state === 'complete') return [];
  return [`${said.charAt(0).toUpperCase()}${said.slice(1)}${said.endsWith('.') ? '' : '.'}`];
}

function unfinishedNextYear(environment: Environment): string[] {
  const begun = nextYearBegun(environment);
  if (begun === null || begun.done) return [];
  return [
    `Việc chuyển sang năm ${begun.from + 1} bị dừng giữa chừng, số liệu ở đây chưa dùng được. Hãy mở thẻ Thiết lập, mục Nâng cao, «Chuyển sang năm sau», bấm Xem trước rồi Làm tiếp.`,
  ];
}
