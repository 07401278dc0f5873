/** Cells found by their text on a host that offers no TextFinder; with one, test/reminders goes through the bundle. */
import { replaceCells, rowSaying } from '../../src/google/cells/cellText.js';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

function withoutFinder(values: unknown[][]): Sheet {
  return {
    createTextFinder() {
      throw new Error('not emulated: Sheet.createTextFinder');
    },
    getDataRange: () => ({ getValues: () => values }),
    getRangeList: (names: string[]) => ({
      setValue(value: unknown) {
        for (const name of names) {
          const [, letter, row] = /^([A-Z])(\d+)$/.exec(name)!;
          values[Number(row) - 1]![letter!.charCodeAt(0) - 65] = value;
        }
      },
    }),
  } as unknown as Sheet;
}

test('A row is found by what a cell says as a whole', () => {
  const sheet = withoutFinder([['Kết quả'], ['Đang gửi #a-10'], ['Đang gửi #a-1']]);
  expect(rowSaying(sheet, 'Đang gửi #a-1')).toBe(3);
  expect(rowSaying(sheet, 'đang gửi #a-1')).toBeNull();
});

test('Exactly the cells that say so are replaced, and counted; the others stay', () => {
  const values = [
    ['Chờ gửi #a-1', 'x'],
    ['Chờ gửi #a-12', 'y'],
    ['Chờ gửi #a-1', 5],
  ];
  expect(replaceCells(withoutFinder(values), 'Chờ gửi #a-1', 'Đang gửi #a-1', false)).toBe(2);
  expect(values).toEqual([
    ['Đang gửi #a-1', 'x'],
    ['Chờ gửi #a-12', 'y'],
    ['Đang gửi #a-1', 5],
  ]);
  expect(replaceCells(withoutFinder(values), 'Đang gửi #a-\\d+', 'Đã gửi', true)).toBe(2);
  expect(values[1]).toEqual(['Chờ gửi #a-12', 'y']);
  expect(replaceCells(withoutFinder(values), 'Không có', 'x', false)).toBe(0);
});
