/** The slope of the eight areas from year to year: a range beside each score, what rose or fell for certain in colour. */
import * as Plot from '@observablehq/plot';
import type { ScoreLine } from '../../../src/contract.js';
import { EXAMPLES, points } from './words.js';

const WIDTH = 950;
const HEIGHT = 420;
const MARGIN = { top: 28, bottom: 24, left: 60, right: 330 };
/** Pixels between two labels, so that they can be read. */
const LINE = 17;
const COLOURS = { 'Tăng rõ': '#1a5d4a', 'Tụt rõ': '#b3261e' } as const;

const colourOf = ({ says }: ScoreLine): string =>
  says === 'Tăng rõ' || says === 'Tụt rõ' ? COLOURS[says] : '#5f6368';
const signOf = ({ says }: ScoreLine): string => (says === 'Tăng rõ' ? '▲ ' : says === 'Tụt rõ' ? '▼ ' : '');

/** Heights of labels, in their order from the top, pushed apart as little as needed. */
export function spread(wanted: readonly number[], least: number, lowest: number): number[] {
  const put: number[] = [];
  for (const one of wanted)
    put.push(Math.max(one, (put[put.length - 1] ?? Number.NEGATIVE_INFINITY) + least));
  let below = lowest;
  for (let i = put.length - 1; i >= 0; i--) {
    put[i] = Math.min(put[i]!, below);
    below = put[i]! - least;
  }
  return put;
}

export function slope(lines: readonly ScoreLine[], examples: boolean): Element {
  const areas = lines.filter(({ part }) => part === '').sort((a, b) => b.now.score - a.now.score);
  const dots = areas.flatMap((line) => line.years.map((one) => ({ ...one, line })));
  const ends = dots.flatMap(({ score, low, high }) => [low ?? score, high ?? score]);
  const [from, to] = [Math.floor(Math.min(...ends) * 2) / 2, Math.ceil(Math.max(...ends) * 2) / 2];
  const pixel = (score: number): number =>
    MARGIN.top + ((to - score) / Math.max(to - from, 0.5)) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const at = spread(
    areas.map(({ now }) => pixel(now.score)),
    LINE,
    HEIGHT - MARGIN.bottom,
  );
  const last = String(Math.max(...dots.map(({ year }) => year)));
  return Plot.plot({
    width: WIDTH,
    height: HEIGHT,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    style: { fontFamily: 'Arial, sans-serif', fontSize: '12px', background: '#fff', color: '#202124' },
    x: {
      type: 'point',
      domain: [...new Set(dots.map(({ year }) => year))].sort().map(String),
      label: null,
      axis: 'top',
      tickSize: 0,
    },
    y: {
      domain: [from, Math.max(to, from + 0.5)],
      label: 'Điểm',
      grid: true,
      ticks: 6,
      tickFormat: points,
    },
    marks: [
      examples
        ? Plot.text([EXAMPLES], {
            frameAnchor: 'bottom-left',
            textAnchor: 'start',
            dy: 20,
            fill: '#b3261e',
            fontWeight: 'bold',
            text: (said: string) => said,
          })
        : null,
      Plot.ruleX(
        dots.filter(({ low, high }) => low !== null && high !== null),
        {
          x: ({ year }: (typeof dots)[number]) => String(year),
          y1: 'low',
          y2: 'high',
          stroke: ({ line }: (typeof dots)[number]) => colourOf(line),
          strokeOpacity: 0.35,
          strokeWidth: 7,
        },
      ),
      Plot.line(dots, {
        x: ({ year }: (typeof dots)[number]) => String(year),
        y: 'score',
        z: ({ line }: (typeof dots)[number]) => line.area,
        stroke: ({ line }: (typeof dots)[number]) => colourOf(line),
        strokeWidth: 2,
      }),
      Plot.dot(dots, {
        x: ({ year }: (typeof dots)[number]) => String(year),
        y: 'score',
        fill: ({ line }: (typeof dots)[number]) => colourOf(line),
        r: 4,
      }),
      areas.map((line, i) =>
        Plot.text([line], {
          x: () => last,
          y: () => line.now.score,
          dx: 14,
          dy: at[i]! - pixel(line.now.score),
          textAnchor: 'start',
          fill: colourOf(line),
          fontWeight: line.says === 'Tăng rõ' || line.says === 'Tụt rõ' ? 'bold' : 'normal',
          text: () => `${signOf(line)}${points(line.now.score)}  ${line.title}`,
        }),
      ),
    ],
  });
}
