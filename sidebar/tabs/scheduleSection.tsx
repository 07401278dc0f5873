/** Lịch chạy hằng ngày: whether it is on, whose it is, when it last ran; on and off. */
import type { Overview, Schedule } from '../../src/contract.js';
import { date } from '../parts/text.js';
import { Progress, useDeed } from '../parts/work.js';
import { server } from '../server.js';

export function ScheduleSection({
  overview,
  changed,
}: {
  readonly overview: Overview | null;
  readonly changed: () => void;
}) {
  const [switching, run] = useDeed<Schedule>();
  if (!overview?.setUp) return null;
  const schedule = switching.state === 'done' ? switching.result : overview.schedule;
  const busy = switching.state === 'running';
  const turn = (on: boolean) =>
    run(on ? 'Đang bật lịch chạy' : 'Đang tắt lịch chạy', () => server.setSchedule({ on })).then(
      (result) => result && changed(),
    );
  return (
    <>
      <h2>Lịch chạy hằng ngày</h2>
      <p>
        {schedule.on
          ? `Đang bật: khoảng ${schedule.hour} giờ mỗi ngày, thư gửi bằng tài khoản ${schedule.owner}.`
          : `Đang tắt. Khi bật: mỗi ngày khoảng ${schedule.hour} giờ, chương trình cập nhật Ngày tính, gửi thư nhắc và gửi tổng quan cho người điều phối, bằng tài khoản của bạn.`}
        {schedule.lastRun && ` Lần chạy gần nhất: ${date(schedule.lastRun)}.`}
      </p>
      {schedule.missed && (
        <p class="note">Lịch đã không chạy {schedule.missed}; các mốc bị lỡ được nhắc bù.</p>
      )}
      {schedule.on ? (
        <button type="button" class="act plain" disabled={busy} onClick={() => turn(false)}>
          Tắt lịch chạy
        </button>
      ) : (
        <button type="button" class="act plain" disabled={busy} onClick={() => turn(true)}>
          Bật lịch chạy
        </button>
      )}
      <Progress work={switching} />
    </>
  );
}
