/** What stands beside each row of `Nhập phụ lục`: what was understood of it, and what people have put right there. */
import type { Amendment } from '../../../annex/amendments.js';
import type { AnnexRow } from '../../../annex/readAnnex.js';
import { dateFromDay, dayFromText, isoDay, vnDay } from '../../../calendar/day.js';
import { choiceIn } from '../../../cells/choice.js';
import { fingerprintOf } from '../../../cells/hash.js';
import { type CellValue, comparable, dayInCell } from '../../../cells/value.js';
import { areaInText, areasOf, areaTitle } from '../../../plan/areas.js';
import { CYCLE_NAMES, CYCLES, cycleNamed } from '../../../plan/days/cycle.js';
import { Refusal } from '../../../refusal.js';
import type { TypedKey } from '../../../schema/declaration.js';
import { APPENDIX } from '../../../schema/sheets.js';
import { type Contents, positions } from '../../../workbook/contents.js';
import type { Decision } from './decisions.js';
import { changeInWords, type Import, PASTED } from './readImport.js';

type Key = TypedKey<typeof APPENDIX.columns>;

type ReadKey = Exclude<Key, (typeof PASTED)[number]>;

/** The columns that the program writes, in the order of the sheet. */
export const READ_KEYS = (Object.keys(APPENDIX.columns) as Key[]).filter(
  (key): key is ReadKey => !PASTED.some((one) => one === key),
);

export type ReadCells = Readonly<Record<ReadKey, CellValue>>;

/** As many ways there are to be sure of a row. */
const levelOf = ({ leads, due, notes }: AnnexRow): 'Chắc' | 'Cần xem' | 'Chưa hiểu' =>
  leads.length === 0 || due === null ? 'Chưa hiểu' : notes.length > 0 ? 'Cần xem' : 'Chắc';

const dateOf = (iso: string | null): CellValue => (iso === null ? '' : dateFromDay(dayFromText(iso)!));

const KINDS = { task: 'Nhiệm vụ', section: 'Mục', skipped: 'Bỏ qua' } as const;

/** What is written beside a row. */
export function readCells(row: AnnexRow, amendment: Amendment | undefined, year: number): ReadCells {
  const area = areasOf(year).find(({ number }) => number === row.area);
  const isTask = row.kind === 'task';
  const level = isTask ? levelOf(row) : '';
  const isSame = amendment?.state === 'same';
  const cells: Omit<ReadCells, 'mark'> = {
    accept: !isTask ? '' : level === 'Chắc' && row.accept && amendment?.state === 'new' ? 'Có' : 'Không',
    level,
    doubts: [
      ...(isSame ? ['Đã có ở trang Nhiệm vụ, không thay đổi.'] : []),
      ...(amendment?.changes.map(changeInWords) ?? []),
      ...row.notes,
    ].join('\n'),
    kind: KINDS[row.kind],
    code: amendment?.code ?? row.code,
    area: isTask && area ? areaTitle(area) : '',
    component: isTask ? row.component : '',
    leadCodes: row.leads.join(';'),
    supportCodes: row.supports.join(';'),
    supportWords: [...row.leadWords, ...row.supportWords].join('; '),
    cycle: isTask ? CYCLES[row.cycle] : '',
    start: dateOf(row.start),
    due: dateOf(row.due),
    milestones: row.milestones.map((iso) => vnDay(dayFromText(iso)!)).join('; '),
  };
  return { ...cells, mark: fingerprintOf([[JSON.stringify(row)], [JSON.stringify(cells)]]) };
}

/** The cells beside a row (1-based) as they stand. */
export function standingCells(sheet: Contents, row: number): ReadCells {
  const at = positions(APPENDIX, sheet);
  const values = sheet.values[row - 1] ?? [];
  return Object.fromEntries(READ_KEYS.map((key) => [key, values[at.get(key) ?? -1] ?? ''])) as ReadCells;
}

const listIn = (cell: CellValue): string[] =>
  String(cell)
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const isoIn = (cell: CellValue): string | null => {
  const day = dayInCell(cell);
  return day === null ? (String(cell).trim() === '' ? null : String(cell)) : isoDay(day);
};

const sameCell = (one: CellValue, other: CellValue): boolean =>
  isoIn(one) === isoIn(other) || comparable(String(one)) === comparable(String(other));

/**
 * What people have decided beside the rows.
 *
 * @throws Refusal where a row was changed after it was read
 */
export function decisionsBeside(sheet: Contents, { rows, amendments }: Import, year: number): Decision[] {
  const bySource = new Map(amendments.map((amendment) => [amendment.source, amendment]));
  return rows.flatMap((row): Decision[] => {
    if (row.kind !== 'task') return [];
    const read = readCells(row, bySource.get(row.source), year);
    const stands = standingCells(sheet, row.source);
    if (stands.mark !== read.mark)
      throw new Refusal(
        `Trang «${APPENDIX.title}», dòng ${row.source}: nội dung, danh sách cơ quan hoặc trang Nhiệm vụ đã thay đổi sau lần đọc. Hãy bấm «Đọc trang ${APPENDIX.title}» lại rồi nhập.`,
      );
    const is = (key: ReadKey): boolean => !sameCell(stands[key], read[key]);
    const area = areaInText(String(stands.area));
    return [
      {
        source: row.source,
        accept: stands.accept === true || comparable(String(stands.accept)) === comparable('Có'),
        ...(is('code') ? { code: String(stands.code) } : {}),
        ...(is('area') ? { area } : {}),
        ...(is('component') ? { component: String(stands.component) } : {}),
        ...(is('leadCodes') ? { leads: listIn(stands.leadCodes) } : {}),
        ...(is('supportCodes') ? { supports: listIn(stands.supportCodes) } : {}),
        ...(is('cycle') ? { cycle: cycleNamed(choiceIn(stands.cycle, CYCLE_NAMES) ?? '') } : {}),
        ...(is('start') ? { start: isoIn(stands.start) } : {}),
        ...(is('due') ? { due: isoIn(stands.due) } : {}),
        ...(is('milestones') ? { milestones: listIn(stands.milestones) } : {}),
      },
    ];
  });
}
