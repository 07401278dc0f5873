/** Sets BigQuery up: where to load goes into `Cấu hình`, data set, tables and views are made where they are missing. */
import { SQL_TEXTS, WITH_BIG_QUERY } from '../../../bigQuery/built.js';
import { badPlace, type LoadPlace, PLACE_KEYS, PLACE_SETTINGS, placeRows } from '../../../bigQuery/place.js';
import { inDataSet, VIEWS, viewStatement } from '../../../bigQuery/sql.js';
import { TABLES } from '../../../bigQuery/tables.js';
import { comparable } from '../../../cells/value.js';
import type { BigQuerySetUp } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import type { RequestOf } from '../../../requests.js';
import { SETTINGS } from '../../../schema/sheets.js';
import { appendRows } from '../../../workbook/appendRows.js';
import { positions, type WorkbookContents } from '../../../workbook/contents.js';
import { type CellChange, leftInWords, writeGuarded } from '../../../workbook/guardedWrite.js';
import { requireCoordinator } from '../../coordinator.js';
import { requirePlan } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { notBuilt } from './notBuilt.js';
import { bigQueryOf } from './placeNow.js';

/** Singapore: the region next to Vietnam. A data set that stands stays where it is. */
const REGION = 'asia-southeast1';

/** Safe to repeat: it makes what is missing, adds columns, and replaces the views by those of this version. */
export function setUpBigQuery(environment: Environment, request: RequestOf<'setUpBigQuery'>): BigQuerySetUp {
  if (WITH_BIG_QUERY) return setUp(environment, request);
  throw notBuilt();
}

function setUp(environment: Environment, request: RequestOf<'setUpBigQuery'>): BigQuerySetUp {
  const bigQuery = bigQueryOf(environment);
  const place: LoadPlace = {
    project: request.project.trim(),
    dataSet: request.dataSet.trim(),
    unit: request.unit.trim(),
  };
  const bad = badPlace(place);
  if (bad !== null) throw new Refusal(bad);
  return environment.exclusively(() => {
    const { plan, contents } = requirePlan(environment);
    requireCoordinator(environment, plan.settings, 'thiết lập BigQuery');
    // First there: settings that name what cannot be reached would fail every night.
    const made = bigQuery.makeDataSet(place, REGION);
    for (const table of TABLES) bigQuery.makeTable(place, table);
    for (const name of VIEWS)
      bigQuery.run(
        place,
        inDataSet(viewStatement(name, SQL_TEXTS[`views/${name}`]!), `${place.project}.${place.dataSet}`),
      );
    appendLedger(environment, [
      {
        deed: 'Thiết lập BigQuery',
        content: `${place.project}.${place.dataSet}, mã đơn vị ${place.unit}`,
        detail: [made ? `Lập tập dữ liệu ở ${REGION}.` : 'Dùng tập dữ liệu đã có.'],
      },
    ]);
    writePlace(environment, contents, place);
    return { ...place, made };
  });
}

function writePlace({ workbook }: Environment, contents: WorkbookContents, place: LoadPlace): void {
  const standing = placeRows(contents);
  const column = positions(SETTINGS, contents.get(SETTINGS.title)).get('value')!;
  const changes = PLACE_KEYS.flatMap((key): CellChange[] => {
    const found = standing.get(key);
    return !found || String(found.value) === place[key]
      ? []
      : [
          {
            sheet: SETTINGS.title,
            row: found.row,
            column: column + 1,
            header: PLACE_SETTINGS[key].title,
            old: found.value,
            now: place[key],
          },
        ];
  });
  const [left] = leftInWords(writeGuarded(workbook, [SETTINGS], contents, changes));
  if (left !== undefined) throw new Refusal(left);
  const missing = PLACE_KEYS.filter((key) => !standing.has(key));
  const titles = new Set(missing.map((key) => comparable(PLACE_SETTINGS[key].title)));
  appendRows(
    workbook,
    SETTINGS,
    missing.map((key) => ({
      item: PLACE_SETTINGS[key].title,
      value: place[key],
      explanation: PLACE_SETTINGS[key].help,
    })),
    () => undefined,
    (values, at) => titles.has(comparable(String(values[at.get('item') ?? -1] ?? ''))),
  );
  workbook.flush();
}
