/** How agencies are rated, as annexes of official documents: one table a group, ranks, points by criterion, class. */
import type { RatedAgencyShown, RatingTold } from '../../../src/contract.js';
import { twoDigits } from '../../parts/text.js';
import { type ReportTable, withoutEmpty } from './reportTable.js';

type Group = RatedAgencyShown['group'];

export const RATED_GROUPS: readonly Group[] = ['Sở', 'Xã'];

const UNRANKED = 'Chưa xếp hạng';
const CLASSES = ['Xuất sắc', 'Tốt', 'Khá', 'Trung bình', 'Yếu', UNRANKED];

/** Two decimals. @example points(84.7) //=> '84,70' */
const points = (value: number | null): string => (value === null ? '–' : value.toFixed(2).replace('.', ','));

interface RatedGroup {
  /** What it is called, within a sentence. @example 'xã, phường, đặc khu' */
  readonly called: string;
  readonly rated: readonly RatedAgencyShown[];
}

/** Groups in which somebody is rated, with those of them, best first. */
export const ratedByGroup = ({ agencies, titles }: Pick<RatingTold, 'agencies' | 'titles'>): RatedGroup[] =>
  RATED_GROUPS.map((group) => ({
    called: titles[group].toLocaleLowerCase('vi'),
    rated: agencies.filter((one) => one.group === group),
  })).filter(({ rated }) => rated.length > 0);

/** @example classesInWords(group) //=> '12 xã, phường, đặc khu: 02 Xuất sắc, 09 Tốt, 01 Chưa xếp hạng' */
export const classesInWords = ({ called, rated }: RatedGroup): string =>
  `${twoDigits(rated.length)} ${called}: ${CLASSES.map((name) => ({
    name,
    count: rated.filter(({ class: own }) => own.replace(/\*$/, '') === name).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${twoDigits(count)} ${name}`)
    .join(', ')}`;

export const ratingTables = (told: Pick<RatingTold, 'agencies' | 'state' | 'titles'>): ReportTable[] =>
  ratedByGroup(told).map(({ called, rated }): ReportTable => {
    const { criteria } = rated[0]!;
    const clustered = rated.some(({ cluster }) => cluster !== '');
    const starred = rated.some(({ class: own }) => own.endsWith('*'));
    const table = withoutEmpty({
      title: `Kết quả xếp loại ${called}${told.state === 'published' ? ' (dự kiến)' : ''}`,
      header: [
        'Hạng',
        'Cơ quan, đơn vị',
        ...(clustered ? ['Cụm', 'Hạng trong cụm'] : []),
        ...criteria.map(({ code }) => code),
        'Tổng điểm',
        'Xếp loại',
      ],
      widths: [6, 30, ...(clustered ? [9, 7] : []), ...criteria.map(() => 7), 8, 14],
      rows: rated.map((one) => [
        one.rank ?? '–',
        one.name,
        ...(clustered ? [one.cluster, one.clusterRank ?? '–'] : []),
        ...criteria.map(({ code }) => points(one.criteria.find((own) => own.code === code)?.points ?? null)),
        points(one.score),
        one.class,
      ]),
      strong: [],
    });
    const shown = criteria.filter(({ code }) => table.header.includes(code));
    const empty = criteria.filter(({ code }) => !table.header.includes(code));
    return {
      ...table,
      notes: [
        `Tiêu chí: ${shown.map(({ code, title, weight }) => `${code}: ${title} (tối đa ${String(weight).replace('.', ',')} điểm)`).join('; ')}.`,
        ...(empty.length > 0
          ? [
              `Không cơ quan nào phát sinh: ${empty.map(({ code, title }) => `${code}: ${title}`).join('; ')}.`,
            ]
          : []),
        [
          ...(table.rows.some((cells) => cells.includes('–')) ? ['Dấu –: không phát sinh, không tính.'] : []),
          ...(starred
            ? ['Dấu *: có tiêu chí không phát sinh, tổng điểm của các tiêu chí còn lại quy về 100.']
            : []),
          ...(rated.some(({ rank }) => rank === null)
            ? [`${UNRANKED}: chưa đủ 5 nhiệm vụ, báo cáo đã đến hạn.`]
            : []),
        ].join(' '),
      ].filter(Boolean),
    };
  });
