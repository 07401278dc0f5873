/** Liên đơn vị: a question of sql/questions over all units that load into the data set. */
import { SQL_TEXTS, WITH_BIG_QUERY } from '../../../bigQuery/built.js';
import type { Question } from '../../../bigQuery/questions.js';
import { type Asked, askedOf, inDataSet, QUESTIONS } from '../../../bigQuery/sql.js';
import { comparable } from '../../../cells/value.js';
import type { UnitsAsked } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import type { RequestOf } from '../../../requests.js';
import { unitRows } from '../../../rollUp/units.js';
import { UNITS } from '../../../schema/sheets.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlan } from '../../currentPlan.js';
import { lastLoad } from './lastLoad.js';
import { notBuilt } from './notBuilt.js';
import { bigQueryOf, placeNow } from './placeNow.js';

/** Rows of an answer: agencies of all units together are some thousands. */
const MOST_ROWS = 6000;

/** Asked in the name of a coordinator, who needs leave to run jobs in the project; others see nothing. */
export function askUnits(environment: Environment, request: RequestOf<'askUnits'>): UnitsAsked {
  if (WITH_BIG_QUERY) return ask(environment, request);
  throw notBuilt();
}

function ask(environment: Environment, { question, ...narrow }: RequestOf<'askUnits'>): UnitsAsked {
  const bigQuery = bigQueryOf(environment);
  const current = requirePlan(environment);
  requireCoordinator(environment, current.plan.settings, 'xem số liệu liên đơn vị');
  const place = placeNow(current.contents);
  const asked = askedOf(current.plan.settings.asOf, narrow);
  const { day, since, before } = asked;
  const { said, day: loaded } = lastLoad(environment);
  const known = { day, since, before, place, last: loaded === '' ? null : loaded, said };
  if (place === null) return { ...known, rows: [], more: false, never: [] };
  const { rows, more } = bigQuery.ask(
    place,
    inDataSet(SQL_TEXTS[`questions/${question}`]!, `${place.project}.${place.dataSet}`),
    parametersOf(question, asked),
    MOST_ROWS,
  );
  return { ...known, rows, more, never: question === 'standing' ? neverLoaded(current, rows) : [] };
}

const parametersOf = (question: Question, asked: Asked) =>
  Object.entries(QUESTIONS[question]).map(([name, type]) => ({
    name,
    type,
    value: asked[name as keyof Asked],
  }));

/** BigQuery knows who ever loaded; who should have stands in `Đơn vị trực thuộc`, where that is kept. */
function neverLoaded({ contents }: Current, rows: UnitsAsked['rows']): string[] {
  const loaded = new Set(rows.map(({ unit }) => comparable(String(unit))));
  return unitRows(contents.get(UNITS.title))
    .filter(({ code }) => code !== '' && !loaded.has(comparable(code)))
    .map(({ code, name }) => (name ? `${name} (${code})` : code));
}
