/**
 * Everything with a deadline, read off the sheets by code that shares nothing with the program: ISO text compares as
 * days do, and working days are counted one by one by the sheet's own rows.
 */
import type { TestHost } from './preparedHost.js';

export const STATUSES = [
  'Hoàn thành đúng hạn',
  'Hoàn thành quá hạn',
  'Trong hạn',
  'Sắp đến hạn',
  'Quá hạn',
  'Chưa có hạn',
] as const;

export interface Counted {
  readonly kind: 'ownPlan' | 'task' | 'quarterly' | 'periodic' | 'finding';
  readonly agency: string;
  readonly area: number;
  readonly component: string;
  readonly task: string;
  readonly period: string;
  /** ISO day, or ''. */
  readonly due: string;
  readonly done: string;
  /** Index into STATUSES. */
  readonly status: number;
  /** Working days; null for what is not late. */
  readonly lateness: number | null;
}

const nextDay = (iso: string, step: number): string => {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + step);
  return date.toISOString().slice(0, 10);
};

/** @param asOf ISO day; left out: `Ngày tính`. What was done after an earlier day counts as not done. */
export function recount(workbook: TestHost, asOf?: string): Counted[] {
  const settings = new Map(workbook.rows('Cấu hình').map((row) => [row['Mục'], row['Giá trị']]));
  const today = asOf ?? String(settings.get('Ngày tính'));
  const soon = Number(settings.get('Sắp đến hạn (ngày làm việc)'));
  const daysOff = new Map(
    workbook
      .rows('Ngày nghỉ')
      .filter((row) => row['Áp dụng'] !== 'Không')
      .map((row) => [row['Ngày'], row['Loại']]),
  );
  const works = (iso: string): boolean => {
    const kind = daysOff.get(iso);
    if (kind !== undefined) return kind === 'Làm bù';
    return new Date(`${iso}T00:00:00Z`).getUTCDay() % 6 !== 0;
  };
  const workdaysAfter = (from: string, to: string): number => {
    let days = 0;
    for (let day = nextDay(from, 1); day <= to; day = nextDay(day, 1)) if (works(day)) days++;
    return days;
  };
  const workdayAfter = (from: string, days: number): string => {
    let day = from;
    for (let left = days; left > 0; ) {
      day = nextDay(day, 1);
      if (works(day)) left--;
    }
    return day;
  };
  const found: Counted[] = [];
  const sheets = new Set(workbook.host.sheets().map(({ title }) => title));
  const optional = (title: string) => (sheets.has(title) ? workbook.rows(title) : []);
  const extensions = optional('Gia hạn').filter(
    (row) =>
      row['Kết luận'] === 'Đồng ý' && row['Ngày văn bản'] !== '' && String(row['Ngày văn bản']) <= today,
  );
  /** The day granted last to any of those who had it, else its own. */
  const putOff = (sort: string, work: string, slot: string, who: readonly string[], own: string): string =>
    extensions
      .filter(
        (row) =>
          row['Loại việc'] === sort &&
          row['Mã việc'] === work &&
          row['Mốc/Kỳ'] === slot &&
          (row['Mã cơ quan'] === '' || who.includes(String(row['Mã cơ quan']))),
      )
      .sort((a, b) => (String(a['Ngày văn bản']) < String(b['Ngày văn bản']) ? -1 : 1))
      .reduce((due, row) => String(row['Hạn mới']) || due, own);
  const given = optional('Sắp xếp cơ quan');
  /** The row by which an agency gives a piece of work away; for what a group leads, that by which it ends. */
  const giving = (agency: string, work: string) => {
    const own = given.filter((row) => row['Mã cũ'] === agency);
    return (
      own.find((row) => String(row['Nhiệm vụ']).split(/; ?/).includes(work)) ??
      own.find((row) => row['Nhiệm vụ'] === '')
    );
  };
  const add = (
    stated: Pick<Counted, 'kind'> &
      Partial<Omit<Counted, 'agency'>> & {
        readonly agency: unknown;
        /** What it is of, where it can be given away; who leads it, where several do. */
        readonly work?: string;
        readonly named?: boolean;
        readonly others?: readonly unknown[];
      },
    dueCell: unknown,
    doneCell: unknown,
  ): void => {
    const { work = '', named = false, others = [], ...what } = stated;
    const old = String(what.agency);
    const row = giving(old, named ? work : '');
    const on = row ? String(row['Ngày hiệu lực']) : '';
    const heir = named && row && !others.includes(row['Mã mới']) ? String(row['Mã mới']) : '';
    const sort =
      { task: 'Nhiệm vụ', finding: 'Khắc phục', ownPlan: 'Kế hoạch riêng' }[what.kind as 'task'] ?? 'Báo cáo';
    const due = putOff(
      sort,
      what.kind === 'finding'
        ? work
        : what.kind === 'ownPlan' || what.kind === 'periodic'
          ? ''
          : (what.task ?? ''),
      what.period ?? '',
      [old, heir],
      String(dueCell || ''),
    );
    let at = today;
    let agency = old;
    const finished = asOf !== undefined && String(doneCell) > asOf ? '' : String(doneCell || '');
    if (row && today >= on && !(finished !== '' && finished < on)) {
      const wasOverdue = due !== '' && due < on;
      if (wasOverdue && (heir === '' || row['Việc quá hạn'] !== 'Chuyển')) {
        // Concluded with the old one: overdue by the days until its last.
        at = nextDay(on, -1);
      } else if (heir === '') return;
      else agency = heir;
    }
    const done = finished;
    const status =
      due === ''
        ? 5
        : done !== ''
          ? done <= due
            ? 0
            : 1
          : at > due
            ? 4
            : workdaysAfter(today, due) <= soon
              ? 3
              : 2;
    found.push({
      area: 0,
      component: '',
      task: '',
      period: '',
      ...what,
      agency,
      due,
      done,
      status,
      lateness: status === 1 ? workdaysAfter(due, done) : status === 4 ? workdaysAfter(due, at) : null,
    });
  };

  const agencies = workbook.rows('Cơ quan');
  const planDue = workdayAfter(String(settings.get('Ngày ban hành kế hoạch')), 15);
  for (const agency of agencies)
    if (['Sở, ban, ngành', 'UBND cấp huyện', 'UBND cấp xã'].includes(String(agency['Loại'])))
      add({ kind: 'ownPlan', agency: agency['Mã'] }, planDue, agency['Ngày ban hành KH']);

  const kinds: Record<string, string> = {
    '@SO': 'Sở, ban, ngành',
    '@HUYEN': 'UBND cấp huyện',
    '@XA': 'UBND cấp xã',
  };
  interface Judged {
    readonly [header: string]: unknown;
    readonly returned: string;
    readonly again: string;
    readonly waits: boolean;
  }
  const quarterly = workbook.rows('Báo cáo quý').map((row): Judged => {
    const returned = /trả lại (\S+)/.exec(String(row['Dấu duyệt']))?.[1] ?? '';
    const again = String(row['Ngày gửi lại'] || '');
    const answered = again !== '' && again >= returned;
    return { ...row, returned, again: answered ? again : '', waits: row['Duyệt'] === 'Trả lại' && !answered };
  });
  /** Day of sending by which a row is judged, and until when it is wanted. */
  const sending = (row: (typeof quarterly)[number], due: string): readonly [due: string, done: string] => {
    const term = row.returned && workdayAfter(row.returned, Number(settings.get('Số ngày sửa')));
    const extended = term > due ? term : due;
    const first = String(row['Ngày gửi'] || '');
    if (row.waits) return [extended, ''];
    if (row.again === '' || row.returned === '') return [due, first || row.again];
    return [due, row.again > extended ? row.again : first || row.again];
  };
  const about = new Map<unknown, Pick<Counted, 'area' | 'component' | 'task'>>();
  for (const task of workbook.rows('Nhiệm vụ')) {
    const of = {
      area: Number(String(task['Lĩnh vực'] ?? '0').charAt(0) || 0),
      component: String(task['Nội dung thành phần'] ?? ''),
      task: String(task['Mã NV']),
    };
    about.set(task['Mã NV'], of);
    const leads = String(task['Chủ trì'])
      .split(';')
      .flatMap((code) =>
        kinds[code]
          ? agencies.filter((agency) => agency['Loại'] === kinds[code]).map((agency) => agency['Mã'])
          : [code],
      );
    const named = String(task['Chủ trì']).split(';');
    const heirOf = (lead: unknown): unknown =>
      named.includes(String(lead)) ? giving(String(lead), of.task)?.['Mã mới'] : undefined;
    for (const lead of leads) {
      // Every day that anybody states, the approved ones apart; the first of the stronger sort.
      const stated = quarterly.filter(
        (row) =>
          [lead, heirOf(lead)].includes(row['Mã cơ quan']) &&
          row['Mã NV'] === task['Mã NV'] &&
          !row.waits &&
          row['Ngày hoàn thành'] !== '',
      );
      const days = (approved: boolean): string[] =>
        stated.flatMap((row) =>
          (row['Duyệt'] === 'Đã duyệt') === approved ? [String(row['Ngày hoàn thành'])] : [],
        );
      const own = leads.length === 1 && task['Ngày hoàn thành'] ? [String(task['Ngày hoàn thành'])] : [];
      const completion = days(true).sort()[0] ?? [...days(false), ...own].sort()[0];
      add(
        {
          kind: 'task',
          agency: lead,
          work: of.task,
          named: named.includes(String(lead)),
          others: leads,
          ...of,
        },
        task['Hạn hoàn thành'],
        completion ?? '',
      );
    }
  }
  const level =
    settings.get('Cấp') === 'Cấp huyện' ? 'Hạn nộp cấp huyện (trước ngày)' : 'Hạn nộp cấp tỉnh (trước ngày)';
  const lastDay = new Map(
    workbook.rows('Kỳ báo cáo').map((row) => [String(row['Kỳ']), nextDay(String(row[level]), -1)]),
  );
  const goingOn = (row: Judged): Judged | undefined =>
    quarterly.find(
      (other) =>
        row['Duyệt'] === 'Đã chuyển giao' &&
        other['Kỳ'] === row['Kỳ'] &&
        other['Mã NV'] === row['Mã NV'] &&
        other['Mã cơ quan'] === giving(String(row['Mã cơ quan']), String(row['Mã NV']))?.['Mã mới'],
    );
  const taken = new Set(quarterly.map(goingOn));
  for (const row of quarterly) {
    // One deadline with the row that it goes on with.
    if (taken.has(row)) continue;
    const [due, done] = sending(goingOn(row) ?? row, lastDay.get(String(row['Kỳ'])) ?? '');
    add(
      {
        kind: 'quarterly',
        agency: row['Mã cơ quan'],
        work: String(row['Mã NV']),
        named: true,
        period: String(row['Kỳ']),
        ...about.get(row['Mã NV'])!,
      },
      due,
      done,
    );
  }
  for (const row of workbook.rows('Nộp báo cáo'))
    add(
      { kind: 'periodic', agency: row['Mã cơ quan'], period: String(row['Kỳ']) },
      lastDay.get(String(row['Kỳ'])),
      row['Ngày nộp'],
    );
  for (const row of workbook.rows('Kiểm tra'))
    add(
      {
        kind: 'finding',
        work: String(row['Mã KT']),
        named: true,
        agency: row['Cơ quan được kiểm tra'],
        area: Number(String(row['Lĩnh vực'] ?? '').charAt(0) || 0),
      },
      row['Hạn khắc phục'],
      row['Ngày khắc phục'],
    );
  return found;
}
