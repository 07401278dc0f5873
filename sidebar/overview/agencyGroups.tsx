/** A list by agency: each opens to its rows, which come when they are asked for, page by page to the last. */
import { useEffect, useState } from 'preact/hooks';
import type { AgencyCount, ListedItem, ListRequest, OverviewList } from '../../src/contract.js';
import { Review } from '../agency/review.js';
import { ItemButton } from '../parts/itemList.js';
import { Progress, useWork } from '../parts/work.js';
import { Extendable } from '../plan/extensions/extendable.js';
import { server } from '../server.js';

/** So few rows are shown at once, without a click. */
const SHOWN_AT_ONCE = 12;
/** Rows of an agency that come with a click. */
const PAGE = 50;

interface Opening {
  readonly request: ListRequest;
  readonly open: (agency: string, remind: boolean) => void;
  readonly changed: () => void;
}

export function AgencyGroups({ list, ...opening }: Opening & { readonly list: OverviewList }) {
  const { request } = opening;
  const openAtFirst = list.total <= SHOWN_AT_ONCE || list.groups.length === 1;
  return (
    <div class="groups">
      {list.groups.map((group) => (
        <Group
          key={`${group.agency} ${JSON.stringify(request)}`}
          group={group}
          {...opening}
          come={list.items.filter(({ agency }) => agency === group.agency)}
          openAtFirst={openAtFirst}
        />
      ))}
    </div>
  );
}

function Group(
  props: Opening & {
    readonly group: AgencyCount;
    /** Those of its rows that came with the list. */
    readonly come: readonly ListedItem[];
    readonly openAtFirst: boolean;
  },
) {
  const { group, request, come, openAtFirst, changed } = props;
  const [open, setOpen] = useState(openAtFirst);
  const [fetched, setFetched] = useState<readonly ListedItem[] | null>(null);
  const [work, start] = useWork<OverviewList>();
  const items = fetched ?? come;
  const more = async (from: number): Promise<void> => {
    const list = await start(
      'Đang đọc bảng tính',
      async () =>
        (await server.getOverview({ list: { ...request, agency: group.agency, from, size: PAGE } })).list,
    );
    if (list) setFetched(from === 0 ? list.items : [...items.slice(0, from), ...list.items]);
  };
  // Rows that came with the list may be the first of the agency's: the rest follows once it is opened.
  useEffect(() => {
    if (open && items.length === 0) void more(0);
  }, [open]);
  /** What waits is decided on here; all of it, so all of it is fetched. */
  const reviewed = items.length > 0 && items.every(({ mark }) => mark !== null);
  const left = group.total - items.length;
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {group.agencyName}{' '}
        <span class="quiet">
          ({group.total}
          {group.overdue > 0 && group.overdue < group.total && `, ${group.overdue} quá hạn`})
        </span>
      </summary>
      {open && (
        <>
          <p class="deeds">
            <button type="button" class="link" onClick={() => props.open(group.agency, false)}>
              Trang cơ quan
            </button>
            <button type="button" class="link" onClick={() => props.open(group.agency, true)}>
              Nhắc ngay
            </button>
          </p>
          {reviewed && left <= 0 ? (
            <Review items={items} changed={changed} />
          ) : (
            <ul class="items">
              {items.map((item) => (
                <li key={item.key}>
                  <ItemButton item={item} ofAgency change={item.change} />
                  <Extendable item={item} changed={changed} />
                </li>
              ))}
            </ul>
          )}
          {(work.state === 'running' || work.state === 'failed') && <Progress work={work} />}
          {left > 0 && items.length > 0 && (
            <button
              type="button"
              class="link"
              disabled={work.state === 'running'}
              onClick={() => void more(items.length)}
            >
              Xem thêm {Math.min(left, PAGE)} trong {left} dòng còn lại
            </button>
          )}
        </>
      )}
    </details>
  );
}
