/**
 * npm run demo: the main job, in the terminal, on the 2023 plan of Hưng Yên, from an empty spreadsheet to reminders in the outbox, as it
 * stood on 8 June 2023. Everything goes through the bundle's own functions; the edits are listed below.
 */
import { join, relative } from 'node:path';
import type { Overview, RemindersPreview, SendReport, SummaryReport } from '../../src/contract.js';
import { STATUSES } from '../../src/plan/obligations/status.js';
import { SHEET_TITLES } from '../../src/plan/sheetTitles.js';
import { PROJECT } from '../running/zoneOfProcess.js';
import { HUNG_YEN } from '../sample/hungYenYear.js';
import { folderOf, othersIn } from '../state/folders.js';
import { removeState } from '../state/mark.js';
import { localOptions, openHost } from './options.js';
import { textTable } from './textTable.js';

const day = (iso: string): string => iso.split('-').reverse().join('/');
const share = (rate: number | null): string => (rate === null ? '–' : `${Math.round(rate * 100)}%`);

export function demo(argv: readonly string[]): Promise<void> {
  const options = localOptions(argv);
  const dir = argv.some((arg) => arg.startsWith('--dir'))
    ? options.dir
    : join(PROJECT, '.local', 'hung-yen-2023');
  removeState(dir, ...othersIn(dir).map((name) => folderOf(dir, name)));
  const { today } = HUNG_YEN;
  const { host, store, clock, folder } = openHost({ dir, today: options.today ?? today });
  const call = <T>(name: string, argument?: unknown): T =>
    host.run(name, argument === undefined ? [] : [argument]).result as T;
  const say = (text = ''): void => void process.stdout.write(`${text}\n`);
  const heading = (text: string): void => say(`\n── ${text} ${'─'.repeat(Math.max(0, 76 - text.length))}`);

  HUNG_YEN.live({ host, clock }, { heading, say });

  heading('Tổng quan');
  const overview = call<Overview>('getOverview');
  say(
    `${overview.unit}, kế hoạch năm ${overview.year}, tính đến ${day(overview.asOf)}: ${overview.total} nhiệm vụ, lượt báo cáo có thời hạn, tỷ lệ đúng hạn ${share(overview.onTimeRate)}.`,
  );
  say(
    textTable(
      ['Tình trạng', 'Số lượng'],
      STATUSES.map((status) => [status, overview.counts[status]]),
    ),
  );
  say('Cần đôn đốc trước:');
  say(
    textTable(
      ['Cơ quan', 'Nội dung', 'Hạn', 'Còn lại', 'Tình trạng'],
      overview.pressing
        .slice(0, 8)
        .map((item) => [item.agencyName, item.title, day(item.due!), item.daysLeft ?? '', item.status]),
    ),
  );
  for (const warning of overview.warnings) say(`Lưu ý: ${warning}`);
  say(
    overview.problems.length === 0
      ? 'Dữ liệu không có lỗi.'
      : `Có ${overview.problems.length} chỗ cần xem lại.`,
  );

  heading('Tổng hợp (đã ghi vào trang «Tổng hợp»)');
  const summary = call<SummaryReport>('writeSummary');
  for (const table of summary.tables) {
    say(table.title);
    say(
      textTable(
        [
          table.group,
          'HT đúng hạn',
          'HT quá hạn',
          'Trong hạn',
          'Sắp đến',
          'Quá hạn',
          'Chưa có hạn',
          'Tổng',
          'Đúng hạn',
        ],
        [...table.lines, table.total].map((line) => [
          line.title,
          ...STATUSES.map((status) => line.counts[status]),
          line.total,
          share(line.onTimeRate),
        ]),
      ),
    );
  }

  heading('Thư nhắc');
  const preview = call<RemindersPreview>('previewReminders');
  say(
    `Xem trước: ${preview.digests.length} thư đến ${preview.recipients} địa chỉ; hôm nay còn gửi được ${preview.remainingRecipients}.`,
  );
  const first = preview.digests[0];
  if (first) say(`\n  Đến: ${first.to}\n  Tiêu đề: ${first.subject}\n\n${first.text.replace(/^/gm, '  ')}\n`);
  const sent = call<SendReport>('sendReminders', { fingerprint: preview.fingerprint });
  say(`Đã gửi ${sent.sent.length} thư, lỗi ${sent.failed.length}, chưa gửi ${sent.withheld.length}.`);

  return store.writeOutbox().then(() => {
    folder.close();
    const shown = relative(process.cwd(), dir) || '.';
    heading('Xem tiếp');
    say(`Bảng tính: ${join(shown, 'state.json')}`);
    say(`Hộp thư đi: ${join(shown, 'outbox')} (${sent.sent.length} tệp .eml, mở bằng phần mềm thư)`);
    say(
      `Thử tiếp, ví dụ: npm run local -- get '${SHEET_TITLES.summary}' A1:J12 --display --dir ${shown} --today ${options.today ?? today}`,
    );
  });
}
