/**
 * Loads the as-of day into BigQuery: its rows by one load job, then the line that makes them count. Cut off in between,
 * the rows count for nothing; repeated, the last load of a unit and day counts alone (sql/views/last_loads.sql).
 */
import { WITH_BIG_QUERY } from '../../../bigQuery/built.js';
import type { LoadPlace } from '../../../bigQuery/place.js';
import { digestOf, loadNamed, loadRow, snapshotRows } from '../../../bigQuery/snapshot.js';
import { jsonLines, LOADS, SNAPSHOT } from '../../../bigQuery/tables.js';
import { isoDay } from '../../../calendar/day.js';
import { fingerprintOf } from '../../../cells/hash.js';
import type { DayLoaded } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { indicatorsShown } from '../../../forms/shown.js';
import { Refusal } from '../../../refusal.js';
import { materialOf } from '../../../summary/material.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { sentRatings } from '../rollUp/sentRatings.js';
import { keepLoad, lastLoad } from './lastLoad.js';
import { notBuilt } from './notBuilt.js';
import { bigQueryOf, placeNow } from './placeNow.js';

/** By hand; the daily run does the same. */
export function loadDay(environment: Environment): DayLoaded {
  if (WITH_BIG_QUERY) return loadByHand(environment);
  throw notBuilt();
}

function loadByHand(environment: Environment): DayLoaded {
  bigQueryOf(environment);
  const current = requirePlanInZone(environment);
  requireCoordinator(environment, current.plan.settings, 'nạp số liệu vào BigQuery');
  const place = placeNow(current.contents);
  if (place === null)
    throw new Refusal(
      'Chưa thiết lập BigQuery. Hãy điền dự án, tập dữ liệu, mã đơn vị rồi bấm Thiết lập BigQuery.',
    );
  return load(environment, current, place);
}

/** In the daily run: not set up is nothing to do, and what fails is written down, never the run's failure. */
export function loadDaily(environment: Environment, current: Current): void {
  try {
    const place = placeNow(current.contents);
    if (place !== null && environment.bigQuery !== null) load(environment, current, place);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    keepLoad(environment, { ...lastLoad(environment), said });
    appendLedger(environment, [
      { deed: 'Nạp BigQuery', content: isoDay(current.plan.settings.asOf), outcome: 'Lỗi', detail: [said] },
    ]);
  }
}

function load(environment: Environment, current: Current, place: LoadPlace): DayLoaded {
  const bigQuery = bigQueryOf(environment);
  const { plan } = current;
  const material = materialOf(plan);
  const unloaded = snapshotRows(
    place.unit,
    material,
    indicatorsShown(plan, null).filter(({ type }) => type !== 'Chữ'),
    sentRatings(environment, current),
  );
  const day = isoDay(material.asOf);
  const digest = digestOf(unloaded);
  const of = `${place.project}.${place.dataSet}/${place.unit}/${day}/${digest}`;
  const last = lastLoad(environment);
  if (last.of === of && last.said === '') return { day, rows: unloaded.length, loaded: false };
  const key = { day, unit: place.unit, load: loadNamed(environment.now(), digest) };
  const job = `${place.unit}-${key.load}`.replace(/\./g, '_');
  bigQuery.load(
    place,
    SNAPSHOT,
    `papi-rows-${job}`,
    jsonLines(unloaded.map((row) => ({ ...row, load: key.load }))),
  );
  const line = loadRow(key, {
    unitName: plan.settings.unit,
    plan: material.planName,
    rows: unloaded.length,
    source: fingerprintOf([[environment.workbook.id()]]),
  });
  bigQuery.load(place, LOADS, `papi-line-${job}`, jsonLines([line]));
  keepLoad(environment, { of, day, rows: unloaded.length, said: '' });
  return { day, rows: unloaded.length, loaded: true };
}
