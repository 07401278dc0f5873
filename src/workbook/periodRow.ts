/** A period of the plan's year as a row of `Kỳ báo cáo`, not opened yet. */
import { dateFromDay } from '../calendar/day.js';
import type { YearPeriod } from '../plan/periods/yearPeriods.js';
import type { RowToWrite } from '../schema/declaration.js';
import type { PERIODS } from '../schema/sheets.js';

export const periodRow = ({
  code,
  title,
  kind,
  from,
  to,
  before,
  beforeBelow,
}: YearPeriod): RowToWrite<typeof PERIODS> => ({
  code,
  title,
  kind,
  from: dateFromDay(from),
  to: dateFromDay(to),
  beforeProvince: dateFromDay(before),
  beforeDistrict: dateFromDay(beforeBelow),
  state: 'Chưa mở',
});
