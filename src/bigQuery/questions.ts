/** What may be asked over all units: each is a file of sql/questions. */
export const QUESTION_NAMES = [
  'units',
  'areas',
  'kinds',
  'quarters',
  'agencies',
  'standing',
  'indicators',
  'classes',
] as const;

export type Question = (typeof QUESTION_NAMES)[number];
