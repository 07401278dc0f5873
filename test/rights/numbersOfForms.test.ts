/** Service calls and protections of a province of 120 agencies, two quarters open, that collects figures and checks own plans. */
import type { Overview, OwnPlansPreview } from '../../src/contract.js';
import { executions, held, said, sayAtEnd } from '../support/bundle/callsHeld.js';
import { protectionsOf, provinceHost, writeTable } from '../support/plans/province.js';
import { closeHosts } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';

afterEach(closeHosts);
sayAtEnd();

/** Calls do not grow with them (a test beside `getIndicators` holds it): the full size is counted in `npm run soak`. */
const INDICATORS = runs(40, 8);
const LEADS = 8;

test('Figures asked for, entered, written out; own plans opened', () => {
  const workbook = provinceHost();
  workbook.call('setUpWorkbook', { with: ['indicators'] });
  writeTable(
    workbook,
    'Chỉ tiêu',
    Array.from({ length: INDICATORS }, (_, i) => ({
      'Mã CT': `CT${i + 10}`,
      Tên: `Chỉ tiêu ${i}`,
      'Cơ quan ra biểu': `SO${String(1 + Math.floor((i * LEADS) / INDICATORS)).padStart(3, '0')}`,
      Kiểu: 'Tỷ lệ',
      'Ai nhập': '@SO; @XA',
      'Mục tiêu': 90,
    })),
  );
  const once = (name: string, request: object): number => {
    const { calls } = workbook.host.run(name, [request]);
    said.push(`${name} with Số liệu: ${calls} calls`);
    return calls;
  };
  held('openPeriod with Số liệu', executions(workbook, 'openPeriod', { period: '2026-Q2' }));
  const blocks = (title: string) => protectionsOf(workbook).filter(({ sheet }) => sheet === title).length;
  const standing = protectionsOf(workbook).length;
  said.push(`protections: ${standing}, of them Số liệu ${blocks('Số liệu')}`);
  expect(standing).toBeLessThanOrEqual(420);
  expect(workbook.call<Overview>('getOverview').rights.state).toBe('complete');
  const { host } = workbook;
  const rows = host.content('Số liệu').length - 1;
  writeTable(
    workbook,
    'Số liệu',
    Array.from({ length: rows }, (_, i) => ({
      'Giá trị/Tử số': 80 + (i % 20),
      'Mẫu số': 100,
      'Ngày gửi': '05/06/2026',
    })),
  );
  expect(once('writeSummary', { form: 'SO001', period: '2026-Q2' })).toBeLessThanOrEqual(400);
  expect(once('getIndicators', { period: '2026-Q2' })).toBeLessThanOrEqual(400);
  const { fingerprint } = workbook.call<OwnPlansPreview>('previewOwnPlans');
  held('writeOwnPlans', executions(workbook, 'writeOwnPlans', { fingerprint }));
  said.push(`protections with KH riêng: ${protectionsOf(workbook).length}, of them ${blocks('KH riêng')}`);
  expect(protectionsOf(workbook).length).toBeLessThanOrEqual(420);
});
