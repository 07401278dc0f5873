/** Texts as long as a cell holds, where the program puts them together with others: cut, with a word, and nothing stops. */
import type { ClosePeriodReport, Overview } from '../../src/contract.js';
import { closeHosts, sampleHost } from '../support/preparedHost.js';

afterEach(closeHosts);

/** Google: the most that a cell holds. */
const LONGEST = 50_000;

test('A period with difficulties as long as a cell holds is closed, in one sheet; the ledger keeps a replaced text', () => {
  const workbook = sampleHost();
  workbook.call('openPeriod', { period: '2023-Q1' });
  const row = { 'Mã cơ quan': 'STC' };
  const difficulties = workbook.cell('Báo cáo quý', row, 'Khó khăn, vướng mắc');
  workbook.host.paste('Báo cáo quý', difficulties, [['k'.repeat(LONGEST), 'n'.repeat(LONGEST)]]);
  workbook.type('Báo cáo quý', row, 'Duyệt', 'Đã duyệt');
  workbook.host.paste('Báo cáo quý', difficulties, [['đổi sau khi duyệt']]);
  expect(workbook.host.triggerErrors).toEqual([]);
  workbook.host.paste('Báo cáo quý', difficulties, [['k'.repeat(LONGEST)]]);

  const { sheet } = workbook.call<ClosePeriodReport>('closePeriod', { period: '2023-Q1' });
  expect(sheet).toBe('TH 2023-Q1');
  const remarks = workbook
    .cells(sheet)
    .flat()
    .map(String)
    .filter((value) => /^(?:k{9}|n{9})/.test(value));
  for (const remark of remarks) expect(remark.length).toBeLessThanOrEqual(LONGEST);
  // Each in a row of its own, with whose it is.
  expect(remarks.map((remark) => remark.replace(/^(.)\1+/, '$1'))).toEqual([
    expect.stringMatching(/^k … \(đã cắt, cả thảy \d+ ký tự\)\n1 đơn vị: Sở Tài chính; nhiệm vụ /),
    expect.stringMatching(/^n … \(đã cắt, cả thảy \d+ ký tự\)\n1 đơn vị: Sở Tài chính; nhiệm vụ /),
  ]);
  expect(workbook.host.sheets().filter(({ title }) => title.startsWith('TH '))).toHaveLength(1);
  expect(workbook.rows('Kỳ báo cáo').find((one) => one['Kỳ'] === '2023-Q1')!['Trạng thái']).toBe('Đã chốt');
  expect(workbook.call<Overview>('getOverview').rights.state).toBe('complete');
  for (const line of workbook.rows('Nhật ký'))
    expect(String(line['Chi tiết']).length).toBeLessThanOrEqual(LONGEST);
});
