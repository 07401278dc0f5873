/** Rows to obligations to summary and reminders, through the bundle; totals recounted by other code. */
import type {
  OpenPeriodReport,
  Overview,
  RemindersPreview,
  SendReport,
  SummaryPreview,
  SummaryReport,
} from '../../src/contract.js';
import { closeHosts, preparedHost, sampleHost, type TestHost } from '../support/preparedHost.js';
import { recount, STATUSES } from '../support/recount.js';

afterEach(closeHosts);

/** A province half-way through its year: periods opened, rows filled in. */
function fill(workbook: TestHost): void {
  for (const period of ['2023-Q1', '2023-Q2', '2023-6T']) workbook.call('openPeriod', { period });
  const agencies = workbook.rows('Cơ quan').map((row) => String(row['Mã']));
  for (const [i, code] of agencies.slice(0, 9).entries())
    workbook.type('Cơ quan', { Mã: code }, 'Ngày ban hành KH', `${20 + i}/03/2023`);
  workbook.type('Cơ quan', { Mã: agencies[10]! }, 'Ngày ban hành KH', '03/04/2023');
  workbook.type('Nhiệm vụ', { 'Mã NV': 'NV12' }, 'Ngày hoàn thành', '25/05/2023');
  workbook.type('Nhiệm vụ', { 'Mã NV': 'NV22' }, 'Hạn hoàn thành', '31/05/2023');
  workbook.type('Nhiệm vụ', { 'Mã NV': 'NV24' }, 'Hạn hoàn thành', '');
  workbook.type('Nhiệm vụ', { 'Mã NV': 'NV51' }, 'Hạn hoàn thành', '12/06/2023');
  const quarterly = workbook.cells('Báo cáo quý');
  const sent = quarterly[0]!.indexOf('Ngày gửi');
  workbook.host.paste(
    'Báo cáo quý',
    `L2`,
    quarterly.slice(1, 301).map((_, i) => [i % 3 === 0 ? '' : `${10 + (i % 9)}/04/2023`]),
  );
  expect(sent).toBe(11);
  workbook.type('Nộp báo cáo', { Kỳ: '2023-6T', 'Mã cơ quan': agencies[1]! }, 'Ngày nộp', '07/06/2023');
  workbook.host.paste('Kiểm tra', 'A2', [
    [
      'KT01',
      '15/05/2023',
      'Đột xuất',
      agencies[1]!,
      agencies[3]!,
      '5. Thủ tục hành chính công',
      'Chưa niêm yết',
      'Niêm yết',
      '12/06/2023',
      '',
    ],
    ['KT02', '15/05/2023', 'Định kỳ', agencies[1]!, agencies[4]!, '', 'Chậm', 'Sửa', '01/06/2023', ''],
    ['KT03', '15/05/2023', 'Định kỳ', agencies[1]!, agencies[4]!, '', 'Nhắc nhở', '', '', ''],
    [
      'KT04',
      '15/05/2023',
      'Định kỳ',
      agencies[1]!,
      agencies[3]!,
      '2',
      'Sai mẫu',
      'Làm lại',
      '25/05/2023',
      '26/05/2023',
    ],
  ]);
}

const filled = (sample: 'hung-yen-2023' | 'tp-hung-yen-2023' = 'hung-yen-2023'): TestHost =>
  preparedHost(`filled ${sample}`, () => sampleHost(sample), fill);

function countsByAgency(workbook: TestHost): Map<string, number[]> {
  const counts = new Map(workbook.rows('Cơ quan').map((row) => [String(row['Mã']), [0, 0, 0, 0, 0, 0]]));
  for (const { agency, status } of recount(workbook)) counts.get(agency)![status]!++;
  return counts;
}

describe.each(['hung-yen-2023', 'tp-hung-yen-2023'] as const)('The summary of %s', (sample) => {
  test('equals an independent recount, agency by agency, and its tables agree', () => {
    const workbook = filled(sample);
    const summary = workbook.call<SummaryPreview>('previewSummary');
    const expected = countsByAgency(workbook);
    const [byAgency, byArea, byKind] = summary.tables;
    const lines = new Map(
      byAgency!.lines.map((line) => [line.key, STATUSES.map((status) => line.counts[status as never])]),
    );
    expect(lines).toEqual(expected);
    expect([...expected.values()].filter((line) => line.some((n) => n > 0)).length).toBe(
      sample === 'hung-yen-2023' ? 32 : 18,
    );
    const total = STATUSES.map((_, i) => [...expected.values()].reduce((sum, line) => sum + line[i]!, 0));
    for (const table of [byAgency, byArea, byKind]) {
      expect(STATUSES.map((status) => table!.total.counts[status as never])).toEqual(total);
      expect(
        STATUSES.map((status) =>
          table!.lines.reduce((sum, line) => sum + (line.counts[status as never] as number), 0),
        ),
      ).toEqual(total);
    }
    expect(total.filter((n) => n > 0)).toHaveLength(6);
  });

  test('shows the same statuses as the spilled columns of the sheets', () => {
    const workbook = filled(sample);
    const shown = new Map<unknown, number>();
    for (const [sheet, column] of [
      ['Cơ quan', 'Tình trạng KH'],
      ['Báo cáo quý', 'Tình trạng'],
      ['Nộp báo cáo', 'Tình trạng'],
    ] as const) {
      for (const row of workbook.rows(sheet))
        if (row[column]) shown.set(row[column], (shown.get(row[column]) ?? 0) + 1);
    }
    const summary = workbook.call<SummaryPreview>('previewSummary');
    const kinds = summary.tables[2]!.lines.filter(({ key }) =>
      ['ownPlan', 'quarterly', 'periodic'].includes(key),
    );
    for (const status of STATUSES) {
      expect(shown.get(status) ?? 0).toBe(
        kinds.reduce((sum, line) => sum + (line.counts[status as never] as number), 0),
      );
    }
  });
});

describe('Writing the summary', () => {
  test('puts what was previewed on its sheet, and writing again leaves nothing of a longer one behind', () => {
    const workbook = filled();
    const report = workbook.call<SummaryReport>('writeSummary');
    const cells = workbook.cells('Tổng hợp');
    expect(cells[1]![0]).toBe('Đơn vị theo dõi: UBND tỉnh Hưng Yên');
    expect(cells[3]![0]).toBe('Tính đến ngày 08/06/2023');
    const line = cells.find((row) => row[0] === 'TPHY')!;
    const expected = report.tables[0]!.lines.find(({ key }) => key === 'TPHY')!;
    expect(line.slice(2, 9)).toEqual([
      ...STATUSES.map((status) => expected.counts[status as never]),
      expected.total,
    ]);

    workbook.host.paste(
      'Cơ quan',
      'A21',
      Array.from({ length: 13 }, () => Array(12).fill('')),
    );
    workbook.call('writeSummary');
    const after = workbook.cells('Tổng hợp');
    expect(after.filter((row) => row[0] === 'PCU')).toEqual([]);
    expect(after.filter((row) => String(row[0]).startsWith('TỔNG HỢP'))).toHaveLength(1);
  });

  test('keeps text that looks like a formula as text', () => {
    const workbook = filled();
    workbook.type('Cơ quan', { Mã: 'VP' }, 'Tên cơ quan', '=1+1');
    workbook.call('writeSummary');
    const row = workbook.cells('Tổng hợp').findIndex((line) => line[0] === 'VP');
    expect(workbook.cells('Tổng hợp')[row]![1]).toBe('=1+1');
    expect(
      workbook.host.state.grid.extrasOf(workbook.host.state.grid.sheetIdNamed('Tổng hợp')!).formulas,
    ).toEqual({});
  });

  test('leaves the previous summary whole when the writing fails', () => {
    const workbook = filled();
    workbook.call('writeSummary');
    const before = workbook.cells('Tổng hợp');
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV02' }, 'Ngày hoàn thành', '01/06/2023');
    const { calls } = workbook.host.run('writeSummary');
    expect(workbook.cells('Tổng hợp')).not.toEqual(before);
    const now = workbook.cells('Tổng hợp');
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV03' }, 'Ngày hoàn thành', '01/06/2023');
    for (let call = 1; call <= calls; call += 7) {
      expect(() =>
        workbook.call('writeSummary', undefined, {
          meter: { failAt: { call, error: new Error('Service unavailable') } },
        }),
      ).toThrow();
      const cells = workbook.cells('Tổng hợp');
      const dated = (rows: unknown[][]): unknown[][] => rows.map((row) => row.slice());
      if (JSON.stringify(cells) !== JSON.stringify(now)) {
        workbook.call('writeSummary');
        expect(dated(cells)).toEqual(dated(workbook.cells('Tổng hợp')));
        break;
      }
    }
  });

  test('is refused to officials, who may look all the same', () => {
    const workbook = filled();
    const user = 'canbo@hungyen.example';
    expect(() => workbook.call('writeSummary', undefined, { user })).toThrow(
      /Chỉ người điều phối mới được ghi bảng tổng hợp/,
    );
    expect(workbook.call<SummaryPreview>('previewSummary', undefined, { user }).tables).toHaveLength(6);
    expect(workbook.call<Overview>('getOverview', undefined, { user }).mayCoordinate).toBe(false);
  });
});

describe('Opening a period', () => {
  test('makes each row once, however often it is called, and keeps what was filled in', () => {
    const workbook = sampleHost();
    expect(workbook.call<OpenPeriodReport>('openPeriod', { period: '2023-Q1' })).toMatchObject({
      added: 476,
      existing: 0,
    });
    workbook.type('Báo cáo quý', { 'Mã cơ quan': 'SNV', 'Mã NV': 'NV02' }, 'Kết quả thực hiện', 'Đã làm');
    const before = workbook.cells('Báo cáo quý');
    expect(workbook.call<OpenPeriodReport>('openPeriod', { period: ' 2023-q1 ' })).toMatchObject({
      period: '2023-Q1',
      added: 0,
      existing: 476,
    });
    expect(workbook.cells('Báo cáo quý')).toEqual(before);
    expect(workbook.rows('Kỳ báo cáo').find((row) => row['Kỳ'] === '2023-Q1')!['Trạng thái']).toBe('Đang mở');
  });

  test('takes tasks due in or after the quarter and not done before it, for those who lead and those who support', () => {
    const workbook = sampleHost();
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV42' }, 'Ngày hoàn thành', '30/09/2023');
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV45' }, 'Ngày hoàn thành', '01/10/2023');
    workbook.call('openPeriod', { period: '2023-Q4' });
    const tasks = new Set(workbook.rows('Báo cáo quý').map((row) => row['Mã NV']));
    expect(tasks.has('NV42')).toBe(false);
    expect(tasks.has('NV45')).toBe(true);
    expect(tasks.has('NV41')).toBe(false);
    const due = new Map(
      workbook.rows('Nhiệm vụ').map((row) => [row['Mã NV'], String(row['Hạn hoàn thành'])]),
    );
    expect([...tasks].filter((code) => due.get(code!)! < '2023-10-01')).toEqual([]);
    const nv07 = workbook
      .rows('Báo cáo quý')
      .filter((row) => row['Mã NV'] === 'NV07')
      .map((row) => row['Mã cơ quan']);
    expect(nv07.sort()).toEqual(['DPTTH', 'STTTT']);
  });

  test("keeps each agency's rows together, in the order of the agencies", () => {
    const workbook = sampleHost();
    workbook.call('openPeriod', { period: '2023-Q1' });
    const codes = workbook.rows('Báo cáo quý').map((row) => row['Mã cơ quan']);
    expect(codes.filter((code, i) => code !== codes[i - 1])).toHaveLength(new Set(codes).size);
  });

  test('grows the sheet where it is too short, and the formulas reach into it', () => {
    const workbook = sampleHost();
    for (const period of ['2023-Q1', '2023-Q2', '2023-Q3']) workbook.call('openPeriod', { period });
    const rows = workbook.rows('Báo cáo quý');
    expect(rows.length).toBeGreaterThan(1000);
    expect(rows.every((row) => row['Hạn gửi'] !== '' && row['Tình trạng'] !== '')).toBe(true);
  });

  test('says which periods there are when asked for another', () => {
    const workbook = sampleHost();
    expect(() => workbook.call('openPeriod', { period: '2024-Q1' })).toThrow(
      'Không có kỳ báo cáo «2024-Q1». Các kỳ ở trang Kỳ báo cáo: 2023-Q1, 2023-Q2, 2023-6T, 2023-Q3, 2023-N, 2023-Q4.',
    );
    expect(() => workbook.call('openPeriod', {})).toThrow(/Không có kỳ báo cáo «»/);
    expect(() =>
      workbook.call('openPeriod', { period: '2023-Q1' }, { user: 'canbo@hungyen.example' }),
    ).toThrow(/Chỉ người điều phối/);
    // Without its due day all its rows would be "Chưa có hạn", unsaid.
    workbook.type('Kỳ báo cáo', { Kỳ: '2023-Q2' }, 'Hạn nộp cấp tỉnh (trước ngày)', '');
    workbook.type('Kỳ báo cáo', { Kỳ: '2023-Q2' }, 'Hạn nộp cấp huyện (trước ngày)', '10/07/2023');
    expect(() => workbook.call('openPeriod', { period: '2023-Q2' })).toThrow(
      /Kỳ 2023-Q2 chưa có «Hạn nộp cấp tỉnh \(trước ngày\)».*là hạn của bảng tính cấp tỉnh/,
    );
    expect(workbook.rows('Báo cáo quý')).toEqual([]);
  });

  test('makes as many service calls for 476 rows as for a part of them', () => {
    const opened = (tasksGone: number) => {
      const { host } = sampleHost();
      if (tasksGone > 0) host.delete('Nhiệm vụ', 'rows', 10, tasksGone);
      const { calls, result } = host.run('openPeriod', [{ period: '2023-Q1' }]);
      return { calls, added: (result as { readonly added: number }).added };
    };
    const all = opened(0);
    const fewer = opened(20);
    expect(fewer.added).toBeLessThan(all.added / 2);
    expect(Math.abs(all.calls - fewer.calls)).toBeLessThan(10);
  });
});

describe('The summary of a period', () => {
  test('counts its own report rows and whatever else fell due in it, and refuses a period that is not there', () => {
    const workbook = filled();
    const summary = workbook.call<SummaryPreview>('previewSummary', { period: '2023-Q1' });
    expect(summary.period).toBe('2023-Q1 · Báo cáo quý I năm 2023');
    const byKind = new Map(summary.tables[2]!.lines.map(({ key, total }) => [key, total]));
    const rows = workbook.rows('Báo cáo quý').filter((row) => row['Kỳ'] === '2023-Q1');
    expect(byKind.get('quarterly')).toBe(rows.length);
    expect(byKind.get('periodic')).toBe(0);
    // Own plans were due on 31/03/2023.
    const issuing = workbook
      .rows('Cơ quan')
      .filter((row) => ['Sở, ban, ngành', 'UBND cấp huyện', 'UBND cấp xã'].includes(String(row['Loại'])));
    expect(byKind.get('ownPlan')).toBe(issuing.length);
    workbook.call('writeSummary', { period: '2023-Q1' });
    expect(workbook.cells('Tổng hợp').flat()).toContain('Kỳ báo cáo: 2023-Q1 · Báo cáo quý I năm 2023');
    expect(() => workbook.call('previewSummary', { period: '2023-Q9' })).toThrow(
      /Không có kỳ báo cáo «2023-Q9»/,
    );
  });
});

describe('Reminding', () => {
  test('sends each agency one digest of what is overdue and due soon, as previewed, with a line in the ledger', () => {
    const workbook = filled();
    const preview = workbook.call<RemindersPreview>('previewReminders');
    expect(workbook.store.mails()).toHaveLength(0);
    const report = workbook.call<SendReport>('sendReminders', { fingerprint: preview.fingerprint });
    expect(report.failed).toEqual([]);
    expect(report.sent.map(({ agency }) => agency)).toEqual(preview.digests.map(({ agency }) => agency));
    expect(
      workbook.store.mails().map(({ to, subject, text, html, name, replyTo }) => ({
        to: to.join(','),
        subject,
        text,
        html,
        name,
        replyTo,
      })),
    ).toEqual(
      preview.digests.map(({ to, subject, text, html }) => ({
        to,
        subject,
        text,
        html,
        name: 'Sở Nội vụ tỉnh Hưng Yên',
        replyTo: 'sonoivu@hungyen.example',
      })),
    );
    const ledger = workbook.rows('Nhật ký');
    expect(ledger.map((row) => [row['Mã cơ quan'], row['Kết quả']])).toEqual(
      preview.digests.map(({ agency }) => [agency, 'Đã gửi']),
    );
    // Told for the first time: whatever is overdue or near, and what has reached the first stage (10 days) already.
    const expected = countsByAgency(workbook);
    for (const digest of preview.digests) {
      const [, , far, near, overdue] = expected.get(digest.agency)!;
      expect(digest.items).toBeGreaterThanOrEqual(near! + overdue!);
      expect(digest.items).toBeLessThanOrEqual(far! + near! + overdue!);
    }
    for (const [agency, line] of expected)
      if (line[3]! + line[4]! > 0) expect(preview.digests.map((digest) => digest.agency)).toContain(agency);
  });

  test('tells nobody twice on one day', () => {
    const workbook = filled();
    workbook.call('sendReminders');
    const again = workbook.call<SendReport>('sendReminders');
    expect(again.sent).toEqual([]);
    expect(again.withheld).toEqual([]);
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV24' }, 'Hạn hoàn thành', '09/06/2023');
    const late = workbook.call<SendReport>('sendReminders');
    expect(late.sent).toEqual([]);
    expect(late.withheld.length).toBeGreaterThan(0);
    for (const { reason } of late.withheld) expect(reason).toMatch(/^Hôm nay đã gửi thư nhắc/);
  });

  test('sends nothing when the workbook has changed since the preview', () => {
    const workbook = filled();
    const preview = workbook.call<RemindersPreview>('previewReminders');
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV51' }, 'Ngày hoàn thành', '07/06/2023');
    expect(() => workbook.call('sendReminders', { fingerprint: preview.fingerprint })).toThrow(
      /Dữ liệu đã thay đổi từ lúc xem trước nên chưa gửi thư nào: .*thư đổi nội dung hoặc người nhận: /,
    );
    expect(workbook.store.mails()).toHaveLength(0);
  });

  test('goes on past a bad address and says which', () => {
    const workbook = filled();
    workbook.type('Cơ quan', { Mã: 'VP' }, 'Email nhận nhắc việc', 'khong phai dia chi');
    workbook.type('Cơ quan', { Mã: 'SCT' }, 'Email nhận nhắc việc', '');
    const report = workbook.call<SendReport>('sendReminders');
    expect(report.withheld.map(({ agency }) => agency).sort()).toEqual(['SCT', 'VP']);
    expect(report.sent.length).toBeGreaterThan(20);
  });

  test('in trial mode goes to the coordinators only, marked', () => {
    const workbook = filled();
    workbook.type('Cấu hình', { Mục: 'Chế độ thử' }, 'Giá trị', 'Bật');
    workbook.call('sendReminders');
    expect(new Set(workbook.store.mails().flatMap(({ to }) => to))).toEqual(
      new Set(['dieuphoi@hungyen.example']),
    );
    expect(workbook.store.mails().every(({ subject }) => subject.startsWith('[THỬ] '))).toBe(true);
  });

  test('sends nothing on a day off', () => {
    const workbook = filled();
    workbook.type('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', '10/06/2023');
    expect(workbook.call<RemindersPreview>('previewReminders').digests).toEqual([]);
  });

  test('escapes whatever stands in the cells, and keeps the subject to one line', () => {
    const workbook = filled();
    workbook.type('Cơ quan', { Mã: 'VP' }, 'Tên cơ quan', '<script>alert(1)</script>\nVP "&" <b>');
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV51' }, 'Nhiệm vụ', '<img src=x onerror=alert(1)>');
    const preview = workbook.call<RemindersPreview>('previewReminders');
    for (const { html, subject } of preview.digests) {
      expect(html).not.toMatch(/<script|<img/);
      expect(subject).not.toMatch(/[\r\n]/);
      expect(subject.length).toBeLessThanOrEqual(150);
    }
    expect(preview.digests.find(({ agency }) => agency === 'VP')!.html).toContain('&lt;script&gt;alert(1)');
  });

  test('is refused to officials', () => {
    const user = 'canbo@hungyen.example';
    expect(() => filled().call('sendReminders', undefined, { user })).toThrow(
      /Chỉ người điều phối mới được gửi thư nhắc/,
    );
    expect(() => filled().call('previewReminders', undefined, { user })).toThrow(/Chỉ người điều phối/);
  });
});
