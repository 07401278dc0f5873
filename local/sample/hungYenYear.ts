/**
 * The 2023 plan of Hưng Yên as it stood on 8 June 2023, from an empty spreadsheet on: set up, three periods opened,
 * rows filled in as officials would. Everything goes through the bundle's own functions and the keyboard.
 */
import type { OpenPeriodReport, SetUpReport, SheetTitle } from '../../src/contract.js';
import { SHEET_TITLES } from '../../src/plan/sheetTitles.js';
import { AGENCIES } from '../../src/schema/sheets.js';
import { columnName } from '../formulas/formulaText.js';
import type { LocalHost } from '../host/localHost.js';
import { pasteExampleScores } from './exampleScores.js';
import { HUNG_YEN_UNITS } from './hungYenUnits.js';
import type { LivedSample, LivingHost, Telling } from './livedSample.js';

/** What officials type: where (sheet; the row by what stands in some of its columns), and what. */
interface Edit {
  readonly sheet: SheetTitle;
  readonly row: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Where the addresses of an agency's officials stand (0-based). */
const EDITORS = Object.keys(AGENCIES.columns).indexOf('editors');

const ownPlan = (agency: string, day: string): Edit => ({
  sheet: SHEET_TITLES.agencies,
  row: { Mã: agency },
  values: { 'Ngày ban hành KH': day },
});
const task = (code: string, values: Edit['values']): Edit => ({
  sheet: SHEET_TITLES.tasks,
  row: { 'Mã NV': code },
  values,
});
const quarterly = (period: string, agency: string, code: string, values: Edit['values']): Edit => ({
  sheet: SHEET_TITLES.quarterly,
  row: { Kỳ: period, 'Mã cơ quan': agency, 'Mã NV': code },
  values,
});
const submitted = (agency: string, day: string, document: string): Edit => ({
  sheet: SHEET_TITLES.periodic,
  row: { Kỳ: '2023-6T', 'Mã cơ quan': agency },
  values: { 'Ngày nộp': day, 'Số văn bản': document },
});

const EDITS: readonly Edit[] = [
  ownPlan('SNV', '24/03/2023'),
  ownPlan('STP', '31/03/2023'),
  ownPlan('SYT', '03/04/2023'),
  ownPlan('TPHY', '30/03/2023'),
  ownPlan('VLAM', '12/04/2023'),
  task('NV12', { 'Tiến độ (%)': 100, 'Ngày hoàn thành': '25/05/2023', 'Minh chứng': '412/SNV-XDCQ' }),
  task('NV02', { 'Tiến độ (%)': 60 }),
  task('NV22', { 'Tiến độ (%)': 80 }),
  quarterly('2023-Q1', 'SNV', 'NV02', {
    'Kết quả thực hiện': 'Đã xây dựng kế hoạch tập huấn; chuẩn bị tài liệu.',
    'Tiến độ (%)': 20,
    'Ngày gửi': '12/04/2023',
    Duyệt: 'Đã duyệt',
  }),
  quarterly('2023-Q1', 'STC', 'NV22', {
    'Kết quả thực hiện': 'Đã hướng dẫn 10/10 đơn vị công khai ngân sách.',
    'Tiến độ (%)': 40,
    'Khó khăn, vướng mắc': 'Một số xã chưa có cổng thông tin riêng.',
    'Ngày gửi': '14/04/2023',
    Duyệt: 'Đã duyệt',
  }),
  quarterly('2023-Q1', 'SYT', 'NV43', {
    'Kết quả thực hiện': 'Đã niêm yết giá dịch vụ tại các bệnh viện tuyến tỉnh.',
    'Tiến độ (%)': 50,
    'Ngày gửi': '18/04/2023',
    Duyệt: 'Chờ duyệt',
  }),
  submitted('SNV', '07/06/2023', '45/BC-SNV'),
  submitted('TPHY', '06/06/2023', '118/BC-UBND'),
  {
    sheet: SHEET_TITLES.findings,
    row: { 'Mã KT': '' },
    values: {
      'Mã KT': 'KT01',
      'Ngày kiểm tra': '15/05/2023',
      'Hình thức': 'Đột xuất',
      'Cơ quan kiểm tra': 'SNV',
      'Cơ quan được kiểm tra': 'PCU',
      'Lĩnh vực': '5. Thủ tục hành chính công',
      'Tồn tại, hạn chế': 'Bộ phận một cửa chưa niêm yết đủ thủ tục.',
      'Yêu cầu khắc phục': 'Niêm yết đầy đủ thủ tục hành chính cấp xã.',
      'Hạn khắc phục': '12/06/2023',
    },
  },
];

/** Types one official's edit into the first row that matches. */
function type(host: LocalHost, { sheet, row, values }: Edit): string {
  const { rows, columns } = host.sheets().find(({ title }) => title === sheet)!;
  const cells = host.read(sheet, `A1:${columnName(columns - 1)}${rows}`);
  const at = (header: string): number => cells[0]!.indexOf(header);
  const found = cells.findIndex(
    (line, i) => i > 0 && Object.entries(row).every(([header, value]) => line[at(header)] === value),
  );
  for (const [header, value] of Object.entries(values))
    host.type(sheet, `${columnName(at(header))}${found + 1}`, value);
  const what = Object.entries(values).map(([header, value]) => `${header} = ${value}`);
  return `${sheet}, dòng ${found + 1}: ${what.join('; ')}`;
}

function live({ host }: LivingHost, { heading, say }: Telling): void {
  const call = <T>(name: string, argument: unknown): T => host.run(name, [argument]).result as T;
  heading('Thiết lập bảng tính');
  const setUp = call<SetUpReport>('setUpWorkbook', { sample: 'hung-yen-2023' });
  say(`Đã tạo ${setUp.created.length} trang tính: ${setUp.created.join(', ')}.`);
  say(`Đã nạp dữ liệu mẫu: ${setUp.loaded.join('; ')}.`);

  // Shared with the agencies; repairing then lets each into its own rows.
  host.share(
    host
      .content(SHEET_TITLES.agencies)
      .slice(1)
      .map((row) => String(row[EDITORS])),
  );

  heading('Mở kỳ báo cáo');
  for (const period of ['2023-Q1', '2023-Q2', '2023-6T']) {
    const report = call<OpenPeriodReport>('openPeriod', { period });
    say(`${report.period}: thêm ${report.added} dòng vào trang «${report.sheet}».`);
  }

  heading('Các cơ quan điền');
  for (const edit of EDITS) say(type(host, edit));

  heading(SHEET_TITLES.scores);
  pasteExampleScores(host, 2022, say);
}

export const HUNG_YEN: LivedSample = {
  title: 'kế hoạch năm 2023 của tỉnh Hưng Yên',
  unit: 'UBND tỉnh Hưng Yên',
  units: HUNG_YEN_UNITS,
  today: '2023-06-08',
  live,
};
