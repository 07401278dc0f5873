/** npm start: the workbook of Hưng Yên in the browser, on this machine alone. */
import { existsSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { LocalHost } from '../host/localHost.js';
import { LiveWorkbook } from '../live/liveWorkbook.js';
import { type LiveServer, pageIsBuilt, serve } from '../live/server.js';
import { RunningClock } from '../running/clock.js';
import { PROJECT, SCRIPT_TIME_ZONE } from '../running/zoneOfProcess.js';
import { FolderStore } from '../state/store.js';
import { DEFAULT_USER, localOptions } from './options.js';
import { fillSample, SAMPLE_TODAY } from './sampleYear.js';
import { watchBuild } from './watchBuild.js';

const USAGE = `npm start -- [--port N] [--today YYYY-MM-DD] [--dir DIR] [--fresh]

--port N            cổng (mặc định 8787; bận thì tự chọn cổng khác)
--today YYYY-MM-DD  hôm nay là ngày nào (mặc định ${SAMPLE_TODAY}, ngày của dữ liệu mẫu)
--dir DIR           thư mục trạng thái (mặc định .local)
--fresh             bỏ trạng thái cũ, nạp lại dữ liệu mẫu`;

/** How long what was typed may wait to be saved. */
const SAVE_WITHIN_MS = 500;
/** How often one-off triggers are looked at. */
const TRIGGERS_EVERY_MS = 5000;

/** What the host keeps in its folder; nothing else there is touched. */
const STATE = ['state.json', 'mail.json', 'outbox'];

export async function start(argv: readonly string[]): Promise<void> {
  const { dir, today = SAMPLE_TODAY, port, fresh, help } = localOptions(argv);
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  if (help) return say(USAGE);
  const page = join(PROJECT, '.build', 'page');
  if (!pageIsBuilt(page)) throw new Error('Chưa dựng trang. Hãy chạy npm run build trước.');
  const clock = new RunningClock(SCRIPT_TIME_ZONE);
  clock.set(today);
  const store = new FolderStore(dir);
  let server: LiveServer;
  let workbook: LiveWorkbook;
  try {
    if (fresh) for (const name of STATE) rmSync(join(dir, name), { recursive: true, force: true });
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
      say('Lần chạy đầu: nạp kế hoạch năm 2023 của tỉnh Hưng Yên, mất khoảng mười giây…');
      fillSample(host, { heading: (text) => say(`- ${text}`), say: () => undefined });
      host.run('repairWorkbook', [{ fingerprint: fingerprintOf(host) }]);
    }
    host.run('onOpen', []);
    host.commit();
    workbook = new LiveWorkbook(host, clock);
    server = await serve({ workbook, mails: store, page, port });
  } catch (error) {
    store.close();
    throw error;
  }
  say(`\nMở trong trình duyệt: ${server.url}`);
  say(`Trạng thái: ${relative(process.cwd(), dir) || '.'}. Dừng: Ctrl+C.`);

  // As Google does: a one-off trigger fires once, when its time has come.
  const fired = new Set<string>();
  const timer = setInterval(() => {
    for (const { id, kind, at } of workbook.host.state.triggers) {
      if (kind !== 'once' || at! > clock.now() || fired.has(id)) continue;
      fired.add(id);
      workbook.fire(id);
    }
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
      workbook.host.commit();
      workbook.host.close();
      process.exit(0);
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

const fingerprintOf = (host: LocalHost): string =>
  (host.run('repairWorkbook', [{}]).result as { fingerprint: string }).fingerprint;
