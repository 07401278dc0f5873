/** The coordinators' daily mail tells what waits for their word, and which collecting and inspecting is overdue. */
import type { WrittenRating } from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import { collecting, share } from '../support/plans/collectedPlan.js';
import { writeTable } from '../support/plans/province.js';
import { closeHosts, type TestHost } from '../support/preparedHost.js';

afterAll(closeHosts);

const DAY = 24 * 3_600_000;
const act = (workbook: TestHost, name: string, request: object): void => {
  const { fingerprint } = workbook.call<WrittenRating>(name, request);
  workbook.call(name, { ...request, fingerprint });
  goOn(workbook);
};

test('Figures, remedies, appeals that wait; forms and inspections that are overdue, by name', () => {
  const workbook = collecting();
  workbook.call('setUpWorkbook', { with: ['inspectionPlans'] });
  share(workbook, 'X01', 45, 50);
  writeTable(workbook, 'Kế hoạch kiểm tra', [
    {
      'Mã cuộc': 'C01',
      'Cơ quan kiểm tra': 'SNV',
      'Mã cơ quan': 'X01',
      Quý: 'I',
      'Ngày tiến hành': '10/03/2026',
    },
    { 'Mã cuộc': 'C02', 'Cơ quan kiểm tra': 'SNV', 'Mã cơ quan': 'X02', Quý: 'I' },
    { 'Mã cuộc': 'C03', 'Cơ quan kiểm tra': 'SNV', 'Mã cơ quan': 'X03', Quý: 'II' },
  ]);
  writeTable(workbook, 'Kiểm tra', [
    {
      'Mã KT': 'KT01',
      'Ngày kiểm tra': '10/03/2026',
      'Cơ quan được kiểm tra': 'X01',
      'Tồn tại, hạn chế': 'Chưa niêm yết',
      'Hạn khắc phục': '10/04/2026',
      'Ngày khắc phục': '08/04/2026',
      'Minh chứng': 'https://x01.example/niem-yet',
      'Mã cuộc': 'C01',
    },
  ]);
  act(workbook, 'writeRating', {});
  act(workbook, 'settleRating', { step: 'publish' });
  workbook.host.paste('Kiến nghị điểm', 'A2', [['KN01', '2026', 'X02', 'TC5', 10, 20, 'Đã nhập đủ']]);
  workbook.call('setSchedule', { on: true });
  workbook.clock.spend(10 * DAY);
  const daily = workbook.host.state.triggers.find(({ handler }) => handler === 'dailyRun')!;
  workbook.host.fire(daily.id);
  const mail = workbook.store.mails().find(({ subject }) => subject.includes('Tổng quan PAPI'))!;
  for (const line of [
    '1 kiến nghị điểm chờ kết luận: KN01 (X02, TC5).',
    '1 dòng số liệu chờ duyệt.',
    '1 tồn tại đã khắc phục, chờ xác nhận: KT01 (X01).',
    'Cần đôn đốc:',
    '1 biểu số liệu quá hạn: Biểu SNV quý I/2026 thiếu STC, X01, X02, X03.',
    '1 cuộc kiểm tra quá hạn: C02 (SNV kiểm tra X02, quý I).',
  ])
    expect(mail.text).toContain(line);
  expect(mail.html).toContain('Cần đôn đốc');
});
