/** npm start: workbooks in which people have worked, in the browser, on this machine alone. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { LocalHost } from '../host/localHost.js';
import { WorkbookFolder } from '../host/workbookFolder.js';
import { LiveWorkbooks } from '../live/liveWorkbooks.js';
import { type LiveServer, pageIsBuilt, serve } from '../live/server.js';
import { pathOf } from '../live/serving.js';
import { RunningClock } from '../running/clock.js';
import { errorMessage } from '../running/errorMessage.js';
import { PROJECT, SCRIPT_TIME_ZONE } from '../running/zoneOfProcess.js';
import { goOn } from '../sample/goOn.js';
import {
  LIVED_SAMPLE_NAMES,
  LIVED_SAMPLES,
  type LivedSampleName,
  livedSampleOf,
} from '../sample/livedSamples.js';
import { FIRST } from '../state/folders.js';
import { localOptions } from './options.js';
import { watchBuild } from './watchBuild.js';

const USAGE = `npm start -- [--port N] [--sample NAME] [--today YYYY-MM-DD] [--dir DIR] [--workbook NAME] [--fresh] [--previous] [--dev] [--google-time]

--port N            cổng (mặc định 8787; bận thì tự chọn cổng khác)
--sample NAME       dữ liệu mẫu để bắt đầu: ${LIVED_SAMPLE_NAMES.join(' hoặc ')} (mặc định ${LIVED_SAMPLE_NAMES[0]})
--today YYYY-MM-DD  hôm nay là ngày nào (mặc định là ngày của dữ liệu mẫu)
--dir DIR           thư mục trạng thái (mặc định .local)
--workbook NAME     mở ngay bảng tính của một đơn vị trực thuộc
--fresh             bỏ trạng thái cũ, nạp lại dữ liệu mẫu (chỉ xóa tệp của chương trình)
--previous          mở bản lưu trước bản cuối, khi tệp trạng thái bị hỏng
--dev               hiện thêm nhật ký các lệnh gọi dịch vụ của Google
--google-time       lệnh dừng sau 6 phút, tính theo thời gian các lệnh gọi sẽ mất trên Google`;

/** How long what was typed may wait to be saved; its answer waits as long. */
const SAVE_WITHIN_MS = 100;
/** How often one-off triggers are looked at. */
const TRIGGERS_EVERY_MS = 5000;

export async function start(argv: readonly string[]): Promise<void> {
  const options = localOptions(argv);
  const { dir, today, sample, port, fresh, previous, workbook, dev, googleTime } = options;
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  if (options.help) return say(USAGE);
  const page = join(PROJECT, '.build', 'page');
  if (!pageIsBuilt(page)) throw new Error('Chưa dựng trang. Hãy chạy npm run build trước.');
  const clock = new RunningClock(SCRIPT_TIME_ZONE);
  let folder: WorkbookFolder | undefined;
  let books: LiveWorkbooks;
  let server: LiveServer;
  try {
    books = new LiveWorkbooks(
      (later) => {
        folder = new WorkbookFolder({
          dir,
          clock,
          saveWithinMs: SAVE_WITHIN_MS,
          later,
          making: (title) => say(`Lần đầu mở bảng tính của ${title}: dựng trong vài giây…`),
        });
        return folder;
      },
      clock,
      { googleTime },
    );
    const kept = folder!;
    if (fresh) kept.begin();
    if (previous) kept.takePrevious(workbook);
    const { isNew } = kept;
    const { host } = kept.first;
    if (isNew) beginWith(host, clock, sample, say);
    // A workbook that was begun with a sample goes on from that sample's day; one of people's own from the real day.
    clock.set(today ?? livedSampleOf(host)?.today ?? null);
    books.book(FIRST);
    if (workbook !== FIRST) books.book(workbook);
    server = await serve({ books, page, port, dev });
  } catch (error) {
    folder?.close();
    throw error;
  }
  say(`\nMở trong trình duyệt: ${server.url}${workbook === FIRST ? '' : pathOf(workbook)}`);
  say(`Trạng thái: ${relative(process.cwd(), dir) || '.'}. Dừng: Ctrl+C.`);

  // As Google does: a one-off trigger fires once, when its time has come. What cannot be kept is tried again.
  const timer = setInterval(() => {
    server.passed().catch((error: unknown) => say(errorMessage(error)));
  }, TRIGGERS_EVERY_MS);
  const dist = join(PROJECT, 'dist');
  const stopWatching = watchBuild(dist, () => {
    // While a build is under way there may be nothing to run.
    if (!existsSync(join(dist, 'Code.js'))) return;
    books.reloadScript();
    server.rebuilt();
  });
  const stop = (): void => {
    clearInterval(timer);
    stopWatching();
    void server.close().then(() => {
      try {
        books.close();
      } catch (error) {
        say(errorMessage(error));
      }
      process.exit(0);
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** Lives a sample through in a new workbook. */
function beginWith(
  host: LocalHost,
  clock: RunningClock,
  sample: LivedSampleName,
  say: (text: string) => void,
): void {
  const { title, live } = LIVED_SAMPLES[sample];
  say(`Lần chạy đầu: dựng ${title}, mất khoảng nửa phút…`);
  live({ host, clock }, { heading: (text) => say(`- ${text}`), say: () => undefined });
  host.run('repairWorkbook', [{ fingerprint: fingerprintOf(host) }]);
  goOn(host);
  // The third thing to try is tomorrow's run.
  host.run('setSchedule', [{ on: true }]);
  host.run('writeSummary');
}

const fingerprintOf = (host: LocalHost): string =>
  (host.run('repairWorkbook', [{}]).result as { fingerprint: string }).fingerprint;
