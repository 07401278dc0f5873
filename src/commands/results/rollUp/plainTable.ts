/** A table that programs read, as the content of a sheet: text stays text, numbers stay numbers, the first row its headers. */
import { AUTOMATIC_FORMAT, TEXT_FORMAT } from '../../../schema/layout.js';
import type { SheetContent } from '../../../workbook/port.js';

const WIDTHS = { narrow: 100, wide: 260 };

/** @param wide headers of columns with longer texts */
export const plainTable = (
  values: readonly (readonly (string | number)[])[],
  wide: readonly string[],
): SheetContent => ({
  values,
  formats: values.map((line) =>
    line.map((cell) => (typeof cell === 'number' ? AUTOMATIC_FORMAT : TEXT_FORMAT)),
  ),
  titleRows: [],
  headerRows: [1],
  totalRows: [],
  widths: values[0]!.map((title) => (wide.includes(String(title)) ? WIDTHS.wide : WIDTHS.narrow)),
});
