/**
 * The form in which formulas understand what a cell says: a day as a day, a code as its sheet has it, an agency by its
 * code, a choice as it stands in the list.
 */
import { dateFromDay, dayFromText } from '../calendar/day.js';
import { addressesIn } from '../cells/addresses.js';
import { choiceIn } from '../cells/choice.js';
import { properText, visible } from '../cells/comparable.js';
import { type CellValue, comparable, numberInCell } from '../cells/value.js';
import { type AgencyBook, agencyBook } from '../plan/agencies/agencyBook.js';
import { areaInText } from '../plan/areas.js';
import { dayOfYearIn, dayOfYearText } from '../plan/periods/reportRules.js';
import type { ChoiceColumn, Column, Sheet } from '../schema/declaration.js';
import type { Setting } from '../schema/settings.js';
import { AGENCIES, SHEET } from '../schema/sheets.js';
import { FIRST_DATA_ROW } from '../schema/standing.js';
import { positions, type WorkbookContents } from '../workbook/contents.js';
import { readGroups, readKinds } from '../workbook/reading/sheets/readLists.js';

/** The proper form of a text, or null where it has none. */
export type ProperForm = (text: string) => CellValue | null;

const dayForm: ProperForm = (text) => {
  const day = dayFromText(properText(text));
  return day === null ? null : dateFromDay(day);
};

const choiceForm =
  (choices: readonly string[]): ProperForm =>
  (value) =>
    choiceIn(value, choices) ?? null;

/** A component put in the area's place stays: it says more than its area. */
const areaForm = (titles: readonly string[]): ProperForm => {
  const proper = new Map(titles.map((title) => [areaInText(title), title]));
  return (text) => (/^\s*\d\.\d/.test(text) ? null : (proper.get(areaInText(text)) ?? null));
};

/** Agencies given by name or in another form become codes where every one of them is known; groups stay as they are. */
function agenciesForm(book: AgencyBook): ProperForm {
  return (text) => {
    const codes = book
      .read(text)
      .map((mention) => (mention.is === 'agency' || mention.is === 'group' ? mention : null));
    if (codes.includes(null)) return null;
    return codes.every((one) => one!.text === one!.code) ? text : codes.map((one) => one!.code).join(';');
  };
}

/**
 * Addresses without what shows nothing, in narrow letters, without the "mailto:" that copying a link brings, and parted
 * where only blanks stand between them; where all of them are addresses then.
 */
const addressesForm: ProperForm = (text) => {
  if (addressesIn(text).bad.length === 0) return text;
  const plain = visible(text)
    .replace(/mailto:/gi, '')
    .replace(/[\uff01-\uff5e]/g, (sign) => sign.normalize('NFKC'));
  const parted = /[<>]/.test(plain)
    ? plain
    : plain
        .trim()
        .split(/[;,\s]+/)
        .join('; ');
  return [plain, parted].find((one) => addressesIn(one).bad.length === 0) ?? null;
};

function agencyForm(book: AgencyBook): ProperForm {
  return (text) => {
    const code = book.codeOf(text);
    if (code !== null) return code;
    const [only, ...others] = book.read(text);
    return only?.is === 'agency' && others.length === 0 ? only.code : null;
  };
}

/**
 * The proper form of a column's text values, or null where the column has none.
 *
 * @param contents where the codes stand that the column names
 */
export function properFormOf(column: Column, contents: WorkbookContents): ProperForm | null {
  switch (column.type) {
    case 'date':
      return dayForm;
    case 'choice':
      return choiceForm(choicesOf(column, contents));
    case 'area':
      return areaForm(column.choices);
    case 'emails':
      return addressesForm;
    case 'codes':
      return column.from === 'agencies' ? agenciesForm(bookOf(contents)) : null;
    case 'code': {
      if (column.from === undefined) return properText;
      if (column.from === 'agencies') return agencyForm(bookOf(contents));
      const codes = codesOf(SHEET[column.from], contents);
      return (text) => codes.get(comparable(text)) ?? null;
    }
    case 'component':
    case 'text':
    case 'longText':
    case 'percent':
    case 'figure':
    case 'link':
    case 'timestamp':
    case 'computed':
      return null;
  }
}

/** What may be chosen, where a sheet of the workbook lists it. */
export const choicesOf = (column: ChoiceColumn, contents: WorkbookContents): readonly string[] =>
  (column.listed && readKinds(contents).choices.get(column.listed)) ?? column.choices;

function codesOf(source: Sheet, contents: WorkbookContents): ReadonlyMap<string, string> {
  const one = contents.get(source.title);
  const position = positions(source, one).get('code');
  const codes = new Map<string, string>();
  if (position === undefined) return codes;
  for (const row of one!.values.slice(FIRST_DATA_ROW - 1)) {
    const code = properText(String(row[position] ?? ''));
    if (code !== '' && !codes.has(comparable(code))) codes.set(comparable(code), code);
  }
  return codes;
}

/** The agencies by code and name, as they are to be written. */
function bookOf(contents: WorkbookContents): AgencyBook {
  const one = contents.get(AGENCIES.title);
  const at = positions(AGENCIES, one);
  const text = (row: readonly CellValue[], key: string): string =>
    properText(String(row[at.get(key) ?? -1] ?? ''));
  const rows = (one?.values.slice(FIRST_DATA_ROW - 1) ?? []).map((row) => ({
    code: text(row, 'code'),
    name: text(row, 'name'),
  }));
  // Of two rows with one code the first counts, as in reading.
  const first = new Map(rows.reverse().map((row) => [comparable(row.code), row]));
  const agencies = [...first.values()].reverse().filter(({ code }) => code !== '');
  return agencyBook(agencies, readGroups(contents, readKinds(contents).kinds, agencies).groups);
}

/** The proper form of a setting's text, or null where it has none. */
export function properSettingForm(setting: Setting): ProperForm | null {
  switch (setting.type) {
    case 'date':
      return dayForm;
    case 'choice':
      return choiceForm(setting.choices);
    case 'emails':
      return addressesForm;
    case 'count':
      return (text) => {
        const number = numberInCell(text);
        const good =
          number !== null && Number.isInteger(number) && number >= setting.least && number <= setting.most;
        return good ? number : null;
      };
    case 'dayOfYear':
      return (text) => {
        const day = dayOfYearIn(properText(text));
        return day === null ? null : dayOfYearText(day);
      };
    case 'text':
    case 'counts':
    case 'computed':
      return null;
  }
}
