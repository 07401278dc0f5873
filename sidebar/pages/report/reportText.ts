/** The words of the official report, drawn from the data. Layout: reportDocument.ts; tables of its annexes: annexes.ts. */
import type { Figures, Item, ReportData, SaidByMany } from '../../../src/contract.js';
import { indicatorInWords } from '../../parts/indicatorWords.js';
import { days, letterDay, percent, twoDigits } from '../../parts/text.js';
import { classesInWords, ratedByGroup } from './ratingTable.js';
import { scoresInWords } from './scoresTold.js';
import { type Sentence, saidBy } from './sentences.js';

/** What only the person who signs knows. */
export interface ReportWords {
  readonly superior: string;
  readonly issuer: string;
  readonly number: string;
  readonly symbol: string;
  readonly place: string;
  /** ISO day. */
  readonly day: string;
  /** Number and sign of the plan, and its subject, as they are cited. */
  readonly planNumber: string;
  readonly planSubject: string;
  /** "GIÁM ĐỐC", or "KT. GIÁM ĐỐC" and "PHÓ GIÁM ĐỐC" in two lines. */
  readonly authority: string;
  readonly signer: string;
  /** One a line. */
  readonly recipients: string;
  /** Causes in the signer's own words; may be empty. */
  readonly causes: string;
}

/** Where a person must write. */
export const TO_WRITE = '[…]';

const UNIT = /^(?:UBND|Ủy ban nhân dân)\s+(?:tỉnh|thành phố|TP\.?|thị xã|huyện|xã|phường|thị trấn)\s+/i;

/** "Sở Nội vụ tỉnh Hưng Yên" as it is named within the province: "Sở Nội vụ". */
export const withoutPlace = (office: string): string =>
  office.replace(/\s+(?:tỉnh|thành phố|TP\.?|thị xã|huyện)\s+.*$/i, '');

export function usualWords({
  unit,
  office,
  today,
  year,
  planNumber,
  planSubject,
}: Pick<ReportData, 'unit' | 'office' | 'today' | 'year' | 'planNumber' | 'planSubject'>): ReportWords {
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
    planNumber,
    planSubject: planSubject || `về nâng cao Chỉ số PAPI năm ${year}`,
    authority: own ? 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH' : /^Phòng/i.test(issuer) ? 'TRƯỞNG PHÒNG' : 'GIÁM ĐỐC',
    signer: '',
    recipients: `${unit || 'Cơ quan cấp trên'} (để b/c);\nCác cơ quan, đơn vị (để p/h);\nLưu: VT, ${TO_WRITE}.`,
    causes: '',
  };
}

/**
 * Decree 30/2020: days below 10 and months below 3 are written with a nought. Without a day, room for it.
 *
 * @example placeAndDate({ place: 'Hưng Yên', day: '2023-02-08', … }) //=> 'Hưng Yên, ngày 08 tháng 02 năm 2023'
 */
export const placeAndDate = (words: Pick<ReportWords, 'place' | 'day'>): string =>
  `${words.place}, ${fullDay(words.day)}`;

/** Without a day, room for it. @example fullDay('2023-02-08') //=> 'ngày 08 tháng 02 năm 2023' */
export function fullDay(iso: string): string {
  const [year, month, of] = iso.split('-');
  // Left to be written in by hand, as on paper.
  if (!year || !month || !of) return 'ngày … tháng … năm …';
  return `ngày ${of} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}

/** Under the title of every annex. @example '(Kèm theo Báo cáo số …/BC-SNV ngày 08 tháng 6 năm 2023 của Sở Nội vụ tỉnh Hưng Yên)' */
export const belongsTo = (data: ReportData, words: ReportWords): string =>
  `(Kèm theo Báo cáo số ${words.number || '…'}/${words.symbol} ${fullDay(words.day)} của ${data.office || data.unit})`;

/** "… quý I năm 2023", from the period's name "Báo cáo quý I năm 2023"; else "… năm 2023". */
export function abstractOf({ year, summary }: ReportData): string {
  const period = (summary.period ?? '').replace(/^\S+ · /, '').replace(/^Báo cáo\s+/i, '');
  const named = period === '' || period.includes(String(year)) ? period : `${period} năm ${year}`;
  return `Kết quả thực hiện Kế hoạch nâng cao Chỉ số PAPI ${named || `năm ${year}`}`;
}

export function openingOf(data: ReportData, words: ReportWords): string {
  const { unit, planIssued, summary, from, to } = data;
  const plan = [
    `Thực hiện Kế hoạch số ${words.planNumber || TO_WRITE}`,
    planIssued ? `ngày ${letterDay(planIssued)}` : '',
    `của ${unit} ${words.planSubject}`,
  ];
  // The plan takes data from before its own issue; what it asks for is followed from its issue on.
  const early = from && planIssued && from < planIssued;
  const span =
    from && to
      ? `số liệu từ ngày ${letterDay(from)} đến ngày ${letterDay(to)} theo Kế hoạch, ${
          early ? `các nhiệm vụ được theo dõi từ ngày ban hành Kế hoạch ${letterDay(planIssued)}, ` : ''
        }`
      : '';
  const office = words.issuer ? sentenceCase(data.office || unit) : unit;
  return `${plan.filter(Boolean).join(' ')}, ${office} báo cáo kết quả thực hiện (${span}tính đến ngày ${letterDay(summary.asOf)}) như sau:`;
}

const sentenceCase = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** Those that are not nought. */
const clauses = (counts: readonly (readonly [number, string])[], between = '; '): string =>
  counts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${twoDigits(count)} ${what}`)
    .join(between);

/** "12 nhiệm vụ đã đến hạn hoặc đã hoàn thành, trong đó 08 hoàn thành đúng hạn, 02 …; tỷ lệ đúng hạn 67%"; empty where none is decided. */
function keptInWords(
  { kept, late, overdue, onTimeRate }: Figures['work'],
  unit: string,
  [onTime, tooLate, not]: readonly [string, string, string],
): string {
  if (onTimeRate === null) return '';
  const counts: readonly (readonly [number, string])[] = [
    [kept, onTime],
    [late, tooLate],
    [overdue, not],
  ];
  const [only, ...more] = counts.filter(([count]) => count > 0);
  if (more.length === 0) return `${twoDigits(only![0])} ${unit} ${only![1]}`;
  const rate = percent(onTimeRate);
  return `${twoDigits(kept + late + overdue)} ${unit} đã đến hạn hoặc đã hoàn thành, trong đó ${clauses(counts, ', ')}${
    rate === '0%' ? '' : `; tỷ lệ đúng hạn ${rate}`
  }`;
}

const workInWords = ({ work }: Figures): string =>
  keptInWords(work, 'nhiệm vụ', [
    'hoàn thành đúng hạn',
    'hoàn thành chậm so với thời hạn',
    'quá hạn chưa hoàn thành',
  ]);
const reportsInWords = ({ reports }: Figures): string =>
  keptInWords(reports, 'lượt báo cáo', ['gửi đúng hạn', 'gửi chậm so với thời hạn', 'quá hạn chưa gửi']);

/** The figures of all: work, then reports, then lateness and change. */
export function generalResults({ summary }: ReportData): string[] {
  const { total, tables, comparedWith } = summary;
  const lines = [workInWords(total), reportsInWords(total)].filter(Boolean).map((said) => `Có ${said}.`);
  if (total.averageLateness !== null)
    lines.push(
      `Các nhiệm vụ, báo cáo chậm hoặc quá hạn bình quân ${days(total.averageLateness)} ngày làm việc.`,
    );
  const change = tables[0]?.total.change ?? null;
  const points = change === null ? 0 : Math.round(change * 100);
  if (points !== 0)
    lines.push(
      `So với ${comparedWith}, tỷ lệ đúng hạn ${points > 0 ? 'tăng' : 'giảm'} ${twoDigits(Math.abs(points))} điểm phần trăm.`,
    );
  return lines;
}

/** @example 'Xếp loại năm 2026: 20 sở, ban, ngành, cơ quan: 05 Xuất sắc, 15 Tốt (Phụ lục kèm theo).' */
const ratingInWords = ({ rating }: Pick<ReportData, 'rating'>): string[] =>
  rating === null || rating.agencies.length === 0
    ? []
    : [
        `Xếp loại${rating.state === 'published' ? ' dự kiến' : ''} năm ${rating.year}: ${ratedByGroup(rating)
          .map(classesInWords)
          .join('; ')} (Phụ lục kèm theo).`,
      ];

/** A part of the report: under its heading lines, or parts. */
export interface Part {
  readonly title: string;
  /** Whether its heading bears a number among its like. */
  readonly unnumbered?: true;
  readonly lines?: readonly string[];
  readonly parts?: readonly Part[];
}

/** No heading stands over nothing. */
const withContent = (parts: readonly Part[]): Part[] =>
  parts
    .map((part) => (part.parts ? { ...part, parts: withContent(part.parts) } : part))
    .filter(({ lines = [], parts = [] }) => lines.length + parts.length > 0);

const SERVES_ALL = 0;
/** Remarks of a sort in the body; the others stand in an annex. */
export const REMARKS_IN_BODY = 30;

/** "- Công khai ngân sách: đã hướng dẫn 10/10 đơn vị (Sở Tài chính); …": one line a task. */
function sentenceLines(sentences: readonly Sentence[]): string[] {
  const tasks = new Map<string, { title: string; said: string[] }>();
  for (const { task, title, text, who } of sentences) {
    const of = tasks.get(task) ?? { title, said: [] };
    of.said.push(`${text.charAt(0).toLocaleLowerCase('vi')}${text.slice(1)} (${who})`);
    tasks.set(task, of);
  }
  return [...tasks.values()].map(({ title, said }) => `- ${plain(title)}: ${said.join('; ')}.`);
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[.;,\s]+$/, '');
const remarkLine = ({ text, agencies }: SaidByMany): string => `- ${plain(text)} (${saidBy(agencies)}).`;

/** @example 'Về nội dung: 08/12 kế hoạch có đủ nhiệm vụ, sản phẩm, người chịu trách nhiệm, thời gian theo quý; 04 kế hoạch còn thiếu.' */
function planContents(plans: ReportData['summary']['ownPlans']): string[] {
  if (plans.length === 0) return [];
  const lacking = plans.filter(({ missing }) => missing !== '').length;
  const full = `${twoDigits(plans.length - lacking)}/${twoDigits(plans.length)} kế hoạch có đủ nhiệm vụ, sản phẩm, người chịu trách nhiệm, thời gian theo quý`;
  return [`Về nội dung: ${full}${lacking === 0 ? '' : `; ${twoDigits(lacking)} kế hoạch còn thiếu`}.`];
}

/** How agencies set about it: what they issued, what serves all areas, inspections. */
function direction({ summary, inspections }: ReportData, sentences: readonly Sentence[]): string[] {
  const { ownPlans } = summary.total;
  const issued = clauses([
    [ownPlans.onTime, 'cơ quan, đơn vị ban hành đúng thời hạn'],
    [ownPlans.late, 'cơ quan ban hành chậm so với thời hạn'],
    [ownPlans.not, 'cơ quan chưa ban hành'],
  ]);
  const { planned, ofPlan, held, clean, found, remedied } = inspections;
  const share = (part: number, whole: number): string => `${Math.round((100 * part) / whole)}%`;
  const besides = held - ofPlan;
  const inspected = [
    planned > 0
      ? `Đã tiến hành ${twoDigits(ofPlan)}/${twoDigits(planned)} cuộc kiểm tra theo kế hoạch (${share(ofPlan, planned)})`
      : held > 0
        ? `Đã tiến hành ${twoDigits(held)} cuộc kiểm tra`
        : '',
    planned > 0 && besides > 0 ? `${twoDigits(besides)} cuộc ngoài kế hoạch của kỳ` : '',
    clean > 0 ? `${twoDigits(clean)} cuộc không có tồn tại` : '',
    found > 0 ? `có ${twoDigits(found)} tồn tại, hạn chế phải khắc phục trong kỳ` : '',
    remedied > 0 ? `đã khắc phục ${twoDigits(remedied)} (${share(remedied, found)})` : '',
  ].filter(Boolean);
  return [
    `Văn bản chỉ đạo, triển khai đã ban hành trong kỳ: ${TO_WRITE}.`,
    ...(issued ? [`Về ban hành kế hoạch của cơ quan, đơn vị: ${issued}.`] : []),
    ...planContents(summary.ownPlans),
    ...(inspected.length > 0 ? [`${sentenceCase(inspected.join(', '))}.`] : []),
    ...summary.indicators
      .filter(({ area }) => area === SERVES_ALL)
      .map(indicatorInWords)
      .filter(Boolean),
    ...sentenceLines(sentences.filter(({ area }) => area === SERVES_ALL)),
  ];
}

/** One part for each of the eight areas that has anything: figures, tasks under way, what agencies did. */
export function resultsByArea({ summary, underway }: ReportData, sentences: readonly Sentence[]): Part[] {
  const { lines } = summary.tables.find(({ name }) => name === 'area')!;
  return lines
    .filter(({ key }) => Number(key) !== SERVES_ALL)
    .map((line): Part => {
      const area = Number(line.key);
      const open = underway.find((one) => one.area === area);
      const figures = [workInWords(line), reportsInWords(line)].filter(Boolean);
      const measured = summary.indicators
        .filter((one) => one.area === area)
        .map(indicatorInWords)
        .filter(Boolean);
      const said = sentenceLines(sentences.filter((sentence) => sentence.area === area));
      const going = open
        ? `Đang thực hiện trong hạn ${twoDigits(open.count)} nhiệm vụ${
            open.progress ? `, tiến độ bình quân ${Math.round(open.progress)}%` : ''
          }.`
        : '';
      const stated = [
        ...(figures.length > 0 ? [`Có ${figures.join('; có ')}.`] : []),
        ...(going ? [going] : []),
      ];
      return {
        title: `Nội dung ${line.title}`,
        unnumbered: true,
        lines: [
          ...stated,
          ...measured,
          ...(said.length > 0
            ? said
            : stated.length > 0 && measured.length === 0
              ? [`Kết quả cụ thể: ${TO_WRITE}.`]
              : []),
        ],
      };
    });
}

/** Agencies named in the body; the others stand in the annex. */
const AGENCIES_NAMED = 10;

/** "Sở Y tế: 03 nội dung, lâu nhất 12 ngày làm việc." Most first. */
export function latenessByAgency(items: readonly Item[]): string[] {
  const byAgency = new Map<string, Item[]>();
  for (const item of items) byAgency.set(item.agencyName, [...(byAgency.get(item.agencyName) ?? []), item]);
  const agencies = [...byAgency].sort(([, a], [, b]) => b.length - a.length);
  const named = agencies.slice(0, AGENCIES_NAMED).map(([name, of]) => {
    const most = Math.max(...of.map(({ lateness }) => lateness ?? 0));
    return `- ${name}: ${twoDigits(of.length)} nội dung, ${most === 0 ? 'chưa đến 01' : `lâu nhất ${twoDigits(most)}`} ngày làm việc.`;
  });
  const rest = agencies.slice(AGENCIES_NAMED);
  if (rest.length > 0)
    named.push(
      `- ${twoDigits(rest.length)} cơ quan khác: ${twoDigits(rest.reduce((sum, [, of]) => sum + of.length, 0))} nội dung (số liệu ở Phụ lục II).`,
    );
  return named;
}

/** What falls next, written out; more is counted. */
const NEXT_NAMED = 15;
const REPORT_ROW = /^(Báo cáo [^:]+): /;

/** What falls due next, the same of several agencies in one line, the rows of one report in one. */
export function nextTasks({ next, nextUntil }: ReportData): string[] {
  const matters = new Map<string, { title: string; due: string; agencies: Set<string> }>();
  for (const { title, due, agencyName } of next) {
    const report = REPORT_ROW.exec(title)?.[1];
    const named = report ? `Gửi ${report.charAt(0).toLocaleLowerCase('vi')}${report.slice(1)}` : title;
    const key = `${due} ${named}`;
    const matter = matters.get(key) ?? { title: named, due: due!, agencies: new Set() };
    matter.agencies.add(agencyName);
    matters.set(key, matter);
  }
  const lines = [...matters.values()].map(
    ({ title, due, agencies }) =>
      `- ${plain(title).replace(/^Nộp báo cáo: Báo cáo /, 'Nộp báo cáo ')} (${
        agencies.size <= 3 ? [...agencies].join(', ') : `${agencies.size} cơ quan`
      }), hạn ${letterDay(due)}.`,
  );
  if (lines.length <= NEXT_NAMED) return lines;
  return [
    ...lines.slice(0, NEXT_NAMED),
    `- ${twoDigits(lines.length - NEXT_NAMED)} nhiệm vụ khác đến hạn đến ngày ${letterDay(nextUntil)}.`,
  ];
}

/** The whole body, without what has nothing to say. */
export function bodyOf(data: ReportData, words: ReportWords, all: readonly Sentence[]): Part[] {
  const { summary, overdue, doneLate } = data;
  const sentences = all.filter(({ chosen }) => chosen);
  const { difficulties, proposals } = summary.remarkGroups;
  const inBody = (groups: readonly SaidByMany[]): string[] =>
    groups.slice(0, REMARKS_IN_BODY).map(remarkLine);
  const behind = (items: readonly Item[], said: string): string[] =>
    items.length === 0 ? [] : [`${said} ${twoDigits(items.length)} nội dung:`, ...latenessByAgency(items)];
  const causes = words.causes
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean);
  const fallenBehind = overdue.length + doneLate.length > 0;
  return withContent([
    { title: 'CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI', lines: direction(data, sentences) },
    { title: 'KẾT QUẢ THỰC HIỆN THEO 8 NỘI DUNG', parts: resultsByArea(data, sentences) },
    {
      title: 'ĐÁNH GIÁ CHUNG',
      parts: [
        {
          title: 'Kết quả đạt được',
          lines:
            generalResults(data).length > 0
              ? [
                  ...generalResults(data),
                  ...ratingInWords(data),
                  'Số liệu chi tiết theo lĩnh vực và theo cơ quan ở Phụ lục I và Phụ lục II.',
                ]
              : [],
        },
        { title: 'Chỉ số PAPI và nhiệm vụ của kế hoạch', lines: scoresInWords(data) },
        {
          title: 'Tồn tại, hạn chế',
          lines: [
            ...behind(overdue, 'Quá hạn chưa hoàn thành'),
            ...(overdue.length > 0 ? ['Danh sách chi tiết ở Phụ lục III.'] : []),
            ...behind(doneLate, 'Hoàn thành chậm so với thời hạn'),
          ],
        },
        {
          title: 'Nguyên nhân',
          lines: [
            ...(causes.length > 0
              ? causes
              : fallenBehind
                ? [`Nguyên nhân chủ quan, khách quan: ${TO_WRITE}.`]
                : []),
            ...(difficulties.length > 0 ? ['Khó khăn, vướng mắc do các cơ quan, đơn vị nêu:'] : []),
            ...inBody(difficulties),
            ...(difficulties.length > REMARKS_IN_BODY
              ? ['Khó khăn, vướng mắc khác ở Phụ lục kèm theo.']
              : []),
          ],
        },
      ],
    },
    {
      title: 'PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM',
      lines: [
        ...(overdue.length > 0
          ? [`Đôn đốc, hoàn thành dứt điểm ${twoDigits(overdue.length)} nội dung quá hạn nêu trên.`]
          : []),
        ...(data.next.length > 0
          ? [
              `Thực hiện đúng hạn các nhiệm vụ đến hạn đến ngày ${letterDay(data.nextUntil)}:`,
              ...nextTasks(data),
            ]
          : []),
        `Nhiệm vụ trọng tâm khác: ${TO_WRITE}.`,
      ],
    },
    {
      title: 'ĐỀ XUẤT, KIẾN NGHỊ',
      lines: [
        ...inBody(proposals),
        ...(proposals.length > REMARKS_IN_BODY ? ['Kiến nghị khác ở Phụ lục kèm theo.'] : []),
      ],
    },
  ]);
}
