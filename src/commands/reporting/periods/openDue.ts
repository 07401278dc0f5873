/** The daily run opens the periods that end, where the settings want it. */
import type { Environment } from '../../../environment.js';
import { periodsToOpen, unopenedPeriods as unopened } from '../../../plan/periods/unopenedPeriods.js';
import { Refusal } from '../../../refusal.js';
import type { Current } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { openRows } from './openRows.js';

/**
 * Opens what is due to be opened. One that cannot be opened stops nothing: it is told of.
 *
 * @returns what was done, a sentence each; none where nothing was to be done
 */
export function openDue(environment: Environment, current: Current): string[] {
  const { plan } = current;
  if (!plan.settings.opensPeriods) return [];
  return periodsToOpen(plan).map((period) => {
    try {
      const { sheet, added, forms } = openRows(environment, current, period);
      const ofForms = forms ? `, ${forms.added} dòng ở trang ${forms.sheet}` : '';
      const said = `Tự mở kỳ ${period.code}: thêm ${added} dòng ở trang ${sheet}${ofForms}.`;
      appendLedger(environment, [{ deed: 'Mở kỳ', content: said }]);
      return said;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return `Chưa tự mở được kỳ ${period.code}: ${error.message}`;
    }
  });
}

/** Periods that people should open while there is still time to report in them, in sentences. */
export const unopenedInWords = ({ plan }: Pick<Current, 'plan'>): string[] =>
  unopened(plan)
    .filter(({ before }) => before === null || plan.settings.asOf < before)
    .map(
      ({ code, title }) =>
        `Kỳ ${code}${title === '' ? '' : ` (${title})`} chưa mở: các cơ quan chưa có dòng để báo cáo. Hãy mở kỳ ở thanh bên.`,
    );
