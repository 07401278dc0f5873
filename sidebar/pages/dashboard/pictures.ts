/** The pictures of the dashboard: legible in black and white, since lightness and numbers say what colour says. */
import * as Plot from '@observablehq/plot';
import type { Status, SummaryPreview } from '../../../src/contract.js';
import { date, percent } from '../../parts/text.js';
import type { Data } from './dataTable.js';

export interface Picture {
  readonly title: string;
  /** Name of the saved file. */
  readonly file: string;
  /** How to read it. */
  readonly reads: string;
  /** What it says above all. */
  headline?(summary: SummaryPreview): string;
  draw(summary: SummaryPreview): Element;
  table(summary: SummaryPreview): Data;
}

const WIDTH = 950;
const STYLE = { fontFamily: 'Arial, sans-serif', fontSize: '12px', background: '#fff', color: '#202124' };
const DARK = '#1a5d4a';
const RED = '#b3261e';

const short = (title: string, length = 38): string =>
  title.length > length ? `${title.slice(0, length - 1)}…` : title;
const byAgency = ({ tables }: SummaryPreview) => tables.find(({ name }) => name === 'agency')!.lines;

/** Done, or past their day: what a share of the overdue can be of. */
const dueOf = (counts: Readonly<Record<Status, number>>): number =>
  counts['Hoàn thành đúng hạn'] + counts['Hoàn thành quá hạn'] + counts['Quá hạn'];

/** Shares overdue, from none to all, and what is written on each colour: every pair has a contrast of 4.5 or more. */
const SHADES = [
  { upTo: 0, title: 'không quá hạn', fill: '#eef6f2', ink: '#202124' },
  { upTo: 0.1, title: 'đến 10%', fill: '#fde7e4', ink: '#202124' },
  { upTo: 0.25, title: '10–25%', fill: '#f6b8b1', ink: '#000000' },
  { upTo: 0.5, title: '25–50%', fill: '#c0392f', ink: '#ffffff' },
  { upTo: 1, title: 'trên 50%', fill: '#6d120e', ink: '#ffffff' },
] as const;

const shadeOf = (share: number) => SHADES.find(({ upTo }) => share <= upTo)!;

/** Pixels of each colour's place in the legend, which is saved with the picture. */
const LEGEND_WIDTH = 125;

/** Agencies that are drawn; those with the least that is overdue stand in the table alone. */
const AGENCIES_DRAWN = 40;

/** Agencies with what is due and overdue in all areas, the largest share overdue first. */
const overdueFirst = ({ matrix }: SummaryPreview) =>
  matrix.rows
    .map(({ title }, i) => {
      const cells = matrix.cells[i]!.map(({ counts }) => ({
        due: dueOf(counts),
        overdue: counts['Quá hạn'],
      }));
      const sum = (of: 'due' | 'overdue'): number => cells.reduce((total, cell) => total + cell[of], 0);
      return { title, cells, due: sum('due'), overdue: sum('overdue') };
    })
    .filter(({ due }) => due > 0)
    .sort((a, b) => b.overdue / b.due - a.overdue / a.due || b.overdue - a.overdue);

const heatMap: Picture = {
  title: 'Cơ quan và lĩnh vực',
  file: 'co-quan-linh-vuc',
  reads: `Mỗi ô: số quá hạn trên số đã đến hạn hoặc đã hoàn thành; ô trống: chưa có gì đến hạn. Cơ quan có tỷ lệ quá hạn cao xếp trên, nhiều nhất ${AGENCIES_DRAWN} cơ quan; đủ các cơ quan ở bảng bên dưới.`,
  headline(summary) {
    const [worst, ...others] = overdueFirst(summary).filter(({ overdue }) => overdue > 0);
    if (!worst) return 'Không cơ quan nào có nội dung quá hạn.';
    const areas = summary.matrix.columns
      .map(({ title }, j) => {
        const counts = summary.matrix.cells.map((line) => line[j]!.counts);
        const sum = (of: (one: (typeof counts)[number]) => number): number =>
          counts.reduce((total, one) => total + of(one), 0);
        return { title, due: sum(dueOf), overdue: sum((one) => one['Quá hạn']) };
      })
      .filter(({ due }) => due > 0)
      .sort((a, b) => b.overdue / b.due - a.overdue / a.due);
    const said = ({ title, overdue, due }: { title: string; overdue: number; due: number }): string =>
      `${title} (${overdue}/${due} quá hạn)`;
    return `Chậm nhất: ${said(worst)}; lĩnh vực ${said(areas[0]!)}. ${others.length + 1} cơ quan có nội dung quá hạn.`;
  },
  draw(summary) {
    const { columns } = summary.matrix;
    const rows = overdueFirst(summary).slice(0, AGENCIES_DRAWN);
    const cells = rows.flatMap(({ title, cells }) =>
      cells
        .map(({ due, overdue }, j) => ({ agency: title, area: columns[j]!.title, due, overdue }))
        .filter(({ due }) => due > 0),
    );
    const shade = ({ overdue, due }: (typeof cells)[number]) => shadeOf(overdue / due);
    return Plot.plot({
      width: WIDTH,
      height: 130 + rows.length * 20,
      marginLeft: 250,
      marginTop: 84,
      marginBottom: 40,
      style: STYLE,
      x: {
        domain: columns.map(({ title }) => title),
        axis: 'top',
        label: null,
        tickSize: 0,
        tickFormat: (title: string) => wrapped(title, 11),
      },
      y: {
        domain: rows.map(({ title }) => title),
        label: null,
        tickSize: 0,
        tickFormat: (t: string) => short(t),
      },
      color: {
        type: 'categorical',
        domain: SHADES.map(({ title }) => title),
        range: SHADES.map(({ fill }) => fill),
      },
      marks: [
        Plot.cell(cells, {
          x: 'area',
          y: 'agency',
          fill: (cell) => shade(cell).title,
          inset: 0.5,
          stroke: '#dadce0',
        }),
        ...SHADES.flatMap(({ title, fill }, i) => [
          Plot.text(['■'], {
            frameAnchor: 'bottom-left',
            dx: i * LEGEND_WIDTH,
            dy: 28,
            fontSize: 18,
            fill,
            stroke: '#5f6368',
            strokeWidth: 1,
          }),
          Plot.text([title], { frameAnchor: 'bottom-left', dx: i * LEGEND_WIDTH + 18, dy: 27 }),
        ]),
        ...SHADES.map(({ title, ink }, i) =>
          Plot.text(
            cells.filter((cell) => shade(cell).title === title),
            {
              x: 'area',
              y: 'agency',
              text: ({ overdue, due }) => `${overdue}/${due}`,
              fill: ink,
              fontWeight: i > 0 ? 'bold' : 'normal',
            },
          ),
        ),
      ],
    });
  },
  table: ({ matrix }) => ({
    header: ['Cơ quan', ...matrix.columns.map(({ title }) => title), 'Quá hạn/đã đến hạn'],
    rows: matrix.rows.map(({ title }, i) => {
      const line = matrix.cells[i]!;
      const sum = (of: (counts: (typeof line)[number]['counts']) => number): number =>
        line.reduce((total, { counts }) => total + of(counts), 0);
      return [
        title,
        ...line.map(({ counts }) => (dueOf(counts) === 0 ? '' : `${counts['Quá hạn']}/${dueOf(counts)}`)),
        `${sum((counts) => counts['Quá hạn'])}/${sum(dueOf)}`,
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

/** Of the picture's height, how far its two labels stand apart at the least. */
const LABEL_SHARE = 0.12;

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
    const end = at[at.length - 1];
    const highest = end?.due ?? 0;
    // Both labels stand right of the picture, apart from each other.
    const apart = highest * LABEL_SHARE;
    const doneAt = last ? Math.min(last.done, highest - apart) : 0;
    return Plot.plot({
      width: WIDTH,
      height: 430,
      marginTop: 34,
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
          dy: -14,
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
        ...(end && last
          ? [
              Plot.text([end], {
                x: 'on',
                y: 'due',
                dx: 8,
                textAnchor: 'start',
                text: ({ due }) => `Đến hạn: ${due}`,
              }),
              Plot.link([last], {
                x1: () => now,
                x2: () => end.on,
                y1: 'done',
                y2: () => doneAt,
                stroke: DARK,
                strokeDasharray: '1,4',
              }),
              Plot.text([last], {
                x: () => end.on,
                y: () => doneAt,
                dx: 8,
                textAnchor: 'start',
                fill: DARK,
                fontWeight: 'bold',
                text: ({ done, onTime }) => `Hoàn thành: ${done}\n(đúng hạn ${onTime})`,
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
    'Tỷ lệ công việc (kế hoạch, nhiệm vụ, khắc phục; không kể báo cáo) đúng hạn trên số đã đến hạn hoặc đã hoàn thành, xếp trong từng loại cơ quan. Bên phải: thứ hạng, số đúng hạn và số quá hạn; bằng nhau thì đồng hạng, chưa có gì đến hạn thì chưa xếp hạng.',
  draw(summary) {
    const lines = ranked(summary);
    const shared = (line: (typeof lines)[number]): boolean =>
      line.rank !== null &&
      lines.some((one) => one !== line && one.field === line.field && one.rank === line.rank);
    const rows = lines.flatMap(({ title, field = '' }, i) =>
      field !== '' && field !== lines[i - 1]?.field ? [`${field}:`, title] : [title],
    );
    return Plot.plot({
      width: WIDTH,
      height: 50 + rows.length * 20,
      marginLeft: 270,
      marginRight: 260,
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
          x: ({ work }) => work.onTimeRate ?? 0,
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
          text: (line) =>
            line.rank === null
              ? UNRANKED
              : `${line.rank}${shared(line) ? ' (đồng hạng)' : ''}. ${percent(line.work.onTimeRate)}: đúng ${line.work.kept}, quá hạn ${line.work.overdue}`,
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
      rank ?? UNRANKED,
      percent(work.onTimeRate),
      work.kept,
      work.late,
      work.overdue,
      reportRank ?? '–',
      percent(reports.onTimeRate),
    ]),
  }),
};

/** Nothing of its work has been decided yet. */
const UNRANKED = 'chưa xếp hạng';

/** Those of a kind together, in the order in which the kinds are met; within a kind by rank, those without one last. */
const ranked = (summary: SummaryPreview) => {
  const lines = byAgency(summary);
  const fields = [...new Set(lines.map(({ field }) => field))];
  const place = ({ rank }: (typeof lines)[number]): number => rank ?? Number.POSITIVE_INFINITY;
  return [...lines].sort(
    (a, b) =>
      fields.indexOf(a.field) - fields.indexOf(b.field) || (place(a) === place(b) ? 0 : place(a) - place(b)),
  );
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
