/** A day to be typed as day/month/year. The browser's own field would follow the browser's language: 06/08 or 08/06. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { date } from './text.js';
import { typedDay } from './typedDay.js';

const WANTED = 'Nhập ngày/tháng/năm, ví dụ 15/5/2023.';

/** Tells of a day once it is one, and of none once the field is empty; what is no day stops the form and says why. */
export function DayField({
  label,
  value,
  put,
  last,
  disabled = false,
}: {
  readonly label: string;
  /** YYYY-MM-DD; empty: none. */
  readonly value: string;
  readonly put: (value: string) => void;
  /** The last day that may be chosen, YYYY-MM-DD. */
  readonly last?: string | undefined;
  readonly disabled?: boolean;
}) {
  const [typed, type] = useState<string | null>(null);
  const [left, leave] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const day = typed === null ? value : typedDay(typed);
  const complaint =
    typed !== null && typed.trim() !== '' && day === null
      ? WANTED
      : day && last !== undefined && day > last
        ? `Chọn ngày không sau ${date(last)}.`
        : '';
  // Before anything is painted: Enter pressed at once is held back.
  useLayoutEffect(() => input.current?.setCustomValidity(complaint), [complaint]);
  return (
    <label class="choice">
      {label}
      <input
        ref={input}
        type="text"
        inputMode="numeric"
        placeholder="ngày/tháng/năm"
        value={typed ?? (value === '' ? '' : date(value))}
        disabled={disabled}
        aria-invalid={complaint !== ''}
        onInput={(event) => {
          const text = event.currentTarget.value;
          type(text);
          leave(false);
          const now = text.trim() === '' ? '' : typedDay(text);
          if (now !== null && (last === undefined || now <= last)) put(now);
        }}
        onBlur={() => {
          if (complaint === '') type(null);
          else leave(true);
        }}
      />
      {left && complaint !== '' && <span class="quiet wrong">{complaint}</span>}
    </label>
  );
}
