/** The sheets of the rating: criteria, points, appeals. Read only where agencies are rated; what cannot be used is named. */
import { comparable, isBlank, numberInCell, quoted } from '../../../cells/value.js';
import type { Plan } from '../../../plan/model.js';
import {
  CRITERION_SOURCES,
  type Criterion,
  type CriterionSource,
  ratingGroupOf,
  readyCriteria,
  wrongWeights,
} from '../../../rating/criteria.js';
import type { Column, RowOf, Sheet } from '../../../schema/declaration.js';
import { APPEALS, CRITERIA, MARKS } from '../../../schema/sheets.js';
import type { WorkbookContents } from '../../contents.js';
import type { Problem } from '../problem.js';
import { readTable } from '../readTable.js';

/** A row of `Chấm điểm`. */
export interface Mark {
  readonly row: number;
  readonly round: string;
  readonly agency: string;
  readonly criterion: string;
  readonly said: string;
  readonly auto: number | null;
  readonly off: number;
  readonly given: number | null;
  readonly bonus: number;
}

/** A row of `Kiến nghị điểm`. */
export interface Appeal {
  readonly row: number;
  readonly code: string;
  readonly round: string;
  readonly agency: string;
  readonly criterion: string;
  readonly reason: string;
  readonly verdict: 'Chờ' | 'Đồng ý' | 'Không';
  readonly after: number | null;
}

export interface RatingRead {
  readonly criteria: readonly Criterion[];
  readonly marks: readonly Mark[];
  readonly appeals: readonly Appeal[];
  readonly problems: readonly Problem[];
}

export function readRating(contents: WorkbookContents, { agencies }: Pick<Plan, 'agencies'>): RatingRead {
  const problems: Problem[] = [];
  const table = <S extends Sheet>(sheet: S): readonly RowOf<S>[] => {
    const read = readTable(sheet, contents.get(sheet.title));
    problems.push(...read.problems);
    return read.rows;
  };
  const report = (sheet: Sheet, row: number, column: Column, message: string, remedy: string): void => {
    problems.push({ severity: 'lỗi', sheet: sheet.title, row, column: column.title, message, remedy });
  };
  const numberOf = (sheet: Sheet, row: number, column: Column, cell: unknown): number | null => {
    if (isBlank(cell as string)) return null;
    const number = numberInCell(cell as string);
    if (number !== null && number >= 0) return number;
    report(sheet, row, column, `${quoted(cell as string)} không phải là điểm.`, 'Ghi một số từ 0 trở lên.');
    return null;
  };
  const codes = new Map(agencies.map(({ code }) => [comparable(code), code]));
  const agencyOf = (sheet: Sheet, row: number, column: Column, cell: string): string | null => {
    const code = codes.get(comparable(cell)) ?? null;
    if (code === null)
      report(
        sheet,
        row,
        column,
        `Không có cơ quan mã «${cell}»: dòng này không được tính.`,
        'Sửa lại mã cơ quan.',
      );
    return code;
  };

  const criteria = table(CRITERIA).map((row): Criterion => {
    const { columns } = CRITERIA;
    const off = row.off
      .split(';')
      .map((part) => numberOf(CRITERIA, row.row, columns.off, part.trim()))
      .filter((number) => number !== null);
    return {
      code: row.code,
      group: row.group,
      title: row.title,
      weight: numberOf(CRITERIA, row.row, columns.weight, row.weight) ?? 0,
      source: sourceNamed(row.source),
      off,
      mostOff: numberOf(CRITERIA, row.row, columns.mostOff, row.mostOff),
    };
  });
  for (const { group, sum } of wrongWeights(criteria))
    problems.push({
      severity: 'lỗi',
      sheet: CRITERIA.title,
      row: null,
      column: CRITERIA.columns.weight.title,
      message: `Nhóm ${group}: tổng trọng số là ${points(sum)}, không phải 100; chưa chấm điểm được.`,
      remedy: 'Sửa cột Trọng số để mỗi nhóm cộng lại đúng 100.',
    });

  const marks = table(MARKS).flatMap((row): Mark[] => {
    const { columns } = MARKS;
    const agency = agencyOf(MARKS, row.row, columns.agency, row.agency);
    const number = (key: 'auto' | 'off' | 'given' | 'bonus'): number | null =>
      numberOf(MARKS, row.row, columns[key], row[key]);
    return agency === null
      ? []
      : [
          {
            row: row.row,
            round: roundIn(row.round),
            agency,
            criterion: row.criterion,
            said: row.said,
            auto: number('auto'),
            off: number('off') ?? 0,
            given: number('given'),
            bonus: number('bonus') ?? 0,
          },
        ];
  });
  const known = new Set(
    (criteria.length > 0 ? criteria : readyCriteria()).map(({ code }) => comparable(code)),
  );
  const appeals = table(APPEALS).flatMap((row): Appeal[] => {
    const { columns } = APPEALS;
    const agency = agencyOf(APPEALS, row.row, columns.agency, row.agency);
    if (!known.has(comparable(row.criterion))) {
      report(
        APPEALS,
        row.row,
        columns.criterion,
        `Không có tiêu chí mã «${row.criterion}»: dòng này không được tính.`,
        'Sửa lại mã tiêu chí.',
      );
      return [];
    }
    const after = numberOf(APPEALS, row.row, columns.after, row.after);
    const verdict = row.verdict || 'Chờ';
    const round = roundIn(row.round);
    if (!/^\d{4}$/.test(round))
      report(
        APPEALS,
        row.row,
        columns.round,
        `Đợt ${quoted(row.round)} không nói năm nào: kiến nghị này không được tính.`,
        'Ghi năm xếp loại, ví dụ 2026.',
      );
    if (verdict === 'Đồng ý' && after === null)
      report(
        APPEALS,
        row.row,
        columns.after,
        'Đã đồng ý nhưng chưa ghi điểm sau: kiến nghị này chưa được tính.',
        'Điền Điểm sau.',
      );
    return agency === null
      ? []
      : [
          {
            row: row.row,
            code: row.code,
            round,
            agency,
            criterion: row.criterion,
            reason: row.reason,
            verdict,
            after,
          },
        ];
  });
  nameOdd(
    appeals,
    criteria.length > 0 ? criteria : readyCriteria(),
    agencies,
    (row, column, message, remedy) =>
      problems.push({
        severity: 'cảnh báo',
        sheet: APPEALS.title,
        row,
        column: column.title,
        message,
        remedy,
      }),
  );
  return { criteria: criteria.length > 0 ? criteria : readyCriteria(), marks, appeals, problems };
}

/** Of "Đợt 2026", "năm 2026" the year; what names none stays as it is. */
const roundIn = (text: string): string => /(?:^|\D)(20\d\d)(?!\d)/.exec(text)?.[1] ?? text.trim();

/** What was granted beyond what a criterion can give, and twice. */
function nameOdd(
  appeals: readonly Appeal[],
  criteria: readonly Criterion[],
  agencies: Plan['agencies'],
  says: (row: number, column: Column, message: string, remedy: string) => void,
): void {
  const groups = new Map(agencies.map((agency) => [agency.code, ratingGroupOf(agency)]));
  const granted = new Map<string, number>();
  const { columns } = APPEALS;
  for (const { row, round, agency, criterion, verdict, after } of appeals) {
    if (verdict !== 'Đồng ý' || after === null) continue;
    const most = criteria.find(
      ({ code, group }) => comparable(code) === comparable(criterion) && group === groups.get(agency),
    )?.weight;
    if (most !== undefined && after > most)
      says(
        row,
        columns.after,
        `Điểm sau ${points(after)} lớn hơn điểm tối đa của ${criterion}; đang tính ${points(most)}.`,
        'Sửa Điểm sau; điểm thưởng ghi ở trang Chấm điểm.',
      );
    const key = JSON.stringify([round, agency, comparable(criterion)]);
    const before = granted.get(key);
    if (before !== undefined)
      says(
        row,
        columns.after,
        `${criterion} của ${agency} đã được đồng ý ở dòng ${before}; đang tính theo dòng này.`,
        'Chỉ để một kết luận Đồng ý cho mỗi tiêu chí.',
      );
    granted.set(key, row);
  }
}

const sourceNamed = (name: string): CriterionSource =>
  (Object.keys(CRITERION_SOURCES) as CriterionSource[]).find((key) => CRITERION_SOURCES[key] === name) ??
  'manual';

const points = (number: number): string => String(Math.round(number * 100) / 100).replace('.', ',');

/** The ready set as the cells of `Tiêu chí`. */
export const criteriaRows = () =>
  readyCriteria().map(({ code, group, title, weight, source, off }) => ({
    code,
    group,
    title,
    weight,
    source: CRITERION_SOURCES[source],
    off: off.join('; '),
  }));
