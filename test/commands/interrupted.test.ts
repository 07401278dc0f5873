/**
 * A code renamed, a deadline put off, a request for one concluded, an agency succeeded: while somebody types, and cut off at
 * any call, nothing is lost, nothing twice.
 */
import type { ExtendReport, RemindersPreview, RenameReport } from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import { guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { closeHosts, preparedHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';

afterEach(closeHosts);

const REPORTS = 'Báo cáo quý';
const ROW = { Kỳ: '2023-Q1', 'Mã NV': 'NV01' };
const RENAMING = { of: 'agency', from: 'SNV', to: 'SNVU' };
const GRANT = { key: 'task|NV01|SNV', due: '30/06/2023', document: '812/UBND-NC', documentDay: '07/06/2023' };

/** Mails have gone out, a row is approved. */
const lived = (): TestHost =>
  preparedHost('lived, to be interrupted', guardedPlan, (workbook) => {
    workbook.type('Cấu hình', { Mục: 'Chế độ thử' }, 'Giá trị', 'Tắt');
    workbook.type('Cấu hình', { Mục: 'Ngày ban hành kế hoạch' }, 'Giá trị', '10/03/2023');
    const row = { ...ROW, 'Mã cơ quan': 'SNV' };
    workbook.host.type(REPORTS, workbook.cell(REPORTS, row, 'Kết quả thực hiện'), 'Đã làm');
    workbook.host.type(REPORTS, workbook.cell(REPORTS, row, 'Duyệt'), 'Đã duyệt');
    const { fingerprint } = workbook.call<RemindersPreview>('previewReminders');
    workbook.call('sendReminders', { fingerprint });
  });

const points = (calls: number, sample: number): number[] => {
  const count = Math.min(calls, runs(calls, sample));
  return Array.from({ length: count }, (_, i) => Math.round((i * (calls - 1)) / Math.max(count - 1, 1)));
};

interface Deed {
  readonly name: string;
  /** What it needs. */
  readonly given?: (workbook: TestHost) => void;
  readonly request: object;
  /** What holds once it is done, however often it was begun. */
  readonly done: (workbook: TestHost) => void;
}

const begun = ({ name, given }: Deed): TestHost =>
  given ? preparedHost(`to be interrupted: ${name}`, lived, given) : lived();

const DEEDS: readonly Deed[] = [
  {
    name: 'renameCode',
    request: RENAMING,
    done(workbook) {
      const cells = JSON.stringify(['Cơ quan', 'Nhiệm vụ', REPORTS, 'Nộp báo cáo'].map(workbook.cells));
      expect(cells).not.toMatch(/"SNV(?=["; ])/);
      expect(workbook.rows('Cơ quan').filter((row) => row['Mã'] === 'SNVU')).toHaveLength(1);
      // Told under the old code is told.
      const { digests, loss } = workbook.call<RemindersPreview>('previewReminders');
      expect({ digests, loss }).toEqual({ digests: [], loss: null });
    },
  },
  {
    name: 'extendDeadline',
    request: GRANT,
    done(workbook) {
      const granted = workbook.rows('Gia hạn').filter((row) => row['Mã việc'] === 'NV01');
      expect(granted).toMatchObject([
        { 'Kết luận': 'Đồng ý', 'Hạn mới': '2023-06-30', 'Hiệu lực': 'Đang tính' },
      ]);
    },
  },
  {
    name: 'settleExtension',
    given(workbook) {
      const other = { ...GRANT, key: 'task|NV05|STC' };
      const { fingerprint } = workbook.call<ExtendReport>('extendDeadline', other);
      workbook.call('extendDeadline', { ...other, fingerprint });
      goOn(workbook);
      const asked = { key: 'task|NV01|SNV', due: '30/06/2023', reason: 'Chờ hướng dẫn' };
      const options = { user: officialOf('SNV') };
      const seen = workbook.call<ExtendReport>('extendDeadline', asked, options);
      workbook.call('extendDeadline', { ...asked, fingerprint: seen.fingerprint }, options);
    },
    request: {
      code: 'GH02',
      grant: true,
      due: '22/06/2023',
      document: '900/UBND',
      documentDay: '08/06/2023',
    },
    done(workbook) {
      expect(workbook.rows('Gia hạn')).toMatchObject([
        { 'Mã GH': 'GH01', 'Hiệu lực': 'Đang tính' },
        {
          'Mã GH': 'GH02',
          'Lý do': 'Chờ hướng dẫn',
          'Kết luận': 'Đồng ý',
          'Số văn bản': '900/UBND',
          'Hạn mới': '2023-06-22',
          'Hiệu lực': 'Đang tính',
        },
      ]);
    },
  },
  {
    name: 'succeedAgency',
    request: {
      from: 'STC',
      to: 'SNV',
      on: '01/06/2023',
      parts: [{ to: 'STP', works: ['NV05'] }],
    },
    done(workbook) {
      expect(workbook.rows('Sắp xếp cơ quan').map((row) => [row['Mã mới'], row['Nhiệm vụ']])).toEqual([
        ['STP', 'NV05'],
        ['SNV', ''],
      ]);
      expect(workbook.rows('Cơ quan').find((row) => row['Mã'] === 'STC')).toMatchObject({
        'Trạng thái': 'Kết thúc',
        'Đến ngày': '2023-05-31',
      });
      const rows = workbook.rows(REPORTS).map((row) => `${row['Mã cơ quan']} ${row['Mã NV']}`);
      expect(new Set(rows).size).toBe(rows.length);
      // What was sent meanwhile stays; every other row goes on under who takes it.
      for (const row of workbook.rows(REPORTS).filter((one) => one['Mã cơ quan'] === 'STC')) {
        const heir = row['Mã NV'] === 'NV05' ? 'STP' : 'SNV';
        const isGiven = rows.includes(`${heir} ${row['Mã NV']}`);
        expect([isGiven, row['Duyệt']]).toEqual(
          isGiven ? [true, 'Đã chuyển giao'] : [row['Ngày gửi'] === '', 'Chờ duyệt'],
        );
      }
    },
  },
];

const fingerprint = (workbook: TestHost, { name, request }: Deed): string =>
  workbook.call<RenameReport | ExtendReport>(name, request).fingerprint;

/** Does it, where it is not done yet. */
function again(workbook: TestHost, deed: Deed): void {
  try {
    workbook.call(deed.name, { ...deed.request, fingerprint: fingerprint(workbook, deed) });
  } catch (error) {
    expect((error as Error).message).toMatch(
      /không còn trang nào ghi mã này|phải muộn hơn hạn đang tính|đã kết luận «Đồng ý»|đã chuyển giao xong/,
    );
  }
  goOn(workbook);
}

test.each(DEEDS)('$name: what an official types at whichever call stands', (deed) => {
  const first = begun(deed);
  const { calls } = first.host.run(deed.name, [{ ...deed.request, fingerprint: fingerprint(first, deed) }]);
  const STC = { ...ROW, 'Mã cơ quan': 'STC', 'Mã NV': 'NV02' };
  const SNV = { ...ROW, 'Mã NV': 'NV03' };
  for (const after of points(calls, 8)) {
    closeHosts();
    const workbook = begun(deed);
    const own = (): Readonly<Record<string, string>> => ({
      ...SNV,
      'Mã cơ quan': workbook
        .rows(REPORTS)
        .some((row) => row['Mã cơ quan'] === 'SNV' && row['Mã NV'] === 'NV03')
        ? 'SNV'
        : 'SNVU',
    });
    const typed = (): void => {
      workbook.host.type(
        REPORTS,
        workbook.cell(REPORTS, own(), 'Kết quả thực hiện'),
        'Gõ của SNV',
        officialOf('SNV'),
      );
      workbook.host.type(
        REPORTS,
        workbook.cell(REPORTS, STC, 'Khó khăn, vướng mắc'),
        'Gõ của STC',
        officialOf('STC'),
      );
    };
    try {
      workbook.host.run(deed.name, [{ ...deed.request, fingerprint: fingerprint(workbook, deed) }], {
        meter: { interleave: { after, deed: typed } },
      });
    } catch (error) {
      expect((error as Error).message).toContain('hãy xem trước lại');
    }
    again(workbook, deed);
    expect(workbook.rows(REPORTS).map((row) => row['Kết quả thực hiện'])).toContain('Gõ của SNV');
    expect(workbook.rows(REPORTS).map((row) => row['Khó khăn, vướng mắc'])).toContain('Gõ của STC');
    deed.done(workbook);
  }
});

test.each(DEEDS)('$name, cut off, is completed by another', (deed) => {
  const first = begun(deed);
  const { calls } = first.host.run(deed.name, [{ ...deed.request, fingerprint: fingerprint(first, deed) }]);
  for (const killAt of points(calls, 10)) {
    closeHosts();
    const workbook = begun(deed);
    const request = { ...deed.request, fingerprint: fingerprint(workbook, deed) };
    expect(() => workbook.call(deed.name, request, { meter: { killAt: killAt + 1 } })).toThrow(
      'Exceeded maximum execution time',
    );
    again(workbook, deed);
    deed.done(workbook);
  }
});
