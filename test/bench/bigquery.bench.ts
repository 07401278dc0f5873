/**
 * npm run bench:bigquery: the questions over a country, on DuckDB. 34 provinces of 120 agencies, each day some 10.6 rows
 * an agency (area × kind × quarter that has anything): 1.3 million rows a month of daily snapshots, up to a year. What it
 * shows of BigQuery is which columns of which days a question reads; BigQuery itself was not measured.
 */
import { existsSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Question } from '../../src/bigQuery/questions.js';
import { askedOf, QUESTIONS } from '../../src/bigQuery/sql.js';
import { COUNT_COLUMNS } from '../../src/bigQuery/tables.js';
import { addDays, type Day, dayOf, isoDay } from '../../src/calendar/day.js';
import { Duck, sqlText } from '../support/bigQuery/duck.js';

const PROVINCES = 34;
const AGENCIES = 120;
/** Of one agency and day, alternately: 43,248 rows a day in all. */
const ROWS = '10 + (CASE WHEN a % 5 < 3 THEN 1 ELSE 0 END)';
const FIRST = dayOf(2026, 1, 1);
const MILESTONES = [31, 120, 365];
/** The goal of each question. */
const MOST_MS = 2000;

const path = join(tmpdir(), `papi-bench-${process.pid}.duckdb`);

async function fill(duck: Duck, from: number, to: number): Promise<void> {
  const load = "strftime(DATE '2026-01-01' + CAST(d AS INTEGER), '%Y%m%dT010000000Z-bench')";
  await duck.run(`INSERT INTO papi.snapshot BY NAME
    SELECT DATE '2026-01-01' + CAST(d AS INTEGER) AS day, 'T' || u AS unit, ${load} AS load, 'figures' AS record,
      'CQ' || a AS agency, 'Ủy ban nhân dân xã số ' || a AS agency_name, CASE WHEN a < 25 THEN 'Sở, ban, ngành' ELSE 'UBND cấp xã' END AS agency_kind,
      (a + r) % 9 AS area, ['Nhiệm vụ', 'Báo cáo quý', 'Ban hành kế hoạch'][1 + r % 3] AS kind, '2026-Q' || (1 + r % 4) AS quarter,
      ${Object.keys(COUNT_COLUMNS)
        .map((name, i) => `${i < 9 ? `(u + a + r + d * ${i}) % 4` : '0'} AS ${name}`)
        .join(', ')}
    FROM range(${from}, ${to}) AS days(d), range(${PROVINCES}) AS units(u), range(${AGENCIES}) AS agencies(a), range(11) AS repeated(r)
    WHERE r < ${ROWS} ORDER BY d, u`);
  await duck.run(`INSERT INTO papi.loads BY NAME
    SELECT 'T' || u AS unit, DATE '2026-01-01' + CAST(d AS INTEGER) AS day, ${load} AS load, 'Tỉnh ' || u AS unit_name, 'x' AS source
    FROM range(${from}, ${to}) AS days(d), range(${PROVINCES}) AS units(u)`);
}

/** Bytes of a row's columns as BigQuery reckons them: 8 a number or day, 2 and the UTF-8 bytes a text. */
async function rowBytes(duck: Duck, columns: readonly string[]): Promise<number> {
  const [row] = await duck.rows(
    `SELECT ${columns
      .map(
        (name) =>
          `AVG(CASE WHEN ${name} IS NULL THEN 0 WHEN typeof(${name}) = 'VARCHAR' THEN 2 + strlen(CAST(${name} AS VARCHAR)) ELSE 8 END)`,
      )
      .join(' + ')} AS bytes FROM papi.snapshot WHERE day = DATE '2026-01-15'`,
  );
  return Number(row!['bytes']);
}

/** What a question reads of the table: the columns that it or the view below it names. */
function columnsOf(question: Question): string[] {
  const view = question === 'indicators' || question === 'classes' ? null : 'figures';
  if (view === null) return ['day', 'unit', 'load', 'record'];
  const named = new Set(
    [...sqlText(`questions/${question}`).matchAll(/\bf\.(\w+)/g)].map(([, name]) => name!),
  );
  return [...new Set(['day', 'unit', 'load', 'record', 'area', 'kind', ...named])];
}

const timed = async (deed: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await deed();
  return performance.now() - begun;
};

async function bench(): Promise<void> {
  const duck = await Duck.open(path);
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  let filled = 0;
  let slow = false;
  for (const days of MILESTONES) {
    const ms = await timed(() => fill(duck, filled, days));
    await duck.run('CHECKPOINT');
    const [{ rows } = { rows: 0 }] = await duck.rows('SELECT COUNT(*) AS rows FROM papi.snapshot');
    say(
      `${days} days: ${Number(rows).toLocaleString('en')} rows, ${Math.round(statSync(path).size / 1e6)} MB on disk; ${days - filled} days made and written in ${(ms / 1000).toFixed(1)} s`,
    );
    filled = days;
    const day = addDays(FIRST, days - 1) as Day;
    const asked = askedOf(day, {});
    const whole = (
      await duck.rows(
        `SELECT COUNT(*) AS n FROM papi.snapshot WHERE day BETWEEN DATE '${asked.since}' AND DATE '${isoDay(day)}' OR day BETWEEN DATE '${asked.before_since}' AND DATE '${asked.before}'`,
      )
    )[0]!['n'];
    for (const question of Object.keys(QUESTIONS) as Question[]) {
      const values = { ...asked, unit: question === 'agencies' ? 'T7' : '' };
      const times: number[] = [];
      for (let i = 0; i < 3; i++) times.push(await timed(() => duck.ask(question, values)));
      const bytes = question === 'standing' ? 0 : Number(whole) * (await rowBytes(duck, columnsOf(question)));
      const median = times.sort((a, b) => a - b)[1]!;
      slow ||= median > MOST_MS;
      say(
        `  ${question.padEnd(10)} ${Math.round(median).toString().padStart(5)} ms; BigQuery would read at most ${Math.round(bytes / 1e6)} MB of snapshot`,
      );
    }
  }
  duck.close();
  if (slow) throw new Error(`A question took longer than ${MOST_MS} ms.`);
}

void bench()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  })
  .finally(() => {
    for (const file of [path, `${path}.wal`]) if (existsSync(file)) rmSync(file);
  });
