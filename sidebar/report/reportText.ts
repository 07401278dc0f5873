/** The words of the official report, drawn from the data. Layout: reportDocument.ts. */
import type { Figures, Item, ReportData } from '../../src/contract.js';
import { date, days, percent } from '../text.js';

/** What only the person who signs knows. */
export interface ReportWords {
  readonly superior: string;
  readonly issuer: string;
  readonly number: string;
  readonly symbol: string;
  readonly place: string;
  /** ISO day. */
  readonly day: string;
  /** "GIÁM ĐỐC", or "KT. GIÁM ĐỐC" and "PHÓ GIÁM ĐỐC" in two lines. */
  readonly authority: string;
  readonly signer: string;
  /** One a line. */
  readonly recipients: string;
  /** Causes in the signer's own words; may be empty. */
  readonly causes: string;
}

const UNIT = /^(?:UBND|Ủy ban nhân dân)\s+(?:tỉnh|thành phố|TP\.?|thị xã|huyện|xã|phường|thị trấn)\s+/i;

/** "Sở Nội vụ tỉnh Hưng Yên" as heads have it: "SỞ NỘI VỤ". */
const withoutPlace = (office: string): string =>
  office.replace(/\s+(?:tỉnh|thành phố|TP\.?|thị xã|huyện)\s+.*$/i, '');

export function usualWords({ unit, office, today }: ReportData): ReportWords {
  const issuer = withoutPlace(office) || unit;
  const own = office === '' || /^(?:UBND|Ủy ban)/i.test(office);
  return {
    superior: own ? '' : unit.toLocaleUpperCase('vi'),
    issuer: issuer.toLocaleUpperCase('vi'),
    number: '',
    symbol: `BC-${
      own
        ? 'UBND'
        : issuer
            .split(/\s+/)
            .map((word) => word.charAt(0))
            .join('')
            .toLocaleUpperCase('vi')
    }`,
    place: unit.replace(UNIT, '') || '…',
    day: today,
    authority: own ? 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH' : /^Phòng/i.test(issuer) ? 'TRƯỞNG PHÒNG' : 'GIÁM ĐỐC',
    signer: '',
    recipients: `${unit || 'Cơ quan cấp trên'} (để b/c);\nCác cơ quan, đơn vị (để t/h);\nLưu: VT.`,
    causes: '',
  };
}

/**
 * Decree 30/2020: days below 10 and months below 3 are written with a nought. Without a day, room for it.
 *
 * @example placeAndDate({ place: 'Hưng Yên', day: '2023-02-08', … }) //=> 'Hưng Yên, ngày 08 tháng 02 năm 2023'
 */
export function placeAndDate({ place, day }: ReportWords): string {
  const [year, month, of] = day.split('-');
  // Left to be written in by hand, as on paper.
  if (!year || !month || !of) return `${place}, ngày … tháng … năm …`;
  return `${place}, ngày ${of} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}

/** "… quý I năm 2023", from the period's name "Báo cáo quý I năm 2023"; else "… năm 2023". */
export function abstractOf({ year, summary }: ReportData): string {
  const period = (summary.period ?? '').replace(/^\S+ · /, '').replace(/^Báo cáo\s+/i, '');
  const named = period === '' || period.includes(String(year)) ? period : `${period} năm ${year}`;
  return `Kết quả thực hiện Kế hoạch nâng cao Chỉ số PAPI ${named || `năm ${year}`}`;
}

export function openingOf(data: ReportData, words: ReportWords): string {
  const { unit, year, planNumber, planIssued, summary, from, to } = data;
  const plan = [
    `Thực hiện Kế hoạch${planNumber ? ` số ${planNumber}` : ''}`,
    planIssued ? `ngày ${date(planIssued)}` : '',
    `của ${unit} về nâng cao Chỉ số PAPI năm ${year}`,
  ];
  // The plan takes data from before its own issue; what it asks for is followed from its issue on.
  const early = from && planIssued && from < planIssued;
  const span =
    from && to
      ? `số liệu từ ngày ${date(from)} đến ngày ${date(to)} theo Kế hoạch, ${
          early ? `các việc được theo dõi từ ngày ban hành Kế hoạch ${date(planIssued)}, ` : ''
        }`
      : '';
  const office = words.issuer ? sentenceCase(data.office || unit) : unit;
  return `${plan.filter(Boolean).join(' ')}, ${office} báo cáo kết quả thực hiện (${span}tính đến ngày ${date(summary.asOf)}) như sau:`;
}

const sentenceCase = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** "có 12 việc: hoàn thành 5 (đúng hạn 4, quá hạn 1); …" */
function figuresInWords({ counts, total, onTimeRate }: Figures): string {
  const done = counts['Hoàn thành đúng hạn'] + counts['Hoàn thành quá hạn'];
  const parts = [
    `hoàn thành ${done} việc (đúng hạn ${counts['Hoàn thành đúng hạn']}, quá hạn ${counts['Hoàn thành quá hạn']})`,
    `đang thực hiện trong hạn ${counts['Trong hạn'] + counts['Sắp đến hạn']} việc (sắp đến hạn ${counts['Sắp đến hạn']})`,
    `quá hạn chưa hoàn thành ${counts['Quá hạn']} việc`,
    counts['Chưa có hạn'] > 0 ? `chưa có hạn ${counts['Chưa có hạn']} việc` : '',
  ];
  return `có ${total} việc: ${parts.filter(Boolean).join('; ')}${
    onTimeRate === null ? '' : `; tỷ lệ đúng hạn ${percent(onTimeRate)}`
  }.`;
}

export function generalResults({ summary }: ReportData): string[] {
  const { total } = summary;
  const { ownPlans, periodic, findings } = total;
  const lines = [`Toàn kế hoạch ${figuresInWords(total)}`];
  if (total.averageLateness !== null)
    lines.push(`Những việc trễ hạn trễ bình quân ${days(total.averageLateness)} ngày làm việc.`);
  if (ownPlans.onTime + ownPlans.late + ownPlans.not > 0)
    lines.push(
      `Ban hành kế hoạch của cơ quan, đơn vị: ${ownPlans.onTime} cơ quan đúng hạn, ${ownPlans.late} cơ quan muộn, ${ownPlans.not} cơ quan chưa ban hành.`,
    );
  if (periodic.onTime + periodic.late + periodic.not > 0)
    lines.push(
      `Báo cáo định kỳ: ${periodic.onTime} báo cáo đúng hạn, ${periodic.late} báo cáo muộn, ${periodic.not} báo cáo chưa nộp.`,
    );
  if (findings.open > 0)
    lines.push(
      `Tồn tại sau kiểm tra chưa khắc phục: ${findings.open}, trong đó quá hạn ${findings.overdue}.`,
    );
  return lines;
}

/** One paragraph an area, of those that have anything. */
export const resultsByArea = ({ summary }: ReportData): string[] =>
  summary.tables
    .find(({ name }) => name === 'area')!
    .lines.filter(({ total }) => total > 0)
    .map((line) => `Lĩnh vực ${line.title} ${figuresInWords(line)}`);

/** Agencies named in the body; the others stand in the appendix. */
const AGENCIES_NAMED = 10;

/** "Sở Y tế: 3 việc, trễ nhất 12 ngày làm việc." Most first. */
export function latenessByAgency(items: readonly Item[]): string[] {
  const byAgency = new Map<string, Item[]>();
  for (const item of items) byAgency.set(item.agencyName, [...(byAgency.get(item.agencyName) ?? []), item]);
  const agencies = [...byAgency].sort(([, a], [, b]) => b.length - a.length);
  const named = agencies.slice(0, AGENCIES_NAMED).map(([name, of]) => {
    const most = Math.max(...of.map(({ lateness }) => lateness ?? 0));
    return `${name}: ${of.length} việc, ${most === 0 ? 'trễ chưa đến 1' : `trễ nhất ${most}`} ngày làm việc.`;
  });
  const rest = agencies.slice(AGENCIES_NAMED);
  if (rest.length > 0)
    named.push(
      `${rest.length} cơ quan khác: ${rest.reduce((sum, [, of]) => sum + of.length, 0)} việc (số liệu ở Phụ lục II).`,
    );
  return named;
}

/** What falls due next, the same task of several agencies in one line. */
export function nextTasks({ next }: ReportData): string[] {
  const byTask = new Map<string, Item[]>();
  for (const item of next) {
    const key = `${item.due} ${item.title}`;
    byTask.set(key, [...(byTask.get(key) ?? []), item]);
  }
  return [...byTask.values()].map((items) => {
    const { title, due } = items[0]!;
    const who =
      items.length <= 3 ? items.map(({ agencyName }) => agencyName).join(', ') : `${items.length} cơ quan`;
    return `${title} (${who}), hạn ${date(due!)}.`;
  });
}

export interface ReportTable {
  readonly title: string;
  readonly header: readonly string[];
  /** Shares of the width, one a column. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** Whether the last row is the total. */
  readonly totalled: boolean;
}

const FIGURE_HEADER = [
  'Tổng số',
  'HT đúng hạn',
  'HT quá hạn',
  'Trong hạn',
  'Sắp đến hạn',
  'Quá hạn',
  'Chưa có hạn',
  'Tỷ lệ đúng hạn',
];
const figureCells = ({ counts, total, onTimeRate }: Figures): (string | number)[] => [
  total,
  counts['Hoàn thành đúng hạn'],
  counts['Hoàn thành quá hạn'],
  counts['Trong hạn'],
  counts['Sắp đến hạn'],
  counts['Quá hạn'],
  counts['Chưa có hạn'],
  percent(onTimeRate),
];

export function appendixTables({ summary, overdue }: ReportData): ReportTable[] {
  const tables = (['area', 'agency'] as const).map((name): ReportTable => {
    const table = summary.tables.find((one) => one.name === name)!;
    return {
      title: `Kết quả ${table.title.toLocaleLowerCase('vi')}`,
      header: ['STT', table.group, ...FIGURE_HEADER],
      widths: [5, 31, ...FIGURE_HEADER.map(() => 8)],
      rows: [
        ...table.lines.map((line, i) => [i + 1, line.title, ...figureCells(line)]),
        ['', 'Tổng cộng', ...figureCells(table.total)],
      ],
      totalled: true,
    };
  });
  return [
    ...tables,
    {
      title: 'Danh sách việc quá hạn',
      header: ['STT', 'Cơ quan', 'Người đứng đầu', 'Nội dung', 'Loại việc', 'Hạn', 'Quá hạn (ngày làm việc)'],
      widths: [5, 20, 15, 32, 11, 9, 8],
      rows: overdue.map((item, i) => [
        i + 1,
        item.agencyName,
        item.head,
        item.title,
        item.kind,
        date(item.due!),
        item.lateness!,
      ]),
      totalled: false,
    },
  ];
}
