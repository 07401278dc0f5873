/** The check of agencies' own plans in a workbook: opened, filled in by officials, matched with a pasted annex, told of. */
import type { OwnPlansPreview, OwnPlansReport, RemindersPreview } from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import { guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { closeHosts, preparedHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';
import { editableRows, pointsOf } from '../support/standingRights.js';

afterAll(closeHosts);

const SHEET = 'KH riêng';
const STC = officialOf('STC');

/** Own plans are due: of STC's three tasks, and of the others'. */
const wanting = (): TestHost =>
  preparedHost('own plans, not checked', guardedPlan, (workbook) => {
    workbook.type('Cấu hình', { Mục: 'Ngày ban hành kế hoạch' }, 'Giá trị', '15/05/2023');
    for (const Mã of ['SNV', 'STC', 'STP', 'BHY']) workbook.type('Cơ quan', { Mã }, 'Phải ban hành KH', 'Có');
    workbook.type('Cơ quan', { Mã: 'STC' }, 'Ngày ban hành KH', '05/06/2023');
  });

function open(workbook: TestHost): OwnPlansReport {
  const { fingerprint } = workbook.call<OwnPlansPreview>('previewOwnPlans');
  const report = workbook.call<OwnPlansReport>('writeOwnPlans', { fingerprint });
  goOn(workbook);
  return report;
}
const opened = (): TestHost =>
  preparedHost('own plans, checked', wanting, (workbook) => {
    open(workbook);
  });
const own = (workbook: TestHost, agency: string) =>
  workbook.rows(SHEET).filter((row) => row['Mã cơ quan'] === agency);

/** In `npm run soak` at every call. */
const every = (calls: number): number[] => pointsOf(calls, runs(calls, 5));

/** The calls that follow the last look at the cells: they write, and push it out. */
const WRITES = 11;

const ANNEX = [
  ['TT', 'Nội dung, nhiệm vụ', 'Sản phẩm', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian thực hiện'],
  ['1', 'Việc 2', 'Báo cáo', 'Phòng Ngân sách', '', 'Quý II/2023'],
  ['NV04', 'Công khai ngân sách', 'Thông báo', 'Văn phòng', '', '30/6/2023'],
  ['3', 'Mua sắm máy tính', '', 'Văn phòng', '', 'Quý III/2023'],
];

test('Opened once: a row for each task that an agency leads, its own to fill in, no document no plan', () => {
  const workbook = wanting();
  const shown = workbook.call<OwnPlansPreview>('previewOwnPlans');
  expect(shown).toMatchObject({ open: false, toAdd: 7, undocumented: ['Cơ quan STC'], annex: null });
  expect(workbook.host.sheets().map(({ title }) => title)).not.toContain(SHEET);
  const { result, calls } = workbook.host.run('writeOwnPlans', [{ fingerprint: shown.fingerprint }]);
  console.info(`writeOwnPlans with the sheet made: ${calls} calls`);
  expect(calls).toBeLessThanOrEqual(400);
  expect(result).toMatchObject({ added: 7, filled: 0, left: [] });
  goOn(workbook);
  expect(own(workbook, 'STC')).toMatchObject(
    ['NV02', 'NV04', 'NV05'].map((code) => ({
      'Mã NV': code,
      'Hạn của tỉnh': '2023-06-15',
      Đủ: 'Thiếu',
      'Thiếu gì': 'chưa ghi có trong kế hoạch hay không',
    })),
  );
  expect(new Set(editableRows(workbook, SHEET, 'Sản phẩm', STC))).toEqual(new Set(['undefined STC']));
  expect(editableRows(workbook, SHEET, 'Thẩm định', STC)).toEqual([]);
  const status = () => workbook.rows('Cơ quan').find((row) => row['Mã'] === 'STC')!['Tình trạng KH'];
  expect(status()).toBe('Quá hạn (đủ 0/3)');
  workbook.type('Cơ quan', { Mã: 'STC' }, 'Link KH', '12/KH-STC');
  expect(status()).toBe('Đã ban hành, thiếu 3');
  expect(workbook.rows('Nhật ký').at(-1)).toMatchObject({ Việc: 'Kiểm tra kế hoạch' });

  // Again: nothing more. A further task: its row joins the agency's own.
  expect(open(workbook)).toMatchObject({ added: 0 });
  workbook.type('Nhiệm vụ', { 'Mã NV': 'NV01' }, 'Chủ trì', 'SNV;STC');
  expect(open(workbook)).toMatchObject({ added: 1 });
  expect(own(workbook, 'STC').map((row) => row['Mã NV'])).toEqual(['NV01', 'NV02', 'NV04', 'NV05']);
  expect(editableRows(workbook, SHEET, 'Sản phẩm', STC)).toHaveLength(4);
});

test('What is filled in is what the sheet, the command and the letter say is missing', () => {
  const workbook = opened();
  workbook.type('Cơ quan', { Mã: 'STC' }, 'Link KH', '12/KH-STC');
  const fill = (code: string, header: string, value: string): void =>
    workbook.type(SHEET, { 'Mã cơ quan': 'STC', 'Mã NV': code }, header, value);
  for (const code of ['NV02', 'NV04']) {
    fill(code, 'Có trong KH', 'Có');
    fill(code, 'Người/bộ phận', 'Văn phòng');
    fill(code, 'Quý II', 'x');
  }
  fill('NV02', 'Sản phẩm', 'Báo cáo');
  fill('NV02', 'Hạn trong KH', '20/06/2023');
  fill('NV05', 'Có trong KH', 'Không áp dụng');
  expect(own(workbook, 'STC').map((row) => [row['Đủ'], row['Thiếu gì']])).toEqual([
    ['Thiếu', 'muộn hơn hạn của tỉnh'],
    ['Thiếu', 'thiếu sản phẩm'],
    ['Thiếu', 'chưa được chấp nhận «Không áp dụng»'],
  ]);
  fill('NV05', 'Thẩm định', 'Đạt');
  fill('NV04', 'Sản phẩm', 'Thông báo');
  // What says no in a quarter's cell is no mark, for people's eyes as for the program.
  fill('NV04', 'Quý II', 'Không');
  expect(own(workbook, 'STC')[1]).toMatchObject({ Đủ: 'Thiếu', 'Thiếu gì': 'thiếu thời gian theo quý' });
  fill('NV04', 'Quý II', 'x');
  const mine = workbook.call<OwnPlansPreview>('previewOwnPlans', {}, { user: STC });
  expect(mine.agencies).toMatchObject([
    {
      agency: 'STC',
      issued: '2023-06-05',
      required: 2,
      complete: 1,
      due: '2023-06-15',
      missing: [{ task: 'NV02', why: 'muộn hơn hạn của tỉnh (20/06/2023, hạn của tỉnh 15/06/2023)' }],
    },
  ]);
  const letter = workbook
    .call<RemindersPreview>('previewReminders')
    .digests.find(({ agency }) => agency === 'STC')!;
  expect(letter.text).toContain(
    'Kế hoạch còn thiếu nội dung: cần bổ sung, 1/2 nhiệm vụ; muộn hơn hạn của tỉnh (20/06/2023, hạn của tỉnh 15/06/2023): NV02',
  );
  fill('NV02', 'Hạn trong KH', '15/06/2023');
  expect(workbook.rows('Cơ quan').find((row) => row['Mã'] === 'STC')!['Tình trạng KH']).toBe(
    'Hoàn thành đúng hạn (đủ 2/2)',
  );
  expect(workbook.call<OwnPlansPreview>('previewOwnPlans', { agency: 'STC' }).agencies[0]).toMatchObject({
    required: 2,
    complete: 2,
    missing: [],
    due: null,
  });
});

test('An official pastes the annex of his agency: matched, shown, filled in; another’s is refused', () => {
  const workbook = opened();
  const request = { agency: 'STC', table: ANNEX };
  const shown = workbook.call<OwnPlansPreview>('previewOwnPlans', request, { user: STC });
  expect(shown.annex).toMatchObject({
    rows: [{ task: 'NV02' }, { task: 'NV04' }, { task: null, changes: [] }],
    absent: [{ task: 'NV05' }],
  });
  expect(() => workbook.call('previewOwnPlans', request, { user: officialOf('STP') })).toThrow(
    'Chỉ người điều phối, hoặc người được sửa của cơ quan',
  );
  const { fingerprint } = workbook.call<OwnPlansPreview>('previewOwnPlans', {}, { user: STC });
  expect(() => workbook.call('writeOwnPlans', { fingerprint }, { user: STC })).toThrow('Chỉ người điều phối');
  workbook.type(SHEET, { 'Mã cơ quan': 'STC', 'Mã NV': 'NV04' }, 'Sản phẩm', 'Đã ghi tay');
  expect(() =>
    workbook.call('writeOwnPlans', { ...request, fingerprint: shown.fingerprint }, { user: STC }),
  ).toThrow('hãy xem trước lại');
  const again = workbook.call<OwnPlansPreview>('previewOwnPlans', request, { user: STC });
  expect(again.annex!.rows[1]!.changes[1]).toEqual({
    column: 'Sản phẩm',
    before: 'Đã ghi tay',
    after: 'Thông báo',
  });
  expect(
    workbook.call<OwnPlansReport>(
      'writeOwnPlans',
      { ...request, fingerprint: again.fingerprint },
      { user: STC },
    ),
  ).toMatchObject({ left: [], rights: null });
  expect(own(workbook, 'STC')).toMatchObject([
    {
      'Có trong KH': 'Có',
      'Sản phẩm': 'Báo cáo',
      'Người/bộ phận': 'Phòng Ngân sách',
      'Quý II': 'x',
      Đủ: 'Thiếu',
    },
    { 'Sản phẩm': 'Thông báo', 'Hạn trong KH': '2023-06-30' },
    { 'Có trong KH': 'Không', Đủ: 'Thiếu' },
  ]);
});

test('Cut off while it is opened, the next run completes it, each row once', () => {
  const first = wanting();
  const shown = first.call<OwnPlansPreview>('previewOwnPlans');
  const { calls } = first.host.run('writeOwnPlans', [{ fingerprint: shown.fingerprint }]);
  for (const killAt of every(calls)) {
    const workbook = wanting();
    const { fingerprint } = workbook.call<OwnPlansPreview>('previewOwnPlans');
    try {
      workbook.call('writeOwnPlans', { fingerprint }, { meter: { killAt } });
    } catch (error) {
      expect((error as Error).message).toContain('Exceeded maximum execution time');
    }
    open(workbook);
    const rows = workbook.rows(SHEET).filter((row) => row['Mã cơ quan'] !== '');
    expect(rows.map((row) => `${row['Mã cơ quan']} ${row['Mã NV']}`).sort()).toEqual([
      'BHY NV04',
      'SNV NV01',
      'SNV NV03',
      'STC NV02',
      'STC NV04',
      'STC NV05',
      'STP NV03',
    ]);
    expect(own(workbook, 'STC').map((row) => row['Đủ'])).toEqual(['Thiếu', 'Thiếu', 'Thiếu']);
    workbook.host.close();
  }
});

test('What an official types while his annex is filled in stands', () => {
  const request = { agency: 'STC', table: ANNEX };
  const first = opened();
  const { fingerprint } = first.call<OwnPlansPreview>('previewOwnPlans', request);
  const { calls } = first.host.run('writeOwnPlans', [{ ...request, fingerprint }]);
  for (const after of every(calls - 1)) {
    const workbook = opened();
    const deed = (): void => {
      const cell = workbook.cell(SHEET, { 'Mã cơ quan': 'STC', 'Mã NV': 'NV02' }, 'Người/bộ phận');
      workbook.host.type(SHEET, cell, 'Gõ của STC', STC);
    };
    let left: readonly string[] = [];
    try {
      const { result } = workbook.host.run('writeOwnPlans', [{ ...request, fingerprint }], {
        meter: { interleave: { after, deed } },
      });
      left = (result as OwnPlansReport).left;
    } catch (error) {
      // Typed before it was read: nothing was written.
      expect((error as Error).message).toContain('hãy xem trước lại');
      expect(own(workbook, 'STC')[0]!['Người/bộ phận']).toBe('Gõ của STC');
      workbook.host.close();
      continue;
    }
    const typed = own(workbook, 'STC')[0]!['Người/bộ phận'];
    // Past the last look at the cell what is written comes after what was typed, as ever on Google.
    expect(['Gõ của STC', ...(after >= calls - WRITES ? ['Phòng Ngân sách'] : [])]).toContain(typed);
    // What was left is named.
    expect([after, left.join()]).toEqual([
      after,
      typed === 'Gõ của STC' && after < calls - 1 ? expect.stringContaining('Người/bộ phận') : '',
    ]);
    expect(own(workbook, 'STC')[1]!['Sản phẩm']).toBe('Thông báo');
    workbook.host.close();
  }
});

test('Cut off while his annex is filled in, the next run fills in what is missing, and nothing else', () => {
  const request = { agency: 'STC', table: ANNEX };
  const fillIn = (workbook: TestHost): OwnPlansReport => {
    const { fingerprint } = workbook.call<OwnPlansPreview>('previewOwnPlans', request);
    return workbook.call('writeOwnPlans', { ...request, fingerprint });
  };
  const whole = opened();
  const { fingerprint } = whole.call<OwnPlansPreview>('previewOwnPlans', request);
  const { calls } = whole.host.run('writeOwnPlans', [{ ...request, fingerprint }]);
  const wanted = whole.cells(SHEET);
  for (const killAt of every(calls)) {
    const workbook = opened();
    expect(() => workbook.call('writeOwnPlans', { ...request, fingerprint }, { meter: { killAt } })).toThrow(
      'Exceeded maximum execution time',
    );
    expect(fillIn(workbook).left).toEqual([]);
    expect([killAt, workbook.cells(SHEET)]).toEqual([killAt, wanted]);
    expect(fillIn(workbook)).toMatchObject({ filled: 0, left: [] });
    workbook.host.close();
  }
});

test('What is typed while a further task is opened stands, and its row comes once', () => {
  const further = (): TestHost =>
    preparedHost('own plans, a further task', opened, (workbook) => {
      workbook.type('Nhiệm vụ', { 'Mã NV': 'NV01' }, 'Chủ trì', 'SNV;STC');
    });
  const first = further();
  const { fingerprint } = first.call<OwnPlansPreview>('previewOwnPlans');
  const { calls } = first.host.run('writeOwnPlans', [{ fingerprint }]);
  for (const after of every(calls - 1)) {
    const workbook = further();
    // By an official, who may find his rows closed for that moment, and by a coordinator.
    const done = new Set<string>();
    const type = (agency: string, task: string, user?: string): void => {
      const cell = workbook.cell(SHEET, { 'Mã cơ quan': agency, 'Mã NV': task }, 'Sản phẩm');
      workbook.host.type(SHEET, cell, `Gõ của ${agency}`, user);
      done.add(agency);
    };
    const deed = (): void => {
      type('STP', 'NV03');
      try {
        type('STC', 'NV05', STC);
      } catch (error) {
        expect((error as Error).message).toContain('protected');
      }
    };
    try {
      workbook.host.run('writeOwnPlans', [{ fingerprint }], { meter: { interleave: { after, deed } } });
    } catch (error) {
      expect((error as Error).message).toContain('hãy xem trước lại');
    }
    open(workbook);
    const typed = (agency: string) =>
      own(workbook, agency).map((row) => `${row['Mã NV']} ${row['Sản phẩm']}`.trim());
    const mine = done.has('STC') ? 'NV05 Gõ của STC' : 'NV05';
    expect([after, typed('STC')]).toEqual([after, ['NV01', 'NV02', 'NV04', mine]]);
    expect([after, typed('STP')]).toEqual([after, ['NV03 Gõ của STP']]);
    workbook.host.close();
  }
});

test('Where neighbours share a block, what one types into another’s row goes back, or is noted', () => {
  const workbook = opened();
  const { grid } = workbook.host.state;
  const extras = grid.extrasOf(grid.sheetIdNamed(SHEET)!);
  extras.protections = extras.protections.map((one) => ({
    ...one,
    editors: [...one.editors, officialOf('SNV')],
  }));
  const cell = workbook.cell(SHEET, { 'Mã cơ quan': 'STC', 'Mã NV': 'NV02' }, 'Sản phẩm');
  const type = (user: string, values: readonly string[]): void => {
    workbook.host.paste(SHEET, cell, [[...values]], user);
  };
  workbook.host.type(SHEET, cell, 'Báo cáo', STC);
  workbook.host.type(SHEET, cell, 'Của người khác', officialOf('SNV'));
  expect(own(workbook, 'STC')[0]).toMatchObject({ 'Sản phẩm': 'Báo cáo' });
  // Pasted, Google does not say what stood there.
  type(officialOf('SNV'), ['Dán nhầm', 'Dán nhầm']);
  expect(Object.values(extras.notes).join()).toContain('Không phải đơn vị này nhập');
  expect(workbook.host.triggerCalls).toBeLessThanOrEqual(40);
  expect(workbook.host.triggerErrors).toEqual([]);
  // Their own people and the coordinators type as ever.
  workbook.host.type(SHEET, cell, 'Kế hoạch', STC);
  expect(own(workbook, 'STC')[0]).toMatchObject({ 'Sản phẩm': 'Kế hoạch' });
});
