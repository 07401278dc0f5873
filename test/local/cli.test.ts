/** npm run local, and a state that survives restarts and kills. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST, LOCAL_HOST } from '../support/bundle/builtFiles.js';
import { FolderStore, LocalHost, SetClock } from '../support/localHost.js';
import { OWNER, TODAY, ZONE } from '../support/preparedHost.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'papi-cli-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function local(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [LOCAL_HOST, ...words, '--dir', dir, '--today', '2023-06-08'],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

const json = (...words: string[]): unknown => {
  const { status, stdout, stderr } = local(...words);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
};

describe('npm run local', () => {
  test('calls, types, reads and lists, each in a process of its own, the state kept between them', () => {
    expect(json('call', 'setUpWorkbook', '{"sample":"tp-hung-yen-2023"}')).toMatchObject({
      coordinator: 'dieuphoi@hungyen.example',
    });
    expect(json('set', 'Cơ quan', 'I2', '24/03/2023')).toEqual({
      sheet: 'Cơ quan',
      cell: 'I2',
      value: '2023-03-24',
    });
    expect(json('get', 'Cơ quan', 'I2:L2')).toEqual(
      [['2023-03-24', '', '2023-03-31', 'Hoàn thành đúng hạn']].map((row) => [
        row[0],
        row[1],
        expect.anything(),
        expect.anything(),
      ]),
    );
    expect(json('get', 'Cơ quan', 'I2', '--display')).toEqual([['24/03/2023']]);
    expect(json('set', 'Kiểm tra', 'A2', '[["KT01","15/05/2023"],["KT02","16/05/2023"]]')).toMatchObject({
      value: 'KT01',
    });
    const sent = json('call', 'sendReminders') as { sent: unknown[] };
    const listed = json('list') as { sheets: { title: string }[]; mails: unknown[] };
    expect(listed.mails).toHaveLength(sent.sent.length);
    expect(sent.sent.length).toBeGreaterThan(5);
    expect(readdirSync(join(dir, 'outbox'))).toHaveLength(sent.sent.length);
    const eml = readFileSync(join(dir, 'outbox', '0001.eml'), 'utf8');
    expect(eml).toMatch(/^From: /m);
    expect(eml).toContain('Content-Type: multipart/alternative');
    json('call', 'setSchedule', '{"on":true}');
    expect(json('list')).toMatchObject({ triggers: [{ handler: 'dailyRun', kind: 'daily', hour: 8 }] });
    expect(json('fire', 'dailyRun')).toEqual({ fired: 1 });
  });

  test.each([
    [['call', 'khongCo'], 'Script function not found: khongCo'],
    [['call', 'openPeriod', '{"period"'], 'không phải là JSON'],
    [['call', 'openPeriod', '{"period":"2023-Q1"}'], 'chưa được thiết lập'],
    [['get', 'Không có', 'A1'], 'Không có trang tính «Không có»'],
    [['get', 'Sheet1', 'một'], 'Không hiểu ô «một»'],
    [['set', 'Sheet1', 'ZZ1', 'x'], 'nằm ngoài trang'],
    [['set', 'Sheet1'], 'Thiếu tham số'],
    [['fire', 'dailyRun'], 'Không có lịch chạy nào gọi «dailyRun»'],
    [['nhảy'], 'Không có lệnh «nhảy»'],
    [[], 'npm run local -- call'],
    [['list', '--today', '2023-02-31'], 'Không hiểu ngày «2023-02-31»'],
    [['list', '--khong-co'], 'khong-co'],
  ])('%j fails on stderr with a sentence and a non-zero exit', (words, message) => {
    const dated = words.includes('--today');
    const { status, stdout, stderr } = dated
      ? spawnSync(process.execPath, [LOCAL_HOST, ...words, '--dir', dir], {
          encoding: 'utf8',
        })
      : local(...words);
    expect(status).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('--user says who works: an official may look, not write', () => {
    json('call', 'setUpWorkbook', '{"sample":"tp-hung-yen-2023"}');
    expect(json('call', 'getOverview', '--user', 'canbo@hungyen.example')).toMatchObject({
      mayCoordinate: false,
    });
    const { status, stderr } = local('call', 'writeSummary', '--user', 'canbo@hungyen.example');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Chỉ người điều phối/);
  });

  test('--workbook works with another workbook of the folder; one reads the other once it is allowed', () => {
    const store = new FolderStore(join(dir, 'workbooks', 'kho'));
    const options = { dist: DIST, store, clock: new SetClock(TODAY, ZONE), scriptTimeZone: ZONE };
    new LocalHost({ ...options, owner: OWNER, spreadsheetId: 'kho' }).commit();
    store.close();
    expect(json('set', 'Sheet1', 'A1', '5', '--workbook', 'kho')).toMatchObject({ value: 5 });
    expect(json('get', 'Sheet1', 'A1')).toEqual([['']]);
    json(
      'set',
      'Sheet1',
      'A1',
      '=IMPORTRANGE("https://docs.google.com/spreadsheets/d/kho/edit";"Sheet1!A1")',
    );
    expect(json('get', 'Sheet1', 'A1')).toEqual([['#REF!']]);
    expect(json('allow', 'kho')).toEqual({ reads: ['kho'] });
    expect(json('get', 'Sheet1', 'A1')).toEqual([[5]]);
    json('set', 'Sheet1', 'A1', '6', '--workbook', 'kho');
    // Renewed when it is opened.
    expect(json('get', 'Sheet1', 'A1')).toEqual([[6]]);
    expect(json('list', '--workbook', 'kho')).toMatchObject({
      workbooks: [{ name: 'local' }, { name: 'kho' }],
      sheets: [{ title: 'Sheet1' }],
    });
    const { status, stderr } = local('list', '--workbook', 'khong-co');
    expect([status, stderr]).toEqual([
      1,
      'Không có bảng tính «khong-co». Các bảng tính: local (Bảng tính đầu tiên), kho (kho).\n',
    ]);
  });

  test('refuses a folder that another process holds, and takes over one left behind by a dead process', () => {
    const holder = spawn(process.execPath, [
      '-e',
      `const { FolderStore } = require(${JSON.stringify(LOCAL_HOST)}); new FolderStore(${JSON.stringify(dir)}); console.log('held'); setInterval(() => {}, 1000);`,
    ]);
    return new Promise<void>((resolve, reject) => {
      holder.on('error', reject);
      holder.stdout.once('data', () => {
        const { status, stderr } = local('list');
        expect(status).toBe(1);
        expect(stderr).toContain(`đang được tiến trình ${holder.pid} sử dụng`);
        holder.on('exit', () => {
          expect(json('list')).toMatchObject({ mails: [] });
          resolve();
        });
        holder.kill('SIGKILL');
      });
    });
  });
});

/** Types numbers into A1 for ever, each state saved, and says which it has begun. */
const WRITER = `
const { LocalHost, FolderStore, SetClock } = require(${JSON.stringify(LOCAL_HOST)});
const [dir, dist] = process.argv.slice(1);
const host = new LocalHost({ dist, store: new FolderStore(dir), clock: new SetClock('2023-06-08', 'Asia/Ho_Chi_Minh'), owner: 'a@b.example', scriptTimeZone: 'Asia/Ho_Chi_Minh' });
for (let n = 1; ; n++) { host.paste('Sheet1', 'A1', Array.from({ length: 400 }, () => [n])); process.stdout.write(n + '\\n'); }
`;

describe('The state', () => {
  test('is whole after a kill at any moment: the last that was said to be saved, or the one after', async () => {
    const dist = join(dir, 'dist');
    const state = join(dir, 'state');
    mkdirSync(dist);
    writeFileSync(join(dist, 'Code.js'), 'function nothing() {}');
    let before = 0;
    for (let round = 0; round < 8; round++) {
      const writer: ChildProcess = spawn(process.execPath, ['-e', WRITER, state, dist]);
      let said = 0;
      writer.stdout!.on('data', (data: Buffer) => {
        said = Number(data.toString().trim().split('\n').pop());
      });
      await new Promise<void>((resolve) => {
        writer.on('exit', () => resolve());
        const kill = (): void => {
          if (said > 3) setTimeout(() => writer.kill('SIGKILL'), 7 * round);
          else setTimeout(kill, 20);
        };
        kill();
      });
      const saved = JSON.parse(readFileSync(join(state, 'state.json'), 'utf8')) as {
        grid: {
          workbook: { sheets: Record<string, { cellData: Record<string, Record<string, { v: number }>> }> };
        };
      };
      const column = Object.values(saved.grid.workbook.sheets['0']!.cellData).map((row) => row['0']!.v);
      expect(column).toHaveLength(400);
      expect(new Set(column).size).toBe(1);
      expect(column[0]).toBeGreaterThanOrEqual(said);
      before = Math.max(before, said);
    }
    expect(before).toBeGreaterThan(3);
  });
});
