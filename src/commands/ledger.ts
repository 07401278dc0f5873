/** What the program did, and what stood in a cell before, as lines of `Nhật ký`. */
import type { Environment } from '../environment.js';
import { appendLines, ledgerColumns } from './ledgerLines.js';

/** Well under the most that a cell holds (Google: 50,000 characters). */
const DETAIL_CHARACTERS = 45_000;

export interface LedgerLine {
  readonly deed: string;
  readonly agency?: string;
  readonly content: string;
  readonly outcome?: string;
  /** Lines of text; spread over as many ledger lines as they need. */
  readonly detail?: readonly string[];
}

/**
 * Texts joined into pieces that fit a cell. One that is too long by itself is cut into several.
 *
 * @param heading first line of every piece
 */
export function pieces(texts: readonly string[], heading = ''): string[] {
  const result: string[] = [];
  let piece = '';
  for (const text of texts) {
    for (let at = 0; at === 0 || at < text.length; at += DETAIL_CHARACTERS) {
      const part = text.slice(at, at + DETAIL_CHARACTERS);
      if (piece !== '' && piece.length + 1 + part.length > DETAIL_CHARACTERS) {
        result.push(piece);
        piece = part;
      } else piece = piece === '' ? part : `${piece}\n${part}`;
    }
  }
  return [...result, piece].map((text) => [heading, text].filter(Boolean).join('\n'));
}

/** Appends lines and pushes them out, before whatever they tell of is done. @throws Refusal without the ledger's columns */
export function appendLedger({ workbook, now }: Environment, lines: readonly LedgerLine[]): void {
  if (lines.length === 0) return;
  const time = now();
  const rows = lines.flatMap(({ deed, agency = '', content, outcome = 'Đã xong', detail = [] }) =>
    pieces(detail).map((text) => ({
      at: time,
      deed,
      agency,
      recipients: '',
      content,
      outcome,
      detail: text,
    })),
  );
  appendLines(workbook, ledgerColumns(workbook), rows, `Đang ghi ${time.getTime().toString(36)}`);
}
