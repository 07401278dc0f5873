/** The going to and fro of a report: an official fills in and sends, a coordinator approves or returns, a letter tells of it. */
import type {
  AgencyPage,
  Overview,
  RemindAgencyReport,
  RemindersPreview,
  ReportForm,
  ReviewReport,
  SavedReport,
} from '../../src/contract.js';
import type { Raw } from '../support/localHost.js';
import { DEPUTY, guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { closeHosts, preparedHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';

afterEach(closeHosts);

const DAY = 24 * 60 * 60 * 1000;
const as = (user: string) => ({ user });
const STC = as(officialOf('STC'));

const page = (workbook: TestHost, agency = 'STC'): AgencyPage =>
  workbook.call<AgencyPage>('getAgency', { agency });
const form = (workbook: TestHost, task: string, agency = 'STC'): ReportForm =>
  page(workbook, agency).forms.find((one) => one.task === task)!;
const seen = ({ key, mark }: ReportForm) => ({ key, mark });
const row = (workbook: TestHost, task: string, agency = 'STC'): Record<string, Raw> =>
  workbook.rows('Báo cáo quý').find((line) => line['Mã cơ quan'] === agency && line['Mã NV'] === task)!;
const ledger = (workbook: TestHost, deed: string): Record<string, Raw>[] =>
  workbook.rows('Nhật ký').filter((line) => line['Việc'] === deed);

/** Every row of STC filled in and sent. */
const sent = (): TestHost =>
  preparedHost('sent reports', guardedPlan, (workbook) => {
    const { forms } = page(workbook);
    workbook.call(
      'saveReport',
      {
        rows: forms.map((one, i) => ({
          ...seen(one),
          values: { result: `Kết quả ${i + 1}`, progress: '50%' },
        })),
        send: true,
      },
      STC,
    );
  });

describe('saveReport', () => {
  test('keeps a draft, sends all in one act with a receipt, and says what it says when asked again', () => {
    const workbook = guardedPlan();
    const { forms } = page(workbook);
    expect(forms.map(({ task }) => task)).toEqual(['NV02', 'NV04', 'NV05']);
    const draft = workbook.call<SavedReport>(
      'saveReport',
      {
        rows: [
          {
            ...seen(forms[0]!),
            values: { result: 'Đã làm', progress: '100', evidence: 'https://a.example' },
          },
        ],
      },
      STC,
    );
    expect(draft).toMatchObject({ saved: [forms[0]!.key], sent: [], receipt: null, left: [] });
    // 100 % asks for a day of completion, as typing does.
    expect(row(workbook, 'NV02')).toMatchObject({
      'Kết quả thực hiện': 'Đã làm',
      'Tiến độ (%)': 100,
      'Ngày hoàn thành': '2023-06-08',
      'Ngày gửi': '',
    });
    const again = page(workbook).forms;
    const all = workbook.call<SavedReport>('saveReport', { rows: again.map(seen), send: true }, STC);
    // Rows that say nothing are not sent.
    expect(all.sent).toEqual([forms[0]!.key]);
    expect(all.receipt).toMatch(/^Đã gửi 1 báo cáo quý I\/2023 của Cơ quan STC lúc .*stc@hy\.example\.$/);
    expect(row(workbook, 'NV02')['Ngày gửi']).toBe('2023-06-08');
    expect(form(workbook, 'NV02').stand).toBe('sent');
    const once = workbook.call<SavedReport>(
      'saveReport',
      { rows: page(workbook).forms.map(seen), send: true },
      STC,
    );
    expect(once).toMatchObject({ sent: [], receipt: null });
  });

  test('refuses other agencies’ rows, strangers, and what cannot be, in words that say the form wanted', () => {
    const workbook = guardedPlan();
    const one = form(workbook, 'NV02');
    const save = (values: object, options = STC) =>
      workbook.call<SavedReport>('saveReport', { rows: [{ ...seen(one), values }] }, options);
    expect(() => save({ result: 'x' }, as(officialOf('SNV')))).toThrow('không có trong cột «Người được sửa»');
    expect(() => save({ result: 'x' }, as('la@hy.example'))).toThrow('không có trong cột «Người được sửa»');
    expect(() => save({ done: '31/02/2023' })).toThrow(
      'Ngày hoàn thành «31/02/2023» không phải là ngày: nhập ngày/tháng/năm, ví dụ 15/5/2023.',
    );
    expect(() => save({ done: '2023-06-09' })).toThrow('09/06/2023 sau hôm nay');
    expect(() => save({ progress: '150' })).toThrow('Tiến độ «150» không hợp lệ: nhập số từ 0 đến 100');
    expect(() => save({ result: 'x'.repeat(5001) })).toThrow('dài 5001 ký tự: nhiều nhất 5000');
    expect(row(workbook, 'NV02')['Kết quả thực hiện']).toBe('');
    // Somebody typed into the row meanwhile: he keeps what he typed.
    workbook.type('Báo cáo quý', { 'Mã cơ quan': 'STC', 'Mã NV': 'NV02' }, 'Kiến nghị', 'Xin kinh phí');
    expect(save({ result: 'x' }).left[0]!.why).toContain('đã thay đổi từ lúc mở');
    expect(row(workbook, 'NV02')['Kết quả thực hiện']).toBe('');
  });

  test('touches no approved row, and says so', () => {
    const workbook = sent();
    const one = form(workbook, 'NV02');
    workbook.call('reviewReports', { rows: [seen(one)], decision: 'approve' });
    const now = form(workbook, 'NV02');
    expect(now.closed).toBe('đã duyệt');
    const saved = workbook.call<SavedReport>(
      'saveReport',
      { rows: [{ ...seen(now), values: { result: 'khác' } }], send: true },
      STC,
    );
    expect(saved).toMatchObject({ saved: [], sent: [] });
    expect(saved.left[0]!.why).toBe('Báo cáo quý I/2023 · STC · NV02: đã duyệt');
    expect(row(workbook, 'NV02')['Kết quả thực hiện']).toBe('Kết quả 1');
  });

  test('text stays text, whatever it begins with', () => {
    const workbook = guardedPlan();
    workbook.call(
      'saveReport',
      { rows: [{ ...seen(form(workbook, 'NV02')), values: { result: '=1+1', difficulties: '+84' } }] },
      STC,
    );
    expect(row(workbook, 'NV02')).toMatchObject({
      'Kết quả thực hiện': '=1+1',
      'Khó khăn, vướng mắc': '+84',
    });
  });
});

describe('reviewReports', () => {
  test('approves all that wait, seals them, writes one line, and is safe to repeat', () => {
    const workbook = sent();
    const rows = page(workbook).forms.map(seen);
    const { calls, result } = workbook.host.run('reviewReports', [{ rows, decision: 'approve' }]);
    expect((result as ReviewReport).done).toHaveLength(3);
    expect(calls).toBeLessThan(100);
    for (const task of ['NV02', 'NV04', 'NV05']) {
      expect(row(workbook, task)['Duyệt']).toBe('Đã duyệt');
      expect(String(row(workbook, task)['Dấu duyệt'])).toMatch(/^duyệt 1 .*\nduyệt ngày 2023-06-08$/s);
    }
    expect(ledger(workbook, 'Duyệt')).toMatchObject([
      { 'Mã cơ quan': 'STC', 'Nội dung': 'Duyệt 3 báo cáo: quý I/2023', 'Kết quả': 'Đã duyệt' },
    ]);
    const again = workbook.call<ReviewReport>('reviewReports', { rows, decision: 'approve' });
    expect(again.done).toEqual([]);
    expect(again.left.map(({ why }) => why)).toEqual(
      ['NV02', 'NV04', 'NV05'].map((task) => `Báo cáo quý I/2023 · STC · ${task}: đã thay đổi từ lúc xem`),
    );
    expect(ledger(workbook, 'Duyệt')).toHaveLength(1);
    // And back.
    const back = page(workbook).forms.map(seen);
    expect(workbook.call<ReviewReport>('reviewReports', { rows: back, decision: 'wait' }).done).toHaveLength(
      3,
    );
    expect(row(workbook, 'NV02')).toMatchObject({ Duyệt: 'Chờ duyệt', 'Dấu duyệt': '' });
    expect(form(workbook, 'NV02').stand).toBe('sent');
  });

  test('returns with a remark and a term; the official sees it, sends again, and it waits once more', () => {
    const workbook = sent();
    const one = form(workbook, 'NV04');
    expect(() => workbook.call('reviewReports', { rows: [seen(one)], decision: 'return' })).toThrow(
      'Trả lại phải kèm ý kiến',
    );
    const done = workbook.call<ReviewReport>('reviewReports', {
      rows: [seen(one)],
      decision: 'return',
      remark: 'Thiếu số liệu xã',
    });
    expect(done).toMatchObject({ done: [one.key], until: '13/06/2023' });
    const returned = form(workbook, 'NV04');
    expect(returned).toMatchObject({ stand: 'returned', remark: 'Thiếu số liệu xã', closed: null });
    expect(row(workbook, 'NV04')['Dấu duyệt']).toBe('trả lại 2023-06-08 hạn 2023-06-13');
    workbook.clock.spend(DAY);
    const fixed = workbook.call<SavedReport>(
      'saveReport',
      { rows: [{ ...seen(returned), values: { result: 'Đã bổ sung' } }], send: true },
      STC,
    );
    expect(fixed.sent).toEqual([one.key]);
    // `Ngày gửi lại` is the coordinators' column: a note tells of it until one of them comes by.
    const noted = workbook.call<Overview>('getOverview').mine;
    expect(noted).toBeNull();
    workbook.call('repairWorkbook', {
      fingerprint: workbook.call<{ fingerprint: string }>('repairWorkbook').fingerprint,
    });
    expect(row(workbook, 'NV04')['Ngày gửi lại']).toBe('2023-06-09');
    expect(form(workbook, 'NV04').stand).toBe('sent');
  });

  test('is for coordinators, of rows that were sent, in open periods', () => {
    const workbook = sent();
    const rows = [seen(form(workbook, 'NV02'))];
    expect(() => workbook.call('reviewReports', { rows, decision: 'approve' }, STC)).toThrow(
      'Chỉ người điều phối mới được duyệt báo cáo',
    );
    const unsent = form(workbook, 'NV01', 'SNV');
    const tried = workbook.call<ReviewReport>('reviewReports', { rows: [seen(unsent)], decision: 'approve' });
    expect(tried.left[0]!.why).toBe('Báo cáo quý I/2023 · SNV · NV01: cơ quan chưa gửi');
    expect(() => workbook.call('reviewReports', { rows: [], decision: 'maybe' })).toThrow(
      'Không có quyết định',
    );
    expect(
      workbook.call<ReviewReport>('reviewReports', { rows, decision: 'approve' }, as(DEPUTY)).done,
    ).toHaveLength(1);
  });

  test('whatever is typed at whichever call stands, and what was seen is what is approved', () => {
    const count = sent().host.run('reviewReports', [
      { rows: page(sent()).forms.map(seen), decision: 'approve' },
    ]).calls;
    const tries = Math.min(count, runs(count, 8));
    for (let i = 0; i < tries; i++) {
      const workbook = sent();
      const rows = page(workbook).forms.map(seen);
      const at = Math.round((i * (count - 1)) / Math.max(tries - 1, 1));
      workbook.host.run('reviewReports', [{ rows, decision: 'approve' }], {
        meter: {
          interleave: {
            after: at,
            deed: () => {
              workbook.type(
                'Báo cáo quý',
                { 'Mã cơ quan': 'STC', 'Mã NV': 'NV05' },
                'Kết quả thực hiện',
                'Gõ tay',
              );
              workbook.type('Báo cáo quý', { 'Mã cơ quan': 'SNV', 'Mã NV': 'NV01' }, 'Duyệt', 'Trả lại');
            },
          },
        },
      });
      expect(row(workbook, 'NV05')['Kết quả thực hiện']).toBe('Gõ tay');
      expect(row(workbook, 'NV01', 'SNV')['Duyệt']).toBe('Trả lại');
      // Approved is what was seen, whatever stands there now.
      if (row(workbook, 'NV05')['Duyệt'] === 'Đã duyệt')
        expect(String(row(workbook, 'NV05')['Dấu duyệt'])).toContain('Kết quả 3');
      closeHosts();
    }
  });
});

describe('remindAgency', () => {
  test('shows one letter as it will go, sends exactly that once, and tells what was approved', () => {
    const workbook = sent();
    workbook.call('reviewReports', { rows: [seen(form(workbook, 'NV02'))], decision: 'approve' });
    const shown = workbook.call<RemindAgencyReport>('remindAgency', { agency: 'stc' });
    expect(shown).toMatchObject({ agency: 'STC', to: officialOf('STC'), sent: false, remindedToday: false });
    expect(shown.text).toContain('đã duyệt 1 báo cáo quý I/2023 của cơ quan');
    expect(workbook.store.mails()).toEqual([]);
    const { fingerprint } = shown;
    expect(() => workbook.call('remindAgency', { agency: 'STC', fingerprint }, STC)).toThrow(
      'Chỉ người điều phối mới được nhắc một cơ quan',
    );
    const gone = workbook.call<RemindAgencyReport>('remindAgency', { agency: 'STC', fingerprint });
    expect(gone.sent).toBe(true);
    const [mail] = workbook.store.mails();
    expect([mail!.subject, mail!.html]).toEqual([shown.subject, shown.html]);
    // Asked again by the same word (a client that lost the answer): nothing more goes out.
    expect(() => workbook.call('remindAgency', { agency: 'STC', fingerprint })).toThrow('Chưa gửi gì');
    expect(workbook.store.mails()).toHaveLength(1);
    expect(page(workbook).reminded).toMatchObject({ day: '2023-06-08', subject: shown.subject });
    // What it told is told: the day's reminders do not tell it again.
    expect(
      workbook.call<RemindersPreview>('previewReminders').digests.map(({ agency }) => agency),
    ).not.toContain('STC');
    const once = workbook.call<RemindAgencyReport>('remindAgency', { agency: 'STC' });
    expect(once.remindedToday).toBe(true);
  });

  test('says why there is no letter', () => {
    const workbook = sent();
    workbook.type('Cơ quan', { Mã: 'STC' }, 'Email nhận nhắc việc', '');
    expect(() => workbook.call('remindAgency', { agency: 'STC' })).toThrow(
      'chưa có địa chỉ ở cột «Email nhận nhắc việc»',
    );
    expect(() => workbook.call('remindAgency', { agency: 'XYZ' })).toThrow('Không có cơ quan mã «XYZ»');
  });
});

describe('Who opens the sidebar', () => {
  test('is told apart by his address on the server', () => {
    const workbook = sent();
    const overview = (user: string): Overview => workbook.call<Overview>('getOverview', undefined, as(user));
    const official = overview(officialOf('STC'));
    expect(official.me).toMatchObject({ coordinates: false, fills: [{ code: 'STC' }], reads: [] });
    expect(official.mine).toMatchObject({ agency: 'STC', mayFill: true });
    expect(official.mine!.forms).toHaveLength(3);
    expect(overview(DEPUTY)).toMatchObject({ me: { coordinates: true }, mine: null });
    expect(overview('la@hy.example')).toMatchObject({
      me: { coordinates: false, fills: [], reads: [] },
      mine: null,
    });
    expect(() => workbook.call('getAgency', {}, as('la@hy.example'))).toThrow('chưa có ở cơ quan nào');
    expect(workbook.call<AgencyPage>('getAgency', { agency: 'SNV' }, STC).mayFill).toBe(false);
  });
});
