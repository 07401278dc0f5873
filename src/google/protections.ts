/** Protections of sheets and ranges. Calls are counted here, because whoever sets rights has to stop in time. */
import { type Rectangle, rectangleName } from '../cells/a1.js';
import type { Block, RightsPort, SheetRights, StandingProtection } from '../workbook/rightsPort.js';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;
type Protection = GoogleAppsScript.Spreadsheet.Protection;

const A1 = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/;

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** @example blockNamed('F2:L14') //=> { row: 2, column: 6, rows: 13, columns: 7 } */
function blockNamed(name: string): Block {
  const parts = A1.exec(name);
  // Whole columns or rows, as people may protect them: no block of ours.
  if (!parts) return { row: 0, column: 0, rows: 0, columns: 0 };
  const [, left, top, right = left!, bottom = top!] = parts as unknown as [
    string,
    string,
    string,
    string?,
    string?,
  ];
  const row = Number(top);
  const column = columnNumber(left!);
  return {
    row,
    column,
    rows: Number(bottom) - row + 1,
    columns: columnNumber(right) - column + 1,
  };
}

/** @param sheetNamed gives null where there is no such sheet */
export function googleRights(
  spreadsheet: Spreadsheet,
  sheetNamed: (title: string) => GoogleSheet | null,
): RightsPort {
  let calls = 0;
  // Where the whole spreadsheet has no protection of a kind, no sheet need be asked for its own but those that this
  // execution has protected since.
  const none: { wholes?: boolean; ranges?: boolean } = {};
  const since = { wholes: new Set<string>(), ranges: new Set<string>() };
  const call = <T>(deed: () => T): T => {
    calls++;
    return deed();
  };

  function standing(sheet: GoogleSheet | null, protection: Protection): StandingProtection {
    let description: string | undefined;
    let range: GoogleAppsScript.Spreadsheet.Range | undefined;
    let title: string | undefined;
    let block: Block | undefined;
    let editors: readonly string[] | undefined;
    let count: number | undefined;
    const own = (): GoogleSheet => sheet ?? call(() => call(() => protection.getRange()).getSheet());
    const self: StandingProtection = {
      description: () => (description ??= call(() => protection.getDescription())),
      describe(text) {
        call(() => protection.setDescription(text));
        description = text;
      },
      sheet() {
        range ??= call(() => protection.getRange());
        const place = range;
        title ??= call(() => call(() => place.getSheet()).getName());
        return title;
      },
      range() {
        range ??= call(() => protection.getRange());
        const place = range;
        block ??= blockNamed(call(() => place.getA1Notation()));
        return block;
      },
      setRange(to) {
        const place = call(() => own().getRange(rectangleName(to)));
        call(() => protection.setRange(place));
        range = place;
        block = to;
      },
      countEditors() {
        count ??= editors?.length ?? call(() => protection.getEditors()).length;
        return count;
      },
      editors() {
        if (!editors) {
          const users = call(() => protection.getEditors());
          editors = users.map((user) => call(() => user.getEmail()).toLowerCase());
        }
        return editors;
      },
      admit(addresses) {
        if (addresses.length === 0) return [];
        editors = undefined;
        count = undefined;
        try {
          call(() => protection.addEditors([...addresses]));
          return [];
        } catch {
          return addresses.filter((address) => {
            try {
              call(() => protection.addEditor(address));
              return false;
            } catch {
              return true;
            }
          });
        }
      },
      expel(addresses) {
        if (addresses.length === 0) return;
        editors = undefined;
        count = undefined;
        call(() => protection.removeEditors([...addresses]));
      },
      warnsOnly: () => call(() => protection.isWarningOnly()),
      enforce() {
        call(() => protection.setWarningOnly(false));
      },
      admitsDomain: () => call(() => protection.canDomainEdit()),
      expelDomain() {
        call(() => protection.setDomainEdit(false));
      },
      admitsMe: () => call(() => protection.canEdit()),
      countOpen: () => call(() => protection.getUnprotectedRanges()).length,
      open() {
        const ranges = call(() => protection.getUnprotectedRanges());
        return ranges.map((range) => blockNamed(call(() => range.getA1Notation())));
      },
      setOpen(blocks) {
        // One list of ranges is one call, however many there are.
        const ranges =
          blocks.length === 0
            ? []
            : call(() => call(() => own().getRangeList(blocks.map(rectangleName))).getRanges());
        call(() => protection.setUnprotectedRanges(ranges));
      },
      remove() {
        call(() => protection.remove());
      },
    };
    return self;
  }

  const every = (type: GoogleAppsScript.Spreadsheet.ProtectionType): StandingProtection[] =>
    call(() => spreadsheet.getProtections(type)).map((one) => standing(null, one));
  return {
    calls: () => calls,
    wholes() {
      const all = every(SpreadsheetApp.ProtectionType.SHEET);
      none.wholes = all.length === 0;
      since.wholes.clear();
      return all;
    },
    ranges: () => every(SpreadsheetApp.ProtectionType.RANGE),
    sheet(title): SheetRights | null {
      const sheet = call(() => sheetNamed(title));
      if (!sheet) return null;
      const { RANGE, SHEET } = SpreadsheetApp.ProtectionType;
      let whole: StandingProtection | null | undefined;
      let blocks: readonly StandingProtection[] | undefined;
      const blocksAnew = (): readonly StandingProtection[] =>
        (blocks = call(() => sheet.getProtections(RANGE)).map((one) => standing(sheet, one)));
      return {
        whole() {
          if (whole === undefined && none.wholes && !since.wholes.has(title)) whole = null;
          if (whole === undefined) {
            const [one] = call(() => sheet.getProtections(SHEET));
            whole = one ? standing(sheet, one) : null;
          }
          return whole;
        },
        protectWhole() {
          since.wholes.add(title);
          whole = standing(
            sheet,
            call(() => sheet.protect()),
          );
          return whole;
        },
        blocks() {
          none.ranges ??= every(RANGE).length === 0;
          if (none.ranges && !since.ranges.has(title)) return [];
          return blocks ?? blocksAnew();
        },
        blocksAnew,
        protect(block: Rectangle) {
          since.ranges.add(title);
          const range = call(() => sheet.getRange(rectangleName(block)));
          return standing(
            sheet,
            call(() => range.protect()),
          );
        },
      };
    },
  };
}
