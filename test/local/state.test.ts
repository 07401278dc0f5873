/** What the local host keeps in its folder: never a stranger's file, never half, never silently lost. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST } from '../support/bundle/builtFiles.js';
import {
  FolderStore,
  LiveWorkbook,
  LocalHost,
  MemoryStore,
  NotSaved,
  RunningClock,
  removeState,
  SetClock,
  startOf,
} from '../support/localHost.js';
import { OWNER, TODAY, ZONE } from '../support/preparedHost.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'papi-state-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
const put = (name: string, text: string): void => writeFileSync(at(name), text);

function typed(value: string): void {
  const store = new FolderStore(folder);
  const clock = new SetClock(TODAY, ZONE);
  const host = new LocalHost({ dist: DIST, store, clock, owner: OWNER, scriptTimeZone: ZONE });
  host.paste('Sheet1', 'A1', [[value]]);
  host.close();
}

function read(): unknown {
  const store = new FolderStore(folder);
  try {
    const clock = new SetClock(TODAY, ZONE);
    const host = new LocalHost({ dist: DIST, store, clock, owner: OWNER, scriptTimeZone: ZONE });
    return host.read('Sheet1', 'A1')[0]![0];
  } finally {
    store.close();
  }
}

describe('Strangers’ files', () => {
  test('are not tidied away: only what bears our mark is', () => {
    put('luan-van.tmp', 'luận văn');
    put('state.json.123', 'của người khác');
    put('mail.json.456', '{"papi":"local-host","use":{}');
    typed('một');
    expect(readdirSync(folder).filter((name) => /tmp|\.\d+$/.test(name))).toEqual([
      'luan-van.tmp',
      'state.json.123',
    ]);
  });

  test('stop --fresh, which then deletes nothing at all', () => {
    typed('một');
    rmSync(at('state.json'));
    put('state.json', '{"của":"người khác"}');
    expect(() => removeState(folder)).toThrow(/Không xóa tệp không phải của chương trình: .*state\.json/);
    expect(readFileSync(at('state.json'), 'utf8')).toBe('{"của":"người khác"}');
    expect(() => typed('hai')).toThrow('bị hỏng');
  });

  test('stay when the state is removed, in the outbox too', () => {
    typed('một');
    put('ghi-chú.txt', 'x');
    put('outbox/0001.eml', 'Message-ID: <1.1@papi.local.example>');
    put('outbox/0002.eml', 'thư của người khác');
    removeState(folder);
    expect(readdirSync(folder).sort()).toEqual(['ghi-chú.txt', 'outbox']);
    expect(readdirSync(at('outbox'))).toEqual(['0002.eml']);
  });
});

describe('A damaged state', () => {
  test.each(['', '{"papi":"local-host","version":1,"own', '[]', 'null', '{"version":2}'])(
    '%j is named and kept, and the save before it is offered and opens',
    (damaged) => {
      typed('một');
      typed('hai');
      typed('ba');
      put('state.json', damaged);
      expect(() => read()).toThrow(/state\.json bị hỏng .*giữ nguyên.*--previous/);
      expect(readFileSync(at('state.json'), 'utf8')).toBe(damaged);
      const store = new FolderStore(folder);
      store.takePrevious();
      store.close();
      expect(read()).toBe('hai');
      const kept = readdirSync(folder).find((name) => name.startsWith('state.hong-'))!;
      expect(readFileSync(at(kept), 'utf8')).toBe(damaged);
    },
  );

  test('without a save before it says so', () => {
    put('state.json', '{');
    expect(() => read()).toThrow('Không có bản lưu trước đó');
  });
});

describe('The lock', () => {
  test('of a process that is gone, or of another one that got its number, is seen through', () => {
    const gone = [
      { pid: 2 ** 22 - 3, started: null },
      { pid: process.ppid, started: '1' },
    ];
    for (const lock of [...gone.map((holder) => JSON.stringify(holder)), '']) {
      put('lock', lock);
      const store = new FolderStore(folder);
      store.close();
      expect(existsSync(at('lock'))).toBe(false);
    }
  });

  test.each(['rác', '"rác"', '{"khóa": true}'])('that is a stranger’s file, %s, is left to him', (text) => {
    put('lock', text);
    expect(() => new FolderStore(folder)).toThrow('lock không phải của chương trình');
    expect(readFileSync(at('lock'), 'utf8')).toBe(text);
  });

  test('of a living process holds', () => {
    put('lock', JSON.stringify({ pid: process.ppid, started: startOf(process.ppid) }));
    expect(() => new FolderStore(folder)).toThrow(`đang được tiến trình ${process.ppid} sử dụng`);
  });
});

/** A store whose disk can be full; until then it writes down at once. */
class FillingStore extends MemoryStore {
  full = false;
  override save(...[state]: Parameters<MemoryStore['save']>): void {
    if (this.full) throw new NotSaved('state.json', Object.assign(new Error('full'), { code: 'ENOSPC' }));
    super.save(structuredClone(state));
  }
}

describe('A full disk', () => {
  test('is told to whoever typed, what was not kept is not shown, and the next edit is kept again', async () => {
    const clock = new RunningClock(ZONE);
    const store = new FillingStore();
    const host = new LocalHost({
      dist: DIST,
      store,
      clock,
      owner: OWNER,
      scriptTimeZone: ZONE,
      saveWithinMs: 1,
    });
    host.run('onOpen');
    const workbook = new LiveWorkbook(host, clock);
    const told: boolean[] = [];
    workbook.subscribe(({ shape }) => told.push(shape));
    const type = (text: string): Promise<void> => {
      workbook.type('0', 0, 0, text, OWNER);
      return workbook.kept();
    };
    await type('giữ');
    store.full = true;
    await expect(type('mất')).rejects.toThrow('đĩa đã đầy. Thay đổi vừa rồi không được giữ lại.');
    expect(host.read('Sheet1', 'A1')).toEqual([['giữ']]);
    expect(told.at(-1)).toBe(true);
    expect(host.state.menus).toHaveLength(1);
    store.full = false;
    await type('lại giữ');
    expect(host.read('Sheet1', 'A1')).toEqual([['lại giữ']]);
    host.close();
  });

  test('leaves the files as they were', () => {
    typed('một');
    rmSync(at('state.previous.json'), { force: true });
    mkdirSync(at('state.previous.json'));
    expect(() => typed('hai')).toThrow(/Không lưu được vào/);
    expect(read()).toBe('một');
  });
});
