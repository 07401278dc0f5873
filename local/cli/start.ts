/** npm start: a workbook in which people have worked, in the browser, on this machine alone. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { LocalHost } from '../host/localHost.js';
import { LiveWorkbook } from '../live/liveWorkbook.js';
import { type LiveServer, pageIsBuilt, serve } from '../live/server.js';
import { RunningClock } from '../running/clock.js';
import { errorMessage } from '../running/errorMessage.js';
import { PROJECT, SCRIPT_TIME_ZONE } from '../running/zoneOfProcess.js';
import { goOn } from '../sample/goOn.js';
import { LIVED_SAMPLE_NAMES, LIVED_SAMPLES, livedSampleOf } from '../sample/livedSamples.js';
import { FolderStore } from '../state/folderStore.js';
import { removeState } from '../state/mark.js';
import { DEFAULT_USER, localOptions } from './options.js';
import { watchBuild } from './watchBuild.js';

const USAGE = `npm start -- [--port N] [--sample NAME] [--today YYYY-MM-DD] [--dir DIR] [--fresh] [--previous] [--dev] [--google-time]

--port N            cổng (mặc định 8787; bận thì tự chọn cổng khác)
--sample NAME       dữ liệu mẫu để bắt đầu: ${LIVED_SAMPLE_NAMES.join(' hoặc ')} (mặc định ${LIVED_SAMPLE_NAMES[0]})
--today YYYY-MM-DD  hôm nay là ngày nào (mặc định là ngày của dữ liệu mẫu)
--dir DIR           thư mục trạng thái (mặc định .local)
--fresh             bỏ trạng thái cũ, nạp lại dữ liệu mẫu (chỉ xóa tệp của chương trình)
--previous          mở bản lưu trước bản cuối, khi tệp trạng thái bị hỏng
--dev               hiện thêm nhật ký các lệnh gọi dịch vụ của Google
--google-time       lệnh dừng sau 6 phút, tính theo thời gian các lệnh gọi sẽ mất trên Google`;

/** How long what was typed may wait to be saved; its answer waits as long. */
const SAVE_WITHIN_MS = 100;
/** How often one-off triggers are looked at. */
const TRIGGERS_EVERY_MS = 5000;

export async function start(argv: readonly string[]): Promise<void> {
  const { dir, today, sample, port, fresh, previous, dev, googleTime, help } = localOptions(argv);
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  if (help) return say(USAGE);
  const page = join(PROJECT, '.build', 'page');
  if (!pageIsBuilt(page)) throw new Error('Chưa dựng trang. Hãy chạy npm run build trước.');
  const clock = new RunningClock(SCRIPT_TIME_ZONE);
  const store = new FolderStore(dir);
  let server: LiveServer;
  let workbook: LiveWorkbook;
  try {
    if (fresh) removeState(dir);
    if (previous) store.takePrevious();
    const isNew = !existsSync(join(dir, 'state.json'));
    const host = new LocalHost({
      dist: join(PROJECT, 'dist'),
      store,
      clock,
      owner: DEFAULT_USER,
      scriptTimeZone: SCRIPT_TIME_ZONE,
      saveWithinMs: SAVE_WITHIN_MS,
    });
    if (isNew) {
      const { title, live } = LIVED_SAMPLES[sample];
      say(`Lần chạy đầu: dựng ${title}, mất khoảng nửa phút…`);
      live({ host, clock }, { heading: (text) => say(`- ${text}`), say: () => undefined });
      host.run('repairWorkbook', [{ fingerprint: fingerprintOf(host) }]);
      goOn(host);
      // The third thing to try is tomorrow's run.
      host.run('setSchedule', [{ on: true }]);
      host.run('writeSummary');
    }
    // A workbook that was begun with a sample goes on from that sample's day; one of people's own from the real day.
    clock.set(today ?? livedSampleOf(host)?.today ?? null);
    host.run('onOpen', []);
    host.commit();
    workbook = new LiveWorkbook(host, clock, { googleTime });
    server = await serve({ workbook, mails: store, page, port, dev });
  } catch (error) {
    store.close();
    throw error;
  }
  say(`\nMở trong trình duyệt: ${server.url}`);
  say(`Trạng thái: ${relative(process.cwd(), dir) || '.'}. Dừng: Ctrl+C.`);

  // As Google does: a one-off trigger fires once, when its time has come. What cannot be kept is tried again.
  const timer = setInterval(() => {
    server.passed().catch((error: unknown) => say(errorMessage(error)));
  }, TRIGGERS_EVERY_MS);
  const dist = join(PROJECT, 'dist');
  const stopWatching = watchBuild(dist, () => {
    // While a build is under way there may be nothing to run.
    if (!existsSync(join(dist, 'Code.js'))) return;
    workbook.host.reloadScript();
    server.rebuilt();
  });
  const stop = (): void => {
    clearInterval(timer);
    stopWatching();
    void server.close().then(() => {
      try {
        workbook.host.commit();
      } catch (error) {
        say(errorMessage(error));
      }
      workbook.host.close();
      process.exit(0);
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

const fingerprintOf = (host: LocalHost): string =>
  (host.run('repairWorkbook', [{}]).result as { fingerprint: string }).fingerprint;
