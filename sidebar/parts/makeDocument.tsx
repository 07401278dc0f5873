/** The end of a dialog that makes a document: the button, and what became of the file. */
import { Progress, type Work } from './work.js';

/** @param making gives the name under which the file was saved */
export const MakeDocument = ({
  making,
  ready,
}: {
  readonly making: Work<string>;
  readonly ready: boolean;
}) => (
  <>
    <button type="submit" class="act" disabled={!ready || making.state === 'running'}>
      Tạo tệp Word
    </button>
    <Progress work={making} />
    {making.state === 'done' && (
      <p class="note done">Đã lưu {making.result}. Mở tệp, đọc lại rồi trình ký.</p>
    )}
  </>
);
