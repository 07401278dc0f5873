/** The picture of the workbooks below: what is done, what is overdue, what is still to come, unit by unit. */
import * as Plot from '@observablehq/plot';
import type { Status } from '../../../src/contract.js';
import { percent } from '../../parts/text.js';
import type { Picture } from './pictures.js';

const WIDTH = 950;
const STYLE = { fontFamily: 'Arial, sans-serif', fontSize: '12px', background: '#fff', color: '#202124' };
const LONGEST = 38;

/** From the left: the darker, the worse off; told by lightness as well as by colour. */
const PARTS: readonly { readonly title: string; readonly of: readonly Status[]; readonly fill: string }[] = [
  { title: 'Đúng hạn', of: ['Hoàn thành đúng hạn'], fill: '#1a5d4a' },
  { title: 'Hoàn thành chậm', of: ['Hoàn thành quá hạn'], fill: '#f6b8b1' },
  { title: 'Quá hạn', of: ['Quá hạn'], fill: '#b3261e' },
  { title: 'Chưa đến hạn', of: ['Sắp đến hạn', 'Trong hạn', 'Chưa có hạn'], fill: '#dadce0' },
];

const linesOf: (summary: Parameters<Picture['draw']>[0]) => readonly {
  readonly key: string;
  readonly title: string;
  readonly total: number;
  readonly counts: Readonly<Record<Status, number>>;
  readonly onTimeRate: number | null;
}[] = ({ units }) => units?.tables.find(({ name }) => name === 'unit')?.lines ?? [];

const short = (title: string): string => (title.length > LONGEST ? `${title.slice(0, LONGEST - 1)}…` : title);

export const unitPicture: Picture = {
  title: 'Theo đơn vị trực thuộc',
  file: 'don-vi-truc-thuoc',
  reads:
    'Mỗi thanh: một đơn vị, toàn bộ kế hoạch, theo số liệu đơn vị gửi gần nhất; chia theo tỷ lệ. Bên phải: tỷ lệ đúng hạn, số quá hạn trên tổng số.',
  headline: ({ units }) =>
    `${units?.said ?? ''}${units && units.behind.length > 0 ? ` ${units.behind.length} đơn vị chưa có số liệu mới.` : ''}`,
  draw(summary) {
    const lines = linesOf(summary).filter(({ total }) => total > 0);
    const bars = lines.flatMap(({ title, total, counts }) =>
      PARTS.map((part) => ({
        title,
        part: part.title,
        share: part.of.reduce((sum, status) => sum + counts[status], 0) / total,
      })),
    );
    return Plot.plot({
      width: WIDTH,
      height: 90 + lines.length * 26,
      marginLeft: 270,
      marginRight: 190,
      marginTop: 30,
      marginBottom: 40,
      style: STYLE,
      x: { domain: [0, 1], axis: 'top', label: null, tickFormat: (share: number) => percent(share) },
      y: { domain: lines.map(({ title }) => title), label: null, tickSize: 0, tickFormat: short },
      marks: [
        Plot.barX(bars, {
          y: 'title',
          x: 'share',
          fill: ({ part }: { part: string }) => PARTS.find(({ title }) => title === part)!.fill,
          stroke: '#fff',
          insetTop: 4,
          insetBottom: 4,
        }),
        Plot.text(lines, {
          y: 'title',
          x: 1,
          dx: 8,
          textAnchor: 'start',
          text: ({ onTimeRate, counts, total }: (typeof lines)[number]) =>
            `${percent(onTimeRate)} đúng hạn; quá hạn ${counts['Quá hạn']}/${total}`,
        }),
        ...PARTS.flatMap(({ title, fill }, i) => [
          Plot.text(['■'], {
            frameAnchor: 'bottom-left',
            dx: i * 140,
            dy: 28,
            fontSize: 18,
            fill,
            stroke: '#5f6368',
            strokeWidth: 1,
          }),
          Plot.text([title], { frameAnchor: 'bottom-left', dx: i * 140 + 18, dy: 27 }),
        ]),
      ],
    });
  },
  table: (summary) => ({
    header: ['Đơn vị', ...PARTS.map(({ title }) => title), 'Tổng số', 'Tỷ lệ đúng hạn'],
    rows: linesOf(summary).map(({ title, counts, total, onTimeRate }) => [
      title,
      ...PARTS.map((part) => part.of.reduce((sum, status) => sum + counts[status], 0)),
      total,
      percent(onTimeRate),
    ]),
  }),
};
