/** What is typed of an extension: a line of text under its label, and the lines that both forms ask for. */
import { useLayoutEffect, useRef } from 'preact/hooks';

export function Field({
  label,
  hint,
  value,
  put,
  focused = false,
}: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly put: (value: string) => void;
  /** Whether typing begins here. */
  readonly focused?: boolean;
}) {
  const input = useRef<HTMLInputElement>(null);
  // Before anything is painted: whoever types at once is heard.
  useLayoutEffect(() => {
    if (focused) input.current?.focus();
  }, [focused]);
  return (
    <label class="choice">
      {label}
      <input
        ref={input}
        type="text"
        placeholder={hint}
        value={value}
        onInput={(event) => put(event.currentTarget.value)}
      />
    </label>
  );
}

/** The day that a deadline is put off to; typing begins here. */
export const NewDue = ({ value, put }: { readonly value: string; readonly put: (value: string) => void }) => (
  <Field label="Hạn mới" hint="ngày/tháng/năm" value={value} put={put} focused />
);

interface Document {
  readonly document: string;
  readonly documentDay: string;
}

/** The document that grants it. */
export const DocumentFields = ({
  document,
  documentDay,
  put,
}: Document & { readonly put: (more: Partial<Document>) => void }) => (
  <>
    <Field label="Số văn bản" hint="812/UBND-NC" value={document} put={(typed) => put({ document: typed })} />
    <Field
      label="Ngày văn bản"
      hint="ngày/tháng/năm"
      value={documentDay}
      put={(typed) => put({ documentDay: typed })}
    />
  </>
);
