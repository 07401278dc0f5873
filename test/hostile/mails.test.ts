/** What a reminder says and whom it reaches, whatever stands in the cells of addresses. */

import { recipientProblems } from '../../src/check/plan/recipients.js';
import { deliver } from '../../src/commands/reminders/deliver.js';
import type { Environment } from '../../src/environment.js';
import { digestsOf, noticesReached } from '../../src/reminders/digest.js';
import { digestMail } from '../../src/reminders/mail/digestMail.js';
import type { Mail } from '../../src/reminders/mail/mail.js';
import { refusedAddresses } from '../../src/reminders/refusedAddresses.js';
import { AGENCIES, day, type Row, readTables } from '../support/plans/plainWorkbook.js';

describe('A reminder', () => {
  /** As of Thursday 20/07/2023; working days overdue: 19/07 one, 14/07 four, 12/07 six. */
  const tasks = (dues: readonly string[]): Row[] =>
    dues.map((due, i) => ({
      'Mã NV': `NV${i}`,
      'Nhiệm vụ': `Việc ${i}`,
      'Chủ trì': 'SNV',
      'Hạn hoàn thành': due,
      'Ngày hoàn thành': '',
    }));
  const said = (dues: readonly string[], isTold: (key: string) => boolean) => {
    const { plan, obligations } = readTables({
      'Nhiệm vụ': tasks(dues),
      'Cơ quan': AGENCIES.map((row) => ({ ...row, 'Ngày ban hành KH': '2023-03-20' })),
    });
    const told = new Set(
      noticesReached(plan, obligations).flatMap(({ keys }) => keys.filter((key) => isTold(key))),
    );
    const [digest] = digestsOf(plan, obligations, told);
    return digestMail(digest!, {
      settings: plan.settings,
      linkOf: () => '',
      agencyByCode: new Map(plan.agencies.map((agency) => [agency.code, agency])),
      trialFor: null,
    });
  };
  const many = (count: number, due: string): string[] => Array.from({ length: count }, () => due);

  test.each<[string, readonly string[], (key: string) => boolean, string, string]>([
    [
      'one new of 36 overdue',
      [...many(35, '2023-07-14'), '2023-07-19'],
      (key) => key.includes('2023-07-14'),
      'Tất cả 36 nội dung, trong đó 1 mới đến mốc nhắc hôm nay.',
      'Nhiệm vụ được giao chưa hoàn thành 36 (Sở Nội vụ)',
    ],
    [
      'all of them new',
      many(3, '2023-07-19'),
      () => false,
      '3 nội dung đều mới đến mốc nhắc hôm nay.',
      'Nhiệm vụ được giao chưa hoàn thành 3 (Sở Nội vụ)',
    ],
    [
      'one near, and what was told is overdue still',
      [...many(4, '2023-07-14'), '2023-07-21'],
      (key) => key.includes('2023-07-14'),
      'Tất cả 5 nội dung, trong đó 1 mới đến mốc nhắc hôm nay.',
      'Nhiệm vụ được giao chưa hoàn thành 5',
    ],
  ])('says what is new today and what stands there in all: %s', (_, dues, isTold, text, subject) => {
    const mail = said(dues, isTold);
    expect(mail.text).toContain(text);
    expect(mail.html).toContain(text);
    expect(mail.subject).toContain(subject);
  });

  test('asks for something, by a day: what is overdue before it is told again, what is near before it is late', () => {
    const { text } = said(['2023-07-14', '2023-07-12', '2023-07-21'], () => false);
    expect(text).toContain(
      'Đề nghị quý cơ quan hoàn thành và cập nhật 2 nội dung quá hạn trước ngày 27/07/2023; hoàn thành 1 nội dung sắp đến hạn trước ngày 22/07/2023.',
    );
  });

  /** Thirty-three rows of a quarter, one of them sent back. */
  const quarter = () => {
    const codes = Array.from({ length: 33 }, (_, i) => `NV${i}`);
    const { plan, obligations } = readTables({
      'Nhiệm vụ': codes.map((code, i) => ({
        'Mã NV': code,
        'Nhiệm vụ': `Nội dung ${i}`,
        'Chủ trì': 'SNV',
        'Hạn hoàn thành': '2023-12-31',
      })),
      'Cơ quan': AGENCIES.map((row) => ({ ...row, 'Ngày ban hành KH': '2023-03-20' })),
      'Báo cáo quý': codes.map((code, i) => ({
        Kỳ: '2023-Q2',
        'Mã cơ quan': 'SNV',
        'Mã NV': code,
        ...(i === 7
          ? {
              'Ngày gửi': '2023-07-10',
              Duyệt: 'Trả lại',
              'Ý kiến': 'Bổ sung số liệu',
              'Dấu duyệt': 'trả lại 2023-07-12',
            }
          : {}),
      })),
    });
    return { plan, digests: digestsOf(plan, obligations, new Set<string>()) };
  };

  test('counts by kind, names five of each and the rest by number, and says no code of a period', () => {
    const { plan, digests } = quarter();
    const { text, html, subject } = digestMail(digests[0]!, {
      settings: plan.settings,
      linkOf: ({ sheet, row }, last) => `${sheet}!${row}:${last ?? row}`,
      agencyByCode: new Map(),
      trialFor: null,
    });
    expect(subject).toContain('Báo cáo quý II/2023 chưa gửi 32 nhiệm vụ');
    expect(text).toContain('Báo cáo quý II/2023: chưa gửi 32 nhiệm vụ');
    expect(text).toContain('… và 27 nhiệm vụ khác.');
    expect(text).toMatch(
      /bị trả lại 1 nhiệm vụ, cần sửa và gửi lại, \(trả lại: «Bổ sung số liệu»\): Nội dung 7/,
    );
    expect(text).toContain('Mở các dòng của cơ quan: Báo cáo quý!2:34');
    expect(html.match(/Mở các dòng của cơ quan/g)).toHaveLength(1);
    for (const said of [text, html, subject]) expect(said).not.toMatch(/2023-(Q|6T|N)/);
  });
});

test.each([' snv ', 'Sở Nội vụ', 'ＳＮＶ', 'SNV\u200b', 'SỞ NỘI VỤ'])(
  'What is long overdue reaches the agency above, written as %j',
  (above) => {
    const { plan, obligations } = readTables({
      'Nhiệm vụ': [{ 'Mã NV': 'NV1', 'Nhiệm vụ': 'Việc', 'Chủ trì': 'X01', 'Hạn hoàn thành': '2023-06-01' }],
      'Cơ quan': AGENCIES.map((row) => ({
        ...row,
        'Ngày ban hành KH': '2023-03-20',
        'Cơ quan cấp trên': row['Mã'] === 'X01' ? above : '',
      })),
    });
    const digests = digestsOf(plan, obligations, new Set<string>());
    expect(digests.map(({ agency, ofSubordinates }) => [agency.code, ofSubordinates.length])).toEqual([
      ['SNV', 1],
      ['X01', 0],
    ]);
  },
);

describe('A mail whose address Google refuses', () => {
  const mail = (to: readonly string[], cc: readonly string[]): Mail => ({
    kind: 'digest',
    agency: 'SNV',
    agencyName: 'Sở Nội vụ',
    day: day('2023-07-20'),
    keys: [],
    subject: '',
    text: '',
    html: '',
    to,
    cc,
    omitted: [],
  });
  const handOver = (to: readonly string[], cc: readonly string[], bad: readonly string[]) => {
    const sent: (readonly string[])[] = [];
    const environment = {
      pause: () => undefined,
      mail: {
        remainingRecipients: () => 100,
        send: (one: Mail) => {
          const refused = [...one.to, ...one.cc].find((address) => bad.includes(address));
          if (refused !== undefined) throw new Error(`Invalid email: ${refused}`);
          sent.push([...one.to, '|', ...one.cc]);
        },
      },
    } as unknown as Environment;
    const { outcome, reason } = deliver(environment, mail(to, cc), { name: '', replyTo: '' }, 100);
    const said = `${outcome === 'sent' ? 'Đã gửi' : 'Lỗi'}: ${reason}`;
    const record = { kind: 'digest', agency: 'SNV', outcome, said } as Parameters<
      typeof refusedAddresses
    >[0][number];
    return { sent, outcome, remembered: [...(refusedAddresses([record]).get('snv') ?? [])] };
  };
  test.each<[string, [string[], string[], string[]], string[], string]>([
    ['one of two', [['a@x', 'b@x'], ['h@x'], ['a@x']], ['b@x', '|', 'h@x'], 'sent'],
    ['every one, the head in copy is told', [['a@x', 'b@x'], ['h@x'], ['a@x', 'b@x']], ['h@x', '|'], 'sent'],
    ['the head alone', [['a@x'], ['h@x'], ['h@x']], ['a@x', '|'], 'sent'],
    ['every one there is', [['a@x'], ['h@x'], ['a@x', 'h@x']], [], 'failed'],
  ])('%s: whoever is left is served, and the bad ones are remembered', (_, [to, cc, bad], reached, how) => {
    const { sent, outcome, remembered } = handOver(to, cc, bad);
    expect(sent).toEqual(reached.length > 0 ? [reached] : []);
    expect(outcome).toBe(how);
    expect(remembered.sort()).toEqual([...bad].sort());
  });
});

test('Addresses past what one mail takes are named; one written twice counts once', () => {
  const addresses = (count: number): string[] => Array.from({ length: count }, (_, i) => `a${i}@x.example`);
  const problems = (emails: string[], headEmails: string[]): string[] =>
    recipientProblems([{ row: 2, emails, headEmails }]).map(({ message }) => message);
  expect(problems(addresses(50), [])).toEqual([]);
  expect(problems(addresses(50), ['A1@x.example'])).toEqual([]);
  expect(problems(addresses(49), ['h@x.example', 'k@x.example'])).toEqual([
    'Có 51 địa chỉ (kể cả lãnh đạo), một thư chỉ gửi được 50: 1 địa chỉ sau cùng không nhận được.',
  ]);
});
