/** Lines of `Nhật ký`: what the program did, and what stood in a cell before. */
import type { CellValue } from '../cells/value.js';
import type { Environment } from '../environment.js';
import { Refusal } from '../refusal.js';
import { LEDGER } from '../schema/sheets.js';
import { positions } from '../workbook/contents.js';
import { firstFreeRow, writeRows } from '../workbook/rowWriter.js';

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

/** Appends lines and pushes them out, before whatever they tell of is done. @throws Refusal without the ledger */
export function appendLedger({ workbook, now }: Environment, lines: readonly LedgerLine[]): void {
  if (lines.length === 0) return;
  const contents = workbook.read([LEDGER.title]).get(LEDGER.title);
  const at = positions(LEDGER, contents);
  if (!at.has('deed') || !at.has('detail'))
    throw new Refusal('Trang Nhật ký không còn đủ cột. Hãy chạy lại «Thiết lập bảng tính».');
  const time = now();
  const rows = lines.flatMap(({ deed, agency = '', content, outcome = 'Đã xong', detail = [] }) =>
    pieces(detail).map(
      (text): Record<string, CellValue> => ({
        at: time,
        deed,
        agency,
        recipients: '',
        content,
        outcome,
        detail: text,
      }),
    ),
  );
  writeRows(workbook, LEDGER, at, firstFreeRow(LEDGER, contents), rows);
  workbook.flush();
}
