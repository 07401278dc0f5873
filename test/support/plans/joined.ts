/** A province and two of its districts, each a workbook of its own, within reach of each other. */

import { MemoryStore, OtherSpreadsheets } from '../localHost.js';
import { OWNER, openTestHost, sampleHost, type TestHost } from '../preparedHost.js';
import { filledHost } from './filledPlan.js';

export const addressOf = (id: string): string => `https://docs.google.com/spreadsheets/d/${id}/edit#gid=0`;

export interface Joined {
  readonly others: InstanceType<typeof OtherSpreadsheets>;
  readonly province: TestHost;
  readonly city: TestHost;
  readonly district: TestHost;
  /** What Google does now and then: IMPORTRANGE looks again. */
  refresh(): void;
  /** Somebody clicks "Cho phép truy cập" in the province's workbook. */
  allow(id: 'city' | 'district'): void;
}

/** The districts' agencies are other ones than the province's but for one, which both list. */
export const DOUBLE = 'Sở Tài chính';

export function joined(): Joined {
  const others = new OtherSpreadsheets();
  const named = (from: TestHost, id: string, unit: string): TestHost => {
    const store = new MemoryStore();
    store.save({ ...from.store.load()!, id });
    const host = openTestHost(store, from.today, { others });
    others.add(id, () => host.host);
    host.type('Cấu hình', { Mục: 'Đơn vị theo dõi' }, 'Giá trị', unit);
    return host;
  };
  const district = (seed: number, id: string, unit: string): TestHost => {
    const host = named(filledHost(seed), id, unit);
    const names = host.rows('Cơ quan').map((row) => String(row['Tên cơ quan']));
    host.host.paste(
      'Cơ quan',
      host.cell('Cơ quan', {}, 'Tên cơ quan'),
      names.map((name) => [name === DOUBLE ? name : `${name} (${id})`]),
    );
    host.host.share([OWNER]);
    return host;
  };
  const province = named(sampleHost(), 'province', 'Tỉnh Hưng Yên');
  const two = {
    city: district(1, 'city', 'UBND thành phố Hưng Yên'),
    district: district(20231, 'district', 'UBND huyện Văn Lâm'),
  };
  province.call('setUpWorkbook', { with: ['rollUp'] });
  province.host.paste('Đơn vị trực thuộc', 'A2', [
    ['TPHY', 'TP Hưng Yên', addressOf('city')],
    ['VLAM', 'Huyện Văn Lâm', addressOf('district')],
  ]);
  return {
    others,
    province,
    ...two,
    refresh: () => province.host.state.grid.refreshImports(),
    allow: (id) => {
      others.allow('province', id);
      province.host.state.grid.refreshImports();
    },
  };
}
