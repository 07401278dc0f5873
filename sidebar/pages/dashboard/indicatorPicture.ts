/** The picture of what lead agencies collect: each share beside its target. */
import * as Plot from '@observablehq/plot';
import type { IndicatorShown } from '../../../src/contract.js';
import { number, targetInWords, valueInWords } from '../../parts/indicatorWords.js';
import type { Picture } from './pictures.js';

const WIDTH = 950;
const STYLE = { fontFamily: 'Arial, sans-serif', fontSize: '12px', background: '#fff', color: '#202124' };
const REACHED = '#1a5d4a';
const SHORT = '#b3261e';
const OPEN = '#9aa0a6';
const LINE = 46;

const isShare = ({ type, value }: IndicatorShown): boolean =>
  (type === 'Tỷ lệ' || type === 'Có/Không') && value !== null;
const named = ({ code, title }: IndicatorShown): string => {
  const whole = `${code}. ${title}`;
  return whole.length > LINE ? `${whole.slice(0, LINE - 1)}…` : whole;
};

export const indicatorPicture: Picture = {
  title: 'Theo chỉ tiêu',
  file: 'chi-tieu',
  reads:
    'Mỗi thanh: tỷ lệ của toàn tỉnh (tổng tử số chia tổng mẫu số); vạch đứng: mục tiêu. Xanh: đạt, đỏ: chưa đạt, xám: không có mục tiêu. Chỉ tiêu là số, chỉ tiêu chưa có số liệu nằm ở bảng bên dưới.',
  headline({ indicators }) {
    const [reached, not] = [true, false].map((one) => indicators.filter((of) => of.reached === one).length);
    const none = indicators.filter(({ answered }) => answered === 0).length;
    return `Đạt ${reached}/${reached! + not!} mục tiêu đã có số liệu${none > 0 ? `; ${none} chỉ tiêu chưa có số liệu` : ''}.`;
  },
  draw({ indicators }) {
    const shares = indicators.filter(isShare);
    return Plot.plot({
      width: WIDTH,
      height: 60 + shares.length * 30,
      marginLeft: 310,
      marginRight: 150,
      style: STYLE,
      x: { domain: [0, 100], label: 'Tỷ lệ (%)', grid: true },
      y: { domain: shares.map(named), label: null, tickSize: 0 },
      marks: [
        Plot.barX(shares, {
          x: (one: IndicatorShown) => one.value!,
          y: named,
          fill: ({ reached }: IndicatorShown) => (reached === null ? OPEN : reached ? REACHED : SHORT),
          insetTop: 4,
          insetBottom: 4,
        }),
        Plot.tickX(
          shares.filter(({ target }) => target !== null),
          { x: (one: IndicatorShown) => one.target!, y: named, stroke: '#202124', strokeWidth: 3 },
        ),
        Plot.text(shares, {
          x: 100,
          y: named,
          dx: 8,
          textAnchor: 'start',
          text: (one: IndicatorShown) =>
            `${valueInWords(one)}${one.reached === null ? '' : one.reached ? ', đạt' : ', chưa đạt'}`,
        }),
      ],
    });
  },
  table: ({ indicators }) => ({
    header: ['Mã, tên', 'Kết quả', 'Tử số/mẫu số', 'Mục tiêu', 'Đã có', 'Chưa có số liệu'],
    rows: indicators.map((one) => [
      `${one.code}. ${one.title}`,
      valueInWords(one) || '–',
      one.numerator === null || one.denominator === null
        ? ''
        : `${number(one.numerator)}/${number(one.denominator)}`,
      targetInWords(one),
      `${one.answered}/${one.asked}`,
      one.missing.join(', '),
    ]),
  }),
};
