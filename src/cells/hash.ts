/** A short name for what a text says: the fingerprint of a preview, a protection, an approved row, a long key. */

/**
 * The fingerprint of lines of texts: the same for the same lines, another one (but for one chance in 2^53) when a text,
 * its place or the line it stands in differs. It guards against change, not against forgery: anybody can reckon it.
 *
 * 53-bit hash (cyrb53, public domain), base 36.
 */
export const fingerprintOf = (lines: readonly (readonly string[])[]): string => hashOf(lines).toString(36);

/** The number that a fingerprint writes out, from 0 to 2^53 - 1: for where tens of thousands are reckoned. */
export function hashOf(lines: readonly (readonly string[])[]): number {
  const text = JSON.stringify(lines);
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    h1 = Math.imul(h1 ^ code, 2654435761);
    h2 = Math.imul(h2 ^ code, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return 4294967296 * (2097151 & h2) + (h1 >>> 0);
}
