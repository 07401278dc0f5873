/** Thiết lập: the way to a working workbook; once it works, the daily acts first and the rest under «Nâng cao». */
import { useEffect, useState } from 'preact/hooks';
import type { Overview } from '../../src/contract.js';
import { BeginningSteps, hasBegun } from '../plan/beginning/beginning.js';
import { InspectionPlan } from '../plan/inspections/inspectionPlan.js';
import { NextYearSection } from '../plan/nextYear/nextYearSection.js';
import { OwnPlansDetails } from '../plan/ownPlans/ownPlansSection.js';
import { CheckSection } from './checkSection.js';
import { DaysOffSection } from './daysOffSection.js';
import { PeriodSection } from './periodSection.js';
import { RenameSection } from './renameSection.js';
import { ScheduleSection } from './scheduleSection.js';
import { SucceedSection } from './succeedSection.js';

export function SetUpTab({
  overview,
  changed,
  remind,
}: {
  readonly overview: Overview | null;
  readonly changed: () => void;
  /** Leads to the reminders. */
  readonly remind: () => void;
}) {
  // As it was when the tab was opened: what people are at does not move away under their hands.
  const [daily, setDaily] = useState<boolean | null>(null);
  useEffect(() => {
    if (overview) setDaily((before) => before ?? hasBegun(overview));
  }, [overview]);
  const setUp = overview?.setUp ?? false;
  const steps = overview && <BeginningSteps overview={overview} changed={changed} remind={remind} />;
  return (
    <>
      {daily === false && (
        <>
          <h2>Bắt đầu</h2>
          {steps}
        </>
      )}
      {overview && setUp && <PeriodSection overview={overview} changed={changed} />}
      <CheckSection changed={changed} />
      <ScheduleSection overview={overview} changed={changed} />
      {daily ? (
        <details class="more">
          <summary>
            Nâng cao: thiết lập, dữ liệu mẫu, nhập kế hoạch, ngày nghỉ, đổi mã, chuyển giao, kế hoạch riêng,
            kế hoạch kiểm tra, chuyển sang năm sau
          </summary>
          {steps}
          <DaysOffSection changed={changed} />
          {overview?.mayCoordinate && (
            <>
              <RenameSection changed={changed} />
              <SucceedSection agencies={overview.agencies} changed={changed} />
              <OwnPlansDetails changed={changed} />
              <InspectionPlan changed={changed} />
              <NextYearSection changed={changed} />
            </>
          )}
        </details>
      ) : (
        setUp && <DaysOffSection changed={changed} />
      )}
    </>
  );
}
