/** Where this workbook loads to, fit to be used. */
import { badPlace, type LoadPlace, placeOf } from '../../../bigQuery/place.js';
import type { BigQueryPort } from '../../../bigQuery/port.js';
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import type { WorkbookContents } from '../../../workbook/contents.js';
import { notBuilt } from './notBuilt.js';

/** @throws Refusal in the normal build */
export function bigQueryOf({ bigQuery }: Environment): BigQueryPort {
  if (bigQuery === null) throw notBuilt();
  return bigQuery;
}

/** @throws Refusal where a setting cannot be used, naming it; null where BigQuery was not set up */
export function placeNow(contents: WorkbookContents): LoadPlace | null {
  const place = placeOf(contents);
  const bad = place && badPlace(place);
  if (bad) throw new Refusal(bad);
  return place;
}
