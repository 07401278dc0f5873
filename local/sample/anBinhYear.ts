/**
 * The invented province of An Bình, lived from the issue of its plan in January 2026 to 8 June: plans of its agencies,
 * the first quarter reported, approved and closed, the second under way, reports of six months coming in, inspections.
 * Most is done in time, some late, some not at all. Who is late is drawn from a fixed seed.
 */

import type { ClosePeriodReport, OpenPeriodReport, RepairReport, SetUpReport } from '../../src/contract.js';
import { SHEET_TITLES } from '../../src/plan/sheetTitles.js';
import type { LocalHost } from '../host/localHost.js';
import { SetClock } from '../running/clock.js';
import { SCRIPT_TIME_ZONE } from '../running/zoneOfProcess.js';
import { AN_BINH_UNITS } from './anBinhUnits.js';
import { type Change, edit, lot, vn } from './deeds.js';
import { pasteExampleScores } from './exampleScores.js';
import { goOn } from './goOn.js';
import type { LivedSample, LivingHost, Telling } from './livedSample.js';

const TODAY = '2026-06-08';

const RESULTS = [
  'Đã ban hành văn bản triển khai và niêm yết công khai theo quy định.',
  'Đã hoàn thành theo kế hoạch, người dân tham gia đông đủ.',
  'Đang triển khai, đạt phần lớn nội dung theo tiến độ đề ra.',
  'Đã phối hợp với Mặt trận Tổ quốc cấp xã tổ chức thực hiện.',
] as const;
const DIFFICULTIES = [
  'Thiếu nhân lực sau sắp xếp đơn vị hành chính.',
  'Kinh phí được cấp chậm.',
  'Đường truyền Internet ở một số thôn chưa ổn định.',
] as const;

/** What an official writes of a task that is due by the quarter's end, or goes on. */
function reportOf(agency: string, task: string, period: string, completed: string | null): Change {
  const key = `${period} ${agency} ${task}`;
  const troubled = lot(`${key} difficulty`) < 12;
  return {
    'Kết quả thực hiện': RESULTS[lot(key) % RESULTS.length]!,
    'Tiến độ (%)': completed ? 100 : 20 + (lot(`${key} progress`) % 7) * 10,
    'Ngày hoàn thành': completed ? vn(completed) : '',
    'Minh chứng': '',
    'Khó khăn, vướng mắc': troubled ? DIFFICULTIES[lot(`${key} which`) % DIFFICULTIES.length]! : '',
    'Kiến nghị': '',
  };
}

const REPORTED = ['Kết quả thực hiện', 'Kiến nghị'] as const;

/** Officials send the reports of a period that are theirs to send on a day. */
function send(
  host: LocalHost,
  period: string,
  /** The day on which the task was done; null: not yet; undefined: nothing is sent now. */
  sends: (agency: string, task: string) => string | null | undefined,
): number {
  return edit(host, SHEET_TITLES.quarterly, REPORTED, (row) => {
    const [agency, task] = [String(row['Mã cơ quan']), String(row['Mã NV'])];
    if (row['Kỳ'] !== period || row['Kết quả thực hiện'] !== '') return null;
    const completed = sends(agency, task);
    return completed === undefined ? null : reportOf(agency, task, period, completed);
  });
}

/** Of each indicator about how many cases a unit has in a quarter, and the share that is as wanted; of numbers how many. */
const FIGURES: Readonly<Record<string, readonly [cases: number, share: number] | 'yes' | number>> = {
  CT01: [8, 96],
  CT02: 'yes',
  CT03: [12, 88],
  CT04: [220, 94],
  CT05: [140, 86],
  CT06: [240, 62],
  CT07: [20, 93],
  CT08: 6,
  CT09: 7,
  CT10: 4,
  CT11: 2,
};

/** What a unit enters for an indicator; much the same from quarter to quarter. */
function figureOf(agency: string, indicator: string, period: string): Change {
  const wanted = FIGURES[indicator]!;
  const key = `${agency} ${indicator}`;
  if (wanted === 'yes') return { 'Giá trị/Tử số': lot(key) < 93 ? 'Có' : 'Không' };
  if (typeof wanted === 'number')
    return { 'Giá trị/Tử số': wanted + (lot(key) % wanted) + (lot(`${period} ${key}`) % 2) };
  const [cases, share] = wanted;
  const all = Math.round(cases * (0.7 + lot(key) / 160)) + (lot(`${period} ${key}`) % 3);
  const good = Math.min(100, share - 9 + (lot(`${key} share`) % 18));
  return { 'Giá trị/Tử số': Math.round((all * good) / 100), 'Mẫu số': all };
}

/** Units enter their figures of a period, those that do so on a day. */
const enter = (host: LocalHost, period: string, day: string, does: (agency: string) => boolean): number =>
  edit(host, SHEET_TITLES.data, ['Giá trị/Tử số', 'Ngày gửi'], (row) => {
    const agency = String(row['Mã cơ quan']);
    return row['Kỳ'] !== period || row['Ngày gửi'] !== '' || !does(agency)
      ? null
      : { ...figureOf(agency, String(row['Mã CT']), period), 'Ngày gửi': vn(day) };
  });

/** Days of 2026 on which the tasks due by then were done: in time, unless the lot says late or not at all. */
const DONE: Readonly<Record<string, readonly [inTime: string, late: string]>> = {
  NV05: ['2026-03-10', '2026-03-24'],
  NV06: ['2026-03-27', '2026-04-08'],
  NV07: ['2026-04-24', '2026-05-07'],
  NV08: ['2026-05-22', '2026-05-27'],
  NV09: ['2026-03-25', '2026-04-06'],
  NV10: ['2026-03-30', '2026-04-13'],
  NV19: ['2026-03-26', '2026-04-03'],
  NV20: ['2026-04-10', '2026-04-21'],
  NV22: ['2026-03-31', '2026-04-09'],
  NV24: ['2026-03-27', '2026-04-07'],
  NV29: ['2026-03-30', '2026-04-10'],
  NV31: ['2026-05-27', '2026-06-03'],
  NV33: ['2026-03-31', '2026-04-09'],
  NV02: ['2026-05-29', '2026-06-05'],
  NV03: ['2026-03-31', '2026-04-09'],
};

/** Due again at the end of each quarter: what is said here is of the first. */
const EVERY_QUARTER: ReadonlySet<string> = new Set(['NV03', 'NV10', 'NV22', 'NV29', 'NV33']);

/** Of a hundred: 2 never say so, 7 are late, the others were done in time; every seventh commune does worse. */
function completedOn(agency: string, task: string): string | null {
  const days = DONE[task];
  if (!days) return null;
  const chance = lot(`done ${agency} ${task}`);
  const weak = /^[XP]/.test(agency) && lot(`weak ${agency}`) < 15;
  if (chance < (weak ? 30 : 2)) return null;
  return days[chance < (weak ? 60 : 9) ? 1 : 0];
}

/** On which of the days an agency sends its reports; undefined: on none of them. */
const dayOfSending = (agency: string, period: string, days: readonly string[]): string | undefined =>
  days[Math.floor((lot(`send ${period} ${agency}`) * (days.length + 0.15)) / 100)];

const Q1_DAYS = ['2026-04-03', '2026-04-07', '2026-04-09', '2026-04-13', '2026-04-14', '2026-04-17'] as const;
const Q2_DAYS = ['2026-04-22', '2026-05-08', '2026-05-28'] as const;
const HALF_DAYS = ['2026-06-02', '2026-06-03', '2026-06-04', '2026-06-05', '2026-06-08'] as const;

const INSPECTIONS: readonly Change[] = [
  [
    'X012',
    '2. Công khai, minh bạch trong việc ra quyết định',
    'Chưa niêm yết danh sách hộ nghèo tại nhà văn hóa thôn.',
    'Niêm yết công khai theo quy định.',
    '15/05/2026',
    '12/05/2026',
  ],
  [
    'X031',
    '5. Thủ tục hành chính công',
    'Bộ phận một cửa chưa niêm yết đủ thủ tục hành chính.',
    'Niêm yết đầy đủ, cập nhật hằng tháng.',
    '20/05/2026',
    '19/05/2026',
  ],
  [
    'P007',
    '3. Trách nhiệm giải trình với người dân',
    'Sổ tiếp công dân ghi chép chưa đầy đủ.',
    'Ghi chép đầy đủ, lưu hồ sơ.',
    '22/05/2026',
    '27/05/2026',
  ],
  [
    'X045',
    '7. Quản trị môi trường',
    'Điểm tập kết rác gần khu dân cư.',
    'Di dời điểm tập kết rác.',
    '29/05/2026',
    '',
  ],
  [
    'X058',
    '8. Quản trị điện tử',
    'Trang thông tin điện tử chưa cập nhật từ tháng 3.',
    'Cập nhật tin tức, văn bản hằng tuần.',
    '12/06/2026',
    '',
  ],
  [
    'P015',
    '4. Kiểm soát tham nhũng trong khu vực công',
    'Chưa công khai khoản thu tại trường học.',
    'Công khai các khoản thu.',
    '30/06/2026',
    '',
  ],
].map(([agency, area, finding, remedy, due, remedied], i) => ({
  'Mã KT': `KT${String(i + 1).padStart(2, '0')}`,
  'Ngày kiểm tra': '05/05/2026',
  'Hình thức': 'Định kỳ',
  'Cơ quan kiểm tra': 'SNV',
  'Cơ quan được kiểm tra': agency!,
  'Lĩnh vực': area!,
  'Tồn tại, hạn chế': finding!,
  'Yêu cầu khắc phục': remedy!,
  'Hạn khắc phục': due!,
  'Ngày khắc phục': remedied!,
}));

function live({ host, clock }: LivingHost, { heading, say }: Telling): void {
  const call = <T>(name: string, argument?: unknown): T =>
    host.run(name, argument === undefined ? [] : [argument]).result as T;
  /** Morning comes; what was to go on by itself has done so meanwhile. */
  const morning = (iso: string): void => {
    goOn(host);
    clock.spend(new SetClock(iso, SCRIPT_TIME_ZONE).now() - clock.now());
    edit(host, SHEET_TITLES.settings, ['Giá trị'], (row) =>
      row['Mục'] === 'Ngày tính' ? { 'Giá trị': vn(iso) } : null,
    );
  };
  const open = (period: string): void => {
    const report = call<OpenPeriodReport>('openPeriod', { period });
    say(`${vn(period)}: thêm ${report.added} dòng vào trang «${report.sheet}».`);
  };
  const approve = (period: string): number =>
    edit(host, SHEET_TITLES.quarterly, ['Duyệt', 'Ý kiến'], (row) => {
      if (row['Kỳ'] !== period || row['Ngày gửi'] === '' || row['Duyệt'] === 'Đã duyệt') return null;
      const chance = lot(`approve ${period} ${row['Mã cơ quan']} ${row['Mã NV']}`);
      if (chance < 8) return null;
      return chance < 11
        ? { Duyệt: 'Trả lại', 'Ý kiến': 'Đề nghị bổ sung số liệu và minh chứng.' }
        : { Duyệt: 'Đã duyệt', 'Ý kiến': '' };
    });

  clock.spend(new SetClock('2026-01-22', SCRIPT_TIME_ZONE).now() - clock.now());
  heading('Thiết lập bảng tính (22/01/2026)');
  const setUp = call<SetUpReport>('setUpWorkbook', {
    sample: 'an-binh-2026',
    with: ['indicators'],
  });
  say(`Đã tạo ${setUp.created.length} trang tính, nạp ${setUp.loaded.join('; ')}.`);
  host.share(
    host
      .content(SHEET_TITLES.agencies)
      .slice(1)
      .map((row) => String(row[7])),
  );
  const { fingerprint } = call<RepairReport>('repairWorkbook', {});
  call('repairWorkbook', { fingerprint });

  morning('2026-02-26');
  heading('Các cơ quan ban hành kế hoạch riêng');
  const plans = edit(host, SHEET_TITLES.agencies, ['Ngày ban hành KH', 'Link KH'], (row) => {
    const chance = lot(`plan ${row['Mã']}`);
    const mustIssue = ['Sở, ban, ngành', 'UBND cấp xã'].includes(String(row['Loại']));
    if (!mustIssue || chance < 3) return null;
    return {
      'Ngày ban hành KH': vn(chance < 12 ? '2026-02-24' : chance < 50 ? '2026-02-09' : '2026-02-05'),
      'Link KH': `https://vanban.anbinh.example/${String(row['Mã']).toLowerCase()}/kh-papi-2026`,
    };
  });
  say(`${plans} cơ quan đã ban hành.`);

  morning('2026-03-20');
  heading('Quý I');
  open('2026-Q1');
  let sent = 0;
  for (const day of Q1_DAYS) {
    morning(day);
    sent += send(host, '2026-Q1', (agency, task) => {
      if (dayOfSending(agency, '2026-Q1', Q1_DAYS) !== day) return undefined;
      const completed = completedOn(agency, task);
      return completed !== null && completed <= day ? completed : null;
    });
  }
  say(`${sent} báo cáo đã gửi.`);
  const entered = Q1_DAYS.map((day) =>
    enter(host, '2026-Q1', day, (agency) => dayOfSending(agency, '2026-Q1', Q1_DAYS) === day),
  );
  say(`${entered.reduce((sum, count) => sum + count, 0)} số liệu theo chỉ tiêu.`);
  morning('2026-04-20');
  say(`${approve('2026-Q1')} báo cáo đã duyệt hoặc trả lại.`);

  heading('Quý II');
  open('2026-Q2');
  for (const day of Q2_DAYS) {
    morning(day);
    // A task that is done is reported at once; the rest waits for the quarter's end.
    const early = send(host, '2026-Q2', (agency, task) => {
      const completed = EVERY_QUARTER.has(task) ? null : completedOn(agency, task);
      return completed !== null && completed <= day ? completed : undefined;
    });
    say(`${vn(day)}: ${early} báo cáo về nhiệm vụ đã xong.`);
  }
  approve('2026-Q2');
  enter(host, '2026-Q2', '2026-05-28', (agency) => lot(`early ${agency}`) < 20);

  heading('Chốt quý I');
  const closed = call<ClosePeriodReport>('closePeriod', { period: '2026-Q1' });
  say(`Số liệu quý I được giữ ở trang «${closed.sheet}».`);
  morning('2026-05-29');

  heading(SHEET_TITLES.findings);
  const rows = INSPECTIONS.map((row) => Object.values(row));
  host.paste(SHEET_TITLES.findings, 'A2', rows);
  edit(host, SHEET_TITLES.findings, ['Minh chứng', 'Xác nhận'], (row) =>
    row['Ngày khắc phục']
      ? { 'Minh chứng': `https://anbinh.example/${row['Mã KT']}`, 'Xác nhận': 'Đã xác nhận' }
      : null,
  );
  say(`${rows.length} tồn tại sau kiểm tra.`);

  heading(SHEET_TITLES.scores);
  pasteExampleScores(host, 2025, say);

  heading('Báo cáo 6 tháng');
  open('2026-6T');
  for (const day of HALF_DAYS) {
    morning(day);
    edit(host, SHEET_TITLES.periodic, ['Ngày nộp', 'Số văn bản'], (row) =>
      row['Kỳ'] === '2026-6T' && dayOfSending(String(row['Mã cơ quan']), '6T', HALF_DAYS) === day
        ? { 'Ngày nộp': vn(day), 'Số văn bản': `${100 + lot(String(row['Mã cơ quan']))}/BC` }
        : null,
    );
  }
  goOn(host);
}

export const AN_BINH: LivedSample = {
  title: 'kế hoạch năm 2026 của tỉnh An Bình (giả định)',
  unit: 'UBND tỉnh An Bình',
  units: AN_BINH_UNITS,
  today: TODAY,
  live,
};
