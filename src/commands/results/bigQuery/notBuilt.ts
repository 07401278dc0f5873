/** What the normal build answers to whatever is asked of BigQuery. */
import { Refusal } from '../../../refusal.js';

export const notBuilt = (): Refusal =>
  new Refusal(
    'Bản tiện ích này không có BigQuery. Nếu cần tổng hợp nhiều đơn vị bằng BigQuery, hãy nhờ người cài đặt dựng bản có BigQuery (npm run build:bigquery) rồi đẩy lên lại.',
  );
