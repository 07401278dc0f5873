/** What list a person asks the overview for: a figure, a saved question or everything, narrowed by search and choices. */
import type { ListRequest } from '../../src/contract.js';

export interface Base {
  /** As it stands above the list. */
  readonly title: string;
  readonly list: ListRequest;
}

/** What a person narrows any list by. */
export interface Narrowing {
  readonly search: string;
  readonly agency: string;
  readonly kind: string;
  readonly period: string;
  readonly area: string;
}

export const NOT_NARROWED: Narrowing = { search: '', agency: '', kind: '', period: '', area: '' };

export interface Asked {
  readonly base: Base;
  readonly narrowing: Narrowing;
}

export const PRESSING: Base = {
  title: 'Quá hạn và sắp đến hạn',
  list: { statuses: ['Quá hạn', 'Sắp đến hạn'], settled: false },
};

export const EVERYTHING: Base = { title: 'Tất cả', list: {} };

export const FIRST: Asked = { base: PRESSING, narrowing: NOT_NARROWED };

/** As the server is asked for it. */
export function requestOf({ base, narrowing }: Asked): ListRequest {
  const { search, agency, kind, period, area } = narrowing;
  return {
    ...base.list,
    ...(search.trim() === '' ? {} : { search: search.trim() }),
    ...(agency === '' ? {} : { agency }),
    ...(kind === '' ? {} : { kind: kind as NonNullable<ListRequest['kind']> }),
    ...(period === '' ? {} : { period }),
    ...(area === '' ? {} : { area: Number(area) }),
  };
}

export const isNarrowed = ({ narrowing }: Asked): boolean =>
  Object.values(narrowing).some((value) => value !== '');
