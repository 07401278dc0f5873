/** Kế hoạch kiểm tra: makes its sheet, which is then filled in there. */
import type { SetUpReport, SheetTitle } from '../../../src/contract.js';
import { goTo } from '../../parts/goTo.js';
import { Progress, useDeed } from '../../parts/work.js';
import { server } from '../../server.js';

const PLANS: SheetTitle = 'Kế hoạch kiểm tra';

export function InspectionPlan({ changed }: { readonly changed: () => void }) {
  const [making, make] = useDeed<SetUpReport>();
  return (
    <>
      <h2>{PLANS}</h2>
      <p class="quiet">
        Mỗi dòng một cuộc, theo quý. Có trang này thì cơ quan chủ trì lĩnh vực phải có cuộc kiểm tra trong quý
        III, tồn tại đã khắc phục chờ xác nhận.
      </p>
      <button
        type="button"
        class="act plain"
        disabled={making.state === 'running'}
        onClick={() =>
          void make('Đang lập trang', () => server.setUpWorkbook({ with: ['inspectionPlans'] })).then(
            (done) => {
              if (!done) return;
              changed();
              goTo(PLANS, 2);
            },
          )
        }
      >
        Lập trang {PLANS}
      </button>
      <Progress work={making} />
    </>
  );
}
