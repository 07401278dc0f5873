/** Workbooks joined: what districts send up, what the province makes of it, and everything that can go wrong between. */
import type { CheckReport, RollUpAnswer, SentUpReport } from '../../src/contract.js';
import { addressOf, DOUBLE, type Joined, joined } from '../support/plans/joined.js';
import { closeHosts, sampleHost, type TestHost } from '../support/preparedHost.js';
import { recount, STATUSES } from '../support/recount.js';
import { stride } from '../support/soak.js';

const UNITS = 'Đơn vị trực thuộc';

let line: Joined;
beforeEach(() => {
  line = joined();
});
afterEach(closeHosts);

const rollUp = (of = line.province, options = {}): RollUpAnswer => of.call('getRollUp', undefined, options);
const unit = (code: string, answer = rollUp()) => answer.units.find((one) => one.code === code)!;

/** Both districts have sent, both links are allowed, everything has come in. */
function connected(): RollUpAnswer {
  for (const district of [line.city, line.district]) district.call<SentUpReport>('sendUp');
  rollUp();
  line.allow('city');
  line.allow('district');
  return rollUp();
}

/** Naive: every obligation of all workbooks, one by one; of the districts without the agency that the province lists. */
function counted(workbook: TestHost) {
  const double = workbook === line.province ? undefined : codeOf(workbook, DOUBLE);
  return recount(workbook).filter(({ agency }) => agency !== double);
}
const codeOf = (workbook: TestHost, name: string): unknown =>
  workbook.rows('Cơ quan').find((row) => row['Tên cơ quan'] === name)!['Mã'];

test('numbers above are those of all workbooks, counted one by one', () => {
  const { summary, units } = connected();
  expect(units.map(({ code, state }) => [code, state])).toEqual([
    ['TPHY', 'ok'],
    ['VLAM', 'ok'],
  ]);
  const parts = [line.province, line.city, line.district].map(counted);
  const all = parts.flat();
  expect(all.length).toBeGreaterThan(1000);
  for (const [i, status] of STATUSES.entries())
    expect([status, summary.total.counts[status]]).toEqual([
      status,
      all.filter((one) => one.status === i).length,
    ]);
  expect(summary.total.total).toBe(all.length);
  const late = all.filter(({ lateness }) => lateness !== null);
  expect(summary.total.averageLateness).toBeCloseTo(
    late.reduce((sum, { lateness }) => sum + lateness!, 0) / late.length,
    10,
  );
  const table = (name: string) => summary.tables.find((one) => one.name === name)!;
  expect(table('unit').lines.map(({ title, total }) => [title, total])).toEqual([
    ['Tỉnh Hưng Yên', parts[0]!.length],
    ['TP Hưng Yên', parts[1]!.length],
    ['Huyện Văn Lâm', parts[2]!.length],
  ]);
  for (const { key, total } of table('area').lines)
    expect([key, total]).toEqual([key, all.filter(({ area }) => String(area) === key).length]);
  for (const { key, total } of table('kind').lines)
    expect([key, total]).toEqual([key, all.filter(({ kind }) => kind === key).length]);
  const agency = table('agency').lines.find(({ key }) => key === 'VLAM/SNV')!;
  expect(agency.title).toBe('Sở Nội vụ (district) (Huyện Văn Lâm)');
  expect(agency.total).toBe(parts[2]!.filter((one) => one.agency === 'SNV').length);
  expect(summary.said).toBe('Số liệu của 2/2 đơn vị, cũ nhất ngày 08/06/2023.');
  // An agency that the province lists itself counts there, and is named.
  expect(unit('TPHY').note).toContain(
    `1 cơ quan đã có ở trang Cơ quan của bảng tính này, không tính lần nữa: ${DOUBLE}`,
  );
});

test('waits for the click of consent, in words; the sheet is hidden once it is read', () => {
  line.city.call('sendUp');
  expect(unit('TPHY')).toMatchObject({ state: 'waiting', asOf: null });
  expect(unit('TPHY').note).toContain('Cho phép truy cập');
  const row = line.province.rows(UNITS).find((one) => one['Mã'] === 'TPHY')!;
  expect(row['Tình trạng kết nối']).toContain('Đang chờ. Chờ cho phép: mở trang «Nhận số liệu TPHY»');
  const hidden = (): boolean => {
    const { grid } = line.province.host.state;
    return grid.isSheetHidden(grid.sheetIdNamed('Nhận số liệu TPHY')!);
  };
  expect(hidden()).toBe(false);
  line.allow('city');
  expect(unit('TPHY')).toMatchObject({ state: 'ok', asOf: '2023-06-08' });
  expect(hidden()).toBe(true);
  expect(line.province.rows(UNITS)[0]).toMatchObject({ 'Tình trạng kết nối': 'Đã nối' });
  // The other one is still waited for, and never counted as nothing.
  expect(rollUp().summary.said).toBe('Số liệu của 1/2 đơn vị, cũ nhất ngày 08/06/2023.');
});

describe('Once connected', () => {
  const total = (answer: RollUpAnswer): number => answer.summary.total.total;
  let before: RollUpAnswer;
  beforeEach(() => {
    before = connected();
  });

  test.each<[string, string, () => void]>([
    ['unshared', 'denied', () => line.city.host.unshare(['dieuphoi@hungyen.example'])],
    ['deleted', 'denied', () => line.others.remove('city')],
    ['its sheet renamed', 'denied', () => line.city.host.renameSheet('Gửi cấp trên', 'Cũ')],
    ['a number typed over', 'damaged', () => line.city.host.paste('Gửi cấp trên', 'F3', [[77]])],
    ['of another version', 'version', () => line.city.host.paste('Gửi cấp trên', 'W2', [[9]])],
    [
      'emptied',
      'empty',
      () =>
        line.city.host.paste(
          'Gửi cấp trên',
          'A1',
          line.city.cells('Gửi cấp trên').map((row) => row.map(() => '')),
        ),
    ],
  ])('a workbook that is %s is named, and what was good last still counts', (_, state, happens) => {
    // The owner of the province reads as somebody with whom the city shared.
    if (state === 'denied') (line.city.host.state as { owner: string }).owner = 'tp@hungyen.example';
    happens();
    line.refresh();
    const answer = rollUp();
    expect(unit('TPHY', answer)).toMatchObject({ state, asOf: '2023-06-08' });
    expect(unit('TPHY', answer).note).toContain('Đang dùng số liệu ngày 08/06/2023');
    expect(total(answer)).toBe(total(before));
  });

  test('another as-of day is told, an old one is asked to be renewed, a new sending comes in', () => {
    line.province.type('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', '30/06/2023');
    const answer = rollUp();
    expect(unit('VLAM', answer)).toMatchObject({ state: 'stale', asOf: '2023-06-08' });
    expect(unit('VLAM', answer).note).toContain('Số liệu đã cũ 22 ngày');
    line.district.type('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', '28/06/2023');
    line.district.call('sendUp', { remarks: ['Đề nghị tỉnh sớm ban hành biểu mẫu'] });
    line.refresh();
    expect(unit('VLAM')).toMatchObject({
      state: 'ok',
      asOf: '2023-06-28',
      remarks: ['Đề nghị tỉnh sớm ban hành biểu mẫu'],
    });
    expect(rollUp().summary.said).toBe('Số liệu của 2/2 đơn vị, cũ nhất ngày 08/06/2023.');
  });

  test('one workbook in two rows counts once, rows that cannot be read are named', () => {
    line.province.host.paste(UNITS, 'A4', [
      ['TPHY2', 'Lần nữa', addressOf('city')],
      ['', 'Không mã', addressOf('else')],
      ['VLAM', 'Trùng mã', addressOf('else')],
      ['ANTH', 'Ân Thi', ''],
    ]);
    const answer = rollUp();
    expect(total(answer)).toBe(total(before));
    expect(answer.units.slice(2).map(({ code, note }) => [code, note])).toEqual([
      ['TPHY2', 'Cùng một bảng tính với đơn vị TPHY: số liệu chỉ được tính một lần.'],
      ['dòng 5', 'Thiếu mã đơn vị.'],
      ['VLAM', 'Mã VLAM đã có ở một dòng trên: mỗi đơn vị một dòng.'],
      ['ANTH', 'Chưa có liên kết: dán địa chỉ bảng tính của đơn vị vào cột Liên kết bảng tính.'],
    ]);
    expect(answer.summary.said).toBe('Số liệu của 2/6 đơn vị, cũ nhất ngày 08/06/2023.');
  });

  test('an official sees it and changes nothing; only coordinators send up', () => {
    const official = { user: 'canbo@hungyen.example' };
    line.province.host.share(['canbo@hungyen.example']);
    const cells = JSON.stringify(line.province.cells(UNITS));
    line.province.type('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', '30/06/2023');
    expect(rollUp(line.province, official).units.map(({ state }) => state)).toEqual(['stale', 'stale']);
    expect(JSON.stringify(line.province.cells(UNITS))).toBe(cells);
    expect(() => line.city.call('sendUp', undefined, official)).toThrow('Chỉ người điều phối');
  });

  test('the sheets that data come into are the coordinators’, and no command reads them with the workbook', () => {
    const { grid } = line.province.host.state;
    for (const title of ['Nhận số liệu', 'Nhận số liệu TPHY', 'Nhận số liệu VLAM']) {
      const id = grid.sheetIdNamed(title)!;
      expect(grid.extrasOf(id).protections.map(({ editors }) => editors)).toEqual([[]]);
    }
    const { findings } = line.province.call<CheckReport>('checkWorkbook');
    expect(findings.filter(({ severity, repair }) => severity === 'lỗi' || repair)).toEqual([]);
    const read = line.province.host.run('getOverview', []);
    expect([...read.callsByName].find(([name]) => name === 'Range.getValues')![1]).toBeLessThanOrEqual(
      line.province.host.sheets().length - 3,
    );
  });

  test('costs few calls once it stands', () => {
    expect(line.province.host.run('getRollUp', []).calls).toBeLessThanOrEqual(90);
  });
});

test('another link is another workbook: asked for anew, in sight, and nothing of the first counts under it', () => {
  connected();
  line.province.host.paste(UNITS, 'C2', [[addressOf('elsewhere')]]);
  const { grid } = line.province.host.state;
  expect(unit('TPHY')).toMatchObject({ state: 'waiting', asOf: null });
  expect(grid.isSheetHidden(grid.sheetIdNamed('Nhận số liệu TPHY')!)).toBe(false);
  line.province.host.paste(UNITS, 'C2', [[addressOf('city')]]);
  line.refresh();
  expect(unit('TPHY')).toMatchObject({ state: 'ok', asOf: '2023-06-08' });
});

describe('Cut off at any call', () => {
  const TITLES = ['Nhận số liệu', 'Nhận số liệu TPHY', 'Nhận số liệu VLAM'];
  const imported = (of: TestHost): string[] =>
    of.host
      .sheets()
      .map(({ title }) => title)
      .filter((title) => title.startsWith('Nhận số liệu'))
      .sort();

  test('taking in goes on in the sheets that it had begun, and comes to the same', () => {
    const whole = connected();
    const fresh = joined();
    for (const district of [fresh.city, fresh.district]) district.call('sendUp');
    fresh.others.allow('province', 'city');
    fresh.others.allow('province', 'district');
    const before = fresh.province.store.load()!;
    const { calls } = fresh.province.host.run('getRollUp', []);
    for (let at = 1; at <= calls; at += stride(29)) {
      fresh.province.store.save(before);
      fresh.province.host.reload();
      expect(() => fresh.province.host.run('getRollUp', [], { meter: { killAt: at } })).toThrow();
      fresh.province.host.reload();
      rollUp(fresh.province);
      fresh.refresh();
      const { summary, units } = rollUp(fresh.province);
      expect([at, imported(fresh.province)]).toEqual([at, TITLES]);
      expect(units.map(({ state }) => state)).toEqual(['ok', 'ok']);
      expect(summary.total).toEqual(whole.summary.total);
    }
  });

  test('sending up leaves what was sent before, or all of the new: never a mixture that is taken for good', () => {
    connected();
    line.city.type('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', '12/06/2023');
    const before = line.city.store.load()!;
    const { calls } = line.city.host.run('sendUp', []);
    for (let at = 1; at <= calls; at += stride(13)) {
      line.city.store.save(before);
      line.city.host.reload();
      expect(() => line.city.host.run('sendUp', [], { meter: { killAt: at } })).toThrow();
      line.city.host.reload();
      line.refresh();
      expect(['2023-06-08', '2023-06-12']).toContain(unit('TPHY').asOf);
      expect(unit('TPHY').state).toBe('ok');
    }
  });
});

test('the daily run sends up and takes in by itself', () => {
  line.city.call('sendUp');
  rollUp();
  line.allow('city');
  const daily = (of: TestHost, today: string): void => {
    of.call('setSchedule', { on: true });
    of.clock.spend(Date.parse(`${today}T06:00:00+07:00`) - of.clock.now());
    const trigger = of.host.state.triggers.find(({ handler }) => handler === 'dailyRun')!;
    of.host.fire(trigger.id);
  };
  daily(line.city, '2023-06-12');
  line.refresh();
  daily(line.province, '2023-06-12');
  expect(line.province.rows(UNITS)[0]).toMatchObject({
    'Ngày số liệu': '2023-06-12',
    'Tình trạng kết nối': 'Đã nối',
  });
});

test('thirty new links are connected a few a call, each call in time, and all of them in the end', () => {
  const upper = sampleHost();
  upper.call('setUpWorkbook', { with: ['rollUp'] });
  upper.host.paste(
    UNITS,
    'A2',
    Array.from({ length: 30 }, (_, i) => [`U${i}`, `Đơn vị ${i}`, addressOf(`workbook-${i}`)]),
  );
  let left = 30;
  let calls = 0;
  while (left > 0) {
    const run = upper.host.run('getRollUp', []);
    const { unconnected } = run.result as RollUpAnswer;
    expect(unconnected).toBeLessThan(left);
    left = unconnected;
    // The last one brings rights up to date as well, which has a number of its own.
    if (left > 0) calls = Math.max(calls, run.calls);
    else expect(run.calls).toBeLessThanOrEqual(1_500);
  }
  console.info(`getRollUp while it connects thirty units: at most ${calls} calls an execution`);
  expect(calls).toBeLessThanOrEqual(400);
  const { findings } = upper.call<CheckReport>('checkWorkbook');
  expect(findings.filter(({ repair }) => repair)).toEqual([]);
});

test('without units it says what to do', () => {
  expect(rollUp(line.city)).toMatchObject({ units: [], summary: { said: 'Chưa có đơn vị trực thuộc.' } });
});
