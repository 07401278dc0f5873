/** A box that takes what was copied: a table of Word, Google Docs, a spreadsheet or a web page, or plain lines. */
import { useState } from 'preact/hooks';
import { delimitedTable } from './delimitedTable.js';
import { htmlTable } from './htmlTable.js';

/** Shown in the box of a table that came as HTML: the first of it, so that people see what they have pasted. */
const shownText = (table: readonly (readonly string[])[]): string =>
  table.map((row) => row.map((cell) => cell.replace(/\n/g, ' ')).join('\t')).join('\n');

export function PasteBox(props: {
  readonly label: string;
  readonly hint: string;
  readonly took: (table: string[][]) => void;
}) {
  const [text, setText] = useState('');
  const take = (table: string[][], shown: string): void => {
    setText(shown);
    props.took(table);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const html = event.clipboardData?.getData('text/html') ?? '';
    const table = html === '' ? null : htmlTable(html);
    if (table === null) return;
    event.preventDefault();
    take(table, shownText(table));
  };
  return (
    <label class="choice">
      {props.label}
      <textarea
        rows={4}
        placeholder={props.hint}
        value={text}
        spellcheck={false}
        onPaste={onPaste}
        onInput={(event) => take(delimitedTable(event.currentTarget.value), event.currentTarget.value)}
      />
    </label>
  );
}
