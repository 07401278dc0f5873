/** The fields of a dialog that makes a document: each a word of it, by its name. */
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
