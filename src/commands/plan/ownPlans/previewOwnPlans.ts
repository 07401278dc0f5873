/** How complete agencies' own plans are, and what opening the check or an annex would write; nothing is written. */
import type { OwnPlansPreview, OwnPlansRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { ownPlansWanted } from './ownPlansWanted.js';

export function previewOwnPlans(environment: Environment, request: OwnPlansRequest): OwnPlansPreview {
  return ownPlansWanted(environment, request).preview;
}
