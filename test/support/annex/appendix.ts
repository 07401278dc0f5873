/** The given half of an annex and an invented second one, and how a person reads them on paper. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { delimitedTable } from '../../../sidebar/plan/paste/delimitedTable.js';
import type { AnnexRow } from '../../../src/annex/readAnnex.js';

const text = (name: string): string => readFileSync(join(__dirname, '../../data', name), 'utf8');
export const APPENDIX = text('appendix-2026-part.tsv');
export const SECOND_HALF = text('appendix-2026-invented.tsv');

/**
 * Paper readings, a line each: code | area | leads | supports | mode and days | words kept | "?" where somebody
 * must be asked. Mode: "30/6" once, "1/3-30/6" with a first day, "30/6;31/12" several, "quý", "tháng", "năm", "" none.
 */
export const READ_ON_PAPER = `
NV01|0|@SO;@XA|SNV|10/2||?
NV02|0|SNV||30/6|Các cơ quan, đơn vị có liên quan|?
NV03|0|SNV|@XA|30/6||
NV04|0|SNV;TTT|@SO|30/9||
NV05a|0|BPTTH|SVHTTDL|năm||
NV05b|0|@XA|SVHTTDL|tháng||
NV05c|0|@SO;@XA||30/6||?
NV06|0|SNV|@SO;@XA|30/6;31/12||
NV07|0|SNV||14/6|Các đơn vị liên quan|?
NV08|1|SNV|MTTQ|14/3||
NV09|1|SNV|@XA|30/6||
NV10|1|SNV|MTTQ|30/4||
NV11|1|@XA||quý|MTTQ cấp xã|?
NV12|1|MTTQ|STC|1/3-31/12||
NV13|1|MTTQ|@XA|năm||
NV14|2|@XA|SNNMT|30/12||
NV15|2|STC|@XA|31/3||
NV16|2|@XA|STC|quý||
NV17|2|SNNMT|@XA|30/6||
NV18|2|SXD;@XA||31/12||
NV19|3|@XA||năm|Ban Tiếp công dân tỉnh|?
NV20|3|TTT|@SO;@XA|31/12||
NV21|3|STP|@XA|1/3-31/12||?
NV22a|3|VP|SNV|30/9||
NV22b|3|@XA||1/7-31/12|MTTQ Việt Nam cấp xã|?
NV23|4|TTT|CAT|năm||
NV24|4|@SO;@XA|TTT|30/3||?
NV25|4|SNV|@SO|||?
NV26|4|SYT||30/6;31/12|Các bệnh viện, TTYT|?
NV27|4|SGDDT|@XA|1/8-30/9||`;

/** The same of the invented second half (test/data/appendix-2026-invented.tsv). */
export const SECOND_READ_ON_PAPER = `
NV28|5|VP|@SO;@XA|31/12||
NV29|5|STP|SXD;@XA|30/6||
NV30|5|@XA|SXD|quý||
NV31|5|SNNMT||30/6;31/12|Văn phòng đăng ký đất đai|?
NV32a|5|VP|SKHCN|30/6||
NV32b|5|@XA|VP|năm||
NV33|6|SYT|BHXH|30/9||
NV34|6|SGDDT|@XA|14/8||
NV35|6|SXD|@XA|1/4-30/9||?
NV36|6|CAT||năm|Công an cấp xã|?
NV37|7|SNNMT|@XA|14/3;14/6;14/9;14/12||
NV38|7|SNNMT;BQLKCN|CAT|15/11||
NV39|7|@XA|SNNMT|31/12||
NV40|8|SKHCN|Các doanh nghiệp viễn thông|31/12||?
NV41|8|VP|@SO;@XA|tháng||
NV42|8|@SO;@XA|SKHCN|31/12||?`;

/** The same of an annex written in as many ways as there are rows (test/data/appendix-2026-varied.tsv). */
export const VARIED_READ_ON_PAPER = `
NV01|1|@XA|MTTQ|31/3;30/9||
NV02|1|@XA|SNV|30/6||
NV03|1|MTTQ|SNV|30/6||
NV04|1|MTTQ||năm||
NV05|2|@XA|SNNMT|30/12||
NV06a|2|@XA|STC|31/3||
NV06b|2|@XA|STC|30/9||
NV07|2|SNNMT;@XA|SXD|1/4-30/6||
NV08|3|@SO;@XA|TTT;VP|tháng||
NV09|3|TTT||29/11|Các sở, ngành liên quan|?
NV10|3|STC|SCT|30/6;31/12||?
NV11|4|TTT|STC|30/9||
NV11b|4|TTT|STC|31/12||
NV12|4|@SO;@XA|TTT|14/12||?
NV13|4|SYT|BHXH|30/6;31/12|Các bệnh viện|?
NV14|5|VP|@SO;@XA|30/6;31/12||
NV15|5|VP;@SO|SKHCN|31/12||
NV16|5|SNNMT||quý|VPĐK đất đai|?
NV17|6|SYT|X001;X003|1/6-31/12||
NV18|6|SGDDT|STC;SXD|1/1-31/12/2027||
NV19|6|SXD|@XA|1/7-31/12||
NV20|6|CAT||năm|CA xã, phường|?
NV21|7|@XA|SNNMT|quý||
NV22|7|SNNMT||19/3;19/6;19/9;19/12||
NV23|7|SNNMT;CAT;BQLKCN||14/11|UBND xã nơi có cơ sở|?
NV24|8|SKHCN|Các doanh nghiệp viễn thông|31/12||?
NV25|8|VP|@SO;@XA|30/6;31/12||
NV26|8|SNV;SKHCN|@XA|10/2||
NV27|8|SKHCN||||?
NV28|0|@SO;@XA|SNV|9/6;30/10||
NV29|0|SNV||31/12||`;

const QUARTERS = ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'];

const iso = (day: string): string => {
  const [d, m, y = '2026'] = day.split('/');
  return `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}`;
};

function time(words: string): Pick<AnnexRow, 'cycle' | 'start' | 'due' | 'milestones'> {
  if (words === '') return { cycle: 'once', start: null, due: null, milestones: [] };
  if (words === 'năm') return { cycle: 'allYear', start: null, due: '2026-12-31', milestones: [] };
  if (words === 'quý' || words === 'tháng')
    return {
      cycle: words === 'quý' ? 'quarterly' : 'monthly',
      start: null,
      due: '2026-12-31',
      milestones: QUARTERS,
    };
  const days = words.split(';').map(iso);
  if (days.length > 1)
    return {
      cycle: days.length === 4 ? 'quarterly' : 'milestones',
      start: null,
      due: days[days.length - 1]!,
      milestones: days,
    };
  const [first, last] = words.split('-');
  return last
    ? { cycle: 'once', start: iso(first!), due: iso(last), milestones: [] }
    : { cycle: 'once', start: null, due: iso(first!), milestones: [] };
}

const list = (words: string): string[] => words.split(';').filter((word) => word !== '');

/** What a person reads, as far as codes, agencies and times go; `asks` whether somebody must be asked. */
export const onPaper = (readings: string) =>
  readings
    .trim()
    .split('\n')
    .map((line) => {
      const [code, area, leads, supports, days, words, asks] = line.split('|') as string[];
      const known = list(supports!).filter((one) => /^@?[A-Z]/.test(one) && !one.includes(' '));
      return {
        code,
        area: Number(area),
        leads: list(leads!),
        supports: known,
        ...time(days!),
        words: [...list(words!), ...list(supports!).filter((one) => !known.includes(one))],
        asks: asks === '?',
      };
    });

export const asRead = (rows: readonly AnnexRow[]): ReturnType<typeof onPaper> =>
  rows
    .filter(({ kind }) => kind === 'task')
    .map(
      ({ code, area, leads, supports, cycle, start, due, milestones, leadWords, supportWords, notes }) => ({
        code,
        area: area!,
        leads: [...leads],
        supports: [...supports],
        cycle,
        start,
        due,
        milestones,
        words: [...leadWords, ...supportWords],
        asks: notes.length > 0,
      }),
    );

export const appendixTable = (): string[][] => delimitedTable(APPENDIX);
export const variedTable = (): string[][] => delimitedTable(text('appendix-2026-varied.tsv'));
export const secondHalfTable = (): string[][] => delimitedTable(SECOND_HALF);
