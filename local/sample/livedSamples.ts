/** The samples that the local host opens with, each with the day to which it has been lived. */
import { SHEET_TITLES } from '../../src/plan/sheetTitles.js';
import type { LocalHost } from '../host/localHost.js';
import { AN_BINH } from './anBinhYear.js';
import { HUNG_YEN } from './hungYenYear.js';
import type { LivedSample, LivedUnit } from './livedSample.js';

export const LIVED_SAMPLES = {
  'an-binh-2026': AN_BINH,
  'hung-yen-2023': HUNG_YEN,
} as const satisfies Record<string, LivedSample>;

export type LivedSampleName = keyof typeof LIVED_SAMPLES;

export const LIVED_SAMPLE_NAMES = Object.keys(LIVED_SAMPLES) as readonly LivedSampleName[];

/** What the settings of a workbook say; nothing where they do not stand. */
export function settingOf(host: LocalHost, item: string): string {
  const settings = host.sheets().some(({ title }) => title === SHEET_TITLES.settings)
    ? host.content(SHEET_TITLES.settings)
    : [];
  return String(settings.find(([title]) => title === item)?.[1] ?? '');
}

/** The sample that a workbook was begun with, by its plan's year; undefined for a workbook of people's own. */
export function livedSampleOf(host: LocalHost): LivedSample | undefined {
  const year = settingOf(host, 'Năm kế hoạch');
  return Object.values(LIVED_SAMPLES).find(({ today }) => today.startsWith(`${year}-`));
}

/** The units whose workbooks can be opened beneath a sample's; none where the plan is another unit's. */
export function livedUnitsOf(host: LocalHost): readonly LivedUnit[] {
  const sample = livedSampleOf(host);
  return sample && settingOf(host, 'Đơn vị theo dõi') === sample.unit ? sample.units : [];
}
