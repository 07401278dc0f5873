/** The fields of a dialog that makes a document: each a word of it, by its name. */
import type { JSX } from 'preact';
import { DayField } from './dayField.js';

/**
 * @param words null while they are being read
 * @param put takes the words with one of them changed
 */
export function letterFields<W extends object>(words: W | null, put: (words: W) => void) {
  type Word = keyof { readonly [K in keyof W as W[K] extends string ? K : never]: true };
  const said = (key: Word): string => (words ? String(words[key as keyof W]) : '');
  const change = (key: Word, text: string): void => {
    if (words) put({ ...words, [key]: text });
  };
  return {
    dayField: (key: Word, label: string) => (
      <DayField label={label} value={said(key)} disabled={!words} put={(day) => change(key, day)} />
    ),
    field: (key: Word, label: string) => (
      <label class="choice">
        {label}
        <input
          value={said(key)}
          disabled={!words}
          onInput={(event) => change(key, event.currentTarget.value)}
        />
      </label>
    ),
    area: (key: Word, label: string) => (
      <label class="choice">
        {label}
        <textarea
          value={said(key)}
          disabled={!words}
          onInput={(event) => change(key, event.currentTarget.value)}
        />
      </label>
    ),
  };
}

type Of<Key extends string> = (key: Key, label: string) => JSX.Element;

/** What stands at the head of every document: whose it is, its number, where and when. */
export const Letterhead = ({
  field,
  dayField,
}: {
  readonly field: Of<'superior' | 'issuer' | 'number' | 'symbol' | 'place'>;
  readonly dayField: Of<'day'>;
}) => (
  <div class="row">
    {field('superior', 'Cơ quan cấp trên')}
    {field('issuer', 'Cơ quan ban hành')}
    {field('number', 'Số (để trống nếu chưa cấp)')}
    {field('symbol', 'Ký hiệu')}
    {field('place', 'Địa danh')}
    {dayField('day', 'Ngày')}
  </div>
);
