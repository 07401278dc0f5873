/** The samples that a workbook can be set up with. */
import { anBinh } from './anBinh2026/anBinh2026.js';
import { hungYen } from './hungYen2023/hungYen2023.js';
import type { Sample } from './sample.js';

const SAMPLE: Readonly<Record<SampleName, () => Sample>> = {
  'hung-yen-2023': () => hungYen('province'),
  'tp-hung-yen-2023': () => hungYen('city'),
  'an-binh-2026': anBinh,
};

export const SAMPLES = ['hung-yen-2023', 'tp-hung-yen-2023', 'an-binh-2026'] as const;
/**
 * hung-yen-2023: the province and its 32 agencies. tp-hung-yen-2023: the city and its 18. an-binh-2026: an invented
 * province of two levels and its 122.
 */
export type SampleName = (typeof SAMPLES)[number];

export const sampleOf = (name: SampleName): Sample => SAMPLE[name]();
