/** Addresses made of a pattern: "{mã}@tinh.example" gives each agency one of its own. */
import { isAddress } from '../cells/addresses.js';
import { Refusal } from '../refusal.js';
import { toneless } from './spelling.js';

/** Letters and digits, as a mailbox has them. @example mailbox('X.TANAN') //=> 'xtanan' */
const mailbox = (text: string): string => toneless(text).replace(/[^a-z0-9]/g, '');

const PLACES = /\{\s*(mã đơn vị|mã)\s*\}/giu;

export interface Patterned {
  readonly code: string;
  readonly unitCode: string;
}

/**
 * The address that a pattern gives an agency; null where its place has nothing to be filled with.
 *
 * @throws Refusal for a pattern without a place in it, or that gives no address
 * @example addressOf('{mã}@tinh.example', { code: 'SNV', unitCode: '' }) //=> 'snv@tinh.example'
 */
export function addressOf(pattern: string, { code, unitCode }: Patterned): string | null {
  if (pattern.search(PLACES) < 0)
    throw new Refusal(
      `Mẫu «${pattern}» không có chỗ cho mã: hãy ghi như {mã}@tinh.example hoặc xa{mã đơn vị}@tinh.example.`,
    );
  let isLacking = false;
  const address = pattern.trim().replace(PLACES, (_all, place: string) => {
    const filled = mailbox(place.normalize('NFC').toLowerCase() === 'mã' ? code : unitCode);
    if (filled === '') isLacking = true;
    return filled;
  });
  if (isLacking) return null;
  if (!isAddress(address))
    throw new Refusal(`Mẫu «${pattern}» cho «${address}», không phải là địa chỉ thư điện tử.`);
  return address;
}
