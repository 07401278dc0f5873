/** The agencies of a workbook, found by whatever way an annex writes their names. */
import { BUILT_IN_GROUP_ROWS, type Group } from '../../plan/agencies/groups.js';
import type { AgencyKind } from '../../plan/agencies/kinds.js';
import type { Alias } from '../../plan/model.js';
import { spoken, toneless } from '../spelling.js';
import { abbreviates } from './abbreviation.js';
import { groupsIn, isUnspecific, type Levels } from './groups.js';
import { normalName, unitName } from './normalName.js';
import { ENDED } from './successors.js';

export interface NamedAgency {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}

/** What a name stands for. No codes: it is kept as words, because a person said so or the words say it. */
export interface Meaning {
  readonly codes: readonly string[];
  readonly note: string | null;
}

const PUBLIC_BODY: AgencyKind = 'Đơn vị sự nghiệp';

/** Shorter names are too easily another's misprint. */
const LEAST_FOR_MISPRINT = 10;

export class AgencyDirectory {
  private readonly unit: string;
  /** Codes by normal name. */
  private readonly names = new Map<string, string[]>();
  /** The same, and by code. */
  private readonly byName = new Map<string, string[]>();
  private readonly byToneless = new Map<string, string[]>();
  private readonly aliases = new Map<string, Alias>();
  private readonly levels: Levels;
  private readonly sure = new Map<string, Meaning | null>();

  /**
   * @param groups those that the workbook knows (`@SO` …)
   * @param unit what the settings call the tracking unit
   */
  constructor(
    private readonly agencies: readonly NamedAgency[],
    private readonly groups: readonly Group[],
    unit: string,
    aliases: readonly Alias[] = [],
  ) {
    this.unit = unitName(unit);
    const has = (kind: AgencyKind): boolean => agencies.some((agency) => agency.kind === kind);
    this.levels = {
      districts: has('UBND cấp huyện'),
      communes: has('UBND cấp xã'),
      groups: new Set(groups.map(({ code }) => code)),
    };
    for (const { code, name } of agencies) {
      const normal = normalName(name, this.unit);
      push(this.names, normal, code);
      push(this.byName, normal, code);
      // "BQL khu công nghiệp" of "Ban Quản lý các khu công nghiệp".
      const bare = normal.replace(/ các /g, ' ');
      if (bare !== normal) {
        push(this.names, bare, code);
        push(this.byName, bare, code);
      }
      push(this.byToneless, toneless(normal), code);
      push(this.byName, spoken(code), code);
    }
    const builtIn = new Set(BUILT_IN_GROUP_ROWS.map(({ code }) => code));
    for (const { code, title } of groups) {
      push(this.byName, spoken(code), code);
      // What the built-in ones are called in annexes is no single name (groups.ts).
      if (!builtIn.has(code)) push(this.byName, normalName(title, this.unit), code);
    }
    for (const alias of aliases) this.aliases.set(normalName(alias.text, this.unit), alias);
  }

  /** How the list names an agency of that code. */
  nameOf(code: string): string {
    return this.agencies.find((agency) => agency.code === code)?.name ?? code;
  }

  /** What a text certainly stands for; null where the workbook knows nothing of that name. */
  meaning(text: string): Meaning | null {
    const known = this.sure.get(text);
    if (known !== undefined) return known;
    const found = this.find(text);
    this.sure.set(text, found);
    return found;
  }

  private find(text: string): Meaning | null {
    const name = normalName(text, this.unit);
    if (name === '') return null;
    const alias = this.aliases.get(name);
    if (alias) return { codes: alias.codes, note: null };
    const exact = this.byName.get(name) ?? this.byName.get(spoken(text));
    if (exact) return this.only(text, exact);
    if (isUnspecific(name)) return { codes: [], note: `«${text}» không nêu rõ cơ quan nào: giữ nguyên chữ.` };
    const group = groupsIn(name, this.levels, text);
    if (group) return this.checked(text, group);
    const short = [...this.names]
      .filter(([full]) => abbreviates(name, full) || abbreviates(full, name))
      .flatMap(([, codes]) => codes);
    return short.length > 0 ? this.only(text, short) : null;
  }

  /** A group that has no members here is named. */
  private checked(text: string, group: Meaning): Meaning {
    const unknown = group.codes.filter((code) => !this.levels.groups.has(code));
    if (unknown.length > 0)
      return { codes: [], note: `«${text}»: trang Danh mục nhóm không có nhóm ${unknown.join(', ')}.` };
    const gone = group.codes.filter((code) => {
      const known = this.groups.find((one) => one.code === code);
      return !this.agencies.some((agency) => known?.has(agency));
    });
    if (gone.length === 0) return group.note === null ? this.withPublicBodies(text, group) : group;
    const note = `«${text}»: danh sách cơ quan chưa có cơ quan nào thuộc nhóm ${gone.join(', ')}.`;
    return { ...group, note: [group.note, note].filter(Boolean).join(' ') };
  }

  /** "Các đoàn thể" says nothing of the public bodies that are in the same group. */
  private withPublicBodies(text: string, group: Meaning): Meaning {
    const bodies = this.agencies.filter(({ kind }) => kind === PUBLIC_BODY);
    if (!group.codes.includes('@DV') || bodies.length === 0) return group;
    return {
      ...group,
      note: `«${text}»: nhóm @DV gồm cả ${bodies.length} đơn vị sự nghiệp; nếu không phải, hãy ghi từng cơ quan.`,
    };
  }

  private only(text: string, codes: readonly string[]): Meaning {
    const different = [...new Set(codes)];
    if (different.length === 1) return { codes: different, note: null };
    return { codes: [], note: `«${text}» có thể là ${different.join(' hoặc ')}: hãy chọn một.` };
  }

  /** What a text probably stands for, always with a note; null where nothing comes near. */
  guess(text: string): Meaning | null {
    const name = normalName(text, this.unit);
    const bare = toneless(name);
    const alike = [...new Set(this.byToneless.get(bare) ?? [])];
    if (alike.length === 1) return this.proposed(text, alike[0]!);
    for (const successor of ENDED.get(name) ?? this.shortenedEnded(name)) {
      const codes = this.byName.get(successor);
      if (codes)
        return {
          codes: codes.slice(0, 1),
          note: `«${text}» đã kết thúc hoạt động (sắp xếp năm 2025): đề xuất ${this.nameOf(codes[0]!)}.`,
        };
    }
    if (bare.length < LEAST_FOR_MISPRINT) return null;
    const near = [...this.byToneless]
      .filter(([other]) => Math.abs(other.length - bare.length) <= 1 && isOneLetterOff(bare, other))
      .flatMap(([, codes]) => codes);
    return near.length === 1 ? this.proposed(text, near[0]!) : null;
  }

  private shortenedEnded(name: string): readonly string[] {
    for (const [ended, successors] of ENDED) {
      if (ended.includes(' ') && abbreviates(name, ended)) return successors;
    }
    return [];
  }

  private proposed(text: string, code: string): Meaning {
    return { codes: [code], note: `«${text}» được hiểu là ${this.nameOf(code)} (${code}).` };
  }
}

const push = (map: Map<string, string[]>, key: string, value: string): void => {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
};

/** One letter more, less, other, or two neighbours swapped. */
function isOneLetterOff(a: string, b: string): boolean {
  if (a === b) return true;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  return (
    (left.length <= 1 && right.length <= 1) ||
    (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0])
  );
}
