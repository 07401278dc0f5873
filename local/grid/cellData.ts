/** A cell as Univer's model keeps it: its value, and whether a formula stands in it or spills into it. */
import { CellValueType, type ICellData } from '@univerjs/core';
import type { Raw } from './stored.js';

export const styleOf = (cell: ICellData | null | undefined): ICellData =>
  cell?.s === undefined || cell.s === null ? {} : { s: cell.s };

export const isFormulaCell = (cell: ICellData): boolean => cell.custom?.['formula'] === true;
export const isSpilled = (cell: ICellData): boolean => cell.custom?.['spilled'] === true;
export const hasContent = (cell: ICellData): boolean =>
  isFormulaCell(cell) || (!isSpilled(cell) && cell.v !== undefined && cell.v !== null && cell.v !== '');

export function rawValue(cell: ICellData | undefined): Raw {
  if (!cell || cell.v === undefined || cell.v === null) return '';
  if (cell.t === CellValueType.BOOLEAN) return cell.v === 1 || cell.v === true;
  return cell.v;
}

export function content(value: Raw): ICellData {
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { v: value, t: typeof value === 'number' ? CellValueType.NUMBER : CellValueType.STRING };
}
