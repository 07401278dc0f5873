/** Deadlines put off: granted by a coordinator, asked for by an official, concluded; and the rights that go with it. */
import type {
  CheckReport,
  ExtendReport,
  Overview,
  ReportData,
  SettleExtensionReport,
} from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import { DEPUTY, guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { closeHosts, type TestHost } from '../support/preparedHost.js';

let refusing: TestHost;
beforeAll(() => {
  refusing = guardedPlan();
});
afterAll(closeHosts);

const SNV = officialOf('SNV');
const STC = officialOf('STC');
const GRANT = { key: 'task|NV01|SNV', due: '30/06/2023', document: '812/UBND-NC', documentDay: '07/06/2023' };
const ASK = { key: 'task|NV01|SNV', due: '30/06/2023', reason: 'Chờ Bộ hướng dẫn' };

const extend = (workbook: TestHost, request: object, user?: string): ExtendReport => {
  const options = user === undefined ? {} : { user };
  const { fingerprint } = workbook.call<ExtendReport>('extendDeadline', request, options);
  return workbook.call('extendDeadline', { ...request, fingerprint }, options);
};
const settle = (workbook: TestHost, request: object): SettleExtensionReport => {
  const { fingerprint } = workbook.call<SettleExtensionReport>('settleExtension', request);
  return workbook.call('settleExtension', { ...request, fingerprint });
};
const overview = (workbook: TestHost): Overview => workbook.call('getOverview');
const standing = (workbook: TestHost, key: string) =>
  overview(workbook).pressing.find((item) => item.key === key);
const said = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

test('A coordinator grants it: the sheet is made, the task shows both days, everything reckons by the new one', () => {
  const workbook = guardedPlan();
  expect(workbook.host.sheets().map(({ title }) => title)).not.toContain('Gia hạn');
  const shown = workbook.call<ExtendReport>('extendDeadline', GRANT);
  expect(shown).toMatchObject({
    code: 'GH01',
    agencyName: 'Cơ quan SNV',
    deadlines: 1,
    oldDue: '2023-06-15',
    newDue: '2023-06-30',
    granted: true,
    lateBy: 0,
    done: false,
  });
  expect(workbook.host.sheets().map(({ title }) => title)).not.toContain('Gia hạn');
  const { result, calls } = workbook.host.run('extendDeadline', [
    { ...GRANT, fingerprint: shown.fingerprint },
  ]);
  expect(result).toMatchObject({ done: true, left: [] });
  console.info(`extendDeadline with a sheet made: ${calls} calls`);
  expect(calls).toBeLessThanOrEqual(400);
  goOn(workbook);
  expect(workbook.rows('Gia hạn').filter((row) => row['Mã GH'] !== '')).toMatchObject([
    {
      'Mã GH': 'GH01',
      'Loại việc': 'Nhiệm vụ',
      'Mã việc': 'NV01',
      'Mã cơ quan': 'SNV',
      'Hạn cũ': '2023-06-15',
      'Hạn mới': '2023-06-30',
      'Kết luận': 'Đồng ý',
      'Số văn bản': '812/UBND-NC',
      'Ngày văn bản': '2023-06-07',
      'Hiệu lực': 'Đang tính',
    },
  ]);
  expect(workbook.rows('Nhiệm vụ')[0]).toMatchObject({
    'Hạn hoàn thành': '2023-06-15',
    'Hạn đang tính': '2023-06-30',
    'Số lần gia hạn': 1,
    'Số ngày còn lại': 16,
    'Tình trạng': 'Trong hạn',
  });
  expect(standing(workbook, 'task|NV01|SNV')).toBeUndefined();
  expect(workbook.rows('Nhật ký').filter((row) => row['Việc'] === 'Gia hạn')).toHaveLength(1);
  expect(workbook.call<ReportData>('getReport', {}).extended).toMatchObject([
    { key: 'task|NV01|SNV', firstDue: '2023-06-15', due: '2023-06-30', grantedBy: '812/UBND-NC' },
  ]);
  // A second time: the day is no later any more.
  expect(said(() => workbook.call('extendDeadline', GRANT))).toContain(
    'phải muộn hơn hạn đang tính 30/06/2023',
  );
  expect(said(() => workbook.call('extendDeadline', { ...GRANT, fingerprint: shown.fingerprint }))).toContain(
    'muộn hơn',
  );
  const { findings } = workbook.call<CheckReport>('checkWorkbook');
  expect(findings.filter(({ sheet, repair }) => sheet === 'Gia hạn' || repair)).toEqual([]);
});

test('An official asks for his own, and a coordinator concludes', () => {
  const workbook = guardedPlan();
  expect(said(() => extend(workbook, ASK, SNV))).toContain('nhờ người điều phối mở trang này');
  extend(workbook, { ...GRANT, key: 'task|NV05|STC' });
  goOn(workbook);
  const asked = extend(workbook, ASK, SNV);
  expect(asked).toMatchObject({ code: 'GH02', granted: false, done: true, rights: null });
  expect(workbook.rows('Gia hạn')[1]).toMatchObject({
    'Mã GH': 'GH02',
    'Mã cơ quan': 'SNV',
    'Lý do': 'Chờ Bộ hướng dẫn',
    'Hiệu lực': 'Chờ kết luận',
  });
  // What is asked for changes nothing.
  expect(standing(workbook, 'task|NV01|SNV')).toMatchObject({ due: '2023-06-15', extended: 0 });
  expect(overview(workbook).requests).toMatchObject([
    {
      code: 'GH02',
      agency: 'SNV',
      due: '2023-06-15',
      newDue: '2023-06-30',
      reason: 'Chờ Bộ hướng dẫn',
      title: 'Việc 1',
    },
  ]);
  expect(said(() => extend(workbook, ASK, SNV))).toContain('đã có đề nghị gia hạn GH02 đang chờ');

  expect(said(() => settle(workbook, { code: 'GH02', grant: true }))).toContain('số văn bản');
  const concluded = settle(workbook, {
    code: 'gh02',
    grant: true,
    due: '22/06/2023',
    document: '900/UBND',
    documentDay: '2023-06-08',
  });
  expect(concluded).toMatchObject({
    code: 'GH02',
    granted: true,
    newDue: '2023-06-22',
    deadlines: 1,
    left: [],
  });
  expect(workbook.rows('Gia hạn')[1]).toMatchObject({
    'Hạn mới': '2023-06-22',
    'Kết luận': 'Đồng ý',
    'Hiệu lực': 'Đang tính',
  });
  expect(overview(workbook).requests).toEqual([]);
  expect(said(() => settle(workbook, { code: 'GH02', grant: false }))).toContain('đã kết luận «Đồng ý»');
});

test.each<[string, object, string | undefined, string]>([
  [
    'an official, for another agency',
    { ...ASK, key: 'task|NV05|STC' },
    SNV,
    'người được sửa của Cơ quan STC',
  ],
  ['an official, without a reason', { key: ASK.key, due: ASK.due }, SNV, 'Hãy ghi lý do'],
  [
    'an official, with a document of his own',
    { ...ASK, document: '1/QĐ', documentDay: '07/06/2023' },
    SNV,
    'do người điều phối ghi',
  ],
  ['an official, for everybody', { ...ASK, key: 'task|NV03|SNV', everyone: true }, SNV, 'cho mọi cơ quan'],
  ['a stranger', ASK, 'la@noi.khac.example', 'Chỉ người điều phối'],
  ['nobody known', ASK, '', 'Chỉ người điều phối'],
  ['a coordinator, without a document', { key: GRANT.key, due: GRANT.due }, undefined, 'phải có số văn bản'],
  ['a document that has not come', { ...GRANT, documentDay: '09/06/2023' }, undefined, 'chưa đến'],
  ['an earlier day', { ...GRANT, due: '01/06/2023' }, undefined, 'phải muộn hơn hạn đang tính 15/06/2023'],
  ['a day of another century', { ...GRANT, due: '30/06/2123' }, undefined, 'không thuộc kế hoạch năm 2023'],
  ['no day', { ...GRANT, due: 'cuối năm' }, undefined, 'không phải là ngày'],
  [
    'work that is not there',
    { ...GRANT, key: 'task|NV99|SNV' },
    undefined,
    'Không thấy nhiệm vụ, báo cáo này',
  ],
])('refuses %s', (_, request, user, words) => {
  expect(said(() => refusing.call('extendDeadline', request, user === undefined ? {} : { user }))).toContain(
    words,
  );
});

test('Officials write into free rows alone: neither the conclusion nor what was concluded is theirs', () => {
  const workbook = guardedPlan();
  extend(workbook, { ...GRANT, key: 'task|NV05|STC' });
  goOn(workbook);
  const { host } = workbook;
  const type = (cell: string, value: string, user: string): string =>
    said(() => host.type('Gia hạn', cell, value, user));
  expect(type('A3', 'GH02', SNV)).toBe('');
  expect(type('J3', 'Đồng ý', SNV)).not.toBe('');
  expect(type('G2', '31/12/2023', STC)).not.toBe('');
  expect(type('A3', 'GH02', 'la@noi.khac.example')).not.toBe('');
  expect(type('J3', 'Chờ', DEPUTY)).toBe('');
  expect(workbook.rows('Gia hạn')[0]).toMatchObject({ 'Hạn mới': '2023-06-30' });
});

test('A due day typed over by hand is noted, named by check, and made an extension that keeps the first day', () => {
  const workbook = guardedPlan();
  const { host } = workbook;
  workbook.type('Cấu hình', { Mục: 'Ngày ban hành kế hoạch' }, 'Giá trị', '10/03/2023');
  const cell = workbook.cell('Nhiệm vụ', { 'Mã NV': 'NV01' }, 'Hạn hoàn thành');
  host.type('Nhiệm vụ', cell, '30/06/2023', DEPUTY);
  expect(workbook.rows('Nhật ký').filter((row) => row['Việc'] === 'Đổi hạn')).toMatchObject([
    { 'Nội dung': 'NV01: hạn 15/06/2023 đổi thành 30/06/2023', 'Kết quả': 'Chờ lập gia hạn' },
  ]);
  const named = () =>
    workbook
      .call<CheckReport>('checkWorkbook')
      .findings.filter(({ message }) => message.includes('sửa tay'))
      .map(({ sheet, row, column }) => ({ sheet, row, column }));
  expect(named()).toEqual([{ sheet: 'Nhiệm vụ', row: 2, column: 'Hạn hoàn thành' }]);
  const report = extend(workbook, GRANT);
  expect(report).toMatchObject({
    oldDue: '2023-06-15',
    newDue: '2023-06-30',
    restores: '2023-06-15',
    left: [],
  });
  expect(workbook.rows('Nhiệm vụ')[0]).toMatchObject({
    'Hạn hoàn thành': '2023-06-15',
    'Hạn đang tính': '2023-06-30',
  });
  expect(named()).toEqual([]);
  expect(workbook.rows('Nhật ký').find((row) => row['Việc'] === 'Đổi hạn')).toMatchObject({
    'Kết quả': 'Đã lập gia hạn',
  });
});

test('Stages begin anew for the new day, and the mail says what was granted', () => {
  const workbook = guardedPlan();
  extend(workbook, { ...GRANT, due: '16/06/2023' });
  goOn(workbook);
  const { digests } = workbook.call<{ digests: { agency: string; text: string }[] }>('previewReminders');
  expect(digests.find(({ agency }) => agency === 'SNV')!.text).toContain(
    'được gia hạn đến 16/06/2023 (số 812/UBND-NC); đã gia hạn 1 lần, hạn đầu 15/06/2023',
  );
});
