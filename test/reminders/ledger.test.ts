/** The ledger against people: somebody writes beside a run, between any two of its calls; somebody pulled it about. */
import type { CheckReport, Overview, RemindersPreview, SendReport } from '../../src/contract.js';
import type { MeterOptions, Raw } from '../support/localHost.js';
import { agencies, mailedTo, remindersHost } from '../support/plans/remindedPlan.js';
import { closeHosts, OWNER, preparedHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';

afterEach(closeHosts);

const COUNT = 5;
const ALL = agencies(COUNT).map(({ code }) => code);

/** Five agencies with a task overdue each, and a report that waits for approval. */
const five = (): TestHost =>
  preparedHost(
    'five, with a report',
    () =>
      remindersHost('five', {
        today: '2023-06-08',
        agencies: agencies(COUNT),
        tasks: ALL.map((agency) => ({ agency, due: '01/06/2023' })),
      }),
    (workbook) => {
      workbook.host.paste('Kỳ báo cáo', 'A2', [
        ['2023-Q2', 'Quý II', 'Quý', '01/04/2023', '30/06/2023', '15/07/2023', '', 'Chưa mở'],
      ]);
      workbook.call('openPeriod', { period: '2023-Q2' });
      workbook.host.commit();
    },
  );

const scheduled = (): TestHost =>
  preparedHost('five, scheduled', five, (workbook) => workbook.call('setSchedule', { on: true }));

const byHand = ({ host }: TestHost, meter?: MeterOptions) =>
  host.run('sendReminders', [], meter ? { meter } : {});
const daily = ({ host }: TestHost, meter?: MeterOptions) =>
  host.fire(host.state.triggers.find(({ handler }) => handler === 'dailyRun')!.id, meter);

const REVIEW = 'Duyệt';
const sentBack = (workbook: TestHost): void => {
  const [headers] = workbook.cells('Báo cáo quý');
  const column = String.fromCharCode('A'.charCodeAt(0) + headers!.indexOf(REVIEW));
  workbook.host.type('Báo cáo quý', `${column}2`, 'Trả lại', OWNER);
};

const notes = (workbook: TestHost) => workbook.rows('Nhật ký').filter((line) => line['Việc'] === 'Trả lại');
const mailLines = (workbook: TestHost) =>
  workbook.rows('Nhật ký').filter((line) => line['Việc'] === 'Nhắc hạn');

/** Of a run's calls, how many are tried: every one in the soak. */
const points = (calls: number, sample: number): number[] => {
  const count = Math.min(calls, runs(calls, sample));
  return Array.from({ length: count }, (_, i) => Math.round((i * (calls - 1)) / Math.max(count - 1, 1)));
};

describe.each([
  ['by hand', five, byHand],
  ['by the daily trigger', scheduled, daily],
] as const)('A report sent back while mails go out %s', (_, open, run) => {
  test('between any two calls: note and mails’ lines both stand, nobody is mailed twice', async () => {
    const { calls } = run(open());
    closeHosts();
    for (const after of points(calls, 24)) {
      const workbook = open();
      let stopped = '';
      try {
        run(workbook, { interleave: { after, deed: () => sentBack(workbook) } });
      } catch (error) {
        // It may stop, if it says so; it may not lose anything.
        stopped = (error as Error).message;
        if (!stopped.includes('Nhật ký')) throw new Error(`after call ${after}: ${stopped}`);
      }
      const story = `after call ${after} ${stopped}`;
      const officials = (): string[] => mailedTo(workbook).filter((code) => ALL.includes(code));
      expect([story, notes(workbook).length]).toEqual([story, 1]);
      const before = officials();
      expect([story, new Set(before).size]).toEqual([story, before.length]);
      // Each mail that went out is in the ledger as sent, or as in doubt.
      const told = mailLines(workbook)
        .filter((line) => /^(?:Đã gửi|Chưa rõ|Đang gửi)/.test(String(line['Kết quả'])))
        .map((line) => line['Mã cơ quan']);
      expect([story, before.filter((code) => !told.includes(code))]).toEqual([story, []]);
      workbook.call('sendReminders');
      expect([story, officials().sort()]).toEqual([story, ALL]);
      expect([story, notes(workbook).length]).toEqual([story, 1]);
      closeHosts();
      await new Promise(setImmediate);
    }
  });
});

const sent = (): TestHost =>
  preparedHost('five, sent', five, (workbook) => {
    expect(workbook.call<SendReport>('sendReminders').sent).toHaveLength(COUNT);
  });

/** Puts other texts into a column of the ledger's lines. */
const rewritten =
  (header: string, to: (value: string) => Raw) =>
  (workbook: TestHost): void => {
    const [headers, ...lines] = workbook.cells('Nhật ký');
    const at = headers!.indexOf(header);
    workbook.host.paste(
      'Nhật ký',
      `${String.fromCharCode('A'.charCodeAt(0) + at)}2`,
      lines.filter((line) => line[0] !== '').map((line) => [to(String(line[at]))]),
    );
  };

const tomorrow = (workbook: TestHost): void => {
  workbook.clock.spend(24 * 3_600_000);
  workbook.type('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', '09/06/2023');
};

describe('A ledger that people touched sends nothing again', () => {
  test.each<[string, (workbook: TestHost) => void]>([
    ['nothing', () => undefined],
    ['outcome in lower case', rewritten('Kết quả', (text) => text.toLowerCase())],
    ['outcome in capitals', rewritten('Kết quả', (text) => text.toUpperCase())],
    ['outcome in pieces (NFD)', rewritten('Kết quả', (text) => text.normalize('NFD'))],
    ['outcome with blanks', rewritten('Kết quả', (text) => `  ${text.replace(' ', '\u00a0 ')} `)],
    ['deed with a blank', rewritten('Việc', (text) => `${text} `)],
    ['deed cleared', rewritten('Việc', () => '')],
    ['agency in lower case', rewritten('Mã cơ quan', (text) => text.toLowerCase())],
    ['keys in lower case', rewritten('Chi tiết', (text) => text.toLowerCase())],
    ['time as text that is none', rewritten('Thời điểm', () => 'hôm nọ')],
    [
      'agencies and tasks renamed in case',
      (workbook) => {
        workbook.host.paste(
          'Cơ quan',
          'A2',
          ALL.map((code) => [code.toLowerCase()]),
        );
        workbook.host.paste(
          'Nhiệm vụ',
          'A2',
          ALL.map((_, i) => [`nv00${i + 1}`]),
        );
      },
    ],
  ])('%s', (_, touched) => {
    const workbook = sent();
    touched(workbook);
    tomorrow(workbook);
    expect(workbook.call<RemindersPreview>('previewReminders').digests).toEqual([]);
    workbook.call('sendReminders');
    expect(mailedTo(workbook)).toHaveLength(COUNT);
  });

  test.each<[string, (text: string) => Raw]>([
    ['cleared', () => ''],
    ['something else', () => 'xong rồi'],
  ])('outcome %s: in doubt, for a coordinator to settle', (_, to) => {
    const workbook = sent();
    rewritten('Kết quả', to)(workbook);
    tomorrow(workbook);
    const { digests, doubts } = workbook.call<RemindersPreview>('previewReminders');
    expect([digests.length, doubts.length]).toEqual([0, COUNT]);
  });
});

describe('A ledger that has lost what it said', () => {
  const LOST: [string, (workbook: TestHost) => void][] = [
    ['rows deleted', ({ host }) => host.delete('Nhật ký', 'rows', 1, 2)],
    ['keys cleared', rewritten('Chi tiết', () => '')],
    ['the sheet renamed', ({ host }) => host.renameSheet('Nhật ký', 'Nhật ký cũ')],
    ['the sheet deleted', ({ host }) => host.deleteSheet('Nhật ký')],
  ];

  test.each(LOST)('%s: nothing goes out, and everybody who looks is told', (_, lose) => {
    const workbook = sent();
    lose(workbook);
    tomorrow(workbook);
    const { digests, loss } = workbook.call<RemindersPreview>('previewReminders');
    expect(digests).toEqual([]);
    expect(loss!.message).toContain('đã dừng gửi thư');
    expect(workbook.call<Overview>('getOverview').loss!.message).toBe(loss!.message);
    expect(
      workbook
        .call<CheckReport>('checkWorkbook')
        .findings.some(({ message }) => message.includes('đã dừng gửi thư')),
    ).toBe(true);
    expect(() => workbook.call('sendReminders')).toThrow('đã dừng gửi thư');
    expect(mailedTo(workbook)).toHaveLength(COUNT);
  });

  test.each(
    LOST.flatMap(([title, lose]) => (['restore', 'anew'] as const).map((way) => [title, way, lose] as const)),
  )('%s, then %s: nobody is told again, and what comes due next is told', (_, way, lose) => {
    const workbook = sent();
    lose(workbook);
    tomorrow(workbook);
    workbook.call('settleLedger', { way });
    expect(workbook.call<RemindersPreview>('previewReminders').loss).toBeNull();
    workbook.call('sendReminders');
    expect(mailedTo(workbook)).toHaveLength(COUNT);
    // A deadline moved is a new one.
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV001' }, 'Hạn hoàn thành', '12/06/2023');
    expect(workbook.call<SendReport>('sendReminders').sent).toHaveLength(1);
  });

  test('is a coordinator’s to settle, and only where something is lost', () => {
    const workbook = sent();
    expect(() => workbook.call('settleLedger', { way: 'anew' })).toThrow('không thiếu gì');
    workbook.host.delete('Nhật ký', 'rows', 1, 1);
    expect(() => workbook.call('settleLedger', { way: 'anew' }, { user: 'canbo@tinh.example' })).toThrow(
      /Chỉ người điều phối/,
    );
    expect(() => workbook.call('settleLedger', {})).toThrow('Thiếu cách xử lý Nhật ký');
  });
});
