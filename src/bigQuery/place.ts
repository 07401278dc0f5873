/** Where a workbook loads to: three rows of `Cấu hình`, which stand there once BigQuery was set up and not before. */
import type { CellValue } from '../cells/value.js';
import { comparable } from '../cells/value.js';
import { SETTINGS } from '../schema/sheets.js';
import { positions, type WorkbookContents } from '../workbook/contents.js';
import type { DataSetPlace } from './port.js';

export interface LoadPlace extends DataSetPlace {
  /** The unit's code in BigQuery: the same all its life, and no other unit's. */
  readonly unit: string;
}

export const PLACE_SETTINGS: Readonly<
  Record<keyof LoadPlace, { readonly title: string; readonly help: string; readonly form: RegExp }>
> = {
  project: {
    title: 'BigQuery: dự án',
    help: 'Mã dự án Google Cloud (Project ID) của cơ quan tổng hợp các đơn vị.',
    form: /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
  },
  dataSet: {
    title: 'BigQuery: tập dữ liệu',
    help: 'Tên tập dữ liệu (data set) trong dự án; chưa có thì chương trình lập.',
    form: /^[A-Za-z_]\w{0,99}$/,
  },
  unit: {
    title: 'BigQuery: mã đơn vị',
    help: 'Mã của đơn vị này, không trùng đơn vị khác và không đổi giữa chừng.',
    form: /^[A-Za-z0-9][\w.-]{0,29}$/,
  },
};

export const PLACE_KEYS = Object.keys(PLACE_SETTINGS) as readonly (keyof LoadPlace)[];

/** 1-based row of each setting that stands in `Cấu hình`, and what it holds. */
export function placeRows(
  contents: WorkbookContents,
): ReadonlyMap<keyof LoadPlace, { readonly row: number; readonly value: CellValue }> {
  const sheet = contents.get(SETTINGS.title);
  const at = positions(SETTINGS, sheet);
  const item = at.get('item');
  const value = at.get('value');
  const rows = new Map<keyof LoadPlace, { readonly row: number; readonly value: CellValue }>();
  if (!sheet || item === undefined || value === undefined) return rows;
  const keys = new Map(PLACE_KEYS.map((key) => [comparable(PLACE_SETTINGS[key].title), key]));
  sheet.values.forEach((line, i) => {
    const key = keys.get(comparable(String(line[item] ?? '')));
    if (key !== undefined && !rows.has(key)) rows.set(key, { row: i + 1, value: line[value] ?? '' });
  });
  return rows;
}

/** Which setting has no proper form, in words; null: all of them have. */
export function badPlace(place: LoadPlace): string | null {
  const key = PLACE_KEYS.find((one) => !PLACE_SETTINGS[one].form.test(place[one]));
  if (key === undefined) return null;
  const { title, help } = PLACE_SETTINGS[key];
  return `Mục «${title}» không dùng được «${place[key]}». ${help} Chỉ dùng chữ không dấu, chữ số và dấu gạch.`;
}

/** null where BigQuery was not set up. What stands there may be of no proper form: `badPlace` says so. */
export function placeOf(contents: WorkbookContents): LoadPlace | null {
  const rows = placeRows(contents);
  const text = (key: keyof LoadPlace): string => String(rows.get(key)?.value ?? '').trim();
  const place = { project: text('project'), dataSet: text('dataSet'), unit: text('unit') };
  return PLACE_KEYS.every((key) => place[key] === '') ? null : place;
}
