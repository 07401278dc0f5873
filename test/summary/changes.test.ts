/** A plan with extensions and a successor counts what an independent recount counts, today and as of earlier days. */
import type { ExtendReport, SuccessionReport, SummaryPreview } from '../../src/contract.js';
import { guardedPlan } from '../support/plans/guardedPlan.js';
import { writeTable } from '../support/plans/province.js';
import { closeHosts, type TestHost } from '../support/preparedHost.js';
import { recount, STATUSES } from '../support/recount.js';

afterEach(closeHosts);

function confirmed(workbook: TestHost, name: string, request: object): void {
  const { fingerprint } = workbook.call<ExtendReport | SuccessionReport>(name, request);
  workbook.call(name, { ...request, fingerprint });
}

test('by agency and status', () => {
  const workbook = guardedPlan();
  workbook.type('Cấu hình', { Mục: 'Ngày ban hành kế hoạch' }, 'Giá trị', '10/03/2023');
  writeTable(
    workbook,
    'Kiểm tra',
    ['20/05/2023', '10/06/2023'].map((due, i) => ({
      'Mã KT': `KT0${i + 1}`,
      'Cơ quan được kiểm tra': 'STC',
      'Tồn tại, hạn chế': 'Chậm',
      'Hạn khắc phục': due,
    })),
  );
  const document = { document: '8/UB', documentDay: '02/06/2023' };
  confirmed(workbook, 'extendDeadline', { key: 'task|NV01|SNV', due: '30/06/2023', ...document });
  confirmed(workbook, 'succeedAgency', {
    from: 'STC',
    to: 'SNV',
    on: '01/06/2023',
    parts: [{ to: 'STP', works: ['NV05'] }],
  });
  confirmed(workbook, 'extendDeadline', { key: 'task|NV05|STP', due: '20/07/2023', ...document });
  confirmed(workbook, 'extendDeadline', { key: 'finding|KT01|SNV', due: '12/06/2023', ...document });
  for (const asOf of [undefined, '2023-05-25', '2023-06-01']) {
    const { tables } = workbook.call<SummaryPreview>('previewSummary', asOf === undefined ? {} : { asOf });
    const { lines } = tables.find(({ name }) => name === 'agency')!;
    const items = recount(workbook, asOf);
    for (const { key, counts } of lines)
      expect([asOf, key, ...Object.values(counts)]).toEqual([
        asOf,
        key,
        ...STATUSES.map(
          (_, status) => items.filter((one) => one.agency === key && one.status === status).length,
        ),
      ]);
    expect(items.length).toBeGreaterThan(10);
  }
});
