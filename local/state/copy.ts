/**
 * A copy of the spreadsheet ("Tạo bản sao"): it belongs to the copier and is shared with nobody. Sheets, protections
 * and developer metadata come along, the protections' editors shrink to the copier (gspread 1072), triggers and
 * properties stay behind (apps-script.md, "Deploying").
 */
import { randomUUID } from 'node:crypto';
import { newSavedState, type SavedState } from './hostState.js';

export function copied(state: SavedState, copier: string): SavedState {
  const { grid, metadata } = structuredClone(state);
  for (const extras of Object.values(grid.extras))
    extras.protections = extras.protections.map((protection) => ({ ...protection, editors: [] }));
  return { ...newSavedState(copier), id: randomUUID(), grid, metadata };
}
