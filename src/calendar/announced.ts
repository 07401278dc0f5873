/**
 * The days off and worked Saturdays of civil servants as announced for 2019 to 2026, the swap of 31/12/2018
 * included. Source: the yearly announcements of the Ministry of Home Affairs (before 2025 of the Ministry of
 * Labour, Invalids and Social Affairs). An announcement wins over any reckoning.
 */
import { dayOf } from './day.js';
import type { DayOff, DayOffKind } from './dayOff.js';

export const FIRST_ANNOUNCED_YEAR = 2019;
export const LAST_ANNOUNCED_YEAR = 2026;

const KIND_OF_LETTER: Record<string, DayOffKind> = {
  B: 'Nghỉ bù',
  H: 'Nghỉ hoán đổi',
  W: 'Làm bù',
};

const HOLIDAY_OF_LETTER: Record<string, string> = {
  D: 'Tết Dương lịch',
  N: 'Tết Nguyên đán',
  G: 'Giỗ Tổ Hùng Vương',
  C: 'Ngày Chiến thắng',
  O: 'Quốc tế lao động',
  K: 'Quốc khánh',
};

/**
 * One line a reason and year: year | days, as month/day | a holiday's letter, with B before it where the day makes up
 * for one on a weekend; anything else in full: kind (B Nghỉ bù, H Nghỉ hoán đổi, W Làm bù) | reason.
 */
const ANNOUNCED = `
2018|12/31|H|Hoán đổi dịp Tết Dương lịch
2019|01/01|D
2019|01/05|W|Làm bù cho ngày nghỉ hoán đổi 31/12/2018
2019|02/04 02/05 02/06 02/07 02/08|N
2019|04/14|G
2019|04/15|BG
2019|04/29|H|Hoán đổi dịp 30/4 - 01/5
2019|04/30|C
2019|05/01|O
2019|05/04|W|Làm bù cho ngày nghỉ hoán đổi 29/4
2019|09/02|K
2020|01/01|D
2020|01/23 01/24 01/25 01/26 01/27|N
2020|01/28 01/29|BN
2020|04/02|G
2020|04/30|C
2020|05/01|O
2020|09/02|K
2021|01/01|D
2021|02/10 02/11 02/12 02/13 02/14|N
2021|02/15 02/16|BN
2021|04/21|G
2021|04/30|C
2021|05/01|O
2021|05/03|BO
2021|09/02 09/03|K
2022|01/01|D
2022|01/03|BD
2022|01/31 02/01 02/02 02/03 02/04|N
2022|04/10|G
2022|04/11|BG
2022|04/30|C
2022|05/01|O
2022|05/02 05/03|B|Nghỉ bù dịp 30/4 - 01/5
2022|09/01 09/02|K
2023|01/01|D
2023|01/02|BD
2023|01/20 01/21 01/22 01/23 01/24|N
2023|01/25 01/26|BN
2023|04/29|G
2023|04/30|C
2023|05/01|O
2023|05/02 05/03|B|Nghỉ bù dịp Giỗ Tổ, 30/4
2023|09/01 09/02|K
2023|09/04|BK
2024|01/01|D
2024|02/08 02/09 02/10 02/11 02/12|N
2024|02/13 02/14|BN
2024|04/18|G
2024|04/29|H|Hoán đổi dịp 30/4 - 01/5
2024|04/30|C
2024|05/01|O
2024|05/04|W|Làm bù cho ngày nghỉ hoán đổi 29/4
2024|09/02 09/03|K
2025|01/01|D
2025|01/27 01/28 01/29 01/30 01/31|N
2025|04/07|G
2025|04/26|W|Làm bù cho ngày nghỉ hoán đổi 02/5
2025|04/30|C
2025|05/01|O
2025|05/02|H|Hoán đổi dịp 30/4 - 01/5
2025|09/01 09/02|K
2026|01/01|D
2026|01/02|H|Hoán đổi dịp Tết Dương lịch
2026|01/10|W|Làm bù cho ngày nghỉ hoán đổi 02/01
2026|02/16 02/17 02/18 02/19 02/20|N
2026|04/26|G
2026|04/27|BG
2026|04/30|C
2026|05/01|O
2026|08/22|W|Làm bù cho ngày nghỉ hoán đổi 31/8
2026|08/31|H|Hoán đổi dịp Quốc khánh
2026|09/01 09/02|K
`;

let byYear: Map<number, DayOff[]> | undefined;

function read(): Map<number, DayOff[]> {
  const years = new Map<number, DayOff[]>();
  for (const line of ANNOUNCED.trim().split('\n')) {
    const [year, days, letters, stated] = line.split('|') as [string, string, string, string?];
    const holiday = HOLIDAY_OF_LETTER[letters.slice(-1)];
    const kind = KIND_OF_LETTER[letters.charAt(0)] ?? 'Nghỉ lễ';
    const reason = stated ?? (kind === 'Nghỉ bù' ? `Nghỉ bù ${holiday}` : holiday!);
    const rows = years.get(Number(year)) ?? [];
    for (const text of days.split(' ')) {
      const [month, day] = text.split('/').map(Number) as [number, number];
      rows.push({ day: dayOf(Number(year), month, day), kind, reason });
    }
    years.set(Number(year), rows);
  }
  for (const rows of years.values()) rows.sort((a, b) => a.day - b.day);
  return years;
}

/** The announced rows that fall in a civil year, in order of date. 2018 has only its one swapped day. */
export function announcedDaysOff(year: number): readonly DayOff[] {
  byYear ??= read();
  return byYear.get(year) ?? [];
}

/** Whether the year's whole calendar has been announced (2019 to 2026). */
export const isAnnounced = (year: number): boolean =>
  year >= FIRST_ANNOUNCED_YEAR && year <= LAST_ANNOUNCED_YEAR;
