/** Service calls of each command at the size of a province, printed; and the protections that then stand. */
import { closeHosts, openTestHost } from '../support/preparedHost.js';
import { provinceHost } from '../support/province.js';

afterEach(closeHosts);

test('Calls of each command', () => {
  const lines: string[] = [];
  const measure = (name: string, argument?: unknown): void => {
    const workbook = provinceHost();
    const { calls } = workbook.host.run(name, argument === undefined ? [] : [argument]);
    lines.push(`${name}: ${calls}`);
  };
  lines.push(`setUpWorkbook, empty: ${openTestHost().host.run('setUpWorkbook').calls}`);
  measure('getOverview');
  measure('previewReminders');
  process.stdout.write(`${lines.join('\n')}\n`);
  expect(lines).toHaveLength(3);
});
