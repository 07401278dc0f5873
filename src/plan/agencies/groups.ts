/** What stands for many agencies at once in `Chủ trì` and `Phối hợp`: rows of a list that people may extend. */
import { folded } from '../../cells/choice.js';
import { comparable } from '../../cells/comparable.js';
import { beginsWith, listedParts } from './kinds.js';

/** What tells whether an agency is of a group. */
export interface Grouped {
  readonly code: string;
  readonly name: string;
  /** As it stands in the list, however it is typed. */
  readonly kind: string;
}

export interface Group {
  readonly code: string;
  /** Who is meant, in people's words. */
  readonly title: string;
  has(agency: Grouped): boolean;
}

/** A group as its row states it. */
export interface GroupRow {
  /** `@SO` … */
  readonly code: string;
  readonly title: string;
  /** Kinds, codes of agencies and of other groups, with ";"; "trừ …" leaves one out. */
  readonly of: string;
  /** First words of a name, with ";": only agencies that are called so; empty: all. */
  readonly beginning: string;
}

/** Whoever is in the list. */
export const EVERYBODY = 'Mọi cơ quan';

const LEFT_OUT = /^trừ\s+/iu;

/** Where the workbook has no list of its own. */
export const BUILT_IN_GROUP_ROWS: readonly GroupRow[] = [
  { code: '@SO', title: 'Các sở, ban, ngành', of: 'Sở, ban, ngành', beginning: '' },
  { code: '@HUYEN', title: 'UBND cấp huyện', of: 'UBND cấp huyện', beginning: '' },
  { code: '@XA', title: 'UBND cấp xã (xã, phường, đặc khu)', of: 'UBND cấp xã', beginning: '' },
  { code: '@XA.XA', title: 'UBND các xã', of: 'UBND cấp xã', beginning: 'xã' },
  { code: '@XA.PHUONG', title: 'UBND các phường', of: 'UBND cấp xã', beginning: 'phường' },
  { code: '@XA.DACKHU', title: 'UBND các đặc khu', of: 'UBND cấp xã', beginning: 'đặc khu' },
  {
    code: '@DV',
    title: 'Mặt trận, đoàn thể và đơn vị sự nghiệp',
    of: 'Mặt trận, đoàn thể; Đơn vị sự nghiệp',
    beginning: '',
  },
  {
    code: '@MTTQ',
    title: 'Ủy ban Mặt trận Tổ quốc',
    of: 'Mặt trận, đoàn thể',
    beginning: 'mặt trận; mttq; ubmttq; ubmttqvn',
  },
  { code: '@BAO', title: 'Báo, đài', of: 'Báo, đài', beginning: '' },
  { code: '@TATCA', title: 'Mọi cơ quan trong danh sách', of: EVERYBODY, beginning: '' },
];

/** A part of `Gồm`: what it names, whatever that is, and whether it is left out. */
export interface GroupPart {
  readonly text: string;
  readonly isLeftOut: boolean;
}

export const groupParts = (of: string): GroupPart[] =>
  listedParts(of).map((part) => ({ text: part.replace(LEFT_OUT, ''), isLeftOut: LEFT_OUT.test(part) }));

/**
 * The groups that rows state. A group that names itself, straight or by others, has of that part nobody.
 *
 * @example groupsOf(BUILT_IN_GROUP_ROWS).find(({ code }) => code === '@XA')
 */
export function groupsOf(rows: readonly GroupRow[]): Group[] {
  // A list has few kinds and asks of each for every task.
  const spelled = new Map<string, string>();
  const kindForm = (kind: string): string => {
    let form = spelled.get(kind);
    if (form === undefined) {
      form = folded(kind);
      spelled.set(kind, form);
    }
    return form;
  };
  const parts = new Map<
    GroupRow,
    { beginnings: string[]; of: (GroupPart & { word: string; kind: string })[] }
  >();
  const partsOf = (row: GroupRow) => {
    let known = parts.get(row);
    if (!known) {
      known = {
        beginnings: listedParts(row.beginning),
        of: groupParts(row.of).map((part) => ({
          ...part,
          word: comparable(part.text),
          kind: folded(part.text),
        })),
      };
      parts.set(row, known);
    }
    return known;
  };
  const everybody = comparable(EVERYBODY);
  const rowOf = (word: string): GroupRow | undefined =>
    word.startsWith('@') ? rows.find(({ code }) => comparable(code) === word) : undefined;
  const member = (row: GroupRow, agency: Grouped, within: readonly GroupRow[]): boolean => {
    if (within.includes(row)) return false;
    const { beginnings, of } = partsOf(row);
    const is = ({ word, kind }: { readonly word: string; readonly kind: string }): boolean => {
      const group = rowOf(word);
      if (group) return member(group, agency, [...within, row]);
      return (
        word === everybody ||
        kind === kindForm(agency.kind) ||
        word === comparable(agency.code) ||
        word === comparable(agency.name)
      );
    };
    return (
      of.some((part) => !part.isLeftOut && is(part)) &&
      !of.some((part) => part.isLeftOut && is(part)) &&
      (beginnings.length === 0 || beginnings.some((words) => beginsWith(agency.name, words)))
    );
  };
  return rows.map((row) => ({
    code: row.code,
    title: row.title,
    has: (agency) => member(row, agency, []),
  }));
}

let builtIn: readonly Group[] | undefined;

/** The groups of a workbook that has no list of its own. */
export const builtInGroups = (): readonly Group[] => {
  builtIn ??= groupsOf(BUILT_IN_GROUP_ROWS);
  return builtIn;
};
