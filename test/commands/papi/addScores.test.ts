/** A published table pasted: shown first, written once, what stands kept, taken back; figures here are made up. */
import type { PastedScoresReport, ScoresReport } from '../../../src/contract.js';
import { guardedPlan, officialOf } from '../../support/plans/guardedPlan.js';
import { closeHosts, preparedHost, type TestHost } from '../../support/preparedHost.js';

afterEach(closeHosts);

const SHEET = 'Điểm PAPI';
const TABLE = [
  ['Tỉnh', '1. Tham gia của người dân ở cấp cơ sở', '3.3 Tiếp cận dịch vụ tư pháp', 'Nội dung 5'],
  ['Hưng Yên', '5,20 [5,10–5,30]', '1,70 [1,64–1,76]', '69,8'],
  ['Thái Bình', '5,30', '-', '7.01'],
];
const WANTED = { table: TABLE, year: 2022, source: 'Ví dụ, không phải số công bố' };

const plan = (): TestHost =>
  preparedHost('scores wanted', guardedPlan, (workbook) => {
    workbook.type('Cấu hình', { Mục: 'Đơn vị theo dõi' }, 'Giá trị', 'UBND tỉnh Hưng Yên');
    workbook.call('setUpWorkbook', { with: ['papi'] });
  });
const paste = (workbook: TestHost, more: object = {}): PastedScoresReport =>
  workbook.call('addScores', { ...WANTED, ...more });
const written = (workbook: TestHost, more: object = {}): PastedScoresReport =>
  paste(workbook, { ...more, fingerprint: paste(workbook, more).fingerprint });

test('shows what was understood, writes the province’s own, once, and takes it back', () => {
  const workbook = plan();
  const ledger = workbook.rows('Nhật ký').length;
  const shown = paste(workbook);
  expect(shown).toMatchObject({
    added: 0,
    undoable: false,
    provinces: [
      { name: 'Hưng Yên', scores: 2, chosen: true },
      { name: 'Thái Bình', scores: 2, chosen: false },
    ],
    refused: ['Dòng 2, cột «Nội dung 5»: «69,8» ngoài thang điểm (1 đến 10); bỏ qua ô này.'],
    scores: [
      { year: 2022, title: '1. Tham gia của người dân ở cấp cơ sở', score: '5,20 [5,10–5,30]', state: 'new' },
      { title: '3.3 Tiếp cận dịch vụ tư pháp', score: '1,70 [1,64–1,76]', state: 'new', row: null },
    ],
  });
  expect(workbook.rows(SHEET)).toEqual([]);
  const { result, calls } = workbook.host.run('addScores', [{ ...WANTED, fingerprint: shown.fingerprint }]);
  expect(result).toMatchObject({ added: 2, replaced: 0, left: [], undoable: true });
  expect(calls).toBeLessThanOrEqual(260);
  expect(workbook.rows(SHEET)).toMatchObject([
    {
      Năm: '2022',
      Tỉnh: 'Hưng Yên',
      'Lĩnh vực': '1. Tham gia của người dân ở cấp cơ sở',
      'Nội dung thành phần': '',
      Điểm: '5,20',
      'Cận dưới': '5,10',
      Nguồn: WANTED.source,
    },
    { 'Nội dung thành phần': '3.3 Tiếp cận dịch vụ tư pháp', Điểm: '1,70', 'Cận trên': '1,76' },
  ]);
  expect(workbook.rows('Nhật ký').slice(ledger)).toMatchObject([
    { Việc: 'Nhập điểm PAPI', 'Nội dung': 'Thêm 2 điểm' },
  ]);
  expect(workbook.call<ScoresReport>('getScores')).toMatchObject({
    year: 2022,
    province: 'Hưng Yên',
    examples: true,
  });
  // Again: nothing to write.
  const again = paste(workbook);
  expect(again.scores.map(({ state }) => state)).toEqual(['same', 'same']);
  expect(paste(workbook, { fingerprint: again.fingerprint })).toMatchObject({ added: 0, replaced: 0 });
  expect(workbook.rows(SHEET)).toHaveLength(2);
  // Another province, below it.
  expect(written(workbook, { provinces: ['Thái Bình'] })).toMatchObject({ added: 2 });
  expect(paste(workbook, { undo: true })).toMatchObject({ takenBack: 2, left: [], undoable: false });
  expect(workbook.rows(SHEET).map((row) => row.Tỉnh)).toEqual(['Hưng Yên', 'Hưng Yên']);
  expect(() => paste(workbook, { undo: true })).toThrow('Không có lần dán điểm PAPI nào để bỏ');
});

test('what stands with other figures is shown, kept unless it is said otherwise, and comes back', () => {
  const workbook = plan();
  workbook.host.paste(SHEET, 'A2', [
    ['2022', 'UBND tỉnh Hưng Yên', '1', '', '5,00', '', '', '', '', '', '', '', 'Ghi tay'],
  ]);
  const shown = paste(workbook);
  expect(shown.scores[0]).toMatchObject({ state: 'differs', row: 2, standing: '5,00 (Ghi tay)' });
  expect(paste(workbook, { fingerprint: shown.fingerprint })).toMatchObject({ added: 1, replaced: 0 });
  expect(workbook.rows(SHEET)[0]).toMatchObject({ Điểm: '5,00', Nguồn: 'Ghi tay' });
  expect(written(workbook, { replace: true })).toMatchObject({ added: 0, replaced: 1, left: [] });
  expect(workbook.rows(SHEET)[0]).toMatchObject({
    Tỉnh: 'UBND tỉnh Hưng Yên',
    Điểm: '5,20',
    'Cận dưới': '5,10',
    Nguồn: WANTED.source,
  });
  expect(workbook.rows(SHEET)).toHaveLength(2);
  expect(paste(workbook, { undo: true })).toMatchObject({ takenBack: 1 });
  expect(workbook.rows(SHEET)[0]).toMatchObject({ Điểm: '5,00', 'Cận dưới': '', Nguồn: 'Ghi tay' });
});

test('is refused without a source, without a table, of a province that is not in it, to officials, after a change', () => {
  const workbook = plan();
  const { fingerprint } = paste(workbook, { source: '' });
  expect(() => paste(workbook, { source: '', fingerprint })).toThrow('Hãy ghi nguồn công bố');
  expect(() => paste(workbook, { table: [[' ']] })).toThrow('Chưa có bảng điểm nào');
  expect(() => paste(workbook, { provinces: ['Nam Định'] })).toThrow('không có điểm của «Nam Định»');
  expect(() => workbook.call('addScores', WANTED, { user: officialOf('STC') })).toThrow(
    'Chỉ người điều phối',
  );
  const before = paste(workbook);
  workbook.host.paste(SHEET, 'A2', [['2022', 'Hưng Yên', '1', '', '5,00']]);
  expect(() => paste(workbook, { fingerprint: before.fingerprint })).toThrow('hãy xem trước lại');
  // A row that was put right by hand is not taken back.
  expect(written(workbook)).toMatchObject({ added: 1 });
  workbook.type(SHEET, { Điểm: '1,70' }, 'Điểm', '1,71');
  expect(paste(workbook, { undo: true })).toMatchObject({
    takenBack: 0,
    left: ['Dòng 3 (2022 hưng yên 3 3.3) đã được sửa sau khi dán: giữ nguyên.'],
  });
});

test('somebody types a score while it is written: at every call both stand', () => {
  const { fingerprint } = paste(plan(), { replace: true });
  closeHosts();
  const { calls } = plan().host.run('addScores', [{ ...WANTED, fingerprint }]);
  closeHosts();
  for (let after = 1; after < calls; after += 23) {
    const workbook = plan();
    const deed = (): void => {
      const lines = workbook.cells(SHEET);
      const free = lines.findIndex(([first]) => first === '');
      workbook.host.paste(SHEET, `A${(free < 0 ? lines.length : free) + 1}`, [
        ['2021', 'Hưng Yên', '2', '', '5,05'],
      ]);
    };
    let refused = false;
    try {
      workbook.host.run('addScores', [{ ...WANTED, fingerprint }], {
        meter: { interleave: { after, deed } },
      });
    } catch (error) {
      refused = true;
      expect(String(error)).toContain('đã thay đổi');
    }
    const rows = workbook.rows(SHEET);
    expect(rows.filter((row) => row['Điểm'] === '5,05')).toHaveLength(1);
    expect(rows).toHaveLength(refused ? 1 : 3);
    closeHosts();
  }
});
