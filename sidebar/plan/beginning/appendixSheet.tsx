/** An annex pasted into the workbook's own sheet: read there, put right there, taken over from there. */
import type { AppendixReport, ImportReport, SheetTitle } from '../../../src/contract.js';
import { goTo } from '../../parts/goTo.js';
import { Progress, useDeed, useWork } from '../../parts/work.js';
import { server } from '../../server.js';

export const APPENDIX_SHEET: SheetTitle = 'Nhập phụ lục';

export function AppendixSheet({ changed }: { readonly changed: () => void }) {
  const [read, look] = useWork<AppendixReport>();
  const [written, write] = useDeed<ImportReport>();
  const busy = read.state === 'running' || written.state === 'running';
  const take = async (): Promise<ImportReport> => {
    const { fingerprint } = await server.previewImport({ sheet: APPENDIX_SHEET });
    return server.importPlan({ sheet: APPENDIX_SHEET, fingerprint });
  };
  return (
    <>
      <p>
        Dán bảng vào ô A2 của trang, bấm Đọc: bên phải mỗi dòng là những gì đã hiểu. Sửa ngay ở đó, chọn Nhận,
        rồi nhập.{' '}
        <button type="button" class="link" onClick={() => goTo(APPENDIX_SHEET, 1, null)}>
          Mở trang
        </button>
      </p>
      <button
        type="button"
        class="act plain"
        disabled={busy}
        onClick={() => look('Đang đọc trang', server.readAppendix)}
      >
        Đọc trang {APPENDIX_SHEET}
      </button>
      <button
        type="button"
        class="act"
        disabled={busy}
        onClick={() => write('Đang ghi vào trang Nhiệm vụ', take).then((report) => report && changed())}
      >
        Nhập các dòng đã nhận
      </button>
      <Progress work={read} />
      {read.state === 'done' && (
        <p class="note done">
          {read.result.tasks === 0
            ? 'Trang đã sẵn sàng: dán bảng vào ô A2 rồi bấm Đọc.'
            : `${read.result.tasks} nhiệm vụ: ${read.result.sure} chắc, ${read.result.doubtful} cần xem, ${read.result.unclear} chưa hiểu${read.result.kept > 0 ? `; giữ ${read.result.kept} dòng đã sửa` : ''}.`}
        </p>
      )}
      <Progress work={written} />
      {written.state === 'done' && (
        <p class="note done">
          Đã thêm {written.result.added} nhiệm vụ, sửa {written.result.changed}; {written.result.left} dòng
          không nhập.
        </p>
      )}
    </>
  );
}
