/** Service calls of closing and opening a period at the size of a province, beside the other numbers (numbers.test.ts). */
import type { Overview } from '../../src/contract.js';
import { executions, held, sayAtEnd } from '../support/bundle/callsHeld.js';
import { protectedProvince, protectionsOf } from '../support/plans/province.js';
import { closeHosts } from '../support/preparedHost.js';

afterEach(closeHosts);
sayAtEnd();

test('A period closed, and the next one opened', () => {
  const workbook = protectedProvince();
  held('closePeriod', executions(workbook, 'closePeriod', { period: '2026-Q1' }));
  expect(workbook.call<Overview>('getOverview').rights.state).toBe('complete');
  held('openPeriod', executions(workbook, 'openPeriod', { period: '2026-Q3' }));
  expect(workbook.call<Overview>('getOverview').rights.state).toBe('complete');
  expect(protectionsOf(workbook).length).toBeLessThanOrEqual(420);
});
