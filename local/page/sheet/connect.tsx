/** At a cell that may not read another spreadsheet yet: one click allows it, for this workbook and for good. */
import { useWords } from '../words.js';

export function Connect(props: {
  readonly x: number;
  readonly y: number;
  /** Whose workbook it is, or its id. */
  readonly title: string;
  readonly allow: () => void;
}) {
  const words = useWords();
  return (
    <section
      class="connect"
      aria-label={words.connect}
      style={{
        left: `min(${Math.max(props.x, 0)}px, 100% - 300px)`,
        top: `min(${Math.max(props.y, 0)}px, 60%)`,
      }}
    >
      <p>
        {words.connectWhy} <b>{props.title}</b>
      </p>
      <button type="button" class="small main" onClick={props.allow}>
        {words.connect}
      </button>
    </section>
  );
}
