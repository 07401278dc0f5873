/** What stands for many agencies at once in `Chủ trì` and `Phối hợp`. */
import { comparable } from '../../cells/comparable.js';
import type { AgencyKind } from '../model.js';

/** What tells whether an agency is of a group. */
export interface Grouped {
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

/** A list has few kinds and asks of each for every task. */
const spelled = new Map<string, string>();
const spelling = (kind: string): string => {
  const known = spelled.get(kind);
  if (known !== undefined) return known;
  const form = comparable(kind);
  spelled.set(kind, form);
  return form;
};

const ofKinds = (...kinds: readonly AgencyKind[]): Group['has'] => {
  const wanted = new Set(kinds.map(spelling));
  return ({ kind }) => wanted.has(spelling(kind));
};

const COMMITTEE = new RegExp(`^(?:ubnd|${comparable('ủy ban nhân dân')}) `);
const FRONT = new RegExp(comparable('mặt trận tổ quốc|mttq'));

/** Communes by what they are called: "UBND phường Hồng Châu" is a phường. */
export const communesCalled = (word: string): Group['has'] => {
  const commune = ofKinds('UBND cấp xã');
  const front = `${comparable(word)} `;
  return (agency) =>
    commune(agency) && `${comparable(agency.name).replace(COMMITTEE, '')} `.startsWith(front);
};

const associations = ofKinds('Mặt trận, đoàn thể');

export const GROUPS: readonly Group[] = [
  { code: '@SO', title: 'Các sở, ban, ngành', has: ofKinds('Sở, ban, ngành') },
  { code: '@HUYEN', title: 'UBND cấp huyện', has: ofKinds('UBND cấp huyện') },
  { code: '@XA', title: 'UBND cấp xã (xã, phường, đặc khu)', has: ofKinds('UBND cấp xã') },
  { code: '@XA.XA', title: 'UBND các xã', has: communesCalled('xã') },
  { code: '@XA.PHUONG', title: 'UBND các phường', has: communesCalled('phường') },
  { code: '@XA.DACKHU', title: 'UBND các đặc khu', has: communesCalled('đặc khu') },
  {
    code: '@DV',
    title: 'Mặt trận, đoàn thể và đơn vị sự nghiệp',
    has: ofKinds('Mặt trận, đoàn thể', 'Đơn vị sự nghiệp'),
  },
  {
    code: '@MTTQ',
    title: 'Ủy ban Mặt trận Tổ quốc',
    has: (agency) => associations(agency) && FRONT.test(comparable(agency.name)),
  },
  { code: '@BAO', title: 'Báo, đài', has: ofKinds('Báo, đài') },
  { code: '@TATCA', title: 'Mọi cơ quan trong danh sách', has: () => true },
];
