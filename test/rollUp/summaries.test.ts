/** What a workbook with units below tells of them: in its summary, its report, its overview; by area, by lead agency. */
import type {
  Overview,
  ReportData,
  RollUpAnswer,
  SettledRating,
  SummaryPreview,
  WrittenRating,
} from '../../src/contract.js';
import { DOUBLE, type Joined, joined } from '../support/plans/joined.js';
import { closeHosts, type TestHost } from '../support/preparedHost.js';
import { recount } from '../support/recount.js';

let line: Joined;
let answer: RollUpAnswer;

const open = (): void => {
  line = joined();
  const rated = line.city.call<WrittenRating>('writeRating');
  line.city.call('writeRating', { fingerprint: rated.fingerprint });
  const step = 'publish';
  const { fingerprint } = line.city.call<SettledRating>('settleRating', { step });
  line.city.call('settleRating', { step, fingerprint });
  line.city.call('sendUp');
  line.province.call('getRollUp');
  line.allow('city');
  answer = line.province.call('getRollUp');
};
afterAll(closeHosts);

const counted = (workbook: TestHost) => {
  const double =
    workbook === line.province
      ? undefined
      : workbook.rows('Cơ quan').find((row) => row['Tên cơ quan'] === DOUBLE)!['Mã'];
  return recount(workbook).filter(({ agency }) => agency !== double);
};
const tableOf = <T extends { readonly name: string }>(tables: readonly T[], name: string): T =>
  tables.find((one) => one.name === name)!;

describe('With one of two units connected', () => {
  beforeAll(open);

  test('`Tổng hợp` has them by unit, area and kind, says whose data are missing, and how their agencies were rated', () => {
    line.province.call('writeSummary');
    const cells = line.province.cells('Tổng hợp').map((row) => row.map(String));
    const from = (title: string) => {
      const at = cells.findIndex(([first]) => first === title);
      expect([title, at]).not.toEqual([title, -1]);
      return cells.slice(at);
    };
    const units = from('Theo đơn vị trực thuộc (toàn bộ kế hoạch)');
    const total = units[1]!.indexOf('Tổng số');
    expect(units.slice(2, 5).map((row) => [row[1], Number(row[total])])).toEqual([
      ['Tỉnh Hưng Yên', counted(line.province).length],
      ['TP Hưng Yên', counted(line.city).length],
      ['Tổng cộng', counted(line.province).length + counted(line.city).length],
    ]);
    expect(units[5]![0]).toBe('Số liệu của 1/2 đơn vị, cũ nhất ngày 08/06/2023.');
    expect(units[6]![0]).toBe('Cần đôn đốc: Huyện Văn Lâm: đang chờ.');
    from('Theo lĩnh vực, cả các đơn vị trực thuộc (toàn bộ kế hoạch)');
    const ratings = from('Xếp loại do các đơn vị công bố');
    const agencies = line.city.rows('Cơ quan').length;
    expect(ratings[2]!.slice(1, 4)).toEqual(['TP Hưng Yên', 'Công bố dự kiến', String(agencies)]);
    expect(ratings[2]!.slice(4, 10).reduce((sum, cell) => sum + Number(cell), 0)).toBe(agencies);
    expect(answer.ratings[0]).toMatchObject({ title: 'TP Hưng Yên', rated: agencies });
  });

  test('the report, the preview and whoever may only look have them too', () => {
    const seen = line.province.call<SummaryPreview>('previewSummary', {}, { user: 'canbo@hungyen.example' });
    const report = line.province.call<ReportData>('getReport', { period: '2023-Q1' });
    for (const { units } of [seen, report.summary]) {
      expect(units!.behind).toEqual(['Huyện Văn Lâm: đang chờ']);
      expect(tableOf(units!.tables, 'unit').total.total).toBe(answer.summary.total.total);
    }
    // Of an earlier day nothing is known of them.
    expect(line.province.call<SummaryPreview>('previewSummary', { asOf: '2023-05-04' }).units).toBeNull();
    expect(line.city.call<SummaryPreview>('previewSummary').units).toBeNull();
  });

  test('of an area, and of those that an agency leads, every workbook is counted in these alone', () => {
    const all = [line.province, line.city].flatMap(counted);
    const three = line.province.call<RollUpAnswer>('getRollUp', { area: 3 });
    expect(three.summary.total.total).toBe(all.filter(({ area }) => area === 3).length);
    expect(tableOf(three.summary.tables, 'area').lines.map(({ key }) => key)).toEqual(['3']);
    const led = new Set(
      line.province
        .rows('Nhiệm vụ')
        .filter((row) => String(row['Chủ trì']).split(';').includes('STC'))
        .map((row) => Number(String(row['Lĩnh vực']).charAt(0)))
        .filter((area) => area > 0),
    );
    const lead = line.province.call<RollUpAnswer>('getRollUp', { lead: 'STC' });
    expect(led.size).toBeGreaterThan(0);
    expect(lead.summary.total.total).toBe(all.filter(({ area }) => led.has(area)).length);
    expect(() => line.province.call('getRollUp', { area: 12 })).toThrow('Không có lĩnh vực số «12»');
    expect(() => line.province.call('getRollUp', { lead: 'KHONGCO' })).toThrow('KHONGCO');
  });

  test('a coordinator is told which units are behind, until they are not', () => {
    const warned = () =>
      line.province
        .call<Overview>('getOverview')
        .warnings.filter((one) => one.includes('đơn vị trực thuộc chưa có số liệu mới'));
    expect(warned()).toEqual([
      '1/2 đơn vị trực thuộc chưa có số liệu mới: Huyện Văn Lâm (đang chờ). Hãy nhắc đơn vị lập lại số liệu gửi cấp trên, rồi bấm Nhận số liệu ở thẻ Tổng hợp.',
    ]);
    line.district.call('sendUp');
    line.allow('district');
    line.province.call('getRollUp');
    expect(warned()).toEqual([]);
  });
});
