/**
 * The table in the HTML of a clipboard, from Word, Google Docs, Sheets or a web page: merged cells as they are
 * merged, paragraphs and line breaks as lines, numbers of lists as text. Pure, so that it is tested without a browser;
 * nothing of the HTML is ever shown or run.
 */

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  bull: '•',
  middot: '·',
  shy: '\u00ad',
  ge: '≥',
  le: '≤',
  times: '×',
};
/** Letters with one mark: "&agrave;" is a and a grave accent. */
const MARKS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
};

function unescaped(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|[a-z]+\d*);?/gi, (whole, name: string) => {
    if (name[0] === '#') {
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    }
    const marked = /^([a-z])(grave|acute|circ|tilde|uml)$/i.exec(name);
    if (marked) return (marked[1]! + MARKS[marked[2]!.toLowerCase()]!).normalize('NFC');
    return ENTITIES[name] ?? ENTITIES[name.toLowerCase()] ?? whole;
  });
}

interface Cell {
  text: string;
  readonly across: number;
  readonly down: number;
}

interface List {
  readonly ordered: boolean;
  readonly letters: boolean;
  next: number;
}

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return found ? (found[1] ?? found[2] ?? found[3] ?? '') : null;
};

const span = (tag: string, name: string): number => {
  const count = Number(attribute(tag, name) ?? 1);
  return Number.isInteger(count) && count >= 1 && count <= 1000 ? count : 1;
};

/** Elements whose content is no text. */
const SILENT = /^(?:style|script|head|title|xml|o:p\/)$/;
const BLOCK = /^(?:p|div|h[1-6]|li|ul|ol|tr|dd|dt|blockquote)$/;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A table of fewer columns is a letterhead or a place for signatures. */
const LEAST_COLUMNS = 3;

/**
 * The rows of the tables in a piece of HTML; null where there is none. Word parts a long annex into a table for each
 * page or area: all of them are read, in order, with the lines between them as rows of one cell; tables of a column or
 * two only where there is no other, and then the largest. Each merged cell's text stands in every row it reaches over,
 * and only in the first of its columns.
 */
export function htmlTable(html: string): string[][] | null {
  /** In order: tables, and lines of text between them. */
  const parts: (readonly Cell[][] | string)[] = [];
  let line = '';
  const endLine = (): void => {
    if (line.trim() !== '') parts.push(line.replace(/\s+/g, ' ').trim());
    line = '';
  };
  /** Tables that are open, outermost first; a table inside a cell is text of that cell. */
  const open: { rows: Cell[][]; cell: Cell | null }[] = [];
  const lists: List[] = [];
  let silent = '';
  const top = () => open[0];
  /** The number of a list item has just been said: its paragraph begins no new line. */
  let isMarked = false;
  const say = (text: string): void => {
    const table = top();
    if (table?.cell) table.cell.text += text;
    else if (!table) line += text;
    if (text.trim() !== '') isMarked = false;
  };
  const breakLine = (): void => {
    if (!top()) endLine();
    const cell = top()?.cell;
    if (cell && !isMarked && cell.text !== '' && !cell.text.endsWith('\n')) cell.text += '\n';
  };
  // Conditional comments of Word hold what it shows to others only.
  const source = html.replace(/<!--[\s\S]*?-->/g, '').replace(/<!\[[^>]*\]>/g, '');
  for (const [part] of source.matchAll(/<[^>]*>|[^<]+/g)) {
    const tag = /^<(\/?)\s*([a-z][\w:-]*)/i.exec(part);
    if (!tag) {
      if (silent === '' && part[0] !== '<') say(unescaped(part.replace(/[ \t\r\n\f]+/g, ' ')));
      continue;
    }
    const name = tag[2]!.toLowerCase();
    const isEnd = tag[1] === '/';
    if (SILENT.test(name)) {
      silent = isEnd ? '' : part.endsWith('/>') ? silent : name;
      continue;
    }
    if (silent !== '') continue;
    if (name === 'table') {
      if (isEnd) {
        const done = open.pop();
        if (done && open.length === 0) parts.push(done.rows);
      } else {
        endLine();
        open.push({ rows: [], cell: null });
      }
    } else if (open.length > 1) {
      // A table inside a cell: its cells are lines of that cell.
      if (name === 'tr' || name === 'td' || name === 'th' || name === 'br') breakLine();
    } else if (name === 'tr') {
      const table = top();
      if (table) table.cell = null;
      if (table && !isEnd) table.rows.push([]);
    } else if (name === 'td' || name === 'th') {
      const table = top();
      if (!table) continue;
      table.cell = null;
      if (isEnd) continue;
      if (table.rows.length === 0) table.rows.push([]);
      table.cell = { text: '', across: span(part, 'colspan'), down: span(part, 'rowspan') };
      table.rows[table.rows.length - 1]!.push(table.cell);
    } else if (name === 'br') {
      if (!top()) endLine();
      const cell = top()?.cell;
      if (cell) cell.text += '\n';
    } else if (name === 'ol' || name === 'ul') {
      if (isEnd) lists.pop();
      else
        lists.push({
          ordered: name === 'ol',
          letters: /^a$/i.test(attribute(part, 'type') ?? '') || /lower-(?:alpha|latin)/.test(part),
          next: Number(attribute(part, 'start') ?? 1) || 1,
        });
      breakLine();
    } else if (name === 'li' && !isEnd) {
      breakLine();
      const list = lists[lists.length - 1];
      const value = Number(attribute(part, 'value') ?? Number.NaN);
      if (list && Number.isInteger(value)) list.next = value;
      if (list?.ordered) {
        say(list.letters ? `${LETTERS[list.next - 1] ?? list.next}) ` : `${list.next}. `);
        list.next++;
      } else if (list) say('- ');
      isMarked = list !== undefined;
    } else if (BLOCK.test(name)) breakLine();
  }
  // A clipboard that was cut off inside its table.
  if (open[0]) parts.push(open[0].rows);
  return joined(parts.map((part) => (typeof part === 'string' ? part : spread(part))));
}

/** The tables that are an annex's, from the first to the last of them, with the lines between. */
function joined(parts: readonly (readonly string[][] | string)[]): string[][] | null {
  const isWide = (part: (typeof parts)[number]): boolean =>
    typeof part !== 'string' && (part[0]?.length ?? 0) >= LEAST_COLUMNS;
  const first = parts.findIndex(isWide);
  if (first < 0) {
    const tables = parts.filter((part) => typeof part !== 'string');
    const [largest] = tables.sort((a, b) => b.length - a.length);
    return largest && largest.length > 0 ? [...largest] : null;
  }
  const last = parts.length - 1 - [...parts].reverse().findIndex(isWide);
  const rows = parts
    .slice(first, last + 1)
    .flatMap((part) => (typeof part === 'string' ? [[part]] : isWide(part) ? part : []));
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}

/** Merged cells laid out on the grid they cover. */
function spread(rows: readonly (readonly Cell[])[]): string[][] {
  const grid: (string | undefined)[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const { text, across, down } of row) {
      while (grid[y]![x] !== undefined) x++;
      const shown = text.replace(/[ \t]*\n[ \t]*/g, '\n').replace(/^[\s\u00a0]+|[\s\u00a0]+$/g, '');
      for (let dy = 0; dy < down && y + dy < grid.length; dy++) {
        for (let dx = 0; dx < across; dx++) grid[y + dy]![x + dx] = dx === 0 ? shown : '';
      }
      x += across;
    }
  }
  const width = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? ''));
}
