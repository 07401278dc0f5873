/** A year's periods and a pasted list of agencies: previewed, written once, never twice. */
import type { AddAgenciesReport, AddPeriodsReport } from '../../src/contract.js';
import { emptyProvince } from '../support/annex/emptyProvince.js';
import { closeHosts, type TestHost } from '../support/preparedHost.js';

afterEach(closeHosts);

const findings = (workbook: TestHost): string[] =>
  workbook.call<{ findings: { message: string }[] }>('checkWorkbook').findings.map(({ message }) => message);

describe('addPeriods', () => {
  const preview = (workbook: TestHost, request: object = {}): AddPeriodsReport =>
    workbook.call('addPeriods', request);

  test('E1: six periods of 2026 and no typing; a second time none', () => {
    const workbook = emptyProvince();
    const shown = preview(workbook, { year: 2026 });
    expect(workbook.rows('Kỳ báo cáo')).toEqual([]);
    expect(
      shown.periods.map(({ code, from, to, before, beforeBelow }) => [code, from, to, before, beforeBelow]),
    ).toEqual([
      ['2026-Q1', '2026-01-01', '2026-03-31', '2026-04-15', '2026-04-15'],
      ['2026-6T', '2025-11-01', '2026-05-31', '2026-06-10', '2026-06-05'],
      ['2026-Q2', '2026-04-01', '2026-06-30', '2026-07-15', '2026-07-15'],
      ['2026-Q3', '2026-07-01', '2026-09-30', '2026-10-15', '2026-10-15'],
      ['2026-N', '2025-11-01', '2026-10-31', '2026-10-31', '2026-10-25'],
      ['2026-Q4', '2026-10-01', '2026-12-31', '2027-01-15', '2027-01-15'],
    ]);
    expect(shown.warnings).toContain(
      'Kỳ 2026-N: hạn nộp (30/10/2026) đứng trước ngày chốt số liệu (31/10/2026).',
    );
    const ledger = workbook.rows('Nhật ký').length;
    const request = { fingerprint: shown.fingerprint };
    expect(preview(workbook, request)).toMatchObject({ added: 6 });
    expect(workbook.rows('Nhật ký').slice(ledger)).toMatchObject([{ Việc: 'Tạo kỳ báo cáo' }]);
    expect(workbook.rows('Kỳ báo cáo').find((row) => row['Kỳ'] === '2026-6T')).toMatchObject({
      Kỳ: '2026-6T',
      'Tên kỳ': 'Báo cáo 6 tháng đầu năm 2026',
      Loại: '6 tháng',
      'Hạn nộp cấp tỉnh (trước ngày)': '2026-06-10',
      'Hạn nộp cấp huyện (trước ngày)': '2026-06-05',
      'Trạng thái': 'Chưa mở',
    });
    expect(() => preview(workbook, request)).toThrow('hãy xem trước lại');
    const again = preview(workbook);
    expect(again.periods.every(({ state }) => state === 'existing')).toBe(true);
    expect(preview(workbook, { fingerprint: again.fingerprint })).toMatchObject({ added: 0 });
    expect(workbook.rows('Kỳ báo cáo')).toHaveLength(6);
    expect(findings(workbook).filter((message) => message.includes('Mã kỳ'))).toEqual([]);
  });

  test('follows what is changed in the preview, and names a code that is none', () => {
    const workbook = emptyProvince();
    workbook.host.paste('Kỳ báo cáo', 'A2', [
      ['2026-Q5', 'Quý năm', 'Quý', '01/01/2026', '30/06/2026', '05/07/2026', '', 'Chưa mở'],
    ]);
    const { fingerprint } = preview(workbook);
    const changes = [
      { code: '2026-Q1', before: '05/4/2026' },
      { code: '2026-N', leave: true },
    ];
    expect(preview(workbook, { fingerprint, changes })).toMatchObject({ added: 4 });
    const rows = workbook.rows('Kỳ báo cáo');
    expect(rows.map((row) => row['Kỳ'])).toEqual(['2026-Q5', '2026-Q1', '2026-6T', '2026-Q3', '2026-Q4']);
    expect(rows[1]).toMatchObject({ 'Hạn nộp cấp tỉnh (trước ngày)': '2026-04-05' });
    expect(findings(workbook)).toContain('Mã kỳ «2026-Q5» không đúng.');
    expect(() => preview(workbook, { changes: [{ code: '2026-Q9', leave: true }] })).toThrow(
      'Không có kỳ «2026-Q9»',
    );
  });
});

describe('addAgencies', () => {
  const preview = (workbook: TestHost, request: object): AddAgenciesReport =>
    workbook.call('addAgencies', request);

  test('120 rows in one paste: kinds, codes of their own, addresses by a pattern; a second time none', () => {
    const workbook = emptyProvince();
    const ledger = workbook.rows('Nhật ký').length;
    const before = workbook.rows('Cơ quan').length;
    const lines = [
      'STT\tTên cơ quan\tEmail',
      ...Array.from({ length: 12 }, (_, i) => `${i + 1}\tSở Thử nghiệm ${'ABCDEGHIKLMN'[i]}\t`),
      '13\tTrung tâm Phục vụ hành chính công tỉnh\tpvhcc@tinh.example',
      '14\tCục Thống kê tỉnh\t',
      '15\tHội Nông dân tỉnh\t',
      '16\tSở Nội vụ\t',
      ...Array.from({ length: 104 }, (_, i) => `${i + 17}\t${i % 5 === 0 ? 'Phường' : 'Xã'} Số ${i + 1}\t`),
    ];
    const request = { text: lines.join('\r\n'), addresses: '{mã}@tinh.example' };
    const shown = preview(workbook, request);
    expect(workbook.rows('Cơ quan')).toHaveLength(before);
    expect(shown.kinds).toEqual([
      { kind: 'Sở, ban, ngành', count: 12 },
      { kind: 'UBND cấp xã', count: 104 },
      { kind: 'Mặt trận, đoàn thể', count: 1 },
      { kind: 'Cơ quan ngành dọc', count: 1 },
      { kind: 'Đơn vị sự nghiệp', count: 1 },
    ]);
    expect(shown).toMatchObject({ doubles: 0, unclear: 0 });
    const { result, calls } = workbook.host.run('addAgencies', [
      { ...request, fingerprint: shown.fingerprint },
    ]);
    expect(result).toMatchObject({ added: 119 });
    console.info(`addAgencies: ${calls} calls`);
    expect(calls).toBeLessThanOrEqual(400);
    const rows = workbook.rows('Cơ quan');
    expect(rows).toHaveLength(before + 119);
    expect(new Set(rows.map((row) => row['Mã'])).size).toBe(rows.length);
    expect(rows.find((row) => row['Tên cơ quan'] === 'Phường Số 1')).toMatchObject({
      Mã: 'P.SO1',
      'Email nhận nhắc việc': 'pso1@tinh.example',
      'Loại ĐVHC': 'Phường',
      'Phải ban hành KH': '',
    });
    expect(rows.find((row) => row['Mã'] === 'TTPVHCC')).toMatchObject({
      'Email nhận nhắc việc': 'pvhcc@tinh.example',
    });
    expect(workbook.rows('Nhật ký').slice(ledger)).toMatchObject([{ Việc: 'Lập danh sách cơ quan' }]);
    const again = preview(workbook, request);
    expect(again.agencies.every(({ state }) => state === 'existing')).toBe(true);
    expect(findings(workbook).filter((message) => /mã|Mã/.test(message))).toEqual([]);
  });

  test('E3: two of one name are both kept and marked; what is put right is taken', () => {
    const workbook = emptyProvince();
    const names = ['Xã Hòa Bình', 'Xã Hòa Bình', 'Đội thanh niên xung kích', '???'];
    const shown = preview(workbook, { names });
    expect(shown.agencies.map(({ code, kind, state }) => [code, kind, state])).toEqual([
      ['X.HOABINH', 'UBND cấp xã', 'new'],
      ['X.HOABINH2', 'UBND cấp xã', 'new'],
      ['DTNXK', 'Khác', 'new'],
      ['', 'Khác', 'unclear'],
    ]);
    expect(shown.agencies[1]!.notes.join()).toContain('Trùng tên với dòng 1: ghi thêm nơi.');
    expect(shown).toMatchObject({ doubles: 1, unclear: 1 });
    const changes = [
      { source: 2, name: 'Xã Hòa Bình (cũ)', code: 'X052' },
      { source: 3, leave: true },
    ];
    expect(preview(workbook, { names, changes, fingerprint: shown.fingerprint })).toMatchObject({ added: 2 });
    expect(workbook.rows('Cơ quan').slice(-2)).toMatchObject([
      { Mã: 'X.HOABINH', 'Tên cơ quan': 'Xã Hòa Bình' },
      { Mã: 'X052', 'Tên cơ quan': 'Xã Hòa Bình (cũ)' },
    ]);
    for (const [change, sentence] of [
      [{ source: 1, code: 'SNV' }, 'mã «SNV» đã có cơ quan khác'],
      [{ source: 1, code: 'A B' }, 'mã cơ quan «A B» không được trống, không có dấu cách'],
      [{ source: 3, kind: 'Hội đồng' }, 'không có loại cơ quan «Hội đồng»'],
      [{ source: 9, leave: true }, 'Dòng 9 của danh sách không có cơ quan nào'],
    ] as const)
      expect(() =>
        preview(workbook, { names: ['Xã Mới', 'Xã Mới nữa', 'Đội khác'], changes: [change] }),
      ).toThrow(sentence);
    expect(() => preview(workbook, { text: ' \n ' })).toThrow('Chưa có tên cơ quan nào');
    expect(() => preview(workbook, { names, fingerprint: shown.fingerprint })).toThrow('hãy xem trước lại');
  });
});

test('Only coordinators make periods and lists', () => {
  const workbook = emptyProvince();
  for (const [command, request] of [
    ['addPeriods', {}],
    ['addAgencies', { names: ['Sở Mới'] }],
  ] as const)
    expect(() => workbook.call(command, request, { user: 'canbo@tinh.example' })).toThrow(
      'Chỉ người điều phối',
    );
});

test('An agency issues a plan of its own as its row says, else its kind; the Front’s row says so', () => {
  const workbook = emptyProvince();
  const due = (code: string): unknown =>
    workbook.rows('Cơ quan').find((row) => row['Mã'] === code)!['Hạn ban hành KH'];
  expect([due('SNV'), due('MTTQ'), due('CAT')]).toEqual(['2026-02-10', '', '']);
  const before = workbook.call<{ total: number }>('getOverview').total;
  workbook.type('Cơ quan', { Mã: 'SNV' }, 'Phải ban hành KH', 'Không');
  workbook.type('Cơ quan', { Mã: 'MTTQ' }, 'Phải ban hành KH', 'Có');
  workbook.type('Cơ quan', { Mã: 'CAT' }, 'Phải ban hành KH', 'Có');
  expect([due('SNV'), due('MTTQ'), due('CAT')]).toEqual(['', '2026-02-10', '2026-02-10']);
  expect(workbook.call<{ total: number }>('getOverview').total).toBe(before + 1);
  const names = ['Ủy ban Mặt trận Tổ quốc Việt Nam huyện Thử\t12345'];
  const table = names.map((name) => name.split('\t'));
  const { fingerprint } = workbook.call<AddAgenciesReport>('addAgencies', { table });
  workbook.call('addAgencies', { table, fingerprint });
  expect(workbook.rows('Cơ quan').find((row) => row['Mã'] === '12345')).toMatchObject({
    'Mã đơn vị': '12345',
    'Phải ban hành KH': 'Có',
  });
});

test('A group stands for its members: communes called xã, the associations, everybody', () => {
  const workbook = emptyProvince();
  workbook.host.paste('Nhiệm vụ', 'A2', [
    ['NV01', '0. Chung', '', 'Việc một', '', '@XA.PHUONG', '', '30/06/2026'],
    ['NV02', '0. Chung', '', 'Việc hai', '', '@DV;@BAO', '@TATCA', '30/06/2026'],
    ['NV03', '0. Chung', '', 'Việc ba', '', '@MTTQ', '@XA.XA', '30/06/2026'],
  ]);
  const kinds = workbook.call<{ total: number }>('getOverview');
  // Own plans (14 departments, 9 communes), two phường, the Front and the newspaper, the Front.
  expect(kinds.total).toBe(14 + 9 + 2 + 2 + 1);
  expect(findings(workbook).filter((message) => message.includes('không có cơ quan'))).toEqual([]);
});
