/** Addresses by a pattern: shown first, filled only where nothing stands. */
import type { FillAddressesReport } from '../../src/contract.js';
import { emptyProvince } from '../support/annex/emptyProvince.js';
import { momentsOfWriting } from '../support/momentsOfWriting.js';
import { closeHosts, preparedHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';

afterEach(closeHosts);

/** Three of the agencies have no address; one of the communes has a code of its unit. */
const province = (): TestHost =>
  preparedHost('two-level province, addresses missing', emptyProvince, (workbook) => {
    for (const code of ['SNV', 'X001', 'P001'])
      workbook.type('Cơ quan', { Mã: code }, 'Email nhận nhắc việc', '');
    workbook.type('Cơ quan', { Mã: 'X001' }, 'Mã đơn vị', '12345');
  });
const fill = (workbook: TestHost, request: object): FillAddressesReport =>
  workbook.call('fillAddresses', request);
const address = (workbook: TestHost, code: string): unknown =>
  workbook.rows('Cơ quan').find((row) => row['Mã'] === code)!['Email nhận nhắc việc'];

test('only what is empty is filled, as it was shown', () => {
  const workbook = province();
  const before = workbook.rows('Cơ quan');
  const shown = fill(workbook, { pattern: '{mã}@tinh.example' });
  expect(shown.addresses.map((one) => one.address)).toEqual([
    'snv@tinh.example',
    'x001@tinh.example',
    'p001@tinh.example',
  ]);
  expect(shown).toMatchObject({ kept: before.length - 3, warnings: [], filled: 0 });
  expect(workbook.rows('Cơ quan')).toEqual(before);
  const ledger = workbook.rows('Nhật ký').length;
  const request = { pattern: '{mã}@tinh.example', fingerprint: shown.fingerprint };
  expect(fill(workbook, request)).toMatchObject({ filled: 3, left: [] });
  expect(address(workbook, 'P001')).toBe('p001@tinh.example');
  expect(workbook.rows('Nhật ký').slice(ledger)).toMatchObject([{ Việc: 'Điền địa chỉ theo mẫu' }]);
  const others = (rows: typeof before) =>
    rows.filter((row) => !['SNV', 'X001', 'P001'].includes(String(row['Mã'])));
  expect(others(workbook.rows('Cơ quan'))).toEqual(others(before));
  expect(() => fill(workbook, request)).toThrow('hãy xem trước lại');
  expect(fill(workbook, { pattern: '{mã}@tinh.example' }).addresses).toEqual([]);
});

test('by the code of the unit; who lacks it, and two of one address, are named', () => {
  const workbook = province();
  const shown = fill(workbook, { pattern: 'xa{mã đơn vị}@tinh.example' });
  expect(shown.addresses).toEqual([
    { code: 'X001', name: 'UBND xã Tân An', address: 'xa12345@tinh.example' },
  ]);
  expect(shown.warnings.join()).toContain('2 cơ quan chưa có mã đơn vị');
  workbook.type('Cơ quan', { Mã: 'STC' }, 'Email nhận nhắc việc', 'SNV@tinh.example');
  expect(fill(workbook, { pattern: '{mã}@tinh.example' }).warnings.join()).toContain(
    'cũng là địa chỉ của Sở Tài chính',
  );
});

test.each([
  ['snv@tinh.example', 'không có chỗ cho mã'],
  ['{mã}', 'không phải là địa chỉ thư điện tử'],
  ['{mã}@', 'không phải là địa chỉ thư điện tử'],
])('the pattern %s is refused', (pattern, words) => {
  const workbook = province();
  expect(() => fill(workbook, { pattern })).toThrow(words);
  expect(() =>
    workbook.call('fillAddresses', { pattern: '{mã}@tinh.example' }, { user: 'canbo@a.example' }),
  ).toThrow('Chỉ người điều phối');
});

test('an address that somebody types meanwhile stands, at whatever call', () => {
  const pattern = '{mã}@tinh.example';
  const first = province();
  const { fingerprint } = fill(first, { pattern });
  const { calls } = first.host.run('fillAddresses', [{ pattern, fingerprint }]);
  const tooLate = momentsOfWriting(first).at(-1)!;
  // The writes, and their push.
  expect(tooLate.size).toBeLessThanOrEqual(4);
  console.info(`fillAddresses: ${calls} calls, ${tooLate.size} between the last look and the push`);
  for (let after = 0; after < calls; after += Math.ceil(calls / runs(calls, 6))) {
    if (tooLate.has(after)) continue;
    const workbook = province();
    const deed = (): void =>
      workbook.type('Cơ quan', { Mã: 'X001' }, 'Email nhận nhắc việc', 'rieng@tinh.example');
    try {
      workbook.host.run('fillAddresses', [{ pattern, fingerprint }], {
        meter: { interleave: { after, deed } },
      });
    } catch (error) {
      expect(String(error)).toContain('hãy xem trước lại');
    }
    expect(address(workbook, 'X001')).toBe('rieng@tinh.example');
    closeHosts();
  }
});
