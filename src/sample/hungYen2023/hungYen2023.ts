/** The sample workbook: the 2023 plan of Hưng Yên, for the province or for its city. */

import { dateFromDay, dayFromText } from '../../calendar/day.js';
import type { CellValue } from '../../cells/value.js';
import { areasOf, areaTitle } from '../../plan/areas.js';
import type { SettingKey } from '../../schema/settings.js';
import { type FormOffices, readyForms } from '../readyForms.js';
import type { Sample } from '../sample.js';
import { CITY, SAMPLE_AGENCIES } from './agencies.js';
import { SAMPLE_PERIODS } from './periods.js';
import { SAMPLE_TASKS } from './tasks.js';

type Level = 'province' | 'city';
type SampleSettings = Readonly<Partial<Record<SettingKey, CellValue>>>;

const date = (iso: string): Date => dateFromDay(dayFromText(iso)!);

const SETTINGS: Readonly<Record<Level, SampleSettings>> = {
  province: {
    unit: 'UBND tỉnh Hưng Yên',
    level: 'Cấp tỉnh',
    office: 'Sở Nội vụ tỉnh Hưng Yên',
    senderName: 'Sở Nội vụ tỉnh Hưng Yên',
    supportsReport: 'Có',
    replyTo: 'sonoivu@hungyen.example',
  },
  city: {
    unit: 'UBND thành phố Hưng Yên',
    level: 'Cấp huyện',
    office: 'Phòng Nội vụ thành phố Hưng Yên',
    senderName: 'Phòng Nội vụ thành phố Hưng Yên',
    supportsReport: 'Có',
    replyTo: 'phongnoivu@tphy.example',
  },
};

/** The office of the city that consolidates, and leads what the province's Sở Nội vụ leads. */
const CITY_OFFICE = 'TPHY.PNV';

const OFFICES: FormOffices = {
  homeAffairs: 'SNV',
  finance: 'STC',
  environment: 'STNMT',
  inspectorate: 'TTT',
  governmentOffice: 'VP',
  technology: 'STTTT',
  poverty: 'SLDTBXH',
  press: 'DPTTH; BHY',
  units: '@HUYEN',
};
/** In the city's workbook its office collects everything, of the communes. */
const CITY_OFFICES = Object.fromEntries(
  Object.keys(OFFICES).map((key) => [key, key === 'press' || key === 'units' ? '@XA' : CITY_OFFICE]),
) as unknown as FormOffices;

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

export function hungYen(level: Level): Sample {
  const city = level === 'city';
  return {
    settings: { year: 2023, planIssued: date('2023-03-10'), ...SETTINGS[level] },
    remarks: {
      planIssued:
        'NGÀY VÍ DỤ: văn bản kế hoạch năm 2023 của Hưng Yên không ghi ngày; hãy thay bằng ngày thật.',
    },
    agencies: SAMPLE_AGENCIES.filter(([, , , above]) => (above === CITY) === city).map(
      ([code, name, kind, parent, address]) => ({
        code,
        name,
        kind,
        parent,
        emails: address,
        editors: address,
      }),
    ),
    tasks: SAMPLE_TASKS.map(([code, area, title, product, leads, supports, due]) => ({
      code,
      area: areaTitle(areasOf(2023)[area]!),
      title,
      product,
      due: date(due),
      ...(city ? cityRoles(leads, supports) : { leads, supports }),
    })),
    periods: SAMPLE_PERIODS.map(([code, title, kind, from, to, beforeProvince, beforeDistrict]) => ({
      code,
      title,
      kind,
      from: date(from),
      to: date(to),
      beforeProvince: date(beforeProvince),
      beforeDistrict: date(beforeDistrict),
      state: 'Chưa mở',
    })),
    indicators: readyForms(city ? CITY_OFFICES : OFFICES, 2023),
    daysOffYears: [2019, 2026],
  };
}
