/** What a coordinator asks the overview for: lists behind figures, searches, pages, and what has changed since a day. */
import type { ListedItem, ListRequest, Overview } from '../../src/contract.js';
import { filledHost } from '../support/plans/filledPlan.js';
import { closeHosts, type TestHost } from '../support/preparedHost.js';

const DAY = 24 * 60 * 60 * 1000;

let workbook: TestHost;
beforeAll(() => {
  workbook = filledHost(1);
});
afterAll(closeHosts);

const asked = (list: ListRequest): Overview => workbook.call<Overview>('getOverview', { list });
const listed = (list: ListRequest) => asked(list).list;
/** Every row of a list, page by page. */
function whole(list: ListRequest, size = 500): ListedItem[] {
  const items: ListedItem[] = [];
  for (;;) {
    const page = listed({ ...list, from: items.length, size });
    items.push(...page.items);
    if (page.items.length === 0) return items;
  }
}

describe('A list', () => {
  test('counts what the figures count, by agency, and reaches every row in pages', () => {
    const overview = asked({});
    expect(overview.list.total).toBe(overview.total);
    for (const [status, count] of Object.entries(overview.counts))
      expect([status, listed({ statuses: [status as never] }).total]).toEqual([status, count]);
    const overdue = { statuses: ['Quá hạn'] } as const;
    const settled = listed({ ...overdue, settled: true }).total;
    expect(settled).toBe(overview.settledOverdue);
    expect(listed({ ...overdue, settled: false }).total).toBe(overview.counts['Quá hạn'] - settled);
    const { groups } = overview.list;
    expect(groups.reduce((sum, { total }) => sum + total, 0)).toBe(overview.total);
    const items = whole({}, 37);
    expect(items).toHaveLength(overview.total);
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
    // Rows stand in the order of the groups, and each group's number is that of its rows.
    expect([...new Set(items.map(({ agency }) => agency))]).toEqual(groups.map(({ agency }) => agency));
    for (const { agency, total } of groups) expect(listed({ agency }).total).toBe(total);
  });

  test('is found with and without diacritics, by words in any order', () => {
    const [exact, bare, mixed] = ['công khai hộ nghèo', 'cong khai ho ngheo', 'NGHEO ho Công khai'].map(
      (search) => listed({ search }).total,
    );
    expect(exact).toBeGreaterThan(0);
    expect([bare, mixed]).toEqual([exact, exact]);
    expect(listed({ search: 'so noi vu' }).groups[0]!.agencyName).toBe('Sở Nội vụ');
    expect(listed({ search: 'không có chữ này' })).toMatchObject({ total: 0, items: [], groups: [] });
  });

  test('narrows by kind, period and area, and refuses what does not exist', () => {
    for (const item of listed({ kind: 'quarterly', period: '2023-q1', size: 500 }).items)
      expect(item.key).toMatch(/^quarterly\|2023-Q1\|/);
    for (const item of listed({ area: 5, size: 500 }).items) expect(item.area).toBe(5);
    expect(() => listed({ agency: 'KHONGCO' })).toThrow('Không có cơ quan mã «KHONGCO»');
    expect(() => listed({ period: '2029-Q1' })).toThrow('Không có kỳ báo cáo «2029-Q1»');
    expect(() => listed({ since: 'hôm kia' })).toThrow('«hôm kia» không phải là ngày');
    expect(() => listed({ size: 5000 })).toThrow('nhiều nhất 500');
  });

  test('answers the day’s questions, each with the number that it says', () => {
    const { questions } = asked({});
    expect(questions.map(({ title }) => title)).toEqual([
      'Chưa gửi báo cáo quý I/2023',
      'Chưa gửi báo cáo quý II/2023',
      'Chưa gửi báo cáo 6 tháng đầu năm 2023',
      'Chờ duyệt',
      'Quá hạn trên 5 ngày',
      'Thay đổi từ hôm qua',
    ]);
    for (const { title, count, list } of questions)
      expect([title, listed(list).total]).toEqual([title, count]);
    const rows = workbook.rows('Báo cáo quý').filter((row) => row['Kỳ'] === '2023-Q1');
    const unsent = rows.filter(
      (row) => row['Ngày gửi'] === '' || (row['Duyệt'] === 'Trả lại' && row['Ngày gửi lại'] === ''),
    );
    // A row that is sent again before its latest return waits for nothing: those few are told apart in their own test.
    expect(Math.abs(questions[0]!.count - unsent.length)).toBeLessThan(rows.length / 4);
    for (const { stand, done } of whole(questions[3]!.list))
      expect([stand, done === null]).toEqual(['sent', false]);
    for (const { lateness } of whole(questions[4]!.list)) expect(lateness).toBeGreaterThan(5);
  });

  test('costs the same calls whatever is asked, and little of them', () => {
    const calls = (list?: ListRequest): number =>
      workbook.host.run('getOverview', list ? [{ list }] : []).calls;
    calls();
    const first = calls();
    expect(first).toBeLessThan(80);
    expect(calls({ search: 'nghèo', from: 10, size: 500 })).toBe(first);
    expect(calls({ since: '2023-06-01' })).toBe(first);
  });
});

describe('Changes since a day', () => {
  test('are what people did and what time did, however the days are dated', () => {
    const { call, clock, type, host } = workbook;
    call('getOverview');
    const open = whole({ kind: 'task', statuses: ['Quá hạn', 'Sắp đến hạn'] });
    const alone = open.find(({ key }) => {
      const [, code] = key.split('|');
      return workbook
        .rows('Nhiệm vụ')
        .some((row) => row['Mã NV'] === code && !/[;@]/.test(String(row['Chủ trì'])));
    })!;
    const [, code] = alone.key.split('|');
    // Typed today, dated weeks back: it has changed today.
    type('Nhiệm vụ', { 'Mã NV': code! }, 'Ngày hoàn thành', '20/05/2023');
    const report = whole({ stands: ['sent'], settled: false })[0]!;
    const [, period, agency, task] = report.key.split('|') as [string, string, string, string];
    type('Báo cáo quý', { Kỳ: period, 'Mã cơ quan': agency, 'Mã NV': task }, 'Duyệt', 'Đã duyệt');
    clock.spend(DAY);
    host.paste('Cấu hình', workbook.cell('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị'), [['09/06/2023']]);
    const { list, questions } = asked({ since: '2023-06-08', size: 500 });
    expect(list.since).toBe('2023-06-08');
    const change = new Map(list.items.map((item) => [item.key, item.change]));
    expect(change.get(alone.key)).toBe('mới hoàn thành');
    expect(change.get(report.key)).toBe('mới được duyệt');
    // What fell due on the 8th is overdue on the 9th, and nothing else has changed.
    const fallen = whole({ statuses: ['Quá hạn'] }).filter(({ due }) => due === '2023-06-08');
    expect(fallen.length).toBeGreaterThan(0);
    for (const { key } of fallen) expect(change.get(key)).toMatch(/mới quá hạn/);
    expect(list.total).toBe(fallen.length + 2);
    expect(questions[questions.length - 1]).toMatchObject({
      title: 'Thay đổi từ hôm qua',
      count: list.total,
    });
    // Since today nothing has.
    expect(asked({ since: '2023-06-09' }).list.total).toBe(0);
    // Monday asks for what has happened since Friday.
    clock.spend(3 * DAY);
    const monday = asked({ since: '' });
    expect(monday.questions[monday.questions.length - 1]!.title).toBe('Thay đổi từ ngày 09/06/2023');
    expect(monday.list.since).toBe('2023-06-09');
  });
});
