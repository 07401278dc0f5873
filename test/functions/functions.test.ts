/** The custom functions through the built bundle, with the values that Sheets hands over. */
import fc from 'fast-check';
import { bundle } from '../support/bundle/bundle.js';

const gas = bundle();
const at = (iso: string): Date => {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, day);
};
const iso = (value: unknown): string => {
  const date = value as Date;
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
};
const column = (...values: unknown[]): unknown[][] => values.map((value) => [value]);

describe('PAPI_PLANDUE', () => {
  test.each([
    ['2023-03-10', '2023-03-31'],
    ['2023-04-20', '2023-05-16'],
  ])('of a plan issued on %s is %s (III.1.a: 15 working days)', (issued, due) => {
    expect(iso(gas.PAPI_PLANDUE(at(issued)))).toBe(due);
  });

  test('takes other terms', () => {
    expect(iso(gas.PAPI_PLANDUE(at('2023-03-10'), 10))).toBe('2023-03-24');
    expect(() => gas.PAPI_PLANDUE(at('2023-03-10'), -1)).toThrow('days: «-1» là số âm.');
  });
});

describe('PAPI_LASTDAY', () => {
  test.each([
    ['2023-06-10', '2023-06-09'],
    ['2023-06-05', '2023-06-04'],
    ['2023-10-31', '2023-10-30'],
  ])('of "trước ngày %s" is %s', (before, last) => {
    expect(iso(gas.PAPI_LASTDAY(at(before)))).toBe(last);
  });
});

describe('PAPI_QUARTER', () => {
  test.each([
    ['2023-01-01', '2023-Q1'],
    ['2023-06-30', '2023-Q2'],
    ['2023-12-31', '2023-Q4'],
  ])('of %s is %s', (day, quarter) => {
    expect(gas.PAPI_QUARTER(at(day))).toBe(quarter);
  });
});

describe('PAPI_STATUS', () => {
  test.each([
    ['2023-06-09', '', '2023-06-08', 'Sắp đến hạn'],
    ['2023-06-30', '', '2023-06-08', 'Trong hạn'],
    ['2023-06-15', '', '2023-06-08', 'Sắp đến hạn'],
    ['2023-06-16', '', '2023-06-08', 'Trong hạn'],
    ['2023-06-08', '', '2023-06-08', 'Sắp đến hạn'],
    ['2023-06-07', '', '2023-06-08', 'Quá hạn'],
    ['2023-06-09', '2023-06-09', '2023-06-30', 'Hoàn thành đúng hạn'],
    ['2023-06-09', '2023-06-10', '2023-06-30', 'Hoàn thành quá hạn'],
  ])('due %s, done «%s», as of %s: %s', (due, done, asOf, status) => {
    expect(gas.PAPI_STATUS(at(due), done && at(done), at(asOf))).toBe(status);
  });

  test('says Chưa có hạn where there is no due day', () => {
    expect(gas.PAPI_STATUS('', '', at('2023-06-08'))).toBe('Chưa có hạn');
    expect(gas.PAPI_STATUS('', at('2023-06-01'), at('2023-06-08'))).toBe('Chưa có hạn');
  });

  test('takes its own measure of near', () => {
    expect(gas.PAPI_STATUS(at('2023-06-16'), '', at('2023-06-08'), 6)).toBe('Sắp đến hạn');
    expect(gas.PAPI_STATUS(at('2023-06-09'), '', at('2023-06-08'), 0)).toBe('Trong hạn');
  });
});

describe('VN_LUNAR, VN_DAYOFF and VN_ISWORKDAY', () => {
  test('name the day', () => {
    expect(gas.VN_LUNAR(at('2023-04-29'))).toBe('10/3');
    expect(gas.VN_LUNAR(at('2025-08-03'))).toBe('10/6 nhuận');
    expect(gas.VN_DAYOFF(at('2023-05-02'))).toBe('Nghỉ bù dịp Giỗ Tổ, 30/4');
    expect(gas.VN_DAYOFF(at('2023-05-04'))).toBe('');
    expect(gas.VN_DAYOFF(at('2024-05-04'))).toBe('');
    expect(gas.VN_DAYOFF(at('2023-06-10'))).toBe('Thứ Bảy');
    expect(gas.VN_DAYOFF(at('2030-02-02'))).toBe('Tết Nguyên đán (tạm tính)');
    expect(gas.VN_ISWORKDAY(at('2024-05-04'))).toBe(true);
    expect(gas.VN_ISWORKDAY(at('2023-05-02'))).toBe(false);
  });
});

describe('Arguments', () => {
  test('are dates, ISO text, dd/MM/yyyy text or serial numbers', () => {
    for (const day of [
      at('2023-06-30'),
      '2023-06-30',
      '30/06/2023',
      ' 30-6-2023 ',
      '30.6.2023',
      45107,
      new Date(2023, 5, 30, 17, 45),
    ]) {
      expect(gas.PAPI_QUARTER(day)).toBe('2023-Q2');
      expect(gas.VN_NETWORKDAYS(day, at('2023-07-03'))).toBe(2);
    }
  });

  test.each([
    [
      '31/02/2023',
      'date: «31/02/2023» không phải là ngày có thật (cần dạng ngày/tháng/năm, ví dụ 10/03/2023).',
    ],
    ['hôm qua', 'date: «hôm qua» không phải là ngày có thật (cần dạng ngày/tháng/năm, ví dụ 10/03/2023).'],
    [-5, 'date: «-5» không phải là ngày trong khoảng 1900–2199.'],
    [9_999_999, 'date: «9999999» không phải là ngày trong khoảng 1900–2199.'],
    [true, 'date: «true» không phải là ngày có thật (cần dạng ngày/tháng/năm, ví dụ 10/03/2023).'],
  ])('that are bad (%p) throw when they stand alone, naming argument and value', (value, message) => {
    expect(() => gas.PAPI_QUARTER(value)).toThrow(message);
    expect(() => gas.VN_ISWORKDAY(value)).toThrow(message);
  });

  test('that are bad inside a range say so in their own row and spoil no other', () => {
    expect(gas.PAPI_QUARTER(column(at('2023-06-30'), '31/02/2023', '', at('2023-12-31')))).toEqual([
      ['2023-Q2'],
      ['Lỗi: date: «31/02/2023» không phải là ngày có thật (cần dạng ngày/tháng/năm, ví dụ 10/03/2023).'],
      [''],
      ['2023-Q4'],
    ]);
  });

  test('that stand alone beside a range throw for the whole call', () => {
    expect(() => gas.PAPI_STATUS(column(at('2023-06-30')).concat(column('')), column('', ''), 'nay')).toThrow(
      'asOf: «nay»',
    );
    expect(() => gas.VN_WORKDAY(column(at('2023-06-30'), ''), 'ba')).toThrow('days: «ba» không phải là số.');
  });

  test('broadcast: a column against a cell, a column, a row', () => {
    const starts = column(at('2023-06-05'), at('2023-06-06'));
    expect(gas.VN_NETWORKDAYS(starts, at('2023-06-09'))).toEqual([[5], [4]]);
    expect(gas.VN_NETWORKDAYS(at('2023-06-05'), starts)).toEqual([[1], [2]]);
    expect(gas.VN_NETWORKDAYS(starts, column(at('2023-06-09'), at('2023-06-12')))).toEqual([[5], [5]]);
    expect(gas.VN_NETWORKDAYS(starts, [[at('2023-06-09'), at('2023-06-12')]])).toEqual([
      [5, 6],
      [4, 5],
    ]);
    expect(gas.VN_NETWORKDAYS([[at('2023-06-05')]], at('2023-06-09'))).toBe(5);
  });

  test('of sizes that do not match are an error that says so', () => {
    expect(() => gas.VN_NETWORKDAYS(column(1000, 1001), column(1000, 1001, 1002))).toThrow(
      'Kích thước các vùng không khớp: start có 2 hàng, end có 3 hàng.',
    );
    expect(() => gas.VN_NETWORKDAYS([[1000, 1001]], [[1, 2, 3]])).toThrow(/start có 2 cột, end có 3 cột/);
  });

  test('that are blank give blank', () => {
    expect(gas.VN_NETWORKDAYS('', '')).toBe('');
    expect(gas.VN_NETWORKDAYS(at('2023-06-05'), '')).toBe('');
    expect(gas.VN_WORKDAY('', 5)).toBe('');
    expect(gas.PAPI_PLANDUE('')).toBe('');
    expect(gas.PAPI_DAYSLEFT('', at('2023-06-05'))).toBe('');
    expect(gas.PAPI_STATUS('', '', '')).toBe('');
    expect(gas.PAPI_STATUS(column(at('2023-06-09'), ''), column('', ''), at('2023-06-08'))).toEqual([
      ['Sắp đến hạn'],
      [''],
    ]);
  });
});

describe('daysOff', () => {
  const rows = [
    [at('2023-01-02'), 'Nghỉ lễ', 'Thử', '', 'Có'],
    [at('2023-06-07'), 'Tạm tính', 'Lễ hội', '', ''],
    [at('2023-06-08'), 'Nghỉ lễ', 'Không tính', '', 'Không'],
    [at('2023-06-10'), 'Làm bù', 'Làm bù', '', 'Có'],
    ['', '', '', '', ''],
  ];

  test('takes all five columns: Không does not count, Làm bù is worked, Tạm tính is off', () => {
    expect(gas.VN_NETWORKDAYS(at('2023-06-05'), at('2023-06-11'), rows)).toBe(5);
    expect(gas.VN_DAYOFF(at('2023-06-07'), rows)).toBe('Lễ hội (tạm tính)');
    expect(gas.VN_ISWORKDAY(at('2023-06-10'), rows)).toBe(true);
    expect(gas.VN_ISWORKDAY(at('2023-06-08'), rows)).toBe(true);
  });

  test('takes the first two or three columns, in which every row counts', () => {
    for (const width of [2, 3]) {
      const part = rows.map((row) => row.slice(0, width));
      expect(gas.VN_NETWORKDAYS(at('2023-06-05'), at('2023-06-11'), part)).toBe(4);
    }
  });

  test('takes a header row along without complaint, and a list of dates alone', () => {
    expect(
      gas.VN_NETWORKDAYS(at('2023-06-05'), at('2023-06-11'), [
        ['Ngày', 'Loại'],
        ...rows.map((row) => row.slice(0, 2)),
      ]),
    ).toBe(4);
    expect(gas.VN_NETWORKDAYS(at('2023-06-05'), at('2023-06-09'), [[at('2023-06-06')]])).toBe(4);
  });

  test('that is empty leaves the built-in calendar', () => {
    for (const empty of [undefined, '', [['']], column('', '')]) {
      expect(gas.VN_NETWORKDAYS(at('2023-04-28'), at('2023-05-04'), empty)).toBe(2);
    }
  });

  test('passes over a row whose date cannot be read, a header too; one bad cell by itself is an error that says so', () => {
    const rows = [
      ['Ngày', 'Loại'],
      [at('2023-06-07'), 'Nghỉ lễ'],
      ['32/01/2023', 'Nghỉ lễ'],
      [at('2023-06-08'), 'Nghỉ lễ'],
    ];
    for (const [day, works] of [
      ['2023-06-06', true],
      ['2023-06-07', false],
      ['2023-06-08', false],
    ] as const)
      expect([day, gas.VN_ISWORKDAY(at(day), rows)]).toEqual([day, works]);
    expect(() => gas.VN_ISWORKDAY(at('2023-06-10'), '32/01/2023')).toThrow(
      'daysOff: «32/01/2023» không phải là ngày.',
    );
  });

  test.each([
    ['a column', [[at('2023-06-06')], [at('2023-06-07')], [at('2023-06-08')]]],
    ['a row', [[at('2023-06-06'), at('2023-06-07'), at('2023-06-08')]]],
    [
      'a block with a gap',
      [
        [at('2023-06-06'), at('2023-06-07')],
        [at('2023-06-08'), ''],
      ],
    ],
    ['a row of text days', [['06/06/2023', '7-6-2023', '2023-06-08']]],
  ])('takes days alone however they are laid out: %s', (_, daysOff) => {
    expect(gas.VN_NETWORKDAYS(at('2023-06-05'), at('2023-06-09'), daysOff)).toBe(2);
  });

  test('is read anew when its content changes', () => {
    const before = [[at('2023-06-07'), 'Nghỉ lễ']];
    expect(gas.VN_ISWORKDAY(at('2023-06-08'), before)).toBe(true);
    expect(gas.VN_ISWORKDAY(at('2023-06-08'), [[at('2023-06-08'), 'Nghỉ lễ']])).toBe(false);
    expect(gas.VN_ISWORKDAY(at('2023-06-08'), before)).toBe(true);
  });
});

describe('Properties', () => {
  const serial = fc.integer({ min: 36526, max: 54789 });
  /** Every year that the cases reach listed, and no day of it off: one row a year, that does not apply. */
  const noDaysOff = Array.from({ length: 56 }, (_, i) => [
    at(`${1997 + i}-01-01`),
    'Nghỉ lễ',
    '',
    '',
    'Không',
  ]);

  test('without days off VN_NETWORKDAYS and VN_WORKDAY are NETWORKDAYS and WORKDAY: 10,000 cases against day by day', () => {
    const weekend = (n: number): boolean => n % 7 < 2;
    fc.assert(
      fc.property(serial, fc.integer({ min: -400, max: 400 }), (start, span) => {
        let count = 0;
        const end = start + span;
        for (let d = Math.min(start, end); d <= Math.max(start, end); d++) if (!weekend(d)) count++;
        expect(gas.VN_NETWORKDAYS(start, end, noDaysOff)).toBe(span < 0 ? 0 - count : count);

        let day = start;
        for (let left = Math.abs(span); left > 0; ) {
          day += Math.sign(span);
          if (!weekend(day)) left--;
        }
        expect(iso(gas.VN_WORKDAY(start, span, noDaysOff))).toBe(iso(new Date(1899, 11, 30 + day)));
      }),
      { numRuns: 10_000 },
    );
  });

  test('PAPI_DAYSLEFT is VN_NETWORKDAYS from the day after, and PAPI_STATUS follows from it', () => {
    fc.assert(
      fc.property(
        serial,
        fc.integer({ min: -60, max: 60 }),
        fc.integer({ min: 0, max: 15 }),
        (asOf, offset, soon) => {
          const due = asOf + offset;
          const left = gas.PAPI_DAYSLEFT(due, asOf) as number;
          const expected =
            offset === 0
              ? 0
              : offset > 0
                ? gas.VN_NETWORKDAYS(asOf + 1, due)
                : 0 - (gas.VN_NETWORKDAYS(due + 1, asOf) as number);
          expect(left).toBe(expected);
          expect(gas.PAPI_STATUS(due, '', asOf, soon)).toBe(
            offset < 0 ? 'Quá hạn' : left <= soon ? 'Sắp đến hạn' : 'Trong hạn',
          );
          expect(gas.PAPI_DAYSLEFT(due, asOf, asOf)).toBe('');
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('a column gives what its cells give one by one', () => {
    const anyCell = fc.oneof(
      serial,
      fc.constant(''),
      serial.map((n) => new Date(1899, 11, 30 + n)),
      fc.constant('31/02/2023'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(anyCell, anyCell), { minLength: 2, maxLength: 20 }), (pairs) => {
        const whole = gas.VN_NETWORKDAYS(
          pairs.map(([a]) => [a]),
          pairs.map(([, b]) => [b]),
        ) as unknown[][];
        pairs.forEach(([a, b], i) => {
          let single: unknown;
          try {
            single = gas.VN_NETWORKDAYS(a, b);
          } catch (error) {
            single = `Lỗi: ${(error as Error).message}`;
          }
          expect(whole[i]![0]).toEqual(single);
        });
      }),
      { numRuns: 300 },
    );
  });
});
