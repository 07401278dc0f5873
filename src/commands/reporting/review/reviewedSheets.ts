/** The sheets whose rows are approved or sent back. */
import { DATA, QUARTERLY } from '../../../schema/sheets.js';

export type ReviewedSheet = typeof QUARTERLY | typeof DATA;

export const REVIEWED: readonly ReviewedSheet[] = [QUARTERLY, DATA];
