/** When mails will have gone out, said before any is sent. */
import { type Forecast, forecastInWords, forecastOf } from '../../src/reminders/forecast.js';
import { day, readTables } from '../support/plans/plainWorkbook.js';

const { calendar } = readTables({}).plan;
/** Thursday. */
const TODAY = day('2023-04-06');

const mails = (count: number, recipients: number, patience = 0) =>
  Array.from({ length: count }, (_, i) => ({
    to: Array.from({ length: recipients }, (_, n) => `a${i}.${n}@tinh.example`),
    cc: [],
    agencies: 1,
    patience,
  }));

test.each<
  [string, ReturnType<typeof mails>, number, Omit<Forecast, 'lastDay'> & { lastDay: string | null }, string]
>([
  ['all fit', mails(20, 2), 100, { now: 20, total: 20, lastDay: null, late: 0 }, 'Hôm nay gửi hết 20 thư.'],
  [
    '122 agencies of two addresses, an account of 100 a day, nothing that may wait',
    mails(122, 2),
    100,
    { now: 45, total: 122, lastDay: '2023-04-10', late: 77 },
    'Hôm nay gửi 45/122 thư, nốt vào ngày 10/04/2023; 77 cơ quan nhận muộn.',
  ],
  [
    'the same ten days before: spread over days 10 to 8, nobody late',
    mails(122, 2, 2),
    100,
    { now: 45, total: 122, lastDay: '2023-04-10', late: 0 },
    'Hôm nay gửi 45/122 thư, nốt vào ngày 10/04/2023; không cơ quan nào nhận muộn.',
  ],
  [
    'half of today’s quota is used, an account in Workspace',
    mails(800, 2),
    600,
    { now: 295, total: 800, lastDay: '2023-04-07', late: 505 },
    'Hôm nay gửi 295/800 thư, nốt vào ngày 07/04/2023; 505 cơ quan nhận muộn.',
  ],
  [
    'one that no day is enough for',
    mails(1, 91),
    100,
    { now: 0, total: 1, lastDay: null, late: 1 },
    'Hôm nay gửi 0/1 thư, còn 1 thư chưa có ngày gửi vì hạn mức của Google không đủ; 1 cơ quan nhận muộn.',
  ],
])('%s', (_, awaiting, remaining, forecast, said) => {
  const found = forecastOf(awaiting, remaining, 0, TODAY, calendar);
  expect(found).toEqual({ ...forecast, lastDay: forecast.lastDay && day(forecast.lastDay) });
  expect(forecastInWords(found)).toBe(said);
});
