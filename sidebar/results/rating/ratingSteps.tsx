/** What a coordinator does with a rating: writes a trial, publishes it, takes that back, closes it. Each is shown first. */
import { useState } from 'preact/hooks';
import type { RatingReport, SettledRating, WrittenRating } from '../../../src/contract.js';
import { attempt } from '../../parts/complaint.js';
import { date } from '../../parts/text.js';
import { Progress, useDeed, useWork } from '../../parts/work.js';
import { server } from '../../server.js';
import { SendPoints } from './ratingLetters.js';

type Step = 'write' | 'publish' | 'withdraw' | 'close';

const LABELS: Readonly<Record<Step, string>> = {
  write: 'Chấm thử',
  publish: 'Công bố dự kiến',
  withdraw: 'Rút lại công bố',
  close: 'Chốt xếp loại',
};
const STEPS: Readonly<Record<RatingReport['state'], readonly Step[]>> = {
  trial: ['write', 'publish'],
  published: ['close', 'withdraw'],
  closed: [],
};

type Seen = WrittenRating | SettledRating;

const isWritten = (seen: Seen): seen is WrittenRating => 'added' in seen;

const ask = (step: Step, fingerprint?: string): Promise<Seen> =>
  step === 'write'
    ? server.writeRating(fingerprint === undefined ? {} : { fingerprint })
    : server.settleRating({ step, ...(fingerprint === undefined ? {} : { fingerprint }) });

function words(step: Step, seen: Seen): string {
  if (isWritten(seen))
    return `Ghi điểm vào trang Chấm điểm: ${seen.added} dòng mới, ${seen.changed} dòng đổi điểm. Điểm chấm tay, điểm thưởng giữ nguyên.`;
  if (step === 'publish')
    return `Điểm giữ nguyên từ nay; cơ quan ghi kiến nghị vào trang Kiến nghị điểm đến hết ngày ${date(seen.appealsUntil!)}. Sau đó gửi cho mỗi cơ quan bảng điểm của mình.`;
  return step === 'close'
    ? `Bảng xếp loại được giữ ở trang ${seen.sheet}, không sửa được nữa.`
    : 'Trở lại chấm thử; kiến nghị đã ghi vẫn giữ.';
}

export function RatingSteps({
  report,
  changed,
}: {
  readonly report: RatingReport;
  readonly changed: () => void;
}) {
  const [step, setStep] = useState<Step | null>(null);
  const [preview, look, forget] = useWork<Seen>();
  const [done, act, forgetDone] = useDeed<Seen>();
  const busy = preview.state === 'running' || done.state === 'running';
  const steps = STEPS[report.state];
  return (
    <>
      <p class="actions">
        {steps.map((one) => (
          <button
            type="button"
            class="act plain"
            key={one}
            disabled={busy}
            onClick={() => {
              setStep(one);
              forgetDone();
              void look('Đang xem', () => ask(one));
            }}
          >
            {LABELS[one]}
          </button>
        ))}
        {report.state !== 'trial' && (
          <button type="button" class="act plain" onClick={() => attempt(() => server.showDecision())}>
            {report.state === 'closed' ? 'Quyết định (Word)' : 'Thông báo (Word)'}
          </button>
        )}
      </p>
      <Progress work={preview} />
      {step && preview.state === 'done' && (
        <div class="preview">
          <p>{words(step, preview.result)}</p>
          <button
            type="button"
            class="act"
            disabled={busy}
            onClick={() =>
              void act('Đang ghi', () => ask(step, preview.result.fingerprint)).then((result) => {
                if (!result) return;
                forget();
                changed();
              })
            }
          >
            {LABELS[step]}: thực hiện
          </button>
        </div>
      )}
      <Progress work={done} />
      {step && done.state === 'done' && (
        <p class="note done" role="status">
          Đã xong: {LABELS[step].toLowerCase()}.
        </p>
      )}
      {report.state === 'published' && <SendPoints />}
    </>
  );
}
