/** Text of a clipboard as a table: cells parted by tabs, as spreadsheets and Word put them there. */

/**
 * Rows of texts. A cell that holds a tab, a line break or a quote stands in quotes, a quote in it is doubled; a quote
 * in the middle of a cell is a quote.
 *
 * @example delimitedTable('1\t"a\nb"\n') //=> [['1', 'a\nb']]
 */
export function delimitedTable(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const source = text.replace(/^\ufeff/, '');
  const endRow = (): void => {
    rows.push([...row, cell]);
    row = [];
    cell = '';
  };
  for (let i = 0; i < source.length; i++) {
    const sign = source[i]!;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (source[i + 1] === '"') {
        cell += '"';
        i++;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '' && closes(source, i)) isQuoted = true;
    else if (sign === '\t') {
      row.push(cell);
      cell = '';
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && source[i + 1] === '\n') i++;
      endRow();
    } else cell += sign;
  }
  if (cell !== '' || row.length > 0) endRow();
  const width = Math.max(0, ...rows.map((one) => one.length));
  return rows.map((one) => [...one, ...Array<string>(width - one.length).fill('')]);
}

/** Whether a quote that opens a cell closes one that holds something: two lone `"` in a row are ditto marks. */
function closes(text: string, from: number): boolean {
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] !== '"') continue;
    if (text[i + 1] === '"') {
      i++;
      continue;
    }
    return text.slice(from + 1, i).trim() !== '' && (i + 1 === text.length || /[\t\r\n]/.test(text[i + 1]!));
  }
  return false;
}
