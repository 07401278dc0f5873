/** One agency as a coordinator sees it: what it owes, sent, got back, has done, its people; and what he may do about it. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AgencyPage, ListedItem, SheetTitle, Stand } from '../../src/contract.js';
import { goTo } from '../parts/goTo.js';
import { date } from '../parts/text.js';
import { Progress, useWork } from '../parts/work.js';
import { server } from '../server.js';
import { Letter } from './letter.js';
import { OwnRows } from './ownRows.js';
import { Review } from './review.js';
import { Items, Section } from './sections.js';

const AGENCIES: SheetTitle = 'Cơ quan';

export const of = (items: readonly ListedItem[], ...stands: readonly Stand[]): ListedItem[] =>
  items.filter(({ stand, settled }) => stands.includes(stand) && !settled);

export function AgencyView(props: {
  readonly agency: string;
  /** Opened to remind it: the letter is there at once. */
  readonly remind: boolean;
  readonly close: () => void;
  /** After something was decided, sent or put off. */
  readonly changed: () => void;
}) {
  const { agency, close, changed } = props;
  const [work, look] = useWork<AgencyPage>();
  const [page, setPage] = useState<AgencyPage | null>(null);
  const [letter, setLetter] = useState(props.remind);
  const back = useRef<HTMLButtonElement>(null);
  const refresh = useCallback(() => {
    void look('Đang đọc bảng tính', () => server.getAgency({ agency })).then((read) => read && setPage(read));
  }, [agency, look]);
  useEffect(refresh, [refresh]);
  // Before anything is painted: whoever presses a key at once is heard.
  useLayoutEffect(() => back.current?.focus(), []);
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // Forms on the page close first.
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      close();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [close]);
  const after = (): void => {
    refresh();
    changed();
  };
  return (
    <div>
      <button type="button" class="link" ref={back} onClick={close}>
        ← Tổng quan
      </button>
      {page && (
        <>
          <h2 class="page-title">{page.name}</h2>
          <p class="quiet">
            {[page.kind, page.head, page.parent && `trực thuộc ${page.parent}`].filter(Boolean).join(' · ')}
          </p>
          <Numbers page={page} />
          <p class="quiet">
            {page.reminded
              ? `Nhắc lần cuối ngày ${page.reminded.day ? date(page.reminded.day) : '(không rõ)'}.`
              : 'Chưa nhắc lần nào.'}
          </p>
          <div class="actions">
            <button type="button" class="act" aria-expanded={letter} onClick={() => setLetter(!letter)}>
              Nhắc ngay
            </button>
          </div>
          <OwnRows items={page.items} />
          {letter && <Letter agency={page.agency} close={() => setLetter(false)} />}
          <Section title="Chờ duyệt" count={of(page.items, 'sent').length}>
            <Review items={of(page.items, 'sent')} changed={after} />
          </Section>
          <Section title="Đã trả lại, chưa gửi lại" count={of(page.items, 'returned', 'returnedLate').length}>
            <Items items={of(page.items, 'returned', 'returnedLate')} coordinates extends changed={after} />
          </Section>
          <Section title="Quá hạn" count={of(page.items, 'overdue').length}>
            <Items items={of(page.items, 'overdue')} coordinates extends changed={after} />
          </Section>
          <Section title="Chưa xong, còn hạn" count={of(page.items, 'open').length} closed>
            <Items items={of(page.items, 'open')} coordinates extends changed={after} />
          </Section>
          <Section title="Đã xong" count={doneOf(page).length} closed>
            <Items items={doneOf(page)} coordinates extends={false} changed={after} />
          </Section>
          <Section title="Người liên hệ" count={1} closed>
            <dl class="read people">
              {(
                [
                  ['Nhận thư nhắc', page.emails],
                  ['Lãnh đạo', page.headEmails],
                  ['Người được sửa', page.editors],
                ] as const
              ).map(([label, addresses]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{addresses || 'chưa có'}</dd>
                </div>
              ))}
            </dl>
            <button type="button" class="link" onClick={() => goTo(AGENCIES, page.sheetRow)}>
              Sửa ở trang {AGENCIES}
            </button>
          </Section>
        </>
      )}
      {(work.state === 'running' || work.state === 'failed') && <Progress work={work} />}
    </div>
  );
}

export const doneOf = ({ items }: AgencyPage): ListedItem[] =>
  items.filter(({ stand, settled }) => stand === 'done' || stand === 'approved' || settled);

function Numbers({ page }: { readonly page: AgencyPage }) {
  const numbers: readonly (readonly [label: string, count: number, kind?: string])[] = [
    ['quá hạn', of(page.items, 'overdue', 'returnedLate').length, 'overdue'],
    ['chờ duyệt', of(page.items, 'sent').length],
    ['bị trả lại', of(page.items, 'returned', 'returnedLate').length],
    ['còn hạn', of(page.items, 'open').length],
    ['đã xong', doneOf(page).length],
    ['được gia hạn', page.items.filter(({ extended }) => extended > 0).length],
  ];
  return (
    <div class="figures">
      {numbers.map(([label, count, kind = '']) => (
        <div class={`figure ${kind}`} key={label}>
          <b>{count}</b>
          <span>{label}</span>
        </div>
      ))}
    </div>
  );
}
