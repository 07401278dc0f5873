/** The areas and parts by which a year's survey is published: those of the workbook's own list, else the built-in ones. */
import { comparable } from '../cells/comparable.js';
import { areasOf, areaTitle, type PapiArea } from '../plan/areas.js';
import type { PapiPart } from '../plan/model.js';

/** A part as tasks and scores name it, in front of its name. @example partCode('3.3 Tiếp cận dịch vụ tư pháp') //=> '3.3' */
export const partCode = (text: string): string => /^\s*([1-8]\.\d)(?!\d)/.exec(text)?.[1] ?? '';

/**
 * The eight areas of a year, each with its parts. A year that the workbook lists has the parts of the newest listed year
 * up to it; an area without any listed keeps the built-in ones (capabilities §7).
 *
 * @example partsOf(2025, [])[2]!.components[2] //=> '3.3 Tiếp cận dịch vụ tư pháp'
 */
export function partsOf(year: number, listed: readonly PapiPart[]): readonly PapiArea[] {
  const since = Math.max(0, ...listed.map((part) => part.year).filter((one) => one <= year));
  const own = listed.filter((part) => part.year === since);
  return areasOf(year)
    .filter(({ number }) => number > 0)
    .map((area) => {
      const parts = own.filter(({ code }) => Number(code[0]) === area.number);
      return parts.length === 0
        ? area
        : { ...area, components: parts.map(({ code, title }) => `${code} ${title}`) };
    });
}

/**
 * The code of the part that a text names by its code or its name; '' where it names none of that year.
 *
 * @example partIn('tiếp cận dịch vụ tư pháp', partsOf(2025, [])) //=> '3.3'
 */
export function partIn(text: string, areas: readonly PapiArea[]): string {
  const parts = areas.flatMap(({ components }) => components);
  const code = partCode(text);
  const typed = comparable(text);
  const found = parts.find((part) =>
    code === '' ? comparable(part.slice(3)) === typed : part.startsWith(code),
  );
  return found === undefined ? '' : partCode(found);
}

/** The title of an area or a part of it; '' where the year has none such. */
export const titleIn = (areas: readonly PapiArea[], area: number, part: string): string => {
  const found = areas.find(({ number }) => number === area);
  if (!found) return '';
  return part === '' ? areaTitle(found) : (found.components.find((one) => partCode(one) === part) ?? '');
};

/** Points that an area may have at most. */
const AREA_POINTS = 10;

/**
 * The most points of an area, or of one of its parts, which share the area's evenly.
 *
 * @example mostPoints(partsOf(2025, []), 3, '3.3') //=> 10 / 3
 */
export const mostPoints = (areas: readonly PapiArea[], area: number, part: string): number =>
  part === ''
    ? AREA_POINTS
    : AREA_POINTS / Math.max(areas.find(({ number }) => number === area)?.components.length ?? 1, 1);

/** The lowest that a survey gives: 1 of an area's 10 points, and of a part no less than a fifth. */
const LEAST = { area: 1, part: 0.2 };
/** Published numbers are rounded. */
const ROUNDED = 0.01;

/** Whether a number can be a score of an area or a part of it. @example isOnScale(partsOf(2025, []), 5, '', 71.2) //=> false */
export const isOnScale = (areas: readonly PapiArea[], area: number, part: string, value: number): boolean =>
  value >= (part === '' ? LEAST.area : LEAST.part) && value <= mostPoints(areas, area, part) + ROUNDED;
