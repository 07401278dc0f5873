/** Tổng hợp, Liên đơn vị, in a real browser: set up, loaded, looked at; absent from the normal build. */
import { bigQueryDist } from '../support/bigQuery/bigQueryDist.js';
import {
  browserOfFile,
  describeInBrowser,
  openSidebar,
  picture,
  SIDEBAR,
} from '../support/browser/browser.js';
import { BigQueryStore, type MemoryStore } from '../support/localHost.js';
import { filledHost } from '../support/plans/filledPlan.js';
import { closeHosts, openTestHost, sampleHost, type TestHost, TODAY } from '../support/preparedHost.js';

const browser = browserOfFile();
const shared = new BigQueryStore(':memory:');
afterEach(closeHosts);
afterAll(() => shared.close());

const built = (of: TestHost): TestHost =>
  openTestHost(of.store.copy() as MemoryStore, TODAY, { dist: bigQueryDist(), bigQuery: shared });

const place = (unit: string) => ({ project: 'papi-viet-nam', dataSet: 'papi', unit });

describeInBrowser('The page of all units', () => {
  test('is not there in the normal build', async () => {
    const { page } = await openSidebar(browser(), sampleHost());
    await page.getByRole('tab', { name: 'Tổng hợp' }).click();
    await page.getByRole('button', { name: 'Xếp loại' }).waitFor();
    expect(await page.getByRole('button', { name: 'Liên đơn vị' }).count()).toBe(0);
    await page.close();
  });

  test('leads from nothing to the numbers of all units, who is late, a unit and its agencies', async () => {
    const district = built(sampleHost());
    district.type('Cấu hình', { Mục: 'Đơn vị theo dõi' }, 'Giá trị', 'UBND tỉnh Thái Bình');
    district.call('setUpBigQuery', place('T34'));
    district.call('loadDay');
    // One that came eight days ago, and one that came last month.
    for (const [code, name, day] of [
      ['T35', 'UBND tỉnh Hà Nam', '2023-05-31'],
      ['T36', 'UBND tỉnh Nam Định', '2023-05-02'],
    ]) {
      shared.sql(
        `INSERT INTO papi.snapshot SELECT * REPLACE ('${code}' AS unit, DATE '${day}' AS day) FROM papi.snapshot WHERE unit = 'T34'`,
      );
      shared.sql(
        `INSERT INTO papi.loads SELECT * REPLACE ('${code}' AS unit, '${name}' AS unit_name, DATE '${day}' AS day) FROM papi.loads WHERE unit = 'T34'`,
      );
    }
    const workbook = built(filledHost(1));
    const { page, complaints } = await openSidebar(browser(), workbook);
    await page.getByRole('tab', { name: 'Tổng hợp' }).click();
    await page.getByRole('button', { name: 'Liên đơn vị' }).click();
    await page.getByLabel('Mã dự án Google Cloud').fill('papi-viet-nam');
    await page.getByLabel('Mã đơn vị này').fill('T33');
    await picture(page, 'sidebar-bigquery-setup');
    await page.getByRole('button', { name: 'Thiết lập BigQuery' }).click();
    await page.getByText('Chưa nạp lần nào').waitFor();
    await page.getByRole('button', { name: 'Nạp ngay' }).click();
    await page.getByText('Số liệu của 3/4 đơn vị').waitFor();
    await page.getByText('Quá cũ, không tính').waitFor();
    await page.getByRole('button', { name: 'Xem số liệu' }).click();
    const first = page.getByRole('row').nth(1);
    await first.waitFor();
    expect(await first.textContent()).toMatch(/^UBND tỉnh Hưng Yên1340\/1\.07/);
    await first.getByRole('button').click();
    await page.getByRole('heading', { name: 'Cơ quan của UBND tỉnh Hưng Yên' }).waitFor();
    await page
      .getByText(/hạng \d+ trong nhóm/)
      .first()
      .waitFor();
    await picture(page, 'sidebar-bigquery');
    await page.getByLabel('Xem theo').selectOption('areas');
    await page.getByLabel(/^Đơn vị/).selectOption('T34');
    await page.getByRole('button', { name: 'Xem số liệu' }).click();
    await page.getByRole('columnheader', { name: 'Lĩnh vực' }).waitFor();
    await picture(page, 'sidebar-bigquery-areas');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(SIDEBAR.width);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
