/** The rating as a picture: of each agency the points by criterion, on 100, and its class. */
import * as Plot from '@observablehq/plot';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RatedAgencyShown, RatingReport } from '../../../src/contract.js';
import { DataTable } from '../../pages/dashboard/dataTable.js';
import { SaveBar } from '../../pages/dashboard/saveBar.js';
import { Progress, useWork } from '../../parts/work.js';
import { server } from '../../server.js';
import { score } from './ratedAgency.js';
import { standing } from './standing.js';

export const RATING_TITLE = 'Xếp loại';

const WIDTH = 950;
const STYLE = { fontFamily: 'Arial, sans-serif', fontSize: '12px', background: '#fff', color: '#202124' };
const LINE = 20;
const LONGEST = 36;
/** Neighbours differ in lightness: they are told apart in black and white. */
const FILLS = ['#12403a', '#7cb8a4', '#2f7d6b', '#d3e8df', '#8a6d3b', '#ecd9a8', '#4c6085', '#c3cbe0'];
/** Agencies that are drawn: of more than that the best and the last. */
const DRAWN = 40;
/** From how many points on a class is. */
const CLASSES = [
  ['Trung bình', 50],
  ['Khá', 65],
  ['Tốt', 80],
  ['Xuất sắc', 90],
] as const;
/** Keys of the legend in a line, and how wide one is. */
const KEYS = 2;
const KEY_WIDTH = 465;

const short = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;

const drawnOf = (rated: readonly RatedAgencyShown[]): readonly RatedAgencyShown[] =>
  rated.length <= DRAWN ? rated : [...rated.slice(0, DRAWN / 2), ...rated.slice(-DRAWN / 2)];

const placeOf = ({ rank }: RatedAgencyShown): string => (rank === null ? '' : `${rank}. `);

/** Codes tell agencies of the same name apart. */
function draw(rated: readonly RatedAgencyShown[]): Element {
  const shown = drawnOf(rated);
  const named = new Map(
    shown.map((one) => [one.agency, short(`${placeOf(one)}${one.name}`, LONGEST)] as const),
  );
  const { criteria } = rated[0]!;
  const codes = criteria.map(({ code }) => code);
  const bars = shown.flatMap(({ agency, score: on100, criteria: own }) => {
    // What each gives of the score on 100: bonuses beyond it are not drawn.
    const sum = own.reduce((all, { points }) => all + (points ?? 0), 0);
    return own.flatMap(({ code, points }) =>
      points ? [{ agency, code, share: (points * (on100 ?? 0)) / sum }] : [],
    );
  });
  const legend = Math.ceil(criteria.length / KEYS) * LINE;
  return Plot.plot({
    width: WIDTH,
    height: 70 + legend + shown.length * LINE,
    marginTop: 34,
    marginBottom: 22 + legend,
    marginLeft: 260,
    marginRight: 150,
    style: STYLE,
    x: { domain: [0, 100], label: null, axis: null },
    y: {
      domain: shown.map(({ agency }) => agency),
      label: null,
      tickSize: 0,
      tickFormat: (agency: string) => named.get(agency)!,
    },
    marks: [
      Plot.barX(bars, {
        x: 'share',
        y: 'agency',
        order: codes,
        z: 'code',
        fill: ({ code }: (typeof bars)[number]) => FILLS[codes.indexOf(code) % FILLS.length]!,
        stroke: '#fff',
        insetTop: 3,
        insetBottom: 3,
      }),
      Plot.ruleX(
        CLASSES.map(([, from]) => from),
        { stroke: '#5f6368', strokeDasharray: '2,3' },
      ),
      ...CLASSES.map(([name, from]) =>
        Plot.text([from], { x: () => from, frameAnchor: 'top', dy: -22, text: () => `${name}\n${from}` }),
      ),
      Plot.ruleX([0]),
      Plot.text(shown, {
        x: 100,
        y: 'agency',
        dx: 8,
        textAnchor: 'start',
        text: (one: RatedAgencyShown) => `${score(one.score)} · ${one.class}`,
      }),
      ...criteria.flatMap(({ code, title, weight }, i) => {
        const at = {
          frameAnchor: 'bottom-left' as const,
          dx: (i % KEYS) * KEY_WIDTH - 250,
          dy: 24 + Math.floor(i / KEYS) * LINE,
        };
        return [
          Plot.text(['■'], {
            ...at,
            fontSize: 18,
            fill: FILLS[i % FILLS.length]!,
            stroke: '#5f6368',
            strokeWidth: 1,
          }),
          Plot.text([`${code}. ${short(title, 56)} (${String(weight).replace('.', ',')})`], {
            ...at,
            dx: at.dx + 18,
          }),
        ];
      }),
    ],
  });
}

const tableOf = (rated: readonly RatedAgencyShown[]) => ({
  header: ['Cơ quan', 'Hạng', ...rated[0]!.criteria.map(({ code }) => code), 'Tổng', 'Xếp loại'],
  rows: rated.map((one) => [
    one.name,
    one.rank ?? '–',
    ...one.criteria.map(({ points }) => (points === null ? '–' : score(points))),
    score(one.score),
    one.class,
  ]),
});

/** Whoever coordinates sees all; officials their own agencies. */
export function RatingPicture() {
  const [work, look] = useWork<RatingReport>();
  useEffect(() => void look('Đang chấm điểm', () => server.getRating({})), [look]);
  if (work.state === 'failed')
    return (
      <>
        <Progress work={work} />
        <button
          type="button"
          class="act plain"
          onClick={() => void look('Đang chấm điểm', () => server.getRating({}))}
        >
          Thử lại
        </button>
      </>
    );
  if (work.state !== 'done') return <Progress work={work} />;
  return work.result.agencies.length === 0 ? (
    <p>Chưa có cơ quan nào để xếp loại: điền trang Cơ quan trước.</p>
  ) : (
    <Rated report={work.result} />
  );
}

function Rated({ report }: { readonly report: RatingReport }) {
  const groups = (['Sở', 'Xã'] as const).filter((group) =>
    report.agencies.some((one) => one.group === group),
  );
  const [group, setGroup] = useState(groups[groups.length - 1]!);
  const rated = useMemo(() => report.agencies.filter((one) => one.group === group), [report, group]);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current!.replaceChildren(draw(rated));
  }, [rated]);
  const caption = `${report.titles[group]} (${rated.length}). ${standing(report)}`;
  return (
    <>
      <SaveBar
        title={`Xếp loại năm ${report.year}`}
        caption={caption}
        name={`xep-loai-${report.year}`}
        svg={() => place.current!.querySelector<SVGSVGElement>('svg')!}
      />
      <p class="chosen">
        {groups.length > 1 && (
          <select
            aria-label="Nhóm"
            value={group}
            onChange={(event) => setGroup(event.currentTarget.value as typeof group)}
          >
            {groups.map((one) => (
              <option key={one} value={one}>
                {report.titles[one]}
              </option>
            ))}
          </select>
        )}
      </p>
      <h2>{standing(report)}</h2>
      <p>
        Mỗi thanh: điểm của một cơ quan theo tiêu chí, quy về 100; vạch đứng: từ mức nào là loại nào.
        {rated.length > DRAWN &&
          ` Vẽ ${DRAWN / 2} cơ quan đứng đầu và ${DRAWN / 2} cơ quan đứng cuối; đủ ${rated.length} cơ quan ở bảng bên dưới.`}{' '}
        Dấu *: có tiêu chí không phát sinh.
      </p>
      <div ref={place} role="img" aria-label={`${RATING_TITLE}. ${caption} Số liệu ở bảng bên dưới.`} />
      <DataTable {...tableOf(rated)} />
    </>
  );
}
