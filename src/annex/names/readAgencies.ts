/** The agencies that a cell of `Cơ quan chủ trì` or `Cơ quan phối hợp` names. */
import { linesOf, pattern, spoken } from '../spelling.js';
import type { AgencyDirectory, Meaning } from './directory.js';
import { normalName } from './normalName.js';

/** A name as it stands in a cell, and what it was taken for. */
export interface ReadName {
  readonly text: string;
  readonly codes: readonly string[];
  /** What a person should say about it; null where nothing is in doubt. */
  readonly note: string | null;
}

export interface AgenciesRead {
  /** Codes of agencies and groups, each once, in the order of the words. */
  readonly codes: readonly string[];
  /** Names that stand for none in the list: kept as they are written. */
  readonly words: readonly string[];
  readonly notes: readonly string[];
  /** What was understood beside what was written. */
  readonly understood: readonly ReadName[];
}

/** Names longer than so many pieces ("Sở Văn hóa, Thể thao và Du lịch" has three) do not occur. */
const MOST_PIECES = 8;

/** Where one name may end and the next begin; a name may hold each of them. */
const SEPARATOR =
  /(\n|,|\s+và\s+|\s*\/\s*|\s+&\s+|\s+[-–—]\s+|:|\.(?=\s|$)|\s+cùng\s+(?!cấp)(?:với\s+)?|\s+phối hợp với\s+|\s+với\s+)/u;
const BULLET = /^(?:[-+•*·–—▪●]|[a-zđ]\)|\d{1,2}[.)])\s+/u;
const ASIDE = /\s*[([][^)\]]*[)\]]/g;
const EXCEPT = pattern('(?:^|\\s|\\()(?:trừ|không bao gồm|ngoại trừ)\\s');

/** What a list of one kind says once: "Các Sở: Tài chính, Xây dựng", "UBND xã Tân An, Bình Minh". */
const CARRIED = pattern(
  '^(?:các )?(sở|ban|hội|chi cục|cục|xã|phường|đặc khu|thị trấn|huyện|thị xã|thành phố|công an|báo|phòng)(?= |$)',
);

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function piecesOf(segment: string): Piece[] {
  const parts = segment.split(SEPARATOR);
  const pieces: Piece[] = [];
  let at = 0;
  for (const [i, part] of parts.entries()) {
    const text = part.trim();
    if (i % 2 === 0 && text !== '')
      pieces.push({ text, start: at + part.indexOf(text), end: at + part.indexOf(text) + text.length });
    at += part.length;
  }
  return pieces;
}

/**
 * Reads a cell: the longest known name first, and only then a separator, so that `Sở Văn hóa, Thể thao và Du lịch`
 * and `UBND các xã, phường, đặc khu` stay whole.
 */
export function readAgencies(cell: string, directory: AgencyDirectory): AgenciesRead {
  const codes: string[] = [];
  const words: string[] = [];
  const notes: string[] = [];
  const understood: ReadName[] = [];
  const take = (text: string, meaning: Meaning): void => {
    understood.push({ text, codes: meaning.codes, note: meaning.note });
    if (meaning.note !== null) notes.push(meaning.note);
    if (meaning.codes.length === 0) words.push(text);
    for (const code of meaning.codes) if (!codes.includes(code)) codes.push(code);
  };

  const lines = linesOf(cell).map((line) => line.replace(BULLET, ''));
  const text = lines.join('\n');
  for (const aside of text.match(ASIDE) ?? []) {
    if (EXCEPT.test(spoken(aside)))
      notes.push(`«${aside.trim()}» chưa được trừ ra: hãy ghi từng cơ quan nếu cần.`);
  }
  const plain = text.replace(ASIDE, '');
  if (EXCEPT.test(spoken(plain)))
    notes.push(`«${plain.replace(/\n/g, ' ')}» có trường hợp trừ ra: cần xem lại.`);

  let carried = '';
  for (const segment of plain.split(/\s*;\s*/)) {
    const pieces = piecesOf(segment);
    let unknown: { start: number; end: number } | null = null;
    const settle = (): void => {
      if (!unknown) return;
      const phrase = oneLine(segment.slice(unknown.start, unknown.end));
      unknown = null;
      takeUnknown(phrase, directory, take);
    };
    for (let i = 0; i < pieces.length; ) {
      const found =
        longest(segment, pieces, i, '', directory) ?? longest(segment, pieces, i, carried, directory);
      if (found) {
        settle();
        take(found.text, found.meaning);
        i = found.next;
        const head = CARRIED.exec(normalName(found.prefix + found.text, ''));
        if (head) carried = `${head[1]} `;
        continue;
      }
      const piece = pieces[i]!;
      const head = CARRIED.exec(normalName(piece.text, ''));
      const rest = head && normalName(piece.text, '').startsWith('các ');
      if (rest) {
        // "Các Sở: Tài chính …", "Các sở Nội vụ, Tư pháp": the first name stands behind the head word.
        carried = `${head[1]} `;
        const name = normalName(piece.text, '').replace(CARRIED, '').trim();
        const meaning = name === '' ? null : directory.meaning(carried + name);
        if (name === '' || (meaning && meaning.codes.length > 0)) {
          settle();
          if (meaning) take(piece.text, meaning);
          i++;
          continue;
        }
      }
      unknown = unknown ? { start: unknown.start, end: piece.end } : { start: piece.start, end: piece.end };
      i++;
    }
    settle();
  }
  return { codes, words, notes: [...new Set(notes)], understood };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

interface Found {
  readonly text: string;
  readonly meaning: Meaning;
  readonly next: number;
  readonly prefix: string;
}

/** The longest run of pieces from one on that has a meaning. */
function longest(
  segment: string,
  pieces: readonly Piece[],
  from: number,
  prefix: string,
  directory: AgencyDirectory,
): Found | null {
  if (from > 0 && prefix === '' && isListHead(segment, pieces, from)) return null;
  for (let to = Math.min(pieces.length, from + MOST_PIECES); to > from; to--) {
    const text = oneLine(segment.slice(pieces[from]!.start, pieces[to - 1]!.end));
    if (to === from + 1 && isListHead(segment, pieces, from)) continue;
    const meaning = directory.meaning(prefix + text);
    if (meaning && (meaning.codes.length > 0 || meaning.note !== null || prefix === ''))
      return { text, meaning, next: to, prefix };
  }
  return null;
}

/** "Các sở:" before names is no group. */
const isListHead = (segment: string, pieces: readonly Piece[], at: number): boolean =>
  at + 1 < pieces.length &&
  segment.slice(pieces[at]!.end, pieces[at + 1]!.start).trim() === ':' &&
  CARRIED.test(normalName(pieces[at]!.text, ''));

/** Words that are no name of the list: proposed where they come near one, else kept as they are and named. */
function takeUnknown(
  phrase: string,
  directory: AgencyDirectory,
  take: (text: string, meaning: Meaning) => void,
): void {
  const guess = directory.guess(phrase);
  if (guess) {
    take(phrase, guess);
    return;
  }
  const parts = phrase.split(/\s*,\s*|\s+và\s+/u).filter((part) => part !== '');
  const guesses = parts.map((part) => directory.guess(part));
  if (parts.length > 1 && guesses.some((one) => one !== null)) {
    for (const [i, part] of parts.entries()) {
      const one = guesses[i];
      if (one) take(part, one);
      else take(part, { codes: [], note: unknownNote(part) });
    }
    return;
  }
  take(phrase, { codes: [], note: unknownNote(phrase) });
}

const unknownNote = (text: string): string => `Danh sách cơ quan không có «${text}»: giữ nguyên chữ.`;
