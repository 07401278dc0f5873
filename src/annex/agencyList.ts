/** A pasted list of agencies' names: each gets its kind, a code, and a place for addresses. */
import { isAddress } from '../cells/addresses.js';
import { type Kind, kindOfName, OTHER_KIND } from '../plan/agencies/kinds.js';
import type { Plan } from '../plan/model.js';
import { normalName, unitName } from './names/normalName.js';
import { leadingMark } from './numbering.js';
import { linesOf, pattern, spoken, toneless } from './spelling.js';

export interface ListedAgency {
  /** 1-based line of the list. */
  readonly source: number;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly emails: string;
  /** Of an administrative unit, five digits; empty where the list has none. */
  readonly unitCode: string;
  /** existing: an agency of that name stands in the workbook; unclear, left: nothing is added of it. */
  readonly state: 'new' | 'existing' | 'unclear' | 'left';
  /** A line before it has the same name. */
  readonly isDouble: boolean;
  readonly notes: readonly string[];
}

const PLACE = pattern(
  '^(?:ubnd |ủy ban nhân dân )?(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tp\\.?|tx\\.?)\\s+(.+)$',
);
const PLACE_PREFIX: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['xã', 'X'],
      ['phường', 'P'],
      ['thị trấn', 'TT'],
      ['đặc khu', 'DK'],
      ['huyện', 'H'],
      ['quận', 'Q'],
      ['thị xã', 'TX'],
      ['tx', 'TX'],
      ['thành phố', 'TP'],
      ['tp', 'TP'],
    ] as const
  ).map(([word, prefix]) => [spoken(word), prefix]),
);

/** "Các xã:" before names that do not say it themselves. */
const HEADING = pattern(
  '^(?:các |danh sách (?:các )?)?(xã|phường|đặc khu|thị trấn|sở|huyện)\\s*(?:\\(\\d+\\))?\\s*:?$',
);
const LEFT_OUT = new Set(['và', 'các', 'của', '-', '&'].map(spoken));
const SHORT_NAMES: ReadonlyMap<string, string> = new Map(
  (
    [
      ['văn phòng ủy ban nhân dân', 'VP'],
      ['mặt trận tổ quốc', 'MTTQ'],
    ] as const
  ).map(([name, code]) => [spoken(name), code]),
);

const UNIT_CODE = /^\d{5}$/;

/**
 * The code of a name before clashes: initials of a department, the place's name of a commune.
 *
 * @example codeOf('Sở Nông nghiệp và Môi trường') //=> 'SNNMT'
 * @example codeOf('Xã Tân An') //=> 'X.TANAN'
 */
export function codeOf(name: string): string {
  const place = PLACE.exec(spoken(name));
  if (place) {
    const letters = toneless(place[2]!)
      .replace(/[^a-z0-9]/g, '')
      .toUpperCase();
    return `${PLACE_PREFIX[place[1]!.replace('.', '')]}.${letters}`;
  }
  const short = SHORT_NAMES.get(normalName(name, ''));
  if (short) return short;
  const words = toneless(name)
    .split(/[^a-z0-9]+/)
    .filter(
      (word) => word !== '' && !LEFT_OUT.has(word) && word !== 'va' && word !== 'cac' && word !== 'cua',
    );
  const last = words[words.length - 1];
  if (words.length > 3 && last === 'tinh') words.pop();
  return words
    .map((word) => word[0]!)
    .join('')
    .toUpperCase();
}

export interface KnownAgency {
  readonly code: string;
  readonly name: string;
}

/** What a list is read against. */
interface ListContext {
  readonly agencies: readonly KnownAgency[];
  readonly kinds: readonly Kind[];
  readonly settings: Pick<Plan['settings'], 'unit'>;
}

/**
 * Reads a pasted list, a name a line; behind it, after tabs, an address or a unit code of five digits.
 *
 * Codes never clash, neither with each other nor with those of the workbook: the second of two alike takes a digit.
 *
 * @param table rows of texts as pasted
 */
export function readAgencyList(
  table: readonly (readonly string[])[],
  { agencies: known, kinds, settings }: ListContext,
): ListedAgency[] {
  const own = unitName(settings.unit);
  const kindOf = (name: string): string | null => kindOfName(spoken(name), kinds);
  const codes = new Set(known.map(({ code }) => spoken(code)));
  const standing = new Map(known.map((agency) => [normalName(agency.name, own), agency.code]));
  const seen = new Map<string, number>();
  let prefix = '';
  return table.flatMap((row, i): ListedAgency[] => {
    const source = i + 1;
    const cells = row.flatMap((cell) => linesOf(cell));
    const emails = cells.filter((cell) => cell.includes('@'));
    const unitCode = cells.find((cell) => UNIT_CODE.test(cell));
    const names = cells
      .filter((cell) => !cell.includes('@') && cell !== unitCode && !/^\(?\d{1,3}[.)]?$/.test(cell))
      .map((cell) => {
        const { mark, rest } = leadingMark(cell);
        return mark && mark.kind !== 'part' ? rest : cell;
      })
      .filter((cell) => cell !== '');
    const [written] = names;
    if (written === undefined || /^(?:s?tt|mã|tên cơ quan|tên đơn vị|cơ quan)$/.test(spoken(written)))
      return [];
    const heading = HEADING.exec(spoken(written));
    if (heading && names.length === 1) {
      prefix = written.replace(/^các\s+/iu, '').replace(/[\s:(].*$/u, '');
      return [];
    }
    const name = kindOf(written) === null && prefix !== '' ? `${prefix} ${written}` : written;
    const notes: string[] = [];
    const good = emails.flatMap((cell) => cell.split(/[;,\s]+/)).filter(isAddress);
    const bad = emails
      .flatMap((cell) => cell.split(/[;,\s]+/))
      .filter((one) => one !== '' && !isAddress(one));
    if (bad.length > 0) notes.push(`«${bad.join('; ')}» không phải là địa chỉ thư điện tử.`);
    if (names.length > 1) notes.push(`Bỏ qua «${names.slice(1).join('; ')}».`);
    const normal = normalName(name, own);
    const existing = standing.get(normal);
    const base = { source, name, emails: good.join('; '), unitCode: unitCode ?? '', isDouble: false };
    const kind = kindOf(name);
    if (existing !== undefined)
      return [
        {
          ...base,
          code: existing,
          kind: kind ?? OTHER_KIND,
          state: 'existing',
          notes: [...notes, `Đã có trong danh sách (${existing}).`],
        },
      ];
    if (normal.length < 2 || !/\p{L}/u.test(name))
      return [
        {
          ...base,
          code: '',
          kind: OTHER_KIND,
          state: 'unclear',
          notes: [...notes, 'Không đọc được tên cơ quan.'],
        },
      ];
    if (kind === null) notes.push('Chưa nhận ra loại cơ quan: tạm ghi «Khác».');
    const before = seen.get(normal);
    if (before !== undefined) notes.push(`Trùng tên với dòng ${before}: ghi thêm nơi.`);
    else seen.set(normal, source);
    const wanted = unitCode ?? codeOf(name);
    let code = wanted;
    for (let again = 2; codes.has(spoken(code)); again++) code = `${wanted}${again}`;
    codes.add(spoken(code));
    return [{ ...base, code, kind: kind ?? OTHER_KIND, state: 'new', isDouble: before !== undefined, notes }];
  });
}
