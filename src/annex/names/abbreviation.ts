/** Whether one name is another one shortened: "sở nn mt" of "sở nông nghiệp môi trường". */
import { toneless } from '../spelling.js';

const initial = (word: string): string => toneless(word)[0] ?? '';

/**
 * Every word of the short name is a word of the long one or the initials of several in a row, in the same order,
 * none left out. Both as `normalName` gives them.
 *
 * @example abbreviates('sở vh tt dl', 'sở văn hóa thể thao du lịch') //=> true
 */
export function abbreviates(short: string, long: string): boolean {
  const words = long.split(' ');
  const initials = words.map(initial);
  const tokens = short.split(' ');
  if (tokens.length > words.length) return false;
  const from = (token: number, word: number): boolean => {
    if (token === tokens.length) return word === words.length;
    if (word === words.length) return false;
    const text = tokens[token]!;
    if (text === words[word] && from(token + 1, word + 1)) return true;
    const letters = Array.from(toneless(text));
    if (letters.length > words.length - word) return false;
    return (
      letters.every((letter, i) => letter === initials[word + i]) && from(token + 1, word + letters.length)
    );
  };
  return from(0, 0);
}
