/** What endpoints answer to arguments that they cannot use: a sentence that names the argument and its value. */
import fc from 'fast-check';
import { Refusal } from '../../src/refusal.js';
import { checkedRequest, type Endpoint, REQUESTS } from '../../src/requests.js';
import { closeHosts, sampleHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';

const ENDPOINTS = Object.keys(REQUESTS) as Endpoint[];
const keysOf = (endpoint: Endpoint): string[] => Object.keys(REQUESTS[endpoint].entries);

/** Whatever is thrown, as it is said. */
function said(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('checkedRequest', () => {
  test.each<[Endpoint, unknown, string]>([
    [
      'writeSummary',
      { groupings: 5 },
      'Cần danh sách cách nhóm, nhưng nhận «5» (writeSummary, tham số «groupings»).',
    ],
    [
      'previewSummary',
      { groupings: ['agency', 'nothing'] },
      'Không có cách nhóm «nothing»; các cách nhóm là agency, area, kind, component, level, quarter, task (previewSummary, tham số «groupings.1»).',
    ],
    [
      'previewSummary',
      { open: { grouping: 'agency', key: 7 } },
      'Cần mã của dòng được mở, nhưng nhận «7» (previewSummary, tham số «open.key»).',
    ],
    [
      'openPeriod',
      { period: ['2023-Q1'] },
      'Không có kỳ báo cáo «["2023-Q1"]»: cần mã một kỳ ở trang Kỳ báo cáo (openPeriod, tham số «period»).',
    ],
    [
      'openPeriod',
      { perod: '2023-Q1', period: '2023-Q1' },
      'Không có tham số «perod» (openPeriod, tham số «perod»).',
    ],
    ['goToCell', null, 'Thiếu tên trang tính (goToCell, tham số «sheet»).'],
    [
      'goToCell',
      { sheet: 'Nhiệm vụ', row: 1e9 },
      'Dòng «1000000000» không hợp lệ: cần số thứ tự của một dòng (goToCell, tham số «row»).',
    ],
    ['settleDoubt', {}, 'Thiếu số dòng của thư trong Nhật ký (settleDoubt, tham số «row»).'],
    ['getOverview', 5, 'Cần một đối tượng, nhưng nhận «5» (getOverview).'],
    ['addDaysOff', [], 'Cần một đối tượng, nhưng nhận «[]» (addDaysOff).'],
    [
      'settleDoubt',
      { row: 2, agency: 'STC', at: '', sent: 'có' },
      'Hãy nói rõ thư đã gửi hay chưa: cần true hoặc false, không phải «có» (settleDoubt, tham số «sent»).',
    ],
  ])('%s %j', (endpoint, argument, sentence) => {
    expect(said(() => checkedRequest(endpoint, argument))).toBe(sentence);
  });

  test('takes null for what was left out: google.script.run carries no undefined', () => {
    expect(checkedRequest('previewSummary', { period: null, area: 3 })).toEqual({ area: 3 });
    expect(checkedRequest('previewSummary', null)).toEqual({});
    expect(checkedRequest('previewSummary', { open: { grouping: 'agency', key: null } })).toEqual({
      open: { grouping: 'agency', key: null },
    });
  });

  test('repeats no more of a value than can be read', () => {
    expect(said(() => checkedRequest('getReport', { area: 'x'.repeat(5000) })).length).toBeLessThan(200);
  });

  test('takes what the schema describes or refuses, whatever it is handed: never anything else', () => {
    const anything = fc.oneof(
      fc.anything({ withDate: true, withNullPrototype: true, withBigInt: false }),
      fc.dictionary(
        fc.constantFrom(...new Set(ENDPOINTS.flatMap(keysOf)), 'khác', '__proto__'),
        fc.anything({ withBigInt: false }),
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...ENDPOINTS), anything, (endpoint, argument) => {
        try {
          const request = checkedRequest(endpoint, argument);
          expect(Object.keys(request).filter((key) => !keysOf(endpoint).includes(key))).toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          expect((error as Error).message).toContain(`(${endpoint}`);
        }
      }),
      { numRuns: runs(20_000, 2_000) },
    );
  });
});

/** Arguments that are lists of texts: one of a text is of their form. */
const LISTS_OF_TEXTS = ['agencies', 'groupings', 'gone', 'names', 'codes', 'remarks', 'provinces'];

describe('Every endpoint of the bundle', () => {
  let workbook: TestHost;
  beforeAll(() => {
    workbook = sampleHost();
  });
  afterAll(closeHosts);

  test.each(ENDPOINTS)('%s refuses every argument of another form, and says which', (endpoint) => {
    const before = JSON.stringify(workbook.host.sheets().map(({ title }) => workbook.cells(title)));
    for (const argument of [5, 'x', true, ['x'], { khác: 1 }])
      expect(said(() => workbook.call(endpoint, argument))).toMatch(
        new RegExp(`^(?:Cần|Không có|Thiếu|Hãy nói rõ) .*\\(${endpoint}`),
      );
    for (const key of keysOf(endpoint))
      for (const value of [{ x: 1 }, LISTS_OF_TEXTS.includes(key) ? 5 : ['x']])
        expect(said(() => workbook.call(endpoint, { ...usable(endpoint), [key]: value }))).toContain(
          `(${endpoint}, tham số «${key}`,
        );
    expect(JSON.stringify(workbook.host.sheets().map(({ title }) => workbook.cells(title)))).toBe(before);
  });

  test('goToCell names a row or a sheet that has gone', () => {
    expect(said(() => workbook.call('goToCell', { sheet: 'Nhiệm vụ', row: 5_000 }))).toBe(
      'Trang «Nhiệm vụ» không có dòng 5000; trang dừng ở dòng 1000.',
    );
    expect(said(() => workbook.call('goToCell', { sheet: 'Không có', row: 2 }))).toBe(
      'Không còn trang tính «Không có».',
    );
    expect(workbook.call('goToCell', { sheet: 'Nhiệm vụ', row: 3, column: 'không có' })).toEqual({
      sheet: 'Nhiệm vụ',
      row: 3,
    });
  });
});

/** The keys that an endpoint must be given, so that the one in question is what it refuses. */
function usable(endpoint: Endpoint): object {
  switch (endpoint) {
    case 'settleDoubt':
      return { row: 2, agency: '', at: '', sent: true };
    case 'settleRating':
      return { step: 'close' };
    case 'previewImport':
      return { table: [['TT']] };
    case 'importPlan':
      return { table: [['TT']], fingerprint: 'x' };
    case 'extendDeadline':
      return { key: 'task|NV02|SNV', due: '30/09/2023' };
    case 'fillAddresses':
      return { pattern: '{mã}@tinh.example' };
    case 'answerName':
      return { text: 'Các hội', keep: true };
    case 'remindAgency':
      return { agency: 'SNV' };
    case 'reviewReports':
      return { rows: [], decision: 'approve' };
    case 'saveReport':
      return { rows: [] };
    case 'renameCode':
      return { of: 'agency', from: 'SNV', to: 'SNVU' };
    case 'startNextYear':
      return { fingerprint: 'x' };
    case 'succeedAgency':
      return { from: 'SNV' };
    case 'settleExtension':
      return { code: 'GH01', grant: true };
    case 'setUpBigQuery':
      return { project: 'papi-viet-nam', dataSet: 'papi', unit: 'T33' };
    case 'askUnits':
      return { question: 'units' };
    case 'goToCell':
      return { sheet: 'Nhiệm vụ', row: 2 };
    default:
      return {};
  }
}
