/** A sheet's whole content replaced by another with its looks and charts, in a fixed number of calls. */
import { rectangleName } from '../../cells/a1.js';
import type { CellValue } from '../../cells/value.js';
import { HEADER_COLOUR, STATUS_COLOURS, TEXT_FORMAT } from '../../schema/layout.js';
import type { CellRange, SummaryChart } from '../../summary/summarySheet.js';
import type { SheetContent } from '../../workbook/port.js';
import { firstTouch, grow } from './grow.js';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

const TITLE_SIZE = 12;
/** Told apart in black and white too: the six statuses from light to dark do not neighbour their like. */
const SERIES = ['#34a853', '#fde293', '#aecbfa', '#f9ab00', '#b3261e', '#dadce0'];
/** Share from which on deadlines count as kept, and below which as let slip. */
const GOOD_RATE = 0.9;
const POOR_RATE = 0.7;

/**
 * One setValues over everything that stood there and everything that comes: either all of the new content is
 * there or, if the call fails, all of the old, with its own number formats.
 */
export function replaceSheet(sheet: Sheet, content: SheetContent): void {
  const width = content.widths.length;
  // In a sheet just made nothing stands, and everything looks as it should.
  const isNew = firstTouch(sheet);
  const rows = Math.max(content.values.length, isNew ? 0 : sheet.getLastRow());
  const columns = Math.max(width, isNew ? 0 : sheet.getLastColumn());
  grow(sheet, rows, columns);
  const whole = sheet.getRange(1, 1, rows, columns);
  const filled = <T>(lines: readonly (readonly T[])[], filler: T): T[][] =>
    Array.from({ length: rows }, (_, i) => {
      const line = lines[i] ?? [];
      return [...line, ...Array<T>(columns - line.length).fill(filler)];
    });
  // Text is to find its cells formatted as text, or what begins with "=" would become a formula.
  const oldFormats = isNew ? null : whole.getNumberFormats();
  // What is written into cells that were made one is lost.
  if (content.merges && !isNew) whole.breakApart();
  whole.setNumberFormats(filled(content.formats, TEXT_FORMAT));
  try {
    whole.setValues(filled<CellValue>(content.values, ''));
  } catch (error) {
    if (oldFormats) whole.setNumberFormats(oldFormats);
    throw error;
  }
  if (!isNew)
    whole.setFontWeight('normal').setBackground(null).setFontColor(null).setFontSize(10).setWrap(false);
  whole.setVerticalAlignment('top');

  for (let from = 0; from < width; ) {
    let to = from + 1;
    while (to < width && content.widths[to] === content.widths[from]) to++;
    sheet.setColumnWidths(from + 1, to - from, content.widths[from]!);
    from = to;
  }
  const bands = (wanted: readonly number[] | undefined) =>
    wanted && wanted.length > 0
      ? sheet.getRangeList(wanted.map((row) => rectangleName({ row, column: 1, rows: 1, columns: width })))
      : null;
  bands(content.titleRows)?.setFontWeight('bold').setFontSize(TITLE_SIZE);
  bands(content.headerRows)
    ?.setFontWeight('bold')
    .setBackground(HEADER_COLOUR.typed)
    .setFontColor(HEADER_COLOUR.text)
    .setWrap(true);
  bands(content.totalRows)?.setFontWeight('bold').setBackground('#eceff1');
  bands(content.textRows)?.setWrap(true);
  if (content.merges) for (const merged of rangesOf(sheet, content.merges)) merged.merge();
  if (content.frozenRows !== undefined) sheet.setFrozenRows(content.frozenRows);
  if (content.charts) {
    highlight(sheet, content);
    drawCharts(sheet, content.charts);
  }
}

const rangesOf = (sheet: Sheet, blocks: readonly CellRange[]): GoogleAppsScript.Spreadsheet.Range[] =>
  blocks.map(({ row, column, rows, columns }) => sheet.getRange(row, column, rows, columns));

function highlight(sheet: Sheet, { alarms = [], rates = [] }: SheetContent): void {
  const rule = () => SpreadsheetApp.newConditionalFormatRule();
  const good = STATUS_COLOURS['Hoàn thành đúng hạn'];
  const bad = { background: '#fce8e6', text: '#b3261e' };
  const coloured = (
    builder: GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder,
    { background, text }: { background: string; text: string },
    blocks: readonly CellRange[],
  ) =>
    blocks.length === 0
      ? []
      : [builder.setBackground(background).setFontColor(text).setRanges(rangesOf(sheet, blocks)).build()];
  sheet.setConditionalFormatRules([
    ...coloured(rule().whenNumberGreaterThan(0), bad, alarms),
    ...coloured(rule().whenNumberGreaterThanOrEqualTo(GOOD_RATE), good, rates),
    ...coloured(rule().whenNumberLessThan(POOR_RATE), bad, rates),
  ]);
}

function drawCharts(sheet: Sheet, charts: readonly SummaryChart[]): void {
  for (const old of sheet.getCharts()) sheet.removeChart(old);
  for (const { kind, title, ranges, row, column, width, height } of charts) {
    const stacked = kind === 'stackedBars';
    const builder = sheet
      .newChart()
      .asBarChart()
      .setTitle(title)
      .setColors(stacked ? SERIES : [HEADER_COLOUR.typed]);
    if (stacked) builder.setStacked();
    for (const range of rangesOf(sheet, ranges)) builder.addRange(range);
    builder
      .setNumHeaders(1)
      .setOption('legend', { position: stacked ? 'bottom' : 'none' })
      .setOption('width', width)
      .setOption('height', height)
      .setPosition(row, column, 0, 0);
    sheet.insertChart(builder.build());
  }
}
