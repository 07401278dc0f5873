/** Over a picture: of what it is, and the ways to keep it. */
import { useState } from 'preact/hooks';
import { savePng, saveSvg } from './savePicture.js';

export function SaveBar(props: {
  readonly title: string;
  readonly caption: string;
  /** Of the saved file, without its ending. */
  readonly name: string;
  readonly svg: () => SVGSVGElement;
}) {
  const { title, caption, name, svg } = props;
  const [failed, setFailed] = useState(false);
  return (
    <>
      <div class="bar">
        <span class="quiet">{caption}</span>
        <span>
          <button
            type="button"
            class="act plain"
            onClick={() => void savePng(svg(), title, caption, name).catch(() => setFailed(true))}
          >
            Lưu PNG
          </button>
          <button type="button" class="act plain" onClick={() => saveSvg(svg(), title, caption, name)}>
            Lưu SVG
          </button>
        </span>
      </div>
      {failed && <p class="note error">Trình duyệt không lưu được ảnh PNG. Hãy lưu SVG.</p>}
    </>
  );
}
