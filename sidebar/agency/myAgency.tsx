/** Việc của cơ quan tôi: what an official sees. To do now, sent back with the remark, sent and waiting, done. */
import { useEffect, useState } from 'preact/hooks';
import type { AgencyPage, ListedItem, Me, ReportForm, SavedReport, SheetTitle } from '../../src/contract.js';
import { copied } from '../overview/copyList.js';
import { goTo } from '../parts/goTo.js';
import { date } from '../parts/text.js';
import { Progress, useDeed, useWork } from '../parts/work.js';
import { Missing, standing as standingOfPlan } from '../plan/ownPlans/missing.js';
import { OwnAnnex } from '../plan/ownPlans/ownAnnex.js';
import { Indicators } from '../results/forms/indicators.js';
import { server } from '../server.js';
import { doneOf, of } from './agencyView.js';
import { OwnRows } from './ownRows.js';
import { ReportRowForm } from './reportForm.js';
import { Items, Section } from './sections.js';

/** The most rows that the server takes at once. */
const AT_ONCE = 300;

const isReturned = ({ stand }: ReportForm): boolean => stand === 'returned' || stand === 'returnedLate';
const isOwed = ({ stand, closed }: ReportForm): boolean =>
  closed === null && (stand === 'open' || stand === 'overdue');
/** Filled in and not sent. */
const isDraft = (form: ReportForm): boolean =>
  isOwed(form) && form.sent === null && (form.result.trim() !== '' || form.done !== null);

export function MyAgency(props: {
  readonly me: Me;
  readonly page: AgencyPage;
  readonly changed: () => void;
}) {
  const { me } = props;
  const own = [...me.fills, ...me.reads];
  const [page, setPage] = useState(props.page);
  const [work, look] = useWork<AgencyPage>();
  const [receipt, setReceipt] = useState<SavedReport | null>(null);
  // A page that was read anew for all takes the place of what stood there, if it is of the same agency.
  useEffect(() => {
    if (props.page.agency === page.agency) setPage(props.page);
  }, [props.page]);
  const read = (agency: string): void =>
    void look('Đang đọc bảng tính', () => server.getAgency({ agency })).then(
      (result) => result && setPage(result),
    );
  const saved = (report: SavedReport): void => {
    setReceipt(report);
    read(page.agency);
  };
  const { forms, items, mayFill } = page;
  const owed = forms.filter(isOwed);
  const returned = forms.filter((form) => isReturned(form) && form.closed === null);
  const waiting = forms.filter(({ stand }) => stand === 'sent');
  const reports = new Set(forms.map(({ key }) => key));
  const others = items.filter(({ key }) => !reports.has(key));
  const pressing = of(others, 'overdue', 'open').filter(
    ({ status }) => status === 'Quá hạn' || status === 'Sắp đến hạn',
  );
  const later = of(others, 'open').filter((item) => !pressing.includes(item));
  const list = (shown: readonly ListedItem[], may = false) => (
    <Items items={shown} coordinates={false} extends={may && mayFill} changed={() => read(page.agency)} />
  );
  return (
    <>
      <h1 class="page-title">Việc của cơ quan tôi</h1>
      {own.length > 1 ? (
        <label class="choice">
          Cơ quan
          <select value={page.agency} onChange={(event) => read(event.currentTarget.value)}>
            {own.map(({ code, name }) => (
              <option value={code} key={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <p>
          <b>{page.name}</b>
        </p>
      )}
      <p class="quiet">Tính đến {date(page.asOf)}.</p>
      <OwnRows items={items} />
      {!mayFill && (
        <p class="note">
          Bạn nhận thư nhắc của cơ quan này nhưng chưa có trong cột «Người được sửa» nên chỉ xem. Cần ghi báo
          cáo, hãy nhờ người điều phối thêm địa chỉ {me.email}.
        </p>
      )}
      {mayFill && forms.length > 0 && <SendAll forms={forms} saved={saved} />}
      {receipt?.receipt && <Receipt text={receipt.receipt} />}
      {receipt && !receipt.receipt && receipt.saved.length > 0 && (
        <p class="note done" role="status">
          Đã lưu. Báo cáo chưa gửi: bấm «Gửi báo cáo quý» khi đã điền xong.
        </p>
      )}
      {receipt?.left.map(({ key, why }) => (
        <p class="note" key={key}>
          {why}.
        </p>
      ))}
      <Section title="Bị trả lại, cần sửa" count={returned.length}>
        <Forms forms={returned} mayFill={mayFill} saved={saved} />
      </Section>
      <Section title="Báo cáo cần gửi" count={owed.length}>
        <Forms forms={owed} mayFill={mayFill} saved={saved} />
      </Section>
      <Section title="Nhiệm vụ cần làm ngay" count={pressing.length}>
        {list(pressing, true)}
      </Section>
      {owed.length + returned.length + pressing.length === 0 && (
        <p class="note done">Không có nội dung nào phải làm ngay.</p>
      )}
      {page.ownPlan && (
        <Section title="Kế hoạch của cơ quan, nội dung còn thiếu" count={page.ownPlan.missing.length}>
          <p class="quiet">
            Đủ {page.ownPlan.complete}/{page.ownPlan.required} nhiệm vụ; {standingOfPlan(page.ownPlan)}.
          </p>
          <Missing state={page.ownPlan} />
          {mayFill && <OwnAnnex agency={page.agency} changed={() => read(page.agency)} />}
        </Section>
      )}
      {me.collects && (
        <details class="section">
          <summary>
            <b>Biểu số liệu của cơ quan</b>
          </summary>
          <Indicators coordinates={false} />
        </details>
      )}
      <Section title="Đã gửi, chờ duyệt" count={waiting.length} closed>
        <Forms forms={waiting} mayFill={mayFill} saved={saved} />
      </Section>
      <Section title="Chưa đến lúc" count={later.length} closed>
        {list(later, true)}
      </Section>
      <Section title="Đề nghị gia hạn đang chờ" count={page.requests.length} closed>
        <ul class="rows">
          {page.requests.map(({ code, title, newDue, reason }) => (
            <li key={code}>
              {title}
              <br />
              <span class="quiet">
                {code}: xin đến {date(newDue)}. {reason}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Đã xong" count={doneOf(page).length} closed>
        {list(doneOf(page))}
      </Section>
      {(work.state === 'running' || work.state === 'failed') && <Progress work={work} />}
    </>
  );
}

/** What is filled in goes out in one act; what is not is said. */
function SendAll(props: {
  readonly forms: readonly ReportForm[];
  readonly saved: (report: SavedReport) => void;
}) {
  const { forms, saved } = props;
  const [work, start] = useDeed<SavedReport>();
  const drafts = forms.filter(isDraft);
  const empty = forms.filter((form) => isOwed(form) && !isDraft(form)).length;
  if (drafts.length === 0) return null;
  return (
    <>
      <button
        type="button"
        class="act"
        disabled={work.state === 'running'}
        onClick={() =>
          void start(`Đang gửi ${drafts.length} báo cáo`, () =>
            server.saveReport({
              rows: drafts.slice(0, AT_ONCE).map(({ key, mark }) => ({ key, mark })),
              send: true,
            }),
          ).then((report) => report && saved(report))
        }
      >
        Gửi báo cáo quý ({drafts.length})
      </button>
      {empty > 0 && <p class="quiet">Còn {empty} nhiệm vụ chưa điền kết quả; gửi sau cũng được.</p>}
      {(work.state === 'running' || work.state === 'failed') && <Progress work={work} />}
    </>
  );
}

/** To be kept: who sent what and when. */
function Receipt({ text }: { readonly text: string }) {
  const [done, setDone] = useState(false);
  return (
    <p class="note done" role="status">
      {text}{' '}
      <button type="button" class="link" onClick={() => void copied(text).then(setDone)}>
        {done ? 'Đã chép' : 'Chép biên nhận'}
      </button>
    </p>
  );
}

function Forms(props: {
  readonly forms: readonly ReportForm[];
  readonly mayFill: boolean;
  readonly saved: (report: SavedReport) => void;
}) {
  const { forms, mayFill, saved } = props;
  const [open, setOpen] = useState<string | null>(null);
  const opener = (key: string): string => `form-${key}`;
  const close = (key: string): void => {
    setOpen(null);
    document.getElementById(opener(key))?.focus();
  };
  return (
    <ul class="items forms">
      {forms.map((form) => (
        <li key={form.key}>
          <button
            type="button"
            title={`Đến trang Báo cáo quý, dòng ${form.row}`}
            onClick={() => goTo(REPORTS, form.row, 'Kết quả thực hiện')}
          >
            <span class={form.stand === 'overdue' || form.stand === 'returnedLate' ? 'tag overdue' : 'tag'}>
              {standing(form)}
            </span>
            <span class="item-title">
              {form.task} · {form.title}
            </span>
            {isReturned(form) && form.remark && <span class="remark">Ý kiến: {form.remark}</span>}
          </button>
          {mayFill && form.closed === null && (
            <button
              type="button"
              class="link small"
              id={opener(form.key)}
              aria-expanded={open === form.key}
              onClick={() => setOpen(open === form.key ? null : form.key)}
            >
              {deedOf(form)}
            </button>
          )}
          {open === form.key && (
            <ReportRowForm
              key={form.mark}
              form={form}
              close={() => close(form.key)}
              saved={(report) => {
                setOpen(null);
                saved(report);
              }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

const REPORTS: SheetTitle = 'Báo cáo quý';

function deedOf(form: ReportForm): string {
  if (form.stand === 'sent') return 'Xem, sửa';
  if (isReturned(form)) return 'Sửa, gửi lại';
  return isDraft(form) ? 'Sửa bản nháp' : 'Điền báo cáo';
}

function standing(form: ReportForm): string {
  if (form.stand === 'sent') return `đã gửi ${form.sent ? date(form.sent) : ''}, ${form.periodName}`;
  const due = form.due === null ? '' : `hạn ${date(form.due)}`;
  const late = form.stand === 'overdue' || form.stand === 'returnedLate' ? '● quá hạn, ' : '';
  return `${late}${isDraft(form) ? 'bản nháp, ' : ''}${form.periodName}${due ? `, ${due}` : ''}`;
}

/** Somebody whom the workbook does not know. */
export function Stranger({ email }: { readonly email: string }) {
  return (
    <>
      <h1 class="page-title">Chưa có nhiệm vụ cho địa chỉ này</h1>
      {email === '' ? (
        <p>
          Google không cho biết bạn đang dùng tài khoản nào. Hãy tải lại trang, mở lại thanh bên và đồng ý cấp
          quyền khi được hỏi.
        </p>
      ) : (
        <>
          <p>
            Bạn đang dùng tài khoản <b>{email}</b>. Địa chỉ này chưa có ở cơ quan nào trong bảng tính, cũng
            không phải là người điều phối.
          </p>
          <p>
            Nếu bạn có tài khoản khác của cơ quan, hãy đăng nhập bằng tài khoản đó. Nếu không, hãy nhờ người
            điều phối ghi địa chỉ của bạn vào cột «Người được sửa» ở trang Cơ quan.
          </p>
        </>
      )}
    </>
  );
}
