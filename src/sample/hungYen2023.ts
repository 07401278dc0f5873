/** The sample workbook: the 2023 plan of Hưng Yên, for the province or for its city. */

import { dateFromDay, dayFromText } from '../calendar/day.js';
import type { CellValue } from '../cells/value.js';
import { AREAS, areaTitle } from '../plan/areas.js';
import type { SettingKey } from '../schema/settings.js';

export const SAMPLES = ['hung-yen-2023', 'tp-hung-yen-2023'] as const;
/** hung-yen-2023: the province and its 32 agencies. tp-hung-yen-2023: the city and its 18. */
export type SampleName = (typeof SAMPLES)[number];

/** Rows by column key, as the sheets declare them. */
export type SampleRow = Readonly<Record<string, CellValue>>;

export interface Sample {
  readonly settings: Readonly<Partial<Record<SettingKey, CellValue>>>;
  /** What to add to a setting's explanation. */
  readonly remarks: Readonly<Partial<Record<SettingKey, string>>>;
  readonly agencies: readonly SampleRow[];
  readonly tasks: readonly SampleRow[];
  readonly periods: readonly SampleRow[];
  readonly daysOffYears: readonly [first: number, last: number];
}

/** The file pushed beside the code that holds the sample's lines (hungYen2023.txt). */
export const SAMPLE_FILE = 'sample';

/** The fields of the lines in a section of the sample's file: "[agencies]" begins one, "#" a remark. */
function fields(
  text: string,
  section: 'settings' | 'remarks' | 'agencies' | 'tasks' | 'periods',
): string[][] {
  const lines = text.split('\n').map((line) => line.trim());
  const from = lines.indexOf(`[${section}]`) + 1;
  const next = lines.findIndex((line, i) => i >= from && line.startsWith('['));
  return lines
    .slice(from, next < 0 ? lines.length : next)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('|'));
}

const date = (iso: string): Date => dateFromDay(dayFromText(iso)!);

const setting = (text: string): CellValue => {
  if (/^\d{4}-/.test(text)) return date(text);
  return /^\d+$/.test(text) ? Number(text) : text;
};

/** The office of the city that consolidates, and leads what the province's Sở Nội vụ leads. */
const CITY_OFFICE = 'TPHY.PNV';

/**
 * Who does a task in the city's workbook, which has none of the province's departments: what Sở Nội vụ leads
 * falls to the city's office; what the province asks of districts falls to the communes.
 */
function cityRoles(lead: string, support: string): { leads: string; supports: string } {
  const concernsDistricts = support.split(';').includes('@HUYEN');
  if (lead === 'SNV' || !concernsDistricts)
    return { leads: CITY_OFFICE, supports: concernsDistricts ? '@XA' : '' };
  return { leads: '@XA', supports: CITY_OFFICE };
}

/** @param text content of the sample's file */
export function sampleOf(name: SampleName, text: string): Sample {
  const city = name === 'tp-hung-yen-2023';
  return {
    settings: Object.fromEntries(
      fields(text, 'settings')
        .filter(([of]) => of === name || of === '*')
        .map(([, key, value]) => [key!, setting(value!)]),
    ),
    remarks: Object.fromEntries(fields(text, 'remarks') as [SettingKey, string][]),
    agencies: fields(text, 'agencies')
      .filter(([, , , parent]) => (parent === 'TPHY') === city)
      .map(([code, title, kind, parent, email]) => ({
        code: code!,
        name: title!,
        kind: kind!,
        parent: parent!,
        emails: email!,
        editors: email!,
      })),
    tasks: fields(text, 'tasks').map(([code, area, title, product, lead, support, due]) => ({
      code: code!,
      area: areaTitle(AREAS[Number(area)]!),
      title: title!,
      product: product!,
      due: date(due!),
      ...(city ? cityRoles(lead!, support!) : { leads: lead!, supports: support! }),
    })),
    periods: fields(text, 'periods').map(([code, title, kind, from, to, beforeProvince, beforeDistrict]) => ({
      code: code!,
      title: title!,
      kind: kind!,
      from: date(from!),
      to: date(to!),
      beforeProvince: date(beforeProvince!),
      beforeDistrict: date(beforeDistrict!),
      state: 'Chưa mở',
    })),
    daysOffYears: [2019, 2026],
  };
}
