/** A lead agency's form of a period as people know it: units down, indicators across, the total below (III.2.đ). */
import { vnDay } from '../calendar/day.js';
import type { SheetCells } from '../cells/sheetCells.js';
import type { Agency, Period, Plan } from '../plan/model.js';
import { periodInWords } from '../plan/periods/periodCode.js';
import { type FormsPlan, type IndicatorLine, type IndicatorTotal, indicatorLines } from './indicators.js';

type Cell = string | number;

export interface FormCells extends SheetCells {
  /** So many rows stay in sight, and stand on every page. */
  readonly frozenRows: number;
  /** Rows whose text breaks into lines. */
  readonly textRows: readonly number[];
  /** Cells that are one: an indicator's name over its columns. 1-based. */
  readonly merges: readonly {
    readonly row: number;
    readonly column: number;
    readonly rows: number;
    readonly columns: number;
  }[];
}

/** What the first cell of every such sheet says: by it the program knows its own. */
export const FORM_TITLE = 'BIỂU TỔNG HỢP SỐ LIỆU';

/** @example formTitle('SNNMT', '2026-Q2') //=> 'Biểu SNNMT 2026-Q2' */
export const formTitle = (lead: string, period: string): string => `Biểu ${lead} ${period}`;

const TEXT = '@';
const WHOLE = '#,##0';
const DECIMAL = '#,##0.##';
/** Stands where a unit that is asked has not answered: an empty cell would be taken for nought. */
const MISSING = '–';
const WITHOUT_CASES = 'không phát sinh';

/** The columns of an indicator: what stands under each, of a unit and of a total. */
interface FormColumn {
  readonly header: string;
  readonly width: number;
  readonly of: (unit: IndicatorLine['units'][number]) => Cell;
  readonly total: (total: IndicatorTotal) => Cell;
}

/** Pixels that a letter takes on the average, with some to spare. */
const LETTER = 7;

/**
 * A long text as lines that each run on over the empty cells of its row: a cell that breaks lines is as narrow as its
 * column.
 *
 * @param room pixels
 */
function linesAcross(text: string, room: number): string[] {
  const most = Math.max(40, Math.floor(room / LETTER));
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1]!;
    if (last !== '' && last.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
const shown = (value: number | null): Cell => (value === null ? MISSING : value);

function columnsOf({ indicator }: IndicatorLine): readonly FormColumn[] {
  const { type, unit, adding } = indicator;
  const counted = (what: string): string => (unit === '' ? what : `${what} (${unit})`);
  if (type === 'Chữ') return [{ header: 'Nội dung', width: 220, of: ({ words }) => words, total: () => '' }];
  if (type === 'Có/Không')
    return [
      {
        header: 'Có/Không',
        width: 110,
        of: ({ value }) => (value === 1 ? 'Có' : 'Không'),
        total: ({ numerator, denominator }) =>
          numerator === null ? MISSING : `Có ${numerator}/${denominator}`,
      },
    ];
  const weighted = adding === 'Bình quân gia quyền';
  if (type === 'Số' && !weighted)
    return [
      {
        header: counted('Giá trị'),
        width: 110,
        of: ({ value }) => shown(value),
        total: ({ value }) => shown(value),
      },
    ];
  const isShare = type === 'Tỷ lệ';
  return [
    {
      header: isShare ? counted('Tử số') : counted('Giá trị'),
      width: 80,
      of: ({ value }) => shown(value),
      total: ({ numerator, value }) => shown(isShare ? numerator : value),
    },
    {
      header: isShare ? counted('Mẫu số') : 'Trọng số',
      width: 80,
      of: ({ denominator }) => shown(denominator),
      total: ({ denominator }) => shown(denominator),
    },
    ...(isShare
      ? [
          {
            header: 'Tỷ lệ (%)',
            // As wide as «không phát sinh».
            width: 105,
            of: ({ shown: value }: IndicatorLine['units'][number]): Cell =>
              value === null ? WITHOUT_CASES : rounded(value),
            total: ({ value }: IndicatorTotal): Cell => (value === null ? MISSING : rounded(value)),
          },
        ]
      : []),
  ];
}

export interface FormMaking {
  readonly unit: string;
  /** When and by whom it was made, as people read it. */
  readonly at: string;
  readonly by: string;
}

/**
 * The cells of the sheet; null where the agency collects nothing in that period.
 *
 * @param plan of which agencies' figures
 * @param lead the agency in whose form the indicators stand
 */
export function formCells(
  plan: FormsPlan & Pick<Plan, 'settings'>,
  lead: Agency,
  period: Period,
  { unit, at, by }: FormMaking,
): FormCells | null {
  const lines = indicatorLines(plan, period, lead.code);
  if (lines.length === 0) return null;
  const blocks = lines.map((line) => ({ line, columns: columnsOf(line) }));
  const width = 2 + blocks.reduce((sum, { columns }) => sum + columns.length, 0);
  const values: Cell[][] = [];
  const formats: string[][] = [];
  const rows = {
    titleRows: [] as number[],
    headerRows: [] as number[],
    totalRows: [] as number[],
    textRows: [] as number[],
  };
  const push = (cells: readonly Cell[], kind?: keyof typeof rows): void => {
    const line = [...cells, ...Array<Cell>(width - cells.length).fill('')];
    formats.push(
      line.map((cell) => (typeof cell !== 'number' ? TEXT : Number.isInteger(cell) ? WHOLE : DECIMAL)),
    );
    const row = values.push(line);
    if (kind) rows[kind].push(row);
  };
  /** Under each indicator one cell for each of its columns; what is given for its first alone, the others empty. */
  const across = (of: (block: (typeof blocks)[number]) => readonly Cell[]): Cell[] =>
    blocks.flatMap((block) => {
      const cells = of(block);
      return [...cells, ...Array<Cell>(block.columns.length - cells.length).fill('')];
    });

  push([FORM_TITLE], 'titleRows');
  push([`${unit === '' ? '' : `${unit}. `}Cơ quan ra biểu: ${lead.name}`]);
  const named = periodInWords(period.code);
  push([`Kỳ báo cáo: ${named.charAt(0).toUpperCase()}${named.slice(1)}`]);
  push([`Tính đến ngày ${vnDay(plan.settings.asOf)}. Lập lúc ${at}, người lập: ${by}`]);
  push([]);
  const merges: FormCells['merges'][number][] = [1, 2].map((column) => ({
    row: values.length + 1,
    column,
    rows: 2,
    columns: 1,
  }));
  for (let column = 3, nth = 0; nth < blocks.length; nth++) {
    const { length } = blocks[nth]!.columns;
    if (length > 1) merges.push({ row: values.length + 1, column, rows: 1, columns: length });
    column += length;
  }
  push(
    ['TT', 'Đơn vị', ...across(({ line: { indicator } }) => [`${indicator.code}. ${indicator.title}`])],
    'headerRows',
  );
  push(['', '', ...across(({ columns }) => columns.map(({ header }) => header))], 'headerRows');

  const units = blocks.map(({ line }) => ({
    answered: new Map(line.units.map((one) => [one.agency.code, one])),
    missing: new Set(line.missing.map(({ code }) => code)),
  }));
  const listed = plan.agencies.filter(({ code }) =>
    units.some(({ answered, missing }) => answered.has(code) || missing.has(code)),
  );
  const cellsOf = (agency: Agency): Cell[] => {
    let nth = 0;
    return across(({ columns }) => {
      const { answered, missing } = units[nth++]!;
      const figure = answered.get(agency.code);
      if (figure) return columns.map(({ of }) => of(figure));
      return missing.has(agency.code) ? columns.map(() => MISSING) : [];
    });
  };
  const inWords = blocks.some(({ line }) => line.indicator.type === 'Chữ');
  const frozenRows = values.length;
  for (const [i, agency] of listed.entries())
    push([i + 1, agency.name, ...cellsOf(agency)], inWords ? 'textRows' : undefined);
  const kinds = [...new Set(blocks.flatMap(({ line }) => line.byKind.map(({ kind }) => kind)))];
  for (const kind of kinds)
    push(
      [
        '',
        `Cộng: ${kind}`,
        ...across(({ line, columns }) => {
          const total = line.byKind.find((one) => one.kind === kind);
          return total ? columns.map((column) => column.total(total)) : [];
        }),
      ],
      'totalRows',
    );
  push(
    ['', 'Tổng cộng', ...across(({ line, columns }) => columns.map(({ total }) => total(line)))],
    'totalRows',
  );
  const target = ({ indicator: { target, direction, type } }: IndicatorLine): string =>
    target === null
      ? ''
      : `${direction} ${String(target).replace('.', ',')}${type === 'Tỷ lệ' || type === 'Có/Không' ? ' %' : ''}`;
  push(['', 'Mục tiêu', ...across(({ line }) => [target(line)])]);
  push([
    '',
    'Đánh giá',
    ...across(({ line }) => [line.reached === null ? '' : line.reached ? 'Đạt' : 'Chưa đạt']),
  ]);
  push(['', 'Đã có số liệu', ...across(({ line }) => [`${line.answered}/${line.asked} đơn vị`])]);
  push([]);
  const widths = [40, 240, ...blocks.flatMap(({ columns }) => columns.map((column) => column.width))];
  const room = widths.slice(1).reduce((sum, one) => sum + one, 0);
  for (const { line } of blocks)
    if (line.missing.length > 0)
      for (const text of linesAcross(
        `${line.indicator.code} chưa có số liệu của ${line.missing.length} đơn vị: ${line.missing.map(({ name }) => name).join(', ')}.`,
        room,
      ))
        push(['', text]);
  return {
    values,
    formats,
    widths,
    frozenRows,
    ...rows,
    merges,
  };
}
