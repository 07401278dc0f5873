/** Liên đơn vị: what all units that load into BigQuery look like side by side, and where this one loads to. */
import { useEffect, useState } from 'preact/hooks';
import type { BigQueryPlace, BigQuerySetUp, DayLoaded, Overview, UnitsAsked } from '../../src/contract.js';
import { date, percent } from '../parts/text.js';
import { Progress, useDeed, useWork } from '../parts/work.js';
import { server } from '../server.js';

type Row = UnitsAsked['rows'][number];
type Look = 'units' | 'areas' | 'kinds' | 'quarters' | 'indicators' | 'classes';

const LOOKS: Readonly<Record<Look, string>> = {
  units: 'Đơn vị (xếp hạng)',
  areas: 'Lĩnh vực',
  kinds: 'Loại việc',
  quarters: 'Quý',
  indicators: 'Chỉ tiêu (cộng các đơn vị)',
  classes: 'Xếp loại đã công bố',
};

const text = (row: Row, name: string): string => String(row[name] ?? '');
const number = (row: Row, name: string): number => Number(row[name] ?? 0);
const rate = (row: Row): number | null => row['on_time_rate'] as number | null;

export function UnitsPage({ overview }: { readonly overview: Pick<Overview, 'areas'> }) {
  const [standing, ask] = useWork<UnitsAsked>();
  const [changing, setChanging] = useState(false);
  const look = (): void =>
    void ask('Đang hỏi BigQuery', () => server.askUnits({ question: 'standing' })).then((answer) =>
      setChanging(answer !== undefined && answer.place === null),
    );
  useEffect(look, []);
  const answer = standing.state === 'done' ? standing.result : null;
  return (
    <>
      <h2>Số liệu liên đơn vị (BigQuery)</h2>
      <Progress work={standing} />
      {standing.state === 'failed' && (
        <button type="button" class="act plain" onClick={() => setChanging(true)}>
          Sửa thiết lập BigQuery
        </button>
      )}
      {answer?.place && !changing && (
        <>
          <Standing answer={answer} />
          <Questions answer={answer} areas={overview.areas} />
          <Loading answer={answer} loaded={look} change={() => setChanging(true)} />
        </>
      )}
      {changing && <SetUp place={answer?.place ?? null} done={look} />}
    </>
  );
}

/** Who has come, who is late, who has never come. */
function Standing({ answer: { rows, day, since, never } }: { readonly answer: UnitsAsked }) {
  const name = (row: Row): string => text(row, 'unit_name') || text(row, 'unit');
  const late = rows.filter((row) => text(row, 'day') < day);
  const missing = late.filter((row) => text(row, 'day') < since);
  const twice = rows.filter((row) => number(row, 'sources') > 1);
  return (
    <>
      <p>
        <b>
          Số liệu của {rows.length - missing.length}/{rows.length + never.length} đơn vị
        </b>
        , tính đến {date(day)}.
      </p>
      {late.length + never.length + twice.length > 0 && (
        <ul class="items">
          {never.map((one) => (
            <li key={one} class="told">
              <b>{one}</b> <span class="tag overdue">Chưa nạp lần nào</span>
            </li>
          ))}
          {late.map((row) => (
            <li key={text(row, 'unit')} class="told">
              <b>{name(row)}</b>{' '}
              <span class={missing.includes(row) ? 'tag overdue' : 'tag near'}>
                {missing.includes(row) ? 'Quá cũ, không tính' : 'Chậm'}
              </span>{' '}
              số liệu ngày {date(text(row, 'day'))}
            </li>
          ))}
          {twice.map((row) => (
            <li key={`${text(row, 'unit')} twice`} class="told">
              <b>{name(row)}</b> <span class="tag overdue">Trùng mã</span> {number(row, 'sources')} bảng tính
              cùng nạp bằng mã {text(row, 'unit')}; chỉ lần nạp sau cùng được tính. Hãy đổi mã của bảng tính
              kia.
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Questions({ answer, areas }: { readonly answer: UnitsAsked; readonly areas: Overview['areas'] }) {
  const [work, ask] = useWork<UnitsAsked & { readonly look: Look }>();
  const [look, setLook] = useState<Look>('units');
  const [area, setArea] = useState('');
  const [unit, setUnit] = useState('');
  const narrows = look === 'units' || look === 'kinds' || look === 'quarters';
  const run = (): void =>
    void ask('Đang hỏi BigQuery', async () => ({
      ...(await server.askUnits({
        question: look,
        ...(narrows && area !== '' ? { area: Number(area) } : {}),
        ...(look !== 'units' && look !== 'indicators' && look !== 'classes' && unit !== '' ? { unit } : {}),
      })),
      look,
    }));
  const shown = work.state === 'done' ? work.result : null;
  const names = new Map(answer.rows.map((row) => [text(row, 'unit'), text(row, 'unit_name')]));
  return (
    <>
      <label class="choice">
        Xem theo
        <select value={look} onChange={(event) => setLook(event.currentTarget.value as Look)}>
          {Object.entries(LOOKS).map(([key, title]) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {narrows && (
        <label class="choice">
          Lĩnh vực
          <select value={area} onChange={(event) => setArea(event.currentTarget.value)}>
            <option value="">Mọi lĩnh vực</option>
            {areas.map((one) => (
              <option key={one.number} value={one.number}>
                {one.title}
              </option>
            ))}
          </select>
        </label>
      )}
      {(look === 'areas' || look === 'kinds' || look === 'quarters') && (
        <label class="choice">
          Đơn vị
          <select value={unit} onChange={(event) => setUnit(event.currentTarget.value)}>
            <option value="">Mọi đơn vị</option>
            {[...names].map(([code, name]) => (
              <option key={code} value={code}>
                {name || code}
              </option>
            ))}
          </select>
        </label>
      )}
      <p>
        <button type="button" class="act" disabled={work.state === 'running'} onClick={run}>
          Xem số liệu
        </button>
      </p>
      <Progress work={work} />
      {shown && <Answer answer={shown} names={names} areas={areas} />}
    </>
  );
}

const signed = (change: number): string =>
  `${change > 0 ? '+' : ''}${(100 * change).toLocaleString('vi', { maximumFractionDigits: 1 })}`;

function Answer({
  answer,
  names,
  areas,
}: {
  readonly answer: UnitsAsked & { readonly look: Look };
  readonly names: ReadonlyMap<string, string>;
  readonly areas: Overview['areas'];
}) {
  const { look, rows, before } = answer;
  const [opened, setOpened] = useState<string | null>(null);
  if (rows.length === 0) return <p class="quiet">Chưa đơn vị nào nạp số liệu loại này.</p>;
  if (look === 'indicators')
    return (
      <ul class="items">
        {rows.map((row) => (
          <li key={`${text(row, 'code')} ${text(row, 'type')}`} class="told">
            <b>{text(row, 'title')}</b>:{' '}
            {row['numerator'] === null
              ? 'chưa có số liệu'
              : row['denominator'] === null
                ? number(row, 'numerator').toLocaleString('vi')
                : `${number(row, 'numerator').toLocaleString('vi')}/${number(row, 'denominator').toLocaleString('vi')}${
                    number(row, 'denominator') > 0
                      ? ` (${percent(number(row, 'numerator') / number(row, 'denominator'))})`
                      : ''
                  }`}
            . {number(row, 'answered')}/{number(row, 'asked')} đơn vị có số liệu.
          </li>
        ))}
      </ul>
    );
  if (look === 'classes')
    return (
      <ul class="items">
        {[...new Set(rows.map((row) => text(row, 'unit')))].map((unit) => {
          const own = rows.filter((row) => text(row, 'unit') === unit);
          return (
            <li key={unit} class="told">
              <b>{names.get(unit) || unit}</b> ({text(own[0]!, 'state').toLowerCase()}):{' '}
              {own.map((row) => `${text(row, 'class')} ${number(row, 'agencies')}`).join(', ')}
            </li>
          );
        })}
      </ul>
    );
  const key = { units: 'unit', areas: 'area', kinds: 'kind', quarters: 'quarter' }[look];
  const title = (row: Row): string => {
    const value = text(row, key);
    if (look === 'units') return names.get(value) || value;
    if (look === 'areas')
      return areas.find((one) => String(one.number) === value)?.title ?? `Lĩnh vực ${value}`;
    return value || 'Chưa có hạn';
  };
  const sorted =
    look === 'units' ? [...rows].sort((a, b) => Number(a['place'] ?? 1e9) - Number(b['place'] ?? 1e9)) : rows;
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{look === 'units' ? 'Đơn vị' : LOOKS[look]}</th>
            {look === 'units' && <th scope="col">Hạng</th>}
            <th scope="col">Quá hạn</th>
            <th scope="col">Đúng hạn</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={text(row, key)}>
              <th scope="row">
                {look === 'units' ? (
                  <button
                    type="button"
                    class="link"
                    aria-expanded={opened === text(row, key)}
                    onClick={() => setOpened(opened === text(row, key) ? null : text(row, key))}
                  >
                    {title(row)}
                  </button>
                ) : (
                  title(row)
                )}
              </th>
              {look === 'units' && <td>{text(row, 'place') || '–'}</td>}
              <td>
                {number(row, 'overdue').toLocaleString('vi')}/{number(row, 'total').toLocaleString('vi')}
              </td>
              <td>
                {percent(rate(row))}
                {row['change'] !== null && (
                  <>
                    {' '}
                    <span class="quiet">({signed(number(row, 'change'))})</span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.some((row) => row['change'] !== null) && (
        <p class="quiet">Trong ngoặc: tăng, giảm điểm phần trăm so với {date(before)}.</p>
      )}
      {opened !== null && <Agencies key={opened} unit={opened} name={names.get(opened) || opened} />}
    </>
  );
}

const SHOWN = 30;

/** The agencies of a unit, those with most overdue first. */
function Agencies({ unit, name }: { readonly unit: string; readonly name: string }) {
  const [work, ask] = useWork<UnitsAsked>();
  useEffect(
    () => void ask('Đang hỏi BigQuery', () => server.askUnits({ question: 'agencies', unit })),
    [unit],
  );
  const rows =
    work.state === 'done'
      ? [...work.result.rows].sort((a, b) => number(b, 'overdue') - number(a, 'overdue'))
      : [];
  return (
    <>
      <h3>Cơ quan của {name}</h3>
      <Progress work={work} />
      {rows.length > 0 && (
        <ul class="items">
          {rows.slice(0, SHOWN).map((row) => (
            <li key={text(row, 'agency')} class="told">
              <b>{text(row, 'agency_name')}</b>: quá hạn {number(row, 'overdue')}/{number(row, 'total')}, đúng
              hạn {percent(rate(row))}
              {row['place'] !== null && `, hạng ${text(row, 'place')} trong nhóm`}
            </li>
          ))}
          {rows.length > SHOWN && (
            <li class="told quiet">và {rows.length - SHOWN} cơ quan khác, ít việc quá hạn hơn.</li>
          )}
        </ul>
      )}
    </>
  );
}

function Loading({
  answer: { place, last, said },
  loaded,
  change,
}: {
  readonly answer: UnitsAsked;
  readonly loaded: () => void;
  readonly change: () => void;
}) {
  const [work, load] = useDeed<DayLoaded>();
  return (
    <>
      <h2>Bảng tính này</h2>
      <p>
        Nạp vào {place!.project}.{place!.dataSet}, mã đơn vị <b>{place!.unit}</b>.{' '}
        {last === null ? 'Chưa nạp lần nào.' : `Lần gần nhất: số liệu ngày ${date(last)}.`} Lịch chạy hằng
        ngày tự nạp.
      </p>
      {said !== '' && <p class="note error">Lần nạp vừa rồi không xong. {said}</p>}
      <p class="actions">
        <button
          type="button"
          class="act plain"
          disabled={work.state === 'running'}
          onClick={() => void load('Đang nạp', () => server.loadDay()).then((done) => done && loaded())}
        >
          Nạp ngay
        </button>
        <button type="button" class="act plain" onClick={change}>
          Sửa thiết lập
        </button>
      </p>
      <Progress work={work} />
    </>
  );
}

const FIELDS: readonly {
  readonly key: keyof BigQueryPlace;
  readonly title: string;
  readonly example: string;
}[] = [
  { key: 'project', title: 'Mã dự án Google Cloud', example: 'papi-viet-nam' },
  { key: 'dataSet', title: 'Tập dữ liệu', example: 'papi' },
  { key: 'unit', title: 'Mã đơn vị này', example: 'T33' },
];

function SetUp({ place, done }: { readonly place: BigQueryPlace | null; readonly done: () => void }) {
  const [given, setGiven] = useState<BigQueryPlace>(place ?? { project: '', dataSet: 'papi', unit: '' });
  const [work, setUp] = useDeed<BigQuerySetUp>();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void setUp('Đang lập bảng trong BigQuery', () => server.setUpBigQuery(given)).then(
          (made) => made && done(),
        );
      }}
    >
      <p class="quiet">
        Ba mục này được ghi vào trang Cấu hình. Tài khoản của bạn cần vai trò BigQuery Job User ở dự án và
        BigQuery Data Editor ở tập dữ liệu. Chỉ số đếm, chỉ tiêu, xếp loại theo cơ quan được nạp; không có họ
        tên, địa chỉ thư.
      </p>
      {FIELDS.map(({ key, title, example }) => (
        <label key={key} class="choice">
          {title}
          <input
            value={given[key]}
            placeholder={`Ví dụ: ${example}`}
            required
            onInput={(event) => setGiven({ ...given, [key]: event.currentTarget.value })}
          />
        </label>
      ))}
      <p>
        <button type="submit" class="act" disabled={work.state === 'running'}>
          Thiết lập BigQuery
        </button>
      </p>
      <Progress work={work} />
    </form>
  );
}
