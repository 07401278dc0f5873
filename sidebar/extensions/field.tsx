/** A line of text to be typed, under its label. */
import { useEffect, useRef } from 'preact/hooks';

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
  useEffect(() => {
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
