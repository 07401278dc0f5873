/** The pictures of the dashboard: legible in black and white, since lightness and numbers say what colour says. */
import * as Plot from '@observablehq/plot';
import type { Status, SummaryPreview } from '../../src/contract.js';
import { date, percent } from '../text.js';

export interface Picture {
  readonly title: string;
  /** Name of the saved file. */
  readonly file: string;
  /** How to read it. */
  readonly reads: string;
  draw(summary: SummaryPreview): Element;
  table(summary: SummaryPreview): {
    readonly header: readonly string[];
    readonly rows: readonly (readonly (string | number)[])[];
  };
}

const WIDTH = 950;
const STYLE = { fontFamily: 'Arial, sans-serif', fontSize: '12px', background: '#fff', color: '#202124' };
const DARK = '#1a5d4a';
const RED = '#b3261e';

const totalOf = (counts: Readonly<Record<Status, number>>): number =>
  Object.values(counts).reduce((a, b) => a + b, 0);
const short = (title: string, length = 38): string =>
  title.length > length ? `${title.slice(0, length - 1)}…` : title;
const byAgency = ({ tables }: SummaryPreview) => tables.find(({ name }) => name === 'agency')!.lines;

const heatMap: Picture = {
  title: 'Cơ quan và lĩnh vực',
  file: 'co-quan-linh-vuc',
  reads:
    'Mỗi ô: số quá hạn trên tổng số nhiệm vụ, lượt báo cáo. Ô càng đậm, phần quá hạn càng lớn; ô trống không có gì.',
  draw({ matrix }) {
    const cells = matrix.rows.flatMap(({ title }, i) =>
      matrix.columns
        .map((area, j) => {
          const { counts } = matrix.cells[i]![j]!;
          return { agency: title, area: area.title, total: totalOf(counts), overdue: counts['Quá hạn'] };
        })
        .filter(({ total }) => total > 0),
    );
    const share = ({ overdue, total }: (typeof cells)[number]): number => overdue / total;
    return Plot.plot({
      width: WIDTH,
      height: 90 + matrix.rows.length * 19,
      marginLeft: 250,
      marginTop: 84,
      style: STYLE,
      x: {
        domain: matrix.columns.map(({ title }) => title),
        axis: 'top',
        label: null,
        tickSize: 0,
        tickFormat: (title: string) => wrapped(title, 11),
      },
      y: {
        domain: matrix.rows.map(({ title }) => title),
        label: null,
        tickSize: 0,
        tickFormat: (t: string) => short(t),
      },
      color: { type: 'linear', domain: [0, 1], range: ['#f1f8f5', '#5b1a16'], interpolate: 'rgb' },
      marks: [
        Plot.cell(cells, { x: 'area', y: 'agency', fill: share, inset: 0.5, stroke: '#dadce0' }),
        ...([0, 1] as const).map((bold) =>
          Plot.text(
            cells.filter(({ overdue }) => (overdue > 0 ? 1 : 0) === bold),
            {
              x: 'area',
              y: 'agency',
              text: ({ overdue, total }) => `${overdue}/${total}`,
              fill: (cell) => (share(cell) > 0.45 ? '#fff' : '#202124'),
              fontWeight: bold ? 'bold' : 'normal',
            },
          ),
        ),
      ],
    });
  },
  table: ({ matrix }) => ({
    header: ['Cơ quan', ...matrix.columns.map(({ title }) => title), 'Quá hạn/tổng'],
    rows: matrix.rows.map(({ title }, i) => {
      const line = matrix.cells[i]!;
      const sum = (of: (counts: (typeof line)[number]['counts']) => number): number =>
        line.reduce((total, { counts }) => total + of(counts), 0);
      return [
        title,
        ...line.map(({ counts }) => (totalOf(counts) === 0 ? '' : `${counts['Quá hạn']}/${totalOf(counts)}`)),
        `${sum((counts) => counts['Quá hạn'])}/${sum(totalOf)}`,
      ];
    }),
  }),
};

const MOST_LINES = 5;

/** Words in lines of so many characters, as many lines as stand beside a bar. */
function wrapped(text: string, length: number): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines[lines.length - 1]!;
    if (line && line.length + word.length >= length) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines.length > MOST_LINES ? `${lines.slice(0, MOST_LINES).join('\n')}…` : lines.join('\n');
}

const progress: Picture = {
  title: 'Tiến độ trong năm',
  file: 'tien-do',
  reads:
    'Đường liền: số nhiệm vụ, lượt báo cáo đã đến hạn. Đường gạch: số đã hoàn thành. Khoảng cách giữa hai đường là phần chưa hoàn thành.',
  draw({ progress: points, asOf }) {
    const at = points.map((point) => ({ ...point, on: new Date(`${point.day}T00:00:00`) }));
    const now = new Date(`${asOf}T00:00:00`);
    const past = at.filter(({ on }) => on <= now);
    const last = past[past.length - 1];
    return Plot.plot({
      width: WIDTH,
      height: 430,
      marginLeft: 50,
      marginRight: 170,
      style: STYLE,
      x: {
        type: 'time',
        label: null,
        tickFormat: (day: Date) => `${day.getMonth() + 1}/${day.getFullYear()}`,
        ticks: 'month',
      },
      y: {
        label: 'Nhiệm vụ, lượt báo cáo (cộng dồn)',
        grid: true,
        zero: true,
        tickFormat: (n: number) => n.toLocaleString('vi'),
      },
      marks: [
        Plot.ruleY([0]),
        Plot.ruleX([now], { stroke: '#5f6368', strokeDasharray: '2,3' }),
        Plot.text([now], {
          x: (day) => day,
          frameAnchor: 'top',
          dy: -8,
          text: () => `Tính đến ${date(asOf)}`,
        }),
        Plot.line(at, { x: 'on', y: 'due', curve: 'step-after', stroke: '#202124', strokeWidth: 2 }),
        Plot.line(past, {
          x: 'on',
          y: 'done',
          curve: 'step-after',
          stroke: DARK,
          strokeWidth: 3,
          strokeDasharray: '6,4',
        }),
        ...(at.length > 0
          ? [
              Plot.text([at[at.length - 1]!], {
                x: 'on',
                y: 'due',
                dx: 6,
                textAnchor: 'start',
                text: ({ due }) => `Đến hạn: ${due}`,
              }),
            ]
          : []),
        ...(last
          ? [
              Plot.text([last], {
                x: () => now,
                y: 'done',
                dx: 8,
                dy: 12,
                textAnchor: 'start',
                fill: DARK,
                stroke: '#fff',
                strokeWidth: 4,
                fontWeight: 'bold',
                text: ({ done, onTime }) => `Hoàn thành: ${done} (đúng hạn ${onTime})`,
              }),
            ]
          : []),
      ],
    });
  },
  table: ({ progress: points, asOf }) => ({
    header: ['Đến hết ngày', 'Đã đến hạn', 'Đã hoàn thành', 'Trong đó đúng hạn'],
    rows: points.map(({ day, due, done, onTime }) => [
      date(day),
      due,
      day <= asOf ? done : '',
      day <= asOf ? onTime : '',
    ]),
  }),
};

const ranking: Picture = {
  title: 'Xếp hạng',
  file: 'xep-hang',
  reads:
    'Tỷ lệ công việc (kế hoạch, nhiệm vụ, khắc phục; không kể báo cáo) đúng hạn trên số đã đến hạn hoặc đã hoàn thành, xếp trong từng loại cơ quan. Bên phải: số đúng hạn và số quá hạn.',
  draw(summary) {
    const lines = ranked(summary);
    const rows = lines.flatMap(({ title, field = '' }, i) =>
      field !== '' && field !== lines[i - 1]?.field ? [`${field}:`, title] : [title],
    );
    return Plot.plot({
      width: WIDTH,
      height: 50 + rows.length * 20,
      marginLeft: 270,
      marginRight: 190,
      marginTop: 30,
      style: STYLE,
      x: {
        domain: [0, 1],
        axis: 'top',
        label: null,
        grid: true,
        tickFormat: (share: number) => percent(share),
      },
      y: {
        domain: rows,
        label: null,
        tickSize: 0,
        tickFormat: (t: string) => short(t),
      },
      marks: [
        Plot.barX(lines, {
          y: 'title',
          x: ({ work }) => work.onTimeRate,
          fill: DARK,
          insetTop: 3,
          insetBottom: 3,
        }),
        Plot.ruleX([0]),
        Plot.text(lines, {
          y: 'title',
          x: 1,
          dx: 8,
          textAnchor: 'start',
          text: ({ rank, work }) =>
            `${rank}. ${percent(work.onTimeRate)}: đúng ${work.kept}, quá hạn ${work.overdue}`,
        }),
      ],
    });
  },
  table: (summary) => ({
    header: [
      'Cơ quan',
      'Loại',
      'Xếp hạng công việc',
      'Công việc đúng hạn',
      'Đúng hạn',
      'Hoàn thành chậm',
      'Quá hạn',
      'Xếp hạng báo cáo',
      'Báo cáo đúng hạn',
    ],
    rows: ranked(summary).map(({ title, field = '', rank, work, reportRank, reports }) => [
      title,
      field,
      rank!,
      percent(work.onTimeRate),
      work.kept,
      work.late,
      work.overdue,
      reportRank ?? '–',
      percent(reports.onTimeRate),
    ]),
  }),
};

/** Those of a kind together, in the order in which the kinds are met; within a kind by rank. */
const ranked = (summary: SummaryPreview) => {
  const lines = byAgency(summary);
  const fields = [...new Set(lines.map(({ field }) => field))];
  return lines
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field) || a.rank! - b.rank!);
};

const lateness: Picture = {
  title: 'Mức độ trễ',
  file: 'muc-do-tre',
  reads:
    'Số nhiệm vụ, lượt báo cáo trễ, theo số ngày làm việc: hoàn thành chậm (màu nhạt) và còn quá hạn (màu đậm).',
  draw({ lateness: classes }) {
    const bars = classes.flatMap(({ title, doneLate, overdue }) => [
      { title, kind: 'Hoàn thành chậm', count: doneLate },
      { title, kind: 'Còn quá hạn', count: overdue },
    ]);
    return Plot.plot({
      width: WIDTH,
      height: 400,
      marginLeft: 50,
      marginTop: 30,
      style: STYLE,
      fx: { domain: classes.map(({ title }) => title), label: null, axis: 'bottom' },
      x: { domain: ['Hoàn thành chậm', 'Còn quá hạn'], axis: null },
      y: { label: 'Nhiệm vụ, lượt báo cáo', grid: true, zero: true },
      color: { domain: ['Hoàn thành chậm', 'Còn quá hạn'], range: ['#f2b8b5', RED] },
      marks: [
        Plot.ruleY([0]),
        Plot.barY(bars, { fx: 'title', x: 'kind', y: 'count', fill: 'kind', stroke: '#5b1a16' }),
        Plot.text(bars, {
          fx: 'title',
          x: 'kind',
          y: 'count',
          dy: -8,
          text: ({ kind, count }) => (count > 0 ? `${count} ${kind.toLowerCase()}` : ''),
        }),
      ],
    });
  },
  table: ({ lateness: classes }) => ({
    header: ['Trễ (ngày làm việc)', 'Hoàn thành chậm', 'Còn quá hạn'],
    rows: classes.map(({ title, doneLate, overdue }) => [title, doneLate, overdue]),
  }),
};

export const PICTURES: readonly Picture[] = [heatMap, progress, ranking, lateness];
