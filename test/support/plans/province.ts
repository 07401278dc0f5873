/**
 * A workbook at the size of a province: 120 agencies, 60 tasks led and supported by many, two quarters open with
 * thousands of rows, every second of them approved. Its tables are written straight into the grid, once a run.
 */
import { goOn } from '../goOn.js';
import { openTestHost, preparedHost, type TestHost } from '../preparedHost.js';

export const PROVINCE_TODAY = '2026-06-08';
export const PROVINCE_PERIODS = ['2026-Q1', '2026-Q2'] as const;

/** A second coordinator, named in the settings and let in. */
export const DEPUTY = 'pho@tinh.example';

export interface ProvinceAgency {
  readonly code: string;
  readonly kind: string;
  /** Who fills in its rows. */
  readonly official: string;
}

const KINDS: readonly (readonly [kind: string, prefix: string, count: number])[] = [
  ['Sở, ban, ngành', 'SO', 14],
  ['Mặt trận, đoàn thể', 'MT', 1],
  ['Báo, đài', 'BAO', 1],
  ['UBND cấp xã', 'X', 104],
];

export const PROVINCE_AGENCIES: readonly ProvinceAgency[] = KINDS.flatMap(([kind, prefix, count]) =>
  Array.from({ length: count }, (_, i) => {
    const code = `${prefix}${String(i + 1).padStart(3, '0')}`;
    return { code, kind, official: `${code.toLowerCase()}@tinh.example` };
  }),
);

interface ProvinceTask {
  readonly code: string;
  readonly leads: string;
  readonly supports: string;
}

/** Single leads, whole groups that lead, and supports by group, in turn. */
export const PROVINCE_TASKS: readonly ProvinceTask[] = Array.from({ length: 60 }, (_, i) => {
  const code = `NV${String(i + 1).padStart(2, '0')}`;
  const department = `SO${String((i % 14) + 1).padStart(3, '0')}`;
  if (i % 6 === 5) return { code, leads: '@XA', supports: department };
  return { code, leads: department, supports: i % 2 === 0 ? '@XA' : '@SO' };
});

const members = (cell: string): string[] =>
  PROVINCE_AGENCIES.filter(
    ({ code, kind }) =>
      code === cell ||
      (cell === '@SO' && kind === 'Sở, ban, ngành') ||
      (cell === '@XA' && kind === 'UBND cấp xã'),
  ).map(({ code }) => code);

type Row = Readonly<Record<string, string | number>>;

/** Writes rows under their headers from row 2 down, past every rule and without onEdit. */
export function writeTable({ host }: TestHost, title: string, rows: readonly Row[], fromRow = 2): void {
  const { grid } = host.state;
  const id = grid.sheetIdNamed(title)!;
  const headers = host.content(title)[0]!.map(String);
  const missing = fromRow + rows.length - 1 - grid.rowCount(id);
  if (missing > 0) grid.grow(id, missing, 0);
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  for (const key of keys) {
    const column = headers.indexOf(key);
    if (column < 0) throw new Error(`No column ${key} in ${title}`);
    grid.write(
      id,
      fromRow - 1,
      column,
      rows.map((row) => [row[key] ?? '']),
      new Set(),
    );
  }
}

/** The rows of `Báo cáo quý` for both quarters, in the order in which opening makes them. */
export const provinceRows = (): Row[] =>
  PROVINCE_PERIODS.flatMap((period) =>
    PROVINCE_AGENCIES.flatMap(({ code }) =>
      PROVINCE_TASKS.filter(({ leads, supports }) =>
        [...members(leads), ...members(supports)].includes(code),
      ).map((task) => ({
        Kỳ: period,
        'Mã cơ quan': code,
        'Cơ quan': `Cơ quan ${code}`,
        'Mã NV': task.code,
        'Nhiệm vụ': `Nhiệm vụ số ${task.code}`,
      })),
    ),
  ).map(
    (row, i): Row =>
      i % 2 === 0
        ? { ...row, 'Kết quả thực hiện': `Kết quả ${i}`, 'Ngày gửi': '05/06/2026', Duyệt: 'Đã duyệt' }
        : { ...row, Duyệt: 'Chờ duyệt' },
  );

function fill(workbook: TestHost): void {
  const { host } = workbook;
  workbook.call('setUpWorkbook');
  writeTable(
    workbook,
    'Cơ quan',
    PROVINCE_AGENCIES.map(({ code, kind, official }) => ({
      Mã: code,
      'Tên cơ quan': `Cơ quan ${code}`,
      Loại: kind,
      'Email nhận nhắc việc': official,
      'Người được sửa': official,
    })),
  );
  writeTable(
    workbook,
    'Nhiệm vụ',
    PROVINCE_TASKS.map(({ code, leads, supports }, i) => ({
      'Mã NV': code,
      'Lĩnh vực': '5. Thủ tục hành chính công',
      'Nhiệm vụ': `Nhiệm vụ số ${code}`,
      'Chủ trì': leads,
      'Phối hợp': supports,
      'Hạn hoàn thành': `${String((i % 28) + 1).padStart(2, '0')}/12/2026`,
    })),
  );
  writeTable(workbook, 'Kỳ báo cáo', [
    {
      Kỳ: '2026-Q1',
      'Tên kỳ': 'Quý I năm 2026',
      Loại: 'Quý',
      'Từ ngày': '01/01/2026',
      'Đến ngày': '31/03/2026',
      'Hạn nộp cấp tỉnh (trước ngày)': '15/04/2026',
      'Trạng thái': 'Đang mở',
    },
    {
      Kỳ: '2026-Q2',
      'Tên kỳ': 'Quý II năm 2026',
      Loại: 'Quý',
      'Từ ngày': '01/04/2026',
      'Đến ngày': '30/06/2026',
      'Hạn nộp cấp tỉnh (trước ngày)': '15/07/2026',
      'Trạng thái': 'Đang mở',
    },
    {
      Kỳ: '2026-Q3',
      'Tên kỳ': 'Quý III năm 2026',
      Loại: 'Quý',
      'Từ ngày': '01/07/2026',
      'Đến ngày': '30/09/2026',
      'Hạn nộp cấp tỉnh (trước ngày)': '15/10/2026',
      'Trạng thái': 'Chưa mở',
    },
  ]);
  writeTable(workbook, 'Báo cáo quý', provinceRows());
  const owner = host.state.owner;
  host.state.sharedWith = [DEPUTY, ...PROVINCE_AGENCIES.map(({ official }) => official)];
  workbook.type('Cấu hình', { Mục: 'Người điều phối' }, 'Giá trị', `${owner}; ${DEPUTY}`);
  workbook.type('Cấu hình', { Mục: 'Cơ quan phối hợp báo cáo quý' }, 'Giá trị', 'Có');
}

/** The province before its rights are brought up to date: only the sheets themselves are protected. */
export const provinceHost = (): TestHost =>
  preparedHost('province', () => openTestHost(undefined, PROVINCE_TODAY), fill, true);

/** The province with its rights in place. */
export const protectedProvince = (): TestHost =>
  preparedHost(
    'province with rights',
    provinceHost,
    (workbook) => {
      workbook.call('setUpWorkbook');
      goOn(workbook);
    },
    true,
  );

/** Every protection that stands. */
export const protectionsOf = ({ host }: TestHost) =>
  host.state.grid
    .sheetIds()
    .flatMap((id) =>
      host.state.grid.extrasOf(id).protections.map((one) => ({ ...one, sheet: host.state.grid.nameOf(id) })),
    );
