/** What stands in a row of `Số liệu`, read as its indicator wants it. */
import { choiceIn } from '../cells/choice.js';
import { type CellValue, isBlank, numberInCell, quoted } from '../cells/value.js';
import type { DataRow, Indicator } from '../plan/model.js';

type Asked = Pick<Indicator, 'type' | 'adding' | 'unit'>;

/** The cells of a row that hold its figure. */
export interface FigureCells {
  readonly value: CellValue;
  readonly denominator: CellValue;
  readonly words: string;
}

export type Figure = Pick<DataRow, 'value' | 'denominator' | 'words' | 'faulty'>;

/** What is wrong with a figure: in which of its cells, and what to do. */
export interface FigureFlaw {
  readonly cell: 'value' | 'denominator' | 'words';
  readonly message: string;
  readonly remedy: string;
}

const YES_NO = ['Có', 'Không'] as const;

/** Whether a cell says yes (1) or no (0); null for what says neither. */
function yesNoIn(cell: CellValue): 0 | 1 | null {
  if (cell === 1 || cell === 0) return cell;
  const choice = choiceIn(cell, YES_NO);
  return choice === undefined ? null : choice === 'Có' ? 1 : 0;
}

const isShareUnit = (unit: string): boolean => /%|phần trăm/i.test(unit);

/**
 * The figure of a row, and what is wrong with it. What cannot be used is not counted.
 *
 * @example figureIn({ type: 'Tỷ lệ', adding: 'Bình quân gia quyền', unit: 'hồ sơ' }, { value: 45, denominator: 50, words: '' })
 * //=> { figure: { value: 45, denominator: 50, words: '', faulty: false }, flaws: [] }
 */
export function figureIn(
  { type, adding, unit }: Asked,
  cells: FigureCells,
): { readonly figure: Figure; readonly flaws: readonly FigureFlaw[] } {
  const flaws: FigureFlaw[] = [];
  const says = (cell: FigureFlaw['cell'], message: string, remedy: string): null => {
    flaws.push({ cell, message: `${message} Số liệu này không được tính.`, remedy });
    return null;
  };
  const numberIn = (cell: 'value' | 'denominator'): number | null => {
    const stands = cells[cell];
    if (isBlank(stands)) return null;
    const number = numberInCell(stands);
    if (number === null)
      return says(
        cell,
        `${quoted(stands)} không phải là số.`,
        'Ghi một số, không kèm chữ; lời giải thích ghi ở Ghi chú.',
      );
    if (number < 0) return says(cell, `Số ${quoted(stands)} là số âm.`, 'Ghi số từ 0 trở lên.');
    return number;
  };
  const figure = (value: number | null, denominator: number | null = null): Figure => ({
    value,
    denominator,
    words: cells.words,
    faulty: flaws.length > 0,
  });
  const answer = (): Figure => {
    // Words are often typed where figures stand.
    if (type === 'Chữ')
      return {
        ...figure(null),
        words:
          cells.words === '' && typeof cells.value !== 'object' ? String(cells.value).trim() : cells.words,
      };
    if (type === 'Có/Không') {
      const stands = isBlank(cells.value) ? cells.words : cells.value;
      if (isBlank(stands)) return figure(null);
      const said = yesNoIn(stands);
      return figure(
        said ??
          says(
            isBlank(cells.value) ? 'words' : 'value',
            `${quoted(stands)} không phải là Có hoặc Không.`,
            'Ghi Có hoặc Không.',
          ),
      );
    }
    const value = numberIn('value');
    const weighted = type === 'Tỷ lệ' || adding === 'Bình quân gia quyền';
    const denominator = weighted ? numberIn('denominator') : null;
    if (flaws.length > 0) return figure(value, denominator);
    if (!weighted) {
      if (value !== null && value > 100 && isShareUnit(unit))
        says('value', `Tỷ lệ ${quoted(value)} lớn hơn 100 %.`, 'Ghi tỷ lệ từ 0 đến 100.');
      return figure(value);
    }
    if (type === 'Tỷ lệ' && value !== null && denominator === null)
      says(
        'denominator',
        value > 100
          ? `Có tử số ${quoted(value)} mà chưa có mẫu số; nếu là tỷ lệ thì lớn hơn 100 %.`
          : `Có tử số ${quoted(value)} mà chưa có mẫu số: tỷ lệ của các đơn vị không cộng lại được.`,
        'Ghi tử số và mẫu số, ví dụ 45 và 50, không ghi tỷ lệ.',
      );
    else if (value !== null && denominator === null)
      says('denominator', 'Chưa có trọng số ở cột Mẫu số.', 'Ghi trọng số, ví dụ số hộ, số hồ sơ.');
    else if (value === null && denominator !== null && denominator > 0)
      says('value', 'Có mẫu số mà chưa có tử số.', 'Ghi tử số; không có thì ghi 0.');
    else if (type === 'Tỷ lệ' && value !== null && value > denominator!)
      says(
        'value',
        `Tử số ${quoted(value)} lớn hơn mẫu số ${quoted(denominator!)}: tỷ lệ trên 100 %.`,
        'Xem lại tử số và mẫu số.',
      );
    return figure(value ?? (denominator === 0 ? 0 : null), denominator);
  };
  return { figure: answer(), flaws };
}

/** Whether a row says what its indicator asks for, however it is used. */
export const isFilled = ({ type }: Pick<Indicator, 'type'>, row: Figure): boolean =>
  !row.faulty && (type === 'Chữ' ? row.words !== '' : row.value !== null);

/** Whether a row counts: it says what is asked for, was sent, and was not sent back. An empty one is no nought. */
export const isCounted = (
  indicator: Pick<Indicator, 'type'>,
  row: Figure & Pick<DataRow, 'sent' | 'review'>,
): boolean => row.sent !== null && row.review !== 'Trả lại' && isFilled(indicator, row);

/** A share as a figure states it, in percent; what is no share as it is; null where there is none. */
export function shownValue({ type }: Pick<Indicator, 'type'>, { value, denominator }: Figure): number | null {
  if (value === null || type === 'Chữ') return null;
  if (type === 'Tỷ lệ') return denominator === null || denominator === 0 ? null : (100 * value) / denominator;
  return type === 'Có/Không' ? 100 * value : value;
}

/**
 * What is odd about a figure beside the unit's last one; null for nothing. A figure of everything since the beginning
 * must not fall; any other should not fall by more than half.
 */
export function fallIn(
  indicator: Pick<Indicator, 'type' | 'cumulative'>,
  before: Figure,
  now: Figure,
): string | null {
  if (indicator.type === 'Chữ' || indicator.type === 'Có/Không') return null;
  if (indicator.cumulative)
    return before.value !== null && now.value !== null && now.value < before.value
      ? `Số lũy kế giảm từ ${quoted(before.value)} xuống ${quoted(now.value)}.`
      : null;
  const [last, next] = [shownValue(indicator, before), shownValue(indicator, now)];
  if (last === null || next === null || last <= 0 || next >= last / 2) return null;
  const shown = (value: number): string => quoted(Math.round(value * 10) / 10);
  return `Giảm hơn một nửa so với kỳ trước: từ ${shown(last)} xuống ${shown(next)}.`;
}
