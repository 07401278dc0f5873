/** Ngày nghỉ: the year after the last one listed. */

import { Progress, useDeed } from '../parts/work.js';
import { server } from '../server.js';

export function DaysOffSection({ changed }: { readonly changed: () => void }) {
  const [adding, run] = useDeed<string>();
  const add = () =>
    run('Đang thêm ngày nghỉ', () =>
      server
        .addDaysOff({})
        .then(
          ({ year, added, provisional, existing }) =>
            `Năm ${year}: thêm ${added} ngày${provisional ? ' (tạm tính theo luật, chờ thông báo)' : ''}, giữ nguyên ${existing} ngày.`,
        ),
    ).then((said) => said && changed());
  return (
    <>
      <h2>Ngày nghỉ</h2>
      <button type="button" class="act plain" disabled={adding.state === 'running'} onClick={add}>
        Thêm ngày nghỉ năm sau
      </button>
      <Progress work={adding} />
      {adding.state === 'done' && <p class="note done">{adding.result}</p>}
    </>
  );
}
