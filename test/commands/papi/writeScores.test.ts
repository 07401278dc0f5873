/** Published scores beside this year's work, on a sheet of their own; figures here are made up. */
import type { CheckReport, PastedScoresReport, WrittenScores } from '../../../src/contract.js';
import { guardedPlan, officialOf } from '../../support/plans/guardedPlan.js';
import { closeHosts, preparedHost, type TestHost } from '../../support/preparedHost.js';

afterEach(closeHosts);

const SHEET = 'Phân tích PAPI';

const plan = (): TestHost =>
  preparedHost('scores to be analysed', guardedPlan, (workbook) => {
    workbook.type('Cấu hình', { Mục: 'Đơn vị theo dõi' }, 'Giá trị', 'UBND tỉnh Hưng Yên');
    workbook.call('setUpWorkbook', { with: ['papi'] });
    for (const [year, participation, justice] of [
      [2021, '5,10 [5,00–5,20]', '1,90 [1,85–1,95]'],
      [2022, '5,45 [5,36–5,54]', '1,70 [1,64–1,76]'],
    ]) {
      const wanted = {
        table: [
          ['Tỉnh', '2. Công khai, minh bạch trong việc ra quyết định', '3.3 Tiếp cận dịch vụ tư pháp'],
          ['Hưng Yên', participation, justice],
        ],
        year,
        source: 'Ví dụ, không phải số công bố',
      };
      const { fingerprint } = workbook.call<PastedScoresReport>('addScores', wanted);
      workbook.call('addScores', { ...wanted, fingerprint });
    }
  });

const cellsOf = (workbook: TestHost): string[][] =>
  workbook.cells(SHEET).map((row) => row.map((cell) => String(cell)));

test('holds the last two scores, change, gaps, work and verdict of each part, and says that figures are made up', () => {
  const workbook = plan();
  const { result, calls } = workbook.host.run('writeScores', []);
  expect(result).toMatchObject({ sheet: SHEET });
  expect(calls).toBeLessThanOrEqual(400);
  const cells = cellsOf(workbook);
  expect(cells[0]![0]).toBe('PHÂN TÍCH ĐIỂM PAPI HƯNG YÊN, NĂM 2022');
  expect(cells.some(([first]) => first === 'Có số liệu ví dụ, không phải điểm đã công bố.')).toBe(true);
  const at = cells.findIndex(([first]) => first === 'Mã');
  expect(cells[at]!.slice(0, 5)).toEqual([
    'Mã',
    'Lĩnh vực, nội dung thành phần',
    'Năm 2021',
    'Năm 2022',
    'Thay đổi',
  ]);
  const line = (code: string) => cells.find(([first]) => first === code)!;
  // Capabilities 7, E2 and E3.
  expect(line('2').slice(2, 5)).toEqual(['5.1', '5.45', '0.35']);
  expect(line('2')[10]).toBe('Tăng rõ');
  expect(line('3.3').slice(2, 5)).toEqual(['1.9', '1.7', '-0.2']);
  expect(line('3.3')[7]).toBe('0');
  expect(line('3.3')[10]).toBe('Tụt rõ; Chưa có nhiệm vụ');
  // Not all eight areas: no total is made up.
  expect(cells.some(([, second]) => second === 'Tổng điểm tám lĩnh vực')).toBe(false);
  const { findings } = workbook.call<CheckReport>('checkWorkbook');
  expect(findings.filter(({ sheet, severity }) => sheet === SHEET || severity === 'lỗi')).toEqual([]);
});

test('written again it replaces what stood; officials are refused, and so is a workbook without scores', () => {
  const workbook = plan();
  workbook.call('writeScores');
  workbook.host.paste(SHEET, 'A40', [['Ghi tay']]);
  const again = workbook.host.run('writeScores', [{ year: 2021 }]);
  expect((again.result as WrittenScores).rows).toBe(cellsOf(workbook).length);
  expect(cellsOf(workbook)[0]![0]).toBe('PHÂN TÍCH ĐIỂM PAPI HƯNG YÊN, NĂM 2021');
  expect(cellsOf(workbook).flat()).not.toContain('Ghi tay');
  expect(() => workbook.call('writeScores', { year: 2019 })).toThrow('chưa có điểm năm 2019');
  expect(() => workbook.call('writeScores', {}, { user: officialOf('SNV') })).toThrow('Chỉ người điều phối');
  expect(() => guardedPlan().call('writeScores')).toThrow('Chưa có điểm PAPI');
});
