/** An agency's open work given over by the command: shown, done, completed, taken back; capabilities §4 by its examples. */
import type {
  AgencyPage,
  CheckReport,
  Overview,
  RemindersPreview,
  SuccessionReport,
  SummaryPreview,
} from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import { MemoryStore } from '../support/localHost.js';
import { guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { writeTable } from '../support/plans/province.js';
import { closeHosts, OWNER, openTestHost, preparedHost, type TestHost } from '../support/preparedHost.js';

afterEach(closeHosts);

const REPORTS = 'Báo cáo quý';
const SUCCESSIONS = 'Sắp xếp cơ quan';
const show = (workbook: TestHost, request: object): SuccessionReport =>
  workbook.call('succeedAgency', request);
const succeed = (workbook: TestHost, request: object): SuccessionReport => {
  const { fingerprint } = show(workbook, request);
  const done = workbook.call<SuccessionReport>('succeedAgency', { ...request, fingerprint });
  goOn(workbook);
  return done;
};
const said = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};
const errors = (workbook: TestHost): string[] =>
  workbook
    .call<CheckReport>('checkWorkbook')
    .findings.filter(({ severity }) => severity === 'lỗi')
    .map(({ sheet, message }) => `${sheet}: ${message}`);
const reports = (workbook: TestHost): string[] =>
  workbook
    .rows(REPORTS)
    .map((row) => `${row['Mã cơ quan']} ${row['Mã NV']} ${row['Kết quả thực hiện']} ${row['Duyệt']}`);

/** That day comes. */
function become({ clock, ...workbook }: TestHost, iso: string): void {
  clock.spend(Date.parse(`${iso}T09:00:00+07:00`) - clock.now());
  workbook.type('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', iso.split('-').reverse().join('/'));
}

const SPLIT = {
  from: 'stc',
  to: 'SNV',
  on: '01/06/2023',
  basis: '12/NQ-HĐND',
  parts: [{ to: 'STP', works: ['nv05'] }],
};

/** STC has typed into a report, and has sent another. */
const begun = (): TestHost =>
  preparedHost('to be succeeded', guardedPlan, (workbook) => {
    const type = (task: string, header: string, text: string): void =>
      workbook.host.type(
        REPORTS,
        workbook.cell(REPORTS, { 'Mã cơ quan': 'STC', 'Mã NV': task }, header),
        text,
        officialOf('STC'),
      );
    type('NV05', 'Kết quả thực hiện', 'Đang làm');
    type('NV05', 'Tiến độ (%)', '60');
    type('NV04', 'Ngày gửi', '20/05/2023');
    // A draft: what is typed is taken for sent.
    workbook.type(REPORTS, { 'Mã cơ quan': 'STC', 'Mã NV': 'NV05' }, 'Ngày gửi', '');
  });

test('Split in two: shown with all that is concerned, done, counted, complete, taken back', () => {
  const workbook = begun();
  const before = reports(workbook);
  const shown = show(workbook, SPLIT);
  expect(shown).toMatchObject({
    from: 'STC',
    fromName: 'Cơ quan STC',
    on: '2023-06-01',
    ends: true,
    waits: false,
    emails: [officialOf('STC')],
    editors: [officialOf('STC')],
    done: false,
  });
  expect(shown.successors).toMatchObject([
    { code: 'STP', whole: false, emails: [officialOf('STP')] },
    { code: 'SNV', whole: true, editors: [officialOf('SNV')] },
  ]);
  expect(shown.works.map(({ code, outcome, to }) => [code, outcome, to])).toEqual([
    ['NV02', 'passes', 'SNV'],
    ['NV04', 'passes', 'SNV'],
    ['NV05', 'passes', 'STP'],
  ]);
  expect(shown.reports).toEqual([
    { period: '2023-Q1', title: 'quý I/2023', to: 'SNV', count: 1 },
    { period: '2023-Q1', title: 'quý I/2023', to: 'STP', count: 1 },
  ]);
  expect(workbook.host.sheets().map(({ title }) => title)).not.toContain(SUCCESSIONS);

  const { result, calls } = workbook.host.run('succeedAgency', [
    { ...SPLIT, fingerprint: shown.fingerprint },
  ]);
  console.info(`succeedAgency with its sheet made: ${calls} calls`);
  expect(calls).toBeLessThanOrEqual(400);
  expect(result).toMatchObject({ done: true, left: [] });
  goOn(workbook);
  expect(workbook.rows(SUCCESSIONS)).toMatchObject([
    {
      'Mã cũ': 'STC',
      'Mã mới': 'STP',
      'Ngày hiệu lực': '2023-06-01',
      'Căn cứ': '12/NQ-HĐND',
      'Phạm vi': 'Theo nhiệm vụ',
      'Nhiệm vụ': 'NV05',
      'Việc quá hạn': 'Chuyển',
      'Ngày ân hạn': '10',
    },
    { 'Mã cũ': 'STC', 'Mã mới': 'SNV', 'Phạm vi': 'Toàn bộ', 'Nhiệm vụ': '' },
  ]);
  expect(workbook.rows('Cơ quan').find((row) => row['Mã'] === 'STC')).toMatchObject({
    'Trạng thái': 'Kết thúc',
    'Đến ngày': '2023-05-31',
  });
  expect(workbook.rows('Nhật ký').filter((row) => row['Việc'] === 'Chuyển giao nhiệm vụ')).toHaveLength(1);
  // (4) The old row is closed, the new one has what stood in it; what was sent stays.
  const of = (agency: string, task: string) =>
    workbook.rows(REPORTS).filter((row) => row['Mã cơ quan'] === agency && row['Mã NV'] === task);
  expect(of('STC', 'NV05')).toMatchObject([{ Duyệt: 'Đã chuyển giao', 'Tình trạng': '' }]);
  expect(of('STP', 'NV05')).toMatchObject([
    {
      Kỳ: '2023-Q1',
      'Cơ quan': 'Cơ quan STP',
      'Kết quả thực hiện': 'Đang làm',
      'Tiến độ (%)': 60,
      'Ngày gửi': '',
      Duyệt: 'Chờ duyệt',
    },
  ]);
  expect(of('STC', 'NV04')).toMatchObject([{ Duyệt: 'Chờ duyệt', 'Ngày gửi': '2023-05-20' }]);
  expect(of('SNV', 'NV04')).toEqual([]);
  expect(errors(workbook)).toEqual([]);

  // Rights: the old official out, the new ones in, in the task's row and in their own report rows alike.
  const type = (sheet: string, row: object, header: string, user: string): string =>
    said(() =>
      workbook.host.type(
        sheet,
        workbook.cell(sheet, row as Record<string, string>, header),
        'x',
        officialOf(user),
      ),
    );
  const NV05 = { 'Mã NV': 'NV05' };
  expect(type('Nhiệm vụ', NV05, 'Ghi chú', 'STC')).not.toBe('');
  expect(type(REPORTS, { ...NV05, 'Mã cơ quan': 'STC' }, 'Kiến nghị', 'STC')).not.toBe('');
  expect(type('Nhiệm vụ', NV05, 'Ghi chú', 'STP')).toBe('');
  for (const [agency, task] of [
    ['STP', 'NV05'],
    ['STP', 'NV03'],
    ['SNV', 'NV02'],
    ['SNV', 'NV01'],
  ])
    expect(type(REPORTS, { 'Mã cơ quan': agency, 'Mã NV': task }, 'Kiến nghị', agency!)).toBe('');

  // Nothing is left to do; a different one is refused; a touched one is not taken back.
  expect(said(() => show(workbook, SPLIT))).toContain('đã chuyển giao xong');
  expect(said(() => show(workbook, { ...SPLIT, to: 'BHY' }))).toContain(
    'đã có ở trang Sắp xếp cơ quan, dòng 3',
  );
  expect(said(() => show(workbook, { from: 'STC', undo: true }))).toContain('STP · NV05 (dòng');
  for (const [agency, task] of [
    ['STP', 'NV05'],
    ['SNV', 'NV02'],
  ])
    workbook.type(REPORTS, { 'Mã cơ quan': agency!, 'Mã NV': task! }, 'Kiến nghị', '');
  const undone = succeed(workbook, { from: 'STC', undo: true });
  expect(undone).toMatchObject({ undo: true, done: true, left: [], reports: shown.reports });
  workbook.type(REPORTS, { 'Mã cơ quan': 'STP', 'Mã NV': 'NV03' }, 'Kiến nghị', '');
  workbook.type(REPORTS, { 'Mã cơ quan': 'SNV', 'Mã NV': 'NV01' }, 'Kiến nghị', '');
  expect(reports(workbook).sort()).toEqual(before.sort());
  expect(workbook.rows(SUCCESSIONS)).toEqual([]);
  expect(workbook.rows('Cơ quan').find((row) => row['Mã'] === 'STC')).toMatchObject({
    'Trạng thái': 'Hoạt động',
    'Đến ngày': '',
  });
  expect(type(REPORTS, { ...NV05, 'Mã cơ quan': 'STC' }, 'Kiến nghị', 'STC')).toBe('');
  expect(errors(workbook)).toEqual([]);
  expect(said(() => show(workbook, { from: 'STC', undo: true }))).toContain('không có lần chuyển giao nào');
});

test('Two merged into one, and a part alone given away: whoever gives it goes on', () => {
  const workbook = begun();
  expect(succeed(workbook, { from: 'STC', to: 'SNV', on: '01/06/2023' })).toMatchObject({ left: [] });
  expect(succeed(workbook, { from: 'STP', to: 'SNV', on: '01/06/2023' })).toMatchObject({ left: [] });
  expect(said(() => show(workbook, { from: 'SNV', to: 'STC', on: '02/06/2023' }))).toContain('đã kết thúc');
  const part = { from: 'BHY', on: '05/06/2023', parts: [{ to: 'SNV', works: ['NV04'] }] };
  expect(said(() => show(workbook, { ...part, parts: [{ to: 'SNV', works: ['NV01'] }] }))).toContain(
    'NV01 không phải việc đang mở của Cơ quan BHY',
  );
  expect(show(workbook, part)).toMatchObject({ ends: false, emails: [] });
  succeed(workbook, part);
  expect(workbook.rows('Cơ quan').find((row) => row['Mã'] === 'BHY')).toMatchObject({ 'Trạng thái': '' });
  const { list } = workbook.call<Overview>('getOverview');
  expect(list.items.filter(({ key }) => key.startsWith('task|')).map(({ key }) => key)).toEqual(
    expect.arrayContaining(['task|NV01|SNV', 'task|NV02|SNV', 'task|NV05|SNV']),
  );
  expect(errors(workbook)).toEqual([]);
});

test('A day that has not come: nobody is shut out before; on it, the rest is named and done', () => {
  const workbook = begun();
  const later = { from: 'STC', to: 'SNV', on: '12/06/2023' };
  const done = succeed(workbook, later);
  expect(done).toMatchObject({ waits: true, reports: [], left: [] });
  expect(workbook.rows(REPORTS).filter((row) => row['Duyệt'] === 'Đã chuyển giao')).toEqual([]);
  const NV05 = { 'Mã cơ quan': 'STC', 'Mã NV': 'NV05' };
  workbook.host.type(REPORTS, workbook.cell(REPORTS, NV05, 'Kiến nghị'), 'x', officialOf('STC'));
  const named = () =>
    workbook
      .call<CheckReport>('checkWorkbook')
      .findings.filter(({ message }) => message.includes('chưa chuyển'));
  expect(named()).toEqual([]);
  become(workbook, '2023-06-12');
  expect(named()).toMatchObject([{ sheet: SUCCESSIONS, row: 2 }]);
  expect(succeed(workbook, { from: 'STC' })).toMatchObject({
    reports: [{ period: '2023-Q1', to: 'SNV', count: 2 }],
    left: [],
  });
  expect(named()).toEqual([]);
  expect(errors(workbook)).toEqual([]);
});

test('is refused where it cannot be, and to anybody but coordinators', () => {
  const workbook = guardedPlan();
  const refused = (request: object, user?: string): string =>
    said(() => workbook.call('succeedAgency', request, user === undefined ? {} : { user }));
  expect(refused({ from: 'SNV' })).toContain('Hãy chọn cơ quan tiếp nhận');
  expect(refused({ from: 'XYZ', to: 'SNV', on: '01/06/2023' })).toContain('Không có cơ quan mã «XYZ»');
  expect(refused({ from: 'SNV', to: 'SNV', on: '01/06/2023' })).toContain('phải khác cơ quan cũ');
  expect(refused({ from: 'SNV', to: 'STC', on: 'mai' })).toContain('không phải là ngày');
  expect(refused({ from: 'SNV', to: 'STC' })).toContain('không phải là ngày');
  expect(refused({ from: 'SNV', to: 'STC', on: '01/06/1923' })).toContain('không thuộc kế hoạch năm 2023');
  const twice = [
    { to: 'STP', works: ['NV01'] },
    { to: 'BHY', works: ['NV01'] },
  ];
  expect(refused({ from: 'SNV', to: 'STC', on: '01/06/2023', parts: twice })).toContain('hai cơ quan');
  expect(refused({ from: 'SNV', to: 'STC', on: '01/06/2023' }, officialOf('SNV'))).toContain(
    'Chỉ người điều phối',
  );
  expect(refused({ from: 'SNV', undo: true })).toContain('không có lần chuyển giao nào để bỏ');
});

describe('The examples of the capabilities', () => {
  const province = (): TestHost =>
    preparedHost(
      'agencies of 2026 that end',
      () => openTestHost(new MemoryStore(), '2026-07-02'),
      (workbook) => {
        const { host } = workbook;
        workbook.call('setUpWorkbook');
        for (const { title, rows } of host.sheets()) if (rows > 60) host.delete(title, 'rows', 60, rows - 60);
        writeTable(
          workbook,
          'Cơ quan',
          ['SNV', 'SCT', 'SDTTG', 'BQLKCN', 'X01', 'X02'].map((code) => ({
            Mã: code,
            'Tên cơ quan': `Cơ quan ${code}`,
            Loại: code.startsWith('X') ? 'UBND cấp xã' : 'Sở, ban, ngành',
            'Email nhận nhắc việc': `${code.toLowerCase()}@tinh.example`,
          })),
        );
        writeTable(workbook, 'Nhiệm vụ', [
          {
            'Mã NV': 'NV05c',
            'Nhiệm vụ': 'Mọi cơ quan',
            'Chủ trì': '@TATCA',
            'Hạn hoàn thành': '30/06/2026',
          },
          {
            'Mã NV': 'NV06',
            'Nhiệm vụ': 'Các sở',
            'Chủ trì': '@SO',
            'Chế độ': 'Nhiều mốc',
            'Các mốc': '30/06/2026; 31/12/2026',
          },
          {
            'Mã NV': 'NV07',
            'Nhiệm vụ': 'Của SDTTG',
            'Chủ trì': 'SDTTG',
            'Hạn hoàn thành': '30/09/2026',
            'Tiến độ (%)': 60,
          },
        ]);
        writeTable(workbook, 'Kiểm tra', [
          {
            'Mã KT': 'KT09',
            'Cơ quan được kiểm tra': 'BQLKCN',
            'Tồn tại, hạn chế': 'Chưa niêm yết',
            'Hạn khắc phục': '20/06/2026',
          },
        ]);
        workbook.type('Cấu hình', { Mục: 'Ngày ban hành kế hoạch' }, 'Giá trị', '20/01/2026');
        workbook.type('Cấu hình', { Mục: 'Người điều phối' }, 'Giá trị', OWNER);
        succeed(workbook, { from: 'BQLKCN', to: 'SCT', on: '01/07/2026', overdue: 'Chuyển' });
        succeed(workbook, { from: 'SDTTG', to: 'SNV', on: '01/09/2026' });
      },
    );
  const onDay = (iso: string): TestHost => {
    const workbook = province();
    become(workbook, iso);
    return workbook;
  };

  test('E1, E3: a group’s milestones are those of who is left, what was overdue ends with the old one', () => {
    const workbook = onDay('2026-07-10');
    const milestones = ['SNV', 'SCT', 'SDTTG', 'BQLKCN'].flatMap((agency) =>
      workbook
        .call<AgencyPage>('getAgency', { agency })
        .items.flatMap(({ key }) => (key.startsWith('task|NV06|') ? [key.slice('task|NV06|'.length)] : [])),
    );
    expect(milestones.filter((key) => key.endsWith('Q4'))).toEqual([
      'SNV|2026-Q4',
      'SCT|2026-Q4',
      'SDTTG|2026-Q4',
    ]);
    expect(milestones.filter((key) => key.endsWith('Q2'))).toHaveLength(4);
    expect(workbook.rows('Nhiệm vụ').map((row) => row['Tình trạng'])).toEqual([
      'Quá hạn (0/6 cơ quan)',
      'Quá hạn (0/4 cơ quan)',
      'Trong hạn',
    ]);
    // Put off for who has taken it over.
    const grant = { key: 'finding|KT09|SCT', due: '31/07/2026', document: '8/UB', documentDay: '09/07/2026' };
    const { fingerprint } = workbook.call<{ fingerprint: string }>('extendDeadline', grant);
    expect(workbook.rows('Kiểm tra')[0]).toMatchObject({ 'Tình trạng': 'Quá hạn' });
    workbook.call('extendDeadline', { ...grant, fingerprint });
    expect(workbook.rows('Kiểm tra')[0]).toMatchObject({ 'Tình trạng': 'Trong hạn' });
    expect(workbook.rows('Gia hạn')[0]).toMatchObject({ 'Mã cơ quan': 'SCT', 'Hiệu lực': 'Đang tính' });
    expect(errors(workbook)).toEqual([]);
    const { tables } = workbook.call<SummaryPreview>('previewSummary', {});
    const lines = tables.find(({ name }) => name === 'agency')!.lines;
    const line = (code: string) => lines.find(({ key }) => key === code)!;
    expect(line('BQLKCN')).toMatchObject({ title: 'Cơ quan BQLKCN (đến 30/6)' });
    // Of NV05c and NV06 one each is overdue with it for ever, and its own plan; the finding is SCT's.
    expect(line('BQLKCN').work).toMatchObject({ overdue: 3 });
    expect(line('BQLKCN').findings).toEqual({ open: 0, overdue: 0 });
    expect(line('SCT').findings).toEqual({ open: 1, overdue: 0 });
    const { digests } = workbook.call<RemindersPreview>('previewReminders');
    expect(digests.map(({ agency }) => agency)).not.toContain('BQLKCN');
    expect(digests.find(({ agency }) => agency === 'SCT')!.text).toContain('Nhận bàn giao');
  });
  test('E2: a named lead’s task goes over with its day and its progress', () => {
    const workbook = onDay('2026-09-07');
    const { digests } = workbook.call<RemindersPreview>('previewReminders');
    expect(digests.map(({ agency }) => agency)).not.toContain('SDTTG');
    expect(digests.find(({ agency }) => agency === 'SNV')!.text).toContain('Nhận bàn giao');
    expect(workbook.rows('Nhiệm vụ').find((row) => row['Mã NV'] === 'NV07')).toMatchObject({
      'Chủ trì': 'SDTTG',
      'Số ngày còn lại': 17,
    });
    expect(errors(workbook)).toEqual([]);
  });
});
