/** A unit's first quarter: shared with its agencies, opened, reported by most, approved by its coordinator. */
import { SHEET_TITLES } from '../../src/plan/sheetTitles.js';
import { AGENCIES } from '../../src/schema/sheets.js';
import type { LocalHost } from '../host/localHost.js';
import { edit, lot, vn } from './deeds.js';

const DONE = 'Đã hoàn thành, niêm yết công khai kết quả.';
const UNDER_WAY = ['Đã triển khai một phần theo kế hoạch.', 'Đang triển khai, đúng tiến độ đề ra.'] as const;

/** @param days ISO days on which reports come in; the last are late */
export function liveQuarter(host: LocalHost, period: string, days: readonly string[]): void {
  const [titles, ...agencies] = host.content(SHEET_TITLES.agencies);
  const editors = titles!.indexOf(AGENCIES.columns.editors.title);
  host.share(agencies.map((row) => String(row[editors])).filter(Boolean));
  host.run('openPeriod', [{ period }]);
  const day = (key: string): string | undefined =>
    days[Math.floor((lot(`send ${key}`) * (days.length + 0.3)) / 100)];
  edit(host, SHEET_TITLES.quarterly, ['Kết quả thực hiện', 'Duyệt'], (row) => {
    const key = `${host.state.id} ${String(row['Mã cơ quan'])} ${String(row['Mã NV'])}`;
    const sent = row['Kỳ'] === period && row['Mã NV'] !== '' ? day(key) : undefined;
    if (!sent) return null;
    const done = lot(`done ${key}`) < 35;
    return {
      'Kết quả thực hiện': done ? DONE : UNDER_WAY[lot(key) % UNDER_WAY.length]!,
      'Tiến độ (%)': done ? 100 : 20 + (lot(`progress ${key}`) % 6) * 10,
      'Ngày hoàn thành': done ? vn(sent) : '',
      'Ngày gửi': vn(sent),
      Duyệt: lot(`approve ${key}`) < 90 ? 'Đã duyệt' : 'Chờ duyệt',
    };
  });
}
