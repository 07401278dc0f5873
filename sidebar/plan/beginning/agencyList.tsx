/** Lập danh sách cơ quan: names pasted, codes and kinds shown and changeable, added at once. */
import { useState } from 'preact/hooks';
import type {
  AddAgenciesReport,
  AgenciesRequest,
  ListedAgency,
  SetUpReport,
  WorkbookModel,
} from '../../../src/contract.js';
import { unfinished } from '../../parts/text.js';
import { Progress, useDeed, useWork } from '../../parts/work.js';
import { server } from '../../server.js';
import { PasteBox } from '../paste/pasteBox.js';
import { AddressPattern } from './addressPattern.js';

type Change = NonNullable<AgenciesRequest['changes']>[number];

const STATES: Readonly<Record<ListedAgency['state'], string>> = {
  new: '',
  existing: 'đã có',
  unclear: 'chưa đọc được',
  left: 'bỏ',
};

/** What a list of each kind of workbook begins with. */
const HINTS: Readonly<Record<WorkbookModel, string>> = {
  twoLevels: 'Sở Nội vụ\nSở Tài chính\nXã Tân An\nPhường Hồng Châu',
  threeLevels: 'Sở Nội vụ\nSở Tài chính\nUBND huyện Văn Lâm\nUBND thị xã Mỹ Hào',
  lower: 'Văn phòng HĐND và UBND\nPhòng Kinh tế\nPhòng Văn hóa - Xã hội\nTrạm Y tế',
};

export function AgencyList({
  model,
  changed,
}: {
  readonly model: WorkbookModel | null;
  readonly changed: () => void;
}) {
  const [lists, makeLists] = useDeed<SetUpReport>();
  const [table, setTable] = useState<string[][]>([]);
  const [addresses, setAddresses] = useState('');
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const [preview, look, forgetPreview] = useWork<AddAgenciesReport>();
  const [written, write, forget] = useDeed<AddAgenciesReport>();
  const busy = preview.state === 'running' || written.state === 'running';
  const shown = preview.state === 'done' && written.state !== 'done' ? preview.result : null;
  const changeOf = (source: number): Partial<Change> => changes.find((one) => one.source === source) ?? {};
  const put = (source: number, more: Partial<Change>): void =>
    setChanges((all) => [
      ...all.filter((one) => one.source !== source),
      { ...(all.find((one) => one.source === source) ?? { source }), ...more },
    ]);
  const request = (): AgenciesRequest => ({ table, ...(addresses.trim() === '' ? {} : { addresses }) });
  const coming =
    shown?.agencies.filter(({ source, state }) => state === 'new' && !changeOf(source).leave) ?? [];
  return (
    <>
      <p>
        Dán danh sách tên, mỗi dòng một cơ quan; có thể kèm cột địa chỉ thư. Mã và loại được đặt theo tên, xem
        và sửa được trước khi ghi.
      </p>
      <PasteBox
        label="Danh sách tên cơ quan"
        hint={HINTS[model ?? 'twoLevels']}
        took={(rows) => {
          setTable(rows);
          setChanges([]);
          forgetPreview();
          forget();
        }}
      />
      <label class="choice">
        Mẫu địa chỉ, nếu danh sách không có
        <input
          type="text"
          placeholder="{mã}@tinh.gov.vn"
          value={addresses}
          onInput={(event) => setAddresses(event.currentTarget.value)}
        />
      </label>
      <p>
        <button
          type="button"
          class="act plain"
          disabled={busy || table.length === 0}
          onClick={() => {
            setChanges([]);
            forget();
            void look('Đang đọc danh sách', () => server.addAgencies(request()));
          }}
        >
          Xem trước danh sách
        </button>
      </p>
      <Progress work={preview} />
      {shown && (
        <div class="preview">
          <p>
            {coming.length} cơ quan mới
            {shown.kinds.length > 0 &&
              `: ${shown.kinds.map(({ kind, count }) => `${count} ${kind}`).join('; ')}`}
            .{shown.doubles > 0 && ` Trùng tên: ${shown.doubles}.`}
            {shown.unclear > 0 && ` Chưa đọc được: ${shown.unclear}.`} Chưa ghi gì vào bảng tính.
          </p>
          <ul class="rows">
            {shown.agencies.map((agency) => (
              <AgencyRow
                key={agency.source}
                agency={agency}
                kinds={shown.choices}
                change={changeOf(agency.source)}
                put={(more) => put(agency.source, more)}
                busy={busy}
              />
            ))}
          </ul>
          {coming.length > 0 ? (
            <button
              type="button"
              class="act"
              disabled={busy}
              onClick={() =>
                write('Đang ghi danh sách cơ quan', () =>
                  server.addAgencies({ ...request(), fingerprint: shown.fingerprint, changes: [...changes] }),
                ).then((report) => report && changed())
              }
            >
              Thêm {coming.length} cơ quan
            </button>
          ) : (
            <p class="quiet">Không có cơ quan nào để thêm.</p>
          )}
        </div>
      )}
      <Progress work={written} />
      {written.state === 'done' && (
        <p class="note done">
          Đã thêm {written.result.added} cơ quan ở trang Cơ quan.
          {written.result.rights && unfinished({ rights: written.result.rights })}
        </p>
      )}
      <AddressPattern changed={changed} />
      <p>
        <button
          type="button"
          class="link"
          disabled={lists.state === 'running'}
          onClick={() =>
            makeLists('Đang lập danh mục', () => server.setUpWorkbook({ with: ['kinds'] })).then(
              (report) => report && changed(),
            )
          }
        >
          Lập danh mục loại, nhóm cơ quan
        </button>{' '}
        <span class="quiet">để thêm loại, nhóm (@…) riêng.</span>
      </p>
      <Progress work={lists} />
      {lists.state === 'done' && (
        <p class="note done">
          {lists.result.created.length > 0
            ? `Đã tạo trang ${lists.result.created.join(', ')}: thêm dòng để có loại, nhóm riêng.`
            : 'Hai trang danh mục đã có; mọi dòng được giữ nguyên.'}
        </p>
      )}
    </>
  );
}

function AgencyRow(props: {
  readonly agency: ListedAgency;
  readonly kinds: readonly string[];
  readonly change: Partial<Change>;
  readonly put: (more: Partial<Change>) => void;
  readonly busy: boolean;
}) {
  const { agency, kinds, change, put, busy } = props;
  const isFixed = agency.state === 'existing';
  return (
    <li class={agency.notes.length > 0 && !isFixed ? 'doubtful' : ''}>
      <label>
        <input
          type="checkbox"
          aria-label={`Thêm ${agency.name}`}
          checked={agency.state === 'new' && !change.leave}
          disabled={isFixed || agency.state === 'unclear' || busy}
          onChange={(event) => put({ leave: !event.currentTarget.checked })}
        />{' '}
        {agency.name || '(không có tên)'} <span class="quiet">{STATES[agency.state]}</span>
      </label>
      {!isFixed && (
        <div class="pair">
          <input
            type="text"
            aria-label={`Mã của ${agency.name}`}
            value={change.code ?? agency.code}
            disabled={busy}
            onInput={(event) => put({ code: event.currentTarget.value })}
          />
          <select
            aria-label={`Loại của ${agency.name}`}
            value={change.kind ?? agency.kind}
            disabled={busy}
            onChange={(event) => put({ kind: event.currentTarget.value })}
          >
            {kinds.map((kind) => (
              <option value={kind} key={kind}>
                {kind}
              </option>
            ))}
          </select>
        </div>
      )}
      {!isFixed && agency.emails !== '' && <span class="quiet">{agency.emails}</span>}
      {!isFixed &&
        agency.notes.map((note) => (
          <p class="doubt" key={note}>
            {note}
          </p>
        ))}
    </li>
  );
}
