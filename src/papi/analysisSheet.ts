/** Published scores beside this year's work as the cells of `Phân tích PAPI` (capabilities 7). */
import type { SheetCells } from '../cells/sheetCells.js';
import type { ScoreLine } from './analysis.js';

const TEXT = '@';
const COUNT = '0';
const POINTS = '0.00';
const SIGNED = '+0.00;-0.00;0.00';
const SHARE = '0%';
/** Stands where there is no number to show: an empty cell would be taken for nought. */
const NONE = '–';

interface Column {
  readonly header: string;
  readonly format: string;
  /** Pixels. */
  readonly width: number;
  readonly of: (line: ScoreLine) => string | number;
}

export interface ScoresTold {
  readonly province: string;
  /** Of the survey. */
  readonly year: number;
  readonly planYear: number;
  /** The year before that has scores; null where none has. */
  readonly before: number | null;
  readonly lines: readonly ScoreLine[];
  readonly total: { readonly now: number | null; readonly before: number | null };
  /** Some figures are said to be made up. */
  readonly examples: boolean;
}

const columnsOf = ({ year, before }: ScoresTold): readonly Column[] => [
  { header: 'Mã', format: TEXT, width: 50, of: ({ area, part }) => part || String(area) },
  { header: 'Lĩnh vực, nội dung thành phần', format: TEXT, width: 300, of: ({ title }) => title },
  {
    header: before === null ? 'Năm trước' : `Năm ${before}`,
    format: POINTS,
    width: 70,
    of: (line) => line.before?.score ?? NONE,
  },
  { header: `Năm ${year}`, format: POINTS, width: 70, of: ({ now }) => now.score },
  { header: 'Thay đổi', format: SIGNED, width: 70, of: ({ change }) => change ?? NONE },
  { header: 'Kém trung vị', format: POINTS, width: 70, of: ({ toMedian }) => toMedian ?? NONE },
  { header: 'Kém cao nhất', format: POINTS, width: 70, of: ({ toBest }) => toBest ?? NONE },
  { header: 'Số nhiệm vụ', format: COUNT, width: 70, of: ({ tasks }) => tasks },
  { header: 'Tỷ lệ đúng hạn', format: SHARE, width: 70, of: ({ onTimeRate }) => onTimeRate ?? NONE },
  {
    header: 'Chỉ tiêu đạt',
    format: TEXT,
    width: 70,
    of: ({ reached, measured }) => (measured === 0 ? NONE : `${reached}/${measured}`),
  },
  {
    header: 'Nhận xét',
    format: TEXT,
    width: 240,
    of: ({ says, before, group, flags }) =>
      [
        says ?? (before === null ? 'Không có năm trước để so' : ''),
        group === 'Thấp nhất' ? 'Nhóm thấp nhất' : '',
        ...flags,
      ]
        .filter(Boolean)
        .join('; '),
  },
];

/** @param on as of which day, as a sentence */
export function analysisCells(told: ScoresTold, on: string): SheetCells {
  const columns = columnsOf(told);
  const line = (cells: readonly (string | number)[]): (string | number)[] =>
    columns.map((_, i) => cells[i] ?? '');
  const { province, year, planYear, before, lines, total, examples } = told;
  const head = [
    `PHÂN TÍCH ĐIỂM PAPI ${province.toLocaleUpperCase('vi')}, NĂM ${year}`,
    `Bên cạnh nhiệm vụ, chỉ tiêu của Kế hoạch năm ${planYear}. ${on}`,
    ...(examples ? ['Có số liệu ví dụ, không phải điểm đã công bố.'] : []),
    'Tăng rõ, tụt rõ: hai khoảng tin cậy không chồng lên nhau. Kém trung vị, kém cao nhất: số âm là hơn.',
  ];
  const rows = lines.map((one) => columns.map(({ of }) => of(one)));
  const sum =
    total.now === null
      ? []
      : [line(['', 'Tổng điểm tám lĩnh vực', before === null ? '' : (total.before ?? NONE), total.now])];
  const values = [
    ...head.map((text) => line([text])),
    line([]),
    columns.map(({ header }) => header),
    ...rows,
    ...sum,
  ];
  const first = head.length + 2;
  const texts = columns.map(() => TEXT);
  const formats = columns.map(({ format }) => format);
  return {
    values,
    formats: values.map((_, i) => (i < first ? texts : formats)),
    widths: columns.map(({ width }) => width),
    titleRows: [1],
    headerRows: [first],
    totalRows: sum.length > 0 ? [values.length] : [],
  };
}
