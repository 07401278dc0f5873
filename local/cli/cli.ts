/** npm run local -- call | set | get | list: the add-in without a browser. JSON on stdout, errors on stderr. */
import type { Raw } from '../grid/stored.js';
import type { LocalHost } from '../host/localHost.js';
import { checkBuilt } from '../host/workbookFolder.js';
import { type LocalOptions, localOptions, openHost } from './options.js';

const USAGE = `npm run local -- call FUNCTION [JSON]        gọi một hàm của tiện ích, ví dụ: call openPeriod '{"period":"2023-Q1"}'
npm run local -- set SHEET CELL VALUE       gõ một giá trị vào ô; VALUE là mảng JSON hai chiều thì dán cả vùng
npm run local -- get SHEET RANGE            đọc một vùng; --display: như ô hiển thị
npm run local -- share EMAIL...             chia sẻ bảng tính cho những địa chỉ này
npm run local -- fire FUNCTION              chạy ngay những lịch chạy gọi hàm này (dailyRun, resumeRun)
npm run local -- allow NAME                 cho phép bảng tính này đọc bảng tính NAME (IMPORTRANGE)
npm run local -- list                       các bảng tính, các trang tính, thư đã gửi

--dir DIR          thư mục trạng thái (mặc định .local)
--workbook NAME    bảng tính nào trong thư mục (mặc định bảng tính đầu tiên, local)
--today YYYY-MM-DD đặt ngày hôm nay
--user EMAIL       người đang thao tác (mặc định chủ sở hữu bảng tính)
--google-time      lệnh dừng sau 6 phút, tính theo thời gian các lệnh gọi sẽ mất trên Google
--previous         mở bản lưu trước bản cuối (khi tệp trạng thái bị hỏng)`;

/** The argument of `call`: any JSON. @throws with what is wrong */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`Tham số không phải là JSON: ${(error as Error).message}`);
  }
}

/** Types a value, or pastes a JSON table. */
function type(host: LocalHost, sheet: string, cell: string, text: string, user?: string): void {
  if (text.startsWith('[[')) host.paste(sheet, cell, json(text) as readonly (readonly Raw[])[], user);
  else host.type(sheet, cell, text, user);
}

function perform({ host, store, folder }: ReturnType<typeof openHost>, options: LocalOptions): unknown {
  const [command, ...words] = options.words;
  const wanted = (count: number): string[] => {
    if (words.length < count) throw new Error(`Thiếu tham số.\n\n${USAGE}`);
    return words;
  };
  switch (command) {
    case 'call': {
      const [name, argument] = wanted(1);
      return host.run(name!, argument === undefined ? [] : [json(argument)], {
        ...(options.user === undefined ? {} : { user: options.user }),
        meter: { googleTime: options.googleTime },
      }).result;
    }
    case 'set': {
      const [sheet, cell, value] = wanted(3);
      type(host, sheet!, cell!, value!, options.user);
      return { sheet, cell, value: host.read(sheet!, cell!)[0]![0] };
    }
    case 'get': {
      const [sheet, range] = wanted(2);
      return options.display ? host.readDisplayed(sheet!, range!) : host.read(sheet!, range!);
    }
    case 'share':
      host.share(wanted(1));
      return { sharedWith: host.state.sharedWith };
    case 'fire': {
      const [handler] = wanted(1);
      const ids = host.state.triggers.filter((one) => one.handler === handler).map(({ id }) => id);
      if (ids.length === 0) throw new Error(`Không có lịch chạy nào gọi «${handler}».`);
      for (const id of ids) host.fire(id, { googleTime: options.googleTime });
      return { fired: ids.length };
    }
    case 'allow': {
      const [name] = wanted(1);
      const { state } = folder.workbook(name!).host;
      host.allowImport(state.id);
      return { reads: [...host.state.imports] };
    }
    case 'list':
      return {
        dir: options.dir,
        workbooks: folder.list(),
        sheets: host.sheets(),
        triggers: host.state.triggers.map(({ handler, owner, kind, hour }) => ({
          handler,
          owner,
          kind,
          hour,
        })),
        mails: store.mails().map(({ number, to, cc, subject }) => ({ number, to, cc, subject })),
      };
    default:
      throw new Error(`${command === undefined ? '' : `Không có lệnh «${command}».\n\n`}${USAGE}`);
  }
}

export async function cli(argv: readonly string[]): Promise<void> {
  const options = localOptions(argv);
  if (options.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  checkBuilt();
  const opened = openHost(options, (title) => process.stderr.write(`Lần đầu: dựng ${title}…\n`));
  try {
    const result = perform(opened, options);
    await opened.store.writeOutbox();
    process.stdout.write(`${JSON.stringify(result ?? null, null, 2)}\n`);
  } finally {
    opened.folder.close();
  }
}
