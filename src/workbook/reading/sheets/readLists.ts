/** The workbook's own lists of kinds and groups of agencies; where it has none, the built-in ones. */

import { choiceIn } from '../../../cells/choice.js';
import { comparable } from '../../../cells/comparable.js';
import { builtInGroups, EVERYBODY, type Group, groupParts, groupsOf } from '../../../plan/agencies/groups.js';
import { builtInKinds, type Kind, listedParts, OTHER_KIND } from '../../../plan/agencies/kinds.js';
import type { RowOf } from '../../../schema/declaration.js';
import { GROUPS, KINDS } from '../../../schema/sheets.js';
import type { WorkbookContents } from '../../contents.js';
import type { Problem } from '../problem.js';
import { readTable } from '../readTable.js';

export interface KindsRead {
  readonly kinds: readonly Kind[];
  /** Names of the kinds, where the workbook lists them, for the columns that name one. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly Problem[];
}

/** The kinds, as `Danh mục loại` lists them; `Khác` is always one. */
export function readKinds(contents: WorkbookContents): KindsRead {
  const { rows, problems } = readTable(KINDS, contents.get(KINDS.title));
  if (rows.length === 0) return { kinds: builtInKinds(), choices: new Map(), problems };
  const kinds = rows.map(
    ({ name, mustPlan, beginnings }): Kind => ({
      name,
      mustPlan: mustPlan === 'Có',
      beginnings: listedParts(beginnings),
    }),
  );
  if (!kinds.some(({ name }) => comparable(name) === comparable(OTHER_KIND)))
    kinds.push({ name: OTHER_KIND, mustPlan: false, beginnings: [] });
  return { kinds, choices: new Map([['kinds', kinds.map(({ name }) => name)]]), problems };
}

export interface GroupsRead {
  readonly groups: readonly Group[];
  readonly problems: readonly Problem[];
}

/** The groups, as `Danh mục nhóm` lists them. What a group is said to be made of and is nothing is named. */
export function readGroups(
  contents: WorkbookContents,
  kinds: readonly Kind[],
  agencies: readonly { readonly code: string; readonly name: string }[],
): GroupsRead {
  const { rows, problems: read } = readTable(GROUPS, contents.get(GROUPS.title));
  if (rows.length === 0) return { groups: builtInGroups(), problems: read };
  const problems = [...read];
  const report = (row: RowOf<typeof GROUPS>, key: 'code' | 'of', message: string, remedy: string): void => {
    problems.push({
      severity: 'lỗi',
      sheet: GROUPS.title,
      row: row.row,
      column: GROUPS.columns[key].title,
      message,
      remedy,
    });
  };
  const stated = rows.filter((row) => {
    if (/^@[^\s;,]+$/.test(row.code)) return true;
    report(
      row,
      'code',
      `Mã nhóm «${row.code}» không dùng được; dòng này không được tính.`,
      'Mã nhóm bắt đầu bằng @, không có dấu cách, dấu phẩy, dấu chấm phẩy. Ví dụ: @YTE.',
    );
    return false;
  });
  const names = kinds.map(({ name }) => name);
  const known = new Set([
    comparable(EVERYBODY),
    ...stated.map(({ code }) => comparable(code)),
    ...agencies.flatMap(({ code, name }) => [comparable(code), comparable(name)]),
  ]);
  for (const row of stated)
    for (const { text } of groupParts(row.of))
      if (!known.has(comparable(text)) && choiceIn(text, names) === undefined)
        report(
          row,
          'of',
          `${row.code}: không có loại, cơ quan hay nhóm «${text}».`,
          `Ghi tên loại ở trang ${KINDS.title}, mã cơ quan hoặc mã nhóm khác; cách nhau bằng dấu chấm phẩy (;).`,
        );
  return { groups: groupsOf(stated), problems };
}
