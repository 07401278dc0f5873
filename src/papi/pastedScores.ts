/**
 * A published table of scores, as it is pasted: a row a province or a row a part, years or figures across, header words
 * in any order. What each figure is of (year, province, area or part, which figure) is gathered from whatever stands
 * above it and before it.
 */
import { comparable, properText } from '../cells/comparable.js';
import type { PapiArea } from '../plan/areas.js';
import { type PapiPart, type PapiScore, SCORE_GROUPS } from '../plan/model.js';
import { provinceKey, totalOf } from './analysis.js';
import { difference } from './change.js';
import { isOnScale, mostPoints, partCode, partsOf, titleIn } from './parts.js';

/** As many provinces as make a country's lowest, median and best: 34 since 2025, 63 before. */
const A_COUNTRY = 30;
/** Eight rounded scores may differ from their rounded sum by so much. */
const ROUNDING = 0.05;

/** What a figure may be of an area or a part. */
type Figure = 'score' | 'low' | 'high' | 'range' | 'least' | 'median' | 'best' | 'group' | 'rank' | 'none';

interface Subject {
  /** 0: the total. */
  readonly area: number;
  readonly part: string;
}

/** What a text in a header, or before a row, says of the figures below or beside it. */
interface Said {
  readonly year?: number;
  readonly province?: string;
  readonly subject?: Subject;
  readonly figure?: Figure;
}

type Label = 'province' | 'year' | 'subject' | 'part' | 'order' | 'source' | 'none';

export type PastedScore = Omit<PapiScore, 'row'>;

export interface PastedTable {
  readonly scores: readonly PastedScore[];
  /** Names of provinces, as the table has them. */
  readonly provinces: readonly string[];
  /** How it was read, in sentences. */
  readonly understood: readonly string[];
  /** Cells and columns that were not taken over: where, what, why. */
  readonly refused: readonly string[];
}

export interface PastedOf {
  /** Of the survey, where the table names none. */
  readonly year: number | null;
  /** Whose scores they are, where the table names none. */
  readonly province: string;
  readonly source: string;
  readonly parts: readonly PapiPart[];
}

const yearIn = (text: string): number | undefined => {
  const found = /(?:^|\D)(20\d\d)(?!\d)/.exec(text)?.[1];
  return found === undefined || Number(found) < 2009 ? undefined : Number(found);
};

const FIGURES: readonly (readonly [word: string, figure: Figure])[] = [
  ['cận dưới', 'low'],
  ['giới hạn dưới', 'low'],
  ['cận trên', 'high'],
  ['giới hạn trên', 'high'],
  ['khoảng tin cậy', 'range'],
  ['thấp nhất', 'least'],
  ['trung vị', 'median'],
  ['cao nhất', 'best'],
  ['xếp hạng', 'rank'],
  ['thứ hạng', 'rank'],
  ['hạng', 'rank'],
  ['nhóm', 'group'],
  ['trung bình', 'none'],
  ['bình quân', 'none'],
  ['chênh lệch', 'none'],
  ['thay đổi', 'none'],
  ['so với', 'none'],
  ['ghi chú', 'none'],
  ['điểm', 'score'],
];

/** Words that say nothing of whose score it is, and signs about a name. */
const EMPTY_WORDS =
  /(?:^| )(?:20\d\d|năm|papi|khảo sát|cả nước|toàn quốc|của|chỉ số|nội dung|lĩnh vực|thành phần|tổng hợp|kết quả|tỉnh)(?= |$)/gi;
const SIGNS = /^[\s()[\]:;.,/-]+|[\s()[\]:;.,/-]+$/g;

/**
 * The area or part that a text names, by code ("3.3", "Nội dung 3", "3. Trách nhiệm …") or by name, whole or its
 * beginning; the total is area 0.
 *
 * @example subjectIn('Công khai, minh bạch', partsOf(2025, [])) //=> { area: 2, part: '' }
 */
export function subjectIn(text: string, areas: readonly PapiArea[]): Subject | undefined {
  const typed = comparable(text);
  if (/^(?:tổng|chỉ số papi|điểm papi|papi$)/.test(typed)) return { area: 0, part: '' };
  const bare = typed.replace(
    /^(?:chỉ số |điểm )?(?:(?:nội dung|lĩnh vực|trục|thành phần|lv|nd|d)(?: nội dung)?(?: thành phần)?(?: số)? ?(?=[1-8](?!\d)))?/,
    '',
  );
  const code = partCode(bare);
  if (code !== '') return { area: Number(code[0]), part: code };
  const number = /^([1-8])(?![\d,]|\.\d)/.exec(bare)?.[1];
  if (number !== undefined) return { area: Number(number), part: '' };
  // A word alone begins too many names.
  if (!bare.includes(' ')) return undefined;
  const named = areas.flatMap((area): (Subject & { readonly name: string })[] => [
    { area: area.number, part: '', name: comparable(area.name) },
    ...area.components.map((one) => ({
      area: area.number,
      part: partCode(one),
      name: comparable(one.slice(3)),
    })),
  ]);
  const exact = named.filter(({ name }) => name === bare);
  const [found, ...more] = exact.length > 0 ? exact : named.filter(({ name }) => name.startsWith(bare));
  return found === undefined || more.length > 0 ? undefined : { area: found.area, part: found.part };
}

function saidIn(text: string, areas: readonly PapiArea[]): Said {
  const typed = comparable(text);
  if (typed === '') return {};
  const year = yearIn(typed);
  const withYear = year === undefined ? {} : { year };
  const subject = year !== undefined && /^(?:năm )?20\d\d$/.test(typed) ? undefined : subjectIn(typed, areas);
  if (subject) return { ...withYear, subject };
  const [word, figure] = FIGURES.find(([one]) => typed.includes(one)) ?? ['', undefined];
  const shown = properText(text);
  const at = shown.toLocaleLowerCase('vi').indexOf(word);
  const rest = `${shown.slice(0, Math.max(at, 0))}${shown.slice(Math.max(at, 0) + word.length)}`;
  const province = rest.replace(EMPTY_WORDS, '').replace(EMPTY_WORDS, '').replace(SIGNS, '');
  return {
    ...withYear,
    ...(figure === undefined ? {} : { figure }),
    ...(/\p{L}{2}/u.test(province) && figure !== 'none' ? { province } : {}),
  };
}

/** Columns that say what the figures beside them are of. */
function labelIn(text: string): Label | undefined {
  const typed = comparable(text);
  if (/^(?:tên )?(?:tỉnh|địa phương|đơn vị)(?: ?[,/-]? ?(?:thành phố|tp\.?))*$/.test(typed))
    return 'province';
  if (/^năm(?: khảo sát)?$/.test(typed)) return 'year';
  if (/^(?:stt|tt|số tt|số thứ tự|mã)$/.test(typed)) return 'order';
  if (/^nguồn/.test(typed)) return 'source';
  if (/^(?:tên )?(?:nội dung|chỉ số|lĩnh vực)(?: nội dung)?,? thành phần$/.test(typed)) return 'part';
  return /^(?:tên )?(?:lĩnh vực|trục nội dung|nội dung|chỉ số)(?: (?:nội dung|lĩnh vực))?$/.test(typed)
    ? 'subject'
    : undefined;
}

const DECIMAL = /\d[.,]\d/;
const numberIn = (text: string | undefined): number | null =>
  text === undefined ? null : Number(text.replace(',', '.'));

interface Read {
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * A cell with a score, a range, or both; null for what is neither.
 *
 * @example figuresIn('7,12 [7,02–7,22]') //=> { score: 7.12, low: 7.02, high: 7.22 }
 */
export function figuresIn(text: string): Read | null {
  const typed = properText(text).replace(/\s*\*+$/, '');
  const around = /^(\d{1,3}(?:[.,]\d+)?)\s*(?:±|\+\/-)\s*(\d{1,3}(?:[.,]\d+)?)$/.exec(typed);
  if (around) {
    const [score, more] = [numberIn(around[1])!, numberIn(around[2])!];
    return { score, low: difference(score, more), high: difference(score, -more) };
  }
  const found =
    /^(\d{1,3}(?:[.,]\d+)?(?!\d|[.,]\d))?\s*(?:[[(]?\s*(\d{1,3}(?:[.,]\d+)?)(?:\s*-\s*|\s*;\s*|,\s+|\s+đến\s+)(\d{1,3}(?:[.,]\d+)?)\s*[\])]?)?$/.exec(
      typed,
    );
  if (!found || typed === '') return null;
  return { score: numberIn(found[1]), low: numberIn(found[2]), high: numberIn(found[3]) };
}

/** Whether a cell says that there is nothing. */
const isNothing = (text: string): boolean => /^(?:|-+|\.+|…|x|n\/a|na|không có)$/.test(comparable(text));

const vn = (value: number): string => String(Math.round(value * 100) / 100).replace('.', ',');

interface Column {
  readonly header: string;
  readonly label: Label | undefined;
  readonly said: Said;
}

/** The header's rows above each column: a merged cell reaches over the columns that have none of their own. */
function columnsOf(
  header: readonly (readonly string[])[],
  body: readonly (readonly string[])[],
  areas: readonly PapiArea[],
): Column[] {
  const width = Math.max(...body.map((row) => row.length));
  const rows = header.map((row, y) => {
    let last = '';
    return Array.from({ length: width }, (_, x) => {
      const own = (row[x] ?? '').trim();
      if (own !== '') last = own;
      return y === header.length - 1 ? own : last;
    });
  });
  const above = Array.from({ length: width }, (_, x) =>
    rows.map((row) => row[x]!).filter((one) => one !== ''),
  );
  const isProvinceNamed = above.some((texts) => texts.some((text) => labelIn(text) === 'province'));
  const columns: Column[] = [];
  for (const [x, texts] of above.entries()) {
    const cells = body.map((row) => row[x] ?? '').filter((text) => !isNothing(text));
    const words = cells.filter((text) => !figuresIn(text));
    const isText = words.length > cells.length / 2;
    const mostly = (is: (text: string) => boolean): boolean => words.filter(is).length > words.length / 2;
    const said = Object.assign({}, ...texts.map((text) => saidIn(text, areas))) as Said;
    const named = texts.map(labelIn).find((one) => one !== undefined);
    const isOther = columns.some(
      ({ label }) => label === 'province' || label === 'subject' || label === 'part',
    );
    const label = ((): Label | undefined => {
      if (named === 'order' || named === 'year') return named;
      // Codes alone ("3", "3.3") are words too, where the column says so.
      const isCodes = !cells.some((text) => DECIMAL.test(text) && partCode(text) === '');
      if (named !== undefined && said.subject === undefined && isCodes) return named;
      if (!isText)
        return texts.length === 0 && !cells.some((text) => DECIMAL.test(text)) ? 'order' : undefined;
      if (named !== undefined) return named;
      if (said.figure === 'group') return undefined;
      if (mostly((text) => /^(?:năm )?20\d\d$/.test(comparable(text)))) return 'year';
      if (mostly((text) => subjectIn(text, areas) !== undefined)) return 'subject';
      return isOther || isProvinceNamed || said.figure === 'none' ? 'none' : 'province';
    })();
    columns.push({ header: [...new Set(texts)].join(' › ').replace(/\s+/g, ' ') || `${x + 1}`, label, said });
  }
  const hasSubject = columns.some(({ label }) => label === 'subject' || label === 'part');
  // "Lĩnh vực 1 | Cận dưới | Cận trên": what a range stands beside is what it is of.
  let owner: Said = {};
  return columns.map((column): Column => {
    const { label, said } = column;
    if (label !== undefined) return column;
    if (said.figure === undefined || said.figure === 'score') owner = said;
    const { figure: _, ...beside } = owner;
    const whole = said === owner ? said : { ...beside, ...said };
    const isNothing = whole.figure === 'none' || (!hasSubject && whole.subject === undefined);
    return { ...column, said: whole, label: isNothing ? 'none' : undefined };
  });
}

/**
 * @param table rows of texts; rows above the header with a single cell are its title
 * @example readPasted([['Tỉnh', '1. Tham gia …', '3.3'], ['Hưng Yên', '5,20 [5,10–5,30]', '1,70']], { year: 2022, … })
 */
export function readPasted(table: readonly (readonly string[])[], of: PastedOf): PastedTable {
  const refused: string[] = [];
  const lines = table.map((cells, i) => ({ cells, row: i + 1 }));
  const isFigures = ({ cells }: (typeof lines)[number]): boolean =>
    cells.some((cell) => DECIMAL.test(cell) && figuresIn(cell) !== null && partCode(cell) !== cell.trim());
  const first = lines.findIndex(isFigures);
  const nothing = { scores: [], provinces: [], understood: [], refused };
  if (first < 0) {
    refused.push('Không thấy điểm nào trong bảng dán: điểm là số có phần thập phân, ví dụ 7,12.');
    return nothing;
  }
  const filled = (cells: readonly string[]): string[] => cells.filter((cell) => cell.trim() !== '');
  const titles = lines.slice(0, first).filter(({ cells }) => filled(cells).length === 1);
  const header = lines.slice(0, first).filter(({ cells }) => filled(cells).length > 1);
  const body = lines.slice(first);
  const spoken = table.flat().flatMap((text) => yearIn(text) ?? []);
  const newest = of.year ?? Math.max(...spoken, 2009);
  const columns = columnsOf(
    header.map(({ cells }) => cells),
    body.map(({ cells }) => cells),
    partsOf(newest, of.parts),
  );
  const titleYear = titles.flatMap(({ cells }) => yearIn(filled(cells)[0]!) ?? [])[0];
  const areas = partsOf(newest, of.parts);

  interface Gathered {
    year: number;
    province: string;
    subject: Subject;
    figures: Partial<Record<Exclude<Figure, 'range' | 'none' | 'group'>, number>>;
    group: PapiScore['group'];
    source: string;
  }
  const found = new Map<string, Gathered>();
  const national = new Map<string, Partial<Record<'least' | 'median' | 'best', number>>>();
  let yearMissing = false;
  let yearGiven = false;
  const lastLabel = new Map<number, string>();

  for (const { cells, row } of body) {
    const labels = new Map<Label, string>();
    for (const [x, { label }] of columns.entries()) {
      if (label === undefined) continue;
      const own = (cells[x] ?? '').trim();
      const isMerged = label === 'province' || label === 'year' || label === 'subject';
      if (own !== '') lastLabel.set(x, own);
      const text = own === '' && isMerged ? (lastLabel.get(x) ?? '') : own;
      if (text !== '' && !labels.has(label)) labels.set(label, text);
    }
    const label = (of: Label): string => labels.get(of) ?? '';
    const order = label('order');
    const named = (text: string): Subject | undefined =>
      text === '' ? undefined : (subjectIn(text, areas) ?? subjectIn(`${order} ${text}`.trim(), areas));
    const about = label('subject');
    const own = named(label('part')) ?? named(about);
    if (own === undefined && (about !== '' || label('part') !== '')) {
      refused.push(
        `Dòng ${row}: «${label('part') || about}» không phải là lĩnh vực hay nội dung thành phần; bỏ qua cả dòng.`,
      );
      continue;
    }
    const who = label('province');
    const whose = saidIn(who, areas);
    const fromRow: Said = {
      ...(yearIn(label('year')) === undefined ? {} : { year: yearIn(label('year'))! }),
      ...(own ? { subject: own } : {}),
      ...(who === '' ? {} : whose.figure ? { figure: whose.figure } : { province: properText(who) }),
    };
    for (const [x, column] of columns.entries()) {
      const text = (cells[x] ?? '').trim();
      if (column.label !== undefined || isNothing(text)) continue;
      const said: Said = { ...column.said, ...fromRow };
      const where = `Dòng ${row}, cột «${column.header}»: «${text.slice(0, 40)}»`;
      const { subject, figure = 'score' } = said;
      if (figure === 'none' || !subject) continue;
      const year = said.year ?? titleYear ?? of.year;
      if (year === null || year === undefined) {
        yearMissing = true;
        continue;
      }
      if (said.year === undefined && titleYear === undefined) yearGiven = true;
      const ofYear = partsOf(year, of.parts);
      const { area, part } = subject;
      if (area > 0 && titleIn(ofYear, area, part) === '') {
        refused.push(`${where}: khảo sát năm ${year} không có «${part}»; ghi ở trang Nội dung PAPI trước.`);
        continue;
      }
      const province = said.province ?? of.province;
      const key = `${year}|${area}|${part}`;
      const entry = (): Gathered => {
        const id = `${key}|${provinceKey(province)}`;
        const known = found.get(id);
        if (known) return known;
        const fresh: Gathered = {
          year,
          province,
          subject,
          figures: {},
          group: '',
          source: label('source') || of.source,
        };
        found.set(id, fresh);
        return fresh;
      };
      if (figure === 'group') {
        const group = SCORE_GROUPS.find((one) => comparable(one) === comparable(text));
        if (group) entry().group = group;
        else refused.push(`${where} không phải là nhóm: cần ${SCORE_GROUPS.join(', ')}.`);
        continue;
      }
      const read = figuresIn(text);
      if (!read) {
        refused.push(`${where} không phải là điểm.`);
        continue;
      }
      if (figure === 'rank') {
        if (read.score !== null) entry().figures.rank = read.score;
        continue;
      }
      const values = figure === 'range' ? { ...read, score: null } : read;
      const off = [values.score, values.low, values.high].find(
        (one) => one !== null && area > 0 && !isOnScale(ofYear, area, part, one),
      );
      if (off !== undefined && off !== null) {
        const most = mostPoints(ofYear, area, part);
        refused.push(
          `${where} ngoài thang điểm (${vn(part === '' ? 1 : most / 10)} đến ${vn(most)}); bỏ qua ô này.`,
        );
        continue;
      }
      if (figure === 'least' || figure === 'median' || figure === 'best') {
        if (values.score !== null) national.set(key, { ...national.get(key), [figure]: values.score });
        continue;
      }
      const { figures } = entry();
      const put = (one: 'score' | 'low' | 'high', value: number | null): void => {
        if (value === null) return;
        if (figures[one] !== undefined && figures[one] !== value)
          refused.push(`${where} khác số đã có trong bảng cho cùng nội dung (${vn(figures[one])}); bỏ qua.`);
        else figures[one] = value;
      };
      if (figure === 'low' || figure === 'high') put(figure, values.score);
      else {
        put('score', values.score);
        put('low', values.low);
        put('high', values.high);
      }
    }
  }
  if (yearMissing)
    refused.unshift('Bảng dán không ghi năm khảo sát: hãy điền «Năm khảo sát» rồi xem trước lại.');
  for (const { header: name, label } of columns)
    if (label === 'none') refused.push(`Cột «${name}» không phải là điểm: bỏ qua.`);

  const all = [...found.values()];
  const provincesByKey = new Map(all.map(({ province }) => [provinceKey(province), province]));
  let reckonedOf = 0;
  const nationalOf = (
    year: number,
    { area, part }: Subject,
  ): Partial<Record<'least' | 'median' | 'best', number>> => {
    const key = `${year}|${area}|${part}`;
    const known = national.get(key);
    if (known) return known;
    const values = all
      .filter((one) => one.year === year && one.subject.area === area && one.subject.part === part)
      .flatMap(({ figures }) => figures.score ?? [])
      .sort((a, b) => a - b);
    const reckoned: Partial<Record<'least' | 'median' | 'best', number>> = {};
    if (values.length >= A_COUNTRY) {
      reckonedOf = Math.max(reckonedOf, values.length);
      const middle = (values[(values.length - 1) >> 1]! + values[values.length >> 1]!) / 2;
      reckoned.least = values[0]!;
      reckoned.median = Math.round(middle * 100) / 100;
      reckoned.best = values[values.length - 1]!;
    }
    national.set(key, reckoned);
    return reckoned;
  };
  const scores = all
    .flatMap(({ year, province, subject, figures, group, source }): PastedScore[] => {
      const { score, low = null, high = null, rank = null } = figures;
      if (score === undefined || subject.area === 0) return [];
      const isOutside = (low !== null && score < low) || (high !== null && score > high);
      if (isOutside)
        refused.push(
          `${province}, ${titleIn(partsOf(year, of.parts), subject.area, subject.part)}, ${year}: điểm ${vn(score)} nằm ngoài khoảng tin cậy; không ghi khoảng này.`,
        );
      const { least = null, median = null, best = null } = nationalOf(year, subject);
      const range = isOutside ? { low: null, high: null } : { low, high };
      return [{ year, province, ...subject, score, ...range, least, median, best, group, rank, source }];
    })
    .sort(
      (a, b) =>
        a.year - b.year ||
        provinceKey(a.province).localeCompare(provinceKey(b.province), 'vi') ||
        a.area - b.area ||
        (a.part < b.part ? -1 : 1),
    );
  for (const { year, province, subject, figures } of all) {
    if (subject.area !== 0 || figures.score === undefined) continue;
    const own = scores.filter(
      (one) => one.year === year && provinceKey(one.province) === provinceKey(province),
    );
    const sum = totalOf(own.map((one) => ({ ...one, row: 0 })));
    if (sum !== null && Math.abs(sum - figures.score) > ROUNDING)
      refused.push(
        `${province}, ${year}: tổng tám lĩnh vực là ${vn(sum)}, bảng ghi tổng ${vn(figures.score)}. Xem lại trước khi ghi.`,
      );
  }
  const years = [...new Set(scores.map(({ year }) => year))];
  const areasHere = new Set(scores.filter(({ part }) => part === '').map(({ area }) => area));
  const partsHere = new Set(scores.flatMap(({ part }) => (part === '' ? [] : [part])));
  const isByProvince = columns.some(({ label }) => label === 'province');
  const absent = areas.filter(({ number }) => !areasHere.has(number));
  const understood =
    scores.length === 0
      ? []
      : [
          `Mỗi dòng ${isByProvince ? 'một tỉnh' : 'một nội dung'}: ${scores.length} điểm của ${provincesByKey.size} tỉnh, năm ${years.join(', ')}${yearGiven ? ' (theo ô Năm khảo sát)' : ''}.`,
          `${areasHere.size} lĩnh vực${partsHere.size > 0 ? `, ${partsHere.size} nội dung thành phần` : ''}; ${scores.filter(({ low, high }) => low !== null && high !== null).length} điểm có khoảng tin cậy.`,
          ...(reckonedOf > 0
            ? [`Thấp nhất, trung vị, cao nhất tính từ ${reckonedOf} tỉnh trong bảng dán.`]
            : []),
          ...(areasHere.size > 0 && absent.length > 0
            ? [`Bảng không có điểm của lĩnh vực ${absent.map(({ number }) => number).join(', ')}.`]
            : []),
        ];
  return { scores, provinces: [...provincesByKey.values()], understood, refused };
}
