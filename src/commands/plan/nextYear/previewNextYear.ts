/** What would become of each sheet and each task; nothing is written. */
import type { NextYearPreview } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { prepareNextYear } from './nextYearPreview.js';

export function previewNextYear(environment: Environment): NextYearPreview {
  return prepareNextYear(environment).preview;
}
