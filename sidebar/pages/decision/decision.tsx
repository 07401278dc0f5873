/** The dialog of the decision on a rating, or of the notice before it is closed; then the Word file is saved. */

import { Packer } from 'docx';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RatingTold, ReportData } from '../../../src/contract.js';
import { Letterhead, letterFields } from '../../parts/letterFields.js';
import { MakeDocument } from '../../parts/makeDocument.js';
import { Problems } from '../../parts/problems.js';
import { date } from '../../parts/text.js';
import { Progress, useDeed, useWork } from '../../parts/work.js';
import { server } from '../../server.js';
import { saveFile } from '../dashboard/savePicture.js';
import { decisionDocument } from './decisionDocument.js';
import { type DecisionWords, isDecision, usualDecision } from './decisionText.js';

const standing = ({ state, year, published, appealsUntil, agencies }: RatingTold): string =>
  state === 'closed'
    ? `Xếp loại năm ${year} đã chốt: quyết định công bố kết quả của ${agencies.length} cơ quan, đơn vị.`
    : `Xếp loại năm ${year} đã công bố dự kiến ngày ${date(published!)}, nhận kiến nghị đến hết ngày ${date(appealsUntil!)}: thông báo kết quả dự kiến của ${agencies.length} cơ quan, đơn vị.`;

function Decision() {
  const [material, read] = useWork<ReportData>();
  const [making, make] = useDeed<string>();
  const [words, setWords] = useState<DecisionWords | null>(null);
  const refresh = (): void =>
    void read('Đang đọc xếp loại', () => server.getReport({})).then(
      (data) => data?.rating && setWords(usualDecision(data, data.rating)),
    );
  useEffect(refresh, []);
  const data = material.state === 'done' ? material.result : null;
  if (!data)
    return (
      <>
        <Progress work={material} />
        {material.state === 'failed' && (
          <button type="button" class="act plain" onClick={refresh}>
            Thử lại
          </button>
        )}
      </>
    );
  const { rating, office, unit } = data;
  if (!rating)
    return (
      <p class="note">
        Chưa có xếp loại nào được công bố. Mở thẻ Tổng hợp → Xếp loại, «Chấm thử» rồi «Công bố dự kiến».
      </p>
    );
  const { dayField, field, area } = letterFields(words, setWords);
  const decision = isDecision(rating);
  return (
    <form
      class="letterhead"
      onSubmit={(event) => {
        event.preventDefault();
        if (!words) return;
        const name = `${decision ? 'quyet-dinh' : 'thong-bao'}-xep-loai-${rating.year}.docx`;
        void make('Đang tạo tệp Word', async () => {
          saveFile(
            await Packer.toBlob(decisionDocument(rating, words, decision ? unit : office || unit)),
            name,
          );
          return name;
        });
      }}
    >
      <p class="note done">{standing(rating)}</p>
      <Problems problems={rating.problems} />
      <Letterhead field={field} dayField={dayField} />
      {field('about', 'Trích yếu')}
      {area('basis', decision ? 'Căn cứ (mỗi dòng một căn cứ)' : 'Mở đầu')}
      {area('next', decision ? 'Điều 2' : 'Kiến nghị')}
      {decision && field('executors', 'Trách nhiệm thi hành (Điều 3)')}
      <div class="row">
        {area('authority', 'Chức vụ người ký (mỗi dòng một hàng)')}
        {area('recipients', 'Nơi nhận (mỗi dòng một nơi)')}
      </div>
      {field('signer', 'Họ tên người ký')}
      <MakeDocument making={making} ready={words !== null} />
    </form>
  );
}

render(<Decision />, document.getElementById('app')!);
